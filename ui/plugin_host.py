"""The plugins of this computer: where they are, which may run, what they bring."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import attrs
import platformdirs

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadTool
from planner.plan.case import Case
from planner.review.host.allowed import AllowList
from planner.review.host.plugins import (
    Found,
    Origin,
    Plugin,
    find_plugins,
    installed_plugins,
)
from planner.review.host.run import Brings, FormatInfo, described, measured
from planner.review.level_review import AT_A_TIME, Tool, in_order
from planner.rules.book import RuleBook
from planner.rules.plugin_measures import plugins_asked
from planner.work import Monitor
from ui.plugin_permits import read_permits
from ui.plugin_switch import is_without_plugins
from ui.plugin_words import learn
from ui.resources import RESOURCES

_KNOWN: dict[Plugin, Brings] = {}
"""What plugins said that were asked already."""


@attrs.frozen(kw_only=True, eq=False)
class Offer:
    """What there is: tools that may run, in the order in which they read each other.

    `formats` are ways to write a case, by id, with the plugin that brings each.
    `plugins` are all that were found, by id; `refused` says by id why one does not run,
    or which tool of it does not; `unreadable` tells of files that are no plugin.
    """

    tools: tuple[Tool, ...]
    formats: Mapping[str, tuple[Plugin, FormatInfo]]
    plugins: Mapping[str, Plugin]
    refused: Mapping[str, BadTool]
    unreadable: tuple[BadTool, ...]

    def tool(self, tool_id: str) -> Tool:
        """Return a tool; `BadTool` with the reason "no_tool" if nobody brings it."""
        for tool in self.tools:
            if tool.id == tool_id:
                return tool
        if tool_id in self.refused:
            raise self.refused[tool_id]
        raise BadTool("no such tool", reason="no_tool", tool=tool_id)


def built_in_folder() -> Path:
    return RESOURCES.parent / "plugins"


def machine_folder() -> Path:
    """Return where plugins for all users lie: only an administrator can write there."""
    return platformdirs.site_config_path("isthmus", appauthor=False) / "plugins"


def user_folder() -> Path:
    return platformdirs.user_data_path("isthmus", appauthor=False) / "plugins"


def all_plugins() -> Found:
    """Look everywhere; nothing of any plugin is executed."""
    places = {
        Origin.BUILT_IN: built_in_folder(),
        Origin.MACHINE: machine_folder(),
        Origin.USER: user_folder(),
    }
    return find_plugins(places, installed_plugins())


def allow_list(book: RuleBook) -> AllowList:
    """Return who allowed what; a policy that cannot be read lets none run."""
    return AllowList(
        department=book.choices.plugins.allowed,
        user=(permit.sha256 for permit in read_permits()),
        is_closed=book.choices.plugins.is_closed or book.policy_error is not None,
        without_plugins=is_without_plugins(),
    )


def available_tools(book: RuleBook, monitor: Monitor | None = None) -> Offer:
    """Return every tool that may run; each plugin is asked once while we run.

    Takes a process for each plugin that was not asked before: not for the main thread.
    `monitor` may be cancelled.
    """
    monitor = monitor or Monitor()
    found = all_plugins()
    allowed: list[Plugin] = []
    refused: dict[str, BadTool] = {}
    permits = allow_list(book)
    for plugin in found.plugins.values():
        try:
            permits.check(plugin)
            allowed.append(plugin)
        except BadTool as error:
            refused[plugin.id] = error
    tools: dict[str, Tool] = {}
    formats: dict[str, tuple[Plugin, FormatInfo]] = {}
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        asked = list(pool.map(lambda plugin: _asked(plugin, monitor), allowed))
    for plugin, brings in zip(allowed, asked, strict=True):
        learn(plugin)
        if isinstance(brings, BadTool):
            refused[plugin.id] = brings
            continue
        for info in brings.tools:
            if info.id in tools:
                twice = BadTool("twice", reason="tool_twice", tool=info.id)
                refused[plugin.id] = twice
            else:
                tools[info.id] = Tool(plugin=plugin, info=info)
        for each in brings.formats:
            formats.setdefault(each.id, (plugin, each))
    return Offer(
        tools=in_order(tools.values()),
        formats=formats,
        plugins=found.plugins,
        refused=refused,
        unreadable=found.refused,
    )


def plugin_measures(
    case: Case, vertebrae: Mapping[str, Vertebra], book: RuleBook
) -> dict[str, dict[str, float | None]]:
    """Return by level what the plugins measure that a department's rules ask for.

    What a plugin cannot tell, or one that may not run, is left out: rules that ask for
    it are then not assessable. Takes a process for each: not for the main thread.
    """
    measured_: dict[str, dict[str, float | None]] = {}
    wanted = plugins_asked(book)
    levels = [
        (plan, vertebrae[plan.level]) for plan in case.levels if plan.level in vertebrae
    ]
    if not wanted or not levels:
        return measured_
    found, permits = all_plugins(), allow_list(book)
    for name in wanted:
        try:
            plugin = found.plugins[name]
            permits.check(plugin)
            told = measured(plugin, levels)
        except (KeyError, BadTool):
            continue
        for level, values in told.items():
            own = {f"{name}/{measure}": value for measure, value in values.items()}
            measured_.setdefault(level, {}).update(own)
    return measured_


def _asked(plugin: Plugin, monitor: Monitor) -> Brings | BadTool:
    """Return what a plugin says it brings; its hash is part of what is known."""
    monitor.check()
    try:
        if plugin not in _KNOWN:
            _KNOWN[plugin] = described(plugin, monitor=monitor)
        return _KNOWN[plugin]
    except BadTool as error:
        return error
