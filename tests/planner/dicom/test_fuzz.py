"""A broken file ends neither the program nor the truth about where a voxel lies."""

import os
from pathlib import Path

import pytest
from pydicom.uid import UID, ExplicitVRLittleEndian, JPEGLosslessSV1

from planner.dicom.find_series import find_series
from planner.work import Monitor
from tests.dicom_files import write_ct
from tests.planner.dicom import fuzz
from tests.planner.dicom.patient import UPRIGHT, open_ct, scan

SEED = 20261121


def test_files_broken_at_random_are_opened_truly_or_refused_in_words(tmp_path: Path):
    came = fuzz.run(tmp_path, files=320, seed=SEED)
    assert sum(came.values()) == 320
    assert any(name.startswith("opened") for name in came)
    assert any(name.startswith("refused") for name in came)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_twenty_thousand_files_broken_at_random(tmp_path: Path):
    seed = int(os.environ.get("ISTHMUS_FUZZ_SEED", SEED + 1))
    came = fuzz.run(tmp_path, files=20_000, seed=seed)
    assert sum(came.values()) == 20_000


DEEP = 10_000
ITEM, ITEM_END, SEQUENCE_END = (
    b"\xfe\xff\x00\xe0",
    b"\xfe\xff\x0d\xe0",
    b"\xfe\xff\xdd\xe0",
)
OPEN = b"\xff\xff\xff\xff"
SEQUENCE = b"\x08\x00\x40\x11SQ\x00\x00"
"""Referenced Image Sequence, within itself."""


def nested(*, is_told: bool) -> bytes:
    """Return 10,000 sequences in one another, of told or of open length."""
    if not is_told:
        head = (SEQUENCE + OPEN + ITEM + OPEN) * DEEP
        return head + (ITEM_END + bytes(4) + SEQUENCE_END + bytes(4)) * DEEP
    heads = []
    length = 0
    for _ in range(DEEP):
        item = ITEM + length.to_bytes(4, "little")
        sequence = SEQUENCE + (length + 8).to_bytes(4, "little")
        heads.append(sequence + item)
        length += len(sequence) + len(item)
    return b"".join(reversed(heads))


@pytest.mark.parametrize("is_told", [True, False])
@pytest.mark.parametrize("syntax", [ExplicitVRLittleEndian, JPEGLosslessSV1])
def test_sequences_nested_ten_thousand_deep_are_set_aside_and_the_rest_opens(
    tmp_path: Path, syntax: UID, *, is_told: bool
):
    """They end pydicom by recursion, and GDCM by a segmentation fault."""
    paths = write_ct(tmp_path, scan(UPRIGHT), UPRIGHT, syntax=syntax)
    written = paths[6].read_bytes()
    place = written.index(b"\x08\x00\x60\x00CS")
    deep = tmp_path / "deep.dcm"
    deep.write_bytes(written[:place] + nested(is_told=is_told) + written[place:])
    paths[6].unlink()
    (aside,) = find_series(tmp_path, Monitor()).set_aside
    assert aside.files == (deep,)
    assert (aside.kind, aside.reason) == ("damaged", "nested-too-deep")
    assert open_ct(tmp_path).grid.shape_kji[0] == 6
