"""Findings that share a spot share one ring, which says how many they are."""

import numpy as np
import pytest

from planner.rules.findings import Finding, Severity
from ui.viewports.slice_camera import SliceCamera
from ui.viewports.spots import SPOT_DEPTH_MM, spots_of

CAMERA = SliceCamera(
    right_lps=(1, 0, 0),
    down_lps=(0, 1, 0),
    center_lps_mm=(0, 0, 0),
    mm_per_px=0.25,
    size_px=(400, 400),
)
"""18 px, at which rings touch, are 4.5 mm."""


def finding(severity: Severity, x: float, depth: float = 0.0) -> Finding:
    return Finding(
        rule="P-02",
        level="L1",
        severity=severity,
        reason="breach",
        at_lps_mm=(x, 0.0, depth),
    )


def test_findings_far_apart_have_a_ring_each():
    spots = spots_of(
        CAMERA,
        [finding(Severity.WARN, 0), finding(Severity.STOP, 5)],
        is_flat=True,
    )
    assert [spot.count for spot in spots] == [1, 1]
    assert spots[-1].severity is Severity.STOP


def test_findings_at_one_spot_share_a_ring_at_the_worst():
    found = [
        finding(Severity.WARN, 1),
        finding(Severity.STOP, 0),
        finding(Severity.NA, 2),
    ]
    (spot,) = spots_of(CAMERA, found, is_flat=True)
    assert spot.count == 3
    assert spot.severity is Severity.STOP
    assert spot.at_px == pytest.approx(tuple(CAMERA.to_px((0, 0, 0))))


def test_a_ring_is_as_near_as_the_nearest_that_it_stands_for():
    off = SPOT_DEPTH_MM + 1
    far, near = finding(Severity.STOP, 0, off), finding(Severity.WARN, 1)
    (spot,) = spots_of(CAMERA, [far, near], is_flat=True)
    assert spot.is_near
    (alone,) = spots_of(CAMERA, [far], is_flat=True)
    assert not alone.is_near
    (in_space,) = spots_of(CAMERA, [far], is_flat=False)
    assert in_space.is_near


def test_what_passes_or_only_notes_has_no_ring():
    found = [finding(Severity.PASS, 0), finding(Severity.INFO, 9)]
    assert spots_of(CAMERA, found, is_flat=True) == []


def test_zooming_in_takes_merged_rings_apart():
    found = [finding(Severity.WARN, 0), finding(Severity.STOP, 3)]
    assert len(spots_of(CAMERA, found, is_flat=True)) == 1
    closer = CAMERA.zoomed(4, at_px=(200, 200))
    assert len(spots_of(closer, found, is_flat=True)) == 2
    assert np.isclose(closer.mm_per_px, CAMERA.mm_per_px / 4)
