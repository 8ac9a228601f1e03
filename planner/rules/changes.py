"""Which findings two judgements do not share."""

import attrs

from planner.rules.findings import Finding, Judgement


@attrs.frozen(kw_only=True)
class FindingChange:
    """A rule's word on a needle or level; None where it was silent."""

    before: Finding | None
    after: Finding | None


def changed_findings(before: Judgement, after: Judgement) -> tuple[FindingChange, ...]:
    """Return the findings whose severity changed, the worst of the later first."""
    old, new = _by_subject(before), _by_subject(after)
    changes = [
        FindingChange(before=old.get(key), after=new.get(key))
        for key in dict.fromkeys((*new, *old))
        if _severity(old.get(key)) != _severity(new.get(key))
    ]
    return tuple(changes)


def _by_subject(
    judgement: Judgement,
) -> dict[tuple[str, str, str | None], Finding]:
    return {(f.rule, f.level, f.needle): f for f in reversed(judgement.findings)}


def _severity(finding: Finding | None) -> object:
    return None if finding is None else finding.severity
