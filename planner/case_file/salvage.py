"""What of a damaged case file is whole, as a new case."""

from pathlib import Path

from planner.case_file.reading import read_what_is_whole
from planner.case_file.store import create_case_file
from planner.plan.case import Case
from planner.plan.storage import relocated


def salvage(path: Path, to: Path, *, by: str) -> None:
    """Write all steps before the first bad one into a new case file.

    Raises
    ------
    BadCaseFile
        If not one step is whole, or the new file cannot be written.
    """
    record, _ = read_what_is_whole(path)

    def seen_from_there(case: Case) -> Case:
        return relocated(case, from_folder=path.parent, to_folder=to.parent)

    history = record.history().with_cases(seen_from_there)
    history.author = by
    create_case_file(to, history, rule_book=record.entries[-1].rule_book).release()
