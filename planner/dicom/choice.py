"""Which CT to open of several, and why none if none."""

from pathlib import Path

import attrs
import numpy as np

from planner.dicom.kernels import Sharpness, sharpness
from planner.dicom.remarks import COARSE_MM
from planner.dicom.series import Discovery, Reason, SeriesInfo
from planner.errors import NoSeries, PlannerError, UndecodablePixels, UnevenGeometry

THIN_MM = COARSE_MM
"""Slices no further apart show the wall of a pedicle."""

ENOUGH_MM = 100.0
"""Three lumbar vertebrae; what is longer is not better for planning one."""


@attrs.frozen(kw_only=True)
class Choice:
    """The CT to open of several, and what speaks for it.

    Codes of `reasons`: `bone-kernel` and `sharp-kernel` (kernel) · `thin` (step_mm) ·
    `corrected` (nothing can be opened without a correction).
    """

    info: SeriesInfo
    reasons: tuple[Reason, ...]


def best_ct(discovery: Discovery) -> SeriesInfo:
    """Return the CT that is best for planning.

    One that needs no correction goes before all that do, and one that is long enough
    before one that is not; then thin slices, then a sharp kernel, then still thinner
    slices, then size.

    Raises
    ------
    NoSeries
        No CT among what was found (fact `reason`: `no-ct`; `kinds`: what there was; or
        why the one file there was is refused).
    UnevenGeometry, UndecodablePixels
        There is CT, but none that can be used: facts of the largest.
    """
    return choose_ct(discovery).info


def choose_ct(discovery: Discovery) -> Choice:
    """Return the CT that is best for planning, and why; as `best_ct`."""
    series = [info for info in discovery.series if info.modality == "CT"]
    if not series:
        raise _no_ct(discovery)
    usable = [info for info in series if info.usable != "no"]
    if not usable:
        largest = max(series, key=lambda info: info.voxel_count)
        raise refusal(largest, discovery.shown_root)
    enough_mm = min(ENOUGH_MM, max(map(_length_mm, usable)))
    best = max(usable, key=lambda info: _rank(info, enough_mm))
    return Choice(info=best, reasons=merits(best))


def merits(info: SeriesInfo) -> tuple[Reason, ...]:
    """Return what speaks for planning on a series, and what does not; as `Choice`."""
    reasons = []
    sharp = sharpness(info.kernel)
    if sharp in (Sharpness.BONE, Sharpness.SHARP):
        code = "bone-kernel" if sharp is Sharpness.BONE else "sharp-kernel"
        reasons.append(Reason(code, {"kernel": info.kernel}))
    if info.measured_step_mm <= THIN_MM:
        reasons.append(Reason("thin", {"step_mm": info.measured_step_mm}))
    if info.usable == "corrected":
        reasons.append(Reason("corrected"))
    return tuple(reasons)


def _rank(info: SeriesInfo, enough_mm: float) -> tuple[float, ...]:
    step_mm = info.measured_step_mm
    return (
        info.usable == "yes",
        all(reason.code != "not-negative" for reason in info.reasons),
        _length_mm(info) >= enough_mm - SAME_LENGTH_MM,
        step_mm <= THIN_MM,
        sharpness(info.kernel),
        -round(step_mm, 2),
        info.voxel_count,
    )


SAME_LENGTH_MM = 1.0


def _length_mm(info: SeriesInfo) -> float:
    """Return how much of the patient, from head to foot, a series holds."""
    if info.grid is None:
        return 0.0
    return float(np.ptp(info.grid.corners_lps_mm()[:, 2]))


def _no_ct(discovery: Discovery) -> NoSeries:
    refused = discovery.set_aside
    if len(refused) == 1 and refused[0].kind == "volume-file":
        reason, file = refused[0].reason, refused[0].files[0]
        return NoSeries("the volume is refused", file=file, reason=reason)
    kinds = sorted({entry.kind for entry in refused})
    return NoSeries("no CT", file=discovery.shown_root, reason="no-ct", kinds=kinds)


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
