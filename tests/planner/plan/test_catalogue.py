"""The needles on offer: the gauges of the catalogue, and any other diameter."""

from pathlib import Path

import pytest

from planner.errors import BadNeedle
from planner.plan.catalogue import NeedleCatalogue, load_catalogue
from planner.plan.needle import Needle

SHIPPED = Path(__file__).resolve().parents[3] / "resources/needles/catalogue.toml"

NOMINAL_MM = {
    "8G": (4.191, 3.429),
    "10G": (3.404, 2.692),
    "11G": (3.048, 2.388),
    "12G": (2.769, 2.159),
    "13G": (2.413, 1.803),
    "14G": (2.108, 1.600),
    "15G": (1.829, 1.372),
}


@pytest.fixture(scope="module")
def catalogue() -> NeedleCatalogue:
    return load_catalogue(SHIPPED)


def test_the_catalogue_holds_the_nominal_gauges_thickest_first(
    catalogue: NeedleCatalogue,
):
    assert [
        (gauge.name, (gauge.outer_diameter_mm, gauge.inner_diameter_mm))
        for gauge in catalogue.gauges
    ] == list(NOMINAL_MM.items())
    assert catalogue.source


@pytest.mark.parametrize("name", ["11G", "11", " 11g "])
def test_a_gauge_is_found_however_it_is_written(catalogue: NeedleCatalogue, name: str):
    assert catalogue.gauge(name).outer_diameter_mm == 3.048


@pytest.mark.parametrize("name", ["9G", "", "G", "eleven", "11GG", "3.048"])
def test_an_unknown_gauge_is_refused_with_those_that_are_known(
    catalogue: NeedleCatalogue, name: str
):
    with pytest.raises(BadNeedle) as refused:
        catalogue.gauge(name)
    assert refused.value.facts["reason"] == "gauge"
    assert refused.value.facts["value"] == name
    assert refused.value.facts["known"] == tuple(NOMINAL_MM)


def test_a_diameter_is_recognised_or_left_as_it_is(catalogue: NeedleCatalogue):
    gauge = catalogue.gauge_of(2.413)
    assert gauge is not None
    assert gauge.name == "13G"
    assert catalogue.gauge_of(2.5) is None
    needle = Needle(
        id="R1",
        entry_lps_mm=(0, 0, 0),
        tip_lps_mm=(0, 40, 0),
        outer_diameter_mm=2.5,
    )
    assert needle.radius_mm == 1.25


NO_BORE = 'source = "x"\n[[gauge]]\nname = "9G"\nouter_diameter_mm = 1.0\n'


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (NO_BORE, "gauge[0]"),
        (f"{NO_BORE}inner_diameter_mm = 2.0\n", "gauge[0].inner_diameter_mm"),
        ("[[gauge", ""),
    ],
)
def test_a_broken_catalogue_is_refused_with_file_and_place(
    tmp_path: Path, text: str, key: str
):
    path = tmp_path / "catalogue.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadNeedle) as refused:
        load_catalogue(path)
    assert refused.value.facts["reason"] == "catalogue"
    assert refused.value.facts["file"] == str(path)
    assert refused.value.facts["key"] == key
