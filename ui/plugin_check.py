"""The contract test that anyone can run on a plugin: one plain sentence for each line.

A tool passes that does on the trial case what the contract says: it runs, it says the
same of a mirrored patient on the other side, it does without what it only wants, and it
can be cancelled.
"""

import contextlib
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import attrs
import numpy as np

from planner.errors import BadTool, PlannerError
from planner.review.contract.inputs import NEEDS, Inputs
from planner.review.contract.result import Result, ToolFinding, texts_of
from planner.review.contract.tool import ToolInfo
from planner.review.host.plugins import Origin, Plugin, read_plugin
from planner.review.host.run import (
    Brings,
    described,
    measured,
    run_tool,
    written,
)
from planner.review.level_review import Tool, review_level
from planner.rules.book import RuleBook, unit_of
from planner.work import Cancelled, Monitor
from ui.language import LANGUAGE_NAMES
from ui.messages import plugins as words
from ui.messages.errors import sentence_of
from ui.plugin_host import available_tools
from ui.plugin_trial import Trial, make_trial
from ui.plugin_words import left_in_english, speaks, unlike_patterns
from ui.reviewing import chosen_tools

QUICK_S = 6.0
"""A tool that takes longer lets the reviewer wait (agreed for all tools)."""

CANCEL_AFTER_S, ENDED_WITHIN_S = 0.3, 2.0
SAME_PLACE_MM = 2.0
"""Resampling moves a place a little; taking right for left moves it farther."""


@attrs.frozen
class Line:
    """One thing that was looked at; `passed` is None for what is only told."""

    passed: bool | None
    sentence: str


def check_plugin(path: Path, book: RuleBook, *, may_run: bool) -> Iterator[Line]:
    """Look at a plugin, and if it may run, try what it brings."""
    try:
        plugin = read_plugin(path, Origin.USER)
    except BadTool as error:
        error.facts.setdefault("file", path.name)
        yield Line(passed=False, sentence=sentence_of(error))
        return
    yield Line(passed=True, sentence=words.is_readable(plugin))
    if not may_run:
        yield Line(passed=None, sentence=words.not_run(plugin))
        return
    try:
        brings = described(plugin)
    except BadTool as error:
        yield Line(passed=False, sentence=sentence_of(error))
        return
    names = [tool.id for tool in brings.tools]
    names += [each.id for each in brings.formats]
    names += [f"{plugin.id}/{each.name}" for each in brings.measures]
    yield Line(passed=bool(names), sentence=words.describes(names))
    if not names:
        return
    trial = make_trial()
    known = available_tools(book).tools
    for info in brings.tools:
        tool = Tool(plugin=plugin, info=info)
        others = [each for each in known if each.plugin.id != plugin.id]
        yield from _Bench.of(tool, others, trial, book).lines()
    yield from _measure_lines(plugin, brings, trial)
    yield from _format_lines(plugin, brings, trial)


def _measure_lines(plugin: Plugin, brings: Brings, trial: Trial) -> Iterator[Line]:
    """Take every measure of the trial case; its name must tell its unit."""
    plan, vertebra = trial.inputs.plan, trial.inputs.vertebra
    assert plan is not None
    assert vertebra is not None
    if not brings.measures:
        return
    try:
        found = measured(plugin, [(plan.level(vertebra.level), vertebra)])
    except BadTool as error:
        yield Line(passed=False, sentence=sentence_of(error))
        return
    for each in brings.measures:
        value = found[vertebra.level].get(each.name)
        fits = unit_of(each.name) == each.unit
        line = words.measures(each.name, value, each.unit, is_named=fits)
        yield Line(passed=fits and value is not None, sentence=line)


def _format_lines(plugin: Plugin, brings: Brings, trial: Trial) -> Iterator[Line]:
    plan, vertebra = trial.inputs.plan, trial.inputs.vertebra
    assert plan is not None
    assert vertebra is not None
    for each in brings.formats:
        try:
            content = written(plugin, each.id, plan, [vertebra])
        except BadTool as error:
            yield Line(passed=False, sentence=sentence_of(error))
        else:
            yield Line(passed=True, sentence=words.writes(each.id, len(content)))


@attrs.frozen(kw_only=True, eq=False)
class _Bench:
    """One tool and what it is tried on, with what the tools it reads found there."""

    plugin: Plugin
    info: ToolInfo
    trial: Trial
    inputs: Inputs
    mirrored: Inputs
    unknown: tuple[str, ...]

    @classmethod
    def of(
        cls, tool: Tool, others: list[Tool], trial: Trial, book: RuleBook
    ) -> "_Bench":
        reads = tool.info.after or ()
        *before, _ = chosen_tools([*others, tool], [tool.id])
        return cls(
            plugin=tool.plugin,
            info=tool.info,
            trial=trial,
            inputs=_after(trial.inputs, before, book),
            mirrored=_after(trial.mirrored, before, book),
            unknown=tuple(name for name in reads if name not in {t.id for t in others}),
        )

    def lines(self) -> Iterator[Line]:
        name = self.info.id
        if self.unknown:
            yield Line(passed=None, sentence=words.reads_unknown(name, self.unknown))
        begun = time.monotonic()
        result = self._tried(self.inputs)
        seconds = time.monotonic() - begun
        if isinstance(result, PlannerError):
            yield Line(passed=False, sentence=sentence_of(result))
            return
        yield Line(passed=True, sentence=words.ran(name, result))
        is_quick = True if seconds <= QUICK_S else None
        yield Line(passed=is_quick, sentence=words.took(name, seconds))
        yield from self._language_lines(result)
        yield self._mirrored_line(result)
        for want in (*(self.info.wants or ()), *(self.info.after or ())):
            lacking = self._tried(_without(self.inputs, want))
            problem = sentence_of(lacking) if isinstance(lacking, BadTool) else None
            yield Line(
                passed=problem is None, sentence=words.without(name, want, problem)
            )
        yield self._cancel_line()

    def _tried(
        self, inputs: Inputs, monitor: Monitor | None = None
    ) -> Result | BadTool:
        try:
            return run_tool(self.plugin, self.info, inputs, {}, monitor=monitor)
        except BadTool as error:
            return error

    def _language_lines(self, result: Result) -> Iterator[Line]:
        """Say what is not translated, if the plugin speaks another language at all."""
        info = self.info
        texts = (info.title, info.summary, *texts_of(result))
        for code, language in LANGUAGE_NAMES.items():
            if not speaks(self.plugin, code):
                continue
            for text in unlike_patterns(self.plugin, code):
                yield Line(passed=False, sentence=words.unlike(text, language))
            left = left_in_english(self.plugin, code, texts)
            sentence = words.translated(info.id, language, left)
            yield Line(passed=None if left else True, sentence=sentence)

    def _mirrored_line(self, result: Result) -> Line:
        name = self.info.id
        if "plan" in self.info.needs:
            return Line(passed=None, sentence=words.not_mirrored(name))
        plain = result
        if "plan" in (self.info.wants or ()):
            again = self._tried(_without(self.inputs, "plan"))
            if isinstance(again, BadTool):
                return Line(passed=False, sentence=sentence_of(again))
            plain = again
        other = self._tried(self.mirrored)
        if isinstance(other, BadTool):
            return Line(passed=False, sentence=sentence_of(other))
        same = _is_mirrored(plain.findings, other.findings, self.trial)
        return Line(passed=same, sentence=words.mirrored(name, is_same=same))

    def _cancel_line(self) -> Line:
        monitor = Monitor()
        timer = threading.Timer(CANCEL_AFTER_S, monitor.cancel)
        timer.start()
        begun = time.monotonic()
        with contextlib.suppress(Cancelled):
            self._tried(self.inputs, monitor)
        timer.join()
        waited = time.monotonic() - begun - CANCEL_AFTER_S
        passed = waited <= ENDED_WITHIN_S
        return Line(passed=passed, sentence=words.cancelled(self.info.id, waited))


def _after(inputs: Inputs, before: list[Tool], book: RuleBook) -> Inputs:
    """Return inputs with what the tools found that come before, on the cut images."""
    review = review_level(inputs, before, book)
    return attrs.evolve(inputs, found=review.results, review=review.merged.case)


def _without(inputs: Inputs, name: str) -> Inputs:
    if name in NEEDS:
        hidden = {{"anatomy": "vertebra"}.get(name, name): None}
        return attrs.evolve(inputs, **hidden)  # type: ignore[arg-type] # names a field
    found = {key: value for key, value in inputs.found.items() if key != name}
    return attrs.evolve(inputs, found=found)


def _is_mirrored(
    findings: tuple[ToolFinding, ...], others: tuple[ToolFinding, ...], trial: Trial
) -> bool:
    """Tell whether findings are the same, each at the mirrored place."""
    if len(findings) != len(others):
        return False
    for one, other in zip(findings, others, strict=True):
        if (one.severity, one.title) != (other.severity, other.title):
            return False
        if (one.at_lps_mm is None) != (other.at_lps_mm is None):
            return False
        if one.at_lps_mm is not None and other.at_lps_mm is not None:
            there = trial.to_mirrored(np.array(one.at_lps_mm))
            if np.linalg.norm(there - np.array(other.at_lps_mm)) > SAME_PLACE_MM:
                return False
    return True
