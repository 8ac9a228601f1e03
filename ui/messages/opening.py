"""What is said on the way in: what is proposed, how long it takes."""

from collections.abc import Sequence
from datetime import date

from planner.dicom.choice import merits
from planner.dicom.identity import Identity
from planner.dicom.series import SeriesInfo
from planner.imaging.volume import Note
from ui.language import Texts, say
from ui.messages.facts import filled
from ui.messages.series import note_about_images

SEVERAL = "Several series were found."
NONE_USABLE = (
    "No CT here can be opened. Choose a series to read why, then export it again from "
    "its source."
)


MERITS = Texts(
    {
        "bone-kernel": "bone kernel {kernel}",
        "sharp-kernel": "sharp kernel {kernel}",
        "corrected": "none can be opened without a correction",
    }
)
"""What speaks for a series, besides its spacing, which is always told."""


def proposal_words(proposed: SeriesInfo | None) -> str:
    """Return why a series is chosen already."""
    if proposed is None:
        return say(NONE_USABLE)
    step_mm = proposed.measured_step_mm
    words = [say("slices {step_mm:.2f} mm apart", step_mm=step_mm)]
    words += [
        filled(MERITS[reason.code], reason.facts)
        for reason in merits(proposed)
        if reason.code in MERITS
    ]
    return say(
        "{several} Chosen for planning: {words}.",
        several=say(SEVERAL),
        words=say(", ").join(words),
    )


SAID_ELSEWHERE = frozenset({"coarse"})
"""What is true of many a CT and stands beside its images all the time."""


def opened_words(notes: Sequence[Note]) -> str:
    """Return what was done to open images, or nothing if nothing was."""
    told = [note for note in notes if note.code not in SAID_ELSEWHERE]
    done = " ".join(note_about_images(note) for note in told)
    return say("Opened. {done}", done=done) if done else ""


# --- while it loads -------------------------------------------------------------------


def loading_words(fraction: float) -> str:
    return say("Loading … {round} %", round=round(100 * fraction))


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
        return say(NOBODY_NAMED)
    taken = _dated("scanned", identity.study_date)
    return "  ·  ".join(filter(None, (_person(identity), taken))) or say(NOBODY_NAMED)


def with_person(heading: str, identity: Identity | None) -> str:
    """Return a heading with the name, number and birth date of a patient."""
    who = _person(identity) if identity else ""
    return "  ·  ".join(filter(None, (heading, who)))


def with_date(heading: str, identity: Identity | None) -> str:
    """Return a heading with the day a study was made."""
    taken = _dated("scanned", identity.study_date) if identity else ""
    return "  ·  ".join(filter(None, (heading, taken)))


def _person(identity: Identity) -> str:
    number = (
        say("ID {patient_id}", patient_id=identity.patient_id)
        if identity.patient_id
        else ""
    )
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
        return say("{gigabytes:.1f} GB", gigabytes=count / (1 << 30))
    return say("{megabytes} MB", megabytes=max(count >> 20, 1))


def crop_reason(needed: int, free: int | None) -> str:
    """Return why a part is offered: the memory, or because it was asked for."""
    if free is not None and needed > free:
        return say(
            "The whole series takes {needed} of memory and "
            "{free} are free. Open the part around the spine, or "
            "close other programs first.",
            needed=memory_words(needed),
            free=memory_words(free),
        )
    return say(
        "The whole series takes {memory_words} of memory. A part around "
        "the spine is enough to plan on; nothing is measured outside it.",
        memory_words=memory_words(needed),
    )


def crop_size_words(size_xyz_mm: Sequence[float], slices: int) -> str:
    x, y, z = (float(value) for value in size_xyz_mm)
    return say(
        "{x:.0f} × {y:.0f} × {z:.0f} mm  ·  {slices} slices",
        x=x,
        y=y,
        z=z,
        slices=slices,
    )


def crop_memory_words(needed: int, free: int | None) -> str:
    words = say("Takes {memory_words} of memory", memory_words=memory_words(needed))
    if free is None:
        return f"{words}."
    if needed > free:
        return say(
            "{words}, more than the {memory_words} that are free.",
            words=words,
            memory_words=memory_words(free),
        )
    return say(
        "{words}; {memory_words} are free.",
        words=words,
        memory_words=memory_words(free),
    )
