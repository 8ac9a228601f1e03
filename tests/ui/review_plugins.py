"""Plugins for tests of the window: written, found and allowed as a user's own are."""

import shutil
from collections.abc import Callable, Iterator

import pytest

from planner.review.host.plugins import Origin, read_plugin
from ui.plugin_host import user_folder
from ui.plugin_permits import allow, permits_path

MANIFEST = """\
id = "{id}"
version = "1.0"
title = "{title}"
api = 1
module = "window_tool"
"""

TOOL = '''\
"""A tool of a test."""

import numpy as np

from planner.review.contract.hooks import hookimpl
from planner.review.contract.parameters import Parameter
from planner.review.contract.result import *
from planner.review.contract.tool import ToolInfo


class Tool:
    info = ToolInfo(
        id="{id}", version="1.0", title="{title}", summary="A tool of a test.", api=1,
        needs=("postop", "anatomy"),
        parameters=(
            Parameter(name="depth_mm", title="Depth", kind="number", unit="mm",
                      default=2.0, low=0, high=10),
            Parameter(name="entries", title="Entry", kind="points"),
        ),
    )

    def review(self, inputs, parameters, monitor):
{body}


@hookimpl
def isthmus_review_tools():
    return [Tool()]
'''

FINDS = """\
at = tuple(inputs.vertebra.frame.to_lps((5.0, 10.0, 2.0)).tolist())
labels = np.zeros((20, 20, 20), np.uint8)
labels[5:15, 5:15, 5:10] = 1
labels[5:15, 5:15, 10:15] = 2
matrix = np.eye(4)
matrix[:3, 3] = np.subtract(at, 10)
points = parameters["entries"]
return Result(
    findings=(
        ToolFinding(severity="INFO", title="A note", sentence="A note is told."),
        ToolFinding(severity="STOP", title="A stop", sentence="A stop is told.",
                    at_lps_mm=at),
        ToolFinding(severity="NA", title="A gap", sentence="Nobody could look."),
    ),
    overlays=(
        Overlay(kind="labels", title="Found", array="found", names=("left", "right"),
                lps_from_ijk=tuple(matrix.ravel().tolist())),
        Overlay(kind="places", title="Exit", array="exit"),
        Overlay(kind="lines", title="Way", array="way", names=("way 1",)),
    ),
    tables=(ResultTable(title="Sizes", head=("what", "mm"), rows=(("a", "1"),)),),
    figures=(ResultFigure(title="Picture", array="picture", caption="A caption"),),
    sections=(Section(title="Told", paragraphs=("%d points" % len(points),)),),
    case={"imaging": {"layering": "yes"}},
    arrays={
        "found": labels,
        "exit": np.array([at]),
        "way": np.array([[at, np.add(at, (0, 20, 0))]]),
        "picture": np.full((20, 30), 128, np.uint8),
    },
)"""

AddTool = Callable[..., None]


@pytest.fixture
def add_tool() -> Iterator[AddTool]:
    """Return a function that installs a tool with a body, and allows it if wanted."""

    def add(tool: str, body: str, *, title: str = "", is_allowed: bool = True) -> None:
        folder = user_folder() / tool
        folder.mkdir(parents=True)
        lines = "\n".join(f"        {line}" for line in body.splitlines())
        named = {"id": tool, "title": title or tool}
        (folder / "plugin.toml").write_text(MANIFEST.format(**named))
        (folder / "window_tool.py").write_text(TOOL.format(body=lines, **named))
        if is_allowed:
            allow(read_plugin(folder, Origin.USER))

    yield add
    shutil.rmtree(user_folder(), ignore_errors=True)
    permits_path().unlink(missing_ok=True)
