"""What a series is good for, and why: for the chooser, and for `inspect`."""

from collections.abc import Mapping
from pathlib import Path

from planner.dicom.series import Reason, SeriesInfo
from ui.messages.facts import filled

VERDICT_WORDS = {
    "uniform": "Even volume",
    "gapped": "Slices missing",
    "duplicates": "Slices twice",
    "variable-spacing": "Uneven spacing",
    "tilted": "Tilted gantry",
    "multiple-orientations": "Several orientations",
    "too-few-slices": "Too few slices",
    "not-a-volume": "Not a volume",
    "undecodable": "Pictures unreadable",
    "not-ct": "Not a CT",
}

USABLE_WORDS = {
    "yes": "Can be opened",
    "corrected": "Can be opened, corrected",
    "no": "Cannot be opened",
}

REASON_SENTENCES: Mapping[str, str] = {
    "no-position": "{files} pictures do not say where they lie in the patient.",
    "mixed-matrix": "The pictures differ in size ({sizes}).",
    "mixed-pixel-spacing": "The pictures differ in pixel spacing ({spacings_mm} mm).",
    "too-few": "{slices} slices are no volume; at least {needed} are needed.",
    "one-position": "All {slices} pictures lie at one position.",
    "orientations": "The series holds {orientations} orientations ({slices_each}).",
    "duplicate": "{files} pictures lie at the same position ({at_mm:mm}).",
    "uneven-step": (
        "{steps} steps between slices differ from {expected_mm:mm}; the first is "
        "{step_mm:mm} wide, from {from_mm:mm} to {to_mm:mm} (between {after} and "
        "{before})."
    ),
    "gap": (
        "{missing} slices are missing between {after} and {before}: a step of "
        "{step_mm:mm} where {expected_mm:mm} was expected, from {from_mm:mm} to "
        "{to_mm:mm}."
    ),
    "shifted-slice": "{file} is shifted sideways by {by_mm:mm}, at {at_mm:mm}.",
    "tilt": (
        "The gantry was tilted by {tilt_deg:°}: each slice is shifted by {shift_mm:mm}."
    ),
    "truncated": (
        "{file} is cut short: {found_bytes} of {expected_bytes} bytes are there."
    ),
    "syntax": "{file} is encoded as {transfer_syntax}, which cannot be read here.",
    "pixel-format": (
        "{file} stores {bits_allocated} bits per pixel, which cannot be read here."
    ),
    "not-ct": "It is {modality}, not CT.",
    "not-hounsfield": "Its values are {rescale_type}, not Hounsfield units.",
    "no-rescale": "It does not say how its values become Hounsfield units.",
    "coarse": (
        "Its slices are {spacing_mm:mm} apart, more than {limit_mm:mm}: walls are less "
        "certain."
    ),
    "too-coarse": (
        "Its slices are {spacing_mm:mm} apart; up to {limit_mm:mm} can be planned on."
    ),
    "overlap": (
        "Its slices overlap: {spacing_mm:mm} apart, {thickness_mm:mm} thick. Nothing "
        "is lost by it."
    ),
    "anisotropic": (
        "Its pixels are not square: {spacing_x_mm:mm} by {spacing_y_mm:mm}."
    ),
    "not-hfs": "The patient lay in position {patient_position}; this is respected.",
}

IMAGE_NOTES: Mapping[str, str] = {}

REMEDY = "Export the series again from its source, or choose another one."


def reason_sentence(reason: Reason) -> str:
    """Return one thing that is to be said about a series."""
    known = REASON_SENTENCES.get(reason.code)
    if known is None:
        return f"{reason.code.replace('-', ' ').capitalize()}."
    facts = {
        name: value.name if isinstance(value, Path) else value
        for name, value in reason.facts.items()
    }
    return filled(known, facts)


def verdict_words(info: SeriesInfo) -> str:
    words = VERDICT_WORDS.get(info.verdict, info.verdict.replace("-", " "))
    return f"{words}  ·  {USABLE_WORDS[info.usable].lower()}"


def reasons_text(info: SeriesInfo) -> str:
    """Return all that is to be said about a series, and what to do if it is refused."""
    sentences = [reason_sentence(reason) for reason in info.reasons]
    if info.usable == "no":
        sentences.append(REMEDY)
    return " ".join(sentences)


def series_size(info: SeriesInfo) -> str:
    """Return how many slices a series has, and how fine it is."""
    x, y, z = info.spacing_mm
    return f"{len(info.slices)} slices  ·  {x:.2f} × {y:.2f} × {z:.2f} mm"


def note_about_images(code: str) -> str:
    """Return what was done to the images on their way here."""
    words = code.replace("_", " ").replace("-", " ")
    return IMAGE_NOTES.get(code, f"{words.capitalize()}.")
