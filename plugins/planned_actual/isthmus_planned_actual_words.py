"""What the tool "planned_actual" says, all in one place."""

from planner.plan.needle import Needle
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
PLANNED = "planned"


def needle_title(compared: NeedleCompared) -> str:
    return f"Needle {compared.needle.id}, track {compared.track.number}"


def needle_sentence(compared: NeedleCompared) -> str:
    """Return how far the track lies from its needle, and how surely."""
    off = f"{compared.tip_mm:.1f} ± {compared.tip_uncertainty_mm:.1f} mm"
    angle = f"{compared.angle_deg:.1f} ± {compared.angle_uncertainty_deg:.1f}°"
    entry = f"{compared.entry_mm:.1f} ± {compared.uncertainty_mm:.1f} mm"
    tip = f"The tip came to lie {off} from where it was planned ({_where(compared)})"
    if not compared.track.tip_is_seen:
        tip += ", as far as cement lets it be told"
    return (
        f"{tip}; the track passes {entry} beside the planned entry and is turned by "
        f"{angle}."
    )


def _where(compared: NeedleCompared) -> str:
    medial, anterior, cranial = compared.tip_off_mm.tolist()
    return ", ".join(
        (
            _one_way(medial, "towards the midline", "away from the midline"),
            _one_way(anterior, "further forward", "further back"),
            _one_way(cranial, "higher", "lower"),
        )
    )


def _one_way(value: float, plus: str, minus: str) -> str:
    return f"{abs(value):.1f} mm {plus if value >= 0 else minus}"


def lost_title(needle: Needle) -> str:
    return f"Needle {needle.id} has no track"


def lost_sentence(needle: Needle) -> str:
    return (
        f"On the side of needle {needle.id} no track was found that is not another "
        "needle's: what became of it cannot be told."
    )


def further_title(track: Track) -> str:
    return f"Track {track.number} was not planned"


def further_sentence(track: Track) -> str:
    return (
        f"Track {track.number} belongs to no planned needle: a further puncture, or "
        "another way than planned."
    )


def cement_sentence(cement: CementCompared) -> str:
    actual = (
        f"{cement.actual_ml:.1f} mL of cement ({cement.low_ml:.1f} to "
        f"{cement.high_ml:.1f}) are there"
    )
    planned = "no volume was planned"
    if cement.planned_ml is not None:
        planned = f"{cement.planned_ml:.1f} mL were planned"
    return (
        f"{actual}; {planned}. Of it {cement.anterior_ml:.1f} mL lie in the anterior, "
        f"{cement.middle_ml:.1f} in the middle and {cement.posterior_ml:.1f} in the "
        f"posterior third of the body, {cement.outside_ml:.1f} outside it."
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


def needle_row(compared: NeedleCompared) -> tuple[str, ...]:
    planned, actual = compared.planned, compared.actual
    return (
        compared.needle.id,
        str(compared.track.number),
        compared.side.value,
        f"{compared.tip_mm:.1f} ± {compared.tip_uncertainty_mm:.1f}",
        f"{compared.entry_mm:.1f} ± {compared.uncertainty_mm:.1f}",
        f"{compared.angle_deg:.1f} ± {compared.angle_uncertainty_deg:.1f}",
        f"{planned.convergence_deg:.1f} to {actual.convergence_deg:.1f}",
        f"{compared.depth_mm:+.1f}".replace("-", "−"),
        f"{100 * planned.depth_fraction:.0f} % to {100 * actual.depth_fraction:.0f} %",
    )


def cement_rows(cement: CementCompared) -> tuple[tuple[str, str], ...]:
    planned = cement.planned_ml
    return (
        ("Planned", "not told" if planned is None else f"{planned:.1f}"),
        (
            "There",
            f"{cement.actual_ml:.2f} ({cement.low_ml:.2f} to {cement.high_ml:.2f})",
        ),
        ("Anterior third", f"{cement.anterior_ml:.2f}"),
        ("Middle third", f"{cement.middle_ml:.2f}"),
        ("Posterior third", f"{cement.posterior_ml:.2f}"),
        ("Outside the body", f"{cement.outside_ml:.2f}"),
    )
