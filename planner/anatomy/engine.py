"""Runs the `TotalSegmentator` command, if a site has it, without any network.

It is never needed: a label map made elsewhere, a click or landmarks do as well. It runs
in a process of its own on a part of the images, in a private folder, with its usage
statistics off and its downloads led nowhere; its weights must be on this computer.
"""

import itertools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.arrays import Vector3
from planner.errors import EngineFailed, PlannerError
from planner.imaging.labels import read_labels
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.imaging.write_nifti import write_nifti
from planner.private_folder import PrivateFolder
from planner.work import Monitor

COMMAND = "TotalSegmentator"
WEIGHTS_VARIABLE = "TOTALSEG_WEIGHTS_PATH"
HOME_VARIABLE = "TOTALSEG_HOME_DIR"
WEIGHTS_BELOW_HOME = Path("nnunet", "results")
"""Where the program itself keeps them, unless `WEIGHTS_VARIABLE` says otherwise."""

NEEDED_MODELS = ("Dataset292", "Dataset298")
"""The vertebrae of the task "total", and the coarse model that finds them first."""

LEVELS_ASKED = (*(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)), "S1")

HALF_WIDTH_MM = 100.0
"""How far around the spine, left, right, in front and behind, images are handed over:
the model needs some trunk to tell one vertebra from the next."""

NOWHERE = "http://127.0.0.1:9"
"""The discard port of this computer: what tries to download fails at once."""

IMAGES, LABELS = "ct.nii.gz", "labels.nii.gz"
POLL_S = 0.1
PERCENT = re.compile(rb"(\d{1,3})%\|")
"""How its progress bars begin."""

LAST_WORDS_BYTES = 4096


@attrs.frozen(kw_only=True)
class Engine:
    """The command, and the folder of its weights."""

    command: Path
    weights: Path

    @property
    def missing_models(self) -> tuple[str, ...]:
        """The models without which it would have to download."""
        try:
            held = [entry.name for entry in self.weights.iterdir()]
        except OSError:
            held = []
        return tuple(
            model
            for model in NEEDED_MODELS
            if not any(name.startswith(model) for name in held)
        )


def find_engine() -> Engine | None:
    """Return the installed engine, None if there is none on the path."""
    command = shutil.which(COMMAND)
    if command is None:
        return None
    home = Path(os.environ.get(HOME_VARIABLE) or Path.home() / ".totalsegmentator")
    weights = os.environ.get(WEIGHTS_VARIABLE)
    return Engine(
        command=Path(command),
        weights=Path(weights) if weights else home / WEIGHTS_BELOW_HOME,
    )


def segment_vertebrae(
    engine: Engine, volume: Volume, *, spine_lps_mm: Vector3, monitor: Monitor
) -> LabelMap:
    """Return the vertebrae around a point of the spine, on the grid of the images.

    The numbering is TotalSegmentator's. Takes minutes on a processor.

    Raises
    ------
    EngineFailed
        Reason `weights` (folder, names: the models that are missing), `exit` (status),
        `no-result` or `grid` (what it wrote is no label map of these images).
    Cancelled
        The monitor asked for it; the process is ended first.
    """
    missing = engine.missing_models
    if missing:
        raise EngineFailed(
            "the weights are not here",
            reason="weights",
            folder=engine.weights,
            names=missing,
        )
    first, part = _part_around(volume.grid, spine_lps_mm)
    i, j, k = first
    depth, rows, columns = part.shape_kji
    voxels = volume.voxels_hu[k : k + depth, j : j + rows, i : i + columns]
    with PrivateFolder() as folder:
        write_nifti(voxels, part, folder / IMAGES)
        _run(engine, folder, monitor)
        found = _result(folder / LABELS, part)
    labels = np.zeros(volume.grid.shape_kji, np.uint16)
    labels[k : k + depth, j : j + rows, i : i + columns] = found
    return LabelMap(labels=labels, grid=volume.grid)


def _part_around(
    grid: Grid, spine_lps_mm: Vector3
) -> tuple[tuple[int, int, int], Grid]:
    """Return the first voxel and the grid of the trunk around the spine."""
    reach = np.array([HALF_WIDTH_MM, HALF_WIDTH_MM, np.inf])
    corners = grid.corners_lps_mm()
    low = np.maximum(spine_lps_mm - reach, corners.min(axis=0))
    high = np.minimum(spine_lps_mm + reach, corners.max(axis=0))
    ends = zip(low.tolist(), high.tolist(), strict=True)
    ijk = grid.to_ijk(list(itertools.product(*ends)))
    size = np.array(grid.shape_kji[::-1])
    first = np.clip(np.floor(ijk.min(axis=0)), 0, size - 1).astype(int)
    last = np.clip(np.ceil(ijk.max(axis=0)), first, size - 1).astype(int)
    i, j, k = (int(value) for value in first)
    return (i, j, k), grid.part(first, (last - first + 1)[::-1])


def _run(engine: Engine, folder: Path, monitor: Monitor) -> None:
    log = folder / "log"
    rois = [f"vertebrae_{level}" for level in LEVELS_ASKED]
    words = [
        *(str(engine.command), "-i", str(folder / IMAGES)),
        *("-o", str(folder / LABELS), "--ml", "--device", "cpu"),
        *("--roi_subset", *rois),
    ]
    with log.open("wb") as stream:
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            env=_environment(engine, folder),
            cwd=folder,
            start_new_session=True,
        )
        try:
            while _is_running(process):
                monitor.check()
                monitor.report(_fraction(log))
        finally:
            _end(process)
    if process.returncode:
        raise EngineFailed("it failed", reason="exit", status=process.returncode)


def _is_running(process: "subprocess.Popen[bytes]") -> bool:
    try:
        process.wait(POLL_S)
    except subprocess.TimeoutExpired:
        return True
    return False


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End it with all that it has started; harmless once it is over."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _environment(engine: Engine, folder: Path) -> dict[str, str]:
    home = folder / "home"
    home.mkdir()
    settings = {"totalseg_id": "isthmus", "send_usage_stats": False}
    (home / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    proxies = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")
    return {
        **os.environ,
        HOME_VARIABLE: str(home),
        WEIGHTS_VARIABLE: str(engine.weights),
        **dict.fromkeys(proxies, NOWHERE),
    }


def _fraction(log: Path) -> float:
    """Return what its last progress bar says; it has several, one after the other."""
    with log.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - LAST_WORDS_BYTES))
        told = PERCENT.findall(stream.read())
    return min(int(told[-1]) / 100, 1.0) if told else 0.0


def _result(path: Path, grid: Grid) -> NDArray[np.uint16]:
    try:
        found = read_labels(path)
    except PlannerError as error:
        raise EngineFailed("it wrote no label map", reason="no-result") from error
    same = found.grid.shape_kji == grid.shape_kji and np.allclose(
        found.grid.lps_from_ijk, grid.lps_from_ijk, atol=0.01
    )
    if not same:
        raise EngineFailed("it wrote another grid", reason="grid")
    return found.labels
