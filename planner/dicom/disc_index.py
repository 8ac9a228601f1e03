"""A DICOMDIR is a hint: it names files, and nothing is opened because it says so."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import attrs

from planner.dicom import tags
from planner.dicom.elements import Elements
from planner.dicom.series import SetAside

FORBIDDEN = ("/", ":", "\0")
MOST_REFERENCES = 200_000


@attrs.frozen(kw_only=True)
class DiscIndex:
    """A DICOMDIR and the files that it names, each as the parts of its path."""

    file: Path
    references: tuple[tuple[str, ...], ...]


def references_of(elements: Elements) -> tuple[tuple[str, ...], ...]:
    """Return what the directory records of a DICOMDIR name."""
    records = elements.sequences.get(tags.DIRECTORY_RECORDS, [])[:MOST_REFERENCES]
    named = (record.texts(tags.REFERENCED_FILE) for record in records)
    return tuple(dict.fromkeys(parts for parts in named if any(parts)))


def compared(indices: Iterable[DiscIndex], files: Sequence[Path]) -> list[SetAside]:
    """Return what disc indices name and is not there, or lies outside their folder."""
    aside: list[SetAside] = []
    there: set[Path] = set()
    for index in indices:
        there = there or {_plain(path) for path in files}
        if any(map(_is_outside, index.references)):
            aside.append(_aside(index.file, "reference", "outside"))
        for parts in index.references:
            path = index.file.parent.joinpath(*parts)
            if not _is_outside(parts) and _plain(path) not in there:
                aside.append(_aside(path, "missing", "named-by-index"))
    return aside


def _is_outside(parts: tuple[str, ...]) -> bool:
    return any(
        part in ("", ".", "..") or any(sign in part for sign in FORBIDDEN)
        for part in parts
    )


def _plain(path: Path) -> Path:
    """Return a path as discs tell it apart: no case, no version, no closing point."""
    name = path.name.split(";")[0].rstrip(".")
    return Path(str(path.with_name(name or "_")).casefold())


def _aside(path: Path, kind: str, reason: str) -> SetAside:
    return SetAside(files=(path,), kind=kind, reason=reason)
