"""SHA-256 sums of files, written as `sha256sum --check` reads them."""

import hashlib
from collections.abc import Iterable
from pathlib import Path


def sha256(path: Path) -> str:
    """Return the sum of a file as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sums_of(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return the sums of files by their names in a folder; links are followed."""
    return {name: sha256(folder / name) for name in sorted(names)}


def sums_text(sums: dict[str, str]) -> str:
    return "".join(f"{digits}  {name}\n" for name, digits in sorted(sums.items()))
