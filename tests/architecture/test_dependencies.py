"""What the program stands on: locked, argued for, and free of the GPL."""

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import PROJECT

LICENCES: dict[str, str] = tomllib.loads(
    (PROJECT / "packaging" / "components.toml").read_text(encoding="utf-8")
)["distributions"]
"""Every distribution the installed program may consist of, read and found fit."""

SEPARATE_LIBRARIES = {"pyside6-essentials", "shiboken6"}
"""LGPL, used as shared libraries that anybody can exchange."""

GPL = re.compile(r"(?<!L)GPL|(?<!Lesser )General Public License", re.IGNORECASE)


@cache
def _project() -> dict[str, list[str]]:
    text = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    document = tomllib.loads(text)
    return {
        "runtime": document["project"]["dependencies"],
        "dev": document["dependency-groups"]["dev"],
    }


def _names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(line).name) for line in requirements}


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _runtime_distributions() -> set[str]:
    """The direct dependencies and all that they pull in on this system."""
    found: set[str] = set()
    waiting = _names(_project()["runtime"])
    while waiting:
        name = waiting.pop()
        found.add(name)
        needed = map(Requirement, importlib.metadata.requires(name) or ())
        waiting |= {canonicalize_name(r.name) for r in needed if _applies(r)} - found
    return found


def _licence_lines(name: str) -> Iterator[str]:
    """What a distribution calls its own licence; only the first line of a full text."""
    facts = importlib.metadata.metadata(name)
    for field in ("License-Expression", "License"):
        for text in facts.get_all(field) or ():
            yield from text.strip().splitlines()[:1]
    for classifier in facts.get_all("Classifier") or ():
        if classifier.startswith("License"):
            yield classifier


def _locked() -> dict[str, list[str]]:
    """Name to the blocks that pin it; one block per version and platform marker."""
    text = (PROJECT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    blocks: dict[str, list[str]] = {}
    for block in re.split(r"\n(?=\S)", text.strip()):
        blocks.setdefault(block.partition("==")[0], []).append(block)
    return blocks


def test_every_runtime_distribution_has_a_licence_that_was_read():
    assert _runtime_distributions() <= LICENCES.keys()


def test_nothing_in_the_program_is_under_the_gpl():
    offenders = {
        name: lines
        for name in _runtime_distributions() - SEPARATE_LIBRARIES
        if (lines := [line for line in _licence_lines(name) if GPL.search(line)])
    }
    assert offenders == {}


def test_what_is_under_the_lgpl_stays_a_separate_library():
    lesser = {name for name, licence in LICENCES.items() if "LGPL" in licence}
    claimed = {
        name
        for name in _runtime_distributions()
        if any("LGPL" in line or "Lesser" in line for line in _licence_lines(name))
    }
    assert lesser == claimed == SEPARATE_LIBRARIES


@pytest.mark.parametrize(
    ("line", "is_gpl"),
    [
        ("GPL-2.0-only", True),
        ("License :: OSI Approved :: GNU General Public License v3 (GPLv3)", True),
        ("AGPL-3.0", True),
        ("LGPL-3.0-or-later", False),
        ("License :: OSI Approved :: GNU Lesser General Public License v3", False),
        ("MIT", False),
    ],
)
def test_a_gpl_licence_is_recognised(*, line: str, is_gpl: bool):
    assert bool(GPL.search(line)) is is_gpl


def test_every_dependency_is_locked_with_hashes():
    locked = _locked()
    assert _names(_project()["runtime"] + _project()["dev"]) <= locked.keys()
    blocks = [block for pins in locked.values() for block in pins]
    assert [b.splitlines()[0] for b in blocks if "--hash=sha256:" not in b] == []


def test_the_lock_holds_the_whole_program():
    assert _runtime_distributions() <= _locked().keys()


def test_every_dependency_is_argued_for():
    text = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    section = text.partition("\n## Dependencies\n")[2].partition("\n## ")[0]
    names = {canonicalize_name(word) for word in re.findall(r"`([\w-]+)`", section)}
    assert _names(_project()["runtime"] + _project()["dev"]) - names == set()


def test_the_qt_that_is_locked_is_one_that_works():
    # 6.11.0 and 6.11.1 are not to be used.
    assert _locked()["pyside6-essentials"][0].startswith("pyside6-essentials==6.10.3 ")
