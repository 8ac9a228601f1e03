"""Where the surgeon is on the way from images to verdict, and what comes next."""

import enum
from collections.abc import Mapping

import attrs

from planner.plan.case import LANDMARK_NAMES, LandmarkSource
from planner.rules.findings import Severity
from planner.rules.sign_off import before_signing
from ui.session import Session


class Step(enum.Enum):
    """The steps in their order; the last looks back once the operation is over."""

    OPEN = "open"
    VERTEBRA = "vertebra"
    CONFIRM = "confirm"
    NEEDLE = "needle"
    VERDICT = "verdict"
    REVIEW = "review"


class Stage(enum.Enum):
    """How a step stands. READY may be taken; BLOCKED needs an earlier one first."""

    DONE = "done"
    NOW = "now"
    READY = "ready"
    BLOCKED = "blocked"


@attrs.frozen(kw_only=True)
class Progress:
    """How every step stands; `advice` is a message code, `facts` what it names."""

    stages: Mapping[Step, Stage]
    advice: str
    facts: Mapping[str, object] = attrs.field(factory=dict)

    @property
    def now(self) -> Step:
        return next(step for step in Step if self.stages[step] is Stage.NOW)

    def shown_at(self, on_show: Step) -> Mapping[Step, Stage]:
        """Tell the stages as somebody sees them who looks back already.

        The review may begin while the plan is not done: there, one is at the review.
        """
        if on_show is not Step.REVIEW or self.stages[on_show] is not Stage.READY:
            return self.stages
        return {**self.stages, self.now: Stage.READY, Step.REVIEW: Stage.NOW}


def missing_landmarks(session: Session) -> tuple[str, ...]:
    """Return the landmarks still to be placed; none when labels are the source."""
    if session.level is None or not isinstance(session.level.anatomy, LandmarkSource):
        return ()
    placed = session.level.anatomy.points_lps_mm
    return tuple(name for name in LANDMARK_NAMES if name not in placed)


def progress_of(session: Session | None, *, on_show: Step | None = None) -> Progress:
    """Tell how each step stands, and what comes next; in the review, what there.

    A needle may be drawn before the vertebra is confirmed, but never before there is
    one: nothing could be said about it.
    """
    done = {
        Step.OPEN: session is not None,
        Step.VERTEBRA: session is not None and session.vertebra is not None,
        Step.CONFIRM: _is_confirmed(session),
        Step.NEEDLE: _has_needle(session),
        Step.VERDICT: False,
        Step.REVIEW: False,
    }
    if session is not None and session.case.study.after_operation:
        # Nothing is planned on a CT that was made afterwards.
        done |= {Step.NEEDLE: done[Step.CONFIRM], Step.VERDICT: done[Step.CONFIRM]}
    needs = {
        Step.VERTEBRA: done[Step.OPEN],
        Step.CONFIRM: done[Step.VERTEBRA],
        Step.NEEDLE: done[Step.VERTEBRA],
        Step.VERDICT: done[Step.NEEDLE],
        Step.REVIEW: done[Step.OPEN],
    }
    now = next(step for step in Step if not done[step])
    stages = {}
    for step in Step:
        if step is now:
            stages[step] = Stage.NOW
        elif done[step]:
            stages[step] = Stage.DONE
        else:
            stages[step] = Stage.READY if needs.get(step, True) else Stage.BLOCKED
    looks_back = on_show is Step.REVIEW and done[Step.VERTEBRA]
    advice, facts = _advice(session, Step.REVIEW if looks_back else now)
    return Progress(stages=stages, advice=advice, facts=facts)


def _has_needle(session: Session | None) -> bool:
    """Whether the level has a needle, be it selected or not."""
    level = session.level if session is not None else None
    return level is not None and bool(level.needles)


def _is_confirmed(session: Session | None) -> bool:
    if session is None or session.vertebra is None or session.level is None:
        return False
    return session.level.confirmed_by is not None


def _advice(session: Session | None, now: Step) -> tuple[str, dict[str, object]]:
    if session is None:
        return "open", {}
    if now is Step.VERTEBRA:
        return _vertebra_advice(session)
    level = session.level.level if session.level else None
    if now is Step.CONFIRM:
        return "confirm", {"level": level}
    if now is Step.REVIEW:
        return "review", {"level": level}
    if now is Step.NEEDLE:
        return "draw_needle", {"level": level}
    return _verdict_advice(session)


def _vertebra_advice(session: Session) -> tuple[str, dict[str, object]]:
    if session.level is None:
        return "choose_level", {}
    facts: dict[str, object] = {"level": session.level.level}
    missing = missing_landmarks(session)
    if missing:
        return "place_landmark", {
            **facts,
            "landmark": missing[0],
            "left": len(missing),
            "of": len(LANDMARK_NAMES),
        }
    if session.anatomy_problem is not None and not session.is_building:
        return "anatomy_problem", facts
    return "building", facts


def _verdict_advice(session: Session) -> tuple[str, dict[str, object]]:
    """Tell what a plan still needs: to be mended, saved, signed, put on paper."""
    overall = session.judgement.overall
    if before_signing(session.judgement).blocking:
        return "mend", {}
    if session.has_unsaved_edits:
        needs = {Severity.NA: "assess", Severity.STOP: "weigh", Severity.WARN: "weigh"}
        return needs.get(overall, "save"), {}
    standing = session.marks.standing
    if not standing.signed:
        return "sign", {}
    if standing.last_reported is None or standing.is_report_old:
        return "print", {}
    return "finished", {}
