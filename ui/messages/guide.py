"""What the guide says beside its pages: the headings of rules made from the book."""

from ui.language import Texts

RULES_OF = "Rules: {kind}"

KIND_PAGES = Texts(
    {
        "plan": "the plan",
        "path": "the way of the needle",
        "cement": "cement",
        "assessment": "before the operation",
        "review": "after a leak",
        "revision": "revision",
        "site": "added by your department",
    }
)

RULE_HEADINGS = Texts(
    {
        "why": "Why it matters",
        "evidence": "How good the evidence is",
        "changed": "Set by your department",
        "limits": "Limits",
        "papers": "Papers",
    }
)

SEVERITY_LINE = "The most it says is {severity}."
