"""A label map that does not serve is refused; one that serves otherwise is used."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import SimpleITK

from tests.bad_input.conftest import DEMO


def with_labels(path: Path) -> Any:
    def spoil(plan: dict[str, Any]) -> None:
        plan["levels"][0]["anatomy"]["labels"] = str(path)

    return spoil


@pytest.fixture
def demo_labels() -> SimpleITK.Image:
    return SimpleITK.ReadImage(str(DEMO / "labels.nii.gz"))


def test_a_label_map_that_is_not_there(isthmus, plan_with, tmp_path: Path):
    missing = tmp_path / "labels.nii.gz"
    path = plan_with(with_labels(missing))
    isthmus("check", path).assert_refused(str(missing))


def test_a_file_that_is_no_label_map(isthmus, plan_with, tmp_path: Path):
    letter = tmp_path / "labels.nii.gz"
    letter.write_text("Dear colleague,", encoding="utf-8")
    isthmus("check", plan_with(with_labels(letter))).assert_refused(str(letter))


def test_a_label_map_without_the_level(
    isthmus, plan_with, tmp_path: Path, demo_labels: SimpleITK.Image
):
    array = SimpleITK.GetArrayFromImage(demo_labels)
    array[array == 31] = 0
    labels = saved(array, demo_labels, tmp_path / "no-l1.nii.gz")
    path = plan_with(with_labels(labels))
    isthmus("check", path).assert_refused(str(labels), "L1")


def saved(array: np.ndarray, like: SimpleITK.Image, path: Path) -> Path:
    image = SimpleITK.GetImageFromArray(array)
    image.CopyInformation(like)
    SimpleITK.WriteImage(image, str(path))
    return path


def test_a_vertebra_cut_by_the_edge_of_its_map(
    isthmus, plan_with, tmp_path: Path, demo_labels: SimpleITK.Image
):
    half = demo_labels[:, :, 24:]
    labels = tmp_path / "half.nii.gz"
    SimpleITK.WriteImage(half, str(labels))
    path = plan_with(with_labels(labels))
    isthmus("check", path).assert_refused(str(labels), "L1", "cut")


def test_a_canal_that_is_not_shown_is_not_assessable_and_said(
    isthmus, plan_with, tmp_path: Path, demo_labels: SimpleITK.Image
):
    array = SimpleITK.GetArrayFromImage(demo_labels)
    array[array == 79] = 0
    array[:, 140:, :] = 0
    path = plan_with(with_labels(saved(array, demo_labels, tmp_path / "body.nii.gz")))
    run = isthmus("check", path)
    assert run.code == 1
    assert run.out.startswith("NOT ASSESSABLE")
    assert "not found: spinal canal" in " ".join(run.out.split())


def test_a_label_map_that_leaves_the_images(
    isthmus, plan_with, tmp_path: Path, demo_labels: SimpleITK.Image
):
    demo_labels.SetOrigin(np.add(demo_labels.GetOrigin(), (0, 0, 2000)).tolist())
    labels = tmp_path / "elsewhere.nii.gz"
    SimpleITK.WriteImage(demo_labels, str(labels))
    path = plan_with(with_labels(labels))
    isthmus("check", path).assert_refused(str(labels), "L1")


def test_a_label_map_on_another_grid_is_used_and_said(
    isthmus, plan_with, tmp_path: Path, demo_labels: SimpleITK.Image
):
    finer = SimpleITK.Resample(
        demo_labels,
        [200, 210, 120],
        SimpleITK.Transform(),
        SimpleITK.sitkNearestNeighbor,
        np.add(demo_labels.GetOrigin(), 0.3).tolist(),
        [0.8, 0.8, 1.2],
        demo_labels.GetDirection(),
    )
    labels = tmp_path / "finer.nii.gz"
    SimpleITK.WriteImage(finer, str(labels))
    run = isthmus("check", plan_with(with_labels(labels)))
    assert run.code == 1
    assert "STOP" in run.out
    assert "another grid" in " ".join(run.out.split())
