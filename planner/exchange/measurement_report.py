"""Measurements and findings as a DICOM structured report (TID 1500).

One group for the plan, one for each vertebra, each isthmus, each needle, each finding.
Numbers bear the names they have in the findings document, as terms of our own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeGuard

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.anatomy.compression import compression
from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.exchange.codes import code, own_code, side_code, vertebra_code
from planner.exchange.maker import PRODUCT, RESEARCH_USE, Maker, new_uid, sign
from planner.exchange.references import evidence_of, joined_study
from planner.exchange.source_study import SourceStudy
from planner.exchange.structures import plain_label, planned_needles
from planner.levels import LEVELS
from planner.plan.case import Case
from planner.plan.needle import Needle
from planner.rules.findings import Finding, Judgement, Measures, Severity

if TYPE_CHECKING:
    from highdicom import sr
    from pydicom import Dataset

SERIES_NUMBER = 9002
WHAT = "measurements"

UNITS: Mapping[str, tuple[str, str]] = {
    "mm": ("mm", "mm"),
    "mm2": ("mm2", "mm2"),
    "deg": ("deg", "degree"),
    "ml": ("ml", "ml"),
    "hu": ("[hnsf'U]", "Hounsfield unit"),
}
"""UCUM units by how the name of a number ends; any other number has no unit."""
NO_UNIT = ("1", "no units")
WALL_RULE = "P-02"
NA = Severity.NA.value

Place = tuple[ArrayLike, ...]
"""Points in LPS mm: one is a point, several are a line."""


@attrs.frozen(kw_only=True)
class Told:
    """A finding, and the sentence that the screen shows of it."""

    finding: Finding
    sentence: str


@attrs.frozen(kw_only=True, eq=False)
class ReportMaterial:
    """What a report is made of; `told` are all findings, `language` (RFC 5646) theirs.

    `papers` are the references of the rule book by their names.
    """

    case: Case
    vertebrae: Mapping[str, Vertebra]
    judgement: Judgement
    told: Sequence[Told]
    papers: Mapping[str, str]
    language: tuple[str, str] = ("en", "English")


def measurement_report(
    material: ReportMaterial, study: SourceStudy, maker: Maker
) -> "Dataset":
    """Return a Comprehensive 3D SR about the images of a study."""
    from highdicom import sr

    groups = _Groups(study.frame_of_reference_uid)
    content = sr.MeasurementReport(
        observation_context=_context(maker),
        procedure_reported=code("SCT", "77477000", "Computed tomography"),
        imaging_measurements=list(_all_groups(material, groups, maker)),
        title=code("DCM", "126000", "Imaging Measurement Report"),
        language_of_content_item_and_descendants=(
            sr.LanguageOfContentItemAndDescendants(code("RFC5646", *material.language))
        ),
    )
    made = sr.Comprehensive3DSR(
        evidence=evidence_of(study),
        content=content[0],
        series_instance_uid=new_uid(),
        series_number=SERIES_NUMBER,
        sop_instance_uid=new_uid(),
        instance_number=1,
        manufacturer=PRODUCT,
        is_complete=True,
        is_verified=False,
    )
    made.update(joined_study(study))
    sign(made, maker, what=WHAT)
    return made


def _context(maker: Maker) -> "sr.ObservationContext":
    from highdicom import sr

    device = sr.DeviceObserverIdentifyingAttributes(
        uid=new_uid(),
        name=PRODUCT,
        manufacturer_name=PRODUCT,
        model_name=PRODUCT,
        serial_number=maker.version,
    )
    return sr.ObservationContext(
        observer_device_context=sr.ObserverContext(
            observer_type=code("DCM", "121007", "Device"),
            observer_identifying_attributes=device,
        )
    )


def _all_groups(
    material: ReportMaterial, groups: "_Groups", maker: Maker
) -> "Iterator[sr.MeasurementsAndQualitativeEvaluations]":
    judgement = material.judgement
    yield groups.group(
        "plan",
        said={"state": maker.state, "overall": judgement.overall.value},
        comments=(f"{RESEARCH_USE}. Rule book {judgement.rulebook}.",),
    )
    for plan in material.case.levels:
        vertebra = material.vertebrae.get(plan.level)
        if vertebra is not None:
            yield from _vertebra(vertebra, material.vertebrae, groups)
        for needle in planned_needles(plan):
            yield _needle(plan.level, needle, judgement, groups)
    for told in material.told:
        yield _finding(told, material.papers, groups)


def _vertebra(
    vertebra: Vertebra, others: Mapping[str, Vertebra], groups: "_Groups"
) -> "Iterator[sr.MeasurementsAndQualitativeEvaluations]":
    level, bone = vertebra.level, vertebra.bone
    measures: dict[str, float | None] = {}
    if bone is not None:
        heights = bone.heights_mm.items()
        measures |= {f"{name}_height_mm": height for name, height in heights}
        place = LEVELS.index(level)
        beside = (LEVELS[max(place - 1, 0)], LEVELS[min(place + 1, len(LEVELS) - 1)])
        near = [others[n].bone for n in beside if n in others and n != level]
        lost = compression(bone, *(n for n in near if n is not None))
        measures["compression_ratio"] = lost.ratio if lost else None
        measures["trabecular_hu"] = bone.trabecular_hu
        measures["body_volume_ml"] = bone.volume_ml
    x, y, z = vertebra.uncertainty_mm.tolist()
    sure = {"sideways": x, "front_to_back": y, "up_and_down": z}
    measures |= {f"uncertainty_{n}_mm": value for n, value in sure.items()}
    yield groups.group(
        f"{level} vertebra",
        level=level,
        said={"source": vertebra.source},
        measures=measures,
        places=((vertebra.frame.origin_lps_mm,),),
    )
    for side, pedicle in vertebra.pedicles.items():
        isthmus = pedicle.isthmus
        offset, middle_y, middle_z = isthmus.center_mm
        at = vertebra.frame.to_lps((side.sign * offset, middle_y, middle_z))
        yield groups.group(
            f"{level} isthmus {side.value}",
            level=level,
            side=side,
            measures={
                "isthmus_width_mm": isthmus.width_mm,
                "isthmus_height_mm": isthmus.height_mm,
                "transverse_deg": isthmus.transverse_deg,
                "sagittal_deg": isthmus.sagittal_deg,
            },
            places=((at,),),
        )


def _needle(
    level: str, needle: Needle, judgement: Judgement, groups: "_Groups"
) -> "sr.MeasurementsAndQualitativeEvaluations":
    """Tell a needle's numbers, and with each wall's what the rule says to it.

    A wall that could not be judged is NA: its number must not read as safe.
    """
    found = judgement.of_needle(level, needle.id)
    judged = next((f.measures for f in found if f.rule == WALL_RULE), {})
    walls = {
        f"{wall.value}_severity": str(judged.get(f"{wall.value}_severity") or NA)
        for wall in Wall
    }
    worst = max((f.severity for f in found), key=lambda s: s.rank, default=Severity.NA)
    own = {"diameter_mm": needle.outer_diameter_mm, "length_mm": needle.length_mm}
    measured = judgement.measures.get(f"{level}/{needle.id}", {})
    return groups.group(
        f"{level} needle {needle.id}",
        level=level,
        side=Side(needle.side) if needle.side else None,
        said={"verdict": worst.value} | walls,
        measures=own | dict(measured),
        places=((needle.entry_lps_mm, needle.tip_lps_mm),),
    )


def _finding(
    told: Told, papers: Mapping[str, str], groups: "_Groups"
) -> "sr.MeasurementsAndQualitativeEvaluations":
    found = told.finding
    about = " ".join(filter(None, (found.level, found.needle, found.rule)))
    limits = {f"limit_{name}": value for name, value in found.limits.items()}
    comments = [told.sentence]
    comments += [papers[name] for name in found.references if name in papers]
    said = {
        "rule": found.rule,
        "severity": found.severity.value,
        "limit_source": found.limit_source,
    }
    return groups.group(
        about,
        level=found.level,
        said=said,
        measures=dict(found.measures) | limits,
        places=((found.at_lps_mm,),) if found.at_lps_mm else (),
        comments=comments,
    )


# --- the groups -----------------------------------------------------------------------


@attrs.frozen
class _Groups:
    """Makes measurement groups (TID 1501) in one frame of reference."""

    frame_of_reference_uid: str

    def group(
        self,
        name: str,
        *,
        level: str | None = None,
        side: Side | None = None,
        said: Mapping[str, str] | None = None,
        measures: Measures | None = None,
        places: Iterable[Place] = (),
        comments: Iterable[str] = (),
    ) -> "sr.MeasurementsAndQualitativeEvaluations":
        """Return a group; a number that is not known is left out, never zero."""
        from highdicom import sr

        measures = measures or {}
        numbers = {n: float(v) for n, v in measures.items() if _is_number(v)}
        words = dict(said or {}) | {
            n: str(v) for n, v in measures.items() if v is not None and n not in numbers
        }
        made = sr.MeasurementsAndQualitativeEvaluations(
            tracking_identifier=sr.TrackingIdentifier(uid=new_uid(), identifier=name),
            finding_sites=_sites(level, side),
            measurements=[_number(n, v) for n, v in numbers.items()],
            qualitative_evaluations=[_word(n, v) for n, v in words.items()],
        )
        items = made[0].ContentSequence
        items.extend(self._place(place) for place in places)
        items.extend(_comment(text) for text in comments if text)
        return made

    def _place(self, place: Place) -> "sr.Scoord3DContentItem":
        from highdicom import sr

        points = np.array([np.asarray(point, dtype=float) for point in place])
        is_point = len(points) == 1
        return sr.Scoord3DContentItem(
            name=code("DCM", "111030", "Image Region"),
            graphic_type="POINT" if is_point else "POLYLINE",
            graphic_data=points,
            frame_of_reference_uid=self.frame_of_reference_uid,
            relationship_type="CONTAINS",
        )


def _sites(level: str | None, side: Side | None) -> "list[sr.FindingSite]":
    from highdicom import sr

    if level is None:
        return []
    laterality = side_code(side) if side else None
    return [sr.FindingSite(vertebra_code(level), laterality=laterality)]


def _is_number(value: object) -> TypeGuard[float]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return bool(np.isfinite(value))


def _number(name: str, value: float) -> "sr.Measurement":
    from highdicom import sr

    stem, _, ending = name.rpartition("_")
    unit = UNITS.get(ending, NO_UNIT)
    words = (stem if ending in UNITS else name).replace("_", " ")
    return sr.Measurement(
        name=own_code(name, words.capitalize()),
        value=round(value, 4),
        unit=code("UCUM", *unit),
    )


def _word(name: str, value: str) -> "sr.QualitativeEvaluation":
    from highdicom import sr

    return sr.QualitativeEvaluation(
        name=own_code(name, name.replace("_", " ").capitalize()),
        value=own_code(plain_label(value), plain_label(value)),
    )


def _comment(text: str) -> "sr.TextContentItem":
    from highdicom import sr

    return sr.TextContentItem(
        name=code("DCM", "121106", "Comment"),
        value=text,
        relationship_type="CONTAINS",
    )
