"""Simulated X-rays: AP and lateral, 260 × 220 pixels of half a millimetre.

The peers see the same box with the same rays in perspective, and are held against our
pictures before they are timed. `plastimatch` (Debian, GPL) is called as a program and
tells its own time, reading not counted. DiffDRR is called in an environment of its own,
named by `ISTHMUS_DRR_PYTHON`; neither is ever installed with the program.
"""

import json
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import attrs
import numpy as np
import SimpleITK as sitk
from numpy.typing import NDArray

from planner.fluoroscopy.absorber import SOFT_TISSUE_HU, Absorber, cut_absorber
from planner.fluoroscopy.beam import SOURCE_DETECTOR_MM, SOURCE_OBJECT_MM, Beam
from planner.fluoroscopy.projection import Picture, shadow
from planner.geometry.c_arm import CArmPose
from planner.imaging.resample import on_grid
from planner.imaging.volume import Grid, Volume
from tests.benchmarks.harness import Row, Timing, measure
from tests.phantoms import L1S, STRAIGHT, ct_phantom

REPEATS = 15
PEER_REPEATS = 3
DRAG_LIMIT_MS = 50.0
STEP_MM = 0.5
BOX_KJI = (180, 260, 240)
DRR_PYTHON = "ISTHMUS_DRR_PYTHON"
ALIKE = 0.95
"""Pictures that correlate less were not taken from the same place."""

Pair = Sequence[NDArray[np.float32]]

_DIFFDRR = """
import json, sys, time
import numpy as np, torch
from diffdrr.data import read
from diffdrr.drr import DRR
volume, out, height, width, pixel, sdd, sod, repeats = json.loads(sys.argv[1])
drr = DRR(read(volume, orientation="AP"), sdd=sdd, height=height, width=width,
          delx=pixel)
turn = torch.tensor([[0.0, 0.0, 0.0], [np.pi / 2, 0.0, 0.0]], dtype=torch.float32)
away = torch.tensor([[0.0, sod, 0.0]] * 2, dtype=torch.float32)
seconds = []
with torch.no_grad():
    for _ in range(repeats):
        start = time.perf_counter()
        pair = drr(turn, away, parameterization="euler_angles", convention="ZXY")
        seconds.append(time.perf_counter() - start)
np.save(out, pair.numpy()[:, 0])
print("\\n" + json.dumps(seconds))
"""


def run(shared_data: Path | None) -> list[Row]:
    volume = ct_phantom(L1S)
    absorber = cut_absorber(volume, STRAIGHT)
    rows = [
        _row("parallel, true views", _timed(absorber, None)),
        _row("parallel, turned by 12 and tilted by 7°", _timed(absorber, None, 12, 7)),
    ]
    perspective = _timed(absorber, SOURCE_OBJECT_MM)
    rows.append(_row("perspective, true views", perspective))
    with tempfile.TemporaryDirectory() as folder:
        _write_box(volume, Path(folder))
        for name, peer in (("plastimatch drr", _plastimatch), ("DiffDRR", _diffdrr)):
            found = peer(Path(folder))
            if found is None:
                print(f"{name} is not installed here: no row")
                continue
            seconds, pictures = found
            _refuse_other_views(name, _pair(absorber, SOURCE_OBJECT_MM), pictures)
            ours = _timed(absorber, SOURCE_OBJECT_MM)
            rows.append(_row("perspective, true views", ours, name, Timing(seconds)))
    return rows


@attrs.frozen
class _Ours:
    """How long a pair took, and how much of a processor's time that was."""

    wall: Timing
    processor: Timing


def _row(work: str, ours: _Ours, name: str = "–", peer: Timing | None = None) -> Row:
    return Row(
        work=work,
        unit="ms",
        ours=ours.wall.median_ms,
        peer_name=name,
        peer=peer.median_ms if peer else None,
        limit=DRAG_LIMIT_MS,
        note=f"{ours.processor.median_ms:.0f} ms of processor time",
    )


# --- ours -----------------------------------------------------------------------------


def _beams(source_mm: float | None, turn_deg: float, tilt_deg: float) -> list[Beam]:
    return [
        Beam(
            pose=CArmPose(rotation_deg=rotation + turn_deg, tilt_deg=tilt_deg),
            center_lps_mm=STRAIGHT.origin_lps_mm,
            source_object_mm=source_mm,
        )
        for rotation in (0.0, 90.0)
    ]


def _pair(
    absorber: Absorber,
    source_mm: float | None,
    turn_deg: float = 0.0,
    tilt_deg: float = 0.0,
) -> list[Picture]:
    beams = _beams(source_mm, turn_deg, tilt_deg)
    return [shadow(absorber, beam, beam.raster()) for beam in beams]


def _timed(
    absorber: Absorber,
    source_mm: float | None,
    turn_deg: float = 0.0,
    tilt_deg: float = 0.0,
) -> _Ours:
    busy: list[float] = []

    def pair() -> None:
        start = time.process_time()
        _pair(absorber, source_mm, turn_deg, tilt_deg)
        busy.append(time.process_time() - start)

    wall = measure(pair, repeats=REPEATS)
    return _Ours(wall, Timing(tuple(busy)))


# --- the peers ------------------------------------------------------------------------


def _write_box(volume: Volume, folder: Path) -> None:
    """Write what absorbs, as CT numbers above air, on the box's own voxels."""
    matrix = np.diag((STEP_MM, STEP_MM, STEP_MM, 1.0))
    size = np.array(BOX_KJI[::-1]) * STEP_MM
    matrix[:3, 3] = STRAIGHT.origin_lps_mm - size / 2 + STEP_MM / 2
    grid = Grid(shape_kji=BOX_KJI, lps_from_ijk=matrix)
    cut = on_grid(volume.voxels_hu, volume.grid, grid, outside=SOFT_TISSUE_HU)
    absorbing = np.maximum(cut - SOFT_TISSUE_HU, 0) - 1000
    image = sitk.GetImageFromArray(absorbing.astype(np.int16))
    image.SetSpacing([STEP_MM] * 3)
    image.SetOrigin(matrix[:3, 3].tolist())
    for name in ("box.mha", "box.nii.gz"):
        sitk.WriteImage(image, str(folder / name))


def _refuse_other_views(name: str, ours: Pair, theirs: Pair) -> None:
    for mine, other in zip(ours, theirs, strict=True):
        alike = float(np.corrcoef(mine.ravel(), other.ravel())[0, 1])
        if alike < ALIKE:
            raise RuntimeError(f"{name} shows another view: {alike:.2f}")


def _plastimatch(folder: Path) -> tuple[tuple[float, ...], Pair] | None:
    program = shutil.which("plastimatch")
    if program is None:
        return None
    plane = _beams(SOURCE_OBJECT_MM, 0, 0)[0].raster()
    width, height = plane.size
    pixel = STEP_MM * SOURCE_DETECTOR_MM / SOURCE_OBJECT_MM
    center = " ".join(str(value) for value in STRAIGHT.origin_lps_mm.tolist())
    command = [
        *(program, "drr", "-t", "pfm", "-i", "exact", "-P", "preprocess"),
        *("-a", "2", "-N", "90", "-y", "0", "-o", center),
        *("--sad", str(SOURCE_OBJECT_MM), "--sid", str(SOURCE_DETECTOR_MM)),
        *("-r", f"{width} {height}", "-z", f"{width * pixel} {height * pixel}"),
        *("-O", str(folder / "peer"), str(folder / "box.mha")),
    ]
    seconds = []
    for _ in range(PEER_REPEATS):
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        told = next(s for s in done.stdout.splitlines() if s.startswith("Total time"))
        seconds.append(float(told.split()[2]))
    lateral, front = (_read_pfm(folder / f"peer000{n}.pfm") for n in (0, 1))
    return tuple(seconds), (front, lateral)


def _read_pfm(path: Path) -> NDArray[np.float32]:
    with path.open("rb") as file:
        file.readline()
        width, height = (int(word) for word in file.readline().split())
        file.readline()
        return np.frombuffer(file.read(), "<f4").reshape(height, width)


def _diffdrr(folder: Path) -> tuple[tuple[float, ...], Pair] | None:
    python = os.environ.get(DRR_PYTHON)
    if python is None:
        return None
    plane = _beams(SOURCE_OBJECT_MM, 0, 0)[0].raster()
    width, height = plane.size
    pixel = STEP_MM * SOURCE_DETECTOR_MM / SOURCE_OBJECT_MM
    out = folder / "pair.npy"
    request = json.dumps(
        [
            *(str(folder / "box.nii.gz"), str(out), height, width, pixel),
            *(SOURCE_DETECTOR_MM, SOURCE_OBJECT_MM, PEER_REPEATS),
        ]
    )
    done = subprocess.run(
        [python, "-c", _DIFFDRR, request], check=True, capture_output=True, text=True
    )
    front, lateral = np.load(out)
    return tuple(json.loads(done.stdout.splitlines()[-1])), (front, lateral)
