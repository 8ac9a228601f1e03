"""The words of the tool "timeline"."""

from planner.review.case import NeuroStatus
from planner.review.timeline import Setback, StrengthChange, Timeline

NOT_TOLD = "not told"
PHASES = {
    "before": "Before the cement",
    "admission": "With the leak",
    "day": "After the revision",
    "discharge": "Going home",
    "last": "Last seen",
}
SHORT_PHASES = {
    "before": "before",
    "admission": "with leak",
    "day": "revised",
    "discharge": "home",
    "last": "last seen",
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
    "early": "It began early, within a month",
    "late": "It began late, after more than a month",
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


SETBACKS = {
    "paresis": "There was weakness",
    "sensory_level": "There was a loss of feeling below a level",
    "bladder": "The bladder had failed",
    "bowel": "The bowel had failed",
}


def phase_words(status: NeuroStatus) -> str:
    word = PHASES[status.phase]
    return word if status.day is None else f"{word} (day {status.day:g})"


def label_of(status: NeuroStatus) -> str:
    """Return the name of an examination below the figure."""
    word = SHORT_PHASES[status.phase]
    return word if status.day is None else f"{word}\nday {status.day:g}"


def column_words(status: NeuroStatus) -> str:
    """Return the head of an examination's column, as short as it can be."""
    word = SHORT_PHASES[status.phase].capitalize()
    return word if status.day is None else f"{word}, day {status.day:g}"


def cell(value: object) -> str:
    """Return a cell of the table of status; unknown stays unknown."""
    if value is None:
        return NOT_TOLD
    return (
        f"{value:g}" if isinstance(value, float) else STATES.get(str(value), str(value))
    )


def sensory_cell(value: str | None) -> str:
    if value is None:
        return NOT_TOLD
    return "no level" if value == "none" else value


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
    begin = FULL_TAKEN if worst.before is None else worst.before
    muscle = MUSCLES[worst.muscle].lower()
    sentence = (
        f"Most strength was lost in the {muscle} on the {SIDES[worst.side]}: from "
        f"{begin} to {worst.leak}, {grades(worst.drop_score)} grades"
    )
    if worst.last is None:
        return f"{sentence}; what came back is not told."
    return (
        f"{sentence}; last told {worst.last}, {grades(worst.regained_score)} regained "
        f"and {grades(worst.missing_score)} still missing."
    )


def joa_sentence(timeline: Timeline) -> str | None:
    before, last = timeline.joa29_before_score, timeline.joa29_last_score
    if before is None or last is None:
        return None
    share = timeline.joa29_recovery_fraction
    if share is None:
        return f"JOA29 was {before:g} of 29 with the leak and {last:g} at last."
    return (
        f"JOA29 was {before:g} of 29 with the leak and {last:g} at last: "
        f"{100 * share:.0f} % of what was missing came back."
    )


def setback_sentence(setback: Setback, timeline: Timeline) -> str:
    earlier = phase_words(timeline.statuses[setback.earlier]).lower()
    later = phase_words(timeline.statuses[setback.later]).lower()
    if setback.side is None:
        return f"{SETBACKS[setback.thing]} later ({later}) and not yet {earlier}."
    course = next(c for c in timeline.muscles if c.muscle == setback.thing)
    told = course.of_side(setback.side)
    muscle = f"{MUSCLES[setback.thing]} on the {SIDES[setback.side]}"
    return (
        f"{muscle} was weaker later: {told[setback.earlier]} ({earlier}), then "
        f"{told[setback.later]} ({later})."
    )


def onset_sentence(timeline: Timeline) -> str:
    if timeline.onset is None:
        return ONSET_OPEN
    days = timeline.onset_days
    when = "" if days is None else f" (day {days:g})"
    return f"{ONSETS[timeline.onset]}{when}."
