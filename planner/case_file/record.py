"""What a case file records: entries in a chain, and the line of steps they make.

Nothing is ever taken out. Undo, redo and a jump are entries too, so that the line can
be made again from the entries alone, and the trail says what happened and when.
"""

import hashlib
from collections.abc import Mapping
from datetime import datetime

import attrs

from planner.errors import BadCaseFile
from planner.plan.storage import canonical_json

EDIT, GO, SIGN, NOTE = "edit", "go", "sign", "note"
"""A new step; a walk along the line; a signature; something worth keeping."""
VERBS = (EDIT, GO, SIGN, NOTE)

UNLOCK = "unlock"
"""How the label of a note begins that tells who set a needle free: level and needle
follow."""

NO_CHAIN = "0" * 64
"""What the first entry is chained to."""


@attrs.frozen(kw_only=True)
class Entry:
    """One line of the audit trail.

    `number` counts from 1. `position` is where in the line of steps the case stands
    after it, from 0. `state` is the SHA-256 of the stored case; `attached` those of
    what was put beside it, by name. `rule_book` is the book and policy in force.
    `chain` covers all of it and the chain of the entry before.
    """

    verb: str
    label: str
    position: int
    by: str
    at: datetime
    rule_book: str
    number: int = 0
    state: str = ""
    attached: Mapping[str, str] = attrs.field(factory=dict)
    chain: str = ""


def chained(entry: Entry, *, after: str) -> Entry:
    """Return the entry with its chain, which makes any later change of it show."""
    content = attrs.asdict(attrs.evolve(entry, chain=after))
    content["at"] = entry.at.isoformat()
    digest = hashlib.sha256(canonical_json(content)).hexdigest()
    return attrs.evolve(entry, chain=digest)


def check_chain(entry: Entry, *, number: int, after: str) -> None:
    """Refuse an entry that is not the next one, or not what was written.

    Raises
    ------
    BadCaseFile
        With the reason "changed" and the fact `entry`.
    """
    known = entry.number == number and entry.verb in VERBS
    if not known or chained(entry, after=after).chain != entry.chain:
        raise BadCaseFile("entry changed", reason="changed", entry=number)


@attrs.frozen(kw_only=True)
class Line:
    """The steps that undo and redo walk along, and where the case stands."""

    steps: tuple[Entry, ...] = ()
    position: int = -1

    def after(self, entry: Entry) -> "Line":
        """Return the line once an entry has happened.

        Raises
        ------
        BadCaseFile
            With the reason "changed" if the entry stands where no step is.
        """
        steps, position = self.steps, self.position
        if entry.verb == EDIT:
            position += 1
            steps = (*steps[:position], entry)
        elif entry.verb == GO and 0 <= entry.position < len(steps):
            position = entry.position
        if position != entry.position or steps[position].state != entry.state:
            raise BadCaseFile("no such step", reason="changed", entry=entry.number)
        return Line(steps=steps, position=position)
