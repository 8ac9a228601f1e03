"""What stands between a judgement and a signature under it."""

import attrs

from planner.rules.evaluate import ANATOMY_RULE
from planner.rules.findings import Finding, Judgement, Severity


@attrs.frozen(kw_only=True)
class BeforeSigning:
    """`blocking` must be mended first, `to_see` be acknowledged one by one.

    `warnings` are acknowledged together. Every alarm that is worse than a note is in
    one of the three.
    """

    blocking: tuple[Finding, ...]
    to_see: tuple[Finding, ...]
    warnings: tuple[Finding, ...]


def before_signing(judgement: Judgement) -> BeforeSigning:
    """Sort the alarms of a judgement by what they ask of who signs.

    A STOP that nobody accepted with a reason cannot be signed, nor can outlines that
    nobody confirmed. What is accepted or not assessable is signed knowingly.
    """
    alarms = judgement.alarms
    blocking = tuple(found for found in alarms if _blocks(found))
    weighty = (Severity.STOP, Severity.NA)
    to_see = tuple(
        found for found in alarms if found.severity in weighty and found not in blocking
    )
    warnings = tuple(found for found in alarms if found.severity is Severity.WARN)
    return BeforeSigning(blocking=blocking, to_see=to_see, warnings=warnings)


def _blocks(found: Finding) -> bool:
    if found.rule == ANATOMY_RULE:
        return found.severity is not Severity.PASS
    return found.severity is Severity.STOP and found.override is None
