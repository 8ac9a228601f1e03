"""The case: one immutable document from which everything else is derived."""

from collections.abc import Mapping
from datetime import datetime

import attrs

from planner.arrays import Vector3, frozen_vector, same_array
from planner.errors import BadPlan
from planner.imaging.volume import Note, SeriesIdentity
from planner.levels import LEVELS, Spine
from planner.plan.assessment import Assessment
from planner.plan.corrections import (
    NO_CORRECTIONS,
    Corrections,
    named_points,
    same_points,
)
from planner.plan.needle import Needle
from planner.plan.review_notes import ReviewNotes

LANDMARK_NAMES = (
    "canal_center",
    "posterior_superior",
    "posterior_inferior",
    "anterior_superior",
    "anterior_inferior",
    "right_pedicle_medial",
    "right_pedicle_lateral",
    "right_pedicle_cranial",
    "right_pedicle_caudal",
    "left_pedicle_medial",
    "left_pedicle_lateral",
    "left_pedicle_cranial",
    "left_pedicle_caudal",
)
"""In the order in which the surgeon is asked for them.

The canal centre lies at the height of the pedicles; the four corners are those of the
body in the mid-sagittal plane; the pedicle points are the edges of its narrowest
section."""

SCHEMES = (
    "auto",
    "totalsegmentator",
    "totalsegmentator-vertebrae",
    "verse",
    "parts",
)
"""Names of the label numberings a plan may give (see `planner.anatomy.schemes`)."""

TECHNIQUES = ("PVP", "PKP", "other")
EXTRAPEDICULAR = "extrapedicular"
APPROACHES = ("transpedicular", EXTRAPEDICULAR)
VISCOSITIES = ("liquid", "low", "medium", "high", "toothpaste", "doughy")
"""The declared phase of the cement (rules.md C-05)."""


def _same_point(left: Vector3 | None, right: Vector3 | None) -> bool:
    if left is None or right is None:
        return left is right
    return same_array(left, right)


@attrs.frozen(kw_only=True)
class StudyReference:
    """Which images the plan belongs to; the images themselves stay outside.

    Paths are as the plan document gives them: relative ones count from its folder.
    `image_notes` say what was done to the images, and belong to all that is measured.
    `postop` tells the post-operative images at `postop_ct` by their own numbers.
    `after_operation` says that `ct` itself is such, and that there is none before it.
    """

    ct: str
    series_uid: str | None = None
    content_sha256: str | None = None
    postop_ct: str | None = None
    image_notes: tuple[Note, ...] = ()
    postop: SeriesIdentity | None = None
    after_operation: bool = False


@attrs.frozen(kw_only=True)
class LabelSource:
    """Anatomy from a label map; `scheme` is a name in `planner.anatomy.schemes`."""

    labels: str
    scheme: str = "auto"
    value: int | None = None
    corrections: Corrections = NO_CORRECTIONS


@attrs.frozen(kw_only=True)
class LandmarkSource:
    """Anatomy from named points in LPS mm (see `LANDMARK_NAMES`); may be incomplete."""

    points_lps_mm: Mapping[str, Vector3] = attrs.field(
        factory=dict, converter=named_points, eq=attrs.cmp_using(eq=same_points)
    )


@attrs.frozen(kw_only=True)
class SeedSource:
    """Anatomy from the images themselves: a point in the body, in patient LPS mm.

    `canal_lps_mm`, a point in the canal at the same level, helps where none is found.
    """

    body_lps_mm: Vector3 = attrs.field(
        converter=frozen_vector, eq=attrs.cmp_using(eq=same_array)
    )
    canal_lps_mm: Vector3 | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(frozen_vector),
        eq=attrs.cmp_using(eq=_same_point),
    )
    corrections: Corrections = NO_CORRECTIONS


AnatomySource = LabelSource | LandmarkSource | SeedSource


@attrs.frozen(kw_only=True)
class CementPlan:
    """What is meant to be injected; None where nobody said (None is never zero)."""

    volume_ml: float | None = None
    viscosity: str | None = None
    radiopacifier_wt_percent: float | None = None
    product: str | None = None


@attrs.frozen(kw_only=True)
class Override:
    """A STOP that somebody accepts, and why; `needle` is None for one on the level."""

    rule: str
    reason: str
    initials: str
    needle: str | None = None


@attrs.frozen(kw_only=True)
class Unlocking:
    """A locked needle that somebody set free again. It stays on record."""

    level: str
    needle: str
    initials: str


@attrs.frozen(kw_only=True)
class LevelPlan:
    """One vertebra to be treated.

    `confirmed_by` holds the initials of who confirmed name and outlines, or None;
    `confirmed_at` when that was, in UTC, None where a plan of old does not tell.
    `review` is what somebody noted who looked back at it.
    """

    level: str
    anatomy: AnatomySource
    confirmed_by: str | None = None
    confirmed_at: datetime | None = None
    technique: str = "PVP"
    approach: str = "transpedicular"
    needles: tuple[Needle, ...] = ()
    cement: CementPlan | None = None
    assessment: Assessment | None = None
    overrides: tuple[Override, ...] = ()
    review: ReviewNotes | None = None

    def needle(self, needle_id: str) -> Needle:
        for needle in self.needles:
            if needle.id == needle_id:
                return needle
        raise BadPlan("no such needle", reason="unknown_needle", value=needle_id)


@attrs.frozen(kw_only=True)
class Case:
    """The plan. `spine` is how many vertebrae the surgeon counts, None: nobody said."""

    study: StudyReference
    levels: tuple[LevelPlan, ...] = ()
    spine: Spine | None = None
    unlockings: tuple[Unlocking, ...] = ()

    @property
    def spine_levels(self) -> tuple[str, ...]:
        """The levels of this spine from cranial to caudal, all planned ones included.

        What few spines have (T13, L6) is there once it is counted or planned.
        """
        planned = {plan.level for plan in self.levels}
        counted = (self.spine or Spine()).levels
        return tuple(name for name in LEVELS if name in counted or name in planned)

    def level(self, level: str) -> LevelPlan:
        for plan in self.levels:
            if plan.level == level:
                return plan
        raise BadPlan("no such level", reason="unknown_level", value=level)
