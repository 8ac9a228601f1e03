"""Cases as hypothesis draws them, and one plan document to break."""

import copy
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st

from planner.imaging.volume import Note, SeriesIdentity
from planner.levels import LEVELS, LUMBAR_COUNTS, THORACIC_COUNTS, Spine
from planner.plan.assessment import FLAGS, LISTS, NAMES, NUMBERS, Assessment
from planner.plan.case import (
    APPROACHES,
    LANDMARK_NAMES,
    SCHEMES,
    TECHNIQUES,
    VISCOSITIES,
    Case,
    CementPlan,
    LabelSource,
    LandmarkSource,
    LevelPlan,
    Override,
    SeedSource,
    StudyReference,
    Unlocking,
)
from planner.plan.corrections import (
    PART_NAMES,
    THICKEST_BRUSH_MM,
    THINNEST_BRUSH_MM,
    Corrections,
    Pull,
    Stroke,
)
from planner.plan.needle import (
    SHORTEST_NEEDLE_MM,
    Needle,
    NeedleOrigin,
    NeedleStatus,
    TipShape,
)
from planner.plan.review_notes import ReviewNotes, canonical

texts = st.text(
    st.characters(exclude_categories=["Cc"]), min_size=1, max_size=12
).filter(lambda text: text.strip() != "")
coordinates = st.floats(-2000, 2000)
points = st.tuples(coordinates, coordinates, coordinates)
moments = st.integers(0, 4_000_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)
spines = st.builds(
    Spine,
    thoracic=st.sampled_from(THORACIC_COUNTS),
    lumbar=st.sampled_from(LUMBAR_COUNTS),
)
image_notes = st.builds(
    Note, texts, st.dictionaries(texts, coordinates | texts, max_size=2)
)
json_objects = st.dictionaries(
    texts, st.none() | st.booleans() | coordinates | texts, max_size=2
).map(canonical)
review_notes = st.builds(
    ReviewNotes,
    told=json_objects,
    settings=json_objects,
    placed_lps_mm=st.dictionaries(texts, points, max_size=2),
)


def _far_enough(ends: tuple[tuple[float, ...], tuple[float, ...]]) -> bool:
    squared = sum((a - b) ** 2 for a, b in zip(*ends, strict=True))
    return squared > (2 * SHORTEST_NEEDLE_MM) ** 2


@st.composite
def needles(draw: st.DrawFn, needle_id: str) -> Needle:
    entry, tip = draw(st.tuples(points, points).filter(_far_enough))
    return Needle(
        id=needle_id,
        entry_lps_mm=entry,
        tip_lps_mm=tip,
        outer_diameter_mm=draw(st.floats(0.1, 19.9)),
        side=draw(st.sampled_from(("right", "left", None))),
        tip=draw(st.sampled_from(TipShape)),
        status=draw(st.sampled_from(NeedleStatus)),
        origin=draw(st.sampled_from(NeedleOrigin)),
        is_locked=draw(st.booleans()),
        instrument_mm=draw(st.none() | st.floats(10, 500)),
        bevel_deg=draw(st.none() | st.floats(0, 360)),
    )


pulls = (
    st.tuples(points, points)
    .filter(_far_enough)
    .map(lambda ends: Pull(from_lps_mm=ends[0], to_lps_mm=ends[1]))
)
strokes = st.builds(
    Stroke,
    part=st.sampled_from(PART_NAMES),
    adds=st.booleans(),
    radius_mm=st.floats(THINNEST_BRUSH_MM, THICKEST_BRUSH_MM),
    path_lps_mm=st.lists(points, min_size=1, max_size=3),
)
corrections = st.builds(
    Corrections,
    points_lps_mm=st.dictionaries(st.sampled_from(LANDMARK_NAMES), points, max_size=2),
    steps=st.lists(pulls | strokes, max_size=2).map(tuple),
)
label_sources = st.builds(
    LabelSource,
    labels=texts,
    scheme=st.sampled_from(SCHEMES),
    value=st.none() | st.integers(1, 65_535),
    corrections=corrections,
)
landmark_sources = st.builds(
    LandmarkSource,
    points_lps_mm=st.dictionaries(st.sampled_from(LANDMARK_NAMES), points),
)
seed_sources = st.builds(
    SeedSource,
    body_lps_mm=points,
    canal_lps_mm=st.none() | points,
    corrections=corrections,
)
cements = st.builds(
    CementPlan,
    volume_ml=st.none() | st.floats(0, 100),
    viscosity=st.none() | st.sampled_from(VISCOSITIES),
    radiopacifier_wt_percent=st.none() | st.floats(0, 100),
    product=st.none() | texts,
)
assessments = st.builds(
    Assessment,
    **{name: st.none() | st.sampled_from(names) for name, names in NAMES.items()},
    **{
        name: st.none() | st.lists(st.sampled_from(names), unique=True).map(tuple)
        for name, names in LISTS.items()
    },
    **{name: st.none() | st.booleans() for name in FLAGS},
    **{name: st.none() | st.floats(*bounds) for name, bounds in NUMBERS.items()},
    mri_reason=st.none() | texts,
)


def overrides(ids: list[str]) -> st.SearchStrategy[tuple[Override, ...]]:
    one = st.builds(
        Override,
        rule=st.sampled_from(("P-01", "P-07", "C-05")),
        reason=texts,
        initials=texts,
        needle=st.none() | st.sampled_from(ids) if ids else st.none(),
    )
    return st.lists(
        one, max_size=3, unique_by=lambda made: (made.rule, made.needle)
    ).map(tuple)


@st.composite
def level_plans(draw: st.DrawFn, level: str) -> LevelPlan:
    ids = draw(st.lists(texts, max_size=3, unique=True))
    by = draw(st.none() | texts)
    return LevelPlan(
        level=level,
        anatomy=draw(label_sources | landmark_sources | seed_sources),
        confirmed_by=by,
        confirmed_at=draw(st.none() | moments) if by else None,
        technique=draw(st.sampled_from(TECHNIQUES)),
        approach=draw(st.sampled_from(APPROACHES)),
        needles=tuple(draw(needles(needle_id)) for needle_id in ids),
        cement=draw(st.none() | cements),
        assessment=draw(st.none() | assessments),
        overrides=draw(overrides(ids)),
        review=draw(st.none() | review_notes),
    )


unlockings = st.builds(Unlocking, level=texts, needle=texts, initials=texts)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    levels = draw(st.lists(st.sampled_from(LEVELS), max_size=3, unique=True))
    hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
    postop_ct = draw(st.none() | texts)
    identity = st.builds(
        SeriesIdentity, series_uid=st.just("") | texts, content_sha256=hashes
    )
    return Case(
        study=StudyReference(
            ct=draw(texts),
            series_uid=draw(st.none() | texts),
            content_sha256=draw(st.none() | hashes),
            postop_ct=postop_ct,
            image_notes=tuple(draw(st.lists(image_notes, max_size=2))),
            postop=None if postop_ct is None else draw(st.none() | identity),
            after_operation=draw(st.booleans()),
        ),
        levels=tuple(draw(level_plans(level)) for level in levels),
        spine=draw(st.none() | spines),
        unlockings=tuple(draw(st.lists(unlockings, max_size=2))),
    )


_DOCUMENT: dict[str, Any] = {
    "schema": "isthmus-plan/1",
    "study": {"ct": "ct", "series_uid": None, "postop_ct": None},
    "levels": [
        {
            "level": "L1",
            "anatomy": {
                "source": "labels",
                "labels": "labels.nii.gz",
                "scheme": "totalsegmentator",
                "value": None,
            },
            "confirmed_by": "AB",
            "technique": "PVP",
            "approach": "transpedicular",
            "needles": [
                {
                    "id": "R1",
                    "side": "right",
                    "entry_lps_mm": [0, 0, 0],
                    "tip_lps_mm": [10, -40, 2.5],
                    "outer_diameter_mm": 3.048,
                    "tip": "diamond",
                    "status": "planned",
                }
            ],
            "cement": {
                "volume_ml": 3.0,
                "viscosity": "toothpaste",
                "radiopacifier_wt_percent": 30,
            },
            "assessment": {"posterior_wall": "intact", "mri_present": True},
        },
        {"level": "T9", "anatomy": {"source": "landmarks", "points_lps_mm": {}}},
    ],
}


def plan_json() -> dict[str, Any]:
    """Return a fresh plan document that is right in every key."""
    return copy.deepcopy(_DOCUMENT)
