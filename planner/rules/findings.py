"""What a rule says: a value that carries its reasons, never a sentence."""

import enum
from collections.abc import Mapping

import attrs

Measures = Mapping[str, float | str | bool | None]


class Severity(enum.Enum):
    """STOP > NA > WARN > INFO > PASS. Not assessable is never shown as safe."""

    PASS = "PASS"
    INFO = "INFO"
    WARN = "WARN"
    NA = "NA"
    STOP = "STOP"

    @property
    def rank(self) -> int:
        return list(Severity).index(self)


@attrs.frozen(kw_only=True)
class Finding:
    """One rule's word on one needle or level.

    `reason` is a message code below the rule ("crosses", "thin", "no_pedicle", ...):
    the shell finds the words. `at_lps_mm` is where to look, or None.
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


@attrs.frozen(kw_only=True)
class Judgement:
    """Every finding on a case, the worst first, and which rule book spoke.

    `measures` maps "LEVEL/NEEDLE" to all that was measured on that needle.
    """

    findings: tuple[Finding, ...]
    rulebook: str
    measures: Mapping[str, Measures] = attrs.field(factory=dict)

    @property
    def overall(self) -> Severity:
        """The worst severity; NA when there is nothing that was judged."""
        return max(
            (finding.severity for finding in self.findings),
            key=lambda severity: severity.rank,
            default=Severity.NA,
        )

    def of_needle(self, level: str, needle_id: str) -> tuple[Finding, ...]:
        return tuple(
            finding
            for finding in self.findings
            if finding.level == level and finding.needle == needle_id
        )
