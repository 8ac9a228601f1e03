"""From the pictures of a folder to series, each with its verdict."""

from collections.abc import Iterable
from pathlib import Path

import attrs

from planner.dicom.image_files import ImageFile
from planner.dicom.names import FileNames
from planner.dicom.quarantine import spared
from planner.dicom.remarks import disqualifications, remarks
from planner.dicom.series import Discovery, Reason, SeriesInfo, SetAside, Slice, Usable
from planner.dicom.stacks import JudgedStack, judge_stacks, judge_whole


def discovery_of(
    root: Path,
    images: Iterable[ImageFile],
    volumes: Iterable[SeriesInfo],
    aside: Iterable[SetAside],
    names: FileNames,
) -> Discovery:
    """Group pictures into series and judge them; volume files are series already."""
    groups: dict[tuple[str, ...], list[ImageFile]] = {}
    for image in images:
        key = (_owner(image), image.study_uid, image.series_uid, image.kind)
        groups.setdefault(key, []).append(image)
    patients = _numbered(key[:1] for key in groups)
    studies = _numbered(key[:2] for key in groups)
    series = [
        attrs.evolve(info, patient=patients[key[:1]], study=studies[key[:2]])
        for key, pictures in groups.items()
        for info in _series(pictures)
    ]
    series += [
        attrs.evolve(
            _with_content_judged(volume),
            patient=len(patients) + 1,
            study=len(studies) + 1,
        )
        for volume in volumes
    ]
    others = [
        SetAside(files=info.files, kind=KINDS[info.modality], reason="not-ct")
        for info in series
        if info.modality != "CT"
    ]
    return Discovery(
        root=root,
        series=tuple(_named(info, names) for info in series),
        set_aside=_gathered([*aside, *others], names),
        names=names,
    )


def _owner(image: ImageFile) -> str:
    """Return what tells patients apart; it is never shown."""
    whom = image.identity
    return whom.patient_id or f"{whom.name}/{whom.birth_date}"


def _numbered(keys: Iterable[tuple[str, ...]]) -> dict[tuple[str, ...], int]:
    return {key: number for number, key in enumerate(dict.fromkeys(keys), start=1)}


def _named(info: SeriesInfo, names: FileNames) -> SeriesInfo:
    """Let all that is said of a series name its files as they are shown."""
    reasons = tuple(
        attrs.evolve(reason, facts=names.shown_facts(reason.facts))
        for reason in info.reasons
    )
    description = names.clean(info.description)
    return attrs.evolve(info, reasons=reasons, description=description, names=names)


def _gathered(entries: Iterable[SetAside], names: FileNames) -> tuple[SetAside, ...]:
    """Put files of one kind and reason into one entry, by the names they are shown."""
    files: dict[tuple[str, str], list[Path]] = {}
    for entry in entries:
        files.setdefault((entry.kind, entry.reason), []).extend(
            map(names.shown, entry.files)
        )
    return tuple(
        SetAside(files=tuple(sorted(paths)), kind=kind, reason=reason)
        for (kind, reason), paths in sorted(files.items())
    )


def _series(images: list[ImageFile]) -> list[SeriesInfo]:
    """Return the series; one for each frame of reference, were there several.

    Where each slice has a frame to itself, somebody made these numbers up (programs
    that take names out of images do), and they tell nothing.
    """
    frames: dict[str, list[ImageFile]] = {}
    for image in images:
        frames.setdefault(image.frame_of_reference, []).append(image)
    is_ct = images[0].kind == "ct"
    count = sum(len(image.slices) for image in images)
    if not is_ct or len(frames) in (1, count):
        return _stacks(images)
    apart = Reason("frames-of-reference", {"frames": len(frames)})
    return [
        attrs.evolve(info, reasons=(apart, *info.reasons))
        for pictures in frames.values()
        for info in _stacks(pictures)
    ]


def _stacks(images: list[ImageFile]) -> list[SeriesInfo]:
    """Return the series, or each of its stacks where it makes no volume as a whole."""
    slices = [piece for image in images for piece in image.slices]
    is_ct = images[0].kind == "ct"
    stacks = judge_stacks(slices) if is_ct else [judge_whole(slices)]
    return [
        _stack(images[0], stack, number, stacks, len(slices))
        for number, stack in enumerate(stacks, start=1)
    ]


def _stack(
    first: ImageFile,
    judged: JudgedStack,
    number: int,
    stacks: list[JudgedStack],
    of_slices: int,
) -> SeriesInfo:
    geometry, correction = judged.geometry, judged.correction
    reasons = geometry.reasons
    if len(stacks) > 1:
        split = {
            "stack": number,
            "stacks": len(stacks),
            "slices": len(judged.slices),
            "of_slices": of_slices,
        }
        more = [reason for reason in reasons if reason not in judged.causes]
        reasons = (Reason("split", split), *judged.causes, *more)
    info = SeriesInfo(
        study_uid=first.study_uid,
        series_uid=first.series_uid,
        modality=MODALITIES[first.kind],
        description=first.description,
        kernel=first.kernel,
        patient_position=first.patient_position,
        transfer_syntax=_common_syntax(judged.slices),
        slices=judged.slices,
        rows=judged.slices[0].layout.rows,
        columns=judged.slices[0].layout.columns,
        slice_count=len(judged.slices),
        files=tuple(dict.fromkeys(piece.file for piece in judged.slices)),
        spacing_mm=geometry.spacing_mm,
        tilt_deg=geometry.tilt_deg,
        thickness_mm=judged.slices[0].thickness_mm,
        verdict=geometry.verdict,
        usable=_usable(judged, is_split=len(stacks) > 1),
        reasons=reasons,
        grid=correction.grid if correction else geometry.grid,
        correction=correction,
        stack=number,
        stacks=len(stacks),
    )
    return _with_content_judged(info)


def _usable(judged: JudgedStack, *, is_split: bool) -> Usable:
    if not judged.is_volume:
        return "no"
    return "corrected" if is_split or judged.correction else "yes"


MODALITIES = {"ct": "CT", "mr": "MR", "pet": "PT"}
"""The modality by kind of file, which is surer than what a header calls itself."""

KINDS = {modality: kind for kind, modality in MODALITIES.items()}

SEVERAL_SYNTAXES = "several"


def _common_syntax(slices: Iterable[Slice]) -> str:
    syntaxes = {piece.layout.transfer_syntax for piece in slices}
    return syntaxes.pop() if len(syntaxes) == 1 else SEVERAL_SYNTAXES


def _with_content_judged(info: SeriesInfo) -> SeriesInfo:
    """Add what else keeps the series closed, and what is good to know about it.

    The verdict stays that of the geometry where this keeps it closed already; what
    does so stands first. A few slices that are cut short are done without.
    """
    verdict, reasons = disqualifications(info)
    more = remarks(info)
    if not reasons:
        return attrs.evolve(info, reasons=(*info.reasons, *more))
    if info.usable == "no":
        return attrs.evolve(info, reasons=(*info.reasons, *reasons, *more))
    rest = spared(info, reasons)
    if rest is not None:
        return rest
    return attrs.evolve(
        info, verdict=verdict, usable="no", reasons=(*reasons, *info.reasons, *more)
    )
