"""Why a vertebra could not be measured, what it lacks, and what to read beside it."""

from collections.abc import Mapping

from ui.language import Texts, say

ANATOMY_SENTENCES: Mapping[tuple[str, str], str] = Texts(
    {
        ("anatomy.landmarks", "missing"): (
            "{level} needs more landmarks: place {names}. One pedicle may be left out."
        ),
        ("anatomy.landmarks", "outside"): (
            "These landmarks of {level} lie outside the images: {names}. Place "
            "them again."
        ),
        ("anatomy.landmarks", "contradict"): (
            "These landmarks of {level} contradict each other: {names}. Place "
            "the one that is off again."
        ),
        ("anatomy.landmarks", "step_far"): (
            "A wall of {level} was moved, or painted, far from this vertebra; "
            "undo it or remove its corrections."
        ),
        ("anatomy.landmarks", "far"): (
            "No wall of {level} lies within {limit_mm} mm of this landmark: "
            "{names}. Place it again or remove it, or take the outlines from "
            "another source."
        ),
        ("anatomy.seed", "outside"): (
            "The point placed for {level} lies outside the images; click into its body."
        ),
        ("anatomy.seed", "air"): (
            "The point placed for {level} lies in air; click into its body."
        ),
        ("anatomy.seed", "disc"): (
            "The point placed for {level} does not lie between the two "
            "endplates of a body with pedicles; click into the middle of its "
            "body."
        ),
        ("anatomy.seed", "beside_body"): (
            "The point placed for {level} lies beside the vertebral body; click "
            "into the middle of the body."
        ),
        ("anatomy.seed", "cut"): (
            "The images end inside {level} or too near it; choose a level that "
            "they show whole, or place landmarks."
        ),
        ("anatomy.seed", "fused"): (
            "No disc can be told between {level} and its neighbour: they are "
            "fused, or the disc is bone. Place landmarks, or choose a label map."
        ),
        ("anatomy.mirrored", "right"): (
            "{level} would lie mirrored: what is called right is on the "
            "patient's left. Check the orientation of the images and labels; do "
            "not plan on this."
        ),
        ("anatomy.mirrored", "side"): (
            "Right and left pedicle of {level} are swapped in this label map, or it is "
            "mirrored. Check its orientation; do not plan on it."
        ),
        ("anatomy.mirrored", "sides"): (
            "Right and left of {level} are swapped: the points of the right "
            "pedicle lie on the patient's left. Press “Swap right and left "
            "landmarks” in the window, or place them again, each on its own "
            "side of the patient."
        ),
        ("anatomy.mirrored", "slip"): (
            "These points of {level} lie on the other side of the patient: "
            "{names}. Place them again."
        ),
        ("anatomy.mirrored", "cranial"): (
            "{level} would stand on its head: upper and lower are swapped, or "
            "the label map is mirrored. Check the corners and the orientation "
            "of the labels."
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
        ("anatomy.labels", "not-segmentation"): (
            "{file} is DICOM, but no segmentation; choose the segmentation "
            "object, or a label map in NIfTI, NRRD or MHA."
        ),
        ("anatomy.labels", "unreadable"): (
            "The label map {file} is damaged or not what its name says; copy or "
            "export it again."
        ),
        ("anatomy.labels", "detached"): (
            "{file} holds no values but names another file that does; save it "
            "as one file: .nii.gz, .nrrd or .mha."
        ),
        ("anatomy.labels", "encoding"): (
            "{file} packs its values in a way that is not read here; save it "
            "anew, packed by gzip or not at all."
        ),
        ("anatomy.labels", "dimensions"): (
            "{file} is not a single three-dimensional label map; export one map "
            "with one number per voxel."
        ),
        ("anatomy.labels", "not-integer"): (
            "{file} holds fractions, so it is an image and no label map; choose "
            "the file with the labels."
        ),
        ("anatomy.labels", "range"): (
            "{file} holds numbers below 0 or above 65535, so it is no label "
            "map; choose the file with the labels."
        ),
        ("anatomy.labels", "empty"): (
            "The label map {file} is empty: every voxel is 0; export it again."
        ),
        ("anatomy.labels", "no-orientation"): (
            "{file} does not say how it lies in the patient, so right and left "
            "cannot be told; export it with its orientation."
        ),
        ("anatomy.labels", "orientation"): (
            "{file} contradicts itself about how it lies in the patient; export "
            "it again from the images it was made on."
        ),
        ("anatomy.labels", "scale"): (
            "The voxels of {file} are too small or too large to be a patient's: "
            "its unit of length is wrong; export it again from the images it "
            "was made on."
        ),
        ("anatomy.labels", "sheared"): (
            "The axes of the label map {file} are not perpendicular; resample "
            "it onto the CT and export it again."
        ),
        ("anatomy.level", "absent"): (
            "The label map {file} does not hold {level}; it holds {found}. "
            "Choose another level or label map."
        ),
        ("anatomy.level", "part_absent"): (
            "The label map {file} lacks a part of {level} that is needed: "
            "{names}. Mark it and save the map again, or place landmarks."
        ),
        ("anatomy.level", "cut"): (
            "{level} is cut by the edge of the label map {file}; label the "
            "whole vertebra, or choose another level."
        ),
        ("anatomy.level", "outside"): (
            "{level} lies outside the images as the label map {file} draws it: "
            "it was made on other images. Choose the one that belongs to this "
            "CT."
        ),
        ("anatomy.level", "mixed"): (
            "What the label map {file} calls {level} holds bone of more than "
            "one vertebra. Correct the map and save it again, or use one click "
            "or landmarks."
        ),
        ("anatomy.level", "shifted"): (
            "{level} in the label map {file} lies beside the bone that the "
            "images show, shifted along the spine. Choose the map that was made "
            "on this CT, or use one click or landmarks."
        ),
        ("anatomy.labels", "scheme_unknown"): (
            "No label numbering is called “{scheme}”; use totalsegmentator, "
            "totalsegmentator-vertebrae, verse, parts or auto for {file}."
        ),
        ("anatomy.labels", "scheme_unclear"): (
            "The numbering of the label map {file} cannot be told from its "
            "values; name it: totalsegmentator, verse or parts."
        ),
        ("anatomy.engine", "weights"): (
            "TotalSegmentator is installed, but its models {names} are not in "
            "{folder}, and nothing is downloaded from here. Ask your department "
            "to copy them there, or use one click or landmarks."
        ),
        ("anatomy.engine", "exit"): (
            "TotalSegmentator ended with an error (status {status}). Use one click or "
            "landmarks, or a label map made elsewhere."
        ),
        ("anatomy.engine", "no-result"): (
            "TotalSegmentator ended without a label map that can be read. Use "
            "one click or landmarks, or a label map made elsewhere."
        ),
        ("anatomy.engine", "grid"): (
            "TotalSegmentator's label map does not lie on these images and was "
            "not used. Use one click or landmarks, or a label map made "
            "elsewhere."
        ),
        ("anatomy.labels", "write_format"): (
            "A label map is written as NIfTI: let the name {file} end in "
            ".nii.gz or .nii."
        ),
        ("anatomy.labels", "unwritable"): (
            "The label map {file} cannot be written; choose a folder you may write to."
        ),
        ("anatomy.mirrored", "order"): (
            "The neighbours of {level} lie the wrong way round: this label map "
            "is mirrored or wrongly numbered. Do not plan on it; export it "
            "again."
        ),
    }
)

NOT_SEEN_WORDS = Texts(
    {
        "right_pedicle": "right pedicle",
        "left_pedicle": "left pedicle",
        "local_wall": "posterior wall between the corners",
        "posterior_elements": "posterior elements",
        "canal": "spinal canal",
        "body": "vertebral body",
        "posterior_wall": "posterior wall",
        "anterior_wall": "anterior wall",
        "pedicles": "pedicles",
        "canal_dorsal_border": "dorsal border of the canal",
        "right_medial": "medial wall of the right pedicle",
        "left_medial": "medial wall of the left pedicle",
        "right_lateral": "lateral wall of the right pedicle",
        "left_lateral": "lateral wall of the left pedicle",
        "right_cranial": "upper wall of the right pedicle",
        "left_cranial": "upper wall of the left pedicle",
        "right_caudal": "lower wall of the right pedicle",
        "left_caudal": "lower wall of the left pedicle",
        "posterior": "posterior wall of the body",
        "anterior": "anterior wall of the body",
        "upper_endplate": "upper endplate",
        "lower_endplate": "lower endplate",
    }
)

NOTE_SENTENCES = Texts(
    {
        "tilt_borrowed": (
            "An endplate shows too little to tell how this vertebra is tilted; "
            "that was taken from its walls and from the canal, past its "
            "neighbours too: look whether the outline stands straight."
        ),
        "corrected": (
            "These outlines were corrected by hand: a wall that was moved is as "
            "uncertain as a click, one that was painted no surer than a hand."
        ),
        "landmarks_incomplete": (
            "Some points of one pedicle are placed and some are missing: that "
            "side is not measured until all four are there."
        ),
        "landmarks_settled": (
            "Where the images show a clear edge beside a point of a pedicle, at "
            "most 1 mm away, the wall was drawn on that edge; the plane between "
            "right and left, the canal's wall and the body's front follow the "
            "images too. Your points stay where you placed them."
        ),
        "landmarks_unsettled": (
            "Beside some of the points, or between them, the images show no "
            "clear edge: there the walls stand as you placed the points. Look "
            "at them in the slices."
        ),
        "labels_islands": (
            "Small pieces that lie apart under the same label were left out; "
            "look whether the outline holds the whole vertebra."
        ),
        "labels_in_pieces": (
            "The label of this vertebra is in more than one piece: look whether all of "
            "them belong to it, and whether the arch is broken."
        ),
        "labels_beside_edge": (
            "The label lies farther from the edge of the bone in the images "
            "than its own voxels explain, and was left as it is: look whether "
            "its outline is shifted or too large."
        ),
        "labels_other_grid": (
            "The label map lies on another grid than the images: it was read on "
            "its own voxels, and the coarser of the two sets the uncertainty."
        ),
    }
)


def not_seen_words(names: tuple[str, ...]) -> str:
    return say(", ").join(NOT_SEEN_WORDS.get(n, n.replace("_", " ")) for n in names)


def note_sentence(code: str) -> str:
    """Return what the surgeon must read beside the measurements."""
    if code in NOTE_SENTENCES:
        return say(NOTE_SENTENCES[code])
    return say("Note on this vertebra: {words}.", words=code.replace("_", " "))
