"""Work that was never saved: where it is kept, and what is found at the next start."""

import contextlib
import getpass
import secrets
from datetime import datetime
from pathlib import Path

import attrs
import platformdirs

from planner.case_file.database import SUFFIX
from planner.case_file.lock import is_held, lock_path
from planner.case_file.reading import (
    Record,
    is_case_file,
    read_record,
    read_what_is_whole,
)
from planner.case_file.store import CaseFile
from planner.errors import PlannerError
from planner.plan.storage import read_plan, relocated
from planner.sqlite_file import journal_path, remove_drafts

ORIGIN = "origin"
"""The attachment that names the plan which unsaved steps belong to."""

SAVED = "saved"
"""The attachment that names the file in which unsaved steps are being saved."""


@attrs.frozen(kw_only=True)
class UnsavedWork:
    """A case that somebody never came to save. `whole` is False for a damaged one."""

    path: Path
    levels: tuple[str, ...]
    needles: int
    steps: int
    last_at: datetime
    whole: bool


def unsaved_folder() -> Path:
    """Return where unsaved work is kept; only this user can look inside."""
    return platformdirs.user_data_path("isthmus", appauthor=False) / "unsaved"


def user_name() -> str:
    """Return the name somebody is logged in by, for who never gave initials."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def new_unsaved_path(folder: Path) -> Path:
    """Return a free name in the folder, which is made if need be.

    The name tells nothing: a case bears the name of no patient.
    """
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder / f"{secrets.token_hex(8)}{SUFFIX}"


def find_unsaved(folder: Path) -> tuple[UnsavedWork, ...]:
    """Return what was left behind, the latest first; what is open now is not.

    What a program has saved just before it was killed is no such work: it goes, as
    does what never became a file.
    """
    _clear_drafts(folder)
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        if is_held(path):
            continue
        with contextlib.suppress(PlannerError):
            record, problem = read_what_is_whole(path)
            if problem is None and _is_saved(path, record):
                discard_unsaved(path)
            else:
                found.append(_described(path, record, whole=problem is None))
    return tuple(sorted(found, key=lambda work: work.last_at, reverse=True))


def plan_of_unsaved(file: CaseFile) -> Path | None:
    """Return the plan which unsaved steps belong to, or None."""
    for entry in reversed(file.record.entries):
        if ORIGIN in entry.attached:
            return _path_of(file, entry.attached[ORIGIN])
    return None


def _is_saved(path: Path, record: Record) -> bool:
    """Tell whether all of it stands in the file in which it was last being saved."""
    noted = record.entries[-1].attached.get(SAVED)
    if noted is None:
        return False
    file = CaseFile(path, record, None)
    saved = _path_of(file, noted)
    file.release()
    try:
        if not is_case_file(saved):
            folders = {"from_folder": saved.parent, "to_folder": path.parent}
            return relocated(read_plan(saved), **folders) == record.case
        chains = {entry.chain for entry in read_record(saved).entries}
    except PlannerError:
        return False
    return record.last_chain in chains


def _path_of(file: CaseFile, attached: str) -> Path:
    return Path(file.attachment(attached).decode(errors="surrogateescape"))


def discard_unsaved(path: Path) -> None:
    """Throw unsaved work away, for good."""
    for part in (path, journal_path(path), lock_path(path)):
        with contextlib.suppress(OSError):
            part.unlink()


def _clear_drafts(folder: Path) -> None:
    for draft in folder.glob(f".*{SUFFIX}.*"):
        path = draft.with_name(draft.stem.removeprefix("."))
        if not (path.exists() or is_held(path)):
            remove_drafts(path)
            discard_unsaved(path)


def _described(path: Path, record: Record, *, whole: bool) -> UnsavedWork:
    case = record.case
    return UnsavedWork(
        path=path,
        levels=tuple(plan.level for plan in case.levels),
        needles=sum(len(plan.needles) for plan in case.levels),
        steps=len(record.line.steps) - 1,
        last_at=record.entries[-1].at,
        whole=whole,
    )
