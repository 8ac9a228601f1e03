"""What of an audit is done, line by line: an audit that was stopped goes on from there.

Each case is written when it is done, whole: its document in a file of its own, and
after that its line. A line that was cut short counts for nothing.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.errors import CannotExport, PlannerError
from planner.plan.storage import replace_file
from ui.cohort.one_case import DONE, FAILED, CaseDone

JOURNAL_FILE = "journal.jsonl"
CASES_FOLDER = "cases"
KEY_DIGITS = 12


class Journal:
    """The folder of an audit."""

    def __init__(self, folder: Path) -> None:
        """Open a folder, or make it.

        Raises
        ------
        CannotExport
            If it cannot be written to, or holds something that is no audit.
        """
        self.folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
            is_new = not (folder / JOURNAL_FILE).exists()
            if is_new and any(folder.iterdir()):
                raise CannotExport("not an audit", reason="taken", file=folder)
            (folder / CASES_FOLDER).mkdir(exist_ok=True)
            self._end_torn_line()
        except OSError as error:
            raise CannotExport("not written", reason="unwritable", file=folder) from (
                error
            )

    def _end_torn_line(self) -> None:
        path = self.folder / JOURNAL_FILE
        path.touch()
        if path.read_bytes()[-1:] not in (b"", b"\n"):
            with path.open("ab") as stream:
                stream.write(b"\n")

    def done(self) -> Mapping[str, CaseDone]:
        """Return by key the cases that were reviewed; those that failed are not."""
        found = {}
        for line in (self.folder / JOURNAL_FILE).read_bytes().splitlines():
            with contextlib.suppress(ValueError, KeyError, TypeError, OSError):
                told = json.loads(line)
                if told["status"] == DONE:
                    number = int(told["case"])
                    key = str(told["key"])
                    document = json.loads(self._path(number, key).read_bytes())
                    found[key] = CaseDone(number=number, document=document)
        return found

    def write(self, key: str, done: CaseDone) -> None:
        """Write down what became of a case.

        Raises
        ------
        CannotExport
            If there is no room for it, say.
        """
        try:
            if done.document is not None:
                text = json.dumps(done.document, indent=1) + "\n"
                replace_file(self._path(done.number, key), text.encode("ascii"))
            line = {"case": done.number, "key": key, **facts_of(done)}
            with (self.folder / JOURNAL_FILE).open("ab") as stream:
                stream.write(json.dumps(line).encode("ascii") + b"\n")
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise CannotExport(
                "not written", reason="unwritable", file=self.folder
            ) from error

    def _path(self, number: int, key: str) -> Path:
        """Return where a case is kept: a list in another order mixes nothing up."""
        return self.folder / CASES_FOLDER / f"{number:04d}-{key[:KEY_DIGITS]}.json"


def facts_of(done: CaseDone) -> dict[str, Any]:
    """Return how a case ended, without any path: a failure by its code and reason."""
    if done.error is None:
        return {"status": DONE, "code": None, "reason": None}
    return {"status": FAILED, **_plain(done.error)}


def _plain(error: PlannerError) -> dict[str, Any]:
    reason = error.facts.get("reason")
    return {"code": error.code, "reason": None if reason is None else str(reason)}
