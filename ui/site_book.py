"""The rule book as it applies on this computer: as shipped, with the site's policy."""

import os
from pathlib import Path

import attrs
import platformdirs

from planner.errors import BadPolicy
from planner.rules.book import RuleBook, load_book
from planner.rules.policy import book_with_policy
from planner.rules.site_choices import IdentityDisplay
from ui.messages.site_choices import set_by_words
from ui.resources import resource

POLICY_VARIABLE = "ISTHMUS_POLICY"
POLICY_FILE = "policy.toml"


def machine_policy() -> Path:
    """Return where the policy of all users of this computer lies, if there is one.

    /etc/xdg/isthmus on Linux, C:/ProgramData/isthmus on Windows, /Library/Application
    Support/isthmus on a Mac: folders that only an administrator can write to.
    """
    return platformdirs.site_config_path("isthmus", appauthor=False) / POLICY_FILE


def site_book() -> RuleBook:
    """Return the shipped book with the policy of this computer upon it.

    A policy that cannot be used stops nothing: the book is then the shipped one, and
    its `policy_error` is for every screen to show. A locked policy of the computer goes
    before one that a user names in `ISTHMUS_POLICY`.

    Raises
    ------
    BadRuleBook
        If the shipped book itself is damaged.
    """
    book = load_book(resource("rules"))
    try:
        file = policy_in_force(book)
        return book if file is None else book_with_policy(book, file)
    except BadPolicy as error:
        return attrs.evolve(book, policy_error=error)


def policy_in_force(book: RuleBook) -> Path | None:
    """Return the file of the policy that holds here, None if there is none.

    Raises
    ------
    BadPolicy
        If the computer's own cannot be used: nobody can tell whether it was locked.
    """
    of_machine, named = machine_policy(), os.environ.get(POLICY_VARIABLE)
    try:
        policy = book_with_policy(book, of_machine).policy
    except BadPolicy as error:
        if error.facts["reason"] != "missing":
            raise
        return Path(named) if named else None
    is_locked = policy is not None and policy.is_locked
    return Path(named) if named and not is_locked else of_machine


def shows_identity_at_first(book: RuleBook, *, chosen: bool) -> bool:
    """Tell whether a case shows whose it is without being asked.

    `chosen` is the user's own setting. A policy that cannot be read may have said no.
    """
    if book.policy_error is not None:
        return False
    decided = book.choices.identity
    return chosen if decided is None else decided is IdentityDisplay.AT_FIRST


def identity_lock(book: RuleBook) -> str:
    """Return who decided that nobody is named in the window; empty if nobody did."""
    is_never = book.choices.identity is IdentityDisplay.NEVER
    return set_by_words(book) if is_never else ""


def language_lock(book: RuleBook) -> str:
    """Return who decided the language; empty if it is the user's to choose."""
    return set_by_words(book) if book.choices.language is not None else ""


def language_of(book: RuleBook, *, chosen: str) -> str:
    """Return the language to speak: the department's, else the user's own."""
    return book.choices.language or chosen
