"""What was left closed, and why: for the chooser, and for `inspect`."""

from collections.abc import Iterable, Mapping, Sequence

from planner.dicom.series import SetAside
from ui.language import Texts, say

KINDS: dict[str, tuple[str, str]] = {
    "damaged": ("damaged file", "damaged files"),
    "archive": ("archive", "archives"),
    "archive-entry": ("entry of the archive", "entries of the archive"),
    "dicomdir": ("disc index", "disc indexes"),
    "document": ("document", "documents"),
    "dose-report": ("dose report", "dose reports"),
    "folder": ("closed folder", "closed folders"),
    "key-objects": ("list of key images", "lists of key images"),
    "label-map": ("label map", "label maps"),
    "link": ("link", "links"),
    "localiser": ("localiser", "localisers"),
    "missing": ("missing file", "missing files"),
    "mr": ("MR picture", "MR pictures"),
    "not-dicom": ("file of another kind", "files of other kinds"),
    "other": ("other DICOM object", "other DICOM objects"),
    "pet": ("PET picture", "PET pictures"),
    "presentation-state": ("presentation state", "presentation states"),
    "raw-data": ("raw data file", "raw data files"),
    "reference": ("reference", "references"),
    "registration": ("registration", "registrations"),
    "rt-dose": ("radiotherapy dose", "radiotherapy doses"),
    "rt-plan": ("radiotherapy plan", "radiotherapy plans"),
    "rt-structures": ("set of outlines", "sets of outlines"),
    "secondary-capture": ("screen picture", "screen pictures"),
    "segmentation": ("segmentation", "segmentations"),
    "special-file": ("device or pipe", "devices or pipes"),
    "structured-report": ("report", "reports"),
    "surface": ("surface", "surfaces"),
    "volume-file": ("volume file", "volume files"),
    "unreadable": ("unreadable file", "unreadable files"),
}

REASON_WORDS: Mapping[str, str] = Texts(
    {
        "not-a-stack": "no slices of a volume",
        "not-ct": "not CT",
        "no-dicom-prefix": "not DICOM",
        "labels-not-ct": (
            "its values are labels, no CT; use it as the anatomy of a plan"
        ),
        "unreadable": "cannot be read",
        "not-followed": "a link is not followed",
        "not-regular": "no ordinary file",
        "format": "of no kind that is read here",
        "dimensions": "not one volume of three dimensions",
        "no-orientation": "does not say which side of the patient is left",
        "orientation": "says in two ways where it lies, and they differ",
        "scale": "its voxels are too small or too large to be a patient's",
        "sheared": "its axes are not perpendicular",
        "detached": "its values lie in another file; save it as one file",
        "encoding": "packed in a way that is not read here",
        "too-deep": "folders within folders, too deep",
        "open-by-itself": "not looked into; open it by itself",
        "outside": "leads out of its own folder; never followed",
        "named-by-index": "named by the disc index, and not there",
        "damaged-entry": "cannot be unpacked",
        "no-pixels": "holds no pixels",
        "no-matrix": "does not say how large its pictures are",
        "no-class": "does not say what it is",
        "frames-without-position": "does not say where its frames lie",
        "nested-too-deep": "its header is nested too deeply",
        "cut-off": "its header is cut off",
        "endless": "its header does not end",
        "deflated": "it is packed and damaged",
        "number": "its header holds a number that is none",
        "repeated": "its header says something twice",
        "too-long": "its header holds a value that is too long",
        "nesting": "its header contradicts itself",
    }
)


MOST_NAMED = 6
"""File names that are listed of one kind; more are only counted."""


def kind_words(kind: str, count: int | None = None) -> str:
    one, many = KINDS.get(kind, (kind.replace("-", " "), kind.replace("-", " ")))
    if count is None:
        return say(many)
    named = say(one) if count == 1 else say(many)
    return say("{count} {things}", count=count, things=named)


def aside_summary(entries: Sequence[SetAside]) -> str:
    """Return "12 files set aside: 1 localiser, 3 dose reports", the most first."""
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + len(entry.files)
    total = sum(counts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = say(", ").join(kind_words(kind, count) for kind, count in ranked)
    if total == 1:
        return say("1 file set aside: {named}", named=named)
    return say("{total} files set aside: {named}", total=total, named=named)


def aside_lines(entries: Iterable[SetAside]) -> list[str]:
    """Return a line for each kind and reason, with the first files' names."""
    return [_aside_line(entry) for entry in entries]


def _aside_line(entry: SetAside) -> str:
    names = [file.name for file in entry.files[:MOST_NAMED]]
    rest = len(entry.files) - len(names)
    more = say(" and {rest} more", rest=rest) if rest > 0 else ""
    return f"{set_aside_line(entry)}: {', '.join(names)}{more}"


def set_aside_line(group: SetAside) -> str:
    """Return how many files of a kind were left closed, and why."""
    reason = REASON_WORDS.get(group.reason, group.reason.replace("-", " "))
    return f"{kind_words(group.kind, len(group.files))} ({reason})"
