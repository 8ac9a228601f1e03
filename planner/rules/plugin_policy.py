"""Which plugins a department allows: a part of its policy.

[plugins]
only_these = true
allowed = ["<SHA-256 of a plugin, as `isthmus plugin list` tells it>"]
"""

import re

import attrs

from planner.plan.document import Place

_SHA256 = re.compile(r"[0-9a-f]{64}")


@attrs.frozen(kw_only=True)
class PluginPolicy:
    """SHA-256 sums that are allowed for all; `is_closed`: no others run."""

    allowed: frozenset[str] = frozenset()
    is_closed: bool = False


def plugin_policy(place: Place) -> PluginPolicy:
    """Return what a policy says of plugins.

    Raises
    ------
    BadPlan
        With `reason`, `where` and what helps to mend it.
    """
    fields = place.fields(optional=("only_these", "allowed"))
    sums = fields["allowed"].items() if "allowed" in fields else ()
    return PluginPolicy(
        allowed=frozenset(_sum(item) for item in sums),
        is_closed=fields["only_these"].flag() if "only_these" in fields else False,
    )


def _sum(place: Place) -> str:
    text = place.text().lower()
    if not _SHA256.fullmatch(text):
        raise place.refusal("no_sha256", value=text)
    return text
