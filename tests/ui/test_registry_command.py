"""`isthmus registry`: cases are listed, counted, added without names, held together."""

import json
from pathlib import Path

import attrs
import pytest

from planner.review.case import Learning
from planner.review.document import write_case
from planner.review.facets import FACETS, counts
from planner.review.nearness import THINGS as ALL_THINGS
from planner.review.nearness import Likeness
from planner.review.registry_document import read_cases
from planner.shipped import published_cases, shipped_book
from tests.review_cases import V19, V20A, changed
from ui.case_registry import registry_path
from ui.cli import main
from ui.cli_registry import FACET_OPTIONS
from ui.messages.registry import (
    FACETS as FACET_WORDS,
)
from ui.messages.registry import (
    LIKENESS_WORDS,
    THINGS,
    value_words,
)


@pytest.fixture
def run(tmp_path: Path, capsys):
    """Return a function that runs an action on a registry of the test."""
    file = tmp_path / "registry.sqlite"

    def run_(*words: str) -> tuple[int, str]:
        code = main(["registry", *words, "--file", str(file)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return run_


def test_a_new_registry_lists_and_counts_the_published_cases(run):
    code, told = run("list")
    assert code == 0
    assert "18 cases of 17 patients: 18 published, 0 own." in told
    assert "Technique: PVP 6, PKP 2, not told 9" in told
    assert "Ma et al (2022) (= T1-09)" in told


def test_a_list_can_be_narrowed_and_says_what_it_knows(run):
    _, told = run("list", "--technique", "PKP", "--onset", "early")
    assert "2 cases of 2 patients" in told
    code, told = run("list", "--level", "T3")
    assert code == 2
    assert "T3" in told
    assert "T11, T12" in told


def test_a_case_is_added_without_what_was_typed_and_removed_again(run, tmp_path: Path):
    path = tmp_path / "case.json"
    write_case(changed(V19, learning=Learning(note="Mrs Smith, ward 7")), path)
    code, told = run("add", str(path))
    assert code == 0
    assert "Added 1; already here 0" in told
    assert "learning.note" in told
    assert "Smith" not in told
    added = told.split()[-1]
    assert "1 own" in run("list", "--origin", "own")[1]
    assert run("remove", added)[0] == 0
    assert "0 own" in run("list")[1]


@pytest.mark.parametrize("suffix", ["json", "csv"])
def test_own_cases_go_from_one_registry_to_another_once(
    suffix: str, run, tmp_path: Path, capsys
):
    write_case(V20A, tmp_path / "case.json")
    run("add", str(tmp_path / "case.json"))
    moved = tmp_path / f"cases.{suffix}"
    assert run("export", str(moved), "--own")[0] == 0
    (case,) = read_cases(moved)
    assert attrs.evolve(case, case_id="V20a", row_kind=None) == V20A
    other = ["registry", "add", str(moved), "--file", str(tmp_path / "other.sqlite")]
    assert main(other) == 0
    assert "Added 1; already here 0" in capsys.readouterr().out
    assert main(other) == 0
    assert "Added 0; already here 1" in capsys.readouterr().out


def test_the_document_holds_the_cases_and_their_counts(run):
    document = json.loads(run("list", "--json")[1])
    assert len(document["cases"]) == 18
    assert document["counts"]["onset"]["unknown"] == 13


def test_the_nearest_published_cases_are_named_with_the_reasons(run, tmp_path: Path):
    path = tmp_path / "case.json"
    write_case(V19, path)
    _, told = run("nearest", str(path), "--count", "1")
    assert "Liao et al (2025), T12: differs in 1.5 of 6" in told
    assert "the same: place of the cement, onset, technique, level" in told
    assert "not told: kind of fracture" in told
    assert "No probability" in told


def test_a_case_is_not_its_own_neighbour_and_an_unknown_one_is_told(run):
    document = json.loads(run("nearest", "S000-own", "--json")[1])
    assert "S000-own" not in [each["case_id"] for each in document["nearest"]]
    code, told = run("nearest", "own-11111111")
    assert code == 2
    assert "own-11111111" in told


def test_a_published_case_cannot_be_removed(run):
    code, told = run("remove", "T1-01")
    assert code == 2
    assert "published" in told


def test_the_registry_of_the_user_lies_among_the_users_data():
    assert main(["registry", "list"]) == 0
    assert registry_path().exists()


def test_every_facet_has_an_option_and_every_value_has_words():
    assert {name for name, _ in FACET_OPTIONS} == {*FACETS} == {*FACET_WORDS}
    assert {*THINGS} == {*ALL_THINGS}
    assert {*LIKENESS_WORDS} == {*Likeness}
    for facet, values in counts(published_cases(), shipped_book()).items():
        for value in values:
            assert "_" not in value_words(facet, value)
