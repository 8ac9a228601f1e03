"""Why a vertebra could not be measured, what it lacks, and what to read beside it."""

from collections.abc import Mapping

ANATOMY_SENTENCES: Mapping[tuple[str, str], str] = {
    ("anatomy.landmarks", "missing"): (
        "{level} needs more landmarks: place {names}. One pedicle may be left out."
    ),
    ("anatomy.landmarks", "outside"): (
        "These landmarks of {level} lie outside the images: {names}. Place them again."
    ),
    ("anatomy.landmarks", "contradict"): (
        "These landmarks of {level} contradict each other: {names}. Place the one that "
        "is off again."
    ),
    ("anatomy.mirrored", "right"): (
        "{level} would lie mirrored: what is called right is on the patient's left. "
        "Check the orientation of the images and labels; do not plan on this."
    ),
    ("anatomy.mirrored", "side"): (
        "Right and left of {level} are swapped, or this label map is mirrored. Place "
        "the points of each pedicle on its own side of the patient."
    ),
    ("anatomy.mirrored", "cranial"): (
        "{level} would stand on its head: upper and lower are swapped, or the label "
        "map is mirrored. Check the corners and the orientation of the labels."
    ),
    ("anatomy.labels", "absent"): (
        "The label map {file} of {level} is not there; choose the file again."
    ),
    ("anatomy.labels", "not-found"): (
        "The label map {file} is not there; choose the file again."
    ),
    ("anatomy.labels", "format"): (
        "{file} is no label map that can be read; save it as NIfTI, NRRD or MHA."
    ),
    ("anatomy.labels", "unreadable"): (
        "The label map {file} is damaged or not what its name says; copy or export it "
        "again."
    ),
    ("anatomy.labels", "dimensions"): (
        "{file} is not a single three-dimensional label map; export one map with one "
        "number per voxel."
    ),
    ("anatomy.labels", "not-integer"): (
        "{file} holds fractions, so it is an image and no label map; choose the file "
        "with the labels."
    ),
    ("anatomy.labels", "range"): (
        "{file} holds numbers below 0 or above 65535, so it is no label map; choose "
        "the file with the labels."
    ),
    ("anatomy.labels", "empty"): (
        "The label map {file} is empty: every voxel is 0; export it again."
    ),
    ("anatomy.labels", "no-orientation"): (
        "{file} does not say how it lies in the patient, so right and left cannot be "
        "told; export it with its orientation."
    ),
    ("anatomy.labels", "orientation"): (
        "{file} contradicts itself about how it lies in the patient; export it again "
        "from the images it was made on."
    ),
    ("anatomy.labels", "sheared"): (
        "The axes of the label map {file} are not perpendicular; resample it onto the "
        "CT and export it again."
    ),
    ("anatomy.level", "absent"): (
        "The label map {file} does not hold {level}; it holds {found}. Choose another "
        "level or label map."
    ),
}

NOT_SEEN_WORDS = {
    "right_pedicle": "right pedicle",
    "left_pedicle": "left pedicle",
    "local_wall": "posterior wall between the corners",
    "posterior_elements": "posterior elements",
    "canal": "spinal canal",
    "body": "vertebral body",
}

NOTE_SENTENCES = {
    "landmarks_incomplete": (
        "Some points of one pedicle are placed and some are missing: that side is not "
        "measured until all four are there."
    ),
}


def not_seen_words(names: tuple[str, ...]) -> str:
    return ", ".join(NOT_SEEN_WORDS.get(n, n.replace("_", " ")) for n in names)


def note_sentence(code: str) -> str:
    """Return what the surgeon must read beside the measurements."""
    words = code.replace("_", " ")
    return NOTE_SENTENCES.get(code, f"Note on this vertebra: {words}.")
