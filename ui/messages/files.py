"""What the dialogs for files and folders say: their titles, and kinds of files."""

from ui.language import say

CASE_FILES = "Isthmus case, with its history (*.isthmus)"
PLAN_FILES = "Plan document (*.json)"
SAVE_FILES = (CASE_FILES, PLAN_FILES)
ALL_FILES = "All files (*)"
OPEN_FILES = (
    ALL_FILES,
    "DICOM pictures and disc indexes (*.dcm *.ima DICOMDIR)",
    "Archives (*.zip)",
    "Volumes (*.nii *.nii.gz *.nrrd *.nhdr *.mha *.mhd)",
    *SAVE_FILES,
)
"""All files first: a DICOM file often has no ending at all."""
LABEL_FILES = (
    "Label maps (*.nii *.nii.gz *.nrrd *.mha *.mhd *.dcm *.seg)",
    ALL_FILES,
)
REPORT_FILES = ("Report on paper (*.pdf)", "Web page (*.html)")
AUDIT_FILES = ("Table (*.csv)",)
REVIEW_CASE_FILES = (
    "Review cases (*.json *.csv)",
    "Document (*.json)",
    "Table (*.csv)",
)
MARKUP_FILES = ("Markups of 3D Slicer (*.mrk.json *.json)",)
FILM_FILES = ("Animated GIF (*.gif)", "Strip of pictures (*.png)")
PLUGIN_FILES = ("Plugin (*.isthmus-plugin plugin.toml)",)

OPEN_FOLDER = "Open folder of images"
OPEN_FILE = "Open"
CHOOSE_LABELS = "Choose label map"
SAVE_CASE = "Save case"
SAVE_REPORT = "Save report"
EXPORT_TO = "Export to folder"
TAKE_MARKUPS_FROM = "Take needles from 3D Slicer"
SAVE_AUDIT = "Save audit trail"
ADD_CASES = "Add review cases"
EXPORT_CASES = "Export review cases"
EXPORT_FILM = "Export advance"


def filters(kinds: tuple[str, ...]) -> str:
    """Return kinds of files as Qt's dialogs take them."""
    return ";;".join(say(kind) for kind in kinds)
