"""`isthmus policy check`: is a department's policy fit for use, and what it changes."""

from pathlib import Path

from planner.rules.book import load_book
from planner.rules.policy import book_with_policy
from ui.commands.outcome import Outcome
from ui.language import say
from ui.messages.policy import change_lines, policy_words
from ui.messages.site_choices import choice_lines
from ui.resources import resource
from ui.site_book import machine_policy, policy_in_force


def check_policy(file: Path | None) -> Outcome:
    """Say what a policy decides; without a file, the one of this computer.

    Raises
    ------
    BadPolicy
        If it cannot be used: the file, the place in it, and the way out.
    """
    shipped = load_book(resource("rules"))
    file = file or policy_in_force(shipped)
    if file is None:
        none = say("This computer has no policy. One would be {file}.")
        return Outcome(text=none.format(file=machine_policy()))
    book = book_with_policy(shipped, file)
    assert book.policy is not None
    lines = [
        say("Policy {policy}.", policy=policy_words(book.policy)),
        say("Rule book {book}.", book=book.id_hash),
    ]
    decided = change_lines(book) + choice_lines(book.choices)
    lines += decided or [say("It changes nothing.")]
    return Outcome(text="\n".join(lines))
