"""Reslicing: 512 × 512 pixels from 512 × 512 × 300 voxels."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.imaging.slices import OUTSIDE_HU, Orientation, SlicePlane, reslice
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from tests.benchmarks.harness import Row, compare

SIZE = 512
REPEATS = 40
OBLIQUE_LIMIT_MS = 15.0

Picture = NDArray[np.int16]


def run(shared_data: Path | None) -> list[Row]:
    volume = _volume()
    oblique, axial = _oblique(volume), _axial(volume)
    peers = {
        "scipy.ndimage.map_coordinates": _by_scipy(volume, oblique),
        "SimpleITK.Resample": _by_simpleitk(volume, oblique),
    }
    rows = [
        _row("oblique plane", volume, oblique, name, peer, limit=OBLIQUE_LIMIT_MS)
        for name, peer in peers.items()
    ]
    peer = _by_simpleitk(volume, axial)
    rows.append(_row("axial plane", volume, axial, "SimpleITK.Resample", peer))
    return rows


def _row(
    work: str,
    volume: Volume,
    plane: SlicePlane,
    peer_name: str,
    peer: Callable[[], Picture],
    *,
    limit: float | None = None,
) -> Row:
    difference = np.abs(reslice(volume, plane).astype(int) - peer())
    if np.median(difference) > 1:
        raise RuntimeError(f"{peer_name} shows another plane")
    ours, theirs = compare(lambda: reslice(volume, plane), peer, repeats=REPEATS)
    return Row(
        work=work,
        unit="ms",
        ours=ours.median_ms,
        peer_name=peer_name,
        peer=theirs.median_ms,
        limit=limit,
        note=f"99th percentile {ours.percentile_ms(99):.1f} ms",
    )


def _volume() -> Volume:
    voxels = np.random.default_rng(1).integers(-1000, 2000, (300, SIZE, SIZE), np.int16)
    matrix = np.diag((0.7, 0.7, 1.0, 1.0))
    grid = Grid(shape_kji=(300, SIZE, SIZE), lps_from_ijk=matrix)
    identity = SeriesIdentity(series_uid="1.2", content_sha256="0")
    return Volume(voxels_hu=voxels, grid=grid, identity=identity)


def _oblique(volume: Volume) -> SlicePlane:
    turn = Rotation.from_euler("xyz", (12, -9, 20), degrees=True).as_matrix()
    return SlicePlane(
        center_lps_mm=volume.grid.center_lps_mm,
        right_lps=turn[:, 0],
        down_lps=turn[:, 1],
        pixel_mm=0.6,
        size=(SIZE, SIZE),
    )


def _axial(volume: Volume) -> SlicePlane:
    right, down = Orientation.AXIAL.axes_lps()
    return SlicePlane(
        center_lps_mm=volume.grid.center_lps_mm,
        right_lps=right,
        down_lps=down,
        pixel_mm=0.6,
        size=(SIZE, SIZE),
    )


def _by_scipy(volume: Volume, plane: SlicePlane) -> Callable[[], Picture]:
    columns, rows = np.meshgrid(np.arange(SIZE), np.arange(SIZE))
    pixels = np.stack((columns, rows), axis=-1)

    def cut() -> Picture:
        ijk = volume.grid.to_ijk(plane.to_lps(pixels))
        return np.asarray(
            ndimage.map_coordinates(
                volume.voxels_hu,
                np.moveaxis(ijk[..., ::-1], -1, 0),
                output=np.int16,
                order=1,
                cval=OUTSIDE_HU,
            )
        )

    return cut


def _by_simpleitk(volume: Volume, plane: SlicePlane) -> Callable[[], Picture]:
    image = sitk.GetImageFromArray(volume.voxels_hu)
    image.SetSpacing(volume.grid.spacing_mm.tolist())
    axes = np.column_stack((plane.right_lps, plane.down_lps, plane.normal_lps))
    resample = sitk.ResampleImageFilter()
    resample.SetInterpolator(sitk.sitkLinear)
    resample.SetDefaultPixelValue(OUTSIDE_HU)
    resample.SetSize((SIZE, SIZE, 1))
    resample.SetOutputOrigin(plane.origin_lps_mm.tolist())
    resample.SetOutputSpacing((plane.pixel_mm, plane.pixel_mm, 1.0))
    resample.SetOutputDirection(axes.ravel().tolist())

    def cut() -> Picture:
        return np.asarray(sitk.GetArrayFromImage(resample.Execute(image))[0])

    return cut
