"""What menus and tips say."""

import re

from ui.language import Texts
from ui.messages.step_names import spoken_step

KEY_LETTER = re.compile(r"\(&\w\)|&")
"""A language whose signs are no letters puts one behind them: 文件(&F)."""

MENUS = Texts(
    {
        "file": "&File",
        "edit": "&Edit",
        "needle": "&Needle",
        "tools": "&Tools",
        "review": "&Review",
        "view": "&View",
        "help": "&Help",
    }
)
"""With Alt, the letter after the ampersand opens the menu."""


def named_step(verb: str, step: str | None) -> str:
    """Return "Undo Move tip", or the bare verb when there is nothing to undo."""
    return f"{verb} {spoken_step(step)}" if step else verb


def without_key(title: str) -> str:
    """Return a menu's title without the letter that opens it."""
    return KEY_LETTER.sub("", title)


def tip_words(words: str, key: str | None) -> str:
    return f"{words} ({key})" if key else words
