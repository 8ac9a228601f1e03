"""How the program finds what a plugin brings: three questions, asked by pluggy."""

import sys
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import pluggy

from planner.anatomy.vertebra import Vertebra
from planner.plan.case import Case, LevelPlan
from planner.review.contract.tool import ReviewTool

PROJECT = "isthmus"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@attrs.frozen(kw_only=True)
class SiteMeasure:
    """A number of a level that a department's own rules may hold a limit against.

    A policy names it `PLUGIN-ID/name`. The name tells the unit by its ending, as in
    `body_ml`. None stands for what could not be measured.
    """

    name: str
    title: str
    unit: str
    measure: Callable[[LevelPlan, Vertebra], float | None]


@attrs.frozen(kw_only=True)
class ExportFormat:
    """A way to write a case: `write` returns the bytes of a file of that suffix."""

    id: str
    title: str
    suffix: str
    write: Callable[[Case, Sequence[Vertebra]], bytes]


@hookspec
def isthmus_review_tools() -> Sequence[ReviewTool]:  # type: ignore[empty-body]
    """Return the review tools of this plugin."""


@hookspec
def isthmus_measures() -> Sequence[SiteMeasure]:  # type: ignore[empty-body]
    """Return measures for the rules of a department."""


@hookspec
def isthmus_export_formats() -> Sequence[ExportFormat]:  # type: ignore[empty-body]
    """Return formats in which a case can be written."""


def gathered(plugin: Any, question: str) -> list[Any]:
    """Ask one plugin one question; return everything it brings."""
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(sys.modules[__name__])
    manager.register(plugin)
    manager.check_pending()
    return [each for many in getattr(manager.hook, question)() for each in many]
