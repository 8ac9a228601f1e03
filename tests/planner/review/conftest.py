"""The shipped rule book, and plugins written as a department would write them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.review.host.plugins import Origin, Plugin, read_plugin
from planner.rules.book import RuleBook, load_book

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "rules"

MANIFEST = """\
id = "{id}"
version = "1.0"
title = "A tool of a test"
api = 1
module = "probe_tool"
"""

TOOL = '''\
"""A tool of a test."""

import numpy as np

from planner.review.contract.hooks import hookimpl
from planner.review.contract.parameters import Parameter
from planner.review.contract.result import *
from planner.review.contract.tool import ToolInfo


class Probe:
    info = ToolInfo(
        id="{name}",
        version="1.0",
        title="Probe",
        summary="Does what the test says.",
        api=1,
        needs=({needs}),
        after=({after}),
        parameters=(
            Parameter(
                name="depth_mm", title="Depth", kind="number", unit="mm",
                default=2.0, low=0, high=10,
            ),
        ),
    )

    def review(self, inputs, parameters, monitor):
{body}


@hookimpl
def isthmus_review_tools():
    return [Probe()]
'''

WritePlugin = Callable[..., Plugin]


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book(SHIPPED)


@pytest.fixture
def write_plugin(tmp_path: Path) -> WritePlugin:
    """Return a function that writes a plugin whose tool has a given body."""

    def write(
        body: str,
        *,
        needs: str = "",
        after: str = "",
        name: str = "test.probe",
        source: str | None = None,
    ) -> Plugin:
        folder = tmp_path / "plugins" / name
        folder.mkdir(parents=True)
        lines = "\n".join(f"        {line}" for line in body.splitlines())
        (folder / "plugin.toml").write_text(MANIFEST.format(id=name))
        text = source or TOOL.format(body=lines, needs=needs, after=after, name=name)
        (folder / "probe_tool.py").write_text(text)
        return read_plugin(folder, Origin.USER)

    return write
