"""Any edit a surgeon can make of a case, drawn at random: every verb there is.

`EDITS` names each verb of a plan and of its review; a test holds it against the
modules, so that a new verb cannot be forgotten.
"""

import random
from collections.abc import Callable
from datetime import UTC, datetime

import attrs
import numpy as np

from planner.errors import PlannerError
from planner.imaging.volume import SeriesIdentity
from planner.levels import LUMBAR_COUNTS, THORACIC_COUNTS, Spine
from planner.plan import edits, needle_edits, outline_edits, renumbering
from planner.plan.assessment import FLAGS, NAMES
from planner.plan.case import (
    APPROACHES,
    LANDMARK_NAMES,
    VISCOSITIES,
    Case,
    CementPlan,
    LandmarkSource,
    LevelPlan,
    SeedSource,
)
from planner.plan.corrections import PART_NAMES, Pull, Stroke
from planner.plan.needle import Needle, NeedleStatus, TipShape
from planner.review import notes
from planner.review.case import Event
from tests.phantoms import STRAIGHT

MODULES = (edits, needle_edits, outline_edits, renumbering, notes)
Verb = Callable[[random.Random, Case, str, str], Case]
"""Edits a case with the level and the needle that were drawn."""

LEVEL_NAMES = ("T11", "T12", "L1", "L2", "L3")


def _mm(chance: random.Random, reach: float = 3.0) -> list[float]:
    return [chance.uniform(-reach, reach) for _ in range(3)]


def _needle(chance: random.Random, name: str) -> Needle:
    entry = np.array((15.0, 20.0, 0.0)) + _mm(chance, 10)
    along = (chance.uniform(-5, 5), -chance.uniform(10, 40), 0)
    return Needle(
        id=name,
        entry_lps_mm=entry,
        tip_lps_mm=np.add(entry, along),
        outer_diameter_mm=chance.choice((2.413, 3.048)),
    )


def _answered(chance: random.Random, case: Case, level: str, _: str) -> Case:
    question = chance.choice([*NAMES, *FLAGS])
    answer = chance.choice([*NAMES.get(question, (True, False)), None])
    return edits.with_answer(case, level, question, answer=answer)


def _source(chance: random.Random) -> LandmarkSource | SeedSource:
    if chance.random() < 0.5:
        return SeedSource(body_lps_mm=_mm(chance))
    return LandmarkSource(points_lps_mm={LANDMARK_NAMES[0]: _mm(chance)})


def _hand_edit(chance: random.Random) -> Pull | Stroke:
    if chance.random() < 0.5:
        start = _mm(chance)
        end = np.add(start, (1, 0.5, chance.random()))
        return Pull(from_lps_mm=start, to_lps_mm=end)
    return Stroke(
        part=chance.choice(PART_NAMES),
        adds=chance.random() < 0.5,
        radius_mm=chance.uniform(1, 5),
        path_lps_mm=[_mm(chance) for _ in range(3)],
    )


def _cement(chance: random.Random) -> CementPlan | None:
    if chance.random() < 0.2:
        return None
    return CementPlan(
        volume_ml=chance.uniform(0.5, 6), viscosity=chance.choice(VISCOSITIES)
    )


def _shape(chance: random.Random, case: Case, level: str, name: str) -> Case:
    tip = chance.choice(list(TipShape))
    bevel = chance.uniform(0, 359)
    return needle_edits.with_tip_shape(case, level, name, tip=tip, bevel_deg=bevel)


EDITS: dict[str, Verb] = {
    "with_level_added": lambda r, c, v, n: edits.with_level_added(
        c, r.choice(LEVEL_NAMES), anatomy=_source(r)
    ),
    "with_level_removed": lambda r, c, v, n: edits.with_level_removed(c, v),
    "with_anatomy": lambda r, c, v, n: edits.with_anatomy(c, v, anatomy=_source(r)),
    "with_anatomy_confirmed": lambda r, c, v, n: edits.with_anatomy_confirmed(
        c, v, initials="AB", at=datetime.now(UTC)
    ),
    "with_confirmation_withdrawn": lambda r, c, v, n: edits.with_confirmation_withdrawn(
        c, v
    ),
    "with_needle_added": lambda r, c, v, n: edits.with_needle_added(
        c, v, needle=_needle(r, needle_edits.free_needle_id(c.level(v), "right"))
    ),
    "with_needle_removed": lambda r, c, v, n: edits.with_needle_removed(c, v, n),
    "with_entry_at": lambda r, c, v, n: edits.with_entry_at(
        c, v, n, entry_lps_mm=_needle(r, n).entry_lps_mm
    ),
    "with_tip_at": lambda r, c, v, n: edits.with_tip_at(
        c, v, n, tip_lps_mm=_needle(r, n).tip_lps_mm
    ),
    "with_needle_moved": lambda r, c, v, n: edits.with_needle_moved(
        c, v, n, by_lps_mm=_mm(r)
    ),
    "with_gauge": lambda r, c, v, n: edits.with_gauge(
        c, v, n, outer_diameter_mm=r.uniform(1, 5)
    ),
    "with_needle_status": lambda r, c, v, n: edits.with_needle_status(
        c, v, n, status=r.choice(list(NeedleStatus))
    ),
    "with_approach": lambda r, c, v, n: edits.with_approach(
        c, v, approach=r.choice(APPROACHES)
    ),
    "with_postop_images": lambda r, c, v, n: edits.with_postop_images(
        c,
        ct="after",
        identity=SeriesIdentity(
            series_uid="2.25.99", content_sha256=f"{r.randrange(1 << 32):064x}"
        ),
    ),
    "with_ct_after_operation": lambda r, c, v, n: edits.with_ct_after_operation(
        c, is_after=r.random() < 0.5
    ),
    "with_told": lambda r, c, v, n: notes.with_told(
        c,
        v,
        told=attrs.evolve(
            notes.told_by_reviewer(c.level(v)),
            event=Event(onset_days=float(r.randrange(40))),
        ),
    ),
    "with_setting": lambda r, c, v, n: notes.with_setting(
        c, v, "tracks", "entry", value=r.choice((None, [_mm(r)]))
    ),
    "with_vertebra_shown": lambda r, c, v, n: notes.with_vertebra_shown(
        c, v, r.choice(notes.PLACES), at_postop_lps_mm=_mm(r, 20)
    ),
    "with_places_forgotten": lambda r, c, v, n: notes.with_places_forgotten(c, v),
    "with_landmarks_instead": lambda r, c, v, n: outline_edits.with_landmarks_instead(
        c, v
    ),
    "with_cement": lambda r, c, v, n: edits.with_cement(c, v, cement=_cement(r)),
    "with_answer": _answered,
    "with_stop_overridden": lambda r, c, v, n: edits.with_stop_overridden(
        c, v, "P-01", reason="seen", initials="AB", needle_id=n
    ),
    "with_override_withdrawn": lambda r, c, v, n: edits.with_override_withdrawn(
        c, v, "P-01", needle_id=n
    ),
    "with_needle_nudged": lambda r, c, v, n: needle_edits.with_needle_nudged(
        c, v, n, by_box_mm=_mm(r), frame=STRAIGHT
    ),
    "with_needle_advanced": lambda r, c, v, n: needle_edits.with_needle_advanced(
        c, v, n, by_mm=r.uniform(-3, 3)
    ),
    "with_needle_turned": lambda r, c, v, n: needle_edits.with_needle_turned(
        c, v, n, about_box=(0, 0, 1), by_deg=r.uniform(-5, 5), frame=STRAIGHT
    ),
    "with_needle_mirrored": lambda r, c, v, n: needle_edits.with_needle_mirrored(
        c, v, n, frame=STRAIGHT
    ),
    "with_proposal": lambda r, c, v, n: needle_edits.with_proposal(
        c, v, needle=_needle(r, "R9")
    ),
    "with_tip_shape": _shape,
    "with_instrument": lambda r, c, v, n: needle_edits.with_instrument(
        c, v, n, instrument_mm=r.choice((None, 100.0, 150.0))
    ),
    "with_needle_locked": lambda r, c, v, n: needle_edits.with_needle_locked(c, v, n),
    "with_all_needles_locked": lambda r, c, v, n: needle_edits.with_all_needles_locked(
        c
    ),
    "with_needle_unlocked": lambda r, c, v, n: needle_edits.with_needle_unlocked(
        c, v, n, initials="AB"
    ),
    "with_landmark_placed": lambda r, c, v, n: outline_edits.with_landmark_placed(
        c, v, r.choice(LANDMARK_NAMES), at_lps_mm=_mm(r, 20)
    ),
    "with_landmark_removed": lambda r, c, v, n: outline_edits.with_landmark_removed(
        c, v, r.choice(LANDMARK_NAMES)
    ),
    "with_outline_edited": lambda r, c, v, n: outline_edits.with_outline_edited(
        c, v, step=_hand_edit(r)
    ),
    "with_corrections_removed": lambda r, c, v, n: (
        outline_edits.with_corrections_removed(c, v)
    ),
    "with_sides_swapped": lambda r, c, v, n: outline_edits.with_sides_swapped(c, v),
    "with_levels_renumbered": lambda r, c, v, n: renumbering.with_levels_renumbered(
        c, by=r.choice((-1, 1)), sources={}
    ),
    "with_levels_counted_from": lambda r, c, v, n: renumbering.with_levels_counted_from(
        c, v, named=r.choice(LEVEL_NAMES), sources={}
    ),
    "with_level_renamed": lambda r, c, v, n: renumbering.with_level_renamed(
        c, v, named=r.choice(LEVEL_NAMES), sources={}
    ),
    "with_spine": lambda r, c, v, n: renumbering.with_spine(
        c,
        spine=Spine(thoracic=r.choice(THORACIC_COUNTS), lumbar=r.choice(LUMBAR_COUNTS)),
    ),
}

NEEDLE_VERBS = tuple(
    name
    for name in EDITS
    if name.startswith(("with_needle_", "with_entry", "with_tip", "with_gauge"))
)


def any_edit(
    chance: random.Random, case: Case, *, verb: str = ""
) -> tuple[str, Callable[[Case], Case]]:
    """Return the name of a verb and an edit that may be made more than once.

    What is refused (a locked needle, no such side) raises `PlannerError` when made.
    """
    name = verb or chance.choice(list(EDITS))
    seed = chance.random()
    plan: LevelPlan | None = chance.choice(case.levels) if case.levels else None
    needle = chance.choice(plan.needles).id if plan and plan.needles else "R1"
    level = plan.level if plan else "L1"

    def edit(now: Case) -> Case:
        return EDITS[name](random.Random(seed), now, level, needle)

    return name, edit


def edited(case: Case, edit: Callable[[Case], Case]) -> Case:
    """Return the case after an edit; where it is refused, the case as it was."""
    try:
        return edit(case)
    except PlannerError:
        return case
