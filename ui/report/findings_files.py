"""The findings beside a report: for programs, and for a spreadsheet."""

import json
from collections.abc import Iterator

from planner.plan.case import Case
from planner.rules.evaluate import findings_document
from planner.rules.findings import Finding, Judgement
from ui.messages.csv_text import csv_text
from ui.messages.findings import finding_sentence

HEAD = (
    "level",
    "needle",
    "rule",
    "severity",
    "finding",
    "measures",
    "limits",
    "limit_source",
    "references",
    "at_l_mm",
    "at_p_mm",
    "at_s_mm",
)


def findings_json(judgement: Judgement, case: Case) -> bytes:
    """Return the document `isthmus-findings/1`."""
    document = findings_document(judgement, case)
    return (json.dumps(document, indent=1) + "\n").encode("utf-8")


def findings_csv(judgement: Judgement) -> bytes:
    """Return one line for each finding; a mark at its head tells UTF-8 apart."""
    return csv_text(HEAD, _rows(judgement)).encode("utf-8-sig")


def _rows(judgement: Judgement) -> Iterator[tuple[object, ...]]:
    for found in judgement.findings:
        yield (
            found.level,
            found.needle,
            found.rule,
            found.severity.value,
            finding_sentence(found),
            *_numbers(found),
            found.limit_source if found.limits else "",
            " ".join(found.references),
            *(found.at_lps_mm or (None, None, None)),
        )


def _numbers(found: Finding) -> tuple[str, str]:
    return (
        json.dumps(dict(found.measures), sort_keys=True),
        json.dumps(dict(found.limits), sort_keys=True),
    )
