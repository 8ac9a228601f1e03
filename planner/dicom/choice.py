"""Which CT to open of several, and why none if none."""

from pathlib import Path

from planner.dicom.series import Discovery, SeriesInfo
from planner.errors import NoSeries, PlannerError, UndecodablePixels, UnevenGeometry


def best_ct(discovery: Discovery) -> SeriesInfo:
    """Return the largest CT that can be opened; of two alike, the thinner slices.

    One that needs no correction goes before all that do.

    Raises
    ------
    NoSeries
        No CT among what was found (fact `reason`: `no-ct`; `kinds`: what there was).
    UnevenGeometry, UndecodablePixels
        There is CT, but none that can be used: facts of the largest.
    """
    series = [info for info in discovery.series if info.modality == "CT"]
    refused = discovery.set_aside
    if not series and len(refused) == 1 and refused[0].kind == "volume-file":
        reason, file = refused[0].reason, refused[0].files[0]
        raise NoSeries("the volume is refused", file=file, reason=reason)
    if not series:
        kinds = sorted({entry.kind for entry in discovery.set_aside})
        raise NoSeries("no CT", file=discovery.shown_root, reason="no-ct", kinds=kinds)
    usable = [info for info in series if info.usable != "no"]
    best = max(
        usable or series,
        key=lambda s: (s.usable == "yes", s.voxel_count, -s.spacing_mm[2]),
    )
    if not usable:
        raise refusal(best, discovery.shown_root)
    return best


def refusal(info: SeriesInfo, root: Path) -> PlannerError:
    """Return the error that says what keeps a series from being opened."""
    error = UndecodablePixels if info.verdict == "undecodable" else UnevenGeometry
    first = info.reasons[0]
    return error(
        f"series refused: {info.verdict}",
        **{"file": root, **first.facts},
        verdict=info.verdict,
        reason=first.code,
        reasons=info.reasons,
    )
