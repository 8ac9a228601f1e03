"""Work that was never saved: where it is kept, and what is found at the next start."""

import contextlib
import getpass
import secrets
from datetime import datetime
from pathlib import Path

import attrs
import platformdirs

from planner.case_file.database import SUFFIX
from planner.case_file.lock import is_held
from planner.case_file.reading import Record, read_what_is_whole
from planner.case_file.store import CaseFile
from planner.errors import PlannerError

ORIGIN = "origin"
"""The attachment that names the plan which unsaved steps belong to."""


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
    """Return what was left behind, the latest first; what is open now is not."""
    found = []
    for path in folder.glob(f"*{SUFFIX}"):
        if is_held(path):
            continue
        with contextlib.suppress(PlannerError):
            record, problem = read_what_is_whole(path)
            found.append(_described(path, record, whole=problem is None))
    return tuple(sorted(found, key=lambda work: work.last_at, reverse=True))


def plan_of_unsaved(file: CaseFile) -> Path | None:
    """Return the plan which unsaved steps belong to, or None."""
    for entry in reversed(file.record.entries):
        if ORIGIN in entry.attached:
            content = file.attachment(entry.attached[ORIGIN])
            return Path(content.decode(errors="surrogateescape"))
    return None


def discard_unsaved(path: Path) -> None:
    """Throw unsaved work away, for good."""
    with contextlib.suppress(OSError):
        path.unlink()


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
