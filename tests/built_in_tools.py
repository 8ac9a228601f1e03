"""The tools that ship with the program, run as the program runs them."""

import functools
import importlib
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from planner.review.contract.hooks import gathered
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import Result, result_document, result_from
from planner.review.contract.tool import ToolInfo
from planner.review.host.job import REVIEW_TOOLS
from planner.review.host.plugins import Origin, Plugin, read_plugin
from planner.review.host.run import describe, run_tool
from planner.work import Monitor

PLUGINS = Path(__file__).resolve().parents[1] / "plugins"


@functools.cache
def built_in(name: str) -> tuple[Plugin, ToolInfo]:
    """Return a built-in plugin and its one tool."""
    plugin = read_plugin(PLUGINS / name, Origin.BUILT_IN)
    (info,) = describe(plugin)
    return plugin, info


def run_built_in(
    name: str, inputs: Inputs, parameters: Mapping[str, Any] | None = None
) -> Result:
    """Run a built-in tool in a process of its own; the tools before it say nothing."""
    plugin, info = built_in(name)
    silent = {id_: Result() for id_ in info.after or ()}
    found = attrs.evolve(inputs, found={**silent, **inputs.found})
    return run_tool(plugin, info, found, parameters or {})


def look(name: str, inputs: Inputs) -> Result:
    """Let a built-in tool look in this very process, which is faster; same result."""
    folder = str(PLUGINS / name)
    if folder not in sys.path:
        sys.path.append(folder)
    (tool,) = gathered(importlib.import_module(f"isthmus_{name}"), REVIEW_TOOLS)
    result: Result = tool.review(inputs, {}, Monitor())
    return result_from(result_document(result), result.arrays)
