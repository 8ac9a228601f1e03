"""What is said of settings that could not be used."""

from collections.abc import Sequence

from ui.language import Texts
from ui.settings import SettingsProblem

SETTINGS_REASONS = Texts(
    {
        "unreadable": (
            "The settings file could not be read, so the program starts as it "
            "was shipped; the next setting you change writes it anew."
        ),
        "newer": (
            "The settings were written by a later version: what is known here "
            "is used, and the file is left as it is, so changes last until you "
            "close the program."
        ),
        "unusable": (
            "The setting “{key}” in settings.toml has a value that cannot be used; the "
            "others apply. Correct it there, or choose it anew in the window."
        ),
    }
)


def settings_words(problems: Sequence[SettingsProblem]) -> str:
    """Return one sentence for each problem."""
    return " ".join(
        SETTINGS_REASONS[problem.reason].format(key=problem.key) for problem in problems
    )
