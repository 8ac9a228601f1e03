"""What somebody wants to leave the program, and the way to it."""

import enum
from pathlib import Path

import attrs

from planner.errors import CannotExport
from planner.work import Monitor
from ui.export.deidentified import ZIP, export_deidentified
from ui.export.dicom_objects import export_dicom
from ui.export.facts import ExportFacts
from ui.export.models import export_markups, export_surfaces
from ui.export.papers import Papers


class Ware(enum.Enum):
    """A kind of export; the value is what a file or folder of it is called."""

    DICOM = "isthmus-dicom"
    SURFACES = "isthmus-surfaces"
    MARKUPS = "needles.mrk.json"
    CASE = "isthmus-case"


@attrs.frozen(kw_only=True)
class Order:
    """One export. `identified` counts for DICOM objects alone."""

    ware: Ware
    target: Path
    identified: bool = False
    overwrite: bool = False

    @property
    def is_taken(self) -> bool:
        """Whether something is there already that would be written over.

        What cannot be looked into is refused when it is written.
        """
        try:
            if self.target.is_dir():
                return any(self.target.iterdir())
            return self.target.exists()
        except OSError:
            return False


def carry_out(
    order: Order, facts: ExportFacts, papers: Papers | None, monitor: Monitor
) -> list[str]:
    """Write what was ordered; return the names of its files.

    `papers` are needed for DICOM objects, and painted beforehand.

    Raises
    ------
    CannotExport
        For the reasons of each kind; nothing is left behind.
    Cancelled
        The caller asked for it; nothing is left behind.
    """
    target, overwrite = order.target, order.overwrite
    if order.ware is Ware.SURFACES:
        return export_surfaces(facts, target, monitor, overwrite=overwrite)
    if order.ware is Ware.MARKUPS:
        return export_markups(facts, target, overwrite=overwrite)
    if order.ware is Ware.CASE:
        return export_deidentified(facts, target, monitor, overwrite=overwrite)
    if papers is None:
        raise CannotExport("no papers were painted", reason="nothing")
    return export_dicom(
        facts,
        papers,
        target,
        monitor,
        identified=order.identified,
        overwrite=overwrite,
    )


def usual_name(ware: Ware, *, zipped: bool) -> str:
    """Return what an export is called unless somebody calls it otherwise."""
    return f"{ware.value}{ZIP}" if ware is Ware.CASE and zipped else ware.value
