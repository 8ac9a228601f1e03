"""Tools that break, cheat or attack cost one sentence and nothing else."""

import tempfile
from pathlib import Path

import attrs
import pytest

from planner.errors import BadTool
from planner.review.case import ReviewCase
from planner.review.contract.inputs import Inputs
from planner.review.contract.tool import ToolInfo
from planner.review.host.job import Limits
from planner.review.host.run import describe, run_tool
from tests.planner.review.conftest import WritePlugin
from ui.messages.errors import sentence_of

INPUTS = Inputs(level="L1", review=ReviewCase(case_id="a", levels=("L1",)))
SMALL = Limits(memory_bytes=1 << 30, result_bytes=8 << 20)


INFO = ToolInfo(
    id="test.probe", version="1.0", title="Probe", summary="A probe.", api=1, needs=()
)


@attrs.frozen
class Rogue:
    """What a tool does, and what the reviewer is told of it."""

    name: str
    body: str
    reason: str


ROGUES = (
    Rogue("raises", "raise ValueError('NAME^OF^PATIENT')", "raised"),
    Rogue("divides_by_zero", "return 1 / 0", "raised"),
    Rogue("leaves", "raise SystemExit(0)", "left"),
    Rogue("exits_hard", "import os; os._exit(0)", "died"),
    Rogue("crashes", "import ctypes; ctypes.string_at(0)", "died"),
    Rogue("hangs", "while True: pass", "late"),
    Rogue("waits_for_ever", "import threading; threading.Event().wait()", "late"),
    Rogue("holds_the_interpreter", "return 10 ** 10 ** 9", "late"),
    Rogue("eats_memory", "return [bytearray(1 << 26) for _ in range(64)]", "memory"),
    Rogue("recurses", "return self.review(inputs, parameters, monitor)", "raised"),
    Rogue("returns_nothing", "return None", "no_result"),
    Rogue("returns_a_dict", "return {'findings': []}", "no_result"),
    Rogue("returns_nan", "return Result(facts={'depth_mm': float('nan')})", "result"),
    Rogue("returns_an_object", "return Result(facts={'it': object()})", "result"),
    Rogue(
        "invents_a_severity",
        "return Result(findings=(ToolFinding(severity='FINE', title='a', "
        "sentence='b'),))",
        "result",
    ),
    Rogue(
        "names_an_array_that_is_not_there",
        "return Result(overlays=(Overlay(kind='places', title='a', array='x'),))",
        "array",
    ),
    Rogue(
        "returns_a_wrong_shape",
        "return Result(overlays=(Overlay(kind='places', title='a', array='x'),), "
        "arrays={'x': np.zeros((2, 2))})",
        "array",
    ),
    Rogue(
        "returns_places_at_infinity",
        "return Result(overlays=(Overlay(kind='places', title='a', array='x'),), "
        "arrays={'x': np.full((2, 3), np.inf)})",
        "array",
    ),
    Rogue(
        "returns_pickled_objects",
        "return Result(arrays={'x': np.array([object()])})",
        "raised",
    ),
    Rogue(
        "returns_too_much",
        "return Result(arrays={'x': np.zeros(16 << 20, np.uint8)})",
        "raised",
    ),
    Rogue(
        "writes_into_the_home_of_the_user",
        "open('{outside}', 'w').write('stolen')",
        "fenced",
    ),
    Rogue(
        "swallows_every_refusal",
        "try:\n    open('{outside}', 'w')\nexcept Exception:\n    pass",
        "fenced",
    ),
    Rogue("removes", "import os; os.remove('{precious}')", "fenced"),
    Rogue("moves", "import os; os.rename('{precious}', 'here')", "fenced"),
    Rogue("starts_a_program", "import subprocess; subprocess.run(['id'])", "fenced"),
    Rogue("forks", "import os; os.fork()", "fenced"),
    Rogue("kills_the_program", "import os; os.kill(os.getppid(), 9)", "fenced"),
    Rogue(
        "calls_home",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "fenced",
    ),
)


@pytest.mark.parametrize("rogue", ROGUES, ids=lambda rogue: rogue.name)
def test_a_rogue_costs_one_sentence(
    rogue: Rogue, write_plugin: WritePlugin, tmp_path: Path
):
    outside, precious = tmp_path / "outside", tmp_path / "precious"
    precious.write_text("kept")
    body = rogue.body.replace("{outside}", str(outside))
    plugin = write_plugin(body.replace("{precious}", str(precious)))
    seconds = 1 if rogue.reason == "late" else 60
    with pytest.raises(BadTool) as caught:
        run_tool(plugin, INFO, INPUTS, {}, limits=attrs.evolve(SMALL, seconds=seconds))
    assert caught.value.facts["reason"] == rogue.reason
    assert "test.probe" in sentence_of(caught.value)
    assert "NAME^OF^PATIENT" not in repr(caught.value.facts)
    assert precious.read_text() == "kept"
    assert not outside.exists()


def test_what_a_tool_prints_goes_nowhere(
    write_plugin: WritePlugin, capfd: pytest.CaptureFixture[str]
):
    plugin = write_plugin(
        "import sys, os\n"
        "for _ in range(20_000):\n"
        "    print('x' * 1000); sys.stderr.write('y' * 1000)\n"
        "os.write(1, b'0.9')\n"
        "return Result()"
    )
    run_tool(plugin, INFO, INPUTS, {})
    assert capfd.readouterr() == ("", "")


def test_a_rogue_leaves_no_folder_behind(
    write_plugin: WritePlugin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    here = tmp_path / "temporary"
    here.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(here))
    plugin = write_plugin("open('left', 'w').write('x'); raise ValueError")
    with pytest.raises(BadTool):
        run_tool(plugin, INFO, INPUTS, {})
    assert list(here.iterdir()) == []


BROKEN_SOURCES = {
    "not_python": ("this is no Python", "no_import"),
    "lacks_a_library": ("import no_such_library_anywhere", "no_import"),
    "leaves_on_import": ("raise SystemExit", "left"),
    "has_no_info": (
        (
            "from planner.review.contract.hooks import hookimpl\n"
            "@hookimpl\ndef isthmus_review_tools():\n    return [object()]\n"
        ),
        "no_info",
    ),
    "asks_an_unknown_question": (
        (
            "from planner.review.contract.hooks import hookimpl\n"
            "@hookimpl\ndef isthmus_review_toolz():\n    return []\n"
        ),
        "raised",
    ),
    "is_of_another_api": (
        (
            "from planner.review.contract.hooks import hookimpl\n"
            "from planner.review.contract.tool import ToolInfo\n"
            "class T:\n"
            "    info = ToolInfo(id='a', version='1', title='a', summary='a', api=2,\n"
            "        needs=())\n"
            "@hookimpl\ndef isthmus_review_tools():\n    return [T()]\n"
        ),
        "plugin_api",
    ),
}


@pytest.mark.parametrize("name", BROKEN_SOURCES)
def test_a_plugin_that_cannot_be_loaded_says_why(name: str, write_plugin: WritePlugin):
    source, reason = BROKEN_SOURCES[name]
    with pytest.raises(BadTool) as caught:
        describe(write_plugin("", source=source))
    assert caught.value.facts["reason"] == reason
