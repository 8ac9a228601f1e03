"""The cement rules, as far as a plan without cement can be held against them.

Reasons: `target_posterior_third`, `target_anterior`, and outside the body, where there
is no depth to judge, `target_not_in_body`, `beyond_anterior`, `beyond_endplate`.
"""

from planner.rules.context import NeedleContext, Verdict
from planner.rules.findings import Severity
from planner.rules.path import PathMeasures


def target_is_anterior(context: NeedleContext) -> Verdict:
    """C-01: the tip, where cement will leave the needle, is not in the posterior third.

    A tip outside the body is not assessable by this rule and never a PASS: behind the
    posterior wall and beyond the endplates there is no place for cement at all, and in
    front of the body the anterior cortex is perforated.
    """
    path = context.path
    outside = _outside_the_body(path)
    if outside is not None:
        severity, reason = Severity.NA, outside
    elif path.depth_fraction < context.limit("depth_fraction"):
        severity, reason = context.rule.severity, "target_posterior_third"
    else:
        severity, reason = Severity.PASS, "target_anterior"
    return Verdict(
        severity=severity,
        reason=reason,
        held_against="depth_fraction",
        measures={
            "depth_fraction": path.depth_fraction,
            "anterior_gap_mm": path.anterior_gap_mm,
            "local_wall_gap_mm": path.local_wall_gap_mm,
        },
        at_lps_mm=path.tip_lps_mm,
    )


def _outside_the_body(path: PathMeasures) -> str | None:
    if path.depth_fraction < 0:
        return "target_not_in_body"
    if path.depth_fraction > 1:
        return "beyond_anterior"
    return None if path.tip_is_between_endplates else "beyond_endplate"
