"""Why a folder of images could not be opened, and what to do about it."""

from collections.abc import Mapping, Sequence

from planner.dicom.series import Reason
from ui.language import say
from ui.messages.facts import filled
from ui.messages.series import (
    MOST_REASONS,
    REASON_SENTENCES,
    REMEDY,
    plain_facts,
    reason_sentence,
)
from ui.messages.set_aside import kind_words

IMAGE_SENTENCES: Mapping[tuple[str, str], str] = {
    ("dicom.no_ct", "empty"): (
        "{file} holds no file; choose the folder with the patient's images."
    ),
    ("dicom.no_ct", "not-dicom"): (
        "{file} holds no DICOM file; choose the folder with the patient's images."
    ),
    ("dicom.no_ct", "no-ct"): (
        "{file} holds no CT series (found: {kinds}); choose the folder with the CT."
    ),
    ("dicom.no_ct", "no-postop"): (
        "No CT after the operation belongs to this case yet; add it in the window."
    ),
    ("dicom.no_ct", "unreadable"): (
        "{file} is damaged or cut short; copy it again from its source."
    ),
    ("dicom.no_ct", "too-many-files"): (
        "{file} holds more than {limit} files; choose the folder of one patient."
    ),
    ("dicom.no_ct", "archive-damaged"): (
        "The archive {file} is damaged; copy it again from its source."
    ),
    ("dicom.no_ct", "archive-encrypted"): (
        "The archive {file} is encrypted; unpack it with its password and choose the "
        "folder."
    ),
    ("dicom.no_ct", "archive-kind"): (
        "{file} is an archive of a kind that is not unpacked here (only .zip is); "
        "unpack it and choose the folder."
    ),
    ("dicom.no_ct", "archive-too-many"): (
        "The archive {file} holds more than {limit} files; unpack it and choose the "
        "folder of one patient."
    ),
    ("dicom.no_ct", "archive-too-large"): (
        "The archive {file} unpacks to more than {limit_gb} GB; unpack it and choose "
        "the folder of one patient."
    ),
    ("dicom.no_ct", "archive-bomb"): (
        "The archive {file} claims to hold far more than images ever pack to, and was "
        "not unpacked; ask its source for the images as a folder."
    ),
    ("dicom.no_ct", "archive-no-room"): (
        "There is no room to unpack the archive {file}; free some space on the disk, "
        "and open it again."
    ),
    ("dicom.no_ct", "format"): (
        "{file} is of no kind that is read here; save the CT as .nii.gz, .nrrd or .mha."
    ),
    ("dicom.no_ct", "dimensions"): (
        "{file} is not one volume of three dimensions; save the CT by itself."
    ),
    ("dicom.no_ct", "no-orientation"): (
        "{file} does not say which side of the patient is left; save it again from its "
        "source, or open its DICOM images."
    ),
    ("dicom.no_ct", "orientation"): (
        "{file} says in two ways where it lies in the patient, and they differ; save "
        "it again from its source, or open its DICOM images."
    ),
    ("dicom.no_ct", "scale"): (
        "The voxels of {file} are too small or too large to be a patient's: its unit "
        "of length is wrong; save it again from its source, or open its DICOM images."
    ),
    ("dicom.no_ct", "sheared"): (
        "The axes of {file} are not perpendicular: it comes from a tilted scan; open "
        "its DICOM images instead."
    ),
    ("dicom.no_ct", "detached"): (
        "{file} holds no values but names another file that does; save it as one file: "
        ".nii.gz, .nrrd or .mha."
    ),
    ("dicom.no_ct", "encoding"): (
        "{file} packs its values in a way that is not read here; save it anew, packed "
        "by gzip or not at all."
    ),
    ("dicom.pixels", "damaged"): (
        "The picture in {file} is damaged; copy the series again from its source."
    ),
    ("dicom.pixels", "unreadable"): (
        "{file} can no longer be read; copy the series again from its source."
    ),
    ("work.died", "died"): (
        "A part of the program ended unexpectedly while it worked; nothing else is "
        "harmed. Try again, or go on without it."
    ),
    ("work.died", "failed"): (
        "A part of the program failed ({kind}) while it worked; nothing else is "
        "harmed. Try again, or go on without it."
    ),
    ("work.died", "memory"): (
        "A part of the program needed more memory than there is; nothing else is "
        "harmed. Close other programs and try again."
    ),
    ("plan.other_series", "series_uid"): (
        "The series of this plan is not in {file}; choose the folder with the CT that "
        "the plan was made on, or correct the path in the plan."
    ),
    ("plan.other_series", "content"): (
        "{file} holds other images than this plan was made on, although they bear the "
        "same series number; use the original images, or plan anew on these."
    ),
}


def image_sentence(
    code: str, reason: object, facts: Mapping[str, object]
) -> str | None:
    """Return the sentence of a failure with images, None if it has none of its own."""
    if code in ("dicom.geometry", "dicom.pixels") and reason in REASON_SENTENCES:
        return _refusal(str(reason), facts)
    known = IMAGE_SENTENCES.get((code, str(reason)))
    if known is None:
        return None
    named = dict(facts)
    kinds = facts.get("kinds")
    if isinstance(kinds, tuple | list):
        named["kinds"] = say(", ").join(kind_words(str(k)) for k in kinds) or say(
            "nothing"
        )
    return filled(known, named)


def _refusal(reason: str, facts: Mapping[str, object]) -> str:
    reasons = facts.get("reasons")
    if isinstance(reasons, Sequence) and not isinstance(reasons, str):
        known = [each for each in reasons if isinstance(each, Reason)]
        said = " ".join(reason_sentence(each) for each in known[:MOST_REASONS])
    else:
        said = filled(REASON_SENTENCES[reason], plain_facts(facts))
    if facts.get("needed"):
        said += say(" Its neighbours are too few or too far apart to do without it.")
    return say(
        "The CT in {file} cannot be opened. {said} {remedy}",
        file=facts.get("file"),
        said=said,
        remedy=say(REMEDY),
    )
