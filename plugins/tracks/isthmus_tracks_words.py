"""What the tool "tracks" says, all in one place."""

from planner.review.contract.saying import say
from planner.review.tracks import TrackMeasures

NO_CEMENT_TITLE = "Cement was not looked for"
NO_CEMENT = (
    "The tool for cement gave no result, so whether cement fills a track is read from "
    "the CT alone and no track is proposed."
)
NO_TRACK_TITLE = "No track marked"
NO_TRACK = (
    "No track was marked, and none is so plainly filled with cement that one could be "
    "proposed. Mark each puncture: its entry side first, then its tip."
)
SIDE_WORDS = {"right": "right", "left": "left"}
YES_NO = {True: "yes", False: "no", None: "not certain"}


MARKS_TITLES = (
    "Track 1: entry side first, then tip",
    "Track 2: entry side first, then tip",
    "Track 3: entry side first, then tip",
    "Track 4: entry side first, then tip",
)
NOT_MEASURED = "not measured"
TITLE = "Track {number}, {side}"
TITLE_PROPOSED = "Track {number}, {side} (proposed)"
NO_PEDICLE = (
    "The track on the patient's {side}, {filled}, did not pass the pedicle where its "
    "medial wall could be seen."
)
BEYOND = (
    "The track on the patient's {side}, {filled}, went {mm:.1f} mm beyond the medial "
    "wall (± {uncertainty_mm:.1f} mm). {tip}"
)
INSIDE = (
    "The track on the patient's {side}, {filled}, stayed {mm:.1f} mm inside the medial "
    "wall (± {uncertainty_mm:.1f} mm). {tip}"
)
BEYOND_UNSURE = (
    "The track on the patient's {side}, {filled}, went {mm:.1f} mm beyond the medial "
    "wall (± {uncertainty_mm:.1f} mm), which is not certain. {tip}"
)
INSIDE_UNSURE = (
    "The track on the patient's {side}, {filled}, stayed {mm:.1f} mm inside the medial "
    "wall (± {uncertainty_mm:.1f} mm), which is not certain. {tip}"
)
FILLED, EMPTY = "full of cement", "empty"
DEPTH = "{percent:.0f} % of the body's depth"
BEHIND = "a place behind the body"
TIP = "Its tip reached {depth} (± {mm:.1f} mm)."
TIP_LOST = (
    "Its tip is lost in cement: {depth} is where it was marked or likely (± {mm:.1f} "
    "mm)."
)
WHY_UNSEEN = {
    "faint": (
        "Between the marks of track {number} nothing stands out from the bone more "
        "than marrow does by chance, so where this needle ran cannot be assessed: look "
        "again, or mark it nearer."
    ),
    "short": (
        "Track {number} is seen over too short a way to tell its direction, so where "
        "this needle ran cannot be assessed."
    ),
    "wide": (
        "Between the marks of track {number} lies a hollow wider than the needle, so "
        "where this needle ran cannot be assessed: look again, or tell its diameter."
    ),
    "elsewhere": (
        "What is seen between the marks of track {number} leads to different lines, so "
        "where this needle ran cannot be assessed: look again, or mark it nearer."
    ),
}
TABLE_TITLE = "Needle tracks"
TABLE_HEAD = (
    "Track",
    "Side",
    "To medial wall (mm)",
    "Entry to inner edge (mm)",
    "Convergence (°)",
    "Above what the wall allowed (°)",
    "Diameter (mm)",
    "Known to (mm)",
    "Medial breach",
    "Cement in it",
)


def unseen_title(number: int) -> str:
    return say("Track {number} is not seen", number=number)


def unseen(number: int, reason: str) -> str:
    return say(WHY_UNSEEN[reason], number=number)


def one_mark(number: int) -> str:
    return say(
        "Track {number} has one mark only: it needs two, entry side and tip.",
        number=number,
    )


def title(measured: TrackMeasures) -> str:
    return say(
        TITLE_PROPOSED if measured.track.is_proposed else TITLE,
        number=measured.track.number,
        side=SIDE_WORDS[measured.side],
    )


def sentence(measured: TrackMeasures) -> str:
    """Return where the track ran beside the medial wall, and how surely."""
    side, clearance = SIDE_WORDS[measured.side], measured.medial_clearance_mm
    filled = FILLED if measured.track.is_filled else EMPTY
    if clearance is None:
        return say(NO_PEDICLE, side=side, filled=filled)
    pattern = BEYOND if clearance < 0 else INSIDE
    if measured.is_medial is None:
        pattern = BEYOND_UNSURE if clearance < 0 else INSIDE_UNSURE
    return say(
        pattern,
        side=side,
        filled=filled,
        mm=abs(clearance),
        uncertainty_mm=measured.uncertainty_mm,
        tip=_tip(measured),
    )


def _tip(measured: TrackMeasures) -> str:
    track, fraction = measured.track, measured.path.depth_fraction
    depth = say(DEPTH, percent=100 * fraction) if fraction >= 0 else BEHIND
    pattern = TIP if track.tip_is_seen else TIP_LOST
    return say(pattern, depth=depth, mm=track.tip_uncertainty_mm)


def row(measured: TrackMeasures) -> tuple[str, ...]:
    track = measured.track
    name, diameter = str(track.number), f"{track.outer_diameter_mm:.1f}"
    return (
        say("{number} (proposed)", number=name) if track.is_proposed else name,
        SIDE_WORDS[measured.side],
        _signed(measured.medial_clearance_mm),
        _signed(measured.entry_gap_mm),
        f"{measured.path.convergence_deg:.1f} ± {track.angle_uncertainty_deg:.1f}",
        _signed(measured.angle_excess_deg),
        diameter if track.diameter_is_seen else say("{mm} (not measured)", mm=diameter),
        f"{measured.uncertainty_mm:.1f}",
        YES_NO[measured.is_medial],
        YES_NO[track.is_filled],
    )


def _signed(value: float | None) -> str:
    return NOT_MEASURED if value is None else f"{value:+.1f}".replace("-", "−")
