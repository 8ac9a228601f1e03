"""Which needles of the case are drawn, in which verdict, and which one is held."""

from planner.rules.findings import Finding, Severity
from ui.session import Session
from ui.viewports.needle_hand import Hit
from ui.viewports.needle_marks import NeedleMark
from ui.viewports.needle_tool import NeedlePart, NeedleTool
from ui.viewports.view_state import Tool, ViewState


def needle_marks(
    session: Session, state: ViewState, tool: NeedleTool, hit: Hit | None
) -> list[NeedleMark]:
    """Return every needle of the case; the selected one comes last, on top."""
    level, selected = session.level, session.needle
    marks = []
    for plan in session.case.levels:
        is_here = level is not None and plan.level == level.level
        for needle in plan.needles:
            findings = session.judgement.alarms_of(plan.level, needle.id)
            marks.append(
                NeedleMark(
                    needle=needle,
                    severity=worst(findings),
                    is_of_level=is_here,
                    is_selected=is_here and needle == selected,
                    has_handles=(
                        is_here and state.tool is Tool.NEEDLE and not needle.is_locked
                    ),
                    held=_held(tool, hit, needle.id) if is_here else None,
                )
            )
    return sorted(marks, key=lambda mark: mark.is_selected)


def worst(findings: tuple[Finding, ...]) -> Severity:
    """Return the worst severity; a needle that nobody judged is not assessable."""
    return max(
        (finding.severity for finding in findings),
        key=lambda severity: severity.rank,
        default=Severity.NA,
    )


def selected_findings(session: Session) -> tuple[Finding, ...]:
    """Return what the rules say on the selected needle."""
    if session.level is None or session.needle is None:
        return ()
    return session.judgement.alarms_of(session.level.level, session.needle.id)


def _held(tool: NeedleTool, hit: Hit | None, needle_id: str) -> NeedlePart | None:
    if tool.held:
        held_id, part = tool.held
        return part if held_id == needle_id else None
    return hit.part if hit and hit.needle_id == needle_id else None
