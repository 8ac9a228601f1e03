"""A case as DICOM objects in the study of its images."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planner.exchange.captures import encapsulated_pdf, picture_series
from planner.exchange.measurement_report import (
    ReportMaterial,
    Told,
    measurement_report,
)
from planner.exchange.placing import new_folder
from planner.exchange.segmentation import segmentation
from planner.exchange.source_study import SourceStudy, read_source_study
from planner.work import Monitor
from ui.export.facts import ExportFacts
from ui.export.images import find_images
from ui.export.papers import Papers
from ui.language import LANGUAGE_NAMES, language
from ui.messages.findings import finding_sentence, reference_words

if TYPE_CHECKING:
    from pydicom import Dataset

SEGMENTATION_FILE = "segmentation.dcm"
MEASUREMENTS_FILE = "measurements.dcm"
REPORT_FILE = "report.dcm"
PICTURE_FILE = "picture_{number:02d}.dcm"


def export_dicom(
    facts: ExportFacts,
    papers: Papers,
    folder: Path,
    monitor: Monitor,
    *,
    identified: bool,
    overwrite: bool = False,
) -> list[str]:
    """Write segmentation, measurements, report and pictures; return their names.

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
    del discovery  # until here it kept what was unpacked of an archive
    names = []
    with new_folder(folder, overwrite=overwrite) as fresh:
        for name, made in _objects(facts, papers, study, monitor):
            made.save_as(fresh / name, enforce_file_format=True)
            names.append(name)
            monitor.check()
    return names


def _objects(
    facts: ExportFacts, papers: Papers, study: SourceStudy, monitor: Monitor
) -> "Iterator[tuple[str, Dataset]]":
    maker = facts.maker
    structures = facts.structures
    if structures:
        yield SEGMENTATION_FILE, segmentation(structures, study, maker, monitor)
    yield MEASUREMENTS_FILE, measurement_report(_material(facts), study, maker)
    pdf = encapsulated_pdf(
        papers.pdf,
        study,
        maker,
        title=papers.document.title,
        named=papers.identity is not None,
    )
    yield REPORT_FILE, pdf
    pictures = [(figure.picture, figure.caption) for figure in papers.figures]
    for number, made in enumerate(picture_series(pictures, study, maker), start=1):
        yield PICTURE_FILE.format(number=number), made


def _material(facts: ExportFacts) -> ReportMaterial:
    spoken = language()
    return ReportMaterial(
        case=facts.case,
        vertebrae=facts.vertebrae,
        judgement=facts.judgement,
        told=[
            Told(finding=found, sentence=finding_sentence(found))
            for found in facts.judgement.findings
        ],
        papers={
            name: reference_words(paper)
            for name, paper in facts.book.references.items()
        },
        language=(spoken.replace("_", "-"), LANGUAGE_NAMES[spoken]),
    )
