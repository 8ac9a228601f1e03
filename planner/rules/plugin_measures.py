"""Which measures of plugins a rule book asks for, and the facts that hold them."""

from collections.abc import Mapping

import attrs

from planner.rules.book import RuleBook
from planner.rules.facts import NOTHING_KNOWN, LevelFacts

ByLevel = Mapping[str, Mapping[str, float | None]]


def plugins_asked(book: RuleBook) -> tuple[str, ...]:
    """Return the ids of the plugins whose measures the department's rules need."""
    tests = (rule.test for rule in book.rules.values() if not rule.is_off)
    asked = (
        test.measure.partition("/")[0]
        for test in tests
        if test is not None and test.is_of_plugin
    )
    return tuple(dict.fromkeys(asked))


def with_plugin_measures(
    facts: Mapping[str, LevelFacts], measured: ByLevel
) -> dict[str, LevelFacts]:
    """Return the facts of all levels with what plugins measured on them."""
    return {
        level: attrs.evolve(
            facts.get(level, NOTHING_KNOWN), plugins=measured.get(level, {})
        )
        for level in (*facts, *(name for name in measured if name not in facts))
    }
