"""Every failure the planner reports on purpose.

A failure carries a stable `code` and the facts; `ui/messages.py` owns the sentence
that a user reads, so `facts` must hold whatever that sentence names. A fact named
`file` is a path the user gave: it is shown to that user and never logged.
"""


class PlannerError(Exception):
    """A failure with a stable code; the UI owns the sentence the user reads."""

    code = "planner.unknown"

    def __init__(self, detail: str, **facts: object) -> None:
        super().__init__(detail)
        self.facts = facts


class NotAFolder(PlannerError):
    """The path does not exist or cannot be read."""

    code = "dicom.not_found"


class NoSeries(PlannerError):
    """Nothing in the folder is a CT series that can be opened."""

    code = "dicom.no_ct"


class UnevenGeometry(PlannerError):
    """The series has a gap, a repeat, a tilt or more than one orientation."""

    code = "dicom.geometry"


class UndecodablePixels(PlannerError):
    """The pixel data of a slice is truncated or in a syntax nobody here reads."""

    code = "dicom.pixels"


class DiedApart(PlannerError):
    """Work in a process of its own ended that process, or wanted too much memory."""

    code = "work.died"


class Stopped(PlannerError):
    """Somebody stopped the work before it was done."""

    code = "work.stopped"


class TookTooLong(PlannerError):
    """Work in a process of its own did not end within its time (fact `seconds`)."""

    code = "work.too_long"


class NoCluster(PlannerError):
    """The computers that should share the work cannot be reached."""

    code = "work.cluster"


class SeriesNotFound(PlannerError):
    """The plan was made on another series than the one at hand."""

    code = "plan.other_series"


class BadLabelMap(PlannerError):
    """The label map cannot be read, or its numbering cannot be told."""

    code = "anatomy.labels"


class LevelNotCovered(PlannerError):
    """The label map or the volume does not hold the level that was asked for."""

    code = "anatomy.level"


class BadLandmarks(PlannerError):
    """A landmark is missing, contradicts another, or lies on the wrong side."""

    code = "anatomy.landmarks"


class BadSeed(PlannerError):
    """The click lies in no vertebral body, or too near the end of the images."""

    code = "anatomy.seed"


class MirroredAnatomy(PlannerError):
    """What is called right lies on the patient's left: mirrored or swapped."""

    code = "anatomy.mirrored"


class AnatomyNotSeen(PlannerError):
    """A structure without which nothing can be measured was not found."""

    code = "anatomy.not_seen"


class EngineFailed(PlannerError):
    """A segmentation program of the site could not be run, or gave nothing of use."""

    code = "anatomy.engine"


class BadPlan(PlannerError):
    """The plan document breaks its schema, or names something unknown."""

    code = "plan.document"


class NewerPlan(PlannerError):
    """The plan document was written by a later version of the program."""

    code = "plan.newer"


class BadCaseFile(PlannerError):
    """The case file is no case file, is damaged, or somebody else writes it."""

    code = "case.file"


class BadNeedle(PlannerError):
    """The needle has no length, an unknown gauge, or lies outside the volume."""

    code = "plan.needle"


class BadRuleBook(PlannerError):
    """A rule entry misses a field or cites a reference that is not there."""

    code = "rules.book"


class BadPolicy(PlannerError):
    """A department's policy cannot be used; the book is used as it was shipped."""

    code = "rules.policy"


class BadReviewCase(PlannerError):
    """A review case contradicts itself, or names something unknown."""

    code = "review.case"


class BadRegistry(PlannerError):
    """The registry of review cases is damaged, or does not take what it was given."""

    code = "review.registry"


class BadMarkups(PlannerError):
    """A markups file of 3D Slicer holds no needle that could be taken over."""

    code = "exchange.markups"


class CannotExport(PlannerError):
    """What should leave the program cannot be made of this case, or not written."""

    code = "exchange.export"


class BadTool(PlannerError):
    """A review tool, its plugin or its result breaks the contract."""

    code = "review.tool"


class PoorFit(PlannerError):
    """Two CTs of a vertebra could not be brought to cover each other."""

    code = "review.fit"
