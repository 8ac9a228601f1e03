"""The shipped rule book, read once."""

from pathlib import Path

import pytest

from planner.rules.book import RuleBook, load_book

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "rules"


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book(SHIPPED)
