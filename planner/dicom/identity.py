"""Whom a picture shows: read when somebody asks for it, and written nowhere.

No series, volume, case or document holds any of this; whoever shows it lets it go.
"""

from datetime import date
from pathlib import Path

import attrs

from planner.dicom import tags
from planner.dicom.elements import DamagedHeader, Elements, read_header
from planner.dicom.text import text_of


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
        name=_person(text_of(elements, tags.PATIENT_NAME)),
        patient_id=text_of(elements, tags.PATIENT_ID),
        birth_date=_date(elements.text(tags.PATIENT_BIRTH_DATE)),
        study_date=_date(elements.text(tags.STUDY_DATE)),
    )


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
