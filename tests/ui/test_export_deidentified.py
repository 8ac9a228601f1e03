"""A whole case handed on: it opens again, says the same, and names nobody.

Everything a person may have typed is planted with a name first.
"""

import json
import shutil
import zipfile
from pathlib import Path

import attrs
import pydicom
import pytest

from planner.dicom.identity import read_identity
from planner.imaging.volume import SeriesIdentity
from planner.plan.case import (
    CementPlan,
    LabelSource,
    LevelPlan,
    Override,
    StudyReference,
    Unlocking,
)
from planner.plan.review_notes import ReviewNotes, canonical
from planner.plan.storage import read_plan, write_plan
from tests.dicom_files import PLANTED, write_ct
from tests.phantoms import L1S, ct_phantom
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from ui.cli import main

SECRET = "Zwickelbaum"
SECRETS = (SECRET, SECRET.lower(), SECRET.upper(), *PLANTED, "QZ", "20240131")
SERIES_UID = "2.25.77770003"


def plan_of_a_talkative_surgeon() -> LevelPlan:
    (level,) = phantom_case(BREACHING_NEEDLE).levels
    assert level.assessment is not None
    answers = attrs.evolve(level.assessment, mri_present=False, mri_reason=SECRET)
    return attrs.evolve(
        level,
        confirmed_by="QZ",
        needles=(attrs.evolve(BREACHING_NEEDLE, id=SECRET),),
        cement=CementPlan(volume_ml=2.0, product=SECRET),
        assessment=answers,
        overrides=(Override(rule="P-02", reason=SECRET, initials="QZ", needle=SECRET),),
        review=ReviewNotes(told=canonical({"learning": {"note": SECRET}})),
    )


@pytest.fixture(scope="module")
def study(tmp_path_factory) -> Path:
    folder: Path = tmp_path_factory.mktemp("cases") / f"{SECRET}_1937"
    volume = ct_phantom(L1S)
    write_ct(
        folder / SECRET,
        volume.voxels_hu,
        volume.grid.lps_from_ijk,
        series_uid=SERIES_UID,
    )
    case = attrs.evolve(
        phantom_case(),
        study=StudyReference(
            ct=SECRET,
            series_uid=SERIES_UID,
            postop_ct=f"{SECRET} later",
            postop=SeriesIdentity(series_uid=SERIES_UID, content_sha256="5" * 64),
        ),
        levels=(plan_of_a_talkative_surgeon(),),
        unlockings=(Unlocking(level="L1", needle=SECRET, initials="QZ"),),
    )
    write_plan(case, folder / "plan.json")
    return folder


@pytest.fixture(scope="module")
def shared(qapp, study, tmp_path_factory) -> Path:
    out: Path = tmp_path_factory.mktemp("out") / "case"
    assert main(["export", str(study / "plan.json"), "--deidentified", str(out)]) == 1
    return out


def findings(plan: Path, capsys) -> list[tuple[object, ...]]:
    """What the rules say, whatever the needle is called."""
    main(["check", str(plan), "--json"])
    document = json.loads(capsys.readouterr().out.replace(SECRET, "needle1"))
    return [
        (f["rule"], f["severity"], f["reason"], f["measures"], f["at_lps_mm"])
        for f in document["findings"]
    ]


def test_it_opens_and_the_rules_say_the_same(study, shared, capsys):
    assert findings(shared / "plan.json", capsys) == findings(
        study / "plan.json", capsys
    )


def test_no_name_is_in_any_byte_or_file_name(shared):
    for path in shared.rglob("*"):
        assert not any(s in path.name for s in SECRETS)
        content = path.read_bytes().decode("latin-1") if path.is_file() else ""
        assert [s for s in SECRETS if s in content] == [], path.name
        assert SERIES_UID not in content


def test_who_signed_is_a_number_and_what_was_typed_is_gone(shared):
    (level,) = read_plan(shared / "plan.json").levels
    assert (level.confirmed_by, level.confirmed_at) == ("P1", None)
    (made,) = level.overrides
    assert (made.initials, made.reason) == ("P1", "not told")
    assert made.needle == level.needles[0].id == "needle1"
    assert level.cement is not None
    assert level.cement.product is None


def test_the_images_show_nobody(shared):
    identity = read_identity(next((shared / "ct").iterdir()))
    assert identity is not None
    assert identity.birth_date is None
    assert identity.name == "ANONYMOUS"


def test_one_archive_holds_the_same_case(qapp, study, tmp_path, capsys):
    archive = tmp_path / "case.zip"
    main(["export", str(study / "plan.json"), "--deidentified", str(archive)])
    assert list(tmp_path.iterdir()) == [archive]
    with zipfile.ZipFile(archive) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        packed.extractall(tmp_path / "opened")
    capsys.readouterr()
    assert findings(tmp_path / "opened" / "plan.json", capsys) == findings(
        study / "plan.json", capsys
    )


def test_one_captured_picture_stops_all_of_it(qapp, study, tmp_path, capsys):
    copy = tmp_path / "study"
    shutil.copytree(study, copy)
    file = sorted((copy / SECRET).iterdir())[3]
    image = pydicom.dcmread(file)
    image.BurnedInAnnotation = "YES"
    image.save_as(file)
    out = tmp_path / "out"
    assert main(["export", str(copy / "plan.json"), "--deidentified", str(out)]) == 2
    assert "captured from a screen" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.long
def test_a_segmentation_goes_along_under_plain_names(qapp, study, tmp_path, capsys):
    copy = tmp_path / "study"
    shutil.copytree(study, copy)
    plan = copy / "plan.json"
    main(["export", str(plan), "--dicom", str(copy / "objects"), "--identified"])
    case = read_plan(plan)
    (level,) = case.levels
    labels = LabelSource(labels="objects/segmentation.dcm")
    changed = attrs.evolve(level, anatomy=labels)
    write_plan(attrs.evolve(case, levels=(changed,)), plan)
    out = tmp_path / "out"
    main(["export", str(plan), "--deidentified", str(out)])
    capsys.readouterr()
    assert findings(out / "plan.json", capsys) == findings(plan, capsys)
    content = (out / "labels_1.dcm").read_bytes().decode("latin-1")
    assert [secret for secret in SECRETS if secret in content] == []
