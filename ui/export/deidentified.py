"""A whole case for others, in which nobody can be recognised."""

import zipfile
from pathlib import Path

from planner.errors import CannotExport, PlannerError
from planner.exchange.deidentify import Deidentifier
from planner.exchange.nameless_case import PLAN_FILE, write_nameless_case
from planner.exchange.placing import new_file, new_folder
from planner.private_folder import PrivateFolder
from planner.work import Monitor
from ui.export.facts import ExportFacts
from ui.export.images import find_images
from ui.opening import open_plan

ZIP = ".zip"
NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip archive can tell."""


def export_deidentified(
    facts: ExportFacts, target: Path, monitor: Monitor, *, overwrite: bool = False
) -> list[str]:
    """Write the case as a folder, or as one archive if the name ends so.

    It is opened once before it gets its name: what is handed over is the same images
    to the last voxel, with a plan that fits them.

    Raises
    ------
    CannotExport
        Reason `no_study`, `no_series`, `burned_in`, `labels`, `unreadable`, `not_same`,
        `taken`, `unwritable`.
    Cancelled
        The caller asked for it; nothing is left behind.
    """
    if target.suffix.lower() != ZIP:
        with new_folder(target, overwrite=overwrite) as fresh:
            return _written(facts, fresh, monitor)
    with new_file(target, overwrite=overwrite) as archive, PrivateFolder() as folder:
        names = _written(facts, folder, monitor)
        with zipfile.ZipFile(archive, "x", zipfile.ZIP_DEFLATED) as packed:
            for name in monitor.watch(names, total=len(names)):
                entry = zipfile.ZipInfo(name, NO_DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(entry, (folder / name).read_bytes())
        return names


def _written(facts: ExportFacts, folder: Path, monitor: Monitor) -> list[str]:
    """Write the case into an empty folder and open it there; return all names."""
    info, discovery = find_images(facts, monitor)
    if info.volume_file is not None or not info.series_uid:
        raise CannotExport("no DICOM series", reason="no_dicom")
    same = (s for s in discovery.series if s.series_uid == info.series_uid)
    images = sorted({file for series in same for file in series.files})
    write_nameless_case(
        facts.case,
        images,
        facts.volume.identity,
        Deidentifier(facts.maker),
        folder,
        monitor,
        folder=facts.folder,
    )
    del discovery  # until here it kept what was unpacked of an archive
    try:
        open_plan(folder / PLAN_FILE, monitor=monitor)
    except PlannerError as error:
        raise CannotExport("it does not open", reason="not_same") from error
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.relative_to(folder).as_posix() for path in files]
