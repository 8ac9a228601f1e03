"""A structured report holds the numbers of the case, at their places, as others read.

The phantom's pedicles are known to the millimetre, and so are its needles.
"""

import re
from pathlib import Path

import numpy as np
import pydicom
import pytest
from pydicom.dataset import Dataset

from planner.anatomy.vertebra import Side, Vertebra
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.exchange.maker import Maker
from planner.exchange.measurement_report import (
    ReportMaterial,
    Told,
    measurement_report,
)
from planner.exchange.source_study import read_source_study
from planner.plan.case import Case, LandmarkSource, LevelPlan, StudyReference
from planner.rules.evaluate import judge
from planner.rules.findings import Judgement
from planner.work import Monitor
from tests.dicom_files import PLANTED, write_ct
from tests.foreign_tools import errors_of, foreign
from tests.phantoms import L1S, analytic_vertebra, grid_around, needle_lps
from ui.site_book import site_book

MAKER = Maker(version="0.1.0", state="0123456789abcdef" * 4)
SAFE = needle_lps(L1S, (15.5, -22), (13.5, 22))
BREACH = needle_lps(L1S, (17, -22), (3.105, 22), side=Side.LEFT)
SENTENCE = "Die Nadel – 针 – quert."


@pytest.fixture(scope="module")
def judged() -> tuple[Case, Judgement, dict[str, Vertebra]]:
    level = LevelPlan(level="L1", anatomy=LandmarkSource(), needles=(SAFE, BREACH))
    case = Case(study=StudyReference(ct="."), levels=(level,))
    vertebrae = {"L1": analytic_vertebra(L1S)}
    return case, judge(case, vertebrae, site_book()), vertebrae


@pytest.fixture(scope="module")
def written(tmp_path_factory, judged) -> Path:
    folder: Path = tmp_path_factory.mktemp("sr")
    case, judgement, vertebrae = judged
    grid = grid_around(L1S, spacing_mm=2.0)
    write_ct(folder / "ct", np.zeros(grid.shape_kji, np.int16), grid.lps_from_ijk)
    info = best_ct(find_series(folder / "ct", Monitor()))
    material = ReportMaterial(
        case=case,
        vertebrae=vertebrae,
        judgement=judgement,
        told=[Told(finding=f, sentence=SENTENCE) for f in judgement.findings],
        papers={"ma-2022": "Ma 2022, a paper"},
    )
    study = read_source_study(info, grid, identified=False)
    path = folder / "sr.dcm"
    measurement_report(material, study, MAKER).save_as(path)
    return path


@pytest.fixture(scope="module")
def groups(written) -> dict[str, Dataset]:
    read = pydicom.dcmread(written)
    (measurements,) = (i for i in read.ContentSequence if _name(i) == "126010")
    return {_first(g, "TEXT").TextValue: g for g in measurements.ContentSequence}


def _name(item: Dataset) -> str:
    return str(item.ConceptNameCodeSequence[0].CodeValue)


def _first(group: Dataset, kind: str) -> Dataset:
    found: Dataset = next(i for i in group.ContentSequence if i.ValueType == kind)
    return found


def meaning(item: Dataset) -> str:
    return str(item.ConceptNameCodeSequence[0].CodeMeaning)


def numbers(group: Dataset) -> dict[str, tuple[float, str]]:
    found = {}
    for item in group.ContentSequence:
        if item.ValueType == "NUM":
            value = item.MeasuredValueSequence[0]
            unit = value.MeasurementUnitsCodeSequence[0].CodeValue
            found[meaning(item)] = (float(value.NumericValue), unit)
    return found


def words(group: Dataset) -> dict[str, str]:
    return {
        meaning(item): item.ConceptCodeSequence[0].CodeMeaning
        for item in group.ContentSequence
        if item.ValueType == "CODE"
    }


def test_dciodvfy_finds_no_error(written):
    assert errors_of(written) == []


def test_the_isthmus_has_its_width_and_height(groups):
    for side in ("right", "left"):
        told = numbers(groups[f"L1 isthmus {side}"])
        width = L1S.lateral_mm - L1S.medial_mm
        assert told["Isthmus width"] == (pytest.approx(width, abs=0.01), "mm")
        low, high = L1S.pedicle_z_mm
        assert told["Isthmus height"] == (pytest.approx(high - low, abs=0.01), "mm")


@pytest.mark.parametrize("needle", [SAFE, BREACH], ids=["R1", "L1"])
def test_a_needle_is_a_line_from_entry_to_tip(groups, needle):
    line = _first(groups[f"L1 needle {needle.id}"], "SCOORD3D")
    assert line.GraphicType == "POLYLINE"
    points = np.reshape(line.GraphicData, (-1, 3))
    ends = [needle.entry_lps_mm, needle.tip_lps_mm]
    np.testing.assert_allclose(points, ends, atol=1e-3)


def test_room_to_each_wall_stands_with_its_verdict(groups, judged):
    """Right of the middle of an 8 mm pedicle there are 8 / 2 - 1.524 mm left."""
    _, judgement, _ = judged
    for needle in (SAFE, BREACH):
        group = groups[f"L1 needle {needle.id}"]
        told, measured = numbers(group), judgement.measures[f"L1/{needle.id}"]
        medial = measured["medial_clearance_mm"]
        assert told["Medial clearance"] == (pytest.approx(medial, abs=1e-3), "mm")
        assert words(group)["Medial severity"] in ("PASS", "WARN", "STOP", "NA")
    assert words(groups["L1 needle L1"])["Medial severity"] == "STOP"
    assert words(groups["L1 needle L1"])["Verdict"] == "STOP"


def test_every_finding_is_told_with_rule_severity_limit_and_sentence(groups, judged):
    _, judgement, _ = judged
    for found in judgement.findings:
        about = " ".join(filter(None, (found.level, found.needle, found.rule)))
        told = words(groups[about])
        assert told["Rule"] == found.rule
        assert told["Severity"] == found.severity.value
        assert told["Limit source"] == found.limit_source
        texts = [i for i in groups[about].ContentSequence if i.ValueType == "TEXT"]
        assert SENTENCE in [text.TextValue for text in texts]
        if found.at_lps_mm:
            place = _first(groups[about], "SCOORD3D")
            np.testing.assert_allclose(place.GraphicData, found.at_lps_mm, atol=1e-3)
        given = {n for n, v in found.limits.items() if isinstance(v, float)}
        limits = [name for name in numbers(groups[about]) if name.startswith("Limit ")]
        assert len(limits) >= len(given)


def test_it_bears_state_and_purpose_and_names_nobody(written, groups):
    plan = groups["plan"]
    assert words(plan)["State"] == MAKER.state
    assert "not a medical device" in plan.ContentSequence[-1].TextValue
    assert MAKER.state[:12] in pydicom.dcmread(written).SeriesDescription
    content = written.read_bytes()
    assert not any(secret.encode() in content for secret in PLANTED)


def test_dcmtk_reads_the_same_numbers(written, groups):
    done = foreign("dsrdump", "+Pl", written)
    assert done.returncode == 0, done.stderr
    read = re.findall(r'NUM:\(,,"([^"]+)"\)="([^"]+)" \(([^,]+),UCUM', done.stdout)
    ours = [
        (name, value, unit)
        for group in groups.values()
        for name, (value, unit) in numbers(group).items()
    ]
    assert [(n, float(v), u) for n, v, u in read] == ours
