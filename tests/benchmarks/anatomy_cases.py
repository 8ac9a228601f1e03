"""The vertebrae of the table of anatomy: phantoms, painted shapes and real CTs.

A class is a name and a function that makes its subjects one by one, `CLASSES`.
"""

import functools
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import attrs
import numpy as np
import SimpleITK as sitk
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray, Points
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.imaging.labels import read_labels
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.work import Monitor
from tests.ct_paint import (
    HEALTHY,
    POROTIC,
    SERIES,
    THICK,
    THIN,
    VESSELS,
    Scan,
    painted,
    real_shapes,
    sampled_labels,
)
from tests.ct_phantoms import DIMENSIONS, Deformity, spine, verse_value
from tests.wall_errors import Truth, truth_of

LEVELS = tuple(DIMENSIONS)
FEW = ("T3", "T9", "L2")


@attrs.frozen(kw_only=True, eq=False)
class Subject:
    """One vertebra in one scan, what is true of it, and where the click goes.

    Without `images` a label source is built from the mask alone.
    """

    name: str
    level: str
    value: int
    volume: Volume
    labels: LabelMap
    truth: Truth
    body_lps_mm: Points
    scheme: str = "verse"
    images: bool = True


def _phantoms(scan: Scan, levels: Sequence[str], **shape: object) -> Iterator[Subject]:
    for number, level in enumerate(levels):
        made = spine(level, **shape)  # type: ignore[arg-type]
        truth = truth_of(made.labels, made.value, level=level, frame=made.frame)
        yield Subject(
            name=level,
            level=level,
            value=made.value,
            volume=painted(made.labels, attrs.evolve(scan, seed=number)),
            labels=sampled_labels(made.labels, scan.spacing_mm),
            truth=truth,
            body_lps_mm=made.body_lps_mm + _hand(number),
        )


def _degraded(
    degrade: Callable[[LabelMap, int], LabelMap], *, images: bool
) -> Iterator[Subject]:
    """Yield phantoms in slices of 1 mm whose masks are worse than the images."""
    for number, level in enumerate(FEW):
        made = spine(level)
        yield Subject(
            name=level,
            level=level,
            value=made.value,
            volume=painted(made.labels, attrs.evolve(POROTIC, seed=number)),
            labels=degrade(made.labels, made.value),
            truth=truth_of(made.labels, made.value, level=level, frame=made.frame),
            body_lps_mm=made.body_lps_mm,
            images=images,
        )


def _eroded(labels: LabelMap, value: int) -> LabelMap:
    """Return the mask of 1 mm less its outermost voxels."""
    coarse = sampled_labels(labels, (1.0, 1.0, 1.0))
    values = np.array(coarse.labels)
    bone = values == value
    values[bone & ~ndimage.binary_erosion(bone)] = 0
    return LabelMap(labels=values, grid=coarse.grid)


def _shifted(labels: LabelMap, _: int) -> LabelMap:
    """Return a mask of 1.5 mm a third of its voxel off along each axis."""
    coarse = sampled_labels(labels, (1.5, 1.5, 1.5))
    matrix = np.array(coarse.grid.lps_from_ijk)
    matrix[:3, 3] += 0.5
    grid = Grid(shape_kji=coarse.grid.shape_kji, lps_from_ijk=matrix)
    return LabelMap(labels=coarse.labels, grid=grid)


def _painted_shapes(scan: Scan, shared: Path) -> Iterator[Subject]:
    folder = shared / "verse004-labels"
    path = next(folder.glob("*seg-vert_msk.nii.gz"))
    names = [f"T{n}" for n in range(9, 13)] + [f"L{n}" for n in range(1, 6)]
    for level in names:
        value = verse_value(level)
        fine = real_shapes(path, value)
        truth = truth_of(fine, value, level=level)
        yield Subject(
            name=level,
            level=level,
            value=value,
            volume=painted(fine, attrs.evolve(scan, seed=value)),
            labels=sampled_labels(fine, scan.spacing_mm),
            truth=truth,
            body_lps_mm=body_middle(fine, value) + _hand(value),
        )


def _lidc(shared: Path) -> Iterator[Subject]:
    folder = shared / "lidc-0001"
    found = best_ct(find_series(folder / "dicom", Monitor()))
    volume = read_series(found, Monitor())
    labels = read_labels(folder / "labels_totalsegmentator.nii.gz")
    for level in [f"T{n}" for n in range(5, 13)] + ["L1", "L2"]:
        value = 44 - int(level[1:]) if level[0] == "T" else 32 - int(level[1:])
        yield Subject(
            name=level,
            level=level,
            value=value,
            volume=volume,
            labels=labels,
            truth=truth_of(labels, value, level=level, scheme="totalsegmentator"),
            body_lps_mm=body_middle(labels, value) + _hand(value),
            scheme="totalsegmentator",
        )


def _tptbox(shared: Path) -> Iterator[Subject]:
    folder = shared / "tptbox-l3"
    volume = nifti_volume(folder / "sub-ct_label-22_ct.nii.gz")
    labels = read_labels(folder / "sub-ct_seg-vert_label-22_msk.nii.gz")
    yield Subject(
        name="L3",
        level="L3",
        value=22,
        volume=volume,
        labels=labels,
        truth=truth_of(labels, 22, level="L3"),
        body_lps_mm=body_middle(labels, 22),
    )


def nifti_volume(path: Path) -> Volume:
    """Return a CT that lies in a NIfTI file, for which the program has no reader."""
    image = sitk.ReadImage(str(path))
    matrix = np.eye(4)
    matrix[:3, :3] = np.reshape(image.GetDirection(), (3, 3)) * image.GetSpacing()
    matrix[:3, 3] = image.GetOrigin()
    voxels = np.clip(sitk.GetArrayFromImage(image), -1024, 3071).astype(np.int16)
    grid = Grid(shape_kji=voxels.shape, lps_from_ijk=matrix)
    return Volume(voxels_hu=voxels, grid=grid, identity=SERIES)


def _hand(number: int) -> FloatArray:
    """Return how far a click is off the middle of the body: up to 3 mm each way."""
    return np.random.default_rng(number).uniform(-3, 3, 3)


def body_middle(labels: LabelMap, value: int) -> Points:
    """Return the deepest point of a labelled vertebra before its centroid."""
    mask = labels.labels == value
    at = np.argwhere(mask)
    low, high = at.min(axis=0), at.max(axis=0) + 1
    block = mask[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
    spacing = labels.grid.spacing_mm[::-1]
    deep = ndimage.distance_transform_edt(np.pad(block, 1), sampling=tuple(spacing))
    deep = deep[1:-1, 1:-1, 1:-1]
    k, j, i = np.indices(deep.shape)
    points = labels.grid.to_lps(np.stack((i, j, k), axis=-1) + low[::-1])
    y = points[..., 1]
    deep = np.where(y < y[block].mean() - 3, deep, 0)
    place = np.unravel_index(int(deep.argmax()), deep.shape)
    middle: Points = points[place]
    return middle


Maker = Callable[[Path], Iterator[Subject]]

SCOLIOSIS = Rotation.from_euler("xyz", (12, 14, 18), degrees=True)

DEGRADED: dict[str, Callable[[LabelMap, int], LabelMap]] = {
    "porotic, 1 mm, mask of 1.5 mm": lambda m, _: sampled_labels(m, (1.5, 1.5, 1.5)),
    "porotic, 1 mm, mask of 2.5 mm": lambda m, _: sampled_labels(m, (2.5, 2.5, 2.5)),
    "porotic, 1 mm, mask in slices of 2.5 mm": lambda m, _: sampled_labels(
        m, (0.8, 0.8, 2.5)
    ),
    "porotic, 1 mm, mask eroded by 1 mm": _eroded,
    "porotic, 1 mm, mask of 1.5 mm off by 0.5 mm": _shifted,
}
"""Masks that are worse than their images: each a class with the images, which draw it
onto the cortical edge, and one without."""

DEGRADED_CLASSES: dict[str, Maker] = {
    f"{name}, {'with' if images else 'without'} images": functools.partial(
        lambda degrade, images, _: _degraded(degrade, images=images), degrade, images
    )
    for name, degrade in DEGRADED.items()
    for images in (False, True)
}

CLASSES: dict[str, Maker] = {
    "phantom T1–L5, healthy, 1 mm": lambda _: _phantoms(HEALTHY, LEVELS),
    "phantom, healthy, 0.5 mm": lambda _: _phantoms(THIN, FEW),
    "phantom, osteoporotic, 1 mm": lambda _: _phantoms(POROTIC, FEW),
    "phantom, osteoporotic, 2.5 mm": lambda _: _phantoms(THICK, FEW),
    "phantom, contrast in vessels, 1 mm": lambda _: _phantoms(VESSELS, FEW),
    "phantom, scoliosis, 1 mm": lambda _: _phantoms(
        HEALTHY, FEW, turn=SCOLIOSIS, bend_deg=(4.0, 6.0, 4.0)
    ),
    "phantom, wedge 30 %, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW, deformity=Deformity(wedge=0.3)
    ),
    "phantom, biconcave 40 %, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW, deformity=Deformity(biconcave=0.4)
    ),
    "phantom T9 and L2, crush 30 %, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW[1:], deformity=Deformity(crush=0.3)
    ),
    "phantom, retropulsion 4 mm, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW, deformity=Deformity(wedge=0.2, retropulsion_mm=4.0)
    ),
    **DEGRADED_CLASSES,
    "verse004 painted, osteoporotic, 1 mm": lambda s: _painted_shapes(POROTIC, s),
    "verse004 painted, osteoporotic, 2.5 mm": lambda s: _painted_shapes(THICK, s),
    "lidc-0001 T5–L2 (real CT, 2.5 mm)": _lidc,
    "tptbox-l3 (real CT, 1.5 mm)": _tptbox,
}
