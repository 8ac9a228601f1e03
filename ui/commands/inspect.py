"""`isthmus inspect`: which series a folder holds and what each is good for."""

from collections.abc import Iterator
from pathlib import Path

from planner.dicom.find_series import find_series
from planner.dicom.inspect import series_document
from planner.dicom.series import Discovery, SeriesInfo
from planner.work import Monitor
from ui.commands.outcome import Outcome
from ui.messages.series import reasons_text, series_size, verdict_words
from ui.messages.set_aside import set_aside_line


def inspect(path: Path) -> Outcome:
    """List the series below a folder; identity is never part of it."""
    discovery = find_series(path, Monitor())
    return Outcome(
        text="\n".join(_lines(discovery)), document=series_document(discovery)
    )


def _lines(discovery: Discovery) -> Iterator[str]:
    if not discovery.series:
        yield "No series of images was found."
    for info in discovery.series:
        yield from _series_lines(info)
    if discovery.set_aside:
        yield "Set aside:"
    for group in discovery.set_aside:
        yield f"  {set_aside_line(group)}"


def _series_lines(info: SeriesInfo) -> Iterator[str]:
    yield f"{info.modality}  {series_size(info)}"
    yield f"  Series {info.series_uid}"
    yield f"  {verdict_words(info)}"
    words = reasons_text(info)
    if words:
        yield f"  {words}"
    yield ""
