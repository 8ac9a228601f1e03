"""No file is called by the name of its patient, unless somebody asks for it."""

import json
from pathlib import Path

import numpy as np
import pytest
from pydicom.dataset import Dataset

from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.identity import Identity
from planner.dicom.inspect import series_document
from planner.dicom.names import FileNames, secrets_of
from planner.dicom.read_series import read_series
from planner.errors import PlannerError
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct
from ui.cli import main

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.7, 1.0), origin_lps_mm=(3, -9, 40)
)
SECRETS = ("planted", "person", "kqxv", "19610203")


def planted(
    root: Path, *, slices: int = 6, missing: int | None = None, cut: int | None = None
) -> Path:
    """Write a CT whose folder, files and description all name the patient."""

    def describe(image: Dataset, k: int) -> None:
        image.SeriesDescription = "Spine of Mr Person"

    folder = root / "PERSON_PLANTED 1961-02-03" / "planted-id-kqxv"
    paths = write_ct(folder, np.zeros((slices, 8, 6)), UPRIGHT, edit=describe)
    for k, path in enumerate(paths):
        renamed = path.rename(folder / f"Pérson^Planted_{k:03d}.dcm")
        if k == cut:
            renamed.write_bytes(renamed.read_bytes()[:-10])
        if k == missing:
            renamed.unlink()
    (folder / "report planted.txt").write_text("Dear colleague,")
    return folder


def assert_nobody_named(text: str) -> None:
    lower = text.casefold().replace("é", "e")
    assert [secret for secret in SECRETS if secret in lower] == []


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize("spoilt", [{}, {"missing": 3}, {"cut": 3}])
def test_inspect_names_nobody(tmp_path, capsys, spoilt, as_json):
    planted(tmp_path, **spoilt)
    words = ["inspect", str(tmp_path), *(["--json"] if as_json else [])]
    assert main(words) == 0
    seen = capsys.readouterr()
    assert_nobody_named(seen.out + seen.err)
    assert "file 000" in seen.out or spoilt == {}


def test_check_names_nobody_when_it_refuses(tmp_path, capsys):
    folder = planted(tmp_path, slices=3, cut=1)
    study = {"ct": str(folder)}
    plan = {"schema": "isthmus-plan/1", "study": study, "levels": []}
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    assert main(["check", str(tmp_path / "plan.json")]) == 2
    seen = capsys.readouterr()
    assert_nobody_named(seen.out + seen.err)
    assert "file 0002" in seen.err


def test_who_asks_is_told(tmp_path, capsys):
    planted(tmp_path)
    assert main(["inspect", str(tmp_path), "--identified", "--json"]) == 0
    (series,) = json.loads(capsys.readouterr().out)["series"]
    assert series["identity"]["patient_id"] == "PLANTED-ID-KQXV"
    assert series["identity"]["birth_date"] == "1961-02-03"
    assert any("Planted" in file for file in series["files"])
    assert main(["inspect", str(tmp_path), "--identified"]) == 0
    assert "Planted" in capsys.readouterr().out


def test_a_file_that_fails_while_it_is_read_is_named_by_its_number(tmp_path):
    folder = planted(tmp_path, slices=3)
    info = best_ct(find_series(folder, Monitor()))
    info.files[1].unlink()
    with pytest.raises(PlannerError) as refused:
        read_series(info, Monitor())
    assert_nobody_named(str(refused.value.facts))


def test_nothing_that_is_printed_by_accident_names_anybody(tmp_path):
    folder = planted(tmp_path)
    discovery = find_series(folder, Monitor())
    assert_nobody_named(repr(discovery.names))
    assert_nobody_named(json.dumps(series_document(discovery)))


def names_for(name: str, patient_id: str) -> FileNames:
    whom = Identity(name=name, patient_id=patient_id, birth_date=None, study_date=None)
    return FileNames(secrets=secrets_of([whom]), numbers={Path("x"): 7})


@pytest.mark.parametrize(
    ("name", "patient_id", "file", "is_shown"),
    [
        ("Li, Na", "", "slice-012.dcm", True),
        ("Li, Na", "", "LI_NA_012.dcm", False),
        ("Müller, Jörg", "", "MUELLER.dcm", True),
        ("Müller, Jörg", "", "MULLER.dcm", False),
        ("", "0042-17", "0042_17.dcm", False),
        ("", "7", "IM7.dcm", True),
        ("LIDC-IDRI-0314", "LIDC-IDRI-0314", "lidc-0314", True),
        ("LIDC-IDRI-0314", "LIDC-IDRI-0314", "LIDC-IDRI-0314", False),
        ("Phantom, CT", "", "ct-phantom.dcm", True),
    ],
)
def test_parts_of_a_name_are_known_in_a_file_name(name, patient_id, file, is_shown):
    names = names_for(name, patient_id)
    assert (names.shown(Path(file)) == Path(file)) is is_shown


def test_two_patients_are_counted_and_not_named(tmp_path):
    write_ct(tmp_path / "a", np.zeros((4, 8, 6)), UPRIGHT)

    def other(image: Dataset, k: int) -> None:
        image.PatientID, image.PatientName = "", "Other^One"

    def another(image: Dataset, k: int) -> None:
        image.PatientID, image.PatientName = "", "Other^Two"

    write_ct(tmp_path / "b", np.zeros((4, 8, 6)), UPRIGHT, edit=other)
    write_ct(tmp_path / "c", np.zeros((4, 8, 6)), UPRIGHT, edit=another)
    found = find_series(tmp_path, Monitor()).series
    assert [(info.patient, info.study) for info in found] == [(1, 1), (2, 2), (3, 3)]
