"""How a finding's numbers are put into words: one place for all sentences."""

from collections.abc import Callable, Mapping

from planner.rules.findings import Finding
from ui.messages.numbers import exceeding, lacking, millimetres, percent
from ui.messages.words import WALL_WORDS

Sentence = str | Callable[[Finding], str]
Words = Mapping[tuple[str, str], tuple[Sentence, Sentence | None]]
"""For rule and reason: the sentence of the card, and the few words of the banner. A
rule that is kept needs no headline."""


def mm(finding: Finding, name: str) -> str:
    return millimetres(finding.measures.get(name))


def limit_mm(finding: Finding, name: str) -> str:
    return millimetres(finding.limits.get(name))


PART_WORDS = {1 / 3: "third", 1 / 4: "quarter", 1 / 6: "sixth"}


def back_part(finding: Finding, name: str) -> str:
    """Return the part of the body behind a limit of depth, as surgeons call it."""
    depth = finding.limits.get(name)
    if not isinstance(depth, int | float):
        return "posterior part"
    for part, word in PART_WORDS.items():
        if abs(depth - part) < 1e-6:
            return f"posterior {word}"
    return f"posterior {percent(depth)}"


def limit_percent(finding: Finding, name: str) -> str:
    return percent(finding.limits.get(name))


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


def needle_pair(finding: Finding) -> str:
    """Name the two needles that it is about."""
    names = [finding.measures.get(name) for name in ("first", "second")]
    known = [name for name in names if isinstance(name, str)]
    return f"Needles {' and '.join(known)}" if len(known) == 2 else "Two needles"


def track(finding: Finding) -> str:
    """Name the needle whose track it is."""
    name = finding.measures.get("track")
    return f"needle {name}" if isinstance(name, str) else "an earlier needle"
