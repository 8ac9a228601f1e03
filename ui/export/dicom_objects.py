"""A case as DICOM objects in the study of its images."""

from pathlib import Path

from planner.exchange.placing import new_folder
from planner.exchange.segmentation import segmentation
from planner.exchange.source_study import read_source_study
from planner.work import Monitor
from ui.export.facts import ExportFacts
from ui.export.images import find_images

SEGMENTATION_FILE = "segmentation.dcm"


def export_dicom(
    facts: ExportFacts,
    folder: Path,
    monitor: Monitor,
    *,
    identified: bool,
    overwrite: bool = False,
) -> list[str]:
    """Write every object; return the names of the files.

    With `identified` they carry the patient's identity, as the images do, and an
    archive files them in the study; otherwise the patient's elements are empty.

    Raises
    ------
    CannotExport
        Reason `no_study`, `no_series`, `nothing`, `unreadable`, `taken`, `unwritable`.
    Cancelled
        The caller asked for it; nothing is left behind.
    """
    info, discovery = find_images(facts, monitor)
    study = read_source_study(info, facts.volume.grid, identified=identified)
    del discovery
    made = segmentation(facts.structures, study, facts.maker, monitor)
    with new_folder(folder, overwrite=overwrite) as fresh:
        made.save_as(fresh / SEGMENTATION_FILE)
        monitor.check()
    return [SEGMENTATION_FILE]
