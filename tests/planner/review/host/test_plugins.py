"""A plugin is known by what it consists of, before any of it runs."""

import stat
import zipfile
from pathlib import Path

import attrs
import pytest

from planner.errors import BadTool
from planner.review.host.allowed import AllowList
from planner.review.host.plugins import Origin, find_plugins, read_plugin
from tests.planner.review.conftest import MANIFEST, WritePlugin

SOME = "0" * 64


def test_a_changed_letter_changes_the_hash(write_plugin: WritePlugin):
    plugin = write_plugin("return Result()")
    tool = plugin.path / "probe_tool.py"
    tool.write_text(tool.read_text() + "\n# changed\n")
    assert read_plugin(plugin.path, Origin.USER).sha256 != plugin.sha256


def test_what_python_leaves_behind_does_not_change_it(write_plugin: WritePlugin):
    plugin = write_plugin("return Result()")
    (plugin.path / "__pycache__").mkdir()
    (plugin.path / "__pycache__" / "probe_tool.pyc").write_bytes(b"x")
    assert read_plugin(plugin.path, Origin.USER).sha256 == plugin.sha256


def test_an_earlier_place_goes_before_a_later_one(
    write_plugin: WritePlugin, tmp_path: Path
):
    write_plugin("return Result()")
    place = tmp_path / "plugins"
    found = find_plugins({Origin.MACHINE: place, Origin.USER: place})
    assert found.plugins["test.probe"].origin is Origin.MACHINE
    assert [error.facts["reason"] for error in found.refused] == ["plugin_twice"]


def test_a_place_that_is_not_there_holds_nothing(tmp_path: Path):
    found = find_plugins({Origin.USER: tmp_path / "nowhere"})
    assert (dict(found.plugins), found.refused) == ({}, ())


def _zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


MANIFEST_TEXT = MANIFEST.format(id="test.probe")
BROKEN_ARCHIVES = {
    "climbs_out": ({"plugin.toml": MANIFEST_TEXT, "../up.py": ""}, "plugin_unsafe"),
    "is_absolute": ({"plugin.toml": MANIFEST_TEXT, "/etc/x": ""}, "plugin_unsafe"),
    "names_a_drive": ({"plugin.toml": MANIFEST_TEXT, "C:/x": ""}, "plugin_unsafe"),
    "has_no_manifest": ({"probe_tool.py": ""}, "manifest"),
    "has_a_broken_manifest": ({"plugin.toml": "id ="}, "manifest"),
    "lacks_a_key": ({"plugin.toml": 'id = "a"'}, "manifest"),
    "has_a_bad_id": ({"plugin.toml": MANIFEST.format(id="../x")}, "plugin_id"),
    "has_a_bad_module": (
        {"plugin.toml": MANIFEST_TEXT.replace("probe_tool", "os; import x")},
        "plugin_module",
    ),
}


@pytest.mark.parametrize("name", BROKEN_ARCHIVES)
def test_a_broken_archive_is_refused_with_its_reason(name: str, tmp_path: Path):
    files, reason = BROKEN_ARCHIVES[name]
    path = _zip(tmp_path / "x.isthmus-plugin", files)
    (error,) = find_plugins({Origin.USER: tmp_path}).refused
    assert error.facts["reason"] == reason
    assert error.facts["file"] == path


def test_what_is_no_archive_is_refused(tmp_path: Path):
    (tmp_path / "x.isthmus-plugin").write_bytes(b"PK no zip")
    (error,) = find_plugins({Origin.USER: tmp_path}).refused
    assert error.facts["reason"] == "plugin_unreadable"


def test_an_archive_with_a_link_is_refused(tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "x.isthmus-plugin", "w") as archive:
        link = zipfile.ZipInfo("probe_tool.py")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    (error,) = find_plugins({Origin.USER: tmp_path}).refused
    assert error.facts["reason"] == "plugin_unsafe"


def test_a_bomb_is_not_unpacked(tmp_path: Path):
    with zipfile.ZipFile(
        tmp_path / "x.isthmus-plugin", "w", zipfile.ZIP_DEFLATED
    ) as archive:
        archive.writestr("zeros", bytes(65 << 20))
    (error,) = find_plugins({Origin.USER: tmp_path}).refused
    assert error.facts["reason"] == "plugin_large"


def test_nobody_runs_what_nobody_allowed(write_plugin: WritePlugin):
    plugin = write_plugin("return Result()")
    with pytest.raises(BadTool) as caught:
        AllowList().check(plugin)
    assert caught.value.facts["reason"] == "not_allowed"
    AllowList(user={plugin.sha256}).check(plugin)
    AllowList(department={plugin.sha256}, is_closed=True).check(plugin)


def test_a_department_may_forbid_the_rest(write_plugin: WritePlugin):
    plugin = write_plugin("return Result()")
    with pytest.raises(BadTool) as caught:
        AllowList(user={plugin.sha256}, department={SOME}, is_closed=True).check(plugin)
    assert caught.value.facts["reason"] == "department"


def test_the_programs_own_tools_always_run(write_plugin: WritePlugin):
    own = attrs.evolve(write_plugin("return Result()"), origin=Origin.BUILT_IN)
    AllowList(is_closed=True, without_plugins=True).check(own)


def test_a_start_without_plugins_runs_none_of_the_users(write_plugin: WritePlugin):
    plugin = write_plugin("return Result()")
    with pytest.raises(BadTool) as caught:
        AllowList(user={plugin.sha256}, without_plugins=True).check(plugin)
    assert caught.value.facts["reason"] == "switched_off"
