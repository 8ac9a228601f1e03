"""One alarm for one cause: which findings are further reasons of another."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from planner.rules.findings import Finding, Severity
from planner.rules.site import FOLLOWS_OWNER

SAME_BLINDNESS = ("no_pedicle", "not_in_pedicle", "too_coarse", "wall_unseen")
"""What keeps every rule of the pedicle from judging is told once, by P-02."""

Group = Mapping[str, Finding]


def _is_bad(found: Finding | None) -> bool:
    return found is not None and found.severity.rank >= Severity.WARN.rank


def _wall(group: Group, found: Finding) -> str | None:
    """P-04 explains a medial P-02: the angle is why the wall breaks."""
    wall = group.get("P-02")
    if wall is None or not _is_bad(found) or not _is_bad(wall):
        return None
    medial = wall.measures.get("medial_severity", Severity.PASS.value)
    return "P-02" if medial in (Severity.STOP.value, Severity.WARN.value) else None


def _depth(group: Group, found: Finding) -> str | None:
    """D-03 only notes what P-07 or C-01 already warns of."""
    if found.reason == "target_deep" and _is_bad(group.get("P-07")):
        return "P-07"
    if found.reason == "target_shallow" and _is_bad(group.get("C-01")):
        return "C-01"
    return None


EXPLAINS: Mapping[str, Callable[[Group, Finding], str | None]] = {
    "P-04": _wall,
    "D-03": _depth,
}


def joined(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of one level, each with the alarm that it belongs to."""
    found = list(findings)
    groups: dict[str | None, dict[str, Finding]] = {}
    for each in found:
        groups.setdefault(each.needle, {})[each.rule] = each
    alarms = [_alarm(groups[each.needle], each) for each in found]
    return tuple(
        each if alarm is None else attrs.evolve(each, part_of=alarm)
        for each, alarm in zip(found, alarms, strict=True)
    )


def _alarm(group: Group, found: Finding) -> str | None:
    if found.reason == "no_anatomy":
        return None if found.rule == "ANAT" else "ANAT"
    if found.reason == "unanswered":
        return None if found.rule == "FORM" else "FORM"
    if found.reason in FOLLOWS_OWNER:
        return _alarm_of_owner(group, found)
    wall = group.get("P-02")
    if found.reason in SAME_BLINDNESS and found.rule != "P-02":
        same = wall is not None and wall.reason == found.reason
        return "P-02" if same else None
    explains = EXPLAINS.get(found.rule)
    return None if explains is None else explains(group, found)


def _alarm_of_owner(group: Group, found: Finding) -> str | None:
    """A department's rule is blind where the rule is whose measure it takes."""
    owner = group.get(str(found.measures.get("taken_by")))
    if owner is None or owner.severity is not Severity.NA:
        return None
    return _alarm(group, owner) or owner.rule
