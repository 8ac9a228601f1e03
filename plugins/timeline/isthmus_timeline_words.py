"""The words of the tool "timeline"."""

from collections.abc import Mapping

from planner.review.case import NeuroStatus
from planner.review.contract.saying import say
from planner.review.timeline import Setback, StrengthChange, Timeline

NOT_TOLD = "not told"
SHORT_PHASES = {
    "before": "before",
    "admission": "with leak",
    "day": "revised",
    "discharge": "home",
    "last": "last seen",
}
PHASES_IN_PASSING = {
    "before": "before the cement",
    "admission": "with the leak",
    "day": "after the revision",
    "discharge": "going home",
    "last": "last seen",
}
HEADS = {
    "before": "Before",
    "admission": "With leak",
    "day": "Revised",
    "discharge": "Home",
    "last": "Last seen",
}
MUSCLES = {
    "leg": "Whole leg",
    "iliopsoas": "Iliopsoas",
    "quadriceps": "Quadriceps",
    "tibialis_anterior": "Tibialis anterior",
    "long_toe": "Toes",
    "triceps_surae": "Triceps surae",
}
SIDES = {"left": "left", "right": "right"}
STATES = {
    "normal": "normal",
    "retention": "retention",
    "incontinence": "incontinence",
    "constipation": "constipation",
    "impaired": "impaired",
    "reduced": "reduced",
    "absent": "absent",
    "brisk": "brisk",
    "independent": "alone",
    "assisted": "with help",
    "none": "not at all",
}
FIELDS = {
    "sensory_level": "Feeling lost below",
    "perineal": "Feeling between the legs",
    "anal_tone": "Anal tone",
    "reflexes": "Reflexes",
    "bladder": "Bladder",
    "bowel": "Bowel",
    "back_pain_score": "Pain in the back, of 10",
    "leg_pain_score": "Pain in a leg, of 10",
    "joa29_score": "JOA29, of 29",
    "macnab": "Macnab",
    "walking": "Walks",
    "asia": "ASIA",
}
ALWAYS_SHOWN = ("sensory_level", "bladder", "bowel", "leg_pain_score")
"""What R-08 asks for: a row of "not told" says that nobody did."""

STRENGTH_ROW = "Strength"
WEAK, NOT_WEAK = "weak, not graded", "not weak, not graded"
ONSETS = {
    "immediate": "It began at once",
    "early": "It began early",
    "late": "It began late",
    "no_onset": "No sign ever began",
}
ONSET_OPEN = "When it began is not told."
TABLE_TITLE = "Neurological status, left before right"
CHANGES_TITLE = "Strength lost and regained, in grades (MRC)"
EXAMINED = "Examined"
CHANGES_HEAD = ("Muscle", "Before, leak, last", "Lost", "Back", "Missing")
FULL_TAKEN, TAKEN_FULL = "5 (taken, not told)", "(5)"
TAKEN_NOTE = "Where nobody graded a muscle before, full strength is taken: (5)."
FIGURE_TITLE = "Strength and pain over time"
FIGURE_CAPTION = (
    "Left blue and round, right orange and square; strength in MRC grades. A gap is "
    "what nobody told; the distances between the examinations are not to scale."
)
PAIN_ROW, BACK_LINE, LEG_LINE = "Pain, of 10", "back", "leg"
STRENGTH_OF = "{muscle}, grade"
SECTION_TITLE = "How the patient fared"
NOTHING_TITLE = "No examination told"
NOTHING = (
    "Nobody told how the patient was, neither before nor after: the course cannot be "
    "judged."
)
LOST_TITLE = "Strength that was lost"
LAST_OPEN_TITLE = "Not told how it went on"
LAST_OPEN = (
    "After the examination with the leak no strength is told: what came back cannot "
    "be judged."
)
JOA_TITLE = "JOA29 over the course"
SETBACK_TITLE = "Worse again later"
MUSCLES_IN_PASSING = {
    "leg": "whole leg",
    "iliopsoas": "iliopsoas",
    "quadriceps": "quadriceps",
    "tibialis_anterior": "tibialis anterior",
    "long_toe": "toes",
    "triceps_surae": "triceps surae",
}
DAY = "day {day:g}"
NO_LEVEL = "no level"
ON_DAY = "{phase} (day {day:g})"
HEAD_ON_DAY = "{phase}, day {day:g}"
MUSCLE = "{muscle}, {side}"
COURSE = "{before}, {leak}, {last}"
LOST_OPEN = (
    "Most strength was lost in the {muscle} on the {side}: from {before} to {leak}, "
    "{lost} grades; what came back is not told."
)
LOST = (
    "Most strength was lost in the {muscle} on the {side}: from {before} to {leak}, "
    "{lost} grades; last told {last}, {regained} regained and {missing} still missing."
)
JOA = "JOA29 was {before:g} of 29 with the leak and {last:g} at last."
JOA_SHARE = (
    "JOA29 was {before:g} of 29 with the leak and {last:g} at last: {percent:.0f} % of "
    "what was missing came back."
)
SETBACKS = {
    "paresis": "There was weakness later ({later}) and not yet {earlier}.",
    "sensory_level": (
        "There was a loss of feeling below a level later ({later}) and not yet "
        "{earlier}."
    ),
    "bladder": "The bladder had failed later ({later}) and not yet {earlier}.",
    "bowel": "The bowel had failed later ({later}) and not yet {earlier}.",
}
WEAKER = (
    "{muscle} on the {side} was weaker later: {before} ({earlier}), then {after} "
    "({later})."
)


def label_of(status: NeuroStatus) -> tuple[str, ...]:
    """Return the name of an examination below the figure, line by line."""
    phase = SHORT_PHASES[status.phase]
    return (phase,) if status.day is None else (phase, say(DAY, day=status.day))


def column_words(status: NeuroStatus) -> str:
    """Return the head of an examination's column, as short as it can be."""
    return _on_day(HEADS, status, HEAD_ON_DAY)


def _on_day(words: Mapping[str, str], status: NeuroStatus, pattern: str) -> str:
    phase = words[status.phase]
    return phase if status.day is None else say(pattern, phase=phase, day=status.day)


def muscle_of(muscle: str, side: str) -> str:
    return say(MUSCLE, muscle=MUSCLES[muscle], side=SIDES[side])


def cell(value: object) -> str:
    """Return a cell of the table of status; unknown stays unknown."""
    if value is None:
        return NOT_TOLD
    return (
        f"{value:g}" if isinstance(value, float) else STATES.get(str(value), str(value))
    )


def course_of(change: StrengthChange) -> str:
    begin = TAKEN_FULL if change.before is None else change.before
    return say(COURSE, before=begin, leak=change.leak, last=cell(change.last))


def sensory_cell(value: str | None) -> str:
    if value is None:
        return NOT_TOLD
    return NO_LEVEL if value == "none" else value


def paresis_cell(status: NeuroStatus) -> str:
    """Return what is told of strength where no muscle is graded."""
    if status.paresis is None:
        return NOT_TOLD
    return WEAK if status.paresis else NOT_WEAK


def grades(score: float | None) -> str:
    """Return a difference of grades; minus and plus are thirds."""
    return NOT_TOLD if score is None else f"{round(score, 1) + 0.0:g}"


def lost_sentence(worst: StrengthChange) -> str:
    """Return where most strength was lost, and what of it came back."""
    return say(
        LOST_OPEN if worst.last is None else LOST,
        muscle=MUSCLES_IN_PASSING[worst.muscle],
        side=SIDES[worst.side],
        before=FULL_TAKEN if worst.before is None else worst.before,
        leak=worst.leak,
        lost=grades(worst.drop_score),
        last=worst.last,
        regained=grades(worst.regained_score),
        missing=grades(worst.missing_score),
    )


def joa_sentence(timeline: Timeline) -> str | None:
    before, last = timeline.joa29_before_score, timeline.joa29_last_score
    if before is None or last is None:
        return None
    share = timeline.joa29_recovery_fraction
    if share is None:
        return say(JOA, before=before, last=last)
    return say(JOA_SHARE, before=before, last=last, percent=100 * share)


def setback_sentence(setback: Setback, timeline: Timeline) -> str:
    statuses = (timeline.statuses[setback.earlier], timeline.statuses[setback.later])
    earlier, later = (_on_day(PHASES_IN_PASSING, each, ON_DAY) for each in statuses)
    if setback.side is None:
        return say(SETBACKS[setback.thing], later=later, earlier=earlier)
    course = next(c for c in timeline.muscles if c.muscle == setback.thing)
    told = course.of_side(setback.side)
    return say(
        WEAKER,
        muscle=MUSCLES[setback.thing],
        side=SIDES[setback.side],
        before=told[setback.earlier],
        earlier=earlier,
        after=told[setback.later],
        later=later,
    )


def onset_sentence(timeline: Timeline) -> str:
    if timeline.onset is None:
        return ONSET_OPEN
    onset, days = ONSETS[timeline.onset], timeline.onset_days
    if days is None:
        return say("{onset}.", onset=onset)
    return say("{onset} (day {days:g}).", onset=onset, days=days)
