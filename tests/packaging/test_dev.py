"""The front door explains itself, to Pythons that are too old as well."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
DEV = PROJECT / "packaging" / "dev.py"
VERBS = ("setup", "run", "test", "check", "bench", "words", "build", "lock")
OLDEST_THAT_GETS_A_SENTENCE = (3, 7)


@pytest.mark.parametrize("words", [[], ["fly"]])
def test_a_call_without_a_known_verb_lists_the_verbs(words: list[str]):
    done = subprocess.run(
        [sys.executable, str(DEV), *words],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert [verb for verb in VERBS if f"\n    {verb} " not in done.stderr] == []


def test_a_python_that_is_too_old_can_still_read_the_front_door():
    text = DEV.read_text(encoding="utf-8")
    assert ast.parse(text, feature_version=OLDEST_THAT_GETS_A_SENTENCE)


def test_the_front_door_imports_nothing_of_a_newer_python_before_it_looks():
    modules = [
        alias.name
        for node in ast.parse(DEV.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import)
        for alias in node.names
    ]
    assert set(modules) <= {"shutil", "subprocess", "sys"}


def test_ci_calls_the_test_verb_and_nothing_else():
    lines = (PROJECT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "python" in line] == [
        "exec python3 packaging/dev.py test"
    ]


def test_what_other_systems_run_goes_through_the_front_door():
    told = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (PROJECT / ".github" / "workflows").glob("*.yml")
    )
    calls = [line.partition("run:")[2].strip() for line in told.splitlines()]
    ours = {call for call in calls if "packaging/" in call}
    assert ours == {
        "python packaging/dev.py test",
        "python packaging/dev.py build",
        "python3 packaging/dev.py build",
        ".venv/bin/python packaging/clean_root.py out/build/*.deb",
    }
