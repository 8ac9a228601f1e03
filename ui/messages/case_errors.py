"""What keeps a case file from being opened or written, and the way out."""

from collections.abc import Mapping

from planner.case_file.lock import Holder
from ui.messages.facts import filled
from ui.unsaved_work import UnsavedWork

CASE_REASONS = {
    "missing": "{file} is not there; check the path, or choose another file.",
    "unreadable": "{file} could not be read; check your rights to it.",
    "not_case": "{file} is not an Isthmus case; choose a file that ends in .isthmus.",
    "newer": (
        "{file} was written by a later version of Isthmus; open it with that version."
    ),
    "older": (
        "{file} was written by a version of Isthmus that is too old to be read here; "
        "open it with a version in between, which brings it up to date."
    ),
    "damaged": (
        "{file} is damaged: {whole} of its steps are whole. Take a copy from a backup, "
        "or open the steps that are whole as a new case."
    ),
    "changed": (
        "{file} was changed by something other than Isthmus after step {whole}. Take a "
        "copy from a backup, or open the steps before it as a new case."
    ),
    "held": (
        "{file} is being written by {holder}. Wait until it is closed there, or save "
        "under another name."
    ),
    "no_lock": (
        "The folder of {file} does not let a file be locked, so two people could write "
        "it at once; save it in another folder."
    ),
    "read_only": "{file} may only be read here; save it under another name to go on.",
    "busy": (
        "{file} is being written by another program at this moment; wait a little, and "
        "open it again."
    ),
    "gone": (
        "{file} was moved or deleted while it was open; save the case under another "
        "name."
    ),
    "unfinished": (
        "{file} was being written when its program ended, and may only be read where "
        "it lies. Copy it together with {journal} to a folder of your own, and open it "
        "there."
    ),
    "unwritable": (
        "{file} could not be written; check the free space and your rights there, or "
        "save under another name."
    ),
}


def case_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    known = CASE_REASONS.get(str(reason))
    holder = facts.get("holder")
    named = {
        "file": "The case",
        "whole": 0,
        **facts,
        "holder": holder_words(holder if isinstance(holder, Holder) else Holder()),
    }
    return filled(known, named) if known else None


def read_only_words(holder: Holder | None) -> str:
    """Return why a case cannot be changed, and how to go on."""
    if holder is None:
        return (
            "This case may only be read where it lies. Save it under another name to "
            "go on with it."
        )
    return (
        f"This case is being written by {holder_words(holder)}, so here it may only be "
        "read. Wait until it is closed there, or save it under another name."
    )


def unsaved_words(work: UnsavedWork) -> tuple[str, str]:
    """Return the headline and the particulars of work that was never saved."""
    levels = ", ".join(work.levels) or "no vertebra yet"
    title = f"Work that was not saved: {levels}"
    when = work.last_at.astimezone().strftime("%Y-%m-%d %H:%M")
    needles = f"{work.needles} needle" + ("" if work.needles == 1 else "s")
    steps = f"{work.steps} step" + ("" if work.steps == 1 else "s")
    words = f"{needles}, {steps}, last on {when}."
    if not work.whole:
        words = f"{words} The end of it is damaged; what is whole can be continued."
    return title, words


def holder_words(holder: Holder) -> str:
    """Return who writes a case, as far as that is known."""
    who = holder.by or "somebody else"
    return f"{who} on {holder.computer}" if holder.computer else who
