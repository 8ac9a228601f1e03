"""The document `isthmus-series/1`: what a folder holds, for people and programs.

It names files as seen from the inspected folder, and no person unless asked to.
"""

import math
from collections.abc import Mapping
from pathlib import Path

from planner.dicom.identity import read_identity
from planner.dicom.series import Discovery, Reason, SeriesInfo, SetAside

SCHEMA = "isthmus-series/1"


def series_document(
    discovery: Discovery, *, identified: bool = False
) -> dict[str, object]:
    """Return the document as plain JSON values.

    `identified` adds whom each series shows: for somebody who asked for it.
    """
    is_folder = discovery.root.is_dir() or discovery.archive is not None
    root = discovery.root if is_folder else discovery.root.parent
    names = discovery.names
    root = names.shown(root)
    return {
        "schema": SCHEMA,
        "series": [
            _series(info, root) | (_identity(info) if identified else {})
            for info in discovery.series
        ],
        "set_aside": [_set_aside(entry, root) for entry in discovery.set_aside],
    }


def reason_document(reason: Reason, root: Path) -> dict[str, object]:
    """Return one reason as plain JSON values: its code, then its facts."""
    return {"code": reason.code, **_plain_mapping(reason.facts, root)}


def _series(info: SeriesInfo, root: Path) -> dict[str, object]:
    return {
        "series_uid": info.series_uid,
        "modality": info.modality,
        "description": info.description,
        "kernel": info.kernel,
        "patient": info.patient,
        "study": info.study,
        "files": [_name(info.names.shown(path), root) for path in info.files],
        "transfer_syntax": info.transfer_syntax,
        "rows": info.rows,
        "columns": info.columns,
        "slices": info.slice_count,
        "spacing_mm": [_plain(value, root) for value in info.spacing_mm],
        "tilt_deg": _plain(info.tilt_deg, root),
        "patient_position": info.patient_position,
        "verdict": info.verdict,
        "usable": info.usable,
        "stack": info.stack,
        "stacks": info.stacks,
        "reasons": [reason_document(reason, root) for reason in info.reasons],
    }


def _identity(info: SeriesInfo) -> dict[str, object]:
    whom = read_identity(info.files[0])
    if whom is None:
        return {}
    dates = (whom.birth_date, whom.study_date)
    born, scanned = (day.isoformat() if day else None for day in dates)
    return {
        "identity": {
            "name": whom.name,
            "patient_id": whom.patient_id,
            "birth_date": born,
            "study_date": scanned,
        }
    }


def _set_aside(entry: SetAside, root: Path) -> dict[str, object]:
    files = [_name(path, root) for path in entry.files]
    return {"files": files, "kind": entry.kind, "reason": entry.reason}


def _name(path: Path, root: Path) -> str:
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    return path.name


def _plain(value: object, root: Path) -> object:
    if isinstance(value, Path):
        return _name(value, root)
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    if isinstance(value, (tuple, list)):
        return [_plain(item, root) for item in value]
    if isinstance(value, Mapping):
        return _plain_mapping(value, root)
    return value


def _plain_mapping(facts: Mapping[str, object], root: Path) -> dict[str, object]:
    return {str(name): _plain(value, root) for name, value in facts.items()}
