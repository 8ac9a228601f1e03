"""The audit trail in words, for the screen and as a table for other programs."""

from collections.abc import Iterable

from planner.case_file.audit import AuditLine
from planner.case_file.marks import REPORT
from planner.case_file.migration import MIGRATED
from planner.case_file.record import GO, NOTE, SIGN, UNLOCK
from ui.language import Texts, say
from ui.messages.csv_text import csv_text
from ui.messages.step_names import spoken_step
from ui.messages.words import SEVERITY_WORDS

STEPS_TAB, TRAIL_TAB = "Steps", "Audit trail"
TRAIL_ABOUT = (
    "All that ever happened to this case, steps that were taken back included. Each "
    "line is chained to those before: a change behind our back shows."
)
HEADINGS = ("When", "Who", "What", "State", "Rule book and policy")
SAVE_CSV = "Save as CSV …"
CSV_SAVED = "The audit trail lies in {file}."
CSV_FAILED = "{file} could not be written; check the free space and your rights there."

CSV_HEAD = (
    "number",
    "time_utc",
    "who",
    "kind",
    "what",
    "state",
    "rule_book_and_policy",
    "chain",
)

NOTE_WORDS = Texts(
    {
        REPORT: "Report saved",
        MIGRATED: "Brought up to date by a later version of the program",
        "origin": "Kept as unsaved work on a plan document",
    }
)


def what_words(line: AuditLine) -> str:
    """Return what happened."""
    label = line.label
    if line.verb == SIGN:
        words = {severity.value: word for severity, word in SEVERITY_WORDS.items()}
        return say("Signed off: {verdict}", verdict=words.get(label, label))
    if line.verb == GO:
        return say("Went to the step “{step}”", step=spoken_step(label))
    if line.verb == NOTE and label.startswith(f"{UNLOCK} "):
        return say(
            "Needle {needle} unlocked", needle=label.removeprefix(UNLOCK).strip()
        )
    if line.verb == NOTE:
        return NOTE_WORDS.get(label, spoken_step(label))
    return spoken_step(label)


def trail_cells(line: AuditLine) -> tuple[str, ...]:
    """Return a line as the table on the screen shows it, in local time."""
    when = line.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    return (when, line.by, what_words(line), line.state, line.rule_book)


def trail_csv(lines: Iterable[AuditLine]) -> str:
    """Return the trail as CSV: times in UTC, nothing that a spreadsheet would run."""
    rows = (
        (
            str(line.number),
            line.at.isoformat(),
            line.by,
            line.verb,
            what_words(line),
            line.state,
            line.rule_book,
            line.chain,
        )
        for line in lines
    )
    return csv_text(CSV_HEAD, rows)
