"""What a review tool is."""

from collections.abc import Mapping
from typing import Any, Protocol

import attrs

from planner.errors import BadTool
from planner.review.contract.inputs import NEEDS, Inputs
from planner.review.contract.parameters import Parameter
from planner.review.contract.result import Result
from planner.review.fields import Groups, Names, Text, Whole, always, told
from planner.work import Monitor

API = 1
"""The version of all that `planner.review.contract` says. A tool names the one it was
written for; the program runs tools of this one alone."""


@attrs.frozen(kw_only=True)
class ToolInfo:
    """What a tool says of itself before it runs.

    `needs` are inputs without which it cannot run, `wants` those that it uses if they
    are there, `after` the ids of tools whose results it reads: it runs later than they,
    and finds in `Inputs.found` those that had a result.
    """

    id: str = always(Text())
    version: str = always(Text())
    title: str = always(Text())
    summary: str = always(Text())
    api: int = always(Whole(1, 1_000_000))
    needs: tuple[str, ...] = always(Names(NEEDS))
    wants: tuple[str, ...] | None = told(Names(NEEDS))
    after: tuple[str, ...] | None = told(Names())
    parameters: tuple[Parameter, ...] | None = told(Groups(Parameter))

    def __attrs_post_init__(self) -> None:
        names = [parameter.name for parameter in self.parameters or ()]
        if len(set(names)) < len(names):
            raise BadTool("a parameter twice", reason="parameter_twice", tool=self.id)


class ReviewTool(Protocol):
    """A function from data to data, with a description."""

    @property
    def info(self) -> ToolInfo:
        """What the tool says of itself."""

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        """Look at one level and say what was found.

        `monitor.report(fraction)` tells how far it is, and raises when the reviewer
        has cancelled. Whatever is raised ends this tool and nothing else.
        """
