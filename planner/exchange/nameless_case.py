"""A whole case that names nobody: its images, its label maps, its plan.

The plan keeps what was decided and measured. What somebody typed goes, initials become
numbers, dates go, and the images are named by their new UID.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from planner.errors import CannotExport
from planner.exchange.deidentify import Deidentifier
from planner.exchange.nameless_labels import write_nameless
from planner.imaging.volume import Note, SeriesIdentity
from planner.plan.case import Case, LabelSource, LevelPlan
from planner.plan.storage import write_plan
from planner.work import Monitor

CT_FOLDER, PLAN_FILE = "ct", "plan.json"
NOT_TOLD = "not told"
"""Stands for a text that somebody had to give and that does not leave."""

USUAL_NEEDLE_NAME = re.compile(r"[A-Z]\d{1,2}")


def write_nameless_case(
    case: Case,
    images: Sequence[Path],
    identity: SeriesIdentity,
    by: Deidentifier,
    target: Path,
    monitor: Monitor,
    *,
    folder: Path,
) -> None:
    """Write images, label maps and plan into a folder that is there and empty.

    `images` are all files of the series, `identity` tells the volume that was read of
    them; relative paths of the case count from `folder`.

    Raises
    ------
    CannotExport
        Reason `burned_in`, `labels`, `unreadable`; with the `file`.
    Cancelled
        The caller asked for it.
    """
    _write_images(images, by, target / CT_FOLDER, monitor)
    labels = dict(_write_labels(case, by, target, folder))
    write_plan(_nameless(case, identity, by, labels), target / PLAN_FILE)


def _write_images(
    images: Sequence[Path], by: Deidentifier, target: Path, monitor: Monitor
) -> None:
    import pydicom
    from pydicom.errors import InvalidDicomError

    target.mkdir()
    watched = monitor.watch(images, total=len(images))
    for number, file in enumerate(watched, start=1):
        try:
            made = by.copy(pydicom.dcmread(file))
        except CannotExport as error:
            error.facts["file"] = file
            raise
        except (OSError, InvalidDicomError, ValueError, AttributeError) as error:
            raise CannotExport("unreadable", reason="unreadable", file=file) from error
        made.save_as(target / f"{number:04d}.dcm", enforce_file_format=True)


def _write_labels(
    case: Case, by: Deidentifier, target: Path, folder: Path
) -> Iterator[tuple[str, str]]:
    """Write every label map of a case once; give its old and its new name."""
    sources = (p.anatomy for p in case.levels if isinstance(p.anatomy, LabelSource))
    names = dict.fromkeys(source.labels for source in sources)
    for number, name in enumerate(names, start=1):
        yield name, write_nameless(folder / name, target, f"labels_{number}", by)


# --- the plan -------------------------------------------------------------------------


@attrs.define
class _Pseudonyms:
    """Numbers for whoever signed, and usual names for needles that have others."""

    people: dict[str, str] = attrs.field(factory=dict)
    needles: dict[str, str] = attrs.field(factory=dict)

    def person(self, initials: str) -> str:
        return self.people.setdefault(initials, f"P{len(self.people) + 1}")

    def needle(self, name: str) -> str:
        if USUAL_NEEDLE_NAME.fullmatch(name):
            return name
        return self.needles.setdefault(name, f"needle{len(self.needles) + 1}")


def _nameless(
    case: Case, identity: SeriesIdentity, by: Deidentifier, labels: Mapping[str, str]
) -> Case:
    names = _Pseudonyms()
    study = attrs.evolve(
        case.study,
        ct=CT_FOLDER,
        series_uid=by.uid(identity.series_uid),
        content_sha256=identity.content_sha256,
        postop_ct=None,
        postop=None,
        image_notes=tuple(map(_numbers_only, case.study.image_notes)),
    )
    return attrs.evolve(
        case,
        study=study,
        levels=tuple(_level(plan, names, labels) for plan in case.levels),
        unlockings=tuple(
            attrs.evolve(
                one,
                needle=names.needle(one.needle),
                initials=names.person(one.initials),
            )
            for one in case.unlockings
        ),
    )


def _numbers_only(note: Note) -> Note:
    facts = {n: v for n, v in note.facts.items() if isinstance(v, int | float)}
    return Note(note.code, facts)


def _level(plan: LevelPlan, names: _Pseudonyms, labels: Mapping[str, str]) -> LevelPlan:
    anatomy = plan.anatomy
    if isinstance(anatomy, LabelSource):
        anatomy = attrs.evolve(anatomy, labels=labels[anatomy.labels])
    answers = plan.assessment
    if answers is not None and answers.mri_reason is not None:
        answers = attrs.evolve(answers, mri_reason=NOT_TOLD)
    by = plan.confirmed_by
    return attrs.evolve(
        plan,
        anatomy=anatomy,
        confirmed_by=None if by is None else names.person(by),
        confirmed_at=None,
        needles=tuple(attrs.evolve(n, id=names.needle(n.id)) for n in plan.needles),
        cement=None if plan.cement is None else attrs.evolve(plan.cement, product=None),
        assessment=answers,
        overrides=tuple(
            attrs.evolve(
                made,
                reason=NOT_TOLD,
                initials=names.person(made.initials),
                needle=None if made.needle is None else names.needle(made.needle),
            )
            for made in plan.overrides
        ),
        # Reviews leave by the registry, which knows which of their words were typed.
        review=None,
    )
