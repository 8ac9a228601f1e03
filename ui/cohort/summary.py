"""A cohort on one page: a row for each level, and how many of what."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planner.plan.storage import replace_file
from planner.review.review_document import SIGNS
from ui.cohort.journal import facts_of
from ui.cohort.one_case import FAILED, CaseDone, Task
from ui.messages.csv_text import csv_text

SCHEMA = "isthmus-audit/1"
SUMMARY_JSON, SUMMARY_CSV = "audit.json", "audit.csv"

COLUMNS = (
    "case",
    "level",
    "status",
    "code",
    "reason",
    "overall",
    "registration_error_mm",
    "cement_ml",
    "pieces",
    "canal_area_percent",
    "compartments",
    "routes",
    "tracks",
    "K1",
    "K2",
    "K3",
    "K4",
    "failed_tools",
)


def audit_document(
    done: Sequence[CaseDone], tools: Sequence[Mapping[str, str]], rulebook: str
) -> dict[str, object]:
    """Return the document `isthmus-audit/1`: the rows, and what of them is counted."""
    rows = [row for case in done for row in _rows(case)]
    compartments = Counter(
        name for row in rows for name in str(row["compartments"] or "").split()
    )
    return {
        "schema": SCHEMA,
        "rulebook": rulebook,
        "tools": list(tools),
        "cases_count": len(done),
        "failed_count": sum(case.status == FAILED for case in done),
        "overall": dict(sorted(Counter(str(row["overall"]) for row in rows).items())),
        "compartments": dict(sorted(compartments.items())),
        "rows": rows,
    }


def tools_of(tasks: Sequence[Task]) -> list[Mapping[str, str]]:
    """Return the tools of an audit as its document names them."""
    tools = tasks[0].tools if tasks else ()
    return [
        {"id": t.id, "version": t.info.version, "sha256": t.plugin.sha256}
        for t in tools
    ]


def write_summary(document: Mapping[str, Any], folder: Path) -> None:
    """Write the document and its rows as CSV.

    Raises
    ------
    OSError
        If they cannot be written.
    """
    text = json.dumps(document, indent=1, allow_nan=False) + "\n"
    replace_file(folder / SUMMARY_JSON, text.encode("ascii"))
    rows = ([row[name] for name in COLUMNS] for row in document["rows"])
    table = csv_text(COLUMNS, rows).encode("utf-8-sig")
    replace_file(folder / SUMMARY_CSV, table)


def _rows(done: CaseDone) -> Iterator[dict[str, Any]]:
    """Yield a row for each level, or one for a case that could not be opened."""
    empty = dict.fromkeys(COLUMNS) | {"case": done.number, **facts_of(done)}
    document = done.document
    if document is None:
        yield empty | {"overall": "NA"}
        return
    for placed in document["registration"]["levels"]:
        yield empty | _level_row(document, placed)
    for refused in document["refused"]:
        told = {"level": refused["level"], "status": FAILED, "overall": "NA"}
        yield empty | told | {name: refused[name] for name in ("code", "reason")}


def _level_row(
    document: Mapping[str, Any], placed: Mapping[str, Any]
) -> dict[str, Any]:
    level = placed["level"]
    pieces, tracks, tools = (
        [item for item in document[name] if item["level"] == level]
        for name in ("cement", "tracks", "tools")
    )
    told = (piece["canal_area_percent"] for piece in pieces)
    areas = [area for area in told if area is not None]
    volumes = [piece["volume_ml"] or 0.0 for piece in pieces]
    is_measured = any(t["id"] == "cement" and t["status"] == "done" for t in tools)
    (case,) = (each["case"] for each in document["cases"] if each["level"] == level)
    return {
        "level": level,
        "overall": document["overall"],
        "registration_error_mm": placed["error_mm"],
        "cement_ml": round(sum(volumes), 3) if is_measured else None,
        "pieces": len(pieces) if is_measured else None,
        "canal_area_percent": round(max(areas), 1) if areas else None,
        "compartments": _words(pieces, "compartments"),
        "routes": _words(pieces, "route"),
        "tracks": len(tracks),
        **_signs(case),
        "failed_tools": " ".join(t["id"] for t in tools if t["status"] == FAILED),
    }


def _words(pieces: Sequence[Mapping[str, Any]], name: str) -> str:
    return " ".join(sorted({word for piece in pieces for word in piece[name]}))


def _signs(case: Mapping[str, Any]) -> dict[str, str | None]:
    imaging = case.get("imaging", {})
    return {sign: imaging.get(field) for sign, field in SIGNS.items()}
