"""What the tool "planned_actual" says, all in one place."""

from planner.plan.needle import Needle
from planner.review.contract.saying import say
from planner.review.planned_actual import CementCompared, NeedleCompared
from planner.review.tracks import Track

NOT_PLACED_TITLE = "The plan was not carried over"
NOT_PLACED = (
    "Where the plan lies on the later CT is not known: register the two CTs, then "
    "compare again."
)
NO_TRACKS_TITLE = "No track to compare"
NO_TRACKS = (
    "No needle track was found on this CT, so no planned needle can be compared. Mark "
    "the tracks first."
)
NO_CEMENT_TITLE = "No cement to compare"
NO_CEMENT = (
    "The tool for cement gave no result, so the volume cannot be held against the plan."
)
OVERLAY = "Planned needles"
TIP_SEEN = (
    "The tip came to lie {off} mm from where it was planned ({where}); the track "
    "passes {entry} mm beside the planned entry and is turned by {angle}°."
)
TIP_LOST = (
    "The tip came to lie {off} mm from where it was planned ({where}), as far as "
    "cement lets it be told; the track passes {entry} mm beside the planned entry and "
    "is turned by {angle}°."
)
WHERE = "{sideways}, {depthwise}, {lengthwise}"
SIDEWAYS = ("{mm:.1f} mm towards the midline", "{mm:.1f} mm away from the midline")
DEPTHWISE = ("{mm:.1f} mm further forward", "{mm:.1f} mm further back")
LENGTHWISE = ("{mm:.1f} mm higher", "{mm:.1f} mm lower")
LOST = (
    "On the side of needle {needle} no track was found that is not another needle's: "
    "what became of it cannot be told."
)
FURTHER = (
    "Track {track} belongs to no planned needle: a further puncture, or another way "
    "than planned."
)
CEMENT = (
    "{actual:.1f} mL of cement ({low:.1f} to {high:.1f}) are there; {planned:.1f} mL "
    "were planned. Of it {anterior:.1f} mL lie in the anterior, {middle:.1f} in the "
    "middle and {posterior:.1f} in the posterior third of the body, {outside:.1f} "
    "outside it."
)
CEMENT_UNPLANNED = (
    "{actual:.1f} mL of cement ({low:.1f} to {high:.1f}) are there; no volume was "
    "planned. Of it {anterior:.1f} mL lie in the anterior, {middle:.1f} in the middle "
    "and {posterior:.1f} in the posterior third of the body, {outside:.1f} outside it."
)
NEEDLE_TABLE = "Needles, planned against actual"
NEEDLE_HEAD = (
    "Needle",
    "Track",
    "Side",
    "Tip off (mm)",
    "Entry off (mm)",
    "Axis off (°)",
    "Convergence, planned to actual (°)",
    "Deeper (mm)",
    "Depth in the body, planned to actual",
)
CEMENT_TABLE = "Cement, planned against actual"
CEMENT_HEAD = ("What", "mL")
CEMENT_ROWS = (
    "Planned",
    "There",
    "Anterior third",
    "Middle third",
    "Posterior third",
    "Outside the body",
)
NOT_TOLD = "not told"
SIDES = {"right": "right", "left": "left"}


def planned_name(needle: Needle) -> str:
    return say("{needle}, planned", needle=needle.id)


def needle_title(compared: NeedleCompared) -> str:
    needle, track = compared.needle.id, compared.track.number
    return say("Needle {needle}, track {track}", needle=needle, track=track)


def needle_sentence(compared: NeedleCompared) -> str:
    """Return how far the track lies from its needle, and how surely."""
    return say(
        TIP_SEEN if compared.track.tip_is_seen else TIP_LOST,
        off=_known(compared.tip_mm, compared.tip_uncertainty_mm),
        where=_where(compared),
        entry=_known(compared.entry_mm, compared.uncertainty_mm),
        angle=_known(compared.angle_deg, compared.angle_uncertainty_deg),
    )


def _known(value: float, uncertainty: float) -> str:
    return f"{value:.1f} ± {uncertainty:.1f}"


def _where(compared: NeedleCompared) -> str:
    medial, anterior, cranial = compared.tip_off_mm.tolist()
    return say(
        WHERE,
        sideways=_one_way(medial, SIDEWAYS),
        depthwise=_one_way(anterior, DEPTHWISE),
        lengthwise=_one_way(cranial, LENGTHWISE),
    )


def _one_way(value_mm: float, ways: tuple[str, str]) -> str:
    return say(ways[0] if value_mm >= 0 else ways[1], mm=abs(value_mm))


def lost_title(needle: Needle) -> str:
    return say("Needle {needle} has no track", needle=needle.id)


def lost_sentence(needle: Needle) -> str:
    return say(LOST, needle=needle.id)


def further_title(track: Track) -> str:
    return say("Track {track} was not planned", track=track.number)


def further_sentence(track: Track) -> str:
    return say(FURTHER, track=track.number)


def cement_sentence(cement: CementCompared) -> str:
    return say(
        CEMENT_UNPLANNED if cement.planned_ml is None else CEMENT,
        actual=cement.actual_ml,
        low=cement.low_ml,
        high=cement.high_ml,
        planned=cement.planned_ml,
        anterior=cement.anterior_ml,
        middle=cement.middle_ml,
        posterior=cement.posterior_ml,
        outside=cement.outside_ml,
    )


def needle_row(compared: NeedleCompared) -> tuple[str, ...]:
    planned, actual = compared.planned, compared.actual
    return (
        compared.needle.id,
        str(compared.track.number),
        SIDES[compared.side.value],
        _known(compared.tip_mm, compared.tip_uncertainty_mm),
        _known(compared.entry_mm, compared.uncertainty_mm),
        _known(compared.angle_deg, compared.angle_uncertainty_deg),
        say(
            "{planned:.1f} to {actual:.1f}",
            planned=planned.convergence_deg,
            actual=actual.convergence_deg,
        ),
        f"{compared.depth_mm:+.1f}".replace("-", "−"),
        say(
            "{planned:.0f} % to {actual:.0f} %",
            planned=100 * planned.depth_fraction,
            actual=100 * actual.depth_fraction,
        ),
    )


def cement_rows(cement: CementCompared) -> tuple[tuple[str, str], ...]:
    planned = cement.planned_ml
    there = say(
        "{actual:.2f} ({low:.2f} to {high:.2f})",
        actual=cement.actual_ml,
        low=cement.low_ml,
        high=cement.high_ml,
    )
    cells = (
        NOT_TOLD if planned is None else f"{planned:.1f}",
        there,
        f"{cement.anterior_ml:.2f}",
        f"{cement.middle_ml:.2f}",
        f"{cement.posterior_ml:.2f}",
        f"{cement.outside_ml:.2f}",
    )
    return tuple(zip(CEMENT_ROWS, cells, strict=True))
