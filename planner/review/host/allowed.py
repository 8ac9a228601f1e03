"""Which plugins may run: the program's own, and those whose hash somebody allowed."""

from collections.abc import Iterable

import attrs

from planner.errors import BadTool
from planner.review.contract.tool import API
from planner.review.host.plugins import Origin, Plugin


def _sums(sums: Iterable[str]) -> frozenset[str]:
    return frozenset(sums)


@attrs.frozen(kw_only=True)
class AllowList:
    """SHA-256 sums of plugins; `is_closed`: only what the department allowed runs."""

    department: frozenset[str] = attrs.field(default=frozenset(), converter=_sums)
    user: frozenset[str] = attrs.field(default=frozenset(), converter=_sums)
    is_closed: bool = False
    without_plugins: bool = False

    def check(self, plugin: Plugin) -> None:
        """Let a plugin pass or refuse it.

        Raises
        ------
        BadTool
            With the reason "plugin_api", "switched_off", "not_allowed" or
            "department".
        """
        if plugin.manifest.api != API:
            raise BadTool(
                "another API",
                reason="plugin_api",
                tool=plugin.id,
                value=plugin.manifest.api,
                known=API,
            )
        if plugin.origin is Origin.BUILT_IN or plugin.sha256 in self.department:
            return
        if self.without_plugins:
            raise BadTool("switched off", reason="switched_off", tool=plugin.id)
        if self.is_closed:
            raise BadTool("closed", reason="department", tool=plugin.id)
        if plugin.sha256 not in self.user:
            raise BadTool(
                "not allowed",
                reason="not_allowed",
                tool=plugin.id,
                sha256=plugin.sha256,
            )
