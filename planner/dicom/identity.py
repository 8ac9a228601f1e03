"""Whom a picture shows: read when somebody asks for it, and written nowhere.

No series, volume, case or document holds any of this; whoever shows it lets it go.
"""

from datetime import date
from pathlib import Path

import attrs

from planner.dicom import tags
from planner.dicom.elements import DamagedHeader, Elements, read_header

CHARACTER_SETS = {
    "ISO_IR 6": "latin-1",
    "ISO_IR 13": "shift_jis",
    "ISO_IR 100": "latin-1",
    "ISO_IR 101": "iso8859-2",
    "ISO_IR 109": "iso8859-3",
    "ISO_IR 110": "iso8859-4",
    "ISO_IR 126": "iso8859-7",
    "ISO_IR 127": "iso8859-6",
    "ISO_IR 138": "iso8859-8",
    "ISO_IR 144": "iso8859-5",
    "ISO_IR 148": "iso8859-9",
    "ISO_IR 166": "tis-620",
    "ISO_IR 192": "utf-8",
    "ISO_IR 203": "iso8859-15",
    "GB18030": "gb18030",
    "GBK": "gbk",
}
"""Python's names for Specific Character Set (PS3.3, C.12.1.1.2)."""


@attrs.frozen(kw_only=True, repr=False)
class Identity:
    """What a header says of its patient; empty or None where it is silent.

    It has no readable `repr`, so that no log and no trace can hold it by accident.
    """

    name: str
    patient_id: str
    birth_date: date | None
    study_date: date | None


def read_identity(file: Path) -> Identity | None:
    """Return whom a DICOM file shows; None where it cannot be told."""
    try:
        with file.open("rb") as stream:
            header = read_header(stream)
    except (OSError, DamagedHeader):
        return None
    return identity_of(header.elements) if header else None


def identity_of(elements: Elements) -> Identity:
    """Return what a header says of its patient."""
    return Identity(
        name=_person(_text(elements, tags.PATIENT_NAME)),
        patient_id=_text(elements, tags.PATIENT_ID),
        birth_date=_date(elements.text(tags.PATIENT_BIRTH_DATE)),
        study_date=_date(elements.text(tags.STUDY_DATE)),
    )


def _text(elements: Elements, tag: int) -> str:
    """Return a value in its own character set, the first one where it has several.

    That is the one in which the alphabetic form of a name is written.
    """
    raw = elements.values.get(tag, b"").strip(b" \0")
    told = elements.texts(tags.CHARACTER_SET)[0].replace("ISO 2022 IR", "ISO_IR")
    codec = CHARACTER_SETS.get(told)
    text = raw.decode(codec, "replace") if codec else elements.text(tag)
    return "".join(letter for letter in text if letter.isprintable())


def _person(value: str) -> str:
    """Return "Family, Given Middle" of the first way in which a name is written."""
    family, *given = (
        part.strip() for part in value.split("=", maxsplit=1)[0].split("^")[:3]
    )
    return ", ".join(filter(None, (family, " ".join(filter(None, given)))))


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == 8 else None
    except ValueError:
        return None
