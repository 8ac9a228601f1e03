"""What is said about signatures, and about paper that is older than the plan."""

from collections.abc import Sequence
from datetime import datetime

from planner.case_file.marks import Mark, Standing
from planner.case_file.record import SIGN
from planner.rules.findings import Severity
from ui.language import Texts, say
from ui.messages.words import SEVERITY_WORDS

SIGN_OFF = "Sign off"
TITLE = "Sign off this plan"
MEANING = (
    "With your initials you say that you have reviewed the plan as it stands. It is "
    "kept with all findings, outlines and pictures; any later change makes a new, "
    "unsigned version."
)
BLOCKED_TITLE = "This plan cannot be signed yet"
BLOCKED = (
    "Mend each of these first; a STOP may also be accepted with a reason, on its card."
)
TO_SEE = "Tick each of these once you have seen it"
NOTHING_TO_SEE = "Nothing is left to be acknowledged."
SEEN_WARNINGS = Texts(
    {
        False: "I have seen the warning above",
        True: "I have seen the {count} warnings above",
    }
)
LACKING_TICKS = "Tick what you have seen, and give your initials."
LACKING_INITIALS = "Give your initials."
NEEDS_FILE = (
    "A signature is kept in a case file, with its findings and pictures. Save this "
    "case as one first."
)
NEEDS_FILE_TITLE = "Save as a case file"
SAVE_CASE = "Save as a case …"
LEFT_MEANWHILE = (
    "Nothing was signed: the plan was changed while its pictures were made. Look at it "
    "again, and sign anew."
)
SIGNED = "Signed by {by}. The state is {state}; the same digits stand on its report."
WORKING = "Keeping findings, outlines and pictures …"

LEAVE_TITLE = "This plan is signed"
LEAVE = (
    "It was {signed}. This change makes a new, unsigned version. The signed one stays "
    "in the history, with its findings and pictures."
)
LEAVE_AGREE = "Make a new version"
LEAVE_KEEP = "Keep it as it is"

NOT_SIGNED = "Not signed"
PAPER_UNSIGNED = "Not signed."
PAPER_CHANGED = "Not signed: {by} signed state {state} on {when}; it was changed since."
PAPER_SIGNED = "Signed by {by} on {when}: {verdict}."
PAPER_OTHER_BOOK = "Signed by {by} on {when} under rule book {book}: {verdict}."
OTHER_BOOK = "under another rule book or policy"
CHANGED_SINCE = "changed since"
STATE_TIP = (
    "The state of this plan is {state}. A report of it bears the same digits at the "
    "foot of each page."
)
REPORT_OLD = "The report of {when} is older: it shows state {old}, the plan is {new}."


def moment_words(at: datetime) -> str:
    """Return a moment as a clock on the wall tells it; the day if it is not today."""
    local = at.astimezone()
    is_today = local.date() == datetime.now().astimezone().date()
    return local.strftime("%H:%M" if is_today else "%Y-%m-%d %H:%M")


def signed_words(mark: Mark) -> str:
    return say("signed by {by}, {when}", by=mark.by, when=moment_words(mark.at))


def standing_words(standing: Standing, rule_book: str) -> str:
    """Return how a case stands to its signatures; `rule_book` is the one in force."""
    signed = standing.signed
    if signed:
        names = say(" and ").join(dict.fromkeys(mark.by for mark in signed))
        words = say(
            "Signed by {names}, {when}",
            names=names,
            when=moment_words(signed[-1].at),
        )
        same_book = signed[-1].rule_book == rule_book
        return words if same_book else f"{words}, {say(OTHER_BOOK)}"
    if standing.last_signed is not None:
        words = signed_words(standing.last_signed)
        return f"{words[0].upper()}{words[1:]} — {say(CHANGED_SINCE)}"
    return say(NOT_SIGNED)


def report_words(standing: Standing) -> str:
    """Return that the last report is older than the plan; empty while it is not."""
    report = standing.last_reported
    if report is None or not standing.is_report_old:
        return ""
    return say(
        REPORT_OLD, when=moment_words(report.at), old=report.short, new=standing.short
    )


def paper_words(standing: Standing, rule_book: str) -> str:
    """Return who signed this very state, for paper: moments in UTC, never "today"."""
    last = standing.last_signed
    if not standing.signed:
        if last is None:
            return say(PAPER_UNSIGNED)
        return say(PAPER_CHANGED, by=last.by, state=last.short, when=_utc(last.at))
    told = []
    for mark in standing.signed:
        facts = {"by": mark.by, "when": _utc(mark.at), "verdict": verdict_words(mark)}
        same_book = mark.rule_book == rule_book
        told.append(
            say(PAPER_SIGNED, **facts)
            if same_book
            else say(PAPER_OTHER_BOOK, **facts, book=mark.rule_book)
        )
    return " ".join(told)


def marks_words(digest: str, marks: Sequence[Mark]) -> str:
    """Return who signed a state and when it was put on paper; empty for any other."""
    here = [mark for mark in marks if mark.digest == digest]
    told = [
        f"{signed_words(mark)}: {verdict_words(mark)}"
        if mark.kind == SIGN
        else say("report of {when}", when=moment_words(mark.at))
        for mark in here
    ]
    words = "  ·  ".join(dict.fromkeys(told))
    return f"{words[:1].upper()}{words[1:]}"


def verdict_words(mark: Mark) -> str:
    """Return the overall verdict that was signed."""
    known = {severity.value: word for severity, word in SEVERITY_WORDS.items()}
    return known.get(mark.verdict, SEVERITY_WORDS[Severity.NA])


def _utc(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M} UTC"
