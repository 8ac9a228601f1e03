"""An audit gives the same results whoever works on it, and loses no case."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest

from tests.ui.cohorts import two_workers, write_cohort
from ui.cli import main
from ui.cohort.find_cases import find_cases
from ui.cohort.journal import JOURNAL_FILE
from ui.cohort.one_case import Task, key_of
from ui.resources import resource

pytestmark = pytest.mark.timeout(300)
"""A cluster and two processes of our own share the machine with other tests."""

VOLUMES_ML = [1.0, 2.5]


def audited(capsys: Any, path: Path, *words: str) -> tuple[int, Any, str]:
    """Run the command; return its code, its document and what it said meanwhile."""
    code = main(["audit", str(path), "--tool", "cement", "--json", *words])
    told = capsys.readouterr()
    return code, json.loads(told.out), told.err


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two that can be reviewed, one whose images are gone, and files that are none."""
    folder = write_cohort(tmp_path_factory.mktemp("NAME^OF^PATIENT"), VOLUMES_ML)
    shutil.copytree(folder / "case02", folder / "case03")
    (folder / "case03" / "ct.nii.gz").unlink()
    (folder / "notes.json").write_text("{}")
    (folder / "readme.txt").write_text("a cohort")
    return folder


@pytest.fixture(scope="module")
def local(cohort: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The cohort as two processes of this computer reviewed it."""
    out = tmp_path_factory.mktemp("audit") / "out"
    words = ["audit", str(cohort), "--tool", "cement", "--workers", "2"]
    code = main([*words, "--out", str(out)])
    return code, json.loads((out / "audit.json").read_text()), out


def test_each_case_is_measured_and_a_broken_one_stops_nothing(local):
    code, document, _ = local
    assert code == 1
    assert document["cases_count"] == 3
    assert document["failed_count"] == 1
    rows = {row["case"]: row for row in document["rows"]}
    for number, volume_ml in enumerate(VOLUMES_ML, start=1):
        assert rows[number]["cement_ml"] == pytest.approx(volume_ml, rel=0.1)
    assert rows[3]["status"] == "failed"
    assert rows[3]["overall"] == "NA"


def test_what_it_writes_obeys_the_published_schema(local):
    _, document, _ = local
    text = resource("schema", "isthmus-audit-1.json").read_text(encoding="utf-8")
    schema = jsonschema.Draft202012Validator(json.loads(text))
    schema.validate(document)
    assert {row["status"] for row in document["rows"]} == {"done", "failed"}
    for name in document:
        assert not schema.is_valid({k: v for k, v in document.items() if k != name})


def test_nothing_that_is_written_names_a_path(local):
    _, _, out = local
    for path in out.rglob("*"):
        assert "PATIENT" not in path.name
        if path.is_file():
            assert b"PATIENT" not in path.read_bytes()


def test_an_audit_goes_on_where_it_was_stopped(cohort: Path, local, capsys):
    _, document, done = local
    out = done.parent / "again"
    shutil.copytree(done, out)
    lines = (out / JOURNAL_FILE).read_text().splitlines(keepends=True)
    whole = [line for line in lines if json.loads(line)["case"] != 3]
    (out / JOURNAL_FILE).write_text("".join(whole) + '{"case": 3, "status": "do')
    _, again, said = audited(capsys, cohort, "--out", str(out))
    assert again == document
    assert "2 cases were done before" in said
    assert "case 1:" not in said
    assert "case 3:" in said


def test_a_plan_that_changed_is_reviewed_anew(cohort: Path, tmp_path: Path):
    (case, *_) = find_cases(cohort)
    task = Task(case=case, tools=(), book="")
    before = key_of(task, "1")
    copy = tmp_path / "plan.json"
    shutil.copy(case.plan, copy)
    moved = attrs.evolve(task, case=attrs.evolve(case, plan=copy))
    first = key_of(moved, "1")
    copy.write_text(copy.read_text() + "\n")
    assert len({before, first, key_of(moved, "1"), key_of(task, "2")}) == 4


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """Two Dask workers on the loopback."""
    pytest.importorskip("distributed", reason="Dask is not installed")
    with two_workers() as address:
        yield address


def test_a_cluster_gives_the_same_results(cohort: Path, local, scheduler, capsys):
    _, document, _ = local
    code, other, _ = audited(capsys, cohort, "--scheduler", scheduler)
    assert code == 1
    assert other == document


def test_a_scheduler_that_is_not_there_ends_in_one_sentence(
    cohort, capsys, monkeypatch
):
    pytest.importorskip("distributed", reason="Dask is not installed")
    monkeypatch.setattr("ui.cohort.cluster.PATIENCE_S", 1)
    code = main(["audit", str(cohort), "--scheduler", "tcp://127.0.0.1:1"])
    assert code == 2
    assert "tcp://127.0.0.1:1" in capsys.readouterr().err


def test_a_list_names_plans_and_the_cts_afterwards(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_text("# plan, ct\none.json, after/one\n\ntwo.json\n")
    first, second = find_cases(path)
    assert first.plan == tmp_path / "one.json"
    assert first.postop == tmp_path / "after" / "one"
    assert (second.number, second.postop) == (2, None)


def test_a_folder_without_plans_is_told(tmp_path: Path, capsys):
    assert main(["audit", str(tmp_path)]) == 2
    assert tmp_path.name in capsys.readouterr().err


def test_a_folder_that_holds_something_else_is_not_written_into(
    cohort: Path, tmp_path: Path, capsys
):
    (tmp_path / "precious").write_text("kept")
    assert main(["audit", str(cohort), "--out", str(tmp_path)]) == 2
    assert tmp_path.name in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["precious"]
