"""The tools "compartments" and "route" as the program runs them."""

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from planner.anatomy.vertebra import Part
from planner.imaging.volume import Grid, SeriesIdentity, Volume
from planner.review.cement import arrays_of, facts_of
from planner.review.contract.inputs import Inputs
from planner.review.contract.result import Result
from planner.review.document import case_from_document
from tests.built_in_tools import run_built_in
from tests.leak_masks import block, cement_of
from tests.phantoms import L1S, analytic_vertebra
from tests.planner.review.test_compartments import FILL, FORAMEN

VERTEBRA = attrs.evolve(
    analytic_vertebra(L1S), uncertainty_mm=(0.3, 0.3, 0.3), voxel_mm=(0.5, 0.5, 0.5)
)


def inputs_of(*solids) -> Inputs:
    cement = cement_of(VERTEBRA, *solids)
    told = Result(facts=facts_of(cement), arrays=arrays_of(cement))
    return Inputs(level="L1", vertebra=VERTEBRA, found={"cement": told})


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    return inputs_of(
        FILL,
        FORAMEN,
        block((-4, -4, -6), (4, 0, 6)),
        block((-5, 8, 5), (5, 20, 16)),
    )


def case_of(result: Result):
    document = {"schema": "isthmus-review-case/1", "case_id": "a", "levels": ["L1"]}
    return case_from_document({**document, **(result.case or {})})


def test_every_leak_gets_its_sentence_with_numbers_and_how_sure_they_are(
    inputs: Inputs,
):
    result = run_built_in("compartments", inputs)
    assert " ".join(found.sentence for found in result.findings) == (
        "Cement takes 9 ± 1 % of the canal's area where it takes most, at mid-height "
        "of the body. "
        "0.48 ± 0.04 mL of cement lie in the disc above: 4 mm up and down, 12 mm front "
        "to back and 10 mm across. "
        "0.38 ± 0.03 mL of cement lie in the middle of the canal: 12 mm up and down, "
        "4 mm front to back and 8 mm across. "
        "Cement reaches the wall of the canal: whether it is through cannot be told, "
        "as wall and cement are known to 0.6 mm."
    )
    assert [found.severity for found in result.findings] == [
        *("WARN", "INFO", "WARN", "WARN")
    ]


def test_the_leaks_of_the_case_the_overlay_and_the_table_are_the_same(
    inputs: Inputs,
):
    result = run_built_in("compartments", inputs)
    imaging = case_of(result).imaging
    assert imaging.leaks is not None
    assert [leak.compartment for leak in imaging.leaks] == [
        *("intradiscal_sup", "epidural_central")
    ]
    assert imaging.canal_fraction == pytest.approx(8 * 4 / (22 * 16), abs=0.01)
    (overlay,) = result.overlays
    assert overlay.names == ("in the disc above", "in the middle of the canal")
    labels = result.arrays[overlay.array]
    voxel_ml = 0.5**3 / 1000
    for number, leak in enumerate(imaging.leaks, start=1):
        drawn = float((labels == number).sum()) * voxel_ml
        assert drawn == pytest.approx(leak.volume_ml, rel=0.25)
    assert len(result.tables[0].rows) == 2


def test_the_route_completes_the_leaks_of_the_case(inputs: Inputs):
    result = run_built_in("route", inputs)
    imaging = case_of(result).imaging
    assert imaging.leaks is not None
    ways = [(leak.compartment, leak.exit, leak.yeom_type) for leak in imaging.leaks]
    assert ways == [
        ("intradiscal_sup", "endplate", "C"),
        ("epidural_central", "basivertebral", "B"),
    ]
    exits = result.facts["exits"]
    assert [way["later_type"] for way in exits] == ["D", None]
    assert result.findings[1].sentence == (
        "Cement went into the middle of the canal where the basivertebral vein leaves "
        "the body, at the posterior wall, where it is 5.0 mm wide; no CT shows the "
        "cortex there well enough to tell a gap."
    )


def test_where_nothing_leaked_both_say_so_without_calling_it_safe():
    inputs = inputs_of(FILL)
    where = run_built_in("compartments", inputs)
    assert [found.severity for found in where.findings] == ["INFO"]
    assert "less than that a CT does not tell" in where.findings[0].sentence
    assert case_of(where).imaging.leaks == ()
    assert run_built_in("route", inputs).facts["exits"] == []


@pytest.mark.parametrize("tool", ["compartments", "route"])
def test_without_the_tool_cement_nothing_is_assessed(tool: str):
    result = run_built_in(tool, Inputs(level="L1", vertebra=VERTEBRA))
    assert [found.severity for found in result.findings] == ["NA"]
    assert result.case is None


def test_where_no_cement_is_at_all_there_is_no_leak():
    where = run_built_in("compartments", inputs_of())
    assert case_of(where).imaging.leaks == ()
    assert where.facts["canal_area_percent"] == 0


def test_without_pedicles_or_canal_nothing_of_the_canal_is_assessed(inputs: Inputs):
    alone = attrs.evolve(VERTEBRA, pedicles={})
    for tool in ("compartments", "route"):
        result = run_built_in(tool, attrs.evolve(inputs, vertebra=alone))
        assert [found.severity for found in result.findings] == ["NA"]
    members: dict[Part, NDArray[np.uint8]] = {
        part: member
        for part, member in VERTEBRA.parts.membership.items()
        if part is not Part.CANAL
    }
    parts = attrs.evolve(VERTEBRA.parts, membership=members)
    blind = attrs.evolve(VERTEBRA, parts=parts)
    result = run_built_in("compartments", attrs.evolve(inputs, vertebra=blind))
    assert result.facts["canal_area_percent"] is None
    assert "no_canal" in result.facts["gaps"]
    told = [leak["compartment"] for leak in result.facts["leaks"]]
    assert told == ["intradiscal_sup", "epidural_central"]
    assert "NA" in {found.severity for found in result.findings}


def test_slices_too_far_apart_are_said_before_any_number(inputs: Inputs):
    grid = Grid(shape_kji=(2, 2, 2), lps_from_ijk=np.diag([0.7, 0.7, 5.0, 1.0]))
    coarse = Volume(
        voxels_hu=np.zeros((2, 2, 2), np.int16),
        grid=grid,
        identity=SeriesIdentity(series_uid="1.2.3", content_sha256="0" * 64),
    )
    result = run_built_in("compartments", attrs.evolve(inputs, postop=coarse))
    first = result.findings[0]
    assert first.severity == "NA"
    assert first.sentence.startswith("The CT's slices lie 5.0 mm apart")
