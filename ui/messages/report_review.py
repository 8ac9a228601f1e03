"""What a report says of a review: headings and the heads of its tables."""

from ui.language import Texts

REVIEW_OF = "Review of {level} after the operation"
ABOUT = (
    "Made from the CT after the operation. What was measured there and what the "
    "reviewer told is judged by the rules on leaks; published cases are told of, and "
    "nothing here is an instruction."
)
THE_LEAK = "The leak, by the rules"
LOOKING_BACK = "What the rules would have said"
BY_TOOLS = "What the tools say"
TOOL_FINDING_HEAD = ("Verdict", "Tool", "Finding")
TOOL_FINDING_SHARES = (0.16, 0.2, 0.64)
KNOWN = "What is known of the patient and the leak"
KNOWN_HEAD = ("About", "Answer", "From")
KNOWN_SHARES = (0.34, 0.42, 0.24)
REVIEWER = "the reviewer"
IMAGES = "the images"
TOOLS = "Review tools"
TOOL_HEAD = ("Tool", "SHA-256", "What became of it")
TOOL_SHARES = (0.26, 0.42, 0.32)
STATUS = Texts({"done": "done in {seconds} s", "failed": "failed", "lacks": "not run"})
AXIAL_AFTER = "axial, after the operation"
SAGITTAL_AFTER = "sagittal, after the operation"
