"""The needles on offer, by gauge. Any other diameter may be planned as well."""

import tomllib
from pathlib import Path

import attrs

from planner.errors import BadNeedle, BadPlan
from planner.plan.document import Place
from planner.plan.needle import LONGEST_MM, SHORTEST_MM

SAME_DIAMETER_MM = 0.0005
"""Half the last digit of the catalogue: closer diameters are one gauge."""


@attrs.frozen(kw_only=True)
class Gauge:
    """A needle size, "11G", with its nominal outer and inner diameter.

    `use` is "needle" or "cannula", a working cannula; a proposal chooses among those
    that are `is_proposed`.
    """

    name: str
    outer_diameter_mm: float
    inner_diameter_mm: float
    use: str = "needle"
    is_proposed: bool = False


@attrs.frozen(kw_only=True)
class NeedleCatalogue:
    """The gauges, the thickest first, and where their diameters come from."""

    gauges: tuple[Gauge, ...]
    source: str
    lengths_mm: tuple[float, ...] = ()

    @property
    def proposed_mm(self) -> tuple[float, ...]:
        """The outer diameters a proposal chooses among, the thickest first."""
        return tuple(g.outer_diameter_mm for g in self.gauges if g.is_proposed)

    def gauge(self, name: str) -> Gauge:
        """Return a gauge by its name, "11G" or "11".

        Raises
        ------
        BadNeedle
            With the reason `gauge`, the `value` and the names that are `known`.
        """
        wanted = name.strip().upper().removesuffix("G").strip()
        for gauge in self.gauges:
            if gauge.name.removesuffix("G") == wanted:
                return gauge
        known = tuple(gauge.name for gauge in self.gauges)
        raise BadNeedle("unknown gauge", reason="gauge", value=name, known=known)

    def gauge_of(self, outer_diameter_mm: float) -> Gauge | None:
        """Return the gauge of an outer diameter, or None if it is none of these."""
        for gauge in self.gauges:
            if abs(gauge.outer_diameter_mm - outer_diameter_mm) <= SAME_DIAMETER_MM:
                return gauge
        return None


def load_catalogue(path: Path) -> NeedleCatalogue:
    """Read a catalogue file.

    Raises
    ------
    BadNeedle
        With the reason `catalogue`, the `file` and the `key` that is wrong in it.
    """
    try:
        top = Place(tomllib.loads(path.read_text(encoding="utf-8"))).fields(
            required=("source", "gauge"), optional=("lengths_mm",)
        )
        lengths = [
            place.number(low=SHORTEST_MM, high=LONGEST_MM)
            for place in top.get("lengths_mm", Place([])).items()
        ]
        gauges = [_gauge(place) for place in top["gauge"].items()]
        source = top["source"].text()
    except BadPlan as error:
        raise BadNeedle(
            str(error), reason="catalogue", file=str(path), key=error.facts["where"]
        ) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadNeedle(
            "not a TOML file", reason="catalogue", file=str(path), key=""
        ) from error
    gauges.sort(key=lambda gauge: -gauge.outer_diameter_mm)
    return NeedleCatalogue(
        gauges=tuple(gauges), source=source, lengths_mm=tuple(sorted(lengths))
    )


def _gauge(place: Place) -> Gauge:
    fields = place.fields(
        required=("name", "outer_diameter_mm", "inner_diameter_mm"),
        optional=("use", "proposed"),
    )
    outer = fields["outer_diameter_mm"].number(low=0.1, high=20.0)
    return Gauge(
        name=fields["name"].text(),
        outer_diameter_mm=outer,
        inner_diameter_mm=fields["inner_diameter_mm"].number(low=0.1, high=outer),
        use=fields.get("use", Place("needle")).one_of(("needle", "cannula")),
        is_proposed=fields.get("proposed", Place(value=False)).flag(),
    )
