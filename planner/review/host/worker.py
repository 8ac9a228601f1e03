"""The other side of `process`: one process, one tool, one level.

All that goes in and out lies in the folder of the job. Beyond it the tool may read what
any program of its user may read, but through Python it writes nothing, starts nothing
and connects to nothing. That stops mistakes, not malice: against malice stands the
allow-list, which knows each plugin by its hash.
"""

import contextlib
import json
import math
import os
import pickle
import signal
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from planner.anatomy.vertebra import Vertebra
from planner.errors import BadPlan, BadReviewCase, BadTool
from planner.plan.case import Case, LevelPlan
from planner.review.contract.hooks import ExportFormat, SiteMeasure, gathered
from planner.review.contract.inputs import Inputs
from planner.review.contract.parameters import answers
from planner.review.contract.result import Result, result_document, result_from
from planner.review.contract.tool import API, ToolInfo
from planner.review.fields import group_document
from planner.review.host.fence import Fence, Fenced
from planner.review.host.job import (
    ARRAYS,
    CODE,
    DESCRIBE,
    FAILURE,
    FORMATS,
    INPUTS,
    JOB,
    MEASURE,
    MEASURES,
    RESULT,
    REVIEW_TOOLS,
    WRITE,
    WRITTEN,
    Order,
)
from planner.work import Monitor

PROGRESS_STEP = 0.01


def serve(folder: Path) -> int:
    """Do the job of a folder; what came of it lies there as well."""
    progress = _own_stream()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.dont_write_bytecode = True
    order = Order.read(folder / JOB)
    order.limits.apply()
    os.chdir(folder)
    try:
        _work(folder, order, progress)
    except Fenced as error:
        _fail(folder, reason="fenced", what=error.what)
    except BadTool as error:
        _fail(folder, **error.facts)
    except (BadPlan, BadReviewCase) as error:
        _fail(folder, **{**error.facts, "reason": "result"})
    except MemoryError:
        _fail(folder, reason="memory")
    except SystemExit:
        _fail(folder, reason="left")
    except BaseException as error:  # noqa: BLE001 - the edge of somebody else's code
        _fail(folder, reason="raised", kind=type(error).__name__)
    return 0


def _own_stream() -> int:
    """Keep the pipe for progress; what the tool prints goes nowhere."""
    progress = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return progress


def _work(folder: Path, order: Order, progress: int) -> None:
    Fence(folder).close()
    sys.path.append(str(folder / CODE if order.is_unpacked else order.code))
    plugin = _imported(order.module)
    if order.task == DESCRIBE:
        _describe(folder, plugin)
        return
    given = pickle.loads((folder / INPUTS).read_bytes())
    if order.task == MEASURE:
        _measure(folder, plugin, given)
    elif order.task == WRITE:
        _write_format(folder, plugin, order.name, given)
    else:
        _review(folder, plugin, order, given, _Monitor(progress))


def _imported(module: str) -> Any:
    try:
        return import_module(module)
    except (Fenced, MemoryError):
        raise
    except Exception as error:
        kind = type(error).__name__
        raise BadTool("no import", reason="no_import", kind=kind) from error


def _tools(plugin: Any) -> list[Any]:
    tools = gathered(plugin, REVIEW_TOOLS)
    for tool in tools:
        if not isinstance(getattr(tool, "info", None), ToolInfo):
            raise BadTool("no info", reason="no_info", kind=type(tool).__name__)
        if tool.info.api != API:
            raise BadTool(
                "another API", reason="plugin_api", value=tool.info.api, known=API
            )
    return tools


def _of_kind(plugin: Any, question: str, kind: type[Any]) -> list[Any]:
    found = gathered(plugin, question)
    for each in found:
        if not isinstance(each, kind):
            raise BadTool("no info", reason="no_info", kind=type(each).__name__)
    return found


def _describe(folder: Path, plugin: Any) -> None:
    measures = _of_kind(plugin, MEASURES, SiteMeasure)
    formats = _of_kind(plugin, FORMATS, ExportFormat)
    described = {
        "tools": [group_document(tool.info) for tool in _tools(plugin)],
        "measures": [
            {"name": m.name, "title": m.title, "unit": m.unit} for m in measures
        ],
        "formats": [
            {"id": f.id, "title": f.title, "suffix": f.suffix} for f in formats
        ],
    }
    (folder / RESULT).write_text(json.dumps(described), encoding="ascii")


def _review(
    folder: Path, plugin: Any, order: Order, inputs: Inputs, monitor: Monitor
) -> None:
    tools = {tool.info.id: tool for tool in _tools(plugin)}
    if order.name not in tools:
        raise BadTool("no such tool", reason="no_tool", tool=order.name)
    tool = tools[order.name]
    parameters = answers(tool.info.parameters or (), order.parameters)
    result = tool.review(inputs, parameters, monitor)
    if not isinstance(result, Result):
        raise BadTool("no result", reason="no_result", kind=type(result).__name__)
    _write(folder, result)


def _measure(
    folder: Path, plugin: Any, levels: Sequence[tuple[LevelPlan, Vertebra]]
) -> None:
    """Take every measure of every level; what is no finite number was not measured."""
    measures = _of_kind(plugin, MEASURES, SiteMeasure)
    found = {
        plan.level: {each.name: _number(each.measure(plan, v)) for each in measures}
        for plan, v in levels
    }
    (folder / RESULT).write_text(json.dumps(found), encoding="ascii")


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if math.isfinite(value) else None


def _write_format(
    folder: Path, plugin: Any, name: str, given: tuple[Case, Sequence[Vertebra]]
) -> None:
    formats = {each.id: each for each in _of_kind(plugin, FORMATS, ExportFormat)}
    if name not in formats:
        raise BadTool("no such format", reason="no_format", value=name)
    content = formats[name].write(*given)
    if not isinstance(content, bytes):
        raise BadTool("no bytes", reason="no_result", kind=type(content).__name__)
    (folder / WRITTEN).write_bytes(content)
    (folder / RESULT).write_text("null", encoding="ascii")


def _write(folder: Path, result: Result) -> None:
    document = result_document(result)
    arrays = {name: np.asarray(array) for name, array in result.arrays.items()}
    result_from(document, arrays)
    (folder / ARRAYS).mkdir()
    names = list(arrays)
    for number, name in enumerate(names):
        with (folder / ARRAYS / f"{number}.npy").open("wb") as stream:
            np.save(stream, arrays[name], allow_pickle=False)
    whole = {"result": document, "arrays": names}
    (folder / RESULT).write_text(json.dumps(whole, allow_nan=False), encoding="ascii")


def _fail(folder: Path, **facts: object) -> None:
    """Say why there is no result; a fact that JSON does not know is left out."""
    plain = {
        name: value
        for name, value in facts.items()
        if isinstance(value, str | int | float | bool | None)
    }
    with contextlib.suppress(OSError):
        (folder / FAILURE).write_text(json.dumps(plain), encoding="ascii")


class _Monitor(Monitor):
    """Tells the host how far the tool is, in steps; the host ends what is cancelled."""

    def __init__(self, progress: int) -> None:
        super().__init__(self._tell)
        self._progress = progress
        self._told = -1.0

    def _tell(self, fraction: float) -> None:
        fraction = min(max(float(fraction), 0.0), 1.0)
        if fraction - self._told >= PROGRESS_STEP or fraction == 1.0 > self._told:
            self._told = fraction
            with contextlib.suppress(OSError):
                os.write(self._progress, f"{fraction:.3f}\n".encode())
