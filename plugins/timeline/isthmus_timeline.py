"""Tool "timeline": the neurological status over time, as it was told."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import attrs
import isthmus_timeline_words as words

from planner.review.case import FULL_JOA
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import REVIEW, RULES, Inputs
from planner.review.contract.result import (
    Result,
    ResultFigure,
    ResultTable,
    Section,
    ToolFinding,
    picture_in,
)
from planner.review.contract.saying import again, say, spoken_words
from planner.review.contract.tool import API, ReviewTool, ToolInfo
from planner.review.timeline import (
    MuscleCourse,
    StrengthChange,
    Timeline,
    timeline_of,
)
from planner.review.timeline_figure import (
    BLUE,
    INK,
    ORANGE,
    ROUND,
    SQUARE,
    Line,
    Row,
    draw_course,
)
from planner.review.vocabulary import SIDES, grade_value
from planner.shipped import RESOURCES
from planner.work import Monitor

FIGURE = "course"
FONTS = (
    RESOURCES / "fonts" / "DejaVuSans.ttf",
    RESOURCES / "fonts" / "DroidSansFallbackFull.ttf",
)
COLOURS = {"left": (BLUE, ROUND), "right": (ORANGE, SQUARE)}
PAIN_LINES = (
    (words.BACK_LINE, "back_pain_score", INK, SQUARE),
    (words.LEG_LINE, "leg_pain_score", ORANGE, ROUND),
)
FULL_GRADE, WORST_PAIN = 5.0, 10.0


class TimelineTool:
    """How the patient fared."""

    info = ToolInfo(
        id="timeline",
        version="1.1",
        title="How the patient fared",
        summary=(
            "Sets the examinations side by side: strength left and right, pain, "
            "bladder, bowel and feeling, what was lost and what came back."
        ),
        api=API,
        needs=(REVIEW, RULES),
    )

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        assert inputs.review is not None
        assert inputs.rules is not None
        timeline = timeline_of(inputs.review, inputs.rules)
        if not timeline.statuses:
            return Result(findings=(_nothing(inputs.level),), facts=_facts(timeline))
        monitor.report(0.3)
        findings = _findings(timeline, inputs.level)
        rows = _rows(timeline)
        picture = ResultFigure(
            title=words.FIGURE_TITLE, array=FIGURE, caption=words.FIGURE_CAPTION
        )
        return Result(
            findings=findings,
            tables=_tables(timeline),
            figures=(picture,) if rows else (),
            sections=(_section(timeline, findings),),
            facts=_facts(timeline),
            arrays=_pictures(timeline, rows) if rows else {},
        )


def _nothing(level: str) -> ToolFinding:
    return _finding("NA", words.NOTHING_TITLE, words.NOTHING, level)


def _finding(severity: str, title: str, sentence: str, level: str) -> ToolFinding:
    return ToolFinding(severity=severity, title=title, sentence=sentence, level=level)


def _findings(timeline: Timeline, level: str) -> tuple[ToolFinding, ...]:
    found = []
    worst = max(timeline.changes, key=_how_bad, default=None)
    if worst is not None and worst.drop_score > 0:
        found.append(
            attrs.evolve(
                _finding("INFO", words.LOST_TITLE, words.lost_sentence(worst), level),
                measures=_change_facts(worst),
            )
        )
        if timeline.went_on and all(c.last is None for c in timeline.changes):
            found.append(_finding("NA", words.LAST_OPEN_TITLE, words.LAST_OPEN, level))
    joa = words.joa_sentence(timeline)
    if joa is not None:
        found.append(_finding("INFO", words.JOA_TITLE, joa, level))
    found += [
        _finding(
            "WARN", words.SETBACK_TITLE, words.setback_sentence(each, timeline), level
        )
        for each in timeline.setbacks
    ]
    return tuple(found)


def _how_bad(change: StrengthChange) -> tuple[float, float]:
    return change.drop_score, change.missing_score or 0.0


# --- tables ---------------------------------------------------------------------------


def _tables(timeline: Timeline) -> tuple[ResultTable, ...]:
    tables = [_status_table(timeline)]
    if timeline.changes:
        tables.append(
            ResultTable(
                title=words.CHANGES_TITLE,
                head=words.CHANGES_HEAD,
                rows=tuple(map(_change_row, timeline.changes)),
            )
        )
    return tuple(tables)


def _status_table(timeline: Timeline) -> ResultTable:
    statuses = timeline.statuses
    rows = [
        (words.muscle_of(course.muscle, side), *map(words.cell, grades))
        for course in timeline.muscles
        for side, grades in (("left", course.left), ("right", course.right))
    ]
    if not rows or any(status.paresis is not None for status in statuses):
        rows.append((words.STRENGTH_ROW, *map(words.paresis_cell, statuses)))
    for field, title in words.FIELDS.items():
        told = [getattr(status, field) for status in statuses]
        if field in words.ALWAYS_SHOWN or any(value is not None for value in told):
            write = words.sensory_cell if field == "sensory_level" else words.cell
            rows.append((title, *map(write, told)))
    return ResultTable(
        title=words.TABLE_TITLE,
        head=(words.EXAMINED, *map(words.column_words, statuses)),
        rows=tuple(rows),
    )


def _change_row(change: StrengthChange) -> tuple[str, ...]:
    return (
        words.muscle_of(change.muscle, change.side),
        words.course_of(change),
        words.grades(change.drop_score),
        words.grades(change.regained_score),
        words.grades(change.missing_score),
    )


def _section(timeline: Timeline, findings: tuple[ToolFinding, ...]) -> Section:
    sentences = [found.sentence for found in findings]
    is_taken = any(change.before is None for change in timeline.changes)
    notes = [words.TAKEN_NOTE] if is_taken else []
    return Section(
        title=words.SECTION_TITLE,
        paragraphs=(words.onset_sentence(timeline), *sentences, *notes),
    )


# --- figure ---------------------------------------------------------------------------


def _pictures(timeline: Timeline, rows: Sequence[Row]) -> dict[str, Any]:
    """Return the picture in English, and in each language that the plugin speaks."""
    labels = [words.label_of(status) for status in timeline.statuses]
    pictures = {FIGURE: _picture(rows, labels, {})}
    for language, known in spoken_words(Path(__file__).parent).items():
        pictures[picture_in(FIGURE, language)] = _picture(rows, labels, known)
    return pictures


def _picture(
    rows: Sequence[Row], labels: Sequence[tuple[str, ...]], known: Mapping[str, str]
) -> Any:
    spoken = [
        attrs.evolve(
            row,
            title=again(row.title, known.get),
            lines=[attrs.evolve(x, name=again(x.name, known.get)) for x in row.lines],
        )
        for row in rows
    ]
    named = ["\n".join(again(part, known.get) for part in label) for label in labels]
    return draw_course(spoken, named, fonts=FONTS)


def _rows(timeline: Timeline) -> list[Row]:
    rows = [_muscle_row(course) for course in timeline.muscles]
    lines = [
        Line(name=name, scores=scores, colour=colour, mark=mark)
        for name, field, colour, mark in PAIN_LINES
        if _is_told(scores := _scores(timeline, field))
    ]
    if lines:
        rows.append(Row(title=words.PAIN_ROW, lines=lines, top=WORST_PAIN, step=5))
    joa = _scores(timeline, "joa29_score")
    if _is_told(joa):
        line = Line(name="JOA29", scores=joa, colour=INK, mark=ROUND)
        title = words.FIELDS["joa29_score"]
        rows.append(Row(title=title, lines=[line], top=float(FULL_JOA), step=FULL_JOA))
    return rows


def _scores(timeline: Timeline, field: str) -> list[float | None]:
    return [getattr(status, field) for status in timeline.statuses]


def _is_told(scores: list[float | None]) -> bool:
    return any(score is not None for score in scores)


def _muscle_row(course: MuscleCourse) -> Row:
    lines = []
    for side in SIDES:
        colour, mark = COLOURS[side]
        scores = [None if g is None else grade_value(g) for g in course.of_side(side)]
        lines.append(
            Line(name=words.SIDES[side], scores=scores, colour=colour, mark=mark)
        )
    title = say(words.STRENGTH_OF, muscle=words.MUSCLES[course.muscle])
    return Row(title=title, lines=lines, top=FULL_GRADE, step=1)


# --- facts ----------------------------------------------------------------------------


def _facts(timeline: Timeline) -> dict[str, Any]:
    return {
        "examinations": len(timeline.statuses),
        "onset": timeline.onset,
        "onset_days": timeline.onset_days,
        "strength": [_change_facts(change) for change in timeline.changes],
        "setbacks": [attrs.asdict(each) for each in timeline.setbacks],
        "joa29_recovery_fraction": timeline.joa29_recovery_fraction,
    }


def _change_facts(change: StrengthChange) -> dict[str, Any]:
    return {
        "muscle": change.muscle,
        "side": change.side,
        "before": change.before,
        "leak": change.leak,
        "last": change.last,
        "drop_score": change.drop_score,
        "regained_score": change.regained_score,
        "missing_score": change.missing_score,
    }


@hookimpl
def isthmus_review_tools() -> Sequence[ReviewTool]:
    """Return the one tool of this plugin."""
    return (TimelineTool(),)
