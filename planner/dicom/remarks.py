"""What else is to be said of a series: why it stays closed, or what to keep in mind."""

from planner.dicom.correction import TOO_COARSE_MM
from planner.dicom.series import Reason, SeriesInfo, Slice, Verdict
from planner.dicom.syntaxes import NATIVE, can_decode

COARSE_MM = 1.25
"""Slices further apart than this blur a pedicle wall (project default)."""

SAME_STEP_MM = 0.001
"""What a position told with a few decimals less adds to a step."""

NOTICEABLE_MM = 0.01
"""Differences of spacing that are worth a word."""

HOUNSFIELD_TYPES = frozenset({"", "HU", "HU_MOD", "US"})
"""Rescale Types that promise CT numbers, or leave it open (PS3.3, C.11.1.1.2)."""

READABLE_BITS = frozenset({8, 16, 32})


def disqualifications(info: SeriesInfo) -> tuple[Verdict, tuple[Reason, ...]]:
    """Return the verdict on the pixels and why, judged without reading them."""
    if info.modality != "CT":
        return "not-ct", (Reason("not-ct", {"modality": info.modality}),)
    kinds = {s.rescale.kind for s in info.slices} - HOUNSFIELD_TYPES
    if kinds:
        return "not-ct", (Reason("not-hounsfield", {"rescale_type": min(kinds)}),)
    by_file = {piece.file: piece for piece in info.slices}
    reasons = [_unreadable(piece) for piece in by_file.values()]
    return "undecodable", tuple(reason for reason in reasons if reason)


def _unreadable(piece: Slice) -> Reason | None:
    layout = piece.layout
    if not can_decode(layout.transfer_syntax):
        syntax = layout.transfer_syntax
        return Reason("syntax", {"transfer_syntax": syntax, "file": piece.file})
    if (
        layout.bits_allocated not in READABLE_BITS
        or not 0 < layout.bits_stored <= layout.high_bit + 1 <= layout.bits_allocated
    ):
        bits = layout.bits_allocated
        return Reason("pixel-format", {"bits_allocated": bits, "file": piece.file})
    if layout.transfer_syntax not in NATIVE:
        return None
    expected = layout.frames * layout.frame_bytes
    found = layout.pixel_bytes or 0
    if layout.deflated_from is None:
        found = min(found, layout.file_bytes - layout.offset)
    if found >= expected:
        return None
    facts = {"expected_bytes": expected, "found_bytes": max(found, 0)}
    return Reason("truncated", {**facts, "file": piece.file})


def remarks(info: SeriesInfo) -> tuple[Reason, ...]:
    """Return what is good to know about a CT that stays usable."""
    if info.modality != "CT":
        return ()
    reasons = [*_spacing_remarks(info)]
    if not all(piece.rescale.is_given or piece.rescale.lut for piece in info.slices):
        reasons.append(Reason("no-rescale"))
    if not info.patient_position and info.volume_file is None:
        reasons.append(Reason("position-unknown"))
    elif info.patient_position != "HFS" and info.volume_file is None:
        position = {"patient_position": info.patient_position}
        reasons.append(Reason("not-hfs", position))
    return tuple(reasons)


def _spacing_remarks(info: SeriesInfo) -> list[Reason]:
    reasons = []
    x_mm, y_mm, z_mm = info.spacing_mm
    step_mm = info.measured_step_mm
    if step_mm > TOO_COARSE_MM + SAME_STEP_MM:
        limits = {"spacing_mm": step_mm, "limit_mm": TOO_COARSE_MM}
        reasons.append(Reason("too-coarse", limits))
    elif step_mm > COARSE_MM + SAME_STEP_MM:
        limits = {"spacing_mm": step_mm, "limit_mm": COARSE_MM}
        reasons.append(Reason("coarse", limits))
    if info.thickness_mm and z_mm < info.thickness_mm - NOTICEABLE_MM:
        thickness = {"spacing_mm": z_mm, "thickness_mm": info.thickness_mm}
        reasons.append(Reason("overlap", thickness))
    if abs(x_mm - y_mm) > NOTICEABLE_MM:
        pixel = {"spacing_x_mm": x_mm, "spacing_y_mm": y_mm}
        reasons.append(Reason("anisotropic", pixel))
    return reasons
