"""Other names for levels of the open case; what cannot be is a sentence.

Each is one step of the history. The level that is selected stays selected, whatever it
is called.
"""

from collections.abc import Callable

from planner.errors import PlannerError
from planner.levels import Spine
from planner.plan.case import Case
from planner.plan.renumbering import (
    Sources,
    with_level_renamed,
    with_levels_counted_from,
    with_levels_renumbered,
    with_spine,
)
from ui.messages.errors import sentence_of
from ui.messages.words import COUNT_SPINE, RENUMBER
from ui.session import Session

Renaming = Callable[[Case, Sources], Case]


def can_be_named(session: Session) -> bool:
    """Tell whether all levels are measured: only then is known which bone each is."""
    plans = session.case.levels
    return bool(plans) and not any(map(session.anatomy.is_building, plans))


def renumber_all(session: Session, by: int) -> str:
    """Call every level by the name `by` vertebrae below; return why not, or ""."""
    return _apply(
        session,
        lambda case, sources: with_levels_renumbered(case, by=by, sources=sources),
    )


def rename(session: Session, level: str, named: str, *, all_others: bool) -> str:
    """Give a level another name, and count all others from it; return why not."""
    rename_case = with_levels_counted_from if all_others else with_level_renamed
    return _apply(
        session,
        lambda case, sources: rename_case(case, level, named=named, sources=sources),
    )


def count_spine(session: Session, spine: Spine) -> None:
    """Say how many vertebrae this patient has."""
    session.apply(lambda case: with_spine(case, spine=spine), label=COUNT_SPINE)


def _apply(session: Session, renaming: Renaming) -> str:
    try:
        sources = session.anatomy.nameless_sources(session.history.case)
        session.apply(lambda case: renaming(case, sources), label=RENUMBER)
    except PlannerError as error:
        return sentence_of(error)
    return ""
