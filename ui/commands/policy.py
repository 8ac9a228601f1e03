"""`isthmus policy check`: is a department's policy fit for use, and what it changes."""

from pathlib import Path

from planner.rules.book import load_book
from planner.rules.policy import book_with_policy
from ui.commands.outcome import Outcome
from ui.messages.policy import change_lines, policy_words
from ui.resources import resource


def check_policy(file: Path) -> Outcome:
    """Say what the policy changes in the shipped rule book.

    Raises
    ------
    BadPolicy
        If it cannot be used: the file, the place in it, and the way out.
    """
    book = book_with_policy(load_book(resource("rules")), file)
    assert book.policy is not None
    lines = [f"Policy {policy_words(book.policy)}.", f"Rule book {book.id_hash}."]
    changes = change_lines(book)
    lines += changes or ["It changes nothing."]
    return Outcome(text="\n".join(lines))
