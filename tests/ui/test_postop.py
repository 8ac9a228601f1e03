"""A case holds the CT before and after the operation, and finds either again."""

from pathlib import Path

import attrs
import numpy as np
import pytest

from planner.case_file.marks import standing_of
from planner.case_file.reading import read_record
from planner.case_file.store import create_case_file
from planner.errors import NoSeries, NotAFolder, SeriesNotFound
from planner.plan.case import StudyReference
from planner.plan.edits import with_postop_images
from planner.plan.history import History
from planner.work import Monitor
from tests.dicom_files import write_ct
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.opening import open_folder
from ui.postop_images import open_postop, read_postop

BEFORE, AFTER = "1.2.3", "1.2.4"


def a_ct(folder: Path, series_uid: str, *, filled_with: int) -> None:
    voxels = np.full((60, 8, 6), filled_with, np.int16)
    voxels[30:] += np.arange(30, dtype=np.int16)[:, None, None]
    write_ct(folder, voxels, np.diag([1.0, 1.0, 2.0, 1.0]), series_uid=series_uid)


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """One folder of two series, as a disc often is."""
    a_ct(tmp_path / "disc" / "a", BEFORE, filled_with=100)
    a_ct(tmp_path / "disc" / "b", AFTER, filled_with=300)
    return tmp_path / "disc"


def opened_before(study: Path):
    return open_folder(study, series_uid=BEFORE, monitor=Monitor())


def test_of_a_disc_with_both_the_other_one_is_taken(study):
    case = opened_before(study).case
    volume = read_postop(study, case.study, Monitor())
    assert volume.identity.series_uid == AFTER


def test_both_are_found_again_wherever_they_were_moved(study, tmp_path):
    opened = opened_before(study)
    volume = read_postop(study, opened.case.study, Monitor())
    case = with_postop_images(opened.case, ct="disc", identity=volume.identity)
    path = tmp_path / "a.isthmus"
    create_case_file(path, History(case, author="AB"), rule_book="b@0").release()
    kept = read_record(path).case.study
    again = open_postop(kept, tmp_path, monitor=Monitor())
    assert again.identity == volume.identity
    moved = study.rename(tmp_path / "elsewhere")
    with pytest.raises(NotAFolder):
        open_postop(kept, tmp_path, monitor=Monitor())
    found = open_postop(kept, tmp_path, monitor=Monitor(), images=moved)
    assert found.identity == volume.identity
    before = open_folder(moved, series_uid=kept.series_uid, monitor=Monitor())
    assert before.volume.identity.content_sha256 == kept.content_sha256


def test_images_of_another_patient_are_never_taken_for_them(study, tmp_path):
    volume = read_postop(study, opened_before(study).case.study, Monitor())
    reference = StudyReference(ct="x", postop_ct="disc", postop=volume.identity)
    a_ct(tmp_path / "other", "9.9.9", filled_with=300)
    with pytest.raises(SeriesNotFound):
        open_postop(reference, tmp_path, monitor=Monitor(), images=tmp_path / "other")
    a_ct(tmp_path / "forged", AFTER, filled_with=301)
    with pytest.raises(SeriesNotFound) as refusal:
        open_postop(reference, tmp_path, monitor=Monitor(), images=tmp_path / "forged")
    assert refusal.value.facts["reason"] == "content"


def test_a_case_without_them_says_so(tmp_path):
    with pytest.raises(NoSeries) as refusal:
        open_postop(StudyReference(ct="ct"), tmp_path, monitor=Monitor())
    assert refusal.value.facts["reason"] == "no-postop"


def test_adding_them_in_the_window_asks_nothing_of_a_signed_plan(
    window, show_case, study, tmp_path, qtbot
):
    case = phantom_case(SAFE_NEEDLE)
    show_case(attrs.evolve(case, study=attrs.evolve(case.study, series_uid=BEFORE)))
    path = tmp_path / "mine.isthmus"
    assert window.door._save_to(path)
    window.door.keeper.sign("CD", attached={})
    window.review.postop._ask = lambda: study
    window.actions_by_id.qt["file.postop"].trigger()
    session = window.session
    qtbot.waitUntil(lambda: session.case.study.postop is not None, timeout=30_000)
    assert session.case.study.postop.series_uid == AFTER
    assert [mark.by for mark in session.marks.standing.signed] == ["CD"]
    record = read_record(path)
    assert record.case.study.postop == session.case.study.postop
    assert standing_of(record.case, session.marks.all).signed
    assert "part of this case" in window.notice.words


def test_the_planning_ct_itself_is_refused_in_one_sentence(
    window, show_case, study, tmp_path, qtbot
):
    opened = opened_before(study / "a")
    case = phantom_case(SAFE_NEEDLE)
    show_case(attrs.evolve(case, study=opened.case.study))
    window.review.postop._ask = lambda: study / "a"
    window.actions_by_id.qt["file.postop"].trigger()
    qtbot.waitUntil(lambda: not window.session.tasks.busy, timeout=30_000)
    assert "the plan was made on" in window.notice.words
    assert window.session.case.study.postop is None
