"""How a finding's numbers are put into words: one place for all sentences."""

from collections.abc import Callable, Mapping

from planner.rules.findings import Finding
from ui.messages.numbers import exceeding, lacking, millimetres
from ui.messages.words import WALL_WORDS

Sentence = str | Callable[[Finding], str]
Words = Mapping[tuple[str, str], tuple[Sentence, Sentence | None]]
"""For rule and reason: the sentence of the card, and the few words of the banner. A
rule that is kept needs no headline."""


def mm(finding: Finding, name: str) -> str:
    return millimetres(finding.measures.get(name))


def limit_mm(finding: Finding, name: str) -> str:
    return millimetres(finding.limits.get(name))


def wall(finding: Finding) -> str:
    name = str(finding.measures.get("wall"))
    return WALL_WORDS.get(name, "pedicle").lower()


def value(finding: Finding, name: str) -> float | None:
    measured = finding.measures.get(name)
    return float(measured) if isinstance(measured, int | float) else None


def side(finding: Finding, name: str = "side") -> str:
    named = finding.measures.get(name)
    return named if isinstance(named, str) else "side that is not known"


def crossing_mm(finding: Finding) -> str:
    return exceeding(finding.measures.get("crossing_distance_mm"))


def lacking_mm(finding: Finding, name: str) -> str:
    return lacking(finding.measures.get(name), finding.limits.get(name))


def track(finding: Finding) -> str:
    """Name the needle whose track it is."""
    name = finding.measures.get("track")
    return f"needle {name}" if isinstance(name, str) else "an earlier needle"
