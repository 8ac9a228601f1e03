"""What the tool "tracks" says, all in one place."""

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


def unseen_title(number: int) -> str:
    return f"Track {number} is not seen"


def unseen(number: int) -> str:
    return (
        f"Between the marks of track {number} no channel stands out from the bone: "
        "nothing can be measured there. Look again, or mark it nearer."
    )


def one_mark(number: int) -> str:
    return f"Track {number} has one mark only: it needs two, entry side and tip."


def title(measured: TrackMeasures) -> str:
    words = f"Track {measured.track.number}, {measured.side}"
    if measured.track.is_proposed:
        words += " (proposed)"
    return words


def sentence(measured: TrackMeasures) -> str:
    """Return where the track ran beside the medial wall, and how surely."""
    track, clearance = measured.track, measured.medial_clearance_mm
    filled = "full of cement" if track.is_filled else "empty"
    begun = f"The track on the patient's {measured.side}, {filled}, "
    if clearance is None:
        return begun + "did not pass the pedicle where its medial wall could be seen."
    known = f"± {measured.uncertainty_mm:.1f} mm"
    if clearance < 0:
        ran = f"went {-clearance:.1f} mm beyond the medial wall ({known})"
    else:
        ran = f"stayed {clearance:.1f} mm inside the medial wall ({known})"
    doubt = ", which is not certain" if measured.is_medial is None else ""
    return f"{begun}{ran}{doubt}. {_tip(measured)}"


def _tip(measured: TrackMeasures) -> str:
    track = measured.track
    depth = f"{100 * measured.path.depth_fraction:.0f} % of the body's depth"
    if measured.path.depth_fraction < 0:
        depth = "a place behind the body"
    if track.tip_is_seen:
        return f"Its tip reached {depth} (± {track.tip_uncertainty_mm:.1f} mm)."
    return (
        f"Its tip is lost in cement: {depth} is where it was marked or likely "
        f"(± {track.tip_uncertainty_mm:.1f} mm)."
    )


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


def row(measured: TrackMeasures) -> tuple[str, ...]:
    track = measured.track
    name = f"{track.number} (proposed)" if track.is_proposed else str(track.number)
    assumed = "" if track.diameter_is_seen else " (not measured)"
    return (
        name,
        measured.side,
        _signed(measured.medial_clearance_mm),
        _signed(measured.entry_gap_mm),
        f"{measured.path.convergence_deg:.1f}",
        _signed(measured.angle_excess_deg),
        f"{track.outer_diameter_mm:.1f}{assumed}",
        f"{measured.uncertainty_mm:.1f}",
        YES_NO[measured.is_medial],
        YES_NO[track.is_filled],
    )


def _signed(value: float | None) -> str:
    return "not measured" if value is None else f"{value:+.1f}".replace("-", "−")
