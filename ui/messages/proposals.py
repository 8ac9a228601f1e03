"""What is said of proposed needles: what each is best at and costs, or why none."""

from collections.abc import Mapping

from planner.propose.document import trade_off
from planner.propose.proposal import Kind, Proposal, SideProposals
from ui.language import Texts, say
from ui.messages.numbers import degrees, millimetres
from ui.messages.words import SEVERITY_WORDS, SIDE_WORDS, WALL_WORDS

KIND_WORDS = Texts(
    {
        Kind.ROOMIEST: "Most room",
        Kind.NEAR_MIDLINE: "Nearest the midline",
        Kind.LEVEL: "Parallel to the endplates",
        Kind.THINNER: "Thinner needle",
    }
)

INWARDS = ("{angle} in", "{angle} out")
UPWARDS = ("{angle} up", "{angle} down")

WORTH_TELLING_MM = 0.1
WORTH_TELLING_DEG = 2.0

PROPOSE, PROPOSING = "Propose", "Looking for safe needles …"
CHOOSE_PROPOSAL = "Take proposed needle"
CHOICE_HINT = "Enter, or a click, takes a needle into the plan."
SIDE_CHOICES = ("Both sides", "Right side only", "Left side only")
UNCONFIRMED = (
    "Nobody has confirmed the outlines of {level} yet: what is proposed there is only "
    "as good as they are."
)

_WALL_WAYS = Texts(
    {
        "lateral": "No way through the pedicle",
        "medial": "No way through the pedicle",
        "cranial": "The pedicle is too low",
        "caudal": "The pedicle is too low",
    }
)


def _facts(side: SideProposals) -> dict[str, str]:
    found = side.measures
    return {
        "side": SIDE_WORDS[side.side.value].lower(),
        "isthmus": millimetres(found.get("isthmus_mm")),
        "needed": millimetres(found.get("needed_mm")),
        "diameter": millimetres(found.get("diameter_mm")),
        "clearance": millimetres(found.get("clearance_mm")),
        "wall": (WALL_WORDS.get(str(found.get("wall"))) or say("pedicle")).lower(),
        "rule": str(found.get("rule")),
        "needle": str(found.get("needle")),
        "way": _WALL_WAYS.get(str(found.get("wall"))) or _WALL_WAYS["medial"],
    }


REFUSALS: Mapping[str, str] = Texts(
    {
        "no_anatomy": "The vertebra has no walls yet. Complete it first.",
        "no_pedicle": (
            "This pedicle was not seen. Supply it by a label map or landmarks, "
            "or choose the other side."
        ),
        "has_needle": (
            "Needle {needle} is there already, placed by hand or locked. Delete it, or "
            "mark it withdrawn, to have one proposed."
        ),
        "too_narrow": (
            "Isthmus {isthmus}, smallest needle needs {needed} ({diameter} and room on "
            "each side). Choose the other side, or an access beside the pedicle."
        ),
        "not_assessable": (
            "The images cannot clear any needle here ({rule}). Use thinner slices, or "
            "outlines that show every wall."
        ),
        "no_path": (
            "{way}: the best needle of {diameter} keeps {clearance} to the "
            "{wall} wall, and {rule} does not let it pass. Choose the other "
            "side, or another access."
        ),
    }
)


def refusal_sentence(side: SideProposals) -> str:
    """Return why nothing is proposed for a side, and what can be done."""
    return REFUSALS[side.reason or "no_path"].format(**_facts(side))


def kept_sentence(needle_id: str) -> str:
    """Return why a needle that is there is not replaced."""
    return REFUSALS["has_needle"].format(needle=needle_id)


def refusal_lines(side: SideProposals) -> str:
    return say(
        "{side}: no needle. {why}",
        side=SIDE_WORDS[side.side.value],
        why=refusal_sentence(side),
    )


def proposal_lines(proposal: Proposal, first: Proposal) -> str:
    """Return what a list shows of a proposal: what it is, its room, what it costs."""
    diameter = f"{proposal.needle.outer_diameter_mm:.2f} mm"
    side = SIDE_WORDS[proposal.side.value]
    return "\n".join(
        (
            f"{side}: {KIND_WORDS[proposal.kind].lower()}, {diameter}",
            proposal_words(proposal),
            trade_off_words(proposal, first),
        )
    )


def proposal_words(proposal: Proposal) -> str:
    """Return the least room, its wall, and the angles."""
    found = proposal.measures
    wall = WALL_WORDS[proposal.wall].lower()
    return say(", ").join(
        (
            f"{millimetres(proposal.least_clearance_mm)} {wall}",
            _turn(found.get("convergence_deg"), *INWARDS),
            _turn(found.get("sagittal_deg"), *UPWARDS),
        )
    )


def _turn(angle_deg: object, more: str, less: str) -> str:
    if not isinstance(angle_deg, float):
        return degrees(angle_deg)
    return say(more if angle_deg >= 0 else less, angle=degrees(abs(angle_deg)))


def trade_off_words(proposal: Proposal, first: Proposal) -> str:
    """Return in one sentence what an alternative gives and what it costs."""
    if proposal is first:
        return _first_words(proposal)
    change = trade_off(proposal, first)
    told = [
        _change_words(name, change[name])
        for name, worth in WORTH_TELLING.items()
        if abs(change.get(name, 0.0)) >= worth
    ]
    told += [_warning(proposal)] if proposal.warned_by else []
    return f"{_sentence(told)}." if told else say("About the same as the first.")


def _first_words(proposal: Proposal) -> str:
    offset = proposal.measures.get("tip_offset_mm")
    told = [say("tip {offset} from the midline", offset=millimetres(offset))]
    told += [_warning(proposal)] if proposal.warned_by else []
    return f"{_sentence(told)}."


def _warning(proposal: Proposal) -> str:
    words = SEVERITY_WORDS[proposal.severity].lower()
    return say(
        "{verdict} by {rules}", verdict=words, rules=say(", ").join(proposal.warned_by)
    )


def _sentence(parts: list[str]) -> str:
    joined = say(", ").join(parts)
    return joined[:1].upper() + joined[1:]


CHANGES: Mapping[str, tuple[str, str]] = {
    "diameter_mm": ("{by} thicker", "{by} thinner"),
    "least_clearance_mm": ("{by} more room", "{by} less room"),
    "tip_offset_mm": ("{by} farther from the midline", "{by} nearer the midline"),
    "convergence_deg": ("{by} more inwards", "{by} less inwards"),
    "sagittal_deg": ("{by} more upwards", "{by} more downwards"),
}
"""What is said of a number that is larger than the first one's, and of a smaller."""

WORTH_TELLING = {
    "diameter_mm": 0.05,
    "least_clearance_mm": WORTH_TELLING_MM,
    "tip_offset_mm": WORTH_TELLING_MM,
    "convergence_deg": WORTH_TELLING_DEG,
    "sagittal_deg": WORTH_TELLING_DEG,
}


def _change_words(name: str, by: float) -> str:
    more, less = CHANGES[name]
    measure = degrees if name.endswith("_deg") else millimetres
    return say(more if by > 0 else less, by=measure(abs(by)))
