"""The needles that keep the most room, by side: proposed, or refused with a reason."""

from collections.abc import Iterator

import attrs

from planner.anatomy.vertebra import Side, Vertebra
from planner.plan.case import LevelPlan
from planner.plan.needle import Needle, NeedleStatus
from planner.propose.asked import asked_of
from planner.propose.bench import Bench, Wish
from planner.propose.ground import ground_of
from planner.propose.proposal import SideProposals
from planner.rules.book import RuleBook
from planner.rules.entry import isthmus_width_mm
from planner.rules.facts import NOTHING_KNOWN, LevelFacts
from planner.work import Monitor


def propose_level(
    plan: LevelPlan,
    vertebra: Vertebra | None,
    book: RuleBook,
    wish: Wish,
    *,
    monitor: Monitor,
    facts: LevelFacts = NOTHING_KNOWN,
) -> tuple[SideProposals, ...]:
    """Return for each side what can be proposed, or why nothing can.

    A side with a needle that somebody placed, or locked, is left as it is.

    Raises
    ------
    Cancelled
        If the caller asked for it.
    BadRuleBook
        If the book lacks one of the rules or limits that are measured.
    """
    return tuple(
        _propose_side(plan, vertebra, book, wish, side, monitor, facts)
        for side in monitor.watch(wish.sides, total=len(wish.sides))
    )


def needle_in_the_way(plan: LevelPlan, vertebra: Vertebra, side: Side) -> Needle | None:
    """Return the needle because of which nothing is proposed for a side, or None."""
    for needle in _needles_of(plan, vertebra, side):
        if not needle.is_as_proposed:
            return needle
    return None


def replaced_by(plan: LevelPlan, vertebra: Vertebra, side: Side) -> tuple[str, ...]:
    """Return the needles in whose place one that is proposed for a side comes."""
    return tuple(
        needle.id
        for needle in _needles_of(plan, vertebra, side)
        if needle.is_as_proposed
    )


def _needles_of(plan: LevelPlan, vertebra: Vertebra, side: Side) -> Iterator[Needle]:
    """Yield the needles of a side that are still planned."""
    for needle in plan.needles:
        x_mm = float(vertebra.frame.to_box(needle.entry_lps_mm)[0])
        is_here = x_mm * side.sign > 0 or needle.side == side.value
        if is_here and needle.status is not NeedleStatus.WITHDRAWN:
            yield needle


def _propose_side(
    plan: LevelPlan,
    vertebra: Vertebra | None,
    book: RuleBook,
    wish: Wish,
    side: Side,
    monitor: Monitor,
    facts: LevelFacts,
) -> SideProposals:
    refused = SideProposals(level=plan.level, side=side, reason="no_anatomy")
    if vertebra is None:
        return refused
    in_the_way = needle_in_the_way(plan, vertebra, side)
    if in_the_way is not None:
        return attrs.evolve(
            refused, reason="has_needle", measures={"needle": in_the_way.id}
        )
    ground = ground_of(vertebra, side)
    if ground is None:
        return attrs.evolve(refused, reason="no_pedicle")
    asked = asked_of(book, vertebra, approach=plan.approach)
    bench = Bench(
        plan=plan, book=book, facts=facts, ground=ground, asked=asked, wish=wish
    )
    fitting = bench.fitting_mm()
    if not fitting:
        smallest = min(wish.diameters_mm)
        return attrs.evolve(
            refused,
            reason="too_narrow",
            measures={
                "isthmus_mm": isthmus_width_mm(ground.pedicle.isthmus),
                "needed_mm": smallest + asked.spare_mm,
                "diameter_mm": smallest,
            },
        )
    return bench.proposals(fitting, monitor)
