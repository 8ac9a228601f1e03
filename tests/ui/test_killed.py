"""The program is killed while it is worked with: no step that was seen is lost."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from planner.case_file.reading import read_record
from planner.case_file.store import open_case_file
from planner.plan.storage import case_digest
from tests.conftest import PROJECT
from ui.opening import demo_plan
from ui.unsaved_work import find_unsaved

PROGRAM = [sys.executable, "-m", "tests.ui.editing_program"]
LONGEST_S = 3.0
"""Between the first step on the screen and the end."""


def killed(case: Path, unsaved: Path, *, seed: int) -> list[str]:
    """Start the program, kill it at some instant; return the digests it has shown."""
    chance = random.Random(seed)
    with subprocess.Popen(
        [*PROGRAM, str(case), str(unsaved), str(seed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=PROJECT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as program:
        assert program.stdout is not None
        shown = [program.stdout.readline().strip()]
        try:
            program.wait(chance.uniform(0, LONGEST_S))
        except subprocess.TimeoutExpired:
            program.kill()
        # A line that was cut short was never read by anybody.
        shown += [line.strip() for line in program.stdout if line.endswith("\n")]
    assert shown[0], "the program has shown nothing"
    return shown


KILLS = [pytest.param(2, id="2"), pytest.param(150, marks=pytest.mark.long, id="150")]


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kills", KILLS)
def test_a_killed_program_loses_no_step_that_was_seen(tmp_path, kills):
    """Each start goes on where the last was killed, as somebody would."""
    unsaved, case = tmp_path / "unsaved", demo_plan()
    for seed in range(kills):
        shown = killed(case, unsaved, seed=seed)
        (left,) = find_unsaved(unsaved)
        assert left.whole
        record = read_record(left.path)
        kept = [case_digest(record.case_of(entry)) for entry in record.entries]
        # One step more may be on the disk: it was written, not yet shown.
        assert shown == kept[-len(shown) :] or shown == kept[-len(shown) - 1 : -1]
        assert record.history().case == record.case
        case = left.path


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("kills", KILLS)
def test_a_saved_case_that_is_killed_loses_no_step_that_was_seen(tmp_path, kills):
    unsaved, path = tmp_path / "unsaved", tmp_path / "case.isthmus"
    killed(demo_plan(), unsaved, seed=1)
    (left,) = find_unsaved(unsaved)
    first, _ = open_case_file(left.path, by="AB")
    first.save_as(path, by="AB").release()
    first.release()
    for seed in range(kills):
        shown = killed(path, unsaved, seed=seed)
        record = read_record(path)
        kept = [case_digest(record.case_of(entry)) for entry in record.entries]
        assert shown == kept[-len(shown) :] or shown == kept[-len(shown) - 1 : -1]
    assert len(find_unsaved(unsaved)) == 1
