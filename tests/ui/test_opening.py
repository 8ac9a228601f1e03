"""A case is opened whole, with the very images it belongs to, or not at all."""

import shutil
from pathlib import Path

import attrs
import numpy as np
import pytest
import SimpleITK

from planner.dicom.find_series import find_series
from planner.errors import BadNeedle, SeriesNotFound
from planner.plan.case import Case, StudyReference
from planner.plan.edits import with_tip_at
from planner.plan.storage import read_plan, relocated, write_plan
from planner.rules.book import load_book
from planner.rules.findings import Severity
from planner.work import Cancelled, Monitor
from tests.dicom_files import write_ct
from tests.volume_files import write_volume
from ui.judged_case import judged
from ui.opening import (
    demo_plan,
    open_folder,
    open_path,
    open_plan,
    open_series,
)
from ui.resources import resource

DEMO = demo_plan().parent


def test_a_folder_opens_as_a_case_without_levels_that_knows_its_images():
    opened = open_folder(DEMO / "ct", monitor=Monitor())
    assert opened.case.levels == ()
    assert opened.case.study.series_uid == opened.volume.identity.series_uid
    assert opened.case.study.content_sha256 == opened.volume.identity.content_sha256
    assert opened.plan_path is None


def test_the_voxels_are_those_another_reader_sees():
    opened = open_folder(DEMO / "ct", monitor=Monitor())
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(reader.GetGDCMSeriesFileNames(str(DEMO / "ct")))
    image = reader.Execute()
    assert np.array_equal(SimpleITK.GetArrayFromImage(image), opened.volume.voxels_hu)
    assert opened.volume.grid.to_lps((3, 5, 7)) == pytest.approx(
        image.TransformIndexToPhysicalPoint((3, 5, 7)), abs=1e-6
    )


def test_a_new_case_that_is_saved_elsewhere_finds_its_images_again(tmp_path: Path):
    opened = open_folder(DEMO / "ct", monitor=Monitor())
    path = tmp_path / "plan.json"
    case = relocated(opened.case, from_folder=opened.folder, to_folder=tmp_path)
    write_plan(case, path)
    again = open_path(path, monitor=Monitor())
    assert again.volume.identity == opened.volume.identity
    assert again.plan_path == path


def test_a_plan_on_a_volume_file_finds_it_again_by_its_content(tmp_path: Path):
    for name, edge in (("a", 0), ("b", 7)):
        voxels = np.full((5, 6, 7), -1000, dtype=np.int16)
        voxels[2, 3, edge % 7] = 400
        write_volume(tmp_path / f"{name}.nii.gz", voxels)
    opened = open_folder(tmp_path / "b.nii.gz", monitor=Monitor())
    assert (opened.case.study.ct, opened.case.study.series_uid) == ("b.nii.gz", None)
    write_plan(opened.case, tmp_path / "plan.json")
    again = open_path(tmp_path / "plan.json", monitor=Monitor())
    assert again.volume.identity == opened.volume.identity
    write_plan(
        attrs.evolve(opened.case, study=attrs.evolve(opened.case.study, ct=".")),
        tmp_path / "plan.json",
    )
    again = open_path(tmp_path / "plan.json", monitor=Monitor())
    assert again.volume.identity == opened.volume.identity


def test_a_new_case_from_an_archive_finds_its_images_in_it_again(tmp_path: Path):
    packed = shutil.make_archive(str(tmp_path / "case"), "zip", DEMO / "ct")
    opened = open_folder(Path(packed), monitor=Monitor())
    assert opened.case.study.ct == "case.zip"
    write_plan(opened.case, tmp_path / "plan.json")
    again = open_path(tmp_path / "plan.json", monitor=Monitor())
    assert again.volume.identity == opened.volume.identity


def test_a_plan_on_one_stack_of_a_split_series_opens_that_very_stack(tmp_path: Path):
    affine = np.diag([1.0, 1.0, 4.0, 1.0])
    voxels = np.arange(12 * 8 * 6, dtype=np.int16).reshape(12, 8, 6)
    paths = write_ct(tmp_path / "ct", voxels, affine, series_uid="1.2.3")
    paths[4].unlink()
    discovery = find_series(tmp_path / "ct", Monitor())
    assert [info.slice_count for info in discovery.series] == [4, 7]
    for info in discovery.series:
        opened = open_series(info, discovery, monitor=Monitor())
        case = relocated(opened.case, from_folder=opened.folder, to_folder=tmp_path)
        write_plan(case, tmp_path / "plan.json")
        again = open_path(tmp_path / "plan.json", monitor=Monitor())
        assert again.volume.identity == opened.volume.identity
        assert len(again.volume.voxels_hu) == info.slice_count


def test_a_split_series_whose_stacks_all_changed_is_refused(tmp_path: Path):
    affine = np.diag([1.0, 1.0, 4.0, 1.0])
    voxels = np.arange(12 * 8 * 6, dtype=np.int16).reshape(12, 8, 6)
    write_ct(tmp_path / "ct", voxels, affine, series_uid="1.2.3")[4].unlink()
    study = StudyReference(ct="ct", series_uid="1.2.3", content_sha256="0" * 64)
    write_plan(Case(study=study), tmp_path / "plan.json")
    with pytest.raises(SeriesNotFound) as refusal:
        open_plan(tmp_path / "plan.json", monitor=Monitor())
    assert refusal.value.facts["reason"] == "content"


def test_the_demo_asks_where_to_save_and_a_copy_of_it_does_not(tmp_path: Path):
    copy = shutil.copytree(DEMO, tmp_path / "demo") / "plan.json"
    assert open_plan(demo_plan(), monitor=Monitor()).plan_path is None
    assert open_plan(copy, monitor=Monitor()).plan_path == copy


def test_a_moved_study_folder_still_opens(tmp_path: Path):
    before = tmp_path / "before"
    shutil.copytree(DEMO, before)
    after = before.rename(tmp_path / "after")
    opened = open_plan(after / "plan.json", monitor=Monitor())
    assert judged(opened, load_book(resource("rules"))).vertebrae.keys() == {"L1"}


@pytest.mark.parametrize(
    ("key", "value", "reason"),
    [("series_uid", "1.2.3", "series_uid"), ("content_sha256", "0" * 64, "content")],
)
def test_a_plan_is_never_shown_on_other_images(key, value, reason, tmp_path: Path):
    text = demo_plan().read_text(encoding="utf-8")
    study = read_plan(demo_plan()).study
    held = study.series_uid if key == "series_uid" else study.content_sha256
    shutil.copytree(DEMO / "ct", tmp_path / "ct")
    path = tmp_path / "plan.json"
    path.write_text(text.replace(str(held), value), encoding="utf-8")
    with pytest.raises(SeriesNotFound) as refusal:
        open_plan(path, monitor=Monitor())
    assert refusal.value.facts["reason"] == reason
    assert refusal.value.facts["expected"] == value


def test_a_needle_outside_the_images_keeps_the_plan_closed(tmp_path: Path):
    case = with_tip_at(read_plan(demo_plan()), "L1", "R1", tip_lps_mm=(0, 0, 900))
    path = tmp_path / "plan.json"
    write_plan(relocated(case, from_folder=DEMO, to_folder=tmp_path), path)
    with pytest.raises(BadNeedle) as refusal:
        open_plan(path, monitor=Monitor())
    assert refusal.value.facts["reason"] == "outside_volume"
    assert refusal.value.facts["id"] == "R1"


def test_opening_can_be_stopped():
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        open_plan(demo_plan(), monitor=monitor)


def test_the_demo_needle_is_stopped_at_the_medial_wall_of_the_right_side():
    result = judged(
        open_plan(demo_plan(), monitor=Monitor()), load_book(resource("rules"))
    )
    assert result.judgement.overall is Severity.STOP
    stopped = {f.rule for f in result.judgement.findings if f.severity is Severity.STOP}
    assert {"P-01", "P-02"} <= stopped
    (walls,) = (f for f in result.judgement.findings if f.rule == "P-02")
    assert walls.measures["wall"] == "medial"
    assert result.judgement.findings[0].reason == "unconfirmed"


def test_a_plan_that_told_no_images_tells_them_once_it_was_opened(tmp_path: Path):
    write_ct(tmp_path / "ct", np.zeros((12, 8, 6)), np.eye(4), series_uid="1.2.3")
    write_plan(Case(study=StudyReference(ct="ct")), tmp_path / "plan.json")
    opened = open_path(tmp_path / "plan.json", monitor=Monitor())
    assert opened.history is not None
    for case in (opened.case, opened.history.case):
        assert case.study.series_uid == "1.2.3"
        assert case.study.content_sha256 == opened.volume.identity.content_sha256
