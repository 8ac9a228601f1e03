"""What is refused once the walls have been searched."""

import numpy as np

from planner.anatomy.seeded.found import Found
from planner.arrays import Vector3
from planner.errors import AnatomyNotSeen, BadSeed
from planner.geometry.frames import VertebraFrame
from planner.imaging.volume import Volume

LOWEST_BODY, TALLEST_BODY = 1.0, 2.2
"""Heights of a body over those of its pedicles: 1.3 to 1.8 in health (rules.md L-1,
L-2), 1 in a severe fracture, whose endplates are seen or must be. Project default."""
HIGHEST_ABOVE_MM = 5.0
"""How far above its pedicles a body may reach behind: about 1 mm (rules.md L-1), and
where a pedicle ends is known to half the rounding of its root. Higher it stands before
the foramen of its neighbour. Project default."""
FAINT_SHARE = 0.5
"""Spongy texture taken for an endplate shows a third of the body's own wall; endplates
in slices of 3 mm show half. Project default; asked only of a body that is taller than
the way to the next pedicles, as that of L5 above the sacrum may be."""
LEAST_SEEN_SHARE = 0.1
"""An endplate of which less is seen is not looked for in the texture of spongy bone.
Project default; at the worst real disc that was looked at a fifth showed."""
ENDPLATES = ("upper_endplate", "lower_endplate")
REACH_MM = 24.0
"""Needed up and down the canal: a body and a foramen. Project default."""


def check_reach(volume: Volume, frame: VertebraFrame) -> None:
    """Refuse a click so near the end of the images that a vertebra has no room."""
    ends = frame.to_lps([(0.0, 0.0, -REACH_MM), (0.0, 0.0, REACH_MM)])
    if not volume.grid.holds(ends).all():
        raise BadSeed("the images end too near the click", reason="cut")


def check_complete(volume: Volume, found: Found) -> None:
    """Refuse a vertebra that the images cut through."""
    x, y = np.meshgrid(found.upper.x_mm, found.upper.y_mm, indexing="ij")
    points = [
        np.column_stack((x.ravel(), y.ravel(), plate.at(x, y).ravel()))
        for plate in (found.upper, found.lower)
    ]
    points += [
        tube.unrolled.points(tube.wall.radius_mm).reshape(-1, 3)
        for tube in found.pedicles.values()
    ]
    for surface in points:
        if not volume.grid.holds(found.frame.to_lps(surface)).all():
            raise BadSeed("the images end inside the vertebra", reason="cut")


def check_apart(found: Found) -> None:
    """Refuse a block of bone in which no single body can be told.

    In it an endplate is looked for in vain, or that of a neighbour is found.
    """
    plates = (found.upper, found.lower)
    above = found.upper.back_z_mm - found.span_mm[1]
    edges = [np.median(plate.contrast_hu[plate.inside]) for plate in plates]
    faint = min(edges) < FAINT_SHARE * found.side_contrast_hu
    reaches_on = found.height_mm > found.pitch_mm and faint
    if (
        reaches_on
        or above > HIGHEST_ABOVE_MM
        or all(plate.trust == 0 for plate in plates)
    ):
        raise BadSeed(
            "the body is one with its neighbour",
            reason="fused",
            above_mm=above,
            height_mm=found.height_mm,
        )
    for name, plate in zip(ENDPLATES, plates, strict=True):
        if plate.seen_share < LEAST_SEEN_SHARE:
            raise AnatomyNotSeen("nothing is seen of an endplate", structure=name)


def check_proportions(found: Found, not_seen: tuple[str, ...]) -> None:
    """Refuse a body that does not fit its pedicles, where an endplate is not seen.

    Where a disc is bone, the search ends at any texture, or at the next vertebra.
    """
    height = found.height_mm
    pedicle = found.span_mm[1] - found.span_mm[0]
    fits = LOWEST_BODY * pedicle <= height <= TALLEST_BODY * pedicle
    for name in ENDPLATES:
        if name in not_seen and not fits:
            raise AnatomyNotSeen(
                "an endplate cannot be told", structure=name, height_mm=height
            )


def check_beside(found: Found, seed: Vector3) -> None:
    """Refuse a click beside the body that was found."""
    radius, off = found.around_body(*found.frame.to_box(seed)[:, None])
    if off > radius + 1:
        raise BadSeed("the click lies beside the body", reason="beside_body")


def check_between(found: Found, seed: Vector3) -> None:
    """Refuse a click above or below the body that was found."""
    x, y, z = found.frame.to_box(seed)[:, None]
    if z > found.upper.at(x, y) + 1 or z < found.lower.at(x, y) - 1:
        raise BadSeed("the click lies beyond an endplate", reason="disc")
