"""What was left closed, and why: for the chooser, and for `inspect`."""

from collections.abc import Mapping

from planner.dicom.series import SetAside

KIND_WORDS: Mapping[str, str] = {
    "dicomdir": "DICOMDIR",
    "mr": "MR",
    "not-dicom": "other file",
    "pet": "PET",
    "rt-dose": "radiotherapy dose",
    "rt-plan": "radiotherapy plan",
    "rt-structures": "radiotherapy structures",
    "surface": "surface model",
}

REASON_WORDS: Mapping[str, str] = {
    "not-a-stack": "no slices of a volume",
    "not-ct": "not CT",
    "no-dicom-prefix": "not DICOM",
    "labels-not-ct": "its values are labels, no CT; use it as the anatomy of a plan",
    "unreadable": "cannot be read",
    "not-followed": "a link is not followed",
    "not-regular": "no ordinary file",
    "format": "of no kind that is read here",
    "dimensions": "not one volume of three dimensions",
    "no-orientation": "does not say which side of the patient is left",
    "sheared": "its axes are not perpendicular",
    "detached": "its values lie in another file; save it as one file",
    "encoding": "packed in a way that is not read here",
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


def kind_words(kind: str) -> str:
    return KIND_WORDS.get(kind, kind.replace("-", " "))


def reason_words(reason: str) -> str:
    return REASON_WORDS.get(reason, reason.replace("-", " "))


def set_aside_line(group: SetAside) -> str:
    """Return how many files of a kind were left closed, and why."""
    return (
        f"{len(group.files)} × {kind_words(group.kind)}: {reason_words(group.reason)}"
    )
