"""`isthmus propose`: fill in the needles that keep the most room, or say why not."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from planner.anatomy.vertebra import Side, Vertebra
from planner.errors import PlannerError
from planner.plan.case import Case
from planner.plan.catalogue import load_catalogue
from planner.plan.needle_edits import proposal_name, with_proposal
from planner.plan.storage import relocated, write_plan
from planner.propose.bench import Wish
from planner.propose.document import proposal_document
from planner.propose.proposal import SideProposals
from planner.propose.propose import propose_level, replaced_by
from planner.rules.book import RuleBook
from planner.rules.facts import NOTHING_KNOWN
from planner.work import Monitor
from ui.commands.outcome import Exit, Outcome
from ui.judged_case import REFUSALS, vertebrae_of
from ui.language import say
from ui.messages.errors import policy_alarm, sentence_of
from ui.messages.proposals import (
    KIND_WORDS,
    UNCONFIRMED,
    proposal_words,
    refusal_sentence,
    trade_off_words,
)
from ui.messages.words import SIDE_WORDS
from ui.opening import OpenedCase, open_plan
from ui.resources import resource
from ui.site_book import site_book

SIDES = {
    "both": (Side.RIGHT, Side.LEFT),
    "right": (Side.RIGHT,),
    "left": (Side.LEFT,),
}

Results = Mapping[str, Vertebra | PlannerError]


def propose(plan: Path, *, sides: str, out: Path | None) -> Outcome:
    """Propose for every level; the exit code says whether a side was refused."""
    opened = open_plan(plan, monitor=Monitor())
    results = vertebrae_of(opened, refusals=REFUSALS)
    book = site_book()
    found = _found(opened, results, SIDES[sides], book)
    lines = list(_lines(opened.case, results, found))
    taken: dict[tuple[str, str], str] = {}
    if out is not None:
        case, taken = _filled_in(opened.case, results, found)
        folder = out.absolute().parent
        write_plan(relocated(case, from_folder=opened.folder, to_folder=folder), out)
        lines.append(say("The plan was written to {name}.", name=out.name))
    refused = [s for s in found if s.reason not in (None, "has_needle")]
    return Outcome(
        text="\n".join(lines or [say("The plan names no level yet.")]),
        document=proposal_document(found, taken=taken),
        warning=policy_alarm(book.policy_error),
        exit_code=Exit.NOT_SAFE if refused else Exit.DONE,
    )


def _found(
    opened: OpenedCase, results: Results, sides: tuple[Side, ...], book: RuleBook
) -> list[SideProposals]:
    catalogue = load_catalogue(resource("needles", "catalogue.toml"))
    wish = Wish(diameters_mm=catalogue.proposed_mm, sides=sides)
    found: list[SideProposals] = []
    for level, result in results.items():
        found += propose_level(
            opened.case.level(level),
            result if isinstance(result, Vertebra) else None,
            book,
            wish,
            monitor=Monitor(),
            facts=NOTHING_KNOWN,
        )
    return found


def _filled_in(
    case: Case, results: Results, found: list[SideProposals]
) -> tuple[Case, dict[tuple[str, str], str]]:
    """Return the case with every first choice taken over, and their names."""
    taken: dict[tuple[str, str], str] = {}
    for side in found:
        vertebra = results[side.level]
        if not side.needles or not isinstance(vertebra, Vertebra):
            continue
        plan, needle = case.level(side.level), side.needles[0].needle
        old = replaced_by(plan, vertebra, side.side)
        case = with_proposal(case, side.level, needle=needle, replaces=old)
        taken[side.level, side.side.value] = proposal_name(plan, needle, old)
    return case, taken


def _lines(case: Case, results: Results, found: list[SideProposals]) -> Iterator[str]:
    for side in found:
        result = results[side.level]
        head = f"{side.level}, {SIDE_WORDS[side.side.value].lower()}"
        if isinstance(result, PlannerError):
            yield f"{head}: {sentence_of(result)}"
            continue
        if side.reason is not None:
            yield f"{head}: {refusal_sentence(side)}"
            continue
        if case.level(side.level).confirmed_by is None:
            yield f"{head}: {say(UNCONFIRMED).format(level=side.level)}"
        for rank, proposal in enumerate(side.needles, start=1):
            diameter = f"{proposal.needle.outer_diameter_mm:.2f} mm"
            yield (
                f"{head}, {rank}. {KIND_WORDS[proposal.kind]}: {diameter}  ·  "
                f"{proposal_words(proposal)}. "
                f"{trade_off_words(proposal, side.needles[0])}"
            )
