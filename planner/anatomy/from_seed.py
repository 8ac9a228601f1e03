"""A vertebra from one click in its body: found in the images, measured as any bone.

No network, no weights, no label map. `seeded.segment` searches every wall in the
images and says how sure each is; what it draws is measured as bone of a label map is.
"""

from collections.abc import Mapping

import numpy as np

from planner.anatomy.corrected import (
    correction_notes,
    hand_marks,
    measure_corrected,
    still_not_seen,
)
from planner.anatomy.coverage import voxel_reach_mm
from planner.anatomy.hand_edits import edited_parts
from planner.anatomy.kept import Kept
from planner.anatomy.measure import (
    Measured,
    absent,
    canal_center,
    find_necks,
    local_wall,
    not_seen,
    pedicles_of,
)
from planner.anatomy.orientation import refuse_upside_down, refuse_wrong_right
from planner.anatomy.parts import membership
from planner.anatomy.pedicle_neck import TURNS_DEG, Neck
from planner.anatomy.scan import BoxScan
from planner.anatomy.seeded.drawing import Drawn
from planner.anatomy.seeded.segment import Segmented, segment_seed
from planner.anatomy.shape import FAR_MM
from planner.anatomy.vertebra import Parts, Side, Vertebra
from planner.arrays import Vector3
from planner.errors import AnatomyNotSeen, BadSeed
from planner.imaging.resample import on_grid
from planner.imaging.volume import Volume
from planner.plan.case import SeedSource
from planner.work import Monitor

AXIS_WALLS = (
    ("right_medial", "left_medial"),
    ("posterior", "anterior"),
    ("upper_endplate", "lower_endplate"),
)
"""The walls whose uncertainty is that of a vertebra along x, y and z."""


def vertebra_from_seed(
    *,
    level: str,
    source: SeedSource,
    volume: Volume,
    monitor: Monitor | None = None,
    kept: Kept | None = None,
) -> Vertebra:
    """Build the vertebra around a click.

    `kept` holds what was found before the source was corrected.

    Raises
    ------
    BadSeed
        Reason "outside" (the images), "air", "disc", "beside_body", "cut" (the images
        end inside the vertebra) or "fused" (no disc parts it from its neighbour).
    AnatomyNotSeen
        With `structure`: what could not be found. Nothing is guessed in its place.
    MirroredAnatomy
        See `orientation`.
    """
    found = _search(level, source, volume, monitor or Monitor(), kept or Kept())
    drawn = found.drawn
    refuse_upside_down(drawn.frame.cranial_lps, level=level)
    refuse_wrong_right(drawn.frame.right_lps, level=level)
    seen = measure_corrected(_scan(drawn), source.corrections, level=level)
    necks = sure_necks(find_necks(seen, sides=tuple(Side), level=level), level=level)
    pedicles = pedicles_of(seen, necks)
    wall_x, wall_z, wall_y = local_wall(seen)
    parts = _parts(drawn, seen)
    frame = seen.scan.frame
    borrowed = ("tilt_borrowed",) if found.is_tilt_borrowed else ()
    voxel = voxel_reach_mm(frame, volume.grid)
    return Vertebra(
        level=level,
        source="seed",
        frame=frame,
        posterior_wall=seen.posterior,
        anterior_wall=seen.anterior,
        endplates_z_mm=seen.endplates_z_mm,
        canal_dorsal_y_mm=seen.dorsal_y_mm,
        canal_center_mm=canal_center(seen, necks),
        pedicles=pedicles,
        parts=parts,
        local_wall_x_mm=wall_x,
        local_wall_z_mm=wall_z,
        local_wall_y_mm=wall_y,
        uncertainty_mm=_along_axes(found.uncertainty_mm),
        voxel_mm=voxel,
        coarsest_mm=volume.grid.coarsest_mm,
        not_seen=(
            *absent(seen, pedicles, parts, wall_y),
            *still_not_seen(found.not_seen, source.corrections),
        ),
        notes=(*borrowed, *correction_notes(source.corrections)),
        by_hand=hand_marks(source.corrections, voxel),
    )


def _search(
    level: str, source: SeedSource, volume: Volume, monitor: Monitor, kept: Kept
) -> Segmented:
    def find() -> Segmented:
        return segment_seed(
            volume,
            body_lps_mm=source.body_lps_mm,
            canal_lps_mm=source.canal_lps_mm,
            monitor=monitor,
        )

    try:
        return kept.found(None, source, find, with_images=True)
    except (BadSeed, AnatomyNotSeen) as error:
        error.facts["level"] = level
        raise


def sure_necks(necks: dict[Side, Neck], *, level: str) -> dict[Side, Neck]:
    """Leave out a neck at the end of the directions tried: it cut a seam, not bone."""
    inner = {
        side: neck
        for side, neck in necks.items()
        if TURNS_DEG[0] < neck.turn_deg < TURNS_DEG[-1]
    }
    if not inner:
        raise not_seen("pedicles", level)
    return inner


def _scan(drawn: Drawn) -> BoxScan:
    return BoxScan(
        frame=drawn.frame,
        grid=drawn.grid,
        low_mm=drawn.low_mm,
        step_mm=drawn.step_mm,
        inside_mm=drawn.bone_mm,
        canal_x_mm=drawn.canal_x_mm,
        canal_y_mm=drawn.canal_y_mm,
    )


def _parts(drawn: Drawn, seen: Measured) -> Parts:
    """Return the parts as drawn, after the steps of the hand, along the box's axes."""
    grid = drawn.grid
    shapes = edited_parts(drawn.parts_mm, grid, seen.steps)
    measured = seen.scan.grid
    if measured is not grid:
        shapes = {
            part: on_grid(mm, grid, measured, outside=-FAR_MM)
            for part, mm in shapes.items()
        }
    return Parts(
        grid=measured,
        membership={part: membership(mm) for part, mm in shapes.items()},
    )


def _along_axes(uncertainty_mm: Mapping[str, float]) -> Vector3:
    worst = [max(uncertainty_mm[name] for name in names) for names in AXIS_WALLS]
    return np.array(worst)
