"""The tool "tracks" as the program runs it."""

import numpy as np
import pytest

from planner.review.cement import arrays_of, facts_of
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import LINES, Result
from planner.review.document import case_from_document
from planner.review.surroundings import surroundings
from planner.review.tracks import tracks_from
from tests.built_in_tools import run_built_in
from tests.ct_paint import HEALTHY
from tests.ct_phantoms import spine
from tests.planner.review.test_find_tracks import (
    FAT_HU,
    Operated,
    assert_found,
    bore,
    operated,
)
from tests.postop import CEMENT_HU, Blob


@pytest.fixture(scope="module")
def there() -> Operated:
    """A filled track that ends in spread cement, and an empty one too far medially."""
    filled = bore("L1", 1)
    x, y, z = filled.tip_box_mm
    around = Blob(center_box_mm=(x, y + 3, z), radii_mm=(8.0, 9.0, 7.0))
    return operated(
        spine("L1"),
        HEALTHY,
        [
            (filled, CEMENT_HU),
            (bore("L1", -1, angle_deg=18, aside_mm=-3.5), FAT_HU),
        ],
        blobs=(around,),
    )


def inputs_of(there: Operated) -> Inputs:
    scene = there.scene
    assert scene.cement is not None
    found = Result(facts=facts_of(scene.cement), arrays=arrays_of(scene.cement))
    return Inputs(
        level="L1",
        postop=surroundings(scene.postop, scene.vertebra),
        vertebra=scene.vertebra,
        found={"cement": found},
    )


def points(there: Operated, number: int) -> list[list[float]]:
    x, y = there.marks(number, 1).points_lps_mm
    return [x.tolist(), y.tolist()]


def test_marked_tracks_are_fitted_told_drawn_and_handed_on(there: Operated):
    far = (there.ways[0] + np.array((60.0, 0, 0))).tolist()
    result = run_built_in(
        "tracks",
        inputs_of(there),
        {
            "track_1": points(there, 0),
            "track_2": points(there, 1),
            "track_3": far,
            "track_4": far[:1],
        },
    )
    tracks = tracks_from(result)
    assert [track.number for track in tracks] == [1, 2]
    for track, way in zip(tracks, there.ways, strict=True):
        assert_found(track, way)
    facts = result.facts["tracks"]
    assert [each["side"] for each in facts] == ["right", "left"]
    assert [each["is_filled"] for each in facts] == [True, False]
    assert facts[1]["is_medial"] is True
    assert facts[0]["angle_deg"] == pytest.approx(10.0, abs=1.5)
    assert [found.severity for found in result.findings] == [
        *("INFO", "WARN", "NA", "NA")
    ]
    assert [track.tip_is_seen for track in tracks] == [False, True]
    assert tracks[0].tip_uncertainty_mm > 5.0
    assert "Its tip is lost in cement" in result.findings[0].sentence
    sentence = result.findings[1].sentence
    assert sentence.startswith("The track on the patient's left, empty, went ")
    assert "beyond the medial wall (± " in sentence
    (overlay,) = result.overlays
    assert (overlay.kind, overlay.names) == (LINES, ("Track 1, right", "Track 2, left"))
    assert result.arrays[overlay.array].shape == (2, 2, 3)
    assert result.case is not None
    case = case_from_document(
        {
            "schema": "isthmus-review-case/1",
            "case_id": "a",
            "levels": ["L1"],
            **result.case,
        }
    )
    assert case.imaging.tracks is not None
    assert [track.is_medial for track in case.imaging.tracks] == [False, True, None]
    assert len(result.tables[0].rows) == 2


def test_without_marks_what_is_plain_is_proposed_and_said_to_be(there: Operated):
    result = run_built_in("tracks", inputs_of(there))
    (track,) = tracks_from(result)
    assert track.is_proposed
    assert_found(track, there.ways[0])
    assert "(proposed)" in result.findings[0].title


def test_nothing_marked_and_nothing_plain_is_no_comfort(there: Operated):
    result = run_built_in("tracks", inputs_of(there), {"propose": False})
    assert [found.severity for found in result.findings] == ["NA"]
    assert result.case is None
    assert result.facts["tracks"] == []
