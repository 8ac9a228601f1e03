"""The language in which the program starts."""

import locale
import os

from planner.errors import BadRuleBook
from planner.rules.book import RuleBook
from ui.language import ENGLISH, LANGUAGE_NAMES
from ui.settings import Settings, read_settings, settings_path
from ui.site_book import language_of as language_decided
from ui.site_book import site_book

CHINESE = "zh_CN"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""What a computer with POSIX locales is asked, in this order."""


def language_at_start(settings: Settings, book: RuleBook) -> str:
    """Return the department's language, else the user's, else the computer's."""
    decided = language_decided(book, chosen=settings.language)
    return decided or language_of(computer_locale())


def language_of_commands() -> str:
    """Return the same for the command line, which is told neither."""
    try:
        book = site_book()
    except (FileNotFoundError, BadRuleBook):
        return ENGLISH  # whatever is asked for will say why
    return language_at_start(read_settings(settings_path()), book)


def language_of(name: str) -> str:
    """Return which of our languages a locale's name asks for, English for any other.

    Everybody whose computer speaks Chinese gets ours, which is written in simplified
    signs: it is nearer than English.
    """
    if name in LANGUAGE_NAMES:
        return name
    return CHINESE if name.lower().startswith(("zh", "chinese")) else ENGLISH


def computer_locale() -> str:
    """Return the name of the computer's locale; empty if it does not tell."""
    named = next(filter(None, map(os.environ.get, VARIABLES)), None)
    return (named or locale.getlocale()[0] or "").partition(".")[0]
