"""The registry of review cases: nobody's name gets in, and nothing is lost or mixed."""

import contextlib
import multiprocessing
import sqlite3
import sys
from pathlib import Path

import attrs
import pytest

from planner.errors import BadRegistry
from planner.review.case import Learning, Patient, ReviewCase
from planner.review.nameless import OWN_ID, made_nameless, nameless, told_freely
from planner.review.registry import (
    REGISTRY,
    STEPS,
    VERSION,
    CaseRegistry,
    open_registry,
)
from planner.shipped import published_cases
from tests.review_cases import V19, V20A, V20B, V20C, WELL, changed

VIGNETTES = (V19, V20A, V20B, V20C, WELL)
NAME = "Ada Lovelace 10.12.1815"


@pytest.fixture
def registry(tmp_path: Path) -> CaseRegistry:
    return open_registry(tmp_path / "data" / "registry.sqlite", published_cases())


def own(registry: CaseRegistry) -> dict[str, ReviewCase]:
    return {case.case_id: case for case in registry.read().own}


# --- what is in it --------------------------------------------------------------------


def test_a_new_registry_holds_the_published_cases_as_they_were_told(
    registry: CaseRegistry,
):
    found = registry.read()
    assert found.published == published_cases()
    assert (found.own, found.damaged) == ((), 0)


def test_an_own_case_is_kept_as_it_was_told_under_an_id_that_tells_nothing(
    registry: CaseRegistry,
):
    for case in VIGNETTES:
        kept = registry.add(case)
        assert OWN_ID.match(kept.case_id)
        assert own(registry)[kept.case_id] == kept
        assert attrs.evolve(kept, case_id=case.case_id, row_kind=None) == case
    assert len(registry.read().own) == len(VIGNETTES)


def test_unknown_stays_unknown(registry: CaseRegistry):
    kept = registry.add(ReviewCase(case_id="new", levels=("T5",)))
    (found,) = registry.read().own
    assert found == kept
    assert found.imaging.leaks is None
    assert found.cement.volume_ml is None


def test_an_own_case_is_replaced_and_removed_and_no_other_is_touched(
    registry: CaseRegistry,
):
    first, second = (registry.add(case) for case in (V19, V20B))
    later = changed(first, outcome={"followup_months": 6})
    registry.replace(later)
    assert registry.read().own == (later, second)
    registry.remove(first.case_id)
    assert registry.read().own == (second,)
    assert registry.read().published == published_cases()


def test_published_cases_are_nobodys_to_change(registry: CaseRegistry):
    case = published_cases()[0]
    for change in (
        lambda: registry.remove(case.case_id),
        lambda: registry.replace(case),
    ):
        with pytest.raises(BadRegistry) as refused:
            change()
        assert refused.value.facts["reason"] == "published"


def test_what_is_not_there_is_refused_by_its_id(registry: CaseRegistry):
    with pytest.raises(BadRegistry) as refused:
        registry.remove("own-00000000")
    assert refused.value.facts == {"reason": "no_such_case", "value": "own-00000000"}


# --- nobody's name --------------------------------------------------------------------

TYPED = {
    "source": {"source": NAME},
    "duplicate_of": {"duplicate_of": NAME},
    "patient.diagnosis": {"patient": Patient(diagnosis=NAME)},
    "patient.comorbidity": {"patient": Patient(comorbidity=(NAME,))},
    "patient.age_years": {"patient": Patient(age_years=103)},
    "cement.product": {"cement": {"product": NAME}},
    "treatment.incomplete_reason": {"treatment": {"incomplete_reason": NAME}},
    "learning.note": {"learning": Learning(note=NAME)},
    "learning.rules_that_would_fire": {
        "learning": Learning(rules_that_would_fire=(NAME,))
    },
}


@pytest.mark.parametrize("place", TYPED)
def test_what_somebody_typed_is_refused_and_named_by_its_place(
    place: str, registry: CaseRegistry
):
    with pytest.raises(BadRegistry) as refused:
        registry.add(changed(V19, **TYPED[place]))  # type: ignore[arg-type]
    assert refused.value.facts == {"reason": "not_nameless", "names": (place,)}
    assert registry.read().own == ()


@pytest.mark.parametrize("place", TYPED)
def test_made_nameless_a_case_is_taken_and_says_what_it_lost(
    place: str, registry: CaseRegistry
):
    (bare,), lost = made_nameless([changed(V19, **TYPED[place])])  # type: ignore[arg-type]
    assert lost == (place,)
    assert told_freely(bare) == ()
    registry.add(bare)
    assert NAME.encode() not in registry.path.read_bytes()
    assert b"Lovelace" not in registry.path.read_bytes()


def test_every_published_case_can_be_made_nameless_and_keeps_its_figures():
    for case in published_cases():
        bare = nameless(case)
        assert told_freely(bare) == ()
        assert (bare.imaging, bare.timeline, bare.levels) == (
            *(case.imaging, case.timeline),
            case.levels,
        )


def test_a_rule_that_would_have_fired_is_no_name():
    case = changed(V19, learning=Learning(rules_that_would_fire=("P-02", "ANAT")))
    assert told_freely(case) == ("case_id",)
    assert nameless(case).learning == case.learning


def test_duplicates_stay_bound_under_their_new_ids():
    first = attrs.evolve(V19, case_id="ward 7, bed 2")
    second = attrs.evolve(V20B, case_id="x", duplicate_of="ward 7, bed 2")
    (one, two), _ = made_nameless([first, second])
    assert two.duplicate_of == one.case_id


# --- from one registry to another -----------------------------------------------------


def test_what_another_registry_holds_is_taken_once(
    registry: CaseRegistry, tmp_path: Path
):
    other = open_registry(tmp_path / "other.sqlite", published_cases())
    kept = [other.add(case) for case in VIGNETTES]
    taken = registry.take_in(other.read().cases)
    assert taken.added == tuple(case.case_id for case in kept)
    assert len(taken.known) == len(published_cases())
    again = registry.take_in(other.read().cases)
    assert (again.added, again.differing) == ((), ())
    assert registry.read().own == other.read().own


def test_one_that_says_something_else_under_the_same_id_changes_nothing(
    registry: CaseRegistry,
):
    kept = registry.add(V19)
    taken = registry.take_in([changed(kept, outcome={"followup_months": 1})])
    assert taken.differing == (kept.case_id,)
    assert registry.read().own == (kept,)


def test_all_or_none_are_taken(registry: CaseRegistry):
    whole = attrs.evolve(V20A, case_id="own-0000000a")
    typed = changed(attrs.evolve(V20B, case_id="own-0000000b"), learning=TYPED_NOTE)
    with pytest.raises(BadRegistry):
        registry.take_in([whole, typed])
    assert registry.read().own == ()


TYPED_NOTE = Learning(note=NAME)


# --- the file -------------------------------------------------------------------------


def test_a_changed_table_of_published_cases_is_written_anew_and_own_ones_stay(
    registry: CaseRegistry,
):
    kept = registry.add(V19)
    fewer = published_cases()[:3]
    found = open_registry(registry.path, fewer).read()
    assert (found.published, found.own) == (fewer, (kept,))


def test_a_damaged_case_is_counted_and_costs_no_other(registry: CaseRegistry):
    first, second = (registry.add(case) for case in (V19, V20B))
    with contextlib.closing(sqlite3.connect(registry.path)) as connection, connection:
        connection.execute(
            "UPDATE review_case SET document = replace(document, 'T12', 'T11') "
            "WHERE case_id = ?",
            (first.case_id,),
        )
    found = open_registry(registry.path, published_cases()).read()
    assert (found.own, found.damaged) == ((second,), 1)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no database at all", "not_registry"),
        (b"SQLite format 3\0" + bytes(200), "damaged"),
    ],
)
def test_a_file_that_is_no_registry_is_refused_and_left_alone(
    content: bytes, reason: str, tmp_path: Path
):
    path = tmp_path / "registry.sqlite"
    path.write_bytes(content)
    with pytest.raises(BadRegistry) as refused:
        open_registry(path, published_cases())
    assert refused.value.facts["reason"] == reason
    assert path.read_bytes() == content


def test_a_registry_of_a_later_version_is_left_to_it(registry: CaseRegistry):
    with contextlib.closing(sqlite3.connect(registry.path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(BadRegistry) as refused:
        open_registry(registry.path, published_cases())
    assert refused.value.facts["reason"] == "newer"


def test_a_registry_of_an_older_version_is_brought_up_to_date_whole(
    registry: CaseRegistry, monkeypatch: pytest.MonkeyPatch
):
    """There is no older version yet; the one here kept no SHA-256."""
    kept = registry.add(V20A)
    with contextlib.closing(sqlite3.connect(registry.path)) as connection, connection:
        connection.execute("ALTER TABLE review_case RENAME COLUMN sha256 TO spare")
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(BadRegistry) as refused:
        open_registry(registry.path, published_cases())
    assert refused.value.facts["reason"] == "older"

    def step(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE review_case RENAME COLUMN spare TO sha256")

    monkeypatch.setitem(STEPS, 0, step)
    assert open_registry(registry.path, published_cases()).read().own == (kept,)
    with contextlib.closing(REGISTRY.opened(registry.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_place_that_takes_no_file_is_told(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    with pytest.raises(BadRegistry) as refused:
        open_registry(blocked / "registry.sqlite", published_cases())
    assert refused.value.facts["reason"] == "unwritable"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights elsewhere")
def test_only_its_user_may_look_into_it(registry: CaseRegistry):
    assert registry.path.stat().st_mode & 0o077 == 0


def _add_ten(path: str) -> None:
    registry = open_registry(Path(path), published_cases())
    for _ in range(10):
        registry.add(V20C)


def test_two_programs_add_at_the_same_time_and_nothing_is_lost(tmp_path: Path):
    path = tmp_path / "registry.sqlite"
    context = multiprocessing.get_context("spawn")
    both = [context.Process(target=_add_ten, args=(str(path),)) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join(60)
    assert [each.exitcode for each in both] == [0, 0]
    assert len(CaseRegistry(path).read().own) == 20
