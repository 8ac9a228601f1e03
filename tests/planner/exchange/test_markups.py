"""What goes to 3D Slicer lies where it lay here, and what comes back does too."""

import json

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.anatomy.vertebra import Side
from planner.errors import BadMarkups
from planner.exchange.markup_needles import with_markup_lines
from planner.exchange.markups import SCHEMA, markups_document, read_markup_lines
from planner.plan.case import Case, LandmarkSource, LevelPlan, StudyReference
from tests.phantoms import (
    L1S,
    STRAIGHT,
    analytic_vertebra,
    grid_around,
    landmark_source,
    needle_lps,
    placed_frame,
)

VERTEBRAE = {"L1": analytic_vertebra(L1S)}
GRID = grid_around(L1S, margin_mm=60, spacing_mm=4)
RIGHT = needle_lps(L1S, (15.5, -22), (10, 22))
LEFT = needle_lps(L1S, (15.5, -22), (10, 22), side=Side.LEFT)


def case_with(*needles, source=None) -> Case:
    level = LevelPlan(level="L1", anatomy=source or LandmarkSource(), needles=needles)
    return Case(study=StudyReference(ct="."), levels=(level,))


def taken(path, case=None):
    lines = read_markup_lines(path)
    return with_markup_lines(
        case or case_with(), VERTEBRAE, GRID, lines, outer_diameter_mm=3.0
    )


def write(path, document):
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def document_of(needle, system="LPS", **changes):
    """A file as 3D Slicer writes it, with a line that it drew."""
    turn = np.array((1, 1, 1) if system == "LPS" else (-1, -1, 1))
    points = [
        {
            "id": str(number),
            "label": f"L-{number}",
            "description": "",
            "associatedNodeID": "",
            "position": (end * turn).tolist(),
            "orientation": [-1.0, 0.0, 0.0, 0.0, -1.0, 0.0, 0.0, 0.0, 1.0],
            "selected": True,
            "locked": False,
            "visibility": True,
            "positionStatus": "defined",
        }
        for number, end in enumerate((needle.entry_lps_mm, needle.tip_lps_mm), 1)
    ]
    markup = {
        "type": "Line",
        "coordinateSystem": system,
        "coordinateUnits": "mm",
        "locked": False,
        "fixedNumberOfControlPoints": False,
        "labelFormat": "%N-%d",
        "lastUsedControlPointNumber": 2,
        "controlPoints": points,
        "measurements": [{"name": "length", "enabled": True, "value": 45.0}],
        "display": {"visibility": True},
    }
    return {"@schema": SCHEMA, "markups": [markup | changes]}


def test_needles_that_go_out_and_come_back_are_the_same_needles(tmp_path):
    before = case_with(RIGHT, LEFT, source=landmark_source(L1S))
    path = write(tmp_path / "m.mrk.json", markups_document(before, state="abc"))
    after = taken(path).levels[0].needles
    assert [(n.id, n.side) for n in after] == [("R1", "right"), ("L1", "left")]
    for old, new in zip((RIGHT, LEFT), after, strict=True):
        np.testing.assert_allclose(new.entry_lps_mm, old.entry_lps_mm, atol=1e-4)
        np.testing.assert_allclose(new.tip_lps_mm, old.tip_lps_mm, atol=1e-4)


def test_the_document_names_schema_frame_unit_and_state():
    document = markups_document(case_with(RIGHT), state="abc")
    (line,) = document["markups"]
    assert document["@schema"] == SCHEMA
    assert (line["coordinateSystem"], line["coordinateUnits"]) == ("LPS", "mm")
    assert line["controlPoints"][0]["position"] == RIGHT.entry_lps_mm.round(4).tolist()
    assert "abc" in line["controlPoints"][0]["description"]


def test_landmarks_go_out_under_their_names():
    source = landmark_source(L1S)
    document = markups_document(case_with(source=source), state="abc")
    (fiducials,) = document["markups"]
    assert fiducials["type"] == "Fiducial"
    written = {p["label"]: p["position"] for p in fiducials["controlPoints"]}
    assert set(written) == set(source.points_lps_mm)
    for name, point in source.points_lps_mm.items():
        np.testing.assert_allclose(written[name], point, atol=1e-4)


@pytest.mark.parametrize("system", ["LPS", "RAS"])
@pytest.mark.parametrize("needle", [RIGHT, LEFT], ids=["right", "left"])
def test_a_line_of_either_system_becomes_the_same_needle(tmp_path, system, needle):
    path = write(tmp_path / "m.mrk.json", document_of(needle, system))
    (made,) = taken(path).levels[0].needles
    assert made.side == needle.side
    np.testing.assert_allclose(made.entry_lps_mm, needle.entry_lps_mm)
    np.testing.assert_allclose(made.tip_lps_mm, needle.tip_lps_mm)


@pytest.mark.parametrize("said", ["LPS", "RAS"])
def test_coordinates_of_the_other_frame_are_caught(tmp_path, said):
    """Right would be left and front would be back."""
    other = {"LPS": "RAS", "RAS": "LPS"}[said]
    document = document_of(RIGHT, other, coordinateSystem=said)
    with pytest.raises(BadMarkups) as refused:
        taken(write(tmp_path / "m.mrk.json", document))
    assert refused.value.facts["reason"] in ("outside", "far", "backwards")


def test_a_vertebra_at_the_origin_of_its_frame_still_tells(tmp_path):
    """Where both frames meet, a needle of the other one enters from the front."""
    frame = placed_frame(origin_lps_mm=(0, 0, 0))
    vertebrae = {"L1": analytic_vertebra(L1S, frame=frame)}
    grid = grid_around(L1S, frame=frame, margin_mm=60, spacing_mm=4)
    needle = needle_lps(L1S, (15.5, -22), (10, 22), frame=frame)
    document = document_of(needle, "RAS", coordinateSystem="LPS")
    lines = read_markup_lines(write(tmp_path / "m.mrk.json", document))
    with pytest.raises(BadMarkups) as refused:
        with_markup_lines(case_with(), vertebrae, grid, lines, outer_diameter_mm=3.0)
    assert refused.value.facts["reason"] == "backwards"


def test_a_needle_that_is_there_already_is_not_taken_twice(tmp_path):
    path = write(tmp_path / "m.mrk.json", document_of(RIGHT))
    case = case_with(RIGHT)
    assert taken(path, case) == case
    other = attrs.evolve(RIGHT, tip_lps_mm=np.add(RIGHT.tip_lps_mm, (0, 0, 1)))
    path = write(tmp_path / "m.mrk.json", document_of(other))
    assert [n.id for n in taken(path, case).levels[0].needles] == ["R1", "R2"]


def test_the_nearest_vertebra_has_the_needle(tmp_path):
    below = placed_frame(origin_lps_mm=STRAIGHT.origin_lps_mm - (0, 0, 34))
    vertebrae = VERTEBRAE | {"L2": analytic_vertebra(L1S, frame=below)}
    needle = needle_lps(L1S, (15.5, -22), (10, 22), frame=below)
    levels = tuple(
        LevelPlan(level=name, anatomy=LandmarkSource()) for name in ("L1", "L2")
    )
    case = Case(study=StudyReference(ct="."), levels=levels)
    lines = read_markup_lines(write(tmp_path / "m.mrk.json", document_of(needle)))
    made = with_markup_lines(case, vertebrae, GRID, lines, outer_diameter_mm=3.0)
    assert made.level("L1").needles == ()
    assert [n.id for n in made.level("L2").needles] == ["R1"]


def changed(change):
    document = document_of(RIGHT)
    change(document, document["markups"][0])
    return document


BAD = {
    "schema": lambda d, m: d.update({"@schema": "https://example.org/other.json"}),
    "not_markups": lambda d, m: d.update(markups=3),
    "unknown_key": lambda d, m: m.update(bend=3),
    "system": lambda d, m: m.update(coordinateSystem="XYZ"),
    "unit": lambda d, m: m.update(coordinateUnits="cm"),
    "points": lambda d, m: m["controlPoints"].pop(),
    "no_lines": lambda d, m: m.update(type="Curve"),
}


@pytest.mark.parametrize("reason", BAD)
def test_what_cannot_be_trusted_is_refused(tmp_path, reason):
    path = write(tmp_path / "m.mrk.json", changed(BAD[reason]))
    with pytest.raises(BadMarkups) as refused:
        read_markup_lines(path)
    assert refused.value.facts["reason"] == reason
    assert refused.value.facts["file"] == path


@pytest.mark.parametrize(
    "position", [[1, 2], [1, 2, None], [1, 2, "3"], [1, 2, 10**400], None]
)
def test_a_point_that_is_none_is_refused(tmp_path, position):
    def spoil(document, markup):
        markup["controlPoints"][0]["position"] = position

    with pytest.raises(BadMarkups) as refused:
        read_markup_lines(write(tmp_path / "m.mrk.json", changed(spoil)))
    assert refused.value.facts["reason"] == "points"


def test_a_point_that_was_never_placed_is_not_at_the_origin(tmp_path):
    def spoil(document, markup):
        markup["controlPoints"][0]["positionStatus"] = "undefined"

    with pytest.raises(BadMarkups):
        read_markup_lines(write(tmp_path / "m.mrk.json", changed(spoil)))


def test_a_torn_or_absent_file_is_refused(tmp_path):
    torn = tmp_path / "torn.mrk.json"
    torn.write_text('{"markups": [', encoding="utf-8")
    for path, reason in ((torn, "not_json"), (tmp_path / "no.json", "unreadable")):
        with pytest.raises(BadMarkups) as refused:
            read_markup_lines(path)
        assert refused.value.facts["reason"] == reason


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(("markups", "controlPoints", "position", "type", "x")),
            inner,
            max_size=3,
        )
    ),
    max_leaves=12,
)


@given(part=JSON)
def test_no_document_is_met_with_anything_but_a_refusal(part, tmp_path_factory):
    path = tmp_path_factory.mktemp("m") / "m.json"
    for document in (part, {"@schema": SCHEMA, "markups": [part]}):
        with pytest.raises(BadMarkups):
            read_markup_lines(write(path, document))
