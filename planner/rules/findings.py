"""What a rule says: a value that carries its reasons, never a sentence."""

import enum
from collections.abc import Mapping

import attrs

from planner.errors import BadPolicy
from planner.plan.case import Override

Measures = Mapping[str, float | str | bool | None]


class Severity(enum.Enum):
    """STOP > NA > WARN > INFO > PASS. Not assessable is never shown as safe."""

    PASS = "PASS"
    INFO = "INFO"
    WARN = "WARN"
    NA = "NA"
    STOP = "STOP"

    def __init__(self, word: str) -> None:
        self.rank = len(self.__class__.__members__)


@attrs.frozen(kw_only=True)
class Finding:
    """One rule's word on one needle or level.

    `reason` is a message code below the rule ("crosses", "thin", "no_pedicle", ...):
    the shell finds the words. `at_lps_mm` is where to look, or None. `part_of` is the
    rule whose finding already is the alarm for the same cause: this one is its further
    reason, shown with it and not beside it. `override` is who accepted a STOP and why;
    it stays a STOP. `limit_source` is literature, default (ours) or site; `title` is
    what a department calls a rule that it added. `is_past` tells that it was judged
    after the operation, on what was really done.
    """

    rule: str
    level: str
    severity: Severity
    reason: str
    needle: str | None = None
    measures: Measures = attrs.field(factory=dict)
    limits: Measures = attrs.field(factory=dict)
    limit_source: str = "literature"
    references: tuple[str, ...] = ()
    at_lps_mm: tuple[float, float, float] | None = None
    part_of: str | None = None
    override: Override | None = None
    title: str | None = None
    is_past: bool = False


@attrs.frozen(kw_only=True)
class PolicyTag:
    """Which policy of a department is in force: its name, its author, its hash."""

    id: str
    set_by: str
    sha256: str
    is_locked: bool


@attrs.frozen(kw_only=True)
class Judgement:
    """Every finding on a case, the worst first, and which rule book spoke.

    `measures` maps "LEVEL/NEEDLE" to all that was measured on that needle. `policy` is
    the department's policy that the book holds; `policy_error` why one that is there
    is not in force.
    """

    findings: tuple[Finding, ...]
    rulebook: str
    policy: PolicyTag | None = None
    policy_error: BadPolicy | None = attrs.field(default=None, eq=False)
    measures: Mapping[str, Measures] = attrs.field(factory=dict)

    @property
    def overall(self) -> Severity:
        """The worst severity; NA when there is nothing that was judged."""
        return max(
            (finding.severity for finding in self.findings),
            key=lambda severity: severity.rank,
            default=Severity.NA,
        )

    @property
    def alarms(self) -> tuple[Finding, ...]:
        """The findings that stand for themselves, the worst first."""
        return tuple(found for found in self.findings if found.part_of is None)

    def reasons_of(self, alarm: Finding) -> tuple[Finding, ...]:
        """Return the findings that are further reasons of one alarm."""
        return tuple(
            found
            for found in self.findings
            if found.part_of == alarm.rule
            and found.level == alarm.level
            and alarm.needle in (None, found.needle)
        )

    def alarms_of(self, level: str, needle_id: str) -> tuple[Finding, ...]:
        """Return what stands for itself on a needle; what waits for an answer does not.

        Open questions are the level's: they do not colour a needle.
        """
        return tuple(
            found for found in self.of_needle(level, needle_id) if found.part_of is None
        )

    def of_needle(self, level: str, needle_id: str) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.findings
            if finding.level == level and finding.needle == needle_id
        )
