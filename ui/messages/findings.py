"""What a finding says: one line for the banner, one sentence for the card."""

from collections.abc import Mapping

from planner.rules.book import Limit, Reference
from planner.rules.findings import Finding, Judgement, Severity
from ui.language import Texts, say
from ui.messages import (
    assessment_findings,
    cement_findings,
    danger_findings,
    past_findings,
    path_findings,
    policy,
    review_findings,
    revision_findings,
    wall_findings,
)
from ui.messages.anatomy_errors import not_seen_words
from ui.messages.finding_parts import Sentence, limit_mm, mm
from ui.messages.numbers import NO_BREAK, degrees
from ui.messages.words import SEVERITY_MEANINGS

_WORDS = {
    **path_findings.WORDS,
    **danger_findings.WORDS,
    **cement_findings.WORDS,
    **assessment_findings.WORDS,
    **review_findings.WORDS,
    **revision_findings.WORDS,
}

SENTENCES: Mapping[tuple[str, str], Sentence] = {
    **wall_findings.SENTENCES,
    **{key: sentence for key, (sentence, _) in _WORDS.items()},
}
HEADLINES: Mapping[tuple[str, str], Sentence] = {
    **wall_findings.HEADLINES,
    **{key: words for key, (_, words) in _WORDS.items() if words is not None},
}


def _walls_in_words(finding: Finding) -> str:
    names = str(finding.measures.get("walls") or "").split(", ")
    return not_seen_words(tuple(names))


ABOUT_LEAKS = ("R-", "S-")
UNANSWERED = (
    "Nobody has answered this yet. Give the answer in the assessment of this level."
)
UNTOLD = "Nobody has told this yet. Run the review, or answer about the patient."

COMMON_SENTENCES: Mapping[str, Sentence] = {
    "no_anatomy": (
        "This cannot be judged while the vertebra has no walls. Complete it first."
    ),
    "not_for_level": lambda finding: say(
        "This rule does not apply at {level}.", level=finding.level
    ),
    "unanswered": lambda finding: say(
        UNTOLD if finding.rule.startswith(ABOUT_LEAKS) else UNANSWERED
    ),
    "contradiction": (
        "What was answered contradicts what was measured. Look at the CT again and "
        "correct the one that is wrong."
    ),
    "no_pedicle": (
        "The pedicle on this side was not seen. Place its four landmarks, or use a "
        "label map that shows it."
    ),
    "not_in_pedicle": (
        "The needle ends before it passes the canal. Move the tip into the body."
    ),
    "cement_not_seen": (
        "The cement on this CT was not looked for, so this cannot be judged."
    ),
    "tip_not_seen": lambda finding: say(
        "The end of this track is lost in cement (it may lie {tip_uncertainty} further "
        "or less far), so this cannot be judged.",
        tip_uncertainty=mm(finding, "tip_uncertainty_mm"),
    ),
    "track_not_sure": lambda finding: say(
        "This track is known to ± {uncertainty} and ± {angle_uncertainty}: where it "
        "was fitted the rule is kept, where it may truly lie it is not.",
        uncertainty=mm(finding, "uncertainty_mm"),
        angle_uncertainty=degrees(finding.measures["angle_uncertainty_deg"]),
    ),
    "no_ct": "No CT shows this. Make one, or add the one that was made.",
    "leaks_open": "Where the cement lies is not told yet, so this cannot be judged.",
    "compartment_open": (
        "Where in the canal the cement lies is not told. Give its compartment."
    ),
    "status_open": "The examination is not told in full, so this cannot be judged.",
    "signs_open": (
        "Whether cement lies within the dura is not settled, so this cannot be judged."
    ),
    "no_canal_cement": "No cement lies in the canal.",
    "no_body_volume": (
        "How large the body is was not measured, so its filling cannot be told. Use "
        "outlines from a label map or a seeded segmentation."
    ),
    "wall_unseen": lambda finding: say(
        "The images do not show this: {walls_in_words}. Nothing can be "
        "cleared there; use landmarks or a label map for this vertebra.",
        walls_in_words=_walls_in_words(finding),
    ),
    "turned_off": "Your department has turned this rule off; nothing was judged here.",
    "site_broken": policy.broken_words,
    "site_kept": policy.kept_words,
    "site_unsure": policy.unsure_words,
    "site_not_measured": policy.not_measured_words,
    "site_not_assessable": policy.not_assessable_words,
    "too_coarse": lambda finding: say(
        "The images are measured every {coarsest} only: finer than "
        "{limit_too_coarse} is needed to clear a needle. Open a thinner "
        "series of this scan, or scan again.",
        coarsest=mm(finding, "coarsest_mm"),
        limit_too_coarse=limit_mm(finding, "too_coarse_mm"),
    ),
}
"""Reasons that any rule may give."""

COMMON_HEADLINES: Mapping[str, Sentence] = Texts(
    {
        "no_anatomy": "Not judged: the vertebra has no walls yet",
        "not_for_level": "Does not apply at this level",
        "unanswered": "Waits for an answer",
        "contradiction": "Answer and measurement contradict each other",
        "cement_not_seen": "Not judged: the cement was not looked for",
        "tip_not_seen": "Not judged: the end of the track is lost in cement",
        "track_not_sure": "Not judged: the track is not known so well",
        "no_ct": "Not judged: no CT shows it",
        "leaks_open": "Not judged: the place of the cement is not told",
        "compartment_open": "Not judged: where in the canal is not told",
        "status_open": "Not judged: the examination is incomplete",
        "signs_open": "Not judged: cement within the dura is not settled",
        "no_canal_cement": "No cement in the canal",
        "no_body_volume": "The size of the body was not measured",
        "no_pedicle": "Not judged: this pedicle was not seen",
        "not_in_pedicle": "Not judged: the needle ends before the canal",
        "too_coarse": "Not judged: the images are too coarse",
        "wall_unseen": "Not judged: a wall could not be seen",
        "turned_off": "Turned off by your department",
        "site_broken": "A limit of your department is not kept",
        "site_kept": "A limit of your department is kept",
        "site_unsure": "Hardly more room than the wall is uncertain",
        "site_not_measured": "Not judged: this was not measured",
        "site_not_assessable": "Not judged: the measurement cannot be relied on",
    }
)

COUNT_WORDS = {
    Severity.STOP: ("STOP", "STOPs"),
    Severity.NA: ("not assessable", "not assessable"),
    Severity.WARN: ("warning", "warnings"),
    Severity.INFO: ("note", "notes"),
    Severity.PASS: ("passed", "passed"),
}
"""One of them, and several."""

LIMIT_SOURCES = Texts(
    {
        "literature": "limit from the literature",
        "default": "limit chosen by this project",
        "derived": "limit derived by this project",
        "site": "limit set by your department",
    }
)


def finding_sentence(finding: Finding) -> str:
    """Return what a finding says, with the measured value and the limit."""
    known = _words(finding, SENTENCES, COMMON_SENTENCES)
    if finding.is_past:
        past = past_findings
        known = _words(finding, past.SENTENCES, past.COMMON_SENTENCES) or known
    if known is None:
        return say(
            "{severity_meanings} (Reason: {reason}.)",
            severity_meanings=SEVERITY_MEANINGS[finding.severity],
            reason=finding.reason,
        )
    return say(known) if isinstance(known, str) else known(finding)


def _words(
    finding: Finding,
    own: Mapping[tuple[str, str], Sentence],
    common: Mapping[str, Sentence],
) -> Sentence | None:
    """Return the words for a rule's reason, or else for the reason in any rule."""
    return own.get((finding.rule, finding.reason)) or common.get(finding.reason)


def finding_headline(finding: Finding) -> str:
    """Return a finding in a few words, with what it is about."""
    words = headline(finding) or finding_sentence(finding)
    return say("{subject}: {words}", subject=subject(finding), words=words)


def headline(finding: Finding) -> str | None:
    """Return a finding in a few words; None where only its sentence says it."""
    if finding.title is not None:
        return finding.title
    known = _words(finding, HEADLINES, COMMON_HEADLINES)
    if finding.is_past:
        past = past_findings
        known = _words(finding, past.HEADLINES, past.COMMON_HEADLINES) or known
    return known(finding) if callable(known) else known and say(known)


def alarm_sentence(judgement: Judgement, alarm: Finding) -> str:
    """Return what an alarm says, and the further reasons for it that explain it."""
    explained = [
        finding_sentence(reason)
        for reason in judgement.reasons_of(alarm)
        if reason.reason != alarm.reason and reason.needle == alarm.needle
    ]
    accepted = alarm.override
    if accepted is not None:
        explained.append(
            say(
                "Accepted by {initials}: {reason}",
                initials=accepted.initials,
                reason=accepted.reason,
            )
        )
    # Several rules may wait for the same answer: that is said once.
    return " ".join(dict.fromkeys((finding_sentence(alarm), *explained)))


def subject(finding: Finding) -> str:
    """Return what a finding is about: a level, a needle in it, or a needle's track."""
    if not finding.needle:
        return finding.level
    if finding.is_past:
        return say("{level}, track {track}", level=finding.level, track=finding.needle)
    needle = say(", needle {needle}", needle=finding.needle)
    return f"{finding.level}{needle}"


def verdict_reason(judgement: Judgement) -> str:
    """Return the one line that explains the overall verdict."""
    overall = judgement.overall
    if not judgement.findings:
        return say("Nothing has been planned yet.")
    worst = next(f for f in judgement.alarms if f.severity is overall)
    if overall in (Severity.PASS, Severity.INFO):
        return SEVERITY_MEANINGS[overall]
    return finding_headline(worst)


def count_words(judgement: Judgement) -> str:
    """Return how many findings there are of each severity, the worst first."""
    counts = [
        (sum(f.severity is severity for f in judgement.alarms), severity)
        for severity in reversed(Severity)
    ]
    return "  ·  ".join(
        f"{count} {say(COUNT_WORDS[severity][count > 1])}".replace(" ", NO_BREAK)
        for count, severity in counts
        if count
    )


def limit_source(finding: Finding) -> str:
    return (
        LIMIT_SOURCES[finding.limit_source]
        if finding.limit_source in LIMIT_SOURCES
        else say("limit of unknown origin")
    )


def limit_words(limit: Limit) -> str:
    """Return a limit's value, where it comes from, and its note."""
    value = policy.limit_change(limit)
    source = LIMIT_SOURCES[limit.origin.value].capitalize()
    return say(
        "{value}. {source}. {note}", value=value, source=source, note=say(limit.note)
    ).rstrip()


def reference_words(reference: Reference) -> str:
    """Return a paper as it is cited: authors, year, title, journal, place, DOI."""
    authors = ", ".join(reference.authors[:3])
    if len(reference.authors) > 3:
        authors += say(" et al.")
    place = ":".join(part for part in (reference.volume, reference.pages) if part)
    journal = f"{reference.journal} {place}".strip()
    doi = (
        say("DOI {doi}", doi=reference.doi)
        if reference.doi
        else say("No DOI could be confirmed")
    )
    return f"{authors} ({reference.year}). {reference.title}. {journal}. {doi}."
