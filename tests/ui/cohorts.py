"""Cohorts for the audit: the phantom after operations with more and more cement."""

import contextlib
import logging
import math
from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np

from planner.plan.case import StudyReference
from planner.plan.storage import write_plan
from tests.phantoms import L1S, STRAIGHT, ct_phantom
from tests.ui.conftest import phantom_case
from tests.volume_files import write_volume

CEMENT_HU = 2800
MIDDLE_BOX_MM = (0.0, 15.0, 0.0)


def radius_mm(volume_ml: float) -> float:
    return math.cbrt(volume_ml * 1000 * 3 / (4 * math.pi))


def write_cohort(folder: Path, volumes_ml: list[float]) -> Path:
    """Write a plan for each volume of cement, measured on the CT afterwards itself."""
    volume = ct_phantom(L1S)
    grid = volume.grid
    k, j, i = np.indices(grid.shape_kji)
    box_mm = STRAIGHT.to_box(grid.to_lps(np.stack((i, j, k), axis=-1)))
    away_mm = np.linalg.norm(box_mm - np.array(MIDDLE_BOX_MM), axis=-1)
    for number, volume_ml in enumerate(volumes_ml, start=1):
        place = folder / f"case{number:02d}"
        place.mkdir(parents=True)
        edge_mm = float(grid.spacing_mm.mean())
        share = np.clip(0.5 + (radius_mm(volume_ml) - away_mm) / edge_mm, 0, 1)
        voxels = volume.voxels_hu + share * (CEMENT_HU - volume.voxels_hu)
        ct = write_volume(
            place / "ct.nii.gz", voxels.astype(np.int16), np.array(grid.lps_from_ijk)
        )
        study = StudyReference(ct=ct.name)
        write_plan(attrs.evolve(phantom_case(), study=study), place / "plan.json")
    return folder


@contextlib.contextmanager
def two_workers() -> Iterator[str]:
    """Start two Dask workers on the loopback; give the address of their scheduler.

    That a worker was slow to go, or was killed, is no news to a test.
    """
    import distributed

    nanny = logging.getLogger("distributed.nanny")
    level = nanny.level
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        worker_dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as cluster:
        nanny.setLevel(logging.CRITICAL)
        try:
            yield str(cluster.scheduler_address)
        finally:
            cluster.close()
            nanny.setLevel(level)
