"""A click lands on what is seen under it, at every pixel ratio of the screen."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import PROJECT

NEAR_MM = 0.1
"""A third of a pixel of the view."""


@pytest.mark.parametrize("ratio", ["1", "1.5", "2"])
def test_a_click_on_the_ball_puts_the_crosshair_into_its_middle(ratio):
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.viewports.clicked_places"],
        cwd=PROJECT,
        env=os.environ
        | {
            "QT_SCALE_FACTOR": ratio,
            "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
        },
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    result = json.loads(done.stdout)
    assert result["ratio"] == float(ratio)
    assert max(result["misses_mm"].values()) < NEAR_MM, result
