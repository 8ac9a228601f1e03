"""What is said of a case that is read without its images."""

from planner.rules.findings import Finding
from ui.language import say
from ui.messages.findings import finding_sentence
from ui.messages.words import SEVERITY_MEANINGS

TITLE = "This case is open to be read, without its images"
MEANING = (
    "Nothing can be changed or judged anew until the images are found: they are told "
    "by their own numbers, so no other patient's images can be taken for them. What "
    "was decided is here; findings, pictures and outlines are those that were signed."
)
FIND = "Find the images …"
CLOSE = "Put the case away"
NOBODY_SIGNED = (
    "Nobody signed this case, so no findings, pictures or outlines were kept in it. "
    "The plan and its history are whole."
)
NOT_KEPT = "None was kept with this signature."
PLAN, FINDINGS = "Plan", "Findings"
PICTURES, OUTLINES, TRAIL = "Pictures", "Outlines", "Audit trail"
SIGNATURE = "As signed by {by}, {when}: {verdict}"
THIS_STATE = "this very plan"
OTHER_STATE = "an earlier state of the plan"
OUTLINES_ABOUT = (
    "Each voxel in the grey of its part: pedicles bright, then posterior elements and "
    "body, the canal dark. In the planes of the vertebra."
)
PLAN_HEAD = (
    "Level",
    "Needle",
    "Side",
    "Diameter",
    "Length",
    "Entry",
    "Tip",
    "Outlines confirmed by",
)


def kept_sentence(finding: Finding) -> str:
    """Return what a finding says that an earlier version may have written."""
    try:
        return finding_sentence(finding)
    except (LookupError, TypeError, ValueError):
        return say(
            "{meaning} (Reason: {reason}.)",
            meaning=SEVERITY_MEANINGS[finding.severity],
            reason=finding.reason,
        )
