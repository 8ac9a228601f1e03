"""The plugins of this computer: where they are, which may run, what they bring."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import attrs
import platformdirs

from planner.errors import BadTool
from planner.review.contract.tool import ToolInfo
from planner.review.host.allowed import AllowList
from planner.review.host.plugins import (
    Found,
    Origin,
    Plugin,
    find_plugins,
    installed_plugins,
)
from planner.review.host.run import describe
from planner.review.level_review import AT_A_TIME, Tool, in_order
from planner.rules.book import RuleBook
from ui.plugin_permits import read_permits
from ui.plugin_switch import is_without_plugins
from ui.resources import RESOURCES


@attrs.frozen(kw_only=True, eq=False)
class Offer:
    """What there is: tools that may run, in the order in which they read each other.

    `plugins` are all that were found, by id; `refused` says by id why one does not run,
    or which tool of it does not; `unreadable` tells of files that are no plugin.
    """

    tools: tuple[Tool, ...]
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
        department=book.plugins.allowed,
        user=(permit.sha256 for permit in read_permits()),
        is_closed=book.plugins.is_closed or book.policy_error is not None,
        without_plugins=is_without_plugins(),
    )


def available_tools(book: RuleBook) -> Offer:
    """Return every tool that may run; each plugin is asked once while we run.

    Takes a process for each plugin that was not asked before: not for the main thread.
    """
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
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        asked = list(pool.map(_asked, allowed))
    for plugin, infos in zip(allowed, asked, strict=True):
        if isinstance(infos, BadTool):
            refused[plugin.id] = infos
            continue
        for info in infos:
            if info.id in tools:
                twice = BadTool("twice", reason="tool_twice", tool=info.id)
                refused[plugin.id] = twice
            else:
                tools[info.id] = Tool(plugin=plugin, info=info)
    return Offer(
        tools=in_order(tools.values()),
        plugins=found.plugins,
        refused=refused,
        unreadable=found.refused,
    )


def _asked(plugin: Plugin) -> tuple[ToolInfo, ...] | BadTool:
    try:
        return _described(plugin)
    except BadTool as error:
        return error


@cache
def _described(plugin: Plugin) -> tuple[ToolInfo, ...]:
    """Return what a plugin said; its hash is part of what is asked."""
    return describe(plugin)
