"""The document `isthmus-review/1`: all that was found on the levels of a plan.

The same rules are published as a JSON Schema in `resources/schema`. It names levels and
tools, nothing of the patient or the study.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from planner.errors import PlannerError
from planner.review.case import ReviewCase
from planner.review.contract.saying import entries_of
from planner.review.fields import group_document
from planner.review.level_review import FAILED, LevelReview, ToolUse
from planner.review.merged import Merged
from planner.review.placing import Placing
from planner.rules.book import RuleBook
from planner.rules.evaluate import finding_document, policy_document, refused_document
from planner.rules.findings import Judgement, Severity

REVIEW_SCHEMA = "isthmus-review/1"
DIGITS = 4

CEMENT, COMPARTMENTS, ROUTE, TRACKS = "cement", "compartments", "route", "tracks"
SIGNS_TOOL, LITERATURE = "intradural_signs", "literature"
"""The tools whose facts the document tells under names of its own."""

SIGNS = {
    "K1": "medial_puncture",
    "K2": "layering",
    "K3": "no_cement_outside_dura",
    "K4": "blunt_contour",
}
"""Signs of cement within the dura (rules.md R-04), and the field that answers each."""

UNKNOWN = "not_assessable"


@attrs.frozen(kw_only=True, eq=False)
class ReviewedLevel:
    """A level that was reviewed; `image_notes` are codes of what its CT went through.

    `past` is what the rules of a plan would have said of it. `is_same_ct`: the vertebra
    was measured on the CT after the operation itself.
    """

    review: LevelReview
    placing: Placing
    is_same_ct: bool
    image_notes: Sequence[str] = ()
    past: Judgement | None = None

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """What the rules say: on the leak, and on what led to it."""
        past = () if self.past is None else (self.past,)
        return (self.review.judgement, *past)

    @property
    def level(self) -> str:
        return self.review.level


def overall_of(
    levels: Sequence[ReviewedLevel], refused: Mapping[str, PlannerError]
) -> Severity:
    """Return the worst of all findings; what failed is not assessable."""
    severities = [Severity.NA] if refused or not levels else []
    for level in levels:
        review = level.review
        severities += [judgement.overall for judgement in level.judgements]
        severities += [Severity.NA] if review.failures else []
        for result in review.results.values():
            severities += [Severity(found.severity) for found in result.findings]
    return max(severities, key=lambda severity: severity.rank)


def review_document(
    levels: Sequence[ReviewedLevel],
    refused: Mapping[str, PlannerError],
    book: RuleBook,
) -> dict[str, object]:
    """Return the document, ready for `json.dumps`.

    `refused` says by level why it could not be reviewed.
    """
    return {
        "schema": REVIEW_SCHEMA,
        "overall": overall_of(levels, refused).value,
        "rulebook": book.id_hash,
        "policy": policy_document(book.policy),
        "policy_refused": refused_document(book.policy_error),
        "registration": _registration(levels),
        "cement": [piece for level in levels for piece in _cement(level.review)],
        "tracks": [track for level in levels for track in _tracks(level.review)],
        "signs": _signs(levels),
        "findings": _findings(levels),
        "said": _said(levels),
        "literature": [
            {"level": level.level, **level.review.results[LITERATURE].facts}
            for level in levels
            if LITERATURE in level.review.results
        ],
        "tools": [_tool(level.level, u) for level in levels for u in level.review.uses],
        "cases": [_case(level.level, level.review.merged) for level in levels],
        "refused": [
            {"level": level, "code": error.code, "reason": error.facts.get("reason")}
            for level, error in refused.items()
        ],
    }


# --- where the vertebrae lie ----------------------------------------------------------


def _registration(levels: Sequence[ReviewedLevel]) -> dict[str, object]:
    """Return how well the worst level was found again, and each of them."""
    each = [_placing(level) for level in levels]
    errors = [level.placing.error_mm for level in levels]
    return {
        "error_mm": round(max(errors), DIGITS) if errors else None,
        "is_fitted": bool(levels) and all(level.placing.is_fitted for level in levels),
        "levels": each,
    }


def _placing(level: ReviewedLevel) -> dict[str, object]:
    placing = level.placing
    fits = placing.correlation
    return {
        "level": level.level,
        "error_mm": round(placing.error_mm, DIGITS),
        "correlation": None if fits is None else round(fits, DIGITS),
        "is_fitted": placing.is_fitted,
        "is_same_ct": level.is_same_ct,
        "postop_from_preop": placing.postop_from_preop.ravel().tolist(),
    }


# --- what the tools measured ----------------------------------------------------------


def _items(review: LevelReview, tool: str, name: str) -> list[dict[str, Any]]:
    """Return a list of a tool's facts; none where it said something else."""
    result = review.results.get(tool)
    held = result.facts.get(name) if result is not None else None
    items = held if isinstance(held, list) else []
    return [item for item in items if isinstance(item, dict)]


def _cement(review: LevelReview) -> Iterator[dict[str, object]]:
    leaks, exits = _items(review, COMPARTMENTS, "leaks"), _items(review, ROUTE, "exits")
    for piece in _items(review, CEMENT, "components"):
        number = piece.get("component")
        own = [leak for leak in leaks if leak.get("component") == number]
        left = [each for each in exits if each.get("component") == number]
        told = (leak.get("canal_area_percent") for leak in own)
        areas = [area for area in told if isinstance(area, int | float)]
        yield {
            "level": review.level,
            "component": number,
            "volume_ml": piece.get("volume_ml"),
            "low_ml": piece.get("low_ml"),
            "high_ml": piece.get("high_ml"),
            "compartments": _words(leak.get("compartment") for leak in own),
            "side": _side(leak.get("side") for leak in own),
            "route": _words(
                each.get("later_type") or each.get("yeom_type") for each in left
            ),
            "exit": _words(each.get("exit") for each in left),
            "exit_lps_mm": left[0].get("exit_lps_mm") if left else None,
            "canal_area_percent": max(areas, default=None),
            "extent_mm": piece.get("extent_mm"),
            "leaks": own,
            "exits": left,
        }


def _words(told: Iterable[object]) -> list[str]:
    return list(dict.fromkeys(word for word in told if isinstance(word, str)))


def _side(told: Iterable[object]) -> str | None:
    """Return the one side, "both" of several, None where nobody told one."""
    sides = _words(told)
    return sides[0] if len(sides) == 1 else "both" if sides else None


def _tracks(review: LevelReview) -> Iterator[dict[str, object]]:
    for track in _items(review, TRACKS, "tracks"):
        yield {"level": review.level, **track}


def _signs(levels: Sequence[ReviewedLevel]) -> dict[str, object]:
    """Return each sign with its gravest answer on any level, and what supports it."""
    found: dict[str, object] = {}
    nobody: dict[str, object] = {"answer": UNKNOWN, "support": {}, "level": None}
    for sign, field in SIGNS.items():
        answers = [_sign(level.review, sign, field) for level in levels]
        grave = [answer for answer in answers if answer["answer"] == "yes"]
        unsure = [answer for answer in answers if answer["answer"] == UNKNOWN]
        found[sign] = (grave or unsure or answers or [nobody])[0]
    return found


def _sign(review: LevelReview, sign: str, field: str) -> dict[str, object]:
    result = review.results.get(SIGNS_TOOL)
    signs = result.facts.get("signs") if result is not None else None
    measured = signs.get(sign) if isinstance(signs, dict) else None
    support = measured.get("support") if isinstance(measured, dict) else None
    return {
        "answer": _answered(review.merged.case, field),
        "support": support if isinstance(support, dict) else {},
        "level": review.level,
        "told_by": review.merged.source(f"imaging.{field}"),
    }


def _answered(case: ReviewCase, field: str) -> str:
    return getattr(case.imaging, field) or UNKNOWN


# --- findings, tools, cases -----------------------------------------------------------


def _findings(levels: Sequence[ReviewedLevel]) -> list[dict[str, object]]:
    """Return what tools and rules say, the worst first."""
    found: list[dict[str, object]] = []
    for level in levels:
        review = level.review
        for tool, result in review.results.items():
            for finding in result.findings:
                plain = group_document(finding)
                found.append(
                    {
                        "tool": tool,
                        "rule": plain.get("rule"),
                        "level": plain.get("level", level.level),
                        "severity": finding.severity,
                        "title": finding.title,
                        "sentence": finding.sentence,
                        "measures": plain.get("measures", {}),
                        "references": plain.get("references", []),
                        "at_lps_mm": plain.get("at_lps_mm"),
                    }
                )
        for said in (each for told in level.judgements for each in told.findings):
            document = finding_document(said, level.image_notes)
            found.append({"tool": None, "sentence": None, **document})
    return sorted(found, key=lambda each: -Severity(str(each["severity"])).rank)


def _said(levels: Sequence[ReviewedLevel]) -> list[dict[str, object]]:
    """Return what the words of the tools are made of, to say them in any language."""
    texts = (
        text
        for level in levels
        for result in level.review.results.values()
        for finding in result.findings
        for text in (finding.title, finding.sentence)
    )
    return [group_document(entry) for entry in entries_of(texts)]


def _tool(level: str, use: ToolUse) -> dict[str, object]:
    failed = use.status == FAILED and use.problem is not None
    return {
        "id": use.id,
        "version": use.version,
        "sha256": use.sha256,
        "origin": use.origin,
        "status": use.status,
        "reason": use.problem.facts.get("reason") if failed and use.problem else None,
        "level": level,
        "seconds": round(use.seconds, 2),
    }


def _case(level: str, whole: Merged) -> dict[str, object]:
    """Return the case that counts, and who said what of it, the last word last."""
    answers = {
        field: [{"source": each.source, "value": each.value} for each in told]
        for field, told in whole.answers.items()
    }
    return {"level": level, "case": group_document(whole.case), "answers": answers}
