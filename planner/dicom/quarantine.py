"""Doing without slices that cannot be decoded: the rest is judged anew."""

from collections.abc import Mapping
from pathlib import Path

import attrs

from planner.dicom.remarks import remarks
from planner.dicom.series import Reason, SeriesInfo
from planner.dicom.stacks import judge_whole
from planner.errors import UndecodablePixels

MOST_QUARANTINED = 8
"""More damaged slices than this are no accident of one file; and as each may hang its
decoder for seconds, so many are enough."""

QUARANTINED = "quarantined"


def quarantined(info: SeriesInfo) -> tuple[Path, ...]:
    """Return the files that a series does without."""
    found: tuple[Path, ...] = ()
    for reason in info.reasons:
        files = reason.facts.get("files")
        if reason.code == QUARANTINED and isinstance(files, tuple):
            found += files
    return found


def without(info: SeriesInfo, failures: Mapping[int, UndecodablePixels]) -> SeriesInfo:
    """Return a series without some of its slices, corrected for their lack.

    Raises
    ------
    UndecodablePixels
        That of the first of them, with the fact `needed`, where the others are no
        volume without them: they lie too far apart there, or there are too few.
    """
    kept = [piece for n, piece in enumerate(info.slices) if n not in failures]
    judged = judge_whole(kept) if kept else None
    if judged is None or not judged.is_volume:
        raise hopeless(failures)
    geometry, correction = judged.geometry, judged.correction
    rest = attrs.evolve(
        info,
        slices=judged.slices,
        slice_count=len(judged.slices),
        files=tuple(dict.fromkeys(piece.file for piece in judged.slices)),
        spacing_mm=geometry.spacing_mm,
        verdict=geometry.verdict,
        usable="corrected",
        grid=correction.grid if correction else geometry.grid,
        correction=correction,
        reasons=(),
    )
    split = [reason for reason in info.reasons if reason.code == "split"]
    reasons = (_left_out(info, failures), *split, *geometry.reasons, *remarks(rest))
    return attrs.evolve(rest, reasons=reasons)


def _left_out(info: SeriesInfo, failures: Mapping[int, UndecodablePixels]) -> Reason:
    """Return the reason that names what is left out, now and before."""
    files = (*quarantined(info), *(info.slices[n].file for n in sorted(failures)))
    return Reason(QUARANTINED, {"slices": len(files), "files": files})


def hopeless(failures: Mapping[int, UndecodablePixels]) -> UndecodablePixels:
    """Return the error of the first slice, which cannot be done without."""
    first = failures[min(failures)]
    first.facts["needed"] = True
    return first


def spared(info: SeriesInfo, reasons: tuple[Reason, ...]) -> SeriesInfo | None:
    """Return the series without the files that `reasons` call cut short.

    None where anything else is wrong with it, or where they cannot be done without.
    """
    files = {reason.facts.get("file") for reason in reasons}
    cut = [n for n, piece in enumerate(info.slices) if piece.file in files]
    if len(cut) > MOST_QUARANTINED or any(r.code != "truncated" for r in reasons):
        return None
    failure = UndecodablePixels("a slice is cut short", reason="truncated")
    try:
        return without(info, dict.fromkeys(cut, failure))
    except UndecodablePixels:
        return None
