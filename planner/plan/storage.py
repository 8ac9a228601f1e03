"""The plan document on disk."""

import hashlib
import json
import os
import re
import secrets
from collections.abc import Callable
from pathlib import Path, PurePath

import attrs

from planner.errors import BadPlan, PlannerError
from planner.file_sync import sync_folder
from planner.plan.case import Case, LabelSource, LevelPlan
from planner.plan.document import parse_json
from planner.plan.schema import case_from_document, plan_document

NUMBERS = re.compile(r"\[\n[-+.0-9eE,\s]*\]")
"""A list of numbers as `json.dumps` spreads it over several lines."""


def read_plan(path: Path) -> Case:
    """Read a plan document.

    Raises
    ------
    BadPlan, BadNeedle, NewerPlan
        With the fact `file`, and with `where` once the document is JSON.
    """
    try:
        return case_from_document(parse_json(content_of(path)))
    except PlannerError as error:
        error.facts["file"] = str(path)
        raise


def write_plan(case: Case, path: Path) -> None:
    """Write a plan document so that `path` holds the old one or the new one, whole.

    What could not be read again is refused before anything is touched.

    Raises
    ------
    BadPlan, BadNeedle
        With the fact `file`; the reason is "unwritable" when the disk refuses.
    """
    document = plan_document(case)
    try:
        case_from_document(document)
        replace_file(path.resolve(), _as_text(document).encode("ascii"))
    except OSError as error:
        raise BadPlan("cannot write", reason="unwritable", file=str(path)) from error
    except PlannerError as error:
        error.facts["file"] = str(path)
        raise


def relocated(case: Case, *, from_folder: Path, to_folder: Path) -> Case:
    """Return the case with its paths counted from the folder it is to be saved in.

    A path is relative while its target lies in the new folder or the one above, so
    that a study folder can be moved as a whole; otherwise it becomes absolute.
    """

    def moved(path: str) -> str:
        return path_from(to_folder.resolve(), (from_folder / path).resolve())

    return with_paths(case, moved)


def with_paths(case: Case, change: Callable[[str], str]) -> Case:
    """Return the case with each of its paths changed: images and label maps."""

    def changed_level(plan: LevelPlan) -> LevelPlan:
        if not isinstance(plan.anatomy, LabelSource):
            return plan
        labels = change(plan.anatomy.labels)
        return attrs.evolve(plan, anatomy=attrs.evolve(plan.anatomy, labels=labels))

    postop = case.study.postop_ct
    study = attrs.evolve(
        case.study,
        ct=change(case.study.ct),
        postop_ct=None if postop is None else change(postop),
    )
    levels = tuple(changed_level(plan) for plan in case.levels)
    return attrs.evolve(case, study=study, levels=levels)


def case_digest(case: Case) -> str:
    """Return the SHA-256 of what was decided, wherever the images lie just now.

    Images are told by their own numbers, so that a folder that was moved or renamed
    does not count; of a label map, and of images without numbers, the file name does.
    Images made after the operation decide nothing, nor does what is told in a review:
    a plan stays what it was with them.
    """
    bare = with_paths(case, lambda path: PurePath(path).name or ".")
    study = bare.study
    if study.series_uid or study.content_sha256:
        study = attrs.evolve(study, ct=".")
    study = attrs.evolve(study, postop_ct=None, postop=None)
    levels = tuple(attrs.evolve(plan, review=None) for plan in bare.levels)
    decided = attrs.evolve(bare, study=study, levels=levels)
    return hashlib.sha256(canonical_plan(decided)).hexdigest()


def canonical_plan(case: Case) -> bytes:
    """Return the one text of a case; equal cases have the same, also read back.

    Raises
    ------
    BadPlan, BadNeedle
        If it could not be read again.
    """
    read_back = case_from_document(plan_document(case))
    return canonical_json(plan_document(read_back))


def canonical_json(value: object) -> bytes:
    """Return the one JSON text of a value: sorted keys, no blanks, ASCII."""
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode("ascii")


def _as_text(document: dict[str, object]) -> str:
    """Return JSON with each point on one line.

    A line break never stands inside a JSON string, so only lists of numbers match.
    """

    def on_one_line(found: re.Match[str]) -> str:
        return "".join(found[0].split()).replace(",", ", ")

    return NUMBERS.sub(on_one_line, json.dumps(document, indent=1)) + "\n"


def path_from(home: Path, target: Path) -> str:
    if target.is_relative_to(home):
        return target.relative_to(home).as_posix()
    is_near = home.parent != Path(home.anchor) and target.is_relative_to(home.parent)
    return (
        f"../{target.relative_to(home.parent).as_posix()}" if is_near else str(target)
    )


def content_of(path: Path) -> bytes:
    """Return what a file holds; `BadPlan` tells why it cannot be read."""
    try:
        if path.is_dir():
            raise BadPlan("a folder", reason="folder")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise BadPlan("no such file", reason="missing") from error
    except (OSError, ValueError) as error:
        raise BadPlan("cannot read", reason="unreadable") from error


def replace_file(path: Path, content: bytes) -> None:
    """Write beside the target and rename, so that a crash leaves the old file."""
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode & 0o777)
        temporary.replace(path)
        sync_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)
