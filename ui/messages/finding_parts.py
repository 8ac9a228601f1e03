"""How a finding's numbers are put into words: one place for all sentences."""

from collections.abc import Callable, Mapping

from planner.rules.findings import Finding
from ui.language import Texts, say
from ui.messages.numbers import degrees, exceeding, lacking, millimetres, percent
from ui.messages.words import SIDE_WORDS, WALL_WORDS

Sentence = str | Callable[[Finding], str]
Words = Mapping[tuple[str, str], tuple[Sentence, Sentence | None]]
"""For rule and reason: the sentence of the card, and the few words of the banner. A
rule that is kept needs no headline."""


def mm(finding: Finding, name: str) -> str:
    return millimetres(finding.measures.get(name))


def limit_mm(finding: Finding, name: str) -> str:
    return millimetres(finding.limits.get(name))


PART_WORDS = Texts({1 / 3: "third", 1 / 4: "quarter", 1 / 6: "sixth"})


def back_part(finding: Finding, name: str) -> str:
    """Return the part of the body behind a limit of depth, as surgeons call it."""
    depth = finding.limits.get(name)
    if not isinstance(depth, int | float):
        return say("posterior part")
    for part, word in PART_WORDS.items():
        if abs(depth - part) < 1e-6:
            return say("posterior {word}", word=word)
    return say("posterior {depth}", depth=percent(depth))


def share_of(finding: Finding, name: str) -> str:
    return percent(finding.measures.get(name))


def angle(finding: Finding, name: str) -> str:
    return degrees(finding.measures.get(name))


def below_zero(finding: Finding, name: str) -> str:
    """Write how far a distance is below zero."""
    below = value(finding, name)
    return exceeding(None if below is None else -below)


def limit_percent(finding: Finding, name: str) -> str:
    return percent(finding.limits.get(name))


def wall(finding: Finding) -> str:
    name = str(finding.measures.get("wall"))
    return WALL_WORDS[name].lower() if name in WALL_WORDS else say("pedicle")


def value(finding: Finding, name: str) -> float | None:
    measured = finding.measures.get(name)
    return float(measured) if isinstance(measured, int | float) else None


def side(finding: Finding, name: str = "side") -> str:
    named = str(finding.measures.get(name))
    if named in SIDE_WORDS:
        return SIDE_WORDS[named].lower()
    return say("side that is not known")


def crossing_mm(finding: Finding) -> str:
    return exceeding(finding.measures.get("crossing_distance_mm"))


def lacking_mm(finding: Finding, name: str) -> str:
    return lacking(finding.measures.get(name), finding.limits.get(name))


def needle_pair(finding: Finding) -> str:
    """Name the two needles that it is about."""
    names = [finding.measures.get(name) for name in ("first", "second")]
    known = [name for name in names if isinstance(name, str)]
    return (
        say("Needles {known}", known=say(" and ").join(known))
        if len(known) == 2
        else say("Two needles")
    )


def track(finding: Finding) -> str:
    """Name the needle whose track it is."""
    name = finding.measures.get("track")
    return (
        say("needle {name}", name=name)
        if isinstance(name, str)
        else say("an earlier needle")
    )
