"""Where a vertebra of the plan lies on the CT after the operation.

The registration needs a place to begin. Two CTs of one stay often lie alike, so that it
may begin where the vertebra was before; where that leads nowhere, its surroundings are
looked for on the whole later CT; and where that leads nowhere either, somebody shows
three points of the vertebra there.
"""

import contextlib
from collections.abc import Callable, Mapping
from functools import partial

import attrs
import numpy as np
from numpy.typing import ArrayLike

from planner.anatomy.vertebra import Side, Vertebra
from planner.arrays import Matrix4, Points, apply_affine, frozen_matrix
from planner.errors import PoorFit
from planner.imaging.volume import Volume
from planner.review.notes import BODY, LEFT_PEDICLE, PLACES, RIGHT_PEDICLE
from planner.review.registration import Registration, register_vertebra
from planner.review.sought import APART_MM, sought_starts
from planner.work import Monitor

HAND_MM = 3.0
"""How far a place that somebody shows may lie from where it is meant (project
default)."""

MOST_MISFIT_MM = 10.0
"""Places that fit a vertebra of another size belong to another one."""

SURE_CORRELATION = 0.9
"""Two CTs of one vertebra reach this; its neighbour never did (project default)."""

LEAST_LEAD = 0.05
"""By this the best of two places must fit better than the other (project default)."""

LEAST_COSINE = 0.5
"""A head stays a head: turned by more than 60 degrees, right and left were mixed up."""


@attrs.frozen(kw_only=True, eq=False)
class Placing:
    """Where the vertebra lies: `postop_from_preop` (4, 4) maps LPS mm.

    `error_mm` is how far any point of it may be off. `is_fitted` says that the images
    themselves cover each other there; `correlation` is theirs, None if nobody looked.
    """

    postop_from_preop: Matrix4 = attrs.field(converter=frozen_matrix)
    error_mm: float
    is_fitted: bool
    correlation: float | None = None


SAME_PLACE = Placing(
    postop_from_preop=np.eye(4), error_mm=0.0, is_fitted=True, correlation=None
)
"""The vertebra was measured on the CT after the operation itself."""


def place_vertebra(
    vertebra: Vertebra,
    preop: Volume,
    postop: Volume,
    *,
    shown_lps_mm: Mapping[str, ArrayLike],
    monitor: Monitor | None = None,
) -> Placing:
    """Find a vertebra on the CT after the operation.

    `shown_lps_mm` are those of `PLACES` that somebody showed there; with all three
    nothing else is tried, and if they lead nowhere they themselves are the answer, as
    certain as a hand is.

    Raises
    ------
    PoorFit
        If the search leads nowhere and not all three are shown, or what is shown
        cannot be (see `shown_start`).
    Cancelled
    """
    register = partial(register_vertebra, vertebra, preop, postop, monitor=monitor)
    if set(PLACES) <= shown_lps_mm.keys():
        start, misfit_mm = shown_start(vertebra, shown_lps_mm)
        try:
            return _placing(register(start=start))
        except PoorFit:
            error_mm = float(np.hypot(misfit_mm, HAND_MM))
            return Placing(postop_from_preop=start, error_mm=error_mm, is_fitted=False)
    return _placing(_best_fit(vertebra, preop, postop, register, monitor))


def _best_fit(
    vertebra: Vertebra,
    preop: Volume,
    postop: Volume,
    register: Callable[..., Registration],
    monitor: Monitor | None,
) -> Registration:
    """Return the fit that is better than any other by far enough.

    The next vertebra looks much the same: a fit that is not beyond doubt is held
    against the places on the later CT that look likeliest.
    """
    fits: list[Registration] = []
    refused: list[PoorFit] = []
    try:
        fits.append(register(start=np.eye(4)))
    except PoorFit as error:
        refused.append(error)
    if fits and fits[0].correlation >= SURE_CORRELATION:
        return fits[0]
    for start in sought_starts(vertebra, preop, postop, monitor=monitor):
        with contextlib.suppress(PoorFit):
            fits.append(register(start=start))
    if not fits:
        raise refused[0]
    fits.sort(key=lambda fit: fit.correlation, reverse=True)
    middle = vertebra.frame.to_lps((0.0, 0.0, 0.0))
    first, *others = [apply_affine(fit.postop_from_preop, middle) for fit in fits]
    for place, fit in zip(others, fits[1:], strict=True):
        lead = fits[0].correlation - fit.correlation
        if lead < LEAST_LEAD and np.linalg.norm(place - first) > APART_MM:
            raise PoorFit("two places", level=vertebra.level, reason="two_places")
    return fits[0]


def _placing(found: Registration) -> Placing:
    return Placing(
        postop_from_preop=found.postop_from_preop,
        error_mm=found.error_mm,
        is_fitted=True,
        correlation=found.correlation,
    )


def places_of(vertebra: Vertebra) -> Mapping[str, Points]:
    """Return where the `PLACES` of a vertebra lie, LPS mm.

    Raises
    ------
    PoorFit
        If a pedicle was not seen.
    """
    if set(vertebra.pedicles) != set(Side):
        raise PoorFit("a pedicle is missing", level=vertebra.level, reason="pedicle")
    back = float(vertebra.posterior_wall.y_at(0.0))
    front = float(vertebra.anterior_wall.y_at(0.0))
    places = {BODY: (0.0, (back + front) / 2, 0.0)}
    for name, side in ((RIGHT_PEDICLE, Side.RIGHT), (LEFT_PEDICLE, Side.LEFT)):
        offset, y, z = vertebra.pedicles[side].isthmus.center_mm
        places[name] = (side.sign * offset, y, z)
    return {name: vertebra.frame.to_lps(point) for name, point in places.items()}


def shown_start(
    vertebra: Vertebra, shown_lps_mm: Mapping[str, ArrayLike]
) -> tuple[Matrix4, float]:
    """Return the rigid transform that brings the three places to where they are shown.

    With it comes how far the worst of them stays from there, mm.

    Raises
    ------
    PoorFit
        With the reason "sides" if right and left were shown the wrong way round,
        "places" if the three cannot be those of this vertebra, "pedicle" if it has only
        one.
    """
    known = places_of(vertebra)
    here = np.array([known[name] for name in PLACES], dtype=np.float64)
    there = np.array([shown_lps_mm[name] for name in PLACES], dtype=np.float64)
    turn, shift = _rigid(here, there)
    misfit = float(np.linalg.norm(here @ turn.T + shift - there, axis=1).max())
    if misfit > MOST_MISFIT_MM:
        raise PoorFit("places", level=vertebra.level, reason="places", off_mm=misfit)
    cranial = vertebra.frame.cranial_lps
    if float(cranial @ turn @ cranial) < LEAST_COSINE:
        raise PoorFit("upside down", level=vertebra.level, reason="sides")
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = turn, shift
    return matrix, misfit


def _rigid(here: Points, there: Points) -> tuple[Matrix4, Points]:
    """Return the rotation (3, 3) and shift (3,) that fit points best (Kabsch)."""
    middle_here, middle_there = here.mean(axis=0), there.mean(axis=0)
    u, _, vt = np.linalg.svd((here - middle_here).T @ (there - middle_there))
    flip = np.diag((1.0, 1.0, float(np.sign(np.linalg.det(vt.T @ u.T)))))
    turn = vt.T @ flip @ u.T
    return turn, middle_there - turn @ middle_here
