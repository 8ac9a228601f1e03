"""Which cases a cohort has: the plans of a folder, or those that a list names."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import attrs

from planner.case_file.database import SUFFIX
from planner.case_file.reading import is_case_file
from planner.errors import BadPlan, NotAFolder

PLAN_SCHEMA = "isthmus-plan/"
LARGEST_BYTES = 16 << 20
DELIMITERS = "\t,;"
COMMENT = "#"


@attrs.frozen(kw_only=True)
class CohortCase:
    """One plan, and the CT after the operation where the plan does not name it.

    `number` counts from 1 in the order of the list, or of the paths in the folder: it
    is all that files of the audit call a case by, for a path may name the patient.
    """

    number: int
    plan: Path
    postop: Path | None = None


def find_cases(path: Path) -> tuple[CohortCase, ...]:
    """Return the cases of a folder (plans and case files, at any depth) or of a list.

    A list is a text file with one plan a line and, after a tab, comma or semicolon, the
    CT after the operation. Relative paths count from the list; lines that begin with
    `#` say nothing.

    Raises
    ------
    NotAFolder
        If the path cannot be read.
    BadPlan
        With the reason "no_cases" if there are none.
    """
    try:
        found = list(_of_folder(path) if path.is_dir() else _of_list(path))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise NotAFolder("cannot be read", file=path) from error
    if not found:
        raise BadPlan("no cases", reason="no_cases", file=path)
    return tuple(
        CohortCase(number=number, plan=plan, postop=postop)
        for number, (plan, postop) in enumerate(found, start=1)
    )


def _of_folder(folder: Path) -> Iterator[tuple[Path, None]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: path.relative_to(folder).as_posix()):
        suffix = path.suffix.lower()
        is_case = suffix == SUFFIX and is_case_file(path)
        if is_case or (suffix == ".json" and _is_plan(path)):
            yield path, None


def _is_plan(path: Path) -> bool:
    if path.stat().st_size > LARGEST_BYTES:
        return False
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return False
    schema = document.get("schema") if isinstance(document, dict) else None
    return str(schema).startswith(PLAN_SCHEMA)


def _of_list(path: Path) -> Iterator[tuple[Path, Path | None]]:
    text = path.read_text(encoding="utf-8-sig")
    lines = [line for line in text.splitlines() if _says_something(line)]
    delimiter = next(
        (sign for sign in DELIMITERS if any(sign in n for n in lines)), ","
    )
    for row in csv.reader(lines, delimiter=delimiter):
        plan, postop, *_ = (*(cell.strip() for cell in row), "", "")
        yield path.parent / plan, path.parent / postop if postop else None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith(COMMENT)
