"""A table of published cases: one row each, its columns those of the papers' tables.

A row becomes a case as far as its cells say plainly what a field asks for. What they
say otherwise, or in words, is kept as the paper's own (`ReviewCase.as_published`), so
that a table is written as it was read and nothing is guessed.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from planner.errors import BadReviewCase, PlannerError
from planner.plan.assessment import FRACTURE_TYPES
from planner.plan.case import TECHNIQUES, VISCOSITIES
from planner.plan.storage import content_of
from planner.review import vocabulary as words
from planner.review.case import (
    Event,
    Imaging,
    IndexProcedure,
    Injected,
    Leak,
    NeuroStatus,
    Outcome,
    Patient,
    Published,
    ReviewCase,
    Strength,
    Treatment,
)

Row = Mapping[str, str]

OPERATIONS = {
    "op_none": "none",
    "op_laminectomy": "laminectomy",
    "op_durotomy": "durotomy",
    "op_internal_fixation": "fixation",
    "op_corpectomy_or_vertebrectomy": "corpectomy",
    "op_endoscopic": "endoscopic",
}
COLUMNS = (
    *("case_id", "row_kind", "duplicate_of", "seed_file", "seed_ref_no"),
    *("author_year", "age", "sex", "fracture_type_verbatim", "fracture_type_code"),
    *("fracture_level_verbatim", "levels", "index_technique", "index_side"),
    *("cement_volume_ml", "cement_viscosity", "onset_class", "onset_text"),
    *("leak_compartment", "operation_verbatim", *OPERATIONS, "op_stages"),
    *("mrc_initial_verbatim_LR", "mrc_initial_left", "mrc_initial_right"),
    *("mrc_final_verbatim_LR", "mrc_final_left", "mrc_final_right"),
    *("urinary_bowel_verbatim", "bladder_bowel_code", "pain_score_initial"),
    *("walking_final", "followup", "notes"),
)
ROW_KINDS = {
    "own": "own",
    "table1": "table",
    "seed_case": "source",
    "figure_case": "figure",
}
WALKINGS = {
    "independent": "independent",
    "with assistance": "assisted",
    "not walking": "none",
}
UNITS_IN_MONTHS = {"month": 1.0, "year": 12.0}

BLADDER_WORDS = (
    ("retention", "retention"),
    ("urinary incontinence", "incontinence"),
    ("urinary", "impaired"),
    ("dysuria", "impaired"),
)
BOWEL_WORDS = (("constipation", "constipation"), ("defecation", "impaired"))
LOST_TONE = re.compile(r"(decreased|loose|reduced) anal tone")
IMPAIRED = ("impaired", "recovered")
"""What the papers' codes for bladder and bowel call lost at the beginning."""

COMPARTMENT_WORDS = (
    ("foraminal", words.FORAMINAL),
    ("intradural", words.INTRADURAL),
    ("medial aspect of pedicle", words.PEDICLE_BREACH),
    ("epidural", words.EPIDURAL),
    ("canal", words.CANAL),
)
"""A phrase that begins with no compartment's own name is told by the first of these
that it holds; other phrases stay words."""


# --- reading --------------------------------------------------------------------------


def read_case_table(path: Path) -> tuple[ReviewCase, ...]:
    """Return the cases of a table (CSV in UTF-8).

    Raises
    ------
    BadReviewCase
        With the fact `file`, and `where` as "row N" (the first after the heading is 1)
        once there are rows.
    """
    try:
        return cases_of(_text(path))
    except PlannerError as error:
        raise BadReviewCase(str(error), **{**error.facts, "file": str(path)}) from error


def _text(path: Path) -> str:
    try:
        return content_of(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadReviewCase("not UTF-8", reason="not_text") from error


def cases_of(text: str) -> tuple[ReviewCase, ...]:
    """Return the cases of the text of a table."""
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise BadReviewCase("columns", reason="not_case_table", missing=missing)
    cases = []
    for number, row in enumerate(reader, start=1):
        try:
            cases.append(case_of_row({name: row[name] or "" for name in COLUMNS}))
        except BadReviewCase as error:
            error.facts["where"] = f"row {number}, {error.facts.get('where', '')}"
            raise
    return tuple(cases)


def case_of_row(row: Row) -> ReviewCase:
    """Return the case of one row; its other words are kept as published."""
    case = ReviewCase(
        case_id=row["case_id"],
        row_kind=ROW_KINDS.get(row["row_kind"]),
        source=row["author_year"] or None,
        duplicate_of=row["duplicate_of"] or None,
        levels=tuple(row["levels"].split(";")),
        patient=Patient(
            age_years=_whole(row["age"]),
            sex=_known(row["sex"], words.SEXES),
            fracture_type=_known(row["fracture_type_code"], FRACTURE_TYPES),
        ),
        index=IndexProcedure(
            technique=_known(row["index_technique"], TECHNIQUES),
            puncture=_known(row["index_side"], words.PUNCTURES),
        ),
        cement=Injected(
            volume_ml=_number(row["cement_volume_ml"]),
            viscosity=_known(row["cement_viscosity"], VISCOSITIES),
        ),
        event=Event(onset_class=_known(row["onset_class"], words.ONSET_CLASSES)),
        timeline=_timeline(row),
        imaging=Imaging(leaks=_leaks(row["leak_compartment"])),
        treatment=_treatment(row),
        outcome=Outcome(
            followup_months=_months(row["followup"]),
            bladder_bowel_recovered=row["bladder_bowel_code"] == "recovered" or None,
        ),
    )
    written = row_of(case)
    kept = tuple(
        Published(column=name, words=row[name])
        for name in COLUMNS
        if row[name] and row[name] != written[name]
    )
    return attrs.evolve(case, as_published=kept or None)


def _known(cell: str, allowed: Iterable[str]) -> str | None:
    return cell if cell in allowed else None


def _number(cell: str) -> float | None:
    try:
        return float(cell) if cell else None
    except ValueError:
        return None


def _whole(cell: str) -> int | None:
    return int(cell) if cell.isdecimal() else None


def _months(cell: str) -> float | None:
    found = re.findall(r"(\d+) (month|year)s?", cell)
    return float(found[-1][0]) * UNITS_IN_MONTHS[found[-1][1]] if found else None


def _timeline(row: Row) -> tuple[NeuroStatus, ...] | None:
    phrase = row["urinary_bowel_verbatim"].lower()
    lost = phrase if row["bladder_bowel_code"] in IMPAIRED else ""
    is_kept = row["bladder_bowel_code"] in ("normal", "preserved")
    names_both = is_kept and "bladder" in phrase and "bowel" in phrase
    first = NeuroStatus(
        phase="admission",
        strength=_legs(row["mrc_initial_left"], row["mrc_initial_right"]),
        bladder=words.NORMAL if names_both else _lost(lost, BLADDER_WORDS),
        bowel=words.NORMAL if names_both else _lost(lost, BOWEL_WORDS),
        perineal=words.NORMAL if is_kept and "perineal" in phrase else None,
        anal_tone=_tone(phrase, is_kept=is_kept),
    )
    last = NeuroStatus(
        phase="last",
        strength=_legs(row["mrc_final_left"], row["mrc_final_right"]),
        walking=WALKINGS.get(row["walking_final"]),
    )
    told = tuple(s for s in (first, last) if s != NeuroStatus(phase=s.phase))
    return told or None


def _legs(left: str, right: str) -> tuple[Strength, ...] | None:
    grades = (_known(left, words.GRADES), _known(right, words.GRADES))
    if grades == (None, None):
        return None
    return (Strength(muscle=words.LEG, left=grades[0], right=grades[1]),)


def _lost(phrase: str, table: tuple[tuple[str, str], ...]) -> str | None:
    return next((state for word, state in table if word in phrase), None)


def _tone(phrase: str, *, is_kept: bool) -> str | None:
    if LOST_TONE.search(phrase):
        return "reduced"
    return words.NORMAL if is_kept and "anal tone" in phrase else None


def _leaks(cell: str) -> tuple[Leak, ...] | None:
    leaks: list[Leak] = []
    for phrase in cell.split(";"):
        compartment = _compartment(phrase)
        if compartment is not None:
            leaks += [
                Leak(compartment=compartment, side=side) for side in _sides(phrase)
            ]
    return tuple(leaks) or None


def _compartment(phrase: str) -> str | None:
    code = phrase.split(" ", maxsplit=1)[0]
    if code in words.COMPARTMENTS:
        return code
    return next((name for word, name in COMPARTMENT_WORDS if word in phrase), None)


def _sides(phrase: str) -> tuple[str | None, ...]:
    if "bilateral" in phrase:
        return words.SIDES
    return next(((side,) for side in words.SIDES if side in phrase), (None,))


def _treatment(row: Row) -> Treatment:
    told = tuple(name for column, name in OPERATIONS.items() if row[column] == "1")
    untold = tuple(name for column, name in OPERATIONS.items() if not row[column])
    is_open = len(untold) == len(OPERATIONS)
    return Treatment(
        done=None if is_open else told,
        not_told=None if is_open or not untold else untold,
        stages=_whole(row["op_stages"]),
    )


# --- writing --------------------------------------------------------------------------


def row_of(case: ReviewCase) -> dict[str, str]:
    """Return a case as one row; what its fields do not give is as it was published."""
    kinds = {kind: name for name, kind in ROW_KINDS.items()}
    first, last = _leg_of(case, "admission"), _leg_of(case, "last")
    done = case.treatment.done
    leaks = case.imaging.leaks or ()
    row = dict.fromkeys(COLUMNS, "")
    row |= {
        "case_id": case.case_id,
        "row_kind": kinds.get(case.row_kind or "", ""),
        "duplicate_of": case.duplicate_of or "",
        "author_year": case.source or "",
        "age": _cell(case.patient.age_years),
        "sex": case.patient.sex or "",
        "fracture_type_code": case.patient.fracture_type or "",
        "levels": ";".join(case.levels),
        "index_technique": case.index.technique or "",
        "index_side": case.index.puncture or "",
        "cement_volume_ml": _cell(case.cement.volume_ml),
        "cement_viscosity": case.cement.viscosity or "",
        "onset_class": case.event.onset_class or "",
        "leak_compartment": ";".join(
            " ".join(filter(None, (leak.compartment, leak.side))) for leak in leaks
        ),
        "op_stages": _cell(case.treatment.stages),
        "mrc_initial_left": first.left or "",
        "mrc_initial_right": first.right or "",
        "mrc_final_left": last.left or "",
        "mrc_final_right": last.right or "",
    }
    if done is not None:
        row |= {
            column: str(int(name in done))
            for column, name in OPERATIONS.items()
            if name not in (case.treatment.not_told or ())
        }
    return row | {each.column: each.words for each in case.as_published or ()}


def _cell(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _leg_of(case: ReviewCase, phase: str) -> Strength:
    """Return the grade of the whole legs in one phase, empty where nobody told it."""
    for status in case.timeline or ():
        for each in status.strength or ():
            if status.phase == phase and each.muscle == words.LEG:
                return each
    return Strength(muscle=words.LEG)


def table_text(cases: Iterable[ReviewCase]) -> str:
    """Return the table of some cases as CSV with a heading."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(row_of(case) for case in cases)
    return out.getvalue()
