"""What was changed in the images is told with every number measured on them."""

import json
from pathlib import Path

import attrs
import jsonschema
import numpy as np
import pytest

from planner.dicom.find_series import find_series
from planner.imaging.volume import Note
from planner.plan.storage import read_plan, write_plan
from planner.work import Monitor
from tests.dicom_files import write_ct
from tests.phantoms import L1S, ct_phantom, grid_around
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from tests.ui.test_panels import child, words
from ui.cli import main
from ui.messages.numbers import NO_BREAK
from ui.messages.series import CHANGES, IMAGE_NOTES, series_text
from ui.opening import open_folder
from ui.resources import resource

TILT_DEG = 15.0


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def leaning_scan(folder: Path) -> None:
    """Write the phantom as a gantry leaning by `TILT_DEG` would have scanned it."""
    grid = grid_around(L1S, spacing_mm=1.0, margin_mm=15.0)
    volume = ct_phantom(L1S, grid=grid)
    matrix = np.array(grid.lps_from_ijk)
    matrix[1, 2] = np.tan(np.radians(TILT_DEG)) * matrix[2, 2]
    write_ct(folder, volume.voxels_hu, matrix)


@pytest.fixture
def corrected_plan(tmp_path: Path) -> Path:
    """A safe needle, confirmed, on landmarks, on images that had to be corrected."""
    leaning_scan(tmp_path / "ct")
    opened = open_folder(tmp_path / "ct", monitor=Monitor())
    levels = phantom_case(SAFE_NEEDLE).levels
    study = attrs.evolve(opened.case.study, ct="ct")
    plan = tmp_path / "plan.json"
    write_plan(attrs.evolve(opened.case, study=study, levels=levels), plan)
    return plan


def test_the_plan_keeps_what_was_done_to_its_images(corrected_plan: Path):
    (note,) = read_plan(corrected_plan).study.image_notes
    assert note.code == "unsheared"
    assert note.facts["tilt_deg"] == pytest.approx(TILT_DEG, abs=0.1)


def test_the_tilt_is_told_once_before_it_is_opened(tmp_path: Path):
    leaning_scan(tmp_path / "ct")
    (info,) = find_series(tmp_path / "ct", Monitor()).series
    assert series_text(info).count("gantry was tilted by 15.0°") == 1


def test_every_measurement_on_corrected_images_says_so(corrected_plan: Path, capsys):
    main(["check", str(corrected_plan), "--json"])
    document = json.loads(capsys.readouterr().out)
    schema = json.loads(
        resource("schema", "isthmus-findings-1.json").read_text(encoding="utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(document)
    assert [note["code"] for note in document["image_notes"]] == ["unsheared"]
    measured = [found for found in document["findings"] if found["measures"]]
    assert {found["rule"] for found in measured} >= {"P-01", "P-02", "C-01"}
    assert all(found["image_notes"] == ["unsheared"] for found in measured)


def test_the_command_line_tells_it_beside_each_finding(corrected_plan: Path, capsys):
    main(["check", str(corrected_plan)])
    told = " ".join(capsys.readouterr().out.split())
    assert told.count("gantry tilt of 15.0° corrected") >= 3


def test_the_window_tells_it_on_each_card_and_beside_the_clearances(window, show_case):
    case = phantom_case(SAFE_NEEDLE)
    note = Note("unsheared", {"tilt_deg": TILT_DEG, "shift_mm": 0.27})
    show_case(attrs.evolve(case, study=attrs.evolve(case.study, image_notes=(note,))))
    told = "Images changed: gantry tilt of 15.0° corrected."
    for card in window.side.findings.cards:
        line = child(card, "finding.images")
        assert line.isHidden() == (not card.finding.measures)
        assert card.finding.measures == {} or plain(line.text()) == told
    assert plain(words(window, "needle.images")) == told


def test_nothing_is_told_of_images_that_are_as_they_were_scanned(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    cards = window.side.findings.cards
    assert cards
    assert all(child(card, "finding.images").isHidden() for card in cards)
    assert child(window, "needle.images").isHidden()


def test_every_change_that_is_told_at_a_measurement_is_explained_in_full():
    assert CHANGES.keys() <= IMAGE_NOTES.keys()
