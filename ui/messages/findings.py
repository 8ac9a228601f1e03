"""What a finding says: one line for the banner, one sentence for the card."""

from collections.abc import Callable, Mapping

from planner.rules.book import Limit, Reference
from planner.rules.findings import Finding, Judgement, Severity
from ui.messages.numbers import (
    NO_BREAK,
    exceeding,
    is_measured,
    lacking,
    millimetres,
    percent,
    with_unit,
)
from ui.messages.words import SEVERITY_MEANINGS, WALL_WORDS

Sentence = str | Callable[[Finding], str]

SUPPLY_PEDICLE = "Place its four landmarks, or use a label map that shows it."


def _mm(finding: Finding, name: str) -> str:
    return millimetres(finding.measures.get(name))


def _limit_mm(finding: Finding, name: str) -> str:
    return millimetres(finding.limits.get(name))


def _wall(finding: Finding) -> str:
    wall = str(finding.measures.get("wall"))
    return WALL_WORDS.get(wall, "pedicle").lower()


def _value(finding: Finding, name: str) -> float | None:
    value = finding.measures.get(name)
    return float(value) if isinstance(value, int | float) else None


def _side(finding: Finding, name: str = "side") -> str:
    side = finding.measures.get(name)
    return side if isinstance(side, str) else "side that is not known"


def _crossing(finding: Finding) -> str:
    return exceeding(finding.measures.get("crossing_distance_mm"))


def _lacking(finding: Finding, name: str) -> str:
    return lacking(finding.measures.get(name), finding.limits.get(name))


# --- P-01 ---------------------------------------------------------------------------


def _crosses(finding: Finding) -> str:
    if not is_measured(finding.measures.get("crossing_distance_mm")):
        return (
            "The tip is medial of the pedicle's inner edge before it reaches the "
            "posterior wall. It must stay lateral until then."
        )
    return (
        "The tip crosses the pedicle's inner edge "
        f"{_crossing(finding)} before it reaches the posterior wall "
        f"(allowed: {_limit_mm(finding, 'crossing_mm')})."
    )


def _entry_too_medial(finding: Finding) -> str:
    return (
        "The entry lies too far medial: the tip crosses the pedicle's inner edge "
        f"{_crossing(finding)} before the posterior wall, while it is still behind the "
        "canal. Move the entry laterally."
    )


def _border_is_near(finding: Finding) -> str:
    return (
        f"On its way to the body the tip comes within {_lacking(finding, 'margin_mm')} "
        f"of the pedicle's inner edge (asked for: {_limit_mm(finding, 'margin_mm')})."
    )


def _border_is_kept(finding: Finding) -> str:
    kept = "The tip stays lateral of the pedicle's inner edge until it is in the body"
    if not is_measured(finding.measures.get("margin_mm")):
        return f"{kept}."
    asked = _limit_mm(finding, "margin_mm")
    return f"{kept}, by at least {_mm(finding, 'margin_mm')} (asked for: {asked})."


# --- P-02 ---------------------------------------------------------------------------


def _breach(finding: Finding) -> str:
    limit = "breach_mm" if _wall(finding) in ("medial", "caudal") else ""
    allowed = _limit_mm(finding, limit or "tolerated_breach_mm")
    return f"{_beyond(finding)} (allowed: {allowed})."


def _tolerated(finding: Finding) -> str:
    allowed = _limit_mm(finding, "tolerated_breach_mm")
    return (
        f"{_beyond(finding)}. This wall does not border the canal; more than {allowed} "
        "would be a STOP."
    )


def _beyond(finding: Finding) -> str:
    clearance_mm = _value(finding, "clearance_mm") or 0.0
    if clearance_mm < 0:
        breach = exceeding(-clearance_mm)
        return f"The needle's surface is {breach} beyond the {_wall(finding)} wall"
    return (
        f"The needle's surface is {millimetres(clearance_mm)} inside the "
        f"{_wall(finding)} wall as drawn, but voxels this coarse can hide "
        f"{_mm(finding, 'allowance_mm')}: counted as a breach"
    )


def _wall_is_near(finding: Finding) -> str:
    return (
        f"The needle's surface comes within {_lacking(finding, 'clearance_mm')} of the "
        f"{_wall(finding)} wall (asked for: {_limit_mm(finding, 'clearance_mm')})"
        f"{_coarse(finding)}."
    )


def _walls_are_kept(finding: Finding) -> str:
    return (
        f"The whole needle is inside the pedicle. Its nearest wall is the "
        f"{_wall(finding)} one, {_mm(finding, 'clearance_mm')} away (asked for: "
        f"{_limit_mm(finding, 'clearance_mm')}){_coarse(finding)}."
    )


def _coarse(finding: Finding) -> str:
    allowance = _value(finding, "allowance_mm") or 0.0
    if not allowance:
        return ""
    return f", with {millimetres(allowance)} taken off for coarse voxels"


# --- C-01 ---------------------------------------------------------------------------


def _posterior_third(finding: Finding) -> str:
    depth = finding.measures.get("depth_fraction")
    asked = finding.limits.get("depth_fraction")
    decimals = 1 if percent(depth) == percent(asked) else 0
    return (
        f"The tip lies at {percent(depth, decimals=decimals)} of the body's depth, in "
        "its posterior third: cement would start beside the canal (asked for: "
        f"{percent(asked, decimals=decimals)} or more)."
    )


def _anterior(finding: Finding) -> str:
    return (
        f"The tip lies at {percent(finding.measures.get('depth_fraction'))} of the "
        f"body's depth, {_mm(finding, 'anterior_gap_mm')} behind its anterior wall "
        f"(asked for: {percent(finding.limits.get('depth_fraction'))} or more)."
    )


def _beyond_anterior(finding: Finding) -> str:
    gap = _value(finding, "anterior_gap_mm")
    through = millimetres(None if gap is None else -gap)
    return (
        f"The tip is {through} in front of the body: the anterior wall would be "
        "perforated. Draw the tip back."
    )


def _other_side(finding: Finding) -> str:
    return (
        f"The needle runs on the patient's {_side(finding)}, but the plan names the "
        f"{_side(finding, 'planned_side')}. Stop and find out which is meant."
    )


SENTENCES: Mapping[tuple[str, str], Sentence] = {
    ("P-01", "crosses"): _crosses,
    ("P-01", "entry_too_medial"): _entry_too_medial,
    ("P-01", "outside_isthmus"): (
        "The needle passes above or below the pedicle's narrowest section, where it "
        "has no inner edge to compare with. Judge it by the walls, or aim through it."
    ),
    ("P-01", "thin"): _border_is_near,
    ("P-01", "clear"): _border_is_kept,
    ("P-01", "no_pedicle"): (
        f"The pedicle on this side was not seen, so its inner edge is not known. "
        f"{SUPPLY_PEDICLE}"
    ),
    ("P-01", "not_in_pedicle"): (
        "The needle ends before it passes the canal, so its way along the pedicle "
        "cannot be judged. Move the tip into the body."
    ),
    ("P-02", "breach"): _breach,
    ("P-02", "tolerated_breach"): _tolerated,
    ("P-02", "thin"): _wall_is_near,
    ("P-02", "clear"): _walls_are_kept,
    ("P-02", "no_pedicle"): (
        f"The pedicle on this side was not seen, so there are no walls to measure to. "
        f"{SUPPLY_PEDICLE}"
    ),
    ("P-02", "not_in_pedicle"): (
        "No part of the needle lies beside the canal, so no wall can be measured. Move "
        "the tip into the body."
    ),
    ("C-01", "target_posterior_third"): _posterior_third,
    ("C-01", "target_anterior"): _anterior,
    ("C-01", "target_not_in_body"): (
        "The tip has not reached the body: there is no target to judge. Advance it "
        "past the posterior wall."
    ),
    ("C-01", "beyond_anterior"): _beyond_anterior,
    ("C-01", "beyond_endplate"): (
        "The tip lies above or below the body, beyond an endplate. Bring it back "
        "between the endplates."
    ),
    ("ANAT", "no_anatomy"): (
        "There are no walls to measure to yet. Complete the vertebra, or read why it "
        "could not be measured."
    ),
    ("ANAT", "unconfirmed"): (
        "Compare the outlines with the CT in every view, then confirm them with your "
        "initials. Until then no number below is vouched for."
    ),
    ("ANAT", "confirmed"): "The outlines were compared with the CT and confirmed.",
    ("PLAN", "no_needle"): "No needle is planned for this level. Draw one.",
    ("PLAN", "withdrawn"): (
        "This needle was withdrawn. It is shown and measured, but not judged."
    ),
    ("PLAN", "side_derived"): lambda finding: (
        f"The needle runs on the patient's {_side(finding)}; the plan names no side."
    ),
    ("PLAN", "as_planned"): lambda finding: (
        f"The needle runs on the patient's {_side(finding)}, as planned."
    ),
    ("PLAN", "other_side"): _other_side,
}

COMMON_SENTENCES: Mapping[str, Sentence] = {
    "no_anatomy": (
        "This cannot be judged while the vertebra has no walls. Complete it first."
    ),
    "not_for_level": lambda finding: f"This rule does not apply at {finding.level}.",
    "too_coarse": lambda finding: (
        f"The images are measured every {_mm(finding, 'coarsest_mm')} only: finer than "
        f"{_limit_mm(finding, 'too_coarse_mm')} is needed to clear a needle. Open a "
        "thinner series of this scan, or scan again."
    ),
}
"""Reasons that any rule may give."""

HEADLINES: Mapping[tuple[str, str], Sentence] = {
    ("P-01", "crosses"): lambda f: (
        f"Tip crosses medially {_crossing(f)} before the body"
        if is_measured(f.measures.get("crossing_distance_mm"))
        else "Tip runs medial of the pedicle"
    ),
    ("P-01", "entry_too_medial"): "Entry too far medial",
    ("P-01", "outside_isthmus"): "Needle passes above or below the isthmus",
    ("P-01", "thin"): lambda f: (
        f"Only {_lacking(f, 'margin_mm')} to the pedicle's inner edge"
    ),
    ("P-02", "breach"): lambda f: (
        f"{_wall(f).capitalize()} wall breached by "
        f"{exceeding(-(_value(f, 'clearance_mm') or 0.0))}"
        if (_value(f, "clearance_mm") or 0.0) < 0
        else f"{_wall(f).capitalize()} wall too near for voxels this coarse"
    ),
    ("P-02", "tolerated_breach"): lambda f: (
        f"{_wall(f).capitalize()} wall breached, away from the canal"
    ),
    ("P-02", "thin"): lambda f: (
        f"Only {_lacking(f, 'clearance_mm')} to the {_wall(f)} wall"
    ),
    ("C-01", "target_posterior_third"): lambda f: (
        f"Tip in the posterior third ({percent(f.measures.get('depth_fraction'))})"
    ),
    ("C-01", "target_not_in_body"): "Tip has not reached the body",
    ("C-01", "beyond_anterior"): "Tip in front of the body",
    ("C-01", "beyond_endplate"): "Tip beyond an endplate",
    ("ANAT", "no_anatomy"): "The vertebra has no walls yet",
    ("ANAT", "unconfirmed"): "Nobody has confirmed the outlines",
    ("PLAN", "no_needle"): "No needle is planned",
    ("PLAN", "other_side"): "Needle runs on the other side than planned",
    ("PLAN", "withdrawn"): "Withdrawn needle",
}

COMMON_HEADLINES: Mapping[str, Sentence] = {
    "no_anatomy": "Not judged: the vertebra has no walls yet",
    "not_for_level": "Does not apply at this level",
    "no_pedicle": "Not judged: this pedicle was not seen",
    "not_in_pedicle": "Not judged: the needle ends before the canal",
    "too_coarse": "Not judged: the images are too coarse",
}

COUNT_WORDS = {
    Severity.STOP: ("STOP", "STOPs"),
    Severity.NA: ("not assessable", "not assessable"),
    Severity.WARN: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
    Severity.PASS: ("passed", "passed"),
}
"""One of them, and several."""

LIMIT_SOURCES = {
    "literature": "limit from the literature",
    "default": "limit chosen by this project",
    "derived": "limit derived by this project",
    "site": "limit set by your department",
}

LIMIT_UNITS = {"deg": "°", "percent": "%", "celsius": "°C", "count": ""}


def finding_sentence(finding: Finding) -> str:
    """Return what a finding says, with the measured value and the limit."""
    known = SENTENCES.get((finding.rule, finding.reason)) or COMMON_SENTENCES.get(
        finding.reason
    )
    if known is None:
        return f"{SEVERITY_MEANINGS[finding.severity]} (Reason: {finding.reason}.)"
    return known if isinstance(known, str) else known(finding)


def finding_headline(finding: Finding) -> str:
    """Return a finding in a few words, with its needle."""
    return f"{subject(finding)}: {headline(finding) or finding_sentence(finding)}"


def headline(finding: Finding) -> str | None:
    """Return a finding in a few words; None where only its sentence says it."""
    known = HEADLINES.get((finding.rule, finding.reason)) or COMMON_HEADLINES.get(
        finding.reason
    )
    return known(finding) if callable(known) else known


def subject(finding: Finding) -> str:
    """Return what a finding is about: a level, or a needle in a level."""
    needle = f", needle {finding.needle}" if finding.needle else ""
    return f"{finding.level}{needle}"


def verdict_reason(judgement: Judgement) -> str:
    """Return the one line that explains the overall verdict."""
    overall = judgement.overall
    if not judgement.findings:
        return "Nothing has been planned yet."
    worst = next(f for f in judgement.findings if f.severity is overall)
    if overall in (Severity.PASS, Severity.INFO):
        return SEVERITY_MEANINGS[overall]
    return finding_headline(worst)


def count_words(judgement: Judgement) -> str:
    """Return how many findings there are of each severity, the worst first."""
    counts = [
        (sum(f.severity is severity for f in judgement.findings), severity)
        for severity in reversed(Severity)
    ]
    return "  ·  ".join(
        f"{count} {COUNT_WORDS[severity][count > 1]}".replace(" ", NO_BREAK)
        for count, severity in counts
        if count
    )


def limit_source(finding: Finding) -> str:
    return LIMIT_SOURCES.get(finding.limit_source, "limit of unknown origin")


def limit_words(limit: Limit) -> str:
    """Return a limit's value, where it comes from, and its note."""
    if limit.unit == "fraction":
        value = percent(limit.value)
    else:
        unit = LIMIT_UNITS.get(limit.unit, limit.unit)
        value = with_unit(limit.value, unit).strip()
    source = LIMIT_SOURCES[limit.origin.value].capitalize()
    return f"{value}. {source}. {limit.note}"


def reference_words(reference: Reference) -> str:
    """Return a paper as it is cited: authors, year, title, journal, place, DOI."""
    authors = ", ".join(reference.authors[:3])
    if len(reference.authors) > 3:
        authors += " et al."
    place = ":".join(part for part in (reference.volume, reference.pages) if part)
    journal = f"{reference.journal} {place}".strip()
    doi = f"DOI {reference.doi}" if reference.doi else "No DOI could be confirmed"
    return f"{authors} ({reference.year}). {reference.title}. {journal}. {doi}."
