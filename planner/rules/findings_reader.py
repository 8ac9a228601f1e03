"""Findings out of a document that was kept: to be told again, never judged anew."""

from collections.abc import Mapping
from typing import Any

from planner.errors import BadCaseFile, BadPlan
from planner.plan.case import Override
from planner.plan.document import parse_json
from planner.rules.findings import Finding, Severity


def findings_from_document(content: bytes) -> tuple[Finding, ...]:
    """Return the findings of an `isthmus-findings/1` document, in their order.

    Raises
    ------
    BadCaseFile
        With the reason "damaged" if it is no such document.
    """
    try:
        document: Any = parse_json(content)
        return tuple(_finding(told) for told in document["findings"])
    except (BadPlan, LookupError, TypeError, ValueError) as error:
        raise BadCaseFile("no findings", reason="damaged", whole=0) from error


def _finding(told: Mapping[str, Any]) -> Finding:
    at, override = told["at_lps_mm"], told["override"]
    made = None
    if override is not None:
        made = Override(
            rule=told["rule"],
            needle=told["needle"],
            reason=override["reason"],
            initials=override["initials"],
        )
    return Finding(
        rule=str(told["rule"]),
        level=str(told["level"]),
        severity=Severity(told["severity"]),
        reason=str(told["reason"]),
        needle=told["needle"],
        measures=dict(told["measures"]),
        limits=dict(told["limits"]),
        limit_source=str(told["limit_source"]),
        references=tuple(told["references"]),
        at_lps_mm=None if at is None else (float(at[0]), float(at[1]), float(at[2])),
        part_of=told["part_of"],
        override=made,
        title=told.get("title"),
        is_past=told.get("past") is True,
    )
