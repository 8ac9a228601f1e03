"""A needle pushed forward step by step, and what the rules say at each of them."""

import enum
import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

import attrs
import numpy as np

from planner.anatomy.vertebra import Vertebra
from planner.arrays import Vector3
from planner.plan.case import LevelPlan
from planner.plan.needle import SHORTEST_NEEDLE_MM, Needle
from planner.rules.book import RuleBook
from planner.rules.border import BorderMeasures, border_at, measure_border
from planner.rules.context import NeedleContext, Verdict
from planner.rules.evaluate import speak
from planner.rules.facts import NOTHING_KNOWN, LevelFacts
from planner.rules.findings import Severity
from planner.rules.known import facts_of
from planner.rules.path import PathMeasures, measure_path

STEP_MM = 1.0
"""How far a needle is pushed between two pictures (rules.md section 3)."""

FIRST_MM = SHORTEST_NEEDLE_MM * (1 + 1e-6)
"""The first depth looked at: before it there is no needle to speak of."""

BORDER_RULE = "P-01"
SPOKEN_RULES = (BORDER_RULE, "P-02", "P-08")
"""The rules that are asked at every step: the border, the walls, the canal."""


class FrontPlace(enum.Enum):
    """Where a front view shows the tip, from lateral to medial."""

    LATERAL = "lateral"
    LATERAL_HALF = "lateral_half"
    MEDIAL_HALF = "medial_half"
    MEDIAL = "medial"
    BESIDE = "beside"


class SidePlace(enum.Enum):
    """Where a side view shows the tip, from behind to the front."""

    BEHIND = "behind"
    DORSAL_HALF = "dorsal_half"
    VENTRAL_HALF = "ventral_half"
    BODY = "body"


@attrs.frozen(kw_only=True, eq=False)
class Step:
    """The needle with its tip `depth_mm` along its axis from the entry.

    `border_mm` is how far lateral of the medial border the tip is, None above and below
    the isthmus; `wall_mm` how far in front of the posterior-wall line, negative before
    it. `verdicts` holds what `SPOKEN_RULES` say of the way so far.
    """

    depth_mm: float
    needle: Needle
    front: FrontPlace
    side: SidePlace
    border_mm: float | None
    wall_mm: float
    verdicts: Mapping[str, Verdict]

    @property
    def severity(self) -> Severity:
        """The worst of what is said."""
        said = (verdict.severity for verdict in self.verdicts.values())
        return max(said, key=lambda severity: severity.rank)

    @property
    def is_stopped(self) -> bool:
        return self.severity is Severity.STOP


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Advance:
    """One needle of one level while it is pushed in."""

    plan: LevelPlan
    vertebra: Vertebra
    book: RuleBook
    needle: Needle
    facts: LevelFacts = NOTHING_KNOWN

    def depths_mm(self, step_mm: float = STEP_MM) -> tuple[float, ...]:
        """Return the depths at which pictures are taken, the needle's length last."""
        length = self.needle.length_mm
        count = math.ceil((length - FIRST_MM) / step_mm - 1e-9)
        return (*(FIRST_MM + step_mm * number for number in range(count)), length)

    @property
    def path(self) -> PathMeasures:
        """All that was measured on the needle as it is planned."""
        return self._whole

    def steps(self, step_mm: float = STEP_MM) -> tuple[Step, ...]:
        """Return every step, each judged by what was crossed since the one before."""
        found: list[Step] = []
        borders: list[BorderMeasures] = []
        before_mm = 0.0
        for depth_mm in self.depths_mm(step_mm):
            pushed = self._border(before_mm, depth_mm)
            if pushed is not None:
                borders.append(pushed)
            found.append(self._step(depth_mm, _joined(borders)))
            before_mm = depth_mm
        return tuple(found)

    def at(self, depth_mm: float) -> Step:
        """Return one step, judged by the whole way to it."""
        deep = min(max(depth_mm, FIRST_MM), self.needle.length_mm)
        return self._step(deep, self._border(0.0, deep))

    def first_stop(self, step_mm: float = STEP_MM) -> Step | None:
        """Return the first step at which a rule says STOP, or None.

        A needle holds every shorter one on its line, so a STOP is never taken back: the
        first is found by halving, in a few steps instead of all.
        """
        depths = self.depths_mm(step_mm)
        found = bisect_left(depths, 1, key=lambda depth: int(self.at(depth).is_stopped))
        return self.at(depths[found]) if found < len(depths) else None

    # --- inside -------------------------------------------------------------------

    def _pushed(self, depth_mm: float) -> Needle:
        if depth_mm >= self.needle.length_mm:
            return self.needle
        tip = self.needle.entry_lps_mm + depth_mm * self.needle.direction_lps
        return attrs.evolve(self.needle, tip_lps_mm=tip)

    @cached_property
    def _whole(self) -> PathMeasures:
        return measure_path(self.vertebra, self.needle)

    @cached_property
    def _known(self) -> LevelFacts:
        return facts_of(self.vertebra, self.facts)

    def _tip_mm(self, depth_mm: float) -> Vector3:
        """Return a point of the axis as (offset, y, z) of the needle's side."""
        whole = self._whole
        part = depth_mm / self.needle.length_mm
        return whole.entry_mm + part * (whole.tip_mm - whole.entry_mm)

    def _border(self, from_mm: float, to_mm: float) -> BorderMeasures | None:
        """Return what P-01 needs of a part of the way; None without a pedicle."""
        pedicle = self.vertebra.pedicles.get(self._whole.side)
        if pedicle is None:
            return None
        return measure_border(
            self.vertebra,
            pedicle,
            entry_mm=self._tip_mm(from_mm),
            tip_mm=self._tip_mm(to_mm),
        )

    def _step(self, depth_mm: float, border: BorderMeasures | None) -> Step:
        needle = self._pushed(depth_mm)
        path = measure_path(self.vertebra, needle, side=self._whole.side)
        path = attrs.evolve(path, border=border)
        verdicts = {}
        for name in SPOKEN_RULES:
            context = NeedleContext(
                rule=self.book.rule(name),
                plan=self.plan,
                facts=self._known,
                needle=needle,
                path=path,
            )
            verdict = speak(context)
            if verdict is not None:
                verdicts[name] = verdict
        border_mm, front = self._front(self._tip_mm(depth_mm))
        wall_mm, side = self._side(self._tip_mm(depth_mm))
        return Step(
            depth_mm=depth_mm,
            needle=needle,
            front=front,
            side=side,
            border_mm=border_mm,
            wall_mm=wall_mm,
            verdicts=verdicts,
        )

    def _front(self, tip_mm: Vector3) -> tuple[float | None, FrontPlace]:
        """Return the way to the medial border and the place, as a true AP shows."""
        pedicle = self.vertebra.pedicles.get(self._whole.side)
        offset, _, z = tip_mm.tolist()
        if pedicle is None:
            return None, FrontPlace.BESIDE
        low, high = pedicle.isthmus.z_range_mm
        if not low <= z <= high:
            return None, FrontPlace.BESIDE
        medial = float(border_at(pedicle.isthmus, np.array([z]))[0])
        lateral = float(pedicle.isthmus.borders_at(z)[1][0])
        if offset < medial:
            place = FrontPlace.MEDIAL
        elif offset > lateral:
            place = FrontPlace.LATERAL
        elif offset < (medial + lateral) / 2:
            place = FrontPlace.MEDIAL_HALF
        else:
            place = FrontPlace.LATERAL_HALF
        return offset - medial, place

    def _side(self, tip_mm: Vector3) -> tuple[float, SidePlace]:
        """Return the way past the posterior wall and the place, as a lateral shows."""
        _, y, z = tip_mm.tolist()
        wall = float(self.vertebra.posterior_wall.y_at(z))
        dorsal = self.vertebra.canal_dorsal_y_mm
        if y >= wall:
            place = SidePlace.BODY
        elif y < dorsal:
            place = SidePlace.BEHIND
        elif y < (dorsal + wall) / 2:
            place = SidePlace.DORSAL_HALF
        else:
            place = SidePlace.VENTRAL_HALF
        return y - wall, place


def _joined(parts: Sequence[BorderMeasures]) -> BorderMeasures | None:
    """Return what is known of a way from what is known of its parts, in order."""
    if not parts:
        return None
    crossed = next((part for part in parts if part.crossing_mm is not None), None)
    near = [part for part in parts if part.margin_mm is not None]
    nearest = min(near, key=lambda part: part.margin_mm or 0.0, default=None)
    return BorderMeasures(
        is_defined=all(part.is_defined for part in parts),
        shortfall_mm=max(part.shortfall_mm for part in parts),
        crossing_mm=None if crossed is None else crossed.crossing_mm,
        distance_mm=None if crossed is None else crossed.distance_mm,
        margin_mm=None if nearest is None else nearest.margin_mm,
        margin_at_mm=None if nearest is None else nearest.margin_at_mm,
    )
