"""Between the plan document `isthmus-plan/1` and the case.

The same rules are published as a JSON Schema in `resources/schema`.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs

from planner.errors import BadNeedle, BadPlan, NewerPlan
from planner.levels import LEVELS, LUMBAR_COUNTS, THORACIC_COUNTS, Spine
from planner.plan.anatomy_schema import anatomy_document, read_anatomy
from planner.plan.assessment import FLAGS, LISTS, NAMES, NUMBERS, Assessment
from planner.plan.case import (
    APPROACHES,
    TECHNIQUES,
    VISCOSITIES,
    Case,
    CementPlan,
    LevelPlan,
    Override,
    Unlocking,
)
from planner.plan.document import Memo, Place, or_none
from planner.plan.needle import Needle, NeedleOrigin, NeedleStatus, TipShape
from planner.plan.review_notes import notes_document, read_notes
from planner.plan.study_schema import read_study, study_document

SCHEMA_NAME = "isthmus-plan"
SCHEMA_NUMBER = 1
SCHEMA = f"{SCHEMA_NAME}/{SCHEMA_NUMBER}"

LARGEST_CEMENT_ML = 100.0
"""More than any vertebra could hold: a slip of the pen, not a plan."""


# --- from the document ----------------------------------------------------------


def case_from_document(document: object, memo: Memo | None = None) -> Case:
    """Return the case of a parsed plan document.

    Who reads many documents gives each the same `memo`: they are mostly equal.

    Raises
    ------
    BadPlan
        With `reason`, `where` and what helps to mend it.
    BadNeedle
        If a needle has no length or no possible diameter.
    NewerPlan
        If the schema number is higher than ours; no other key is looked at then.
    """
    top = Place(document)
    _check_schema(top)
    fields = top.fields(
        required=("schema", "study", "levels"), optional=("spine", "unlockings")
    )
    memo = Memo() if memo is None else memo
    levels = tuple(
        memo.once("level", place, lambda place: _level(place, memo))
        for place in fields["levels"].items()
    )
    _refuse_twins(fields["levels"], [plan.level for plan in levels], "level_twice")
    unlockings = fields.get("unlockings", Place([])).items()
    return Case(
        study=read_study(fields["study"]),
        levels=levels,
        spine=or_none(fields.get("spine"), _spine),
        unlockings=tuple(map(_unlocking, unlockings)),
    )


def _check_schema(top: Place) -> None:
    if not isinstance(top.value, dict) or "schema" not in top.value:
        raise BadPlan("no schema name", reason="not_plan", where="")
    place = Place(top.value["schema"], "schema")
    schema = place.text()
    name, _, number = schema.partition("/")
    is_number = number.isascii() and number.isdigit() and len(number) < 10
    if name == SCHEMA_NAME and is_number and int(number) > SCHEMA_NUMBER:
        raise NewerPlan("written by a later version", value=schema, known=SCHEMA)
    if schema != SCHEMA:
        raise place.refusal("not_plan", value=schema)


def _spine(place: Place) -> Spine:
    fields = place.fields(required=("thoracic", "lumbar"))

    def count(name: str, allowed: tuple[int, ...]) -> int:
        return fields[name].whole_number(low=allowed[0], high=allowed[-1])

    return Spine(
        thoracic=count("thoracic", THORACIC_COUNTS),
        lumbar=count("lumbar", LUMBAR_COUNTS),
    )


def _level(place: Place, memo: Memo) -> LevelPlan:
    fields = place.fields(
        required=("level", "anatomy"),
        optional=(
            "confirmed_by",
            "confirmed_at",
            "technique",
            "approach",
            "needles",
            "cement",
            "assessment",
            "overrides",
            "review",
        ),
    )
    level = fields["level"].text()
    if level not in LEVELS:
        raise fields["level"].refusal("unknown_level", value=level, allowed=LEVELS)
    needles: tuple[Needle, ...] = ()
    if "needles" in fields:
        needles = tuple(
            memo.once("needle", item, lambda item: _needle(item, level))
            for item in fields["needles"].items()
        )
        ids = [needle.id for needle in needles]
        _refuse_twins(fields["needles"], ids, "needle_twice")
    return LevelPlan(
        level=level,
        anatomy=memo.once("anatomy", fields["anatomy"], read_anatomy),
        confirmed_by=or_none(fields.get("confirmed_by"), Place.text),
        confirmed_at=_confirmed_at(fields),
        technique=fields.get("technique", Place("PVP")).one_of(TECHNIQUES),
        approach=fields.get("approach", Place("transpedicular")).one_of(APPROACHES),
        needles=needles,
        cement=or_none(fields.get("cement"), _cement),
        assessment=or_none(
            fields.get("assessment"),
            lambda place: memo.once("assessment", place, _assessment),
        ),
        overrides=_overrides(
            fields.get("overrides", Place([])), [needle.id for needle in needles]
        ),
        review=or_none(fields.get("review"), read_notes),
    )


def _confirmed_at(fields: Mapping[str, Place]) -> datetime | None:
    """A time needs somebody whose word it is."""
    place = fields.get("confirmed_at")
    moment = or_none(place, Place.moment)
    by = fields.get("confirmed_by")
    if place is not None and moment is not None and (by is None or by.value is None):
        raise place.refusal("nobody_confirmed")
    return moment


def _needle(place: Place, level: str) -> Needle:
    fields = place.fields(
        required=("id", "entry_lps_mm", "tip_lps_mm", "outer_diameter_mm"),
        optional=(
            "side",
            "tip",
            "status",
            "origin",
            "locked",
            "instrument_mm",
            "bevel_deg",
        ),
    )
    tips = tuple(shape.value for shape in TipShape)
    statuses = tuple(status.value for status in NeedleStatus)
    origins = tuple(origin.value for origin in NeedleOrigin)
    planned, hand = NeedleStatus.PLANNED.value, NeedleOrigin.HAND.value
    try:
        return Needle(
            id=fields["id"].text(),
            entry_lps_mm=fields["entry_lps_mm"].point_mm(),
            tip_lps_mm=fields["tip_lps_mm"].point_mm(),
            outer_diameter_mm=fields["outer_diameter_mm"].number(),
            side=or_none(fields.get("side"), _side),
            tip=TipShape(fields.get("tip", Place("diamond")).one_of(tips)),
            status=NeedleStatus(fields.get("status", Place(planned)).one_of(statuses)),
            origin=NeedleOrigin(fields.get("origin", Place(hand)).one_of(origins)),
            is_locked=fields.get("locked", Place(value=False)).flag(),
            instrument_mm=or_none(fields.get("instrument_mm"), Place.number),
            bevel_deg=or_none(
                fields.get("bevel_deg"), lambda p: p.number(low=0, high=360)
            ),
        )
    except BadNeedle as error:
        error.facts.update(where=place.where, level=level)
        raise


def _side(place: Place) -> str:
    return place.one_of(("right", "left"))


def _cement(place: Place) -> CementPlan:
    fields = place.fields(
        optional=("volume_ml", "viscosity", "radiopacifier_wt_percent", "product")
    )
    return CementPlan(
        volume_ml=or_none(
            fields.get("volume_ml"), lambda p: p.number(low=0, high=LARGEST_CEMENT_ML)
        ),
        viscosity=or_none(fields.get("viscosity"), lambda p: p.one_of(VISCOSITIES)),
        radiopacifier_wt_percent=or_none(
            fields.get("radiopacifier_wt_percent"), lambda p: p.number(low=0, high=100)
        ),
        product=or_none(fields.get("product"), Place.text),
    )


def _assessment(place: Place) -> Assessment:
    fields = place.fields(optional=[field.name for field in attrs.fields(Assessment)])
    given = {name: at for name, at in fields.items() if at.value is not None}
    return Assessment(**{name: _answer(name, at) for name, at in given.items()})


def _answer(name: str, place: Place) -> Any:
    """Read the answer to one question, in the form that the question asks for."""
    if name in NAMES:
        return place.one_of(NAMES[name])
    if name in LISTS:
        names = [item.one_of(LISTS[name]) for item in place.items()]
        _refuse_twins(place, names, "answer_twice")
        return tuple(names)
    if name in NUMBERS:
        low, high = NUMBERS[name]
        return place.number(low=low, high=high)
    return place.flag() if name in FLAGS else place.text()


def _override(place: Place) -> Override:
    fields = place.fields(required=("rule", "reason", "initials"), optional=("needle",))
    return Override(
        rule=fields["rule"].text(),
        reason=fields["reason"].text(),
        initials=fields["initials"].text(),
        needle=or_none(fields.get("needle"), Place.text),
    )


def _unlocking(place: Place) -> Unlocking:
    fields = place.fields(required=("level", "needle", "initials"))
    return Unlocking(**{name: at.text() for name, at in fields.items()})


def _overrides(place: Place, needles: list[str]) -> tuple[Override, ...]:
    overrides = tuple(_override(item) for item in place.items())
    for item, override in zip(place.items(), overrides, strict=True):
        if override.needle is not None and override.needle not in needles:
            raise item.refusal("unknown_needle", value=override.needle)
    keys = [f"{made.rule}/{made.needle}" for made in overrides]
    _refuse_twins(place, keys, "override_twice")
    return overrides


def _refuse_twins(place: Place, names: list[str], reason: str) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            raise Place(name, f"{place.where}[{index}]").refusal(reason, value=name)


# --- to the document ------------------------------------------------------------


def plan_document(case: Case) -> dict[str, object]:
    """Return the plan document of a case, ready for `json.dumps`."""
    document: dict[str, object] = {
        "schema": SCHEMA,
        "study": study_document(case.study),
    }
    if case.spine is not None:
        document["spine"] = attrs.asdict(case.spine)
    document["levels"] = [_level_document(plan) for plan in case.levels]
    if case.unlockings:
        document["unlockings"] = [attrs.asdict(made) for made in case.unlockings]
    return document


def _level_document(plan: LevelPlan) -> dict[str, object]:
    document: dict[str, object] = {
        "level": plan.level,
        "anatomy": anatomy_document(plan.anatomy),
        "confirmed_by": plan.confirmed_by,
        "technique": plan.technique,
        "approach": plan.approach,
        "needles": [_needle_document(needle) for needle in plan.needles],
        "cement": None if plan.cement is None else attrs.asdict(plan.cement),
        "assessment": None if plan.assessment is None else _given(plan.assessment),
    }
    if plan.confirmed_at is not None:
        document["confirmed_at"] = plan.confirmed_at.isoformat()
    if plan.overrides:
        document["overrides"] = [attrs.asdict(made) for made in plan.overrides]
    if plan.review is not None:
        document["review"] = notes_document(plan.review)
    return document


def _given(assessment: Assessment) -> dict[str, object]:
    """Return the questions that were answered; the others are left out."""
    answers = attrs.asdict(assessment)
    return {
        name: list(answer) if isinstance(answer, tuple) else answer
        for name, answer in answers.items()
        if answer is not None
    }


def _needle_document(needle: Needle) -> dict[str, object]:
    document: dict[str, object] = {
        "id": needle.id,
        "side": needle.side,
        "entry_lps_mm": needle.entry_lps_mm.tolist(),
        "tip_lps_mm": needle.tip_lps_mm.tolist(),
        "outer_diameter_mm": needle.outer_diameter_mm,
        "tip": needle.tip.value,
        "status": needle.status.value,
    }
    if needle.origin is not NeedleOrigin.HAND:
        document["origin"] = needle.origin.value
    if needle.is_locked:
        document["locked"] = True
    for name in ("instrument_mm", "bevel_deg"):
        if getattr(needle, name) is not None:
            document[name] = getattr(needle, name)
    return document
