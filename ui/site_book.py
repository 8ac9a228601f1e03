"""The rule book as it applies on this computer: as shipped, with the site's policy."""

import os
from pathlib import Path

import attrs
import platformdirs

from planner.errors import BadPolicy
from planner.rules.book import RuleBook, load_book
from planner.rules.policy import book_with_policy
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
    named = os.environ.get(POLICY_VARIABLE)
    try:
        of_machine = _with_policy_of_machine(book)
        policy = of_machine.policy
        if not named or (policy is not None and policy.is_locked):
            return of_machine
        return book_with_policy(book, Path(named))
    except BadPolicy as error:
        return attrs.evolve(book, policy_error=error)


def _with_policy_of_machine(book: RuleBook) -> RuleBook:
    try:
        return book_with_policy(book, machine_policy())
    except BadPolicy as error:
        if error.facts["reason"] == "missing":
            return book
        raise
