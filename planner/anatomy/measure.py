"""What a fine scan of one vertebra's bone shows: walls, necks and pedicles.

Label maps and seeds end here alike: whatever found the bone, it is measured one way.
"""

from collections.abc import Collection, Mapping

import attrs
import numpy as np

from planner.anatomy.body import Body, find_body
from planner.anatomy.hand_edits import Step
from planner.anatomy.painted_sheets import painted_sheets
from planner.anatomy.pedicle_neck import Neck, find_neck
from planner.anatomy.pedicle_sheets import pedicle_sheets
from planner.anatomy.scan import BoxScan, SideScan
from planner.anatomy.silhouettes import (
    CANAL_HALF_WIDTH_MM,
    anterior_outline,
    canal_back,
    canal_front,
    posterior_line,
)
from planner.anatomy.vertebra import Isthmus, Part, Parts, Pedicle, Side, Silhouette
from planner.arrays import FloatArray, Vector3
from planner.errors import AnatomyNotSeen

WALL_STEP_MM = 1.0
"""Between the columns and rows of the local posterior wall that is kept."""


@attrs.frozen(kw_only=True, eq=False)
class Measured:
    """What one fine scan shows, in its own box; `steps` a hand has done to its bone."""

    scan: BoxScan
    posterior: Silhouette
    anterior: Silhouette
    endplates_z_mm: tuple[float, float]
    dorsal_y_mm: float
    dorsal_seen: bool
    steps: tuple[Step, ...] = ()

    def moved(self, origin_mm: Vector3) -> "Measured":
        """Return the same with its origin at a point of the present box."""
        _, y, z = (float(value) for value in origin_mm)

        def shifted(wall: Silhouette) -> Silhouette:
            return Silhouette(z_mm=wall.z_mm - z, y_mm=wall.y_mm - y)

        low, high = self.endplates_z_mm
        return attrs.evolve(
            self,
            scan=self.scan.moved(origin_mm),
            posterior=shifted(self.posterior),
            anterior=shifted(self.anterior),
            endplates_z_mm=(low - z, high - z),
            dorsal_y_mm=self.dorsal_y_mm - y,
        )


def not_seen(structure: str, level: str) -> AnatomyNotSeen:
    return AnatomyNotSeen(f"not seen: {structure}", structure=structure, level=level)


def require_body(scan: BoxScan, *, level: str) -> Body:
    """Return the body in front of the canal.

    Raises
    ------
    AnatomyNotSeen
        `structure` "body".
    """
    body = find_body(scan)
    if body is None:
        raise not_seen("body", level)
    return body


def measure(scan: BoxScan, *, level: str) -> Measured:
    """Measure, and put the origin on the posterior-wall line at mid-height.

    Raises
    ------
    AnatomyNotSeen
        `structure` "body", "posterior_wall" or "anterior_wall".
    """
    line = posterior_line(scan, require_body(scan, level=level))
    if line is None:
        raise not_seen("posterior_wall", level)
    middle = float(line.z_mm.mean())
    scan = scan.moved(np.array([0.0, float(line.y_at(middle)), middle]))
    body = require_body(scan, level=level)
    posterior, anterior = posterior_line(scan, body), anterior_outline(scan, body)
    if posterior is None or anterior is None:
        raise not_seen("anterior_wall", level)
    x, y = (float(value) for value in body.middle_mm[:2])
    low, high = posterior.z_mm
    dorsal = canal_back(scan, low_mm=low, high_mm=high)
    row = int(np.argmin(np.abs(scan.z_mm)))
    return Measured(
        scan=scan,
        posterior=posterior,
        anterior=anterior,
        endplates_z_mm=(body.inferior.z_at(x, y), body.superior.z_at(x, y)),
        dorsal_y_mm=2 * float(scan.canal_y_mm[row]) if dorsal is None else dorsal,
        dorsal_seen=dorsal is not None,
    )


def find_necks(
    seen: Measured, *, sides: Collection[Side], level: str
) -> dict[Side, Neck]:
    """Return the neck of each of the sides that shows one.

    A neck beyond the body's back is none. In a collapsed body that reaches farther than
    the endplates do.

    Raises
    ------
    AnatomyNotSeen
        `structure` "pedicles", if none does.
    """
    necks = {
        side: find_neck(
            SideScan.of(seen.scan, side),
            posterior=seen.posterior,
            dorsal_y_mm=seen.dorsal_y_mm,
        )
        for side in sides
    }
    low = min(seen.endplates_z_mm[0], float(seen.posterior.z_mm[0]))
    high = max(seen.endplates_z_mm[1], float(seen.posterior.z_mm[-1]))
    found = {
        side: neck
        for side, neck in necks.items()
        if neck is not None and low <= float(neck.center_mm[2]) <= high
    }
    if not found:
        raise not_seen("pedicles", level)
    return found


def pedicles_of(seen: Measured, necks: Mapping[Side, Neck]) -> dict[Side, Pedicle]:
    """Return each neck as a pedicle with its isthmus and its walls."""
    return {side: _pedicle(seen, side, neck) for side, neck in necks.items()}


def _pedicle(seen: Measured, side: Side, neck: Neck) -> Pedicle:
    sheets = pedicle_sheets(
        SideScan.of(seen.scan, side),
        neck,
        posterior=seen.posterior,
        dorsal_y_mm=seen.dorsal_y_mm,
    )
    sheets = painted_sheets(sheets, seen.steps, frame=seen.scan.frame, side=side)
    isthmus = Isthmus(
        contour_mm=neck.contour_mm,
        y_mm=float(neck.center_mm[1]),
        transverse_deg=neck.turn_deg,
        sagittal_deg=neck.rise_deg,
    )
    return Pedicle(side=side, isthmus=isthmus, walls=sheets.distances())


def canal_center(seen: Measured, necks: Mapping[Side, Neck]) -> tuple[float, float]:
    """Return (x, y) of the canal's middle at the height of the pedicles."""
    scan = seen.scan
    height = float(np.mean([neck.center_mm[2] for neck in necks.values()]))
    row = int(np.argmin(np.abs(scan.z_mm - height)))
    return float(scan.canal_x_mm[row]), float(scan.canal_y_mm[row])


def local_wall(seen: Measured) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return x, z and y(z, x) of the canal's front, between the endplates."""
    scan = seen.scan
    low, high = seen.posterior.z_mm
    every = max(1, round(WALL_STEP_MM / scan.step_mm))
    rows = np.flatnonzero((scan.z_mm >= low) & (scan.z_mm <= high))[::every]
    columns = np.flatnonzero(np.abs(scan.x_mm) <= CANAL_HALF_WIDTH_MM)[::every]
    front = canal_front(scan)[np.ix_(rows, columns)]
    return scan.x_mm[columns], scan.z_mm[rows], front


def absent(
    seen: Measured,
    pedicles: Mapping[Side, Pedicle],
    parts: Parts,
    wall_y_mm: FloatArray,
) -> tuple[str, ...]:
    """Return the names of what is missing, as `Vertebra.not_seen` lists them."""
    names = [f"{side.value}_pedicle" for side in Side if side not in pedicles]
    if not seen.dorsal_seen:
        names.append("canal_dorsal_border")
    if not np.isfinite(wall_y_mm).any():
        names.append("local_wall")
    if Part.POSTERIOR_ELEMENTS not in parts.membership:
        names.append("posterior_elements")
    return tuple(names)
