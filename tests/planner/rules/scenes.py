"""Needles drawn at random in the box models, for properties that hold for them all."""

import attrs
import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from planner.anatomy.vertebra import Side, Vertebra
from planner.geometry.frames import VertebraFrame
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Finding
from planner.rules.path import PathMeasures, measure_path
from tests.phantoms import MODELS, BoxModel, analytic_vertebra
from tests.vignettes import case_of

VERTEBRAE = {model.name: analytic_vertebra(model) for model in MODELS}

OUTLINE_MM = 0.75
"""A voxel of the models' outlines: their lattice is not the same on both sides of the
midline, and beside a sharp edge a reading may differ by most of a voxel."""

Point = tuple[float, float, float]


@attrs.frozen(kw_only=True)
class Scene:
    """A needle in (offset, y, z) of its side, in one of the box models."""

    model: BoxModel
    side: Side
    entry_mm: Point
    tip_mm: Point
    diameter_mm: float

    @property
    def vertebra(self) -> Vertebra:
        return VERTEBRAE[self.model.name]

    def needle(self, vertebra: Vertebra | None = None) -> Needle:
        mirror = np.array((self.side.sign, 1, 1))
        ends = np.array((self.entry_mm, self.tip_mm)) * mirror
        entry, tip = (vertebra or self.vertebra).frame.to_lps(ends)
        return Needle(
            id="N",
            entry_lps_mm=entry,
            tip_lps_mm=tip,
            outer_diameter_mm=self.diameter_mm,
        )

    def measured(self) -> PathMeasures:
        return measure_path(self.vertebra, self.needle())

    def moved(self, *, entry_by: float = 0.0, tip_by: float = 0.0) -> "Scene":
        """Return the scene with either end moved medially."""
        entry, tip = self.entry_mm, self.tip_mm
        return attrs.evolve(
            self,
            entry_mm=(entry[0] - entry_by, *entry[1:]),
            tip_mm=(tip[0] - tip_by, *tip[1:]),
        )

    def off_round_numbers(self) -> "Scene":
        """Return the scene a hair aside: on a limit itself rounding decides."""
        (ex, ey, ez), (tx, ty, tz) = self.entry_mm, self.tip_mm
        return attrs.evolve(
            self,
            entry_mm=(ex + 0.00317, ey + 0.00411, ez + 0.00523),
            tip_mm=(tx + 0.00619, ty + 0.00713, tz + 0.00829),
        )

    def finding(self, rule: str, book: RuleBook) -> Finding:
        judgement = judge(
            case_of(self.model, self.needle()),
            {self.model.level: self.vertebra},
            book,
        )
        return next(f for f in judgement.findings if f.rule == rule)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """Draw a needle that starts near the dorsal cortex and ends in or near the body."""
    model = draw(st.sampled_from(MODELS))
    low, high = model.pedicle_z_mm
    half = model.height_mm / 2
    entry = (
        draw(st.floats(model.medial_mm - 3, model.lateral_mm + 4)),
        draw(st.floats(model.dorsal_cortex_y_mm - 4, model.dorsal_cortex_y_mm + 2)),
        draw(st.floats(low - 2, high + 4)),
    )
    tip = (
        draw(st.floats(-4, model.lateral_mm)),
        draw(st.floats(-10, model.depth_mm + 3)),
        draw(st.floats(-half, half)),
    )
    return Scene(
        model=model,
        side=draw(st.sampled_from(Side)),
        entry_mm=entry,
        tip_mm=tip,
        diameter_mm=draw(st.floats(1.5, 4.5)),
    )


medially = st.floats(0.01, 6.0)
unlimited = settings(deadline=None)


def on_same_side(*paths: PathMeasures) -> bool:
    return len({path.side for path in paths}) == 1


def carried(vertebra: Vertebra, frame: VertebraFrame) -> Vertebra:
    """Return the vertebra at another place: its frame, and the outlines in it."""
    grid = vertebra.parts.grid
    matrix = frame.lps_from_box @ vertebra.frame.box_from_lps @ grid.lps_from_ijk
    parts = attrs.evolve(vertebra.parts, grid=attrs.evolve(grid, lps_from_ijk=matrix))
    return attrs.evolve(vertebra, frame=frame, parts=parts)
