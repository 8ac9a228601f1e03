"""What is said on the way in: what is proposed, how long it takes."""

from collections.abc import Sequence
from datetime import date

from planner.dicom.choice import merits
from planner.dicom.identity import Identity
from planner.dicom.series import SeriesInfo
from planner.imaging.volume import Note
from ui.messages.facts import filled
from ui.messages.series import note_about_images

SEVERAL = "Several series were found."
NONE_USABLE = (
    "No CT here can be opened. Choose a series to read why, then export it again from "
    "its source."
)


MERITS = {
    "bone-kernel": "bone kernel {kernel}",
    "sharp-kernel": "sharp kernel {kernel}",
    "corrected": "none can be opened without a correction",
}
"""What speaks for a series, besides its spacing, which is always told."""


def proposal_words(proposed: SeriesInfo | None) -> str:
    """Return why a series is chosen already."""
    if proposed is None:
        return NONE_USABLE
    step_mm = proposed.measured_step_mm
    words = [f"slices {step_mm:.2f} mm apart"]
    words += [
        filled(MERITS[reason.code], reason.facts)
        for reason in merits(proposed)
        if reason.code in MERITS
    ]
    return f"{SEVERAL} Chosen for planning: {', '.join(words)}."


SAID_ELSEWHERE = frozenset({"coarse"})
"""What is true of many a CT and stands beside its images all the time."""


def opened_words(notes: Sequence[Note]) -> str:
    """Return what was done to open images, or nothing if nothing was."""
    told = [note for note in notes if note.code not in SAID_ELSEWHERE]
    done = " ".join(note_about_images(note) for note in told)
    return f"Opened. {done}" if done else ""


# --- while it loads -------------------------------------------------------------------


def loading_words(fraction: float) -> str:
    return f"Loading … {round(100 * fraction)} %"


def remaining_words(seconds: float | None) -> str:
    """Return how long it will still take, as coarsely as it is known."""
    if seconds is None:
        return ""
    if seconds < 10:
        return "a few seconds left"
    if seconds < 90:
        return f"about {round(seconds, -1):.0f} seconds left"
    return f"about {round(seconds / 60):.0f} minutes left"


NOTHING_YET = "Measuring begins when every slice is here."
"""So that nobody reads a distance off a picture that may still be refused."""

DROP_ONE = (
    "Several things were dropped at once; drop one folder, one file, or files that lie "
    "together in one folder."
)


# --- whom the images show -------------------------------------------------------------

NOBODY_NAMED = "These images name nobody"


def identity_words(identity: Identity | None) -> str:
    """Return who it is on one line, with what tells people of one name apart."""
    if identity is None:
        return NOBODY_NAMED
    taken = _dated("scanned", identity.study_date)
    return "  ·  ".join(filter(None, (_person(identity), taken))) or NOBODY_NAMED


def with_person(heading: str, identity: Identity | None) -> str:
    """Return a heading with the name, number and birth date of a patient."""
    who = _person(identity) if identity else ""
    return "  ·  ".join(filter(None, (heading, who)))


def with_date(heading: str, identity: Identity | None) -> str:
    """Return a heading with the day a study was made."""
    taken = _dated("scanned", identity.study_date) if identity else ""
    return "  ·  ".join(filter(None, (heading, taken)))


def _person(identity: Identity) -> str:
    number = f"ID {identity.patient_id}" if identity.patient_id else ""
    born = _dated("born", identity.birth_date)
    return "  ·  ".join(filter(None, (identity.name, number, born)))


def _dated(word: str, day: date | None) -> str:
    return f"{word} {day.isoformat()}" if day else ""


# --- opening a part -------------------------------------------------------------------

CROP_WAIT = "Looking through the series …"
CROP_HINT = (
    "Drag an edge, or drag the box. Keys: arrows move the box, with Shift its right or "
    "lower edge, with Ctrl its left or upper edge."
)


def memory_words(count: int) -> str:
    if count >= 1 << 30:
        return f"{count / (1 << 30):.1f} GB"
    return f"{max(count >> 20, 1)} MB"


def crop_reason(needed: int, free: int | None) -> str:
    """Return why a part is offered: the memory, or because it was asked for."""
    if free is not None and needed > free:
        return (
            f"The whole series takes {memory_words(needed)} of memory and "
            f"{memory_words(free)} are free. Open the part around the spine, or close "
            "other programs first."
        )
    return (
        f"The whole series takes {memory_words(needed)} of memory. A part around the "
        "spine is enough to plan on; nothing is measured outside it."
    )


def crop_size_words(size_xyz_mm: Sequence[float], slices: int) -> str:
    x, y, z = (float(value) for value in size_xyz_mm)
    return f"{x:.0f} × {y:.0f} × {z:.0f} mm  ·  {slices} slices"


def crop_memory_words(needed: int, free: int | None) -> str:
    words = f"Takes {memory_words(needed)} of memory"
    if free is None:
        return f"{words}."
    if needed > free:
        return f"{words}, more than the {memory_words(free)} that are free."
    return f"{words}; {memory_words(free)} are free."
