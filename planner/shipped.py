"""What ships with the program and the planner itself reads: rules and published cases.

A review tool in a process of its own finds it here, as the windows do.
"""

from pathlib import Path

from planner.review.case import ReviewCase
from planner.review.published import read_published
from planner.rules.book import RuleBook, load_book

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""Beside the `planner` package: in a checkout, in a wheel, in a frozen folder alike."""


def shipped_book() -> RuleBook:
    """Return the rule book as it was shipped, without any department's policy."""
    return load_book(RESOURCES / "rules")


def published_cases() -> tuple[ReviewCase, ...]:
    """Return the published cases, in the order of their table."""
    return read_published(RESOURCES / "cases")
