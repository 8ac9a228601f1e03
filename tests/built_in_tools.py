"""The tools that ship with the program, run as the program runs them.

Whatever one of them says in any test must be sayable in every language.
"""

import functools
import importlib
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from planner.review.contract.hooks import gathered
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import (
    Result,
    result_document,
    result_from,
    texts_of,
)
from planner.review.contract.tool import ToolInfo
from planner.review.host.job import REVIEW_TOOLS
from planner.review.host.plugins import Origin, Plugin, read_plugin
from planner.review.host.run import describe, run_tool
from planner.review.level_review import Tool
from planner.shipped import shipped_book
from planner.work import Monitor
from ui.language import ENGLISH, LANGUAGE_NAMES, speaking
from ui.plugin_words import spoken_result, spoken_tool

PLUGINS = Path(__file__).resolve().parents[1] / "plugins"


@functools.cache
def built_in(name: str) -> tuple[Plugin, ToolInfo]:
    """Return a built-in plugin and its one tool."""
    plugin = read_plugin(PLUGINS / name, Origin.BUILT_IN)
    (info,) = describe(plugin)
    for code in set(LANGUAGE_NAMES) - {ENGLISH}:
        with speaking(code):
            spoken = spoken_tool(Tool(plugin=plugin, info=info)).info
        said = [spoken.title, spoken.summary]
        for each in spoken.parameters or ():
            said += [each.title, each.tip or "", *(each.labels or ())]
        assert not [text for text in said if ENGLISH_WORD.search(text)]
    return plugin, info


def run_built_in(
    name: str, inputs: Inputs, parameters: Mapping[str, Any] | None = None
) -> Result:
    """Run a built-in tool in a process of its own; the tools before it say nothing."""
    plugin, info = built_in(name)
    silent = {id_: Result() for id_ in info.after or ()}
    found = attrs.evolve(_with_rules(inputs), found={**silent, **inputs.found})
    result = run_tool(plugin, info, found, parameters or {})
    _check_languages(name, result)
    return result


def look(name: str, inputs: Inputs) -> Result:
    """Let a built-in tool look in this very process, which is faster; same result."""
    folder = str(PLUGINS / name)
    if folder not in sys.path:
        sys.path.append(folder)
    (tool,) = gathered(importlib.import_module(f"isthmus_{name}"), REVIEW_TOOLS)
    result: Result = tool.review(_with_rules(inputs), {}, Monitor())
    result = result_from(result_document(result), result.arrays)
    _check_languages(name, result)
    return result


ENGLISH_WORD = re.compile(r"(?<![A-Za-zà-ž-])[a-z]{3,}(?![a-zà-ž]*-?\d)")


def _check_languages(name: str, result: Result) -> None:
    """Only what is cited stays English where another language is spoken."""
    plugin = read_plugin(PLUGINS / name, Origin.BUILT_IN)
    for code in set(LANGUAGE_NAMES) - {ENGLISH}:
        with speaking(code):
            spoken = spoken_result(result, plugin)
        left = [text for text in texts_of(spoken) if ENGLISH_WORD.search(_own(text))]
        assert left == [], code


def _own(text: str) -> str:
    """Return a text without the papers that it cites."""
    for paper in shipped_book().references.values():
        for cited in (paper.title, paper.journal, paper.doi or ""):
            text = text.replace(cited, "") if cited else text
    return text.replace("doi:", "")


def _with_rules(inputs: Inputs) -> Inputs:
    """Return inputs as a review gives them: with a rule book, the shipped one."""
    return attrs.evolve(inputs, rules=inputs.rules or shipped_book())
