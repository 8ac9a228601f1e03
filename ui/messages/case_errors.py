"""What keeps a case file from being opened or written, and the way out."""

from collections.abc import Mapping

from planner.case_file.lock import Holder
from ui.language import say
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
        "file": say("The case"),
        "whole": 0,
        **facts,
        "holder": holder_words(holder if isinstance(holder, Holder) else Holder()),
    }
    return filled(known, named) if known else None


def read_only_words(holder: Holder | None) -> str:
    """Return why a case cannot be changed, and how to go on."""
    if holder is None:
        return say(
            "This case may only be read where it lies. Save it under another name "
            "to go on with it."
        )
    return say(
        "This case is being written by {who}, so here it may only be read. "
        "Wait until it is closed there, or save it under another name.",
        who=holder_words(holder),
    )


def unsaved_words(work: UnsavedWork) -> tuple[str, str]:
    """Return the headline and the particulars of work that was never saved."""
    levels = ", ".join(work.levels) or say("no vertebra yet")
    title = say("Work that was not saved: {levels}", levels=levels)
    when = work.last_at.astimezone().strftime("%Y-%m-%d %H:%M")
    needles, steps = (
        say("1 needle") if work.needles == 1 else say("{n} needles", n=work.needles),
        say("1 step") if work.steps == 1 else say("{n} steps", n=work.steps),
    )
    words = say(
        "{needles}, {steps}, last on {when}.", needles=needles, steps=steps, when=when
    )
    if not work.whole:
        words = say(
            "{words} The end of it is damaged; what is whole can be continued.",
            words=words,
        )
    return title, words


def holder_words(holder: Holder) -> str:
    """Return who writes a case, as far as that is known."""
    who = holder.by or say("somebody else")
    return (
        say("{who} on {computer}", who=who, computer=holder.computer)
        if holder.computer
        else who
    )
