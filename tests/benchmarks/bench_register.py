"""Registering: one vertebra on the CT after the operation, turned up to 20 degrees."""

import time
from pathlib import Path

import attrs
import numpy as np
import SimpleITK as sitk
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.arrays import Matrix4, apply_affine
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from planner.plan.case import LabelSource
from planner.review.registration import register_vertebra
from tests.benchmarks.harness import Row
from tests.ct_paint import HEALTHY, POROTIC, THICK, Scan, painted, sampled_labels
from tests.ct_phantoms import Spine, spine
from tests.postop import Blob, carried, off, operated

PEER = "SimpleITK, gradient descent"
AROUND_MM = 3.0
REACH_MM = 48
SEEN_HU = (-150, 700)
CEMENT = (Blob(center_box_mm=(6.0, 16.0, 0.0), radii_mm=(7.0, 9.0, 7.0)),)
SLIP_MM, SLIP_DEG = np.array([5.0, -4.0, 4.0]), np.array([6.0, -5.0, 4.0])
"""From so far off both begin."""
LATER = {
    "as before": ((3.0, -2.0, 4.0), attrs.evolve(HEALTHY, seed=5)),
    "porotic": ((12.0, 9.0, -13.0), attrs.evolve(POROTIC, seed=6)),
    "2.5 mm slices": ((-5.0, 10.0, 6.0), attrs.evolve(THICK, seed=7)),
}


def run(shared_data: Path | None) -> list[Row]:
    patient = spine("L1")
    ct = painted(patient.labels, HEALTHY)
    labels = sampled_labels(patient.labels, (0.7, 0.7, 1.0))
    source = LabelSource(labels="-", scheme="verse")
    vertebra = build_vertebra(
        level="L1", source=source, grid=ct.grid, labels=labels, volume=ct
    )
    rows = []
    for name, (turn_deg, scan) in LATER.items():
        later, truth = _later(patient, turn_deg, scan)
        start = off(truth, patient, SLIP_MM, SLIP_DEG)
        begun = time.process_time()
        ours = register_vertebra(vertebra, ct, later, start=start).postop_from_preop
        between = time.process_time()
        peer = _by_simpleitk(patient, ct, later, start)
        ended = time.process_time()
        ours_mm, peer_mm = (_off_mm(patient, found, truth) for found in (ours, peer))
        rows.append(
            Row(
                work=f"farthest corner, {name}",
                unit="mm",
                ours=ours_mm,
                peer_name=PEER,
                peer=peer_mm,
                limit=0.5,
                note=f"{between - begun:.1f} s of processor time for three searches; "
                f"the peer {ended - between:.1f} s for one",
            )
        )
    return rows


def _later(
    patient: Spine, turn_deg: tuple[float, float, float], scan: Scan
) -> tuple[Volume, Matrix4]:
    turned = spine("L1", turn=Rotation.from_euler("xyz", turn_deg, degrees=True))
    return operated(turned, scan, *CEMENT), carried(patient, turned)


def _off_mm(patient: Spine, found: Matrix4, truth: Matrix4) -> float:
    reach = [(x, y, z) for x in (-30, 30) for y in (-40, 35) for z in (-18, 18)]
    corners = patient.frame.to_lps(reach)
    apart = apply_affine(found, corners) - apply_affine(truth, corners)
    return float(np.linalg.norm(apart, axis=1).max())


def _by_simpleitk(patient: Spine, ct: Volume, later: Volume, start: Matrix4) -> Matrix4:
    """Return what a search of correlation about the bone ends at."""
    middle = patient.frame.to_lps((0.0, 0.0, 0.0))
    here = np.eye(4)
    here[:3, 3] = middle - REACH_MM
    box = Grid(shape_kji=(2 * REACH_MM + 1,) * 3, lps_from_ijk=here)
    there = Grid(shape_kji=box.shape_kji, lps_from_ijk=start @ here)
    method = sitk.ImageRegistrationMethod()
    method.SetMetricAsCorrelation()
    method.SetMetricFixedMask(_image(_bone(patient, box)))
    method.SetInterpolator(sitk.sitkLinear)
    method.SetOptimizerAsRegularStepGradientDescent(
        learningRate=1.0,
        minStep=1e-3,
        numberOfIterations=200,
        gradientMagnitudeTolerance=1e-7,
    )
    method.SetOptimizerScalesFromPhysicalShift()
    method.SetShrinkFactorsPerLevel([3, 2, 1])
    method.SetSmoothingSigmasPerLevel([2.0, 1.0, 0.5])
    method.SmoothingSigmasAreSpecifiedInPhysicalUnitsOn()
    turning = sitk.Euler3DTransform()
    turning.SetCenter([float(REACH_MM)] * 3)
    method.SetInitialTransform(turning, inPlace=True)
    method.Execute(_image(_seen(ct, box)), _image(_seen(later, there)))
    found = np.eye(4)
    found[:3, :3] = np.reshape(turning.GetMatrix(), (3, 3))
    shift = np.array(turning.GetTranslation()) + REACH_MM
    found[:3, 3] = shift - found[:3, :3] @ np.full(3, REACH_MM)
    result: Matrix4 = start @ here @ found @ np.linalg.inv(here)
    return result


def _seen(volume: Volume, grid: Grid) -> np.ndarray:
    shown = on_grid(volume.voxels_hu, volume.grid, grid, outside=-1000)
    return np.clip(shown, *SEEN_HU)


def _bone(patient: Spine, box: Grid) -> np.ndarray:
    labels = sampled_labels(patient.labels, (1.0, 1.0, 1.0))
    marked = (labels.labels == patient.value).astype(np.float32)
    bone = on_grid(marked, labels.grid, box, outside=0) > 0.5
    away = ndimage.distance_transform_edt(~bone)
    inside = ndimage.distance_transform_edt(bone)
    return ((away <= AROUND_MM) & (inside <= AROUND_MM)).astype(np.uint8)


def _image(values: np.ndarray) -> sitk.Image:
    return sitk.GetImageFromArray(values)
