"""The positions of its slices decide what a series is good for.

Dropping, doubling or moving any slice must change the verdict and name the slice.
"""

from pathlib import Path

import attrs
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import ArrayLike
from scipy.spatial.transform import Rotation

from planner.arrays import FloatArray
from planner.dicom.geometry import (
    DRIFT_TOLERANCE_MM,
    StackGeometry,
    measure_geometry,
)
from planner.dicom.series import PixelLayout, Reason, Rescale, Slice

LAYOUT = PixelLayout(
    transfer_syntax="1.2.840.10008.1.2.1",
    rows=64,
    columns=48,
    frames=1,
    bits_allocated=16,
    bits_stored=16,
    high_bit=15,
    is_signed=True,
    offset=0,
    pixel_bytes=64 * 48 * 2,
    deflated_from=None,
    file_bytes=10_000,
)
AXIAL = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0)


def piece(position: ArrayLike, name: object, orientation: ArrayLike = AXIAL) -> Slice:
    return Slice(
        file=Path(f"{name}.dcm"),
        frame=0,
        layout=LAYOUT,
        rescale=Rescale(),
        position_lps_mm=tuple(np.asarray(position, dtype=float).tolist()),
        orientation_lps=tuple(np.asarray(orientation, dtype=float).tolist()),
        spacing_yx_mm=(0.7, 0.6),
        thickness_mm=1.0,
    )


@attrs.frozen
class Stack:
    """A stack in any direction, its slices named by their number."""

    directions: FloatArray
    origin: FloatArray
    spacing_mm: float
    count: int

    def position(self, k: float, across: ArrayLike = (0, 0)) -> FloatArray:
        local = np.array([*np.asarray(across, dtype=float), k * self.spacing_mm])
        return np.asarray(self.origin + self.directions @ local)

    def slices(self) -> list[Slice]:
        return [self.slice(k) for k in range(self.count)]

    def slice(
        self, k: int, at: float | None = None, across: ArrayLike = (0, 0)
    ) -> Slice:
        place = self.position(k if at is None else at, across)
        return piece(place, k, self.directions[:, :2].T.ravel())


AXIAL_STACK = Stack(np.eye(3), np.array([-100.0, -120.0, 30.0]), 1.25, 20)


@st.composite
def stacks(draw: st.DrawFn) -> Stack:
    angles = draw(st.tuples(*[st.floats(-180, 180)] * 3))
    return Stack(
        Rotation.from_euler("xyz", angles, degrees=True).as_matrix(),
        np.array(draw(st.tuples(*[st.floats(-500, 500)] * 3))),
        draw(st.floats(0.3, 5.0)),
        draw(st.integers(6, 40)),
    )


def codes(geometry: StackGeometry) -> list[str]:
    return [reason.code for reason in geometry.reasons]


def only(geometry: StackGeometry, code: str) -> Reason:
    (reason,) = [reason for reason in geometry.reasons if reason.code == code]
    return reason


def name(k: int) -> Path:
    return Path(f"{k}.dcm")


@given(stack=stacks(), data=st.data())
def test_an_even_stack_is_uniform_in_any_direction_and_file_order(stack, data):
    slices = data.draw(st.permutations(stack.slices()))
    geometry = measure_geometry(slices)
    assert geometry.verdict == "uniform"
    assert geometry.reasons == ()
    assert geometry.spacing_mm == pytest.approx((0.6, 0.7, stack.spacing_mm))
    assert [slices[index].file for index in geometry.order] == [
        name(k) for k in range(stack.count)
    ]
    assert geometry.grid is not None
    far = geometry.grid.to_lps((47, 63, stack.count - 1))
    expected = stack.position(stack.count - 1, (47 * 0.6, 63 * 0.7))
    assert far == pytest.approx(expected, abs=1e-6)


@given(stack=stacks(), data=st.data())
def test_a_dropped_slice_is_a_gap_between_its_neighbours(stack, data):
    slices = stack.slices()
    k = data.draw(st.integers(1, stack.count - 2))
    del slices[k]
    geometry = measure_geometry(data.draw(st.permutations(slices)))
    assert geometry.verdict == "gapped"
    gap = only(geometry, "gap").facts
    assert (gap["after"], gap["before"], gap["missing"]) == (
        name(k - 1),
        name(k + 1),
        1,
    )
    assert gap["expected_mm"] == pytest.approx(stack.spacing_mm)


@given(stack=stacks(), data=st.data())
def test_a_doubled_slice_is_named_with_its_twin(stack, data):
    slices = stack.slices()
    k = data.draw(st.integers(0, stack.count - 1))
    slices.append(attrs.evolve(slices[k], file=Path("copy.dcm")))
    geometry = measure_geometry(data.draw(st.permutations(slices)))
    assert geometry.verdict == "duplicates"
    assert only(geometry, "duplicate").facts["files"] == (name(k), Path("copy.dcm"))


@given(stack=stacks(), data=st.data())
def test_a_slice_moved_along_the_normal_is_found_on_both_sides(stack, data):
    slices = stack.slices()
    k = data.draw(st.integers(1, stack.count - 2))
    by_mm = data.draw(st.floats(0.1, 0.45)) * stack.spacing_mm
    assume(by_mm > 0.09)
    slices[k] = stack.slice(k, at=k + by_mm / stack.spacing_mm)
    geometry = measure_geometry(slices)
    assert geometry.verdict == "variable-spacing"
    steps = [r.facts for r in geometry.reasons if r.code == "uneven-step"]
    assert {step["before"] for step in steps} | {step["after"] for step in steps} == {
        name(k - 1),
        name(k),
        name(k + 1),
    }


@given(stack=stacks(), data=st.data())
def test_a_slice_moved_sideways_is_named_with_the_distance(stack, data):
    slices = stack.slices()
    k = data.draw(st.integers(0, stack.count - 1))
    across = np.array(data.draw(st.tuples(st.floats(0.2, 50), st.floats(-50, -0.2))))
    slices[k] = stack.slice(k, across=across)
    geometry = measure_geometry(slices)
    assert geometry.verdict == "variable-spacing"
    shifted = only(geometry, "shifted-slice").facts
    assert shifted["file"] == name(k)
    assert shifted["by_mm"] == pytest.approx(float(np.linalg.norm(across)), rel=1e-3)


@given(stack=stacks(), tilt_deg=st.floats(0.5, 30), turn_deg=st.floats(0, 360))
def test_a_leaning_stack_is_tilted_by_its_angle(stack, tilt_deg, turn_deg):
    """The spacing is that along the normal, not the longer way along the table."""
    turn = np.radians(turn_deg)
    lean_mm = stack.spacing_mm * np.tan(np.radians(tilt_deg))
    assume((stack.count - 1) * lean_mm > DRIFT_TOLERANCE_MM)
    across = lean_mm * np.array([np.cos(turn), np.sin(turn)])
    slices = [stack.slice(k, across=k * across) for k in range(stack.count)]
    geometry = measure_geometry(slices)
    assert geometry.verdict == "tilted"
    assert geometry.tilt_deg == pytest.approx(tilt_deg, abs=1e-6)
    assert only(geometry, "tilt").facts["shift_mm"] == pytest.approx(lean_mm)
    assert geometry.spacing_mm[2] == pytest.approx(stack.spacing_mm)
    assert geometry.grid is None


@given(stack=stacks(), angle_deg=st.floats(0.1, 90))
def test_a_slice_turned_out_of_the_stack_is_another_orientation(stack, angle_deg):
    slices = stack.slices()
    turn = Rotation.from_rotvec(angle_deg * stack.directions[:, 0], degrees=True)
    turned = turn.as_matrix() @ stack.directions
    slices[2] = piece(stack.position(2), 2, turned[:, :2].T.ravel())
    geometry = measure_geometry(slices)
    assert geometry.verdict == "multiple-orientations"
    assert only(geometry, "orientations").facts["slices_each"] == (stack.count - 1, 1)


@pytest.mark.parametrize("spacing_mm", [0.625, 0.3, 2.003])
def test_positions_rounded_to_a_hundredth_are_still_even(spacing_mm):
    slices = [piece((0, 0, round(k * spacing_mm, 2)), k) for k in range(300)]
    geometry = measure_geometry(slices)
    assert geometry.verdict == "uniform"
    assert geometry.spacing_mm[2] == pytest.approx(spacing_mm, abs=1e-4)


def test_a_spacing_that_changes_midway_is_told_with_both_steps():
    heights = [*np.arange(0, 20, 2.0), *np.arange(20, 40, 5.0)]
    geometry = measure_geometry([piece((0, 0, z), z) for z in heights])
    assert geometry.verdict == "variable-spacing"
    facts = only(geometry, "uneven-step").facts
    assert (facts["step_mm"], facts["expected_mm"], facts["steps"]) == (5.0, 2.0, 3)
    assert (facts["from_mm"], facts["to_mm"]) == (20.0, 35.0)


def test_several_missing_slices_are_counted():
    heights = [0, 1, 2, 3, 7, 8, 9, 11, 12, 13]
    geometry = measure_geometry([piece((0, 0, z), z) for z in heights])
    gaps = [r.facts["missing"] for r in geometry.reasons if r.code == "gap"]
    assert (geometry.verdict, gaps) == ("gapped", [3, 1])


def test_one_or_two_slices_are_too_few():
    for count in (1, 2):
        geometry = measure_geometry(AXIAL_STACK.slices()[:count])
        assert geometry.verdict == "too-few-slices"
        assert only(geometry, "too-few").facts["slices"] == count


def test_slices_at_one_position_are_no_volume():
    slices = [piece((0, 0, 5), k) for k in range(6)]
    geometry = measure_geometry(slices)
    assert (geometry.verdict, codes(geometry)) == ("not-a-volume", ["one-position"])


@pytest.mark.parametrize(
    "changes",
    [
        {"position_lps_mm": None},
        {"orientation_lps": None},
        {"spacing_yx_mm": None},
        {"spacing_yx_mm": (0.7, -0.6)},
        {"orientation_lps": (0.0,) * 6},
        {"orientation_lps": (1.0, 0.0, 0.0, 0.1, 0.99, 0.0)},
    ],
)
def test_a_slice_without_a_sound_place_spoils_the_volume_and_is_named(changes):
    slices = AXIAL_STACK.slices()
    slices[4] = attrs.evolve(slices[4], **changes)
    geometry = measure_geometry(slices)
    assert geometry.verdict == "not-a-volume"
    assert only(geometry, "no-position").facts["files"] == (name(4),)


def test_slices_of_another_size_or_pixel_spacing_are_no_volume():
    slices = AXIAL_STACK.slices()
    wide = attrs.evolve(slices[3], layout=attrs.evolve(LAYOUT, columns=50))
    fine = attrs.evolve(slices[3], spacing_yx_mm=(0.35, 0.3))
    for odd, code in ((wide, "mixed-matrix"), (fine, "mixed-pixel-spacing")):
        geometry = measure_geometry([*slices[:3], odd, *slices[4:]])
        assert (geometry.verdict, codes(geometry)) == ("not-a-volume", [code])
