"""One side of one level on the bench: attempts by several aims, judged and ranked.

Nothing that the rule book stops, or cannot judge, becomes a proposal: whatever the
search finds is judged by the rules themselves before anybody sees it.
"""

from collections.abc import Iterable, Mapping, Sequence

import attrs
import numpy as np

from planner.anatomy.vertebra import Side, Wall
from planner.arrays import FloatArray, Vector3
from planner.plan.case import EXTRAPEDICULAR, Case, LevelPlan, StudyReference
from planner.plan.needle import Needle, NeedleOrigin
from planner.propose.asked import Asked
from planner.propose.ground import Ground
from planner.propose.lines import MM_PER_DEG, Lines, Search
from planner.propose.proposal import Kind, Proposal, SideProposals
from planner.propose.search import Aim, find_line
from planner.rules.book import RuleBook
from planner.rules.entry import isthmus_width_mm
from planner.rules.evaluate import judge
from planner.rules.facts import LevelFacts
from planner.rules.findings import Finding, Severity
from planner.work import Monitor

TRIAL = "?"
"""What a needle is called before it is part of a plan."""

ROOM_BETWEEN_TIPS_MM = 1.0
"""Two needles of one level keep this far from the midline, each beyond its radius, so
that they never meet. Project default."""

TIE = 0.006
HEIGHT_TIE = 0.001
"""Between needles of the same least clearance: room to the other walls (up to 6 mm) and
a tip at mid-height (up to 10 mm) decide, for less than 0.05 mm of clearance in all."""

STEEP_TIE = 0.02
"""A tip nearer to the midline by a millimetre is not worth 50 degrees more of rise."""

WORTH_OFFERING_MM = 1.5
"""An alternative is shown if its entry or tip lies this far from those before it."""

MORE_ROOM_MM = 0.15
"""A thinner needle is shown if it has this much more room."""

SHORT_OF_ROOM = 30.0
"""What a millimetre of clearance that is missing counts beside one of another aim."""

STEEP_DEG = 6.0
"""From this rise or fall on, a needle that lies more level is looked for."""

ENOUGH_MM = 0.2
"""What must be left of the room before an alternative may spend it."""


@attrs.frozen(kw_only=True, eq=False)
class Wish:
    """What is to be proposed: for which sides, with which needles.

    The first diameter is the one wished for. With one side only its needle is to come
    near the midline.
    """

    diameters_mm: Sequence[float]
    sides: tuple[Side, ...] = (Side.RIGHT, Side.LEFT)

    @property
    def is_unilateral(self) -> bool:
        return len(self.sides) == 1


@attrs.frozen(kw_only=True, eq=False)
class Bench:
    """One side of one level while needles are sought for it."""

    plan: LevelPlan
    book: RuleBook
    facts: LevelFacts
    ground: Ground
    asked: Asked
    wish: Wish

    def fitting_mm(self) -> list[float]:
        """Return the needles for which the pedicle is wide enough, or all beside it."""
        if self.plan.approach == EXTRAPEDICULAR:
            return list(self.wish.diameters_mm)
        width = isthmus_width_mm(self.ground.pedicle.isthmus)
        return [d for d in self.wish.diameters_mm if width >= d + self.asked.spare_mm]

    def proposals(
        self, diameters_mm: Sequence[float], monitor: Monitor
    ) -> SideProposals:
        tried: list[_Attempt] = []
        for diameter_mm in diameters_mm:
            near = tried[-1] if tried else None
            tried.append(self._attempt(Kind.ROOMIEST, diameter_mm, monitor, near))
            if tried[-1].is_clear:
                break
        usable = [attempt for attempt in tried if attempt.proposal is not None]
        if not usable:
            return self._refusal(tried)
        first = max(usable, key=lambda attempt: (attempt.is_clear, attempt.least_mm))
        return SideProposals(
            level=self.plan.level,
            side=self.ground.side,
            needles=self._ranked(first, diameters_mm, monitor),
        )

    def _ranked(
        self, first: "_Attempt", diameters_mm: Sequence[float], monitor: Monitor
    ) -> tuple[Proposal, ...]:
        """Return the first choice and what differs enough from it to be a choice."""
        attempts = [first]
        if first.spare_mm >= ENOUGH_MM:
            midline = self._attempt(
                Kind.NEAR_MIDLINE, first.diameter_mm, monitor, first
            )
            attempts.insert(0 if self.wish.is_unilateral else 1, midline)
            if abs(first.sagittal_deg) >= STEEP_DEG:
                attempts.append(
                    self._attempt(Kind.LEVEL, first.diameter_mm, monitor, first)
                )
        thinner = [d for d in diameters_mm if d < first.diameter_mm]
        if thinner:
            attempts.append(self._attempt(Kind.THINNER, thinner[0], monitor, first))
        chosen: list[Proposal] = []
        for attempt in attempts:
            is_no_worse = attempt.is_clear or not first.is_clear
            if (
                attempt.proposal is not None
                and is_no_worse
                and _is_new(attempt.proposal, chosen)
            ):
                chosen.append(attempt.proposal)
        return tuple(chosen)

    def _attempt(
        self,
        kind: Kind,
        diameter_mm: float,
        monitor: Monitor,
        near: "_Attempt | None" = None,
    ) -> "_Attempt":
        """Search by one aim: within every limit, else within those that stop."""
        radius = diameter_mm / 2
        least_offset = 0.0 if self.wish.is_unilateral else radius + ROOM_BETWEEN_TIPS_MM
        search = Search(
            ground=self.ground,
            asked=self.asked,
            level=self.plan.level,
            radius_mm=radius,
            least_offset_mm=least_offset,
        )
        made: list[_Attempt] = []
        start = None if near is None else near.line
        for strict in (True, False):
            found = find_line(
                search,
                self._aim(kind),
                strict=strict,
                monitor=monitor,
                start=start,
            )
            start = found.lines[0]
            made.append(self._judged(kind, found, diameter_mm))
            if made[-1].is_clear or kind not in (Kind.ROOMIEST, Kind.THINNER):
                break
        return max(made, key=lambda attempt: attempt.rank)

    def _aim(self, kind: Kind) -> Aim:
        low, high = self.ground.vertebra.endplates_z_mm

        def roomiest(lines: Lines) -> FloatArray:
            across = np.minimum(lines.across_mm, 6.0)
            off_middle = np.abs(lines.tip_mm[:, 2] - (low + high) / 2)
            aim: FloatArray = lines.least_mm + TIE * across - HEIGHT_TIE * off_middle
            return aim

        def enough(lines: Lines) -> FloatArray:
            lacking: FloatArray = SHORT_OF_ROOM * np.minimum(lines.spare_mm, 0.0)
            return lacking

        def near_midline(lines: Lines) -> FloatArray:
            steep = STEEP_TIE * np.abs(lines.sagittal_deg)
            aim: FloatArray = enough(lines) - lines.tip_mm[:, 0] - steep
            return aim

        def level(lines: Lines) -> FloatArray:
            aim: FloatArray = enough(lines) - MM_PER_DEG * np.abs(lines.sagittal_deg)
            return aim

        aims = {Kind.NEAR_MIDLINE: near_midline, Kind.LEVEL: level}
        return aims.get(kind, roomiest)

    def _judged(self, kind: Kind, found: Lines, diameter_mm: float) -> "_Attempt":
        """Make a needle of the line that was found, and let every rule speak of it."""
        needle = self._needle(found, diameter_mm)
        trial = attrs.evolve(self.plan, needles=(needle,), cement=None, overrides=())
        level = self.plan.level
        judgement = judge(
            Case(study=StudyReference(ct=""), levels=(trial,)),
            {level: self.ground.vertebra},
            self.book,
            {level: self.facts},
        )
        spoken = [
            finding
            for finding in judgement.of_needle(level, TRIAL)
            if finding.reason != "unanswered"
        ]
        worst = max(spoken, key=lambda finding: finding.severity.rank)
        measures = judgement.measures[f"{level}/{TRIAL}"]
        kept = {wall: _clearance_mm(measures, wall) for wall in self.asked.clearance_mm}
        tightest = min(kept, key=lambda wall: kept[wall])
        proposal = None
        if worst.severity.rank <= Severity.WARN.rank and kept[tightest] > 0:
            proposal = Proposal(
                level=level,
                side=self.ground.side,
                kind=kind,
                needle=needle,
                least_clearance_mm=kept[tightest],
                wall=tightest.value,
                severity=worst.severity,
                warned_by=_warned_by(spoken),
                measures=measures,
            )
        return _Attempt(
            diameter_mm=diameter_mm,
            least_mm=kept[tightest],
            spare_mm=float(found.spare_mm[0]),
            sagittal_deg=float(found.sagittal_deg[0]),
            line=found.lines[0],
            wall=tightest.value,
            worst=worst,
            proposal=proposal,
        )

    def _needle(self, found: Lines, diameter_mm: float) -> Needle:
        return Needle(
            id=TRIAL,
            entry_lps_mm=self._lps(found.entry_mm[0]),
            tip_lps_mm=self._lps(found.tip_mm[0]),
            outer_diameter_mm=diameter_mm,
            side=self.ground.side.value,
            origin=NeedleOrigin.PROPOSED,
        )

    def _lps(self, point_mm: Vector3) -> Vector3:
        box = point_mm * (self.ground.side.sign, 1.0, 1.0)
        return self.ground.vertebra.frame.to_lps(box)

    def _refusal(self, tried: Sequence["_Attempt"]) -> SideProposals:
        """Say what kept the best attempt from being a proposal."""
        best = max(tried, key=lambda attempt: attempt.least_mm)
        refused = SideProposals(
            level=self.plan.level,
            side=self.ground.side,
            reason="no_path",
            measures={
                "diameter_mm": best.diameter_mm,
                "clearance_mm": best.least_mm,
                "wall": best.wall,
                "rule": best.worst.rule,
                "rule_reason": best.worst.reason,
            },
        )
        if best.worst.severity is Severity.NA:
            return attrs.evolve(refused, reason="not_assessable")
        return refused


@attrs.frozen(kw_only=True, eq=False)
class _Attempt:
    """The best line by one aim; `proposal` is None if the rules do not let it pass."""

    diameter_mm: float
    least_mm: float
    spare_mm: float
    sagittal_deg: float
    line: FloatArray
    wall: str
    worst: Finding
    proposal: Proposal | None

    @property
    def is_clear(self) -> bool:
        """Whether no rule even warns."""
        return self.worst.severity.rank < Severity.WARN.rank

    @property
    def rank(self) -> tuple[bool, bool, float]:
        return self.proposal is not None, self.is_clear, self.least_mm


def _clearance_mm(measures: Mapping[str, object], wall: Wall) -> float:
    value = measures[f"{wall.value}_clearance_mm"]
    return float(value) if isinstance(value, float) else -np.inf


def _warned_by(spoken: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(
        finding.rule
        for finding in spoken
        if finding.severity.rank >= Severity.WARN.rank and finding.part_of is None
    )


def _is_new(one: Proposal, others: Sequence[Proposal]) -> bool:
    for other in others:
        if other.needle.outer_diameter_mm != one.needle.outer_diameter_mm:
            more = one.least_clearance_mm - other.least_clearance_mm
            if other is others[0] and more < MORE_ROOM_MM:
                return False
            continue
        apart = max(
            float(np.linalg.norm(one.needle.entry_lps_mm - other.needle.entry_lps_mm)),
            float(np.linalg.norm(one.needle.tip_lps_mm - other.needle.tip_lps_mm)),
        )
        if apart < WORTH_OFFERING_MM:
            return False
    return True
