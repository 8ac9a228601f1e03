"""Plugins of others are looked at, allowed by hash, and run only then."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.review.contract.inputs import Inputs
from planner.review.host.job import (
    DESCRIBE,
    JOB,
    RESULT,
    TOOL_WORD,
    Limits,
    Order,
)
from planner.review.host.plugins import SUFFIX, Origin, read_plugin
from planner.review.host.run import run_tool
from planner.rules.policy import POLICY_SCHEMA
from ui.cli import main
from ui.plugin_host import available_tools, machine_folder, user_folder
from ui.plugin_permits import permits_path
from ui.plugin_switch import WITHOUT_PLUGINS_VARIABLE
from ui.plugin_words import left_in_english
from ui.site_book import POLICY_VARIABLE, site_book

PROJECT = Path(__file__).resolve().parents[2]
OUTSIDE = PROJECT / "tests" / "outside_plugin" / "spine_lab"
SPINE_LAB = read_plugin(OUTSIDE, Origin.USER)


@pytest.fixture(autouse=True)
def _no_plugins_left() -> Iterator[None]:
    """Each test begins without plugins of its own and with nobody's permission."""
    yield
    shutil.rmtree(user_folder(), ignore_errors=True)
    shutil.rmtree(machine_folder(), ignore_errors=True)
    permits_path().unlink(missing_ok=True)


@pytest.fixture
def forbid_the_rest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Return a function that writes a policy which allows only some hashes."""

    def write(*allowed: str) -> None:
        path = tmp_path / "policy.toml"
        path.write_text(
            f'schema = "{POLICY_SCHEMA}"\nid = "unit"\nset_by = "Spine unit"\n'
            f"[plugins]\nonly_these = true\nallowed = {json.dumps(list(allowed))}\n"
        )
        monkeypatch.setenv(POLICY_VARIABLE, str(path))

    return write


def test_the_template_is_a_working_tool(tmp_path: Path, capsys):
    assert main(["plugin", "new", "my-own.tool", "--out", str(tmp_path)]) == 0
    folder = tmp_path / "my-own.tool"
    code = main(["plugin", "check", str(folder), "--trust"])
    told = capsys.readouterr().out
    assert code == 0, told
    assert "mirrored patient, on the other side" in told
    assert "FAILED" not in told


@pytest.mark.long
def test_the_check_tells_an_author_what_other_languages_lack(tmp_path: Path, capsys):
    folder = tmp_path / "lab"
    shutil.copytree(OUTSIDE, folder)
    path = folder / "words_zh_CN.ts"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace(">{side}的", ">"), encoding="utf-8")
    assert main(["plugin", "check", str(folder), "--trust"]) == 1
    told = capsys.readouterr().out
    assert "can be said in another language" in told
    assert "“More cement lies on the {side}.” (简体中文) does not hold" in told


def test_what_an_author_left_in_english_is_named():
    said = [
        "Heavier side",
        "Another title",
        "1.2 mL",
        "More cement lies on the {side}.",
    ]
    assert left_in_english(SPINE_LAB, "zh_CN", said) == ("Another title",)


def test_nothing_of_a_plugin_runs_before_somebody_trusts_it(tmp_path: Path, capsys):
    shutil.copytree(OUTSIDE, tmp_path / "lab")
    trace = tmp_path / "ran"
    with (tmp_path / "lab" / "spine_lab_tool.py").open("a") as file:
        file.write(f"\nopen({str(trace)!r}, 'w')\n")
    assert main(["plugin", "check", str(tmp_path / "lab")]) == 1
    assert main(["plugin", "install", str(tmp_path / "lab")]) == 0
    assert main(["plugin", "list"]) == 0
    available_tools(site_book())
    assert not trace.exists()
    assert "Nobody has allowed" in capsys.readouterr().out


def test_a_packed_plugin_installs_and_runs_once_it_is_allowed(tmp_path: Path, capsys):
    packed = tmp_path / f"lab{SUFFIX}"
    assert main(["plugin", "pack", str(OUTSIDE), "--out", str(packed)]) == 0
    assert main(["plugin", "install", str(packed)]) == 0
    assert SPINE_LAB.sha256 in capsys.readouterr().out
    assert "spine-lab" in available_tools(site_book()).refused
    assert main(["plugin", "allow", "spine-lab"]) == 0
    offer = available_tools(site_book())
    assert offer.tool("spine-lab.side").plugin.sha256 == SPINE_LAB.sha256
    assert main(["plugin", "forbid", "spine-lab"]) == 0
    assert "spine-lab" in available_tools(site_book()).refused


def test_a_plugin_that_pip_installed_is_found_without_importing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    shutil.copytree(OUTSIDE, tmp_path / "spine_lab")
    (tmp_path / "spine_lab" / "__init__.py").write_text("raise SystemExit\n")
    about = tmp_path / "spine_lab-1.2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: spine-lab\n")
    (about / "entry_points.txt").write_text("[isthmus.plugins]\nlab = spine_lab\n")
    monkeypatch.syspath_prepend(tmp_path)
    plugin = available_tools(site_book()).plugins["spine-lab"]
    assert plugin.origin is Origin.INSTALLED
    assert main(["plugin", "allow", "spine-lab"]) == 0
    assert available_tools(site_book()).tool("spine-lab.side").plugin == plugin


def test_a_department_may_forbid_what_it_has_not_looked_at(forbid_the_rest, capsys):
    main(["plugin", "install", str(OUTSIDE)])
    main(["plugin", "allow", "spine-lab"])
    forbid_the_rest()
    assert "spine-lab" in available_tools(site_book()).refused
    assert main(["plugin", "allow", "spine-lab"]) == 2
    assert "department" in capsys.readouterr().err
    assert main(["plugin", "check", str(OUTSIDE), "--trust"]) == 1
    forbid_the_rest(SPINE_LAB.sha256)
    assert available_tools(site_book()).tool("spine-lab.side")


def test_a_policy_that_cannot_be_read_lets_no_plugin_run(forbid_the_rest):
    main(["plugin", "install", str(OUTSIDE)])
    main(["plugin", "allow", "spine-lab"])
    forbid_the_rest("no hash")
    book = site_book()
    assert book.policy_error is not None
    assert "spine-lab" in available_tools(book).refused


def test_started_without_plugins_the_programs_own_tools_stay(
    monkeypatch: pytest.MonkeyPatch,
):
    main(["plugin", "install", str(OUTSIDE)])
    main(["plugin", "allow", "spine-lab"])
    monkeypatch.setenv(WITHOUT_PLUGINS_VARIABLE, "1")
    offer = available_tools(site_book())
    assert offer.refused["spine-lab"].facts["reason"] == "switched_off"
    assert offer.tool("cement")


def test_a_plugin_that_changes_must_be_allowed_anew():
    main(["plugin", "install", str(OUTSIDE)])
    main(["plugin", "allow", "spine-lab"])
    folder = user_folder()
    (file,) = folder.iterdir()
    shutil.unpack_archive(file, folder / "open", "zip")
    file.unlink()
    assert available_tools(site_book()).tool("spine-lab.side")
    with (folder / "open" / "spine_lab_tool.py").open("a") as stream:
        stream.write("\n# changed\n")
    assert "spine-lab" in available_tools(site_book()).refused


def test_what_was_allowed_does_not_run_once_its_files_are_others(tmp_path: Path):
    shutil.copytree(OUTSIDE, tmp_path / "lab")
    plugin = read_plugin(tmp_path / "lab", Origin.USER)
    with (tmp_path / "lab" / "spine_lab_tool.py").open("a") as stream:
        stream.write("\n# changed\n")
    from planner.errors import BadTool
    from planner.review.contract.tool import ToolInfo

    info = ToolInfo(id="a", version="1", title="a", summary="a", api=1, needs=())
    with pytest.raises(BadTool) as caught:
        run_tool(plugin, info, Inputs(level="L1"), {})
    assert caught.value.facts["reason"] == "plugin_changed"


def test_a_frozen_program_becomes_the_process_of_a_tool_by_a_word(tmp_path: Path):
    order = Order(
        code=str(OUTSIDE),
        is_unpacked=False,
        module=SPINE_LAB.manifest.module,
        task=DESCRIBE,
        name="",
        parameters={},
        limits=Limits(),
    )
    order.write(tmp_path / JOB)
    words = [sys.executable, "-m", "ui.cli", TOOL_WORD, str(tmp_path)]
    done = subprocess.run(words, check=False, capture_output=True, cwd=PROJECT)
    assert done.returncode == 0
    told = json.loads((tmp_path / RESULT).read_text())
    assert [tool["id"] for tool in told["tools"]] == ["spine-lab.side"]
    assert done.stdout == b""


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["install", "nowhere.isthmus-plugin"], "nowhere.isthmus-plugin"),
        (["check", "nowhere"], "nowhere"),
        (["pack", "nowhere"], "nowhere"),
        (["allow", "nobody"], "nobody"),
        (["remove", "nobody"], "nobody"),
        (["new", "Not An Id"], "Not An Id"),
        ([], "ACTION"),
    ],
)
def test_bad_words_end_in_one_sentence(
    words: list[str], told: str, tmp_path: Path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    code = main(["plugin", *words])
    said = capsys.readouterr()
    assert code == (1 if words[:1] == ["check"] else 2)
    assert told in said.err + said.out
    assert "\n" not in said.err.strip()
