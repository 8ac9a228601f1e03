"""What a series is good for, and why: for the chooser, and for `inspect`."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import attrs

from planner.dicom.series import Reason, SeriesInfo
from planner.imaging.volume import Note
from ui.language import Texts, say
from ui.messages.facts import filled, in_words
from ui.messages.numbers import is_measured

VERDICT_WORDS = Texts(
    {
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
)

USABLE_WORDS = Texts(
    {
        "yes": "Can be opened",
        "corrected": "Can be opened, corrected",
        "no": "Cannot be opened",
    }
)

REASON_SENTENCES: Mapping[str, str] = {
    "no-position": (
        "Pictures that do not say where they lie in the patient: {count} ({files})."
    ),
    "mixed-matrix": "Its pictures differ in size ({sizes} pixels).",
    "mixed-pixel-spacing": "Its pictures differ in pixel spacing ({spacings_mm} mm).",
    "too-few": "A stack of {slices} is no volume; at least {needed} slices are needed.",
    "one-position": "All {slices} pictures lie at one position.",
    "split": (
        "It was split into {stacks} stacks; this is number {stack}, with {slices} of "
        "{of_slices} slices."
    ),
    "frames-of-reference": (
        "Its pictures lie in {frames} frames of reference, whose places in the patient "
        "cannot be compared: each is offered by itself."
    ),
    "twins-differ": (
        "Two pictures at the same place differ ({files}): two scans share one series."
    ),
    "orientations": (
        "It holds {orientations} orientations, with {slices_each} slices each."
    ),
    "duplicate": "{count} pictures lie at the same place ({files}).",
    "uneven-step": (
        "Its slices are {step_mm:.2 mm} apart where {expected_mm:.2 mm} is usual, "
        "between {after} and {before}."
    ),
    "gap": (
        "Slices are missing ({missing}) between {after} and {before}: a step of "
        "{step_mm:.2 mm} where {expected_mm:.2 mm} is usual."
    ),
    "shifted-slice": "{file} is shifted sideways by {by_mm:.2 mm}.",
    "tilt": (
        "The gantry was tilted by {tilt_deg:°}: each slice is shifted by "
        "{shift_mm:.2 mm}."
    ),
    "quarantined": (
        "Pictures that cannot be decoded and are done without: {count} ({files})."
    ),
    "died": "{file} brought its decoder down, which was caught.",
    "too-long": "{file} does not let itself be decoded in time.",
    "truncated": "{file} is cut short: pixels are missing at its end.",
    "syntax": "{file} is encoded as {transfer_syntax}, which cannot be read here.",
    "pixel-format": (
        "{file} stores {bits_allocated} bits per pixel, which cannot be read here."
    ),
    "unreadable": "{file} cannot be read from its disk.",
    "damaged": "{file} is damaged: its pixels cannot be decoded.",
    "not-ct": "It is {modality}, not CT.",
    "not-hounsfield": "Its values are {rescale_type}, not Hounsfield units.",
    "taken-as-ct": (
        "The file does not say what it shows: its values are taken as Hounsfield units "
        "of a CT."
    ),
    "not-negative": (
        "None of its values is below zero, as those of air and fat are: it may be MR, "
        "or its values no Hounsfield units."
    ),
    "bone-kernel": "It was made with a bone kernel ({kernel}).",
    "sharp-kernel": "It was made with a sharp kernel ({kernel}).",
    "thin": "Its slices are thin enough for a wall: {step_mm:.2 mm} apart.",
    "corrected": "It is opened with a correction.",
    "no-rescale": "It does not say how its values become Hounsfield units.",
    "coarse": (
        "Its slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: walls are "
        "less certain."
    ),
    "too-coarse": (
        "Its slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: too coarse "
        "to clear a needle."
    ),
    "overlap": (
        "Its slices overlap: {spacing_mm:.2 mm} apart, {thickness_mm:.2 mm} thick. "
        "Nothing is lost by it."
    ),
    "anisotropic": (
        "Its pixels are not square: {spacing_x_mm:.2 mm} by {spacing_y_mm:.2 mm}."
    ),
    "position-unknown": (
        "It does not say how the patient lay; right and left are taken from where its "
        "pictures lie."
    ),
    "not-hfs": "The patient lay in position {patient_position}; this is respected.",
}

IMAGE_NOTES: Mapping[str, str] = {
    "unsheared": (
        "The gantry was tilted by {tilt_deg:°}; the slices were moved back to where "
        "they lay in the patient, {shift_mm:.2 mm} each."
    ),
    "filled": (
        "Missing slices ({slices}) were interpolated between neighbours up to "
        "{step_mm:.2 mm} apart: what is seen there was not measured."
    ),
    "resampled": (
        "Unevenly spaced slices, up to {step_mm:.2 mm} apart, were resampled: walls "
        "are no more certain than that."
    ),
    "twins_dropped": "{slices} slices were there twice, alike; one of each was taken.",
    "quarantined": (
        "{slices} damaged slices could not be decoded and were left out of the images."
    ),
    "clamped": ("{voxels} voxels were denser than 32,767 HU and are shown as that."),
    "cropped": "Only a part of the series was read: {slices} of {of_slices} slices.",
    "split": (
        "The series was split: this is stack {stack} of {stacks}, with {slices} of its "
        "{of_slices} slices."
    ),
    "frames_of_reference": (
        "The series was split: these are the pictures of one of its {frames} frames of "
        "reference, as places in two of them cannot be compared."
    ),
    "no_rescale": (
        "The images do not say how their values become Hounsfield units: what is told "
        "of bone and density may be wrong."
    ),
    "not_negative": (
        "No value is below zero, as those of air and fat are: this may be MR, and what "
        "is told of bone and density wrong."
    ),
    "coarse": (
        "Slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: walls are less "
        "certain."
    ),
    "too_coarse": (
        "Slices are {spacing_mm:.2 mm} apart, more than {limit_mm} mm: too coarse to "
        "clear a needle."
    ),
}

CHANGES: Mapping[str, str] = {
    "unsheared": "gantry tilt of {tilt_deg:°} corrected",
    "filled": "{slices} slices interpolated",
    "resampled": "slices resampled",
    "twins_dropped": "{slices} doubled slices left out",
    "quarantined": "{slices} damaged slices left out",
    "split": "stack {stack} of {stacks} of a split series",
    "frames_of_reference": "one of {frames} frames of reference of a split series",
}
"""What was changed in the images, in a few words for the foot of a measurement."""

REMEDY = "Export the series again from its source, or choose another one."
MOST_REASONS = 3
"""More than these are only counted."""


def reason_sentence(reason: Reason) -> str:
    """Return one thing that is to be said about a series."""
    known = REASON_SENTENCES.get(reason.code)
    if known is None:
        return f"{reason.code.replace('-', ' ').capitalize()}."
    return filled(known, plain_facts(reason.facts))


def plain_facts(facts: Mapping[str, object]) -> dict[str, object]:
    """Return facts for a sentence: files by their names, many of them shortened."""
    plain: dict[str, object] = {
        name: value.name if isinstance(value, Path) else value
        for name, value in facts.items()
    }
    files = facts.get("files")
    if isinstance(files, tuple | list):
        plain["files"], plain["count"] = _few(files), len(files)
    for name in ("sizes", "spacings_mm"):
        pairs = facts.get(name)
        if isinstance(pairs, tuple | list):
            plain[name] = ", ".join(_pair(pair) for pair in pairs)
    each = facts.get("slices_each")
    if isinstance(each, tuple | list):
        plain["slices_each"] = say(" and ").join(str(count) for count in each)
    return plain


def _few(files: Sequence[object]) -> str:
    names = [file.name if isinstance(file, Path) else str(file) for file in files]
    rest = len(names) - 2
    return ", ".join(names[:2]) + (
        say(" and {rest} more", rest=rest) if rest > 0 else ""
    )


def _pair(pair: object) -> str:
    if isinstance(pair, tuple | list):
        return " × ".join(in_words(value) for value in pair)
    return in_words(pair)


def verdict_words(info: SeriesInfo) -> str:
    words = VERDICT_WORDS.get(info.verdict, info.verdict.replace("-", " "))
    return f"{words}  ·  {USABLE_WORDS[info.usable].lower()}"


TOLD_BY_NOTE = {"unsheared": "tilt"}
"""What is done about a reason, where that says all that the reason says."""


def series_text(info: SeriesInfo) -> str:
    """Return what will be done to open a series, and what else is to be said of it."""
    notes = info.correction.notes if info.correction else ()
    told = {TOLD_BY_NOTE.get(note.code) for note in notes}
    others = [reason for reason in info.reasons if reason.code not in told]
    done = " ".join(note_about_images(note) for note in notes)
    said = reasons_text(attrs.evolve(info, reasons=tuple(others)))
    return "\n".join(filter(None, (done, said)))


def reasons_text(info: SeriesInfo) -> str:
    """Return what is to be said about a series, and what to do if it is refused."""
    sentences = [reason_sentence(reason) for reason in info.reasons[:MOST_REASONS]]
    rest = len(info.reasons) - MOST_REASONS
    if rest > 0:
        sentences.append(
            say("There is 1 more finding of this kind.")
            if rest == 1
            else say("There are {rest} more findings of this kind.", rest=rest)
        )
    if info.usable == "no":
        sentences.append(say(REMEDY))
    return " ".join(sentences)


def series_size(info: SeriesInfo) -> str:
    """Return how many slices a series has, and how fine it is."""
    return say(
        "{slice_count} slices  ·  {spacing_words}",
        slice_count=info.slice_count,
        spacing_words=spacing_words(info),
    )


def spacing_words(info: SeriesInfo) -> str:
    if not all(map(is_measured, info.spacing_mm)):
        return say("spacing not known")
    return " × ".join(f"{value:.2f}" for value in info.spacing_mm) + " mm"


def note_about_images(note: Note) -> str:
    """Return what was done to the images on their way here."""
    known = IMAGE_NOTES.get(note.code)
    if known is None:
        return f"{note.code.replace('_', ' ').capitalize()}."
    return filled(known, note.facts)


def changes_words(notes: Iterable[Note]) -> str:
    """Return what stands beside every measurement on changed images, else nothing."""
    changes = [
        filled(CHANGES[note.code], note.facts) for note in notes if note.code in CHANGES
    ]
    return (
        say("Images changed: {changes}.", changes="; ".join(changes)) if changes else ""
    )
