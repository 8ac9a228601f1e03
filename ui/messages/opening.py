"""What is said on the way in: kinds of files, what is proposed, how long it takes."""

from collections.abc import Iterable, Sequence

from planner.dicom.identity import Identity
from planner.dicom.series import SeriesInfo, SetAside
from planner.imaging.volume import Note
from ui.messages.series import note_about_images

KINDS: dict[str, tuple[str, str]] = {
    "damaged": ("damaged file", "damaged files"),
    "dicomdir": ("disc index", "disc indexes"),
    "document": ("document", "documents"),
    "dose-report": ("dose report", "dose reports"),
    "folder": ("closed folder", "closed folders"),
    "key-objects": ("list of key images", "lists of key images"),
    "link": ("link", "links"),
    "localiser": ("localiser", "localisers"),
    "mr": ("MR picture", "MR pictures"),
    "not-dicom": ("file of another kind", "files of other kinds"),
    "other": ("other DICOM object", "other DICOM objects"),
    "pet": ("PET picture", "PET pictures"),
    "presentation-state": ("presentation state", "presentation states"),
    "raw-data": ("raw data file", "raw data files"),
    "registration": ("registration", "registrations"),
    "rt-dose": ("radiotherapy dose", "radiotherapy doses"),
    "rt-plan": ("radiotherapy plan", "radiotherapy plans"),
    "rt-structures": ("set of outlines", "sets of outlines"),
    "secondary-capture": ("screen picture", "screen pictures"),
    "segmentation": ("segmentation", "segmentations"),
    "special-file": ("device or pipe", "devices or pipes"),
    "structured-report": ("report", "reports"),
    "surface": ("surface", "surfaces"),
    "unreadable": ("unreadable file", "unreadable files"),
}

ASIDE_REASONS = {
    "not-a-stack": "no slices of a CT",
    "not-ct": "not CT",
    "no-dicom-prefix": "not DICOM",
    "no-pixels": "no picture in it",
    "no-matrix": "does not say how large its picture is",
    "no-class": "does not say what it is",
    "not-followed": "links to folders are not followed",
    "not-regular": "not a file",
    "unreadable": "cannot be read from its disk",
}

MOST_NAMED = 6
"""File names that are listed of one kind; more are only counted."""


def kind_words(kind: str, count: int) -> str:
    one, many = KINDS.get(kind, (kind.replace("-", " "), kind.replace("-", " ")))
    return f"{count} {one if count == 1 else many}"


def aside_summary(entries: Sequence[SetAside]) -> str:
    """Return "12 files set aside: 1 localiser, 3 dose reports", the most first."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + len(entry.files)
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(kind_words(kind, count) for kind, count in ranked)
    return f"{total} {'file' if total == 1 else 'files'} set aside: {named}"


def aside_lines(entries: Iterable[SetAside]) -> list[str]:
    """Return a line for each kind and reason, with the first files' names."""
    return [_aside_line(entry) for entry in entries]


def _aside_line(entry: SetAside) -> str:
    reason = ASIDE_REASONS.get(entry.reason, entry.reason.replace("-", " "))
    names = [file.name for file in entry.files[:MOST_NAMED]]
    rest = len(entry.files) - len(names)
    more = f" and {rest} more" if rest > 0 else ""
    head = f"{kind_words(entry.kind, len(entry.files))} ({reason})"
    return f"{head}: {', '.join(names)}{more}"


# --- which one is proposed ------------------------------------------------------------

SEVERAL = "Several series were found."
NONE_USABLE = (
    "No CT here can be opened. Choose a series to read why, then export it again from "
    "its source."
)


def proposal_words(proposed: SeriesInfo | None) -> str:
    """Return why a series is chosen already."""
    if proposed is None:
        return NONE_USABLE
    step_mm = proposed.measured_step_mm
    merits = [f"slices {step_mm:.2f} mm apart"]
    if proposed.kernel:
        merits.append(f"kernel {proposed.kernel}")
    if proposed.usable == "corrected":
        merits.append("none can be opened without a correction")
    return f"{SEVERAL} Chosen for planning: {', '.join(merits)}."


def correction_words(info: SeriesInfo) -> str:
    """Return what will be done to a series to open it."""
    notes: tuple[Note, ...] = info.correction.notes if info.correction else ()
    return " ".join(note_about_images(note) for note in notes)


def opened_words(notes: Sequence[Note]) -> str:
    """Return what was done to open images, or nothing if nothing was."""
    done = " ".join(note_about_images(note) for note in notes)
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
    born, taken = identity.birth_date, identity.study_date
    said = (
        identity.name,
        f"ID {identity.patient_id}" if identity.patient_id else "",
        f"born {born.isoformat()}" if born else "",
        f"scanned {taken.isoformat()}" if taken else "",
    )
    return "  ·  ".join(filter(None, said)) or NOBODY_NAMED
