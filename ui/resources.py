"""Where the files that ship with the program are."""

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Beside the `ui` package: in a checkout, in a wheel, and in a frozen folder alike."""

LICENCES = RESOURCES.parent / "licences"
"""Texts of all parts of the program; only a frozen one carries them."""


def resource(*parts: str) -> Path:
    """Return the path of a shipped file or folder.

    Raises
    ------
    FileNotFoundError
        If it is not there: the installation is damaged, and a start should say so.
    """
    path = RESOURCES.joinpath(*parts)
    if not path.exists():
        raise FileNotFoundError(f"the installation lacks {'/'.join(parts)}")
    return path
