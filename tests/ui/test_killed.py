"""The program is killed while it is worked with: no step that was seen is lost.

The long form is the run of `tests/benchmarks/crash_table.py`, which writes crash.md.
"""

import pytest

from tests.benchmarks.crash_table import ALL_KILLS, killed, total
from tests.disk import has_bad_disk
from tests.ui.editing_program import EDITING, SAVING
from tests.ui.killing import KILLS

TIMED = [kill for kill in KILLS if not (kill.needs_bad_disk or kill.opens)]
WORST = [kill for kill in KILLS if kill.calls and not kill.opens]


def check(kills, folder, *, many: int) -> None:
    counts = killed(kills, folder, many=many)
    whole = total(list(counts.values()))
    assert whole.wrong == []
    assert whole.lost == 0
    assert whole.questions == 0
    assert whole.shown > 0


@pytest.mark.timeout(120)
def test_a_killed_program_loses_no_step_that_was_seen(tmp_path):
    """Each start goes on where the last was killed, as somebody would."""
    assert {kill.way for kill in TIMED} == {EDITING, SAVING}
    check(TIMED, tmp_path, many=2)


@pytest.mark.skipif(not has_bad_disk(), reason="needs Linux and a C compiler (cc)")
@pytest.mark.timeout(120)
def test_a_program_killed_in_the_middle_of_a_write_loses_no_step(tmp_path):
    check(WORST, tmp_path, many=2)


@pytest.mark.long
@pytest.mark.timeout(2 * 3600)
def test_three_hundred_kills_lose_nothing(tmp_path):
    """While editing, saving, opening what was left, and on a disk that is slow."""
    kills = [kill for kill in KILLS if has_bad_disk() or not kill.needs_bad_disk]
    check(kills, tmp_path, many=ALL_KILLS)
