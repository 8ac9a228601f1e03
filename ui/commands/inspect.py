"""`isthmus inspect`: which series a folder holds and what each is good for."""

from collections.abc import Iterator
from pathlib import Path

from planner.dicom.find_series import find_series
from planner.dicom.identity import read_identity
from planner.dicom.inspect import series_document
from planner.dicom.series import Discovery, SeriesInfo
from planner.work import Monitor
from ui.commands.outcome import Outcome, Unusable
from ui.language import say
from ui.messages.opening import identity_words
from ui.messages.series import reasons_text, series_size, verdict_words
from ui.messages.set_aside import set_aside_line
from ui.messages.site_choices import NEVER_SHOWN
from ui.site_book import identity_lock, site_book


def inspect(path: Path, *, identified: bool = False) -> Outcome:
    """List the series at a path; whom they show is told only if `identified`.

    Raises
    ------
    Unusable
        If it is, and the department lets no name be shown.
    """
    if identified and identity_lock(site_book()):
        raise Unusable(say(NEVER_SHOWN))
    discovery = find_series(path, Monitor(), identified=identified)
    return Outcome(
        text="\n".join(_lines(discovery, identified=identified)),
        document=series_document(discovery, identified=identified),
    )


def _lines(discovery: Discovery, *, identified: bool) -> Iterator[str]:
    if not discovery.series:
        yield say("No series of images was found.")
    for info in discovery.series:
        yield from _series_lines(info)
        if identified:
            yield f"  {identity_words(read_identity(info.files[0]))}"
        yield ""
    if discovery.set_aside:
        yield say("Set aside:")
    for group in discovery.set_aside:
        yield f"  {set_aside_line(group)}"


def _series_lines(info: SeriesInfo) -> Iterator[str]:
    told = [info.modality, info.description, info.kernel, series_size(info)]
    yield "  ·  ".join(filter(None, told))
    if info.volume_file is not None:
        yield say(
            "  {format} file {name}",
            format=info.transfer_syntax,
            name=info.names.shown(info.files[0]).name,
        )
    else:
        uid = info.series_uid or say("without a number")
        yield say(
            "  Patient {patient}, study {study}, series {uid}",
            patient=info.patient,
            study=info.study,
            uid=uid,
        )
    yield f"  {verdict_words(info)}"
    words = reasons_text(info)
    if words:
        yield f"  {words}"
