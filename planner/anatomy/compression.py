"""How much of its height a vertebral body has lost."""

from typing import Literal

import attrs
import numpy as np

from planner.anatomy.measured import BoneMeasures

GENANT_FROM = (0.20, 0.25, 0.40)
"""Loss of height from which a vertebra has grade 1, 2 and 3 (Genant 1993)."""


@attrs.frozen(kw_only=True)
class Compression:
    """Loss of height as a share; `reference` says of what.

    "neighbours": of the mean height of the next vertebrae that are whole; "own": of the
    tallest of its own heights, which hides a body that is crushed evenly.
    """

    ratio: float
    uncertainty: float
    genant: int
    reference: Literal["neighbours", "own"]


def compression(
    measured: BoneMeasures, *neighbours: BoneMeasures
) -> Compression | None:
    """Return 1 - least height / reference (rules.md A-05); None if not measured."""
    own = _known(measured)
    if not own:
        return None
    whole = [_known(n) for n in neighbours]
    means = [float(np.mean(known)) for known in whole if known and _is_whole(known)]
    reference = float(np.mean(means)) if means else max(own)
    ratio = max(0.0, 1 - min(own) / reference)
    return Compression(
        ratio=ratio,
        uncertainty=measured.height_uncertainty_mm / reference,
        genant=sum(ratio >= limit for limit in GENANT_FROM),
        reference="neighbours" if means else "own",
    )


def _known(measured: BoneMeasures) -> list[float]:
    heights = measured.heights_mm.values()
    return [height for height in heights if height is not None]


def _is_whole(heights: list[float]) -> bool:
    return 1 - min(heights) / max(heights) < GENANT_FROM[0]
