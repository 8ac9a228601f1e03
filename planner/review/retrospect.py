"""What the rules would have said: judged on the tracks and the cement really there.

The rules are those of a plan, and so is their judge; what it judges is a case made of
what the CT after the operation shows. What only somebody who was there can tell comes
from the review case or from the plan, and where nobody told it, it is not judged.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np
from scipy import ndimage

from planner.anatomy.vertebra import Part, Vertebra
from planner.arrays import BoolArray, FloatArray, unit
from planner.plan.assessment import Assessment
from planner.plan.case import Case, CementPlan, LabelSource, LevelPlan, StudyReference
from planner.plan.needle import SHORTEST_NEEDLE_MM, Needle
from planner.review.case import ReviewCase
from planner.review.cement import Cement, MetalPiece
from planner.review.tracks import Track
from planner.rules.book import RuleBook
from planner.rules.catalogue import FORM_RULE, PLAN_RULE
from planner.rules.cloud import Cloud, Phase
from planner.rules.context import NeedleContext, Verdict, finding_of
from planner.rules.evaluate import judge, speak
from planner.rules.facts import LEAST_METAL_MM, LevelFacts, Rod
from planner.rules.findings import Finding, Judgement, Severity
from planner.rules.path import measure_path
from planner.rules.plan_rules import NO_NEEDLE, answers_are_given

BEFORE_ONLY = (
    *("P-10", "P-11", "LONG", "APART"),
    *("C-07", "C-08", "C-09", "C-12", "C-14"),
    *("A-01", "A-10", "A-11", "A-12", "A-13", "A-14"),
)
"""Rules about choosing, aiming and watching: no CT made afterwards has a say there."""

TIP_RULES = ("P-07", "C-01", "D-03")
AXIS_RULES = ("P-01", "P-02", "P-03", "P-04", "P-08", *TIP_RULES)
"""Rules that look at where a needle lies: a track that may lie otherwise may break
them though it is fitted where they are kept."""
CEMENT_RULES = ("C-01", "C-02", "C-03")
FIRING = (Severity.STOP, Severity.WARN)

OWN_PARTS = (Part.BODY, Part.CANAL)
"""Of all cement the rules of a plan speak of what lies in the body and behind it; what
left it elsewhere is for the rules of a leak (rules.md R-02)."""


NO_CEMENT = Cloud(
    points_mm=np.empty((0, 3)),
    grain_ml=1.0,
    component=np.empty(0, np.intp),
    phase=Phase.FINAL,
)


@attrs.frozen(kw_only=True)
class Retrospect:
    """What was judged and what was said; every finding `is_past`.

    Needles of `case` bear the numbers of their tracks.
    """

    case: Case
    judgement: Judgement

    @property
    def rules_that_would_fire(self) -> tuple[str, ...]:
        """The rules of path and cement that would have warned, the gravest first."""
        told = [
            found.rule
            for found in self.judgement.findings
            if found.severity in FIRING and found.rule.partition("-")[0] in "PCD"
        ]
        return tuple(dict.fromkeys(told))


@attrs.frozen(kw_only=True)
class Told:
    """What people told of a level; all of it may be missing.

    `plan` is the level as it was planned: of it only what was answered is used, never
    its needles. `confirmed_by` are the initials of who compared the outlines with the
    CT after the operation. `is_measured_before` tells that the vertebra was measured on
    the CT before the operation and carried over: cement hides nothing of its bone then.
    """

    review: ReviewCase | None = None
    plan: LevelPlan | None = None
    confirmed_by: str | None = None
    is_measured_before: bool = False


NOTHING_TOLD = Told()


def judge_retrospect(
    vertebra: Vertebra,
    tracks: Sequence[Track],
    cement: Cement | None,
    book: RuleBook,
    *,
    told: Told = NOTHING_TOLD,
) -> Retrospect:
    """Return what the rules would have said of one level.

    `vertebra` and `tracks` lie in the frame of reference of the CT after the operation;
    `cement` is None where nobody looked for it.

    Raises
    ------
    BadRuleBook
        If the book lacks one of the rules or limits that are measured.
    """
    review = told.review or ReviewCase(case_id="-", levels=(vertebra.level,))
    plan = told.plan or LevelPlan(
        level=vertebra.level, anatomy=LabelSource(labels="-"), technique="other"
    )
    level = LevelPlan(
        level=vertebra.level,
        anatomy=LabelSource(labels="-"),
        confirmed_by=told.confirmed_by,
        technique=review.index.technique or plan.technique,
        approach=review.index.approach or plan.approach,
        needles=tuple(track.as_needle() for track in tracks),
        cement=_injected(review, cement, vertebra),
        assessment=_answers(review, plan),
    )
    facts = LevelFacts(
        metal=None if cement is None else _rods(vertebra, cement.metal_pieces) or None,
        cloud=NO_CEMENT if cement is None else cement_cloud(vertebra, cement),
    )
    seen = _as_seen(vertebra, tracks, is_measured_before=told.is_measured_before)
    case = Case(study=StudyReference(ct="-"), levels=(level,))
    said = judge(case, {level.level: seen}, book, {level.level: facts})
    findings = [found for found in said.findings if _is_told(found)]
    bench = _Doubted(book=book, plan=level, vertebra=vertebra, seen=seen)
    fitted = {str(track.number): track for track in tracks}
    findings = [
        bench.as_far_as_known(found, fitted[found.needle])
        if found.needle in fitted and found.rule in AXIS_RULES
        else found
        for found in findings
    ]
    if cement is None:
        findings += [_not_seen(book, rule, level.level) for rule in CEMENT_RULES]
    past = _past(findings, book, level.level)
    return Retrospect(case=case, judgement=attrs.evolve(said, findings=past))


@attrs.frozen(kw_only=True, eq=False)
class _Doubted:
    """What the rules say of a track that may truly lie otherwise.

    `seen` is the vertebra as uncertain as walls and tracks are together.
    """

    book: RuleBook
    plan: LevelPlan
    vertebra: Vertebra
    seen: Vertebra

    def as_far_as_known(self, found: Finding, track: Track) -> Finding:
        """Return the finding, or that it is not known if others would change it.

        Where the end is hidden, any other severity does; what was broken for all that
        anybody sees is told as broken, though a track is known to some millimetres.
        """
        is_of_tip = found.rule in TIP_RULES
        if is_of_tip and not track.tip_is_seen:
            others = {
                self._severity(found.rule, end, self.seen) for end in _ends(track)
            }
            if others != {found.severity}:
                return _taken_back(found, "tip_not_seen", track)
        if found.severity is not Severity.PASS:
            return found
        likely = (*_turned(track), *(_ends(track) if is_of_tip else ()))
        others = {self._severity(found.rule, each, self.vertebra) for each in likely}
        if others & {*FIRING, Severity.NA}:
            return _taken_back(found, "track_not_sure", track)
        return found

    def _severity(
        self, rule: str, needle: Needle, vertebra: Vertebra
    ) -> Severity | None:
        context = NeedleContext(
            rule=self.book.rule(rule),
            plan=self.plan,
            needle=needle,
            path=measure_path(vertebra, needle),
        )
        verdict = speak(context)
        return None if verdict is None else verdict.severity


def _taken_back(found: Finding, reason: str, track: Track) -> Finding:
    return attrs.evolve(
        found,
        severity=Severity.NA,
        reason=reason,
        measures={
            **found.measures,
            "uncertainty_mm": track.uncertainty_mm,
            "angle_uncertainty_deg": track.angle_uncertainty_deg,
            "tip_uncertainty_mm": track.tip_uncertainty_mm,
        },
    )


def _ends(track: Track) -> tuple[Needle, Needle]:
    """Return the shortest and the longest needle that may have left a track."""
    needle = track.as_needle()
    off = track.tip_uncertainty_mm * track.direction_lps
    back = min(track.tip_uncertainty_mm, needle.length_mm - SHORTEST_NEEDLE_MM)
    shorter = needle.tip_lps_mm - back * track.direction_lps
    return (
        attrs.evolve(needle, tip_lps_mm=shorter),
        attrs.evolve(needle, tip_lps_mm=needle.tip_lps_mm + off),
    )


def _turned(track: Track) -> Iterator[Needle]:
    """Yield the needles of a track turned about its middle as far as it may be."""
    needle = track.as_needle()
    along = track.direction_lps
    half = np.tan(np.radians(track.angle_uncertainty_deg)) * needle.length_mm / 2
    aside = unit(np.cross(along, np.eye(3)[int(np.abs(along).argmin())]))
    for turn in (aside, -aside, up := np.cross(along, aside), -up):
        yield attrs.evolve(
            needle,
            entry_lps_mm=needle.entry_lps_mm - half * turn,
            tip_lps_mm=needle.tip_lps_mm + half * turn,
        )


def _not_seen(book: RuleBook, rule: str, level: str) -> Finding:
    verdict = Verdict(severity=Severity.NA, reason="cement_not_seen")
    return finding_of(book.rule(rule), verdict, level=level)


def _as_seen(
    vertebra: Vertebra, tracks: Sequence[Track], *, is_measured_before: bool
) -> Vertebra:
    """Return the vertebra as uncertain as its walls and the tracks are together.

    What cement spoils of the bone's own measures is taken back.
    """
    unsure = max((track.uncertainty_mm for track in tracks), default=0.0)
    seen = attrs.evolve(
        vertebra, uncertainty_mm=np.hypot(vertebra.uncertainty_mm, unsure)
    )
    if vertebra.bone is None or is_measured_before:
        return seen
    bone = attrs.evolve(vertebra.bone, trabecular_hu=None, dense=())
    return attrs.evolve(seen, bone=bone)


def _injected(
    review: ReviewCase, cement: Cement | None, vertebra: Vertebra
) -> CementPlan | None:
    """Return the cement that was injected: as it was told, else as it was measured."""
    told = review.cement
    volume = told.volume_ml
    if volume is None and cement is not None:
        volume = injected_ml(vertebra, cement)
    return CementPlan(
        volume_ml=volume,
        viscosity=told.viscosity,
        radiopacifier_wt_percent=told.radiopacifier_wt_percent,
        product=told.product,
    )


def injected_ml(vertebra: Vertebra, cement: Cement) -> float:
    """Return how much of the cement belongs to this level.

    That is what touches its body, and every other piece no further up or down than the
    body is: what lies in a neighbour's body was injected there.
    """
    low, high = vertebra.endplates_z_mm
    return sum(
        piece.volume_ml
        for piece in cement.components
        if piece.touches_body
        or low <= float(vertebra.frame.to_box(piece.centre_lps_mm)[2]) <= high
    )


def _answers(review: ReviewCase, plan: LevelPlan) -> Assessment:
    """Return the answers of the plan, and over them what the reviewer told."""
    told = {
        "posterior_wall": review.imaging.posterior_wall,
        "fracture_type": review.patient.fracture_type,
        "anaesthesia": review.index.anaesthesia,
        "metal": review.index.instrumented,
    }
    known = {name: answer for name, answer in told.items() if answer is not None}
    return attrs.evolve(plan.assessment or Assessment(), **known)  # type: ignore[arg-type]


def _rods(vertebra: Vertebra, pieces: Sequence[MetalPiece]) -> tuple[Rod, ...]:
    """Return metal as cylinders of the volume and the length that were measured."""
    rods = []
    for piece in pieces:
        half = piece.direction_lps * piece.length_mm / 2
        ends = vertebra.frame.to_box(
            [piece.centre_lps_mm - half, piece.centre_lps_mm + half]
        )
        section = piece.volume_ml * 1000 / max(piece.length_mm, LEAST_METAL_MM)
        radius = float(np.sqrt(section / np.pi))
        if radius > LEAST_METAL_MM:
            rods.append(Rod(start_mm=ends[0], end_mm=ends[1], radius_mm=radius))
    return tuple(rods)


def cement_cloud(vertebra: Vertebra, cement: Cement) -> Cloud:
    """Return the cement in this body and in the canal behind it.

    A grain is a voxel of which cement is half or more; together they are the volume
    that was measured.
    """
    counted = (cement.labels > 0) & (cement.share >= 0.5)
    if not counted.any():
        return NO_CEMENT
    k, j, i = np.nonzero(counted)
    points_lps = cement.grid.to_lps(np.column_stack((i, j, k)))
    points: FloatArray = vertebra.frame.to_box(points_lps)
    share = float(cement.share[cement.labels > 0].sum())
    own = _in_own_parts(vertebra, points_lps)
    return Cloud(
        points_mm=points[own],
        grain_ml=share * cement.voxel_ml / len(points),
        component=cement.labels[k, j, i][own].astype(np.intp),
        phase=Phase.FINAL,
        voxel_mm=float(cement.grid.spacing_mm[0]),
    )


def _in_own_parts(vertebra: Vertebra, points_lps: FloatArray) -> BoolArray:
    """Return (n,) which points lie in body or canal, or nearer to them than to rest."""
    places = vertebra.parts.grid.to_ijk(points_lps)[:, ::-1].T
    near: dict[Part, FloatArray] = {
        part: ndimage.map_coordinates(held, places, order=1, output=np.float64)
        for part, held in vertebra.parts.membership.items()
    }
    own = _largest(near, OWN_PARTS)
    other = _largest(near, tuple(part for part in near if part not in OWN_PARTS))
    result: BoolArray = (own > 0) & (own >= other)
    return result


def _largest(near: Mapping[Part, FloatArray], parts: Sequence[Part]) -> FloatArray:
    held = [near[part] for part in parts if part in near]
    least = np.zeros_like(next(iter(near.values())))
    largest: FloatArray = np.max([least, *held], axis=0)
    return largest


def _past(
    findings: Sequence[Finding], book: RuleBook, level: str
) -> tuple[Finding, ...]:
    """Return findings as they are told afterwards, the worst first."""
    # The finding on the form as a whole is none of the questions on it.
    asked = [found for found in findings if found.rule != FORM_RULE]
    form = finding_of(book.rule(FORM_RULE), answers_are_given(asked), level=level)
    past = [
        attrs.evolve(form if found.rule == FORM_RULE else found, is_past=True)
        for found in findings
    ]
    return tuple(sorted(past, key=_rank))


def _rank(found: Finding) -> int:
    return -found.severity.rank


def _is_told(found: Finding) -> bool:
    if found.rule == PLAN_RULE:
        return found.reason == NO_NEEDLE.reason
    return found.rule not in BEFORE_ONLY
