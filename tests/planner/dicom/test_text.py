"""Descriptions and names are read in the letters they were written in."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydicom.charset import decode_bytes, encode_string, python_encoding
from pydicom.dataset import Dataset

from planner.dicom.find_series import find_series
from planner.dicom.text import CHARACTER_SETS, ESCAPES, decoded
from planner.work import Monitor
from tests.dicom_files import scanner_affine, write_ct

UPRIGHT = scanner_affine(
    "HFS", spacing_xyz_mm=(0.7, 0.7, 1.0), origin_lps_mm=(3, -9, 40)
)


@pytest.mark.parametrize(
    ("character_set", "description"),
    [
        ("ISO_IR 100", "Lendenwirbelsäule"),
        ("ISO_IR 144", "Позвоночник"),
        ("ISO_IR 192", "脊椎 Wirbelsäule"),
        ("GB18030", "腰椎骨窗"),
        (["ISO 2022 IR 6", "ISO 2022 IR 87"], "脊椎"),
        (["ISO 2022 IR 13", "ISO 2022 IR 87"], "ｾｷﾂｲ"),
        (["", "ISO 2022 IR 149"], "척추"),
        (["", "ISO 2022 IR 58"], "腰椎"),
    ],
)
def test_a_description_is_read_as_it_was_written(tmp_path, character_set, description):
    def describe(image: Dataset, k: int) -> None:
        image.SpecificCharacterSet = character_set
        image.SeriesDescription = description

    write_ct(tmp_path, np.zeros((4, 8, 6)), UPRIGHT, edit=describe)
    (info,) = find_series(tmp_path, Monitor()).series
    assert info.description == description


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        # The examples of PS3.5, annexes H.3.1 and I.2.
        (b"Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B", "Yamada^Tarou=山田^太郎"),
        (
            b"Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7",
            "Hong^Gildong=洪^吉洞",
        ),
    ],
)
def test_the_examples_of_the_standard_are_read(raw, expected):
    assert decoded(raw, [""]) == expected


@given(st.binary(max_size=60), st.sampled_from(["", "nonsense", *CHARACTER_SETS]))
def test_no_bytes_stop_anybody_from_reading(raw, character_set):
    decoded(raw, [character_set])
    decoded(b"".join(ESCAPES) + raw, [character_set])


@pytest.mark.parametrize("term", ["ISO_IR 100", "ISO_IR 101", "ISO_IR 148", "GB18030"])
def test_another_reader_agrees(term):
    codec = python_encoding[term]
    raw = encode_string("äöü", [codec])
    assert decoded(raw, [term]) == decode_bytes(raw, [codec], set())
