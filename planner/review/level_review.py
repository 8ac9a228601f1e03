"""Lets the review tools look at one level, one after another or two at a time.

A tool runs once those it comes after have ended, whatever became of them, and knows
what they found. One that fails costs its own result and nothing else.
"""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from typing import Any

import attrs
import numpy as np

from planner.errors import BadTool
from planner.review.case import ReviewCase
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import Result
from planner.review.contract.tool import ToolInfo
from planner.review.host.plugins import Plugin
from planner.review.host.run import run_tool
from planner.review.judge import judge_review
from planner.review.merged import IMAGES, Merged, merged
from planner.review.surroundings import surroundings
from planner.rules.book import RuleBook
from planner.rules.findings import Judgement
from planner.work import Monitor

AT_A_TIME = 2
LOOK_S = 0.05

DONE, FAILED, LACKS = "done", "failed", "lacks"
"""What became of a tool; one that lacks what it needs was not started."""


@attrs.frozen(kw_only=True)
class Tool:
    """A tool that may run: what it says of itself, and the plugin that brings it."""

    plugin: Plugin
    info: ToolInfo

    @property
    def id(self) -> str:
        return self.info.id


@attrs.frozen(kw_only=True)
class ToolUse:
    """Which tool was used, as the report names it, and what became of it."""

    id: str
    version: str
    title: str
    sha256: str
    origin: str
    status: str
    seconds: float
    problem: BadTool | None = None


@attrs.frozen(kw_only=True, eq=False)
class LevelReview:
    """All that the tools said of one level.

    `results` are in the order in which tools read each other, `failures` tell of tools
    that broke, `skipped` of those that lack what they need. `judgement` is what the
    rules on a leak say to `merged.case`.
    """

    level: str
    results: Mapping[str, Result]
    failures: Mapping[str, BadTool]
    skipped: Mapping[str, BadTool]
    merged: Merged
    judgement: Judgement
    uses: tuple[ToolUse, ...]
    seconds: float


OnTool = Callable[[str, float | ToolUse], None]
"""Is told a tool's id and how far it is, 0 to 1, or what became of it."""


def review_level(
    inputs: Inputs,
    tools: Iterable[Tool],
    book: RuleBook,
    *,
    parameters: Mapping[str, Mapping[str, Any]] | None = None,
    monitor: Monitor | None = None,
    on_tool: OnTool | None = None,
    at_a_time: int = AT_A_TIME,
) -> LevelReview:
    """Run tools on a level; what they find is the same however many run at a time.

    The CTs of `inputs` are cut to the surroundings of the vertebra before tools see
    them. `parameters` are answers by tool and name. `monitor` and `on_tool` are called
    on the caller's thread alone.

    Raises
    ------
    LevelNotCovered
        If the vertebra is not on the images.
    BadTool
        With the reason "tool_twice" if two tools have one id.
    Cancelled
        If the monitor was cancelled; every tool is ended before.
    """
    begun = time.monotonic()
    ordered = in_order(tools)
    review = inputs.review or ReviewCase(case_id="-", levels=(inputs.level,))
    run = _Run(
        inputs=attrs.evolve(_cut(inputs), review=review, rules=book),
        ordered=ordered,
        parameters=parameters or {},
        told=review,
    )
    run.carry_out(at_a_time, monitor or Monitor(), on_tool or (lambda tool, news: None))
    whole = run.merged_of([tool.id for tool in ordered])
    return LevelReview(
        level=inputs.level,
        results=run.in_order(run.results),
        failures=run.in_order(run.failures),
        skipped=run.in_order(run.skipped),
        merged=whole,
        judgement=judge_review(whole.case, book),
        uses=tuple(run.in_order(run.uses).values()),
        seconds=time.monotonic() - begun,
    )


def in_order(tools: Iterable[Tool]) -> tuple[Tool, ...]:
    """Return tools so that each stands after those it reads, else as they were given.

    Tools that read each other in a circle stand as they were given.

    Raises
    ------
    BadTool
        With the reason "tool_twice" if two tools have one id.
    """
    waiting: dict[str, Tool] = {}
    for tool in tools:
        if tool.id in waiting:
            raise BadTool("twice", reason="tool_twice", tool=tool.id)
        waiting[tool.id] = tool
    ordered = []
    while waiting:
        free = [t for t in waiting.values() if not set(t.info.after or ()) & {*waiting}]
        following = (free or list(waiting.values()))[0]
        ordered.append(waiting.pop(following.id))
    return tuple(ordered)


def settings_for(
    tools: Iterable[Tool], settings: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Return what was chosen for parameters that the tools still have."""
    return {
        tool.id: {
            parameter.name: settings[tool.id][parameter.name]
            for parameter in tool.info.parameters or ()
            if parameter.name in settings.get(tool.id, {})
        }
        for tool in tools
    }


def _cut(inputs: Inputs) -> Inputs:
    vertebra, postop, preop = inputs.vertebra, inputs.postop, inputs.preop
    if vertebra is None:
        return inputs
    if postop is not None:
        postop = surroundings(postop, vertebra)
    if preop is not None:
        there = np.array(inputs.postop_from_preop or np.eye(4), dtype=np.float64)
        back = np.asarray(np.linalg.inv(there), dtype=np.float64)
        preop = surroundings(preop, vertebra, volume_from_vertebra=back)
    return attrs.evolve(inputs, postop=postop, preop=preop)


@attrs.define(kw_only=True, eq=False)
class _Run:
    """The tools of one level at work, and what has come of them so far."""

    inputs: Inputs
    ordered: Sequence[Tool]
    parameters: Mapping[str, Mapping[str, Any]]
    told: ReviewCase
    results: dict[str, Result] = attrs.field(factory=dict)
    failures: dict[str, BadTool] = attrs.field(factory=dict)
    skipped: dict[str, BadTool] = attrs.field(factory=dict)
    uses: dict[str, ToolUse] = attrs.field(factory=dict)

    def carry_out(self, at_a_time: int, monitor: Monitor, on_tool: OnTool) -> None:
        waiting = list(self.ordered)
        running: dict[Future[_Ended], _Share] = {}
        with ThreadPoolExecutor(at_a_time, thread_name_prefix="review") as pool:
            try:
                while waiting or running:
                    for tool in self._free(waiting)[: at_a_time - len(running)]:
                        waiting.remove(tool)
                        share = _Share(tool)
                        running[pool.submit(self._ended, tool, share)] = share
                        on_tool(tool.id, 0.0)
                    ended, _ = wait(running, LOOK_S, return_when=FIRST_COMPLETED)
                    for future in ended:
                        share = running.pop(future)
                        self._take(share.tool, future.result())
                        on_tool(share.tool.id, self.uses[share.tool.id])
                    self._report(monitor, on_tool, running.values())
            except BaseException:
                for share in running.values():
                    share.cancel()
                raise

    def _report(
        self, monitor: Monitor, on_tool: OnTool, running: Iterable["_Share"]
    ) -> None:
        shares = list(running)
        for share in shares:
            if share.has_moved():
                on_tool(share.tool.id, share.fraction)
        done = len(self.uses) + sum(share.fraction for share in shares)
        monitor.report(done / max(len(self.ordered), 1))

    def _free(self, waiting: Sequence[Tool]) -> list[Tool]:
        """Return the tools whose forerunners in the order have all ended."""
        before: list[str] = []
        free = []
        for tool in self.ordered:
            reads = set(tool.info.after or ()) & {*before}
            if tool in waiting and reads <= self.uses.keys():
                free.append(tool)
            before.append(tool.id)
        return free

    def _ended(self, tool: Tool, monitor: Monitor) -> "_Ended":
        """Run one tool, on a thread of the pool."""
        begun = time.monotonic()
        outcome: Result | BadTool
        try:
            outcome = self._result(tool, monitor)
        except BadTool as error:
            outcome = error
        except OSError:
            outcome = BadTool("no folder", reason="no_room", tool=tool.id)
        return _Ended(outcome=outcome, seconds=time.monotonic() - begun)

    def _result(self, tool: Tool, monitor: Monitor) -> Result:
        reads = self._read_by(tool)
        found = {name: self.results[name] for name in reads if name in self.results}
        review = self.merged_of(reads).case
        result = run_tool(
            tool.plugin,
            tool.info,
            attrs.evolve(self.inputs, found=found, review=review),
            self.parameters.get(tool.id, {}),
            monitor=monitor,
        )
        # Refused here, what it says of the case never reaches another tool.
        merged(self.told, {tool.id: result.case or {}})
        return result

    def _read_by(self, tool: Tool) -> list[str]:
        """Return the tools that one comes after, and those that they come after."""
        place = self.ordered.index(tool)
        reads = set(tool.info.after or ())
        for earlier in reversed(self.ordered[:place]):
            if earlier.id in reads:
                reads |= set(earlier.info.after or ())
        return [each.id for each in self.ordered[:place] if each.id in reads]

    def merged_of(self, tools: Iterable[str]) -> Merged:
        said: dict[str, Mapping[str, Any]] = {}
        if self.inputs.postop is not None:
            said[IMAGES] = {"imaging": {"modalities": ["ct"]}}
        for name in tools:
            if name in self.results:
                said[name] = self.results[name].case or {}
        return merged(self.told, said)

    def _take(self, tool: Tool, ended: "_Ended") -> None:
        status, problem = DONE, None
        if isinstance(ended.outcome, Result):
            self.results[tool.id] = ended.outcome
        else:
            problem = ended.outcome
            lacks = problem.facts.get("reason") == "lacks"
            status = LACKS if lacks else FAILED
            (self.skipped if lacks else self.failures)[tool.id] = problem
        self.uses[tool.id] = ToolUse(
            id=tool.id,
            version=tool.info.version,
            title=tool.info.title,
            sha256=tool.plugin.sha256,
            origin=tool.plugin.origin.value,
            status=status,
            seconds=ended.seconds,
            problem=problem,
        )

    def in_order(self, known: Mapping[str, Any]) -> dict[str, Any]:
        return {tool.id: known[tool.id] for tool in self.ordered if tool.id in known}


@attrs.frozen(kw_only=True)
class _Ended:
    outcome: Result | BadTool
    seconds: float


class _Share(Monitor):
    """One tool's part of the whole: told on a thread of the pool, read on ours."""

    def __init__(self, tool: Tool) -> None:
        super().__init__(self._tell)
        self.tool = tool
        self.fraction = 0.0
        self._shown = 0.0

    def _tell(self, fraction: float) -> None:
        self.fraction = fraction

    def has_moved(self) -> bool:
        shown, self._shown = self._shown, self.fraction
        return self._shown != shown
