"""What is said of things that leave the program, and of what comes from others."""

from collections.abc import Mapping

from ui.language import Texts, say
from ui.messages.facts import filled

_MARKUP_REASONS = {
    "unreadable": "{file} could not be read; check the path and your rights to it.",
    "not_json": (
        "{file} is no JSON document, or is cut off; save the markups again in 3D "
        "Slicer (.mrk.json)."
    ),
    "not_markups": (
        "{file} holds no markups of 3D Slicer; choose a file that ends in .mrk.json."
    ),
    "schema": (
        "{file} names {value} as its schema, which is not that of 3D Slicer's markups "
        "(version 1); save it again with 3D Slicer 5."
    ),
    "unknown_key": (
        "{file} holds “{value}”, which means nothing here; save it again with 3D "
        "Slicer 5, or take it out."
    ),
    "system": (
        "The line “{name}” of {file} gives {value} as its coordinate system; only LPS "
        "and RAS are known. Save it again in one of them."
    ),
    "unit": (
        "The line “{name}” of {file} is measured in {value}; save it again in mm."
    ),
    "points": (
        "The line “{name}” of {file} has not two placed points; draw it again in 3D "
        "Slicer."
    ),
    "no_lines": (
        "{file} holds no line; draw each needle as a line markup in 3D Slicer."
    ),
    "outside": (
        "The line “{name}” lies outside the images; its coordinates belong to another "
        "patient or frame (LPS and RAS taken for each other?). Nothing was taken over."
    ),
    "far": (
        "The line “{name}” ends near no vertebra of this plan; its coordinates belong "
        "to another frame, or its level must be added first. Nothing was taken over."
    ),
    "backwards": (
        "The line “{name}” runs from front to back; its coordinates belong to another "
        "frame (LPS and RAS taken for each other?), or entry and tip are swapped. "
        "Nothing was taken over."
    ),
    "short": (
        "The line “{name}” is too short for a needle; draw it again. Nothing was taken "
        "over."
    ),
}
MARKUP_REASONS: Mapping[str, str] = Texts(_MARKUP_REASONS)

_EXPORT_REASONS = {
    "no_study": (
        "These images are no DICOM series, so there is no study that DICOM objects "
        "could join; export surfaces or markups instead."
    ),
    "no_dicom": (
        "These images came in one file that is no DICOM series, and its texts cannot "
        "be taken out; save them as DICOM first."
    ),
    "burned_in": (
        "{file} was captured from a screen, or its header says that names are part of "
        "the picture, so it cannot be made nameless. Leave it out of the folder and "
        "open the case anew."
    ),
    "labels": (
        "The texts of the label map {file} cannot be taken out; save it as NIfTI or as "
        "a DICOM segmentation, and choose it again."
    ),
    "not_same": (
        "What was written did not open as the same case, so it was thrown away; export "
        "it again, and report it if that fails too."
    ),
    "unreadable": (
        "{file} cannot be read any more; put the images back to where they were, or "
        "open the case anew."
    ),
    "no_series": (
        "The images are no longer where they were opened; put them back, or open the "
        "case anew."
    ),
    "nothing": (
        "There is nothing to export yet; measure a vertebra or plan a needle first."
    ),
    "taken": "{file} is there already; choose another name or an empty folder.",
    "unwritable": (
        "{file} could not be written; check the free space and your rights there, or "
        "choose another place."
    ),
}
EXPORT_REASONS: Mapping[str, str] = Texts(_EXPORT_REASONS)

BY_PLUGIN = "{file} was written ({title})."
NOTHING_WANTED = (
    "Say what to export: --dicom DIR, --stl DIR, --markups FILE or --deidentified DIR; "
    "see `isthmus export --help`."
)
TITLE, EXPORT, REPLACE = "Export", "Export", "Replace"
WARES = {
    "DICOM": (
        "DICOM objects for the study of the images",
        (
            "Segmentation, measurements and findings, report and pictures, for "
            "archives and viewers."
        ),
    ),
    "SURFACES": (
        "Surfaces",
        (
            "Vertebrae, needles and cement as STL and OBJ in LPS mm, for printers and "
            "other programs."
        ),
    ),
    "MARKUPS": ("Markups of 3D Slicer", "Needles as lines, landmarks as points."),
    "CASE": (
        "The whole case without anybody's name",
        (
            "Images, outlines and plan with new UIDs, without dates and typed texts. "
            "It opens in Isthmus with the same findings; its history stays here."
        ),
    ),
}
WITH_NAME = "With the patient's name and number; without, no archive files them"
AS_ZIP = "As one zip archive"
NO_PLACE = "Say where the export is to be written."
TAKEN = (
    "{name} is there already. Replace writes over files of the same names in it; "
    "other files stay."
)
WRITING = "Writing; nothing appears under its name before it is whole."
CANCELLED = "Stopped. Nothing was written."

UNMEASURED = "Not measured, so without bone: {levels}."
DEIDENTIFIED = (
    "It names nobody: new UIDs, no dates, no typed texts, initials as numbers. Look at "
    "the pictures before you hand it on: a face or a scar may still be told."
)
UNNAMED = (
    "The DICOM objects name nobody: an archive will not file them. With --identified "
    "they carry the patient's name and number."
)
NAMED = (
    "The DICOM objects carry the patient's name and number, as the images do: keep "
    "them as you keep those."
)


def missing(levels: tuple[str, ...]) -> list[str]:
    """Return what is said of levels that have no bone to export; nothing of none."""
    return [say(UNMEASURED, levels=", ".join(levels))] if levels else []


def taken_over(count: int, name: str) -> str:
    """Return what is said after needles were read from a file."""
    if not count:
        return say("Every line of {name} is a needle of this plan already.", name=name)
    if count == 1:
        return say("One line of {name} was taken over as a needle.", name=name)
    return say(
        "{count} lines of {name} were taken over as needles.", count=count, name=name
    )


def done(place: str, names: list[str], state: str) -> str:
    """Return what is said of an export that is finished."""
    if names == [place]:
        return say(
            "{place} is written, of the state {state}.", place=place, state=state
        )
    if len(names) == 1:
        return say(
            "One file in {place}, of the state {state}.", place=place, state=state
        )
    return say(
        "{count} files in {place}, of the state {state}.",
        count=len(names),
        place=place,
        state=state,
    )


def markup_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = MARKUP_REASONS.get(str(reason))
    return filled(known, {"file": "The file", **facts}) if known else None


def export_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = EXPORT_REASONS.get(str(reason))
    return filled(known, {"file": "The place", **facts}) if known else None
