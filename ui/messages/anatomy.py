"""What is said of the outlines of a level: who confirmed them, what was corrected."""

from datetime import datetime

from planner.anatomy.vertebra import HandMarks
from ui.language import say
from ui.messages.numbers import millimetres
from ui.messages.step_names import spoken_step
from ui.messages.words import CONFIRM, WITHDRAW


def correction_words(count: int) -> str:
    """Return how much was corrected by hand."""
    many = (
        say("1 correction") if count == 1 else say("{count} corrections", count=count)
    )
    return say("{many} by hand. Undo takes back the last one.", many=many)


def hand_words(by_hand: HandMarks | None) -> str:
    """Return how uncertain a wall is where a hand corrected it."""
    if by_hand is None:
        return ""
    x, y, z = (millimetres(float(value)) for value in by_hand.uncertainty_mm)
    if len(by_hand.led_lps_mm):
        return say("Where you corrected it by hand: {x}, {y} and {z}.", x=x, y=y, z=z)
    return say(
        "Where you corrected it by hand: at least {x}, {y} and {z}.", x=x, y=y, z=z
    )


def moment_words(moment: datetime) -> str:
    """Return a time as the clock on the wall shows it, with its day."""
    local = moment.astimezone()
    return say("{local:%Y-%m-%d} at {local:%H:%M}", local=local)


def confirmed_words(level: str, by: str, at: datetime | None) -> str:
    """Return who confirmed name and outlines of a level, and when."""
    when = "" if at is None else f", {moment_words(at)}"
    return say("{level} confirmed by {by}{when}", level=level, by=by, when=when)


def withdrawn_words(by: str, step: str) -> str:
    """Return why a confirmation no longer stands: the edit that came after it."""
    if step in (CONFIRM, WITHDRAW):
        return say("The confirmation by {by} was withdrawn.", by=by)
    return say(
        "The confirmation by {by} was withdrawn by a later edit: {step}. "
        "Look again, and confirm anew.",
        by=by,
        step=spoken_step(step),
    )


def ready_words(level: str) -> str:
    """Return what a confirmation says."""
    return say(
        "By this you say that this vertebra is {level}, and that the "
        "drawn outlines follow the bone in every view.",
        level=level,
    )
