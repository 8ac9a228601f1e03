"""A number never reads as safer than it is."""

import pytest

from ui.messages.numbers import (
    NOT_MEASURED,
    clearance,
    exceeding,
    lacking,
    millimetres,
    number,
    patient_position,
    percent,
)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.46, "+1.5 mm"),
        (-2.553, "−2.6 mm"),
        (0.0, "0.0 mm"),
        (-0.01, "−0.1 mm"),
        (0.01, "0.0 mm"),
        (None, NOT_MEASURED),
        (float("nan"), NOT_MEASURED),
    ],
)
def test_a_clearance_always_shows_its_sign_and_a_breach_never_vanishes(value, words):
    assert clearance(value) == words


def test_a_value_beyond_its_limit_never_reads_as_kept():
    assert lacking(0.97, 1.0) == "0.97 mm"
    assert lacking(0.62, 1.0) == "0.6 mm"
    assert exceeding(0.02) == "less than 0.1 mm"
    assert exceeding(3.0) == "3.0 mm"


def test_numbers_carry_their_unit_and_one_decimal():
    assert millimetres(12.345) == "12.3 mm"
    assert percent(0.733) == "73 %"
    assert number(value=True) == NOT_MEASURED
    assert number(-0.04) == "0.0"


@pytest.mark.parametrize(
    ("point", "words"),
    [((1, 2, 3), "L 1.0  P 2.0  H 3.0"), ((-1, -2, -3), "R 1.0  A 2.0  F 3.0")],
)
def test_a_place_is_told_in_the_patients_own_directions(point, words):
    assert patient_position(point) == words
