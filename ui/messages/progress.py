"""What is said of work that takes its time."""

from ui.language import say

A_MOMENT_S = 10.0
SECONDS_UP_TO_S = 55.0
MINUTE_S = 60.0
HOURS_FROM_S = 90.0 * MINUTE_S

CANCELLING = "Cancelling …"
READING_POSTOP = "Reading the later CT …"
PLACING = "Finding {level} again on the later CT …"
MEASURING = "Measuring the walls of {level} …"
MEASURE_AGAIN = "Measure again"
READING_LABELS = "Reading the label map …"
WRITING_REPORT = "Writing the report …"


def remaining_words(seconds: float | None) -> str:
    """Return how long it will still take, as coarsely as it is known.

    A longer time never has the words of a shorter one.
    """
    if seconds is None:
        return ""
    if seconds < A_MOMENT_S:
        return say("a few seconds left")
    if seconds < SECONDS_UP_TO_S:
        return say("about {round:.0f} seconds left", round=round(seconds, -1))
    minutes = max(round(seconds / MINUTE_S), 1)
    if minutes == 1:
        return say("about 1 minute left")
    if seconds < HOURS_FROM_S:
        return say("about {round:.0f} minutes left", round=minutes)
    hours = round(seconds / (60 * MINUTE_S), 1)
    return say("about {hours:.1f} hours left", hours=hours)
