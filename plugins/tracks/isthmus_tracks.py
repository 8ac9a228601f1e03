"""Tool "tracks": the channels that needles left, fitted near where they were marked."""

from collections.abc import Mapping, Sequence
from typing import Any

import isthmus_tracks_words as words
import numpy as np

from planner.review.cement import Cement, cement_from
from planner.review.channel_sections import Scene
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, POSTOP, REVIEW, Inputs
from planner.review.contract.parameters import FLAG, NUMBER, POINTS, Parameter
from planner.review.contract.result import (
    LINES,
    Overlay,
    Result,
    ResultTable,
    ToolFinding,
)
from planner.review.contract.tool import API, ReviewTool, ToolInfo
from planner.review.find_tracks import (
    USUAL_DIAMETER_MM,
    Marks,
    Unseen,
    find_track,
)
from planner.review.propose_tracks import propose_tracks
from planner.review.tracks import Track, TrackMeasures, facts_of, measure_track
from planner.work import Monitor

MOST_TRACKS = len(words.MARKS_TITLES)
LEAST_DIAMETER_MM = 1.0
ARRAY = "tracks"


def _marks_parameter(number: int) -> Parameter:
    return Parameter(
        name=f"track_{number}",
        title=words.MARKS_TITLES[number - 1],
        kind=POINTS,
        tip="Two places in the channel or more, within 3 mm of its middle.",
    )


class TracksTool:
    """Fits needle tracks."""

    info = ToolInfo(
        id="tracks",
        version="1.0",
        title="Needle tracks",
        summary=(
            "Fits the channels that needles left, near where they are marked, and "
            "measures them against the pedicle's walls."
        ),
        api=API,
        needs=(POSTOP, ANATOMY),
        wants=(REVIEW,),
        after=("cement",),
        parameters=(
            *(_marks_parameter(number) for number in range(1, MOST_TRACKS + 1)),
            Parameter(
                name="diameter_mm",
                title="Needle's outer diameter",
                kind=NUMBER,
                default=0.0,
                unit="mm",
                low=0.0,
                high=6.0,
                tip="0: as the CT shows it, or else that of an 11 gauge needle.",
            ),
            Parameter(
                name="propose",
                title="Propose tracks that are full of cement",
                kind=FLAG,
                default=True,
            ),
        ),
    )

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        assert inputs.vertebra is not None
        assert inputs.postop is not None
        cement = _cement(inputs)
        scene = Scene(vertebra=inputs.vertebra, postop=inputs.postop, cement=cement)
        marks, lone = _marks(inputs, parameters)
        fits = [find_track(scene, each) for each in monitor.watch(marks, total=6)]
        seen = tuple(fit for fit in fits if isinstance(fit, Track))
        if parameters["propose"]:
            told_mm = _told_diameter_mm(inputs, parameters)
            seen += propose_tracks(scene, seen, told_mm=told_mm)
        monitor.report(0.9)
        tracks = [measure_track(inputs.vertebra, track) for track in seen]
        unseen = [
            (each, fit.reason)
            for each, fit in zip(marks, fits, strict=True)
            if isinstance(fit, Unseen)
        ]
        findings = (
            *(_finding(inputs.level, each) for each in tracks),
            *_gaps(inputs.level, cement, unseen, lone, is_bare=not tracks),
        )
        return Result(
            findings=findings,
            overlays=_overlays(tracks),
            tables=_tables(tracks),
            facts=facts_of(tracks),
            case=_case(inputs, tracks, unseen),
            arrays={ARRAY: _lines(tracks)} if tracks else {},
        )


def _cement(inputs: Inputs) -> Cement | None:
    found = inputs.found.get("cement")
    return cement_from(found) if found is not None and found.facts else None


def _told_diameter_mm(inputs: Inputs, parameters: Mapping[str, Any]) -> float | None:
    """Return the needles' diameter if somebody told it, here or in the review case."""
    told = float(parameters["diameter_mm"])
    if told >= LEAST_DIAMETER_MM:
        return told
    return None if inputs.review is None else inputs.review.index.needle_diameter_mm


def _marks(
    inputs: Inputs, parameters: Mapping[str, Any]
) -> tuple[list[Marks], list[int]]:
    """Return what was marked, and the numbers of tracks with one mark only."""
    told_mm = _told_diameter_mm(inputs, parameters)
    marks, lone = [], []
    for number in range(1, MOST_TRACKS + 1):
        points = parameters[f"track_{number}"]
        if len(points) == 1:
            lone.append(number)
        elif points:
            marks.append(
                Marks(
                    number=number,
                    points_lps_mm=np.array(points, np.float64),
                    diameter_mm=told_mm or USUAL_DIAMETER_MM,
                    diameter_is_told=told_mm is not None,
                )
            )
    return marks, lone


def _finding(level: str, measured: TrackMeasures) -> ToolFinding:
    clearance = measured.medial_clearance_mm
    severity = "INFO"
    if measured.is_medial is None:
        severity = "NA"
    elif measured.is_medial:
        severity = "WARN"
    x, y, z = measured.track.tip_lps_mm.tolist()
    return ToolFinding(
        severity=severity,
        title=words.title(measured),
        sentence=words.sentence(measured),
        level=level,
        measures={
            "medial_clearance_mm": clearance,
            "entry_gap_mm": measured.entry_gap_mm,
            "angle_excess_deg": measured.angle_excess_deg,
            "uncertainty_mm": measured.uncertainty_mm,
        },
        at_lps_mm=(x, y, z),
    )


def _gaps(
    level: str,
    cement: Cement | None,
    unseen: Sequence[tuple[Marks, str]],
    lone: Sequence[int],
    *,
    is_bare: bool,
) -> list[ToolFinding]:
    """Return what could not be looked at: never a word of comfort."""
    told = [
        (words.unseen_title(each.number), words.unseen(each.number, reason))
        for each, reason in unseen
    ]
    told += [(words.unseen_title(number), words.one_mark(number)) for number in lone]
    if cement is None:
        told.append((words.NO_CEMENT_TITLE, words.NO_CEMENT))
    if is_bare and not told:
        told.append((words.NO_TRACK_TITLE, words.NO_TRACK))
    return [
        ToolFinding(severity="NA", title=title, sentence=sentence, level=level)
        for title, sentence in told
    ]


def _lines(tracks: Sequence[TrackMeasures]) -> np.ndarray[Any, np.dtype[np.float64]]:
    ends = [(each.track.entry_lps_mm, each.track.tip_lps_mm) for each in tracks]
    return np.array(ends, np.float64)


def _overlays(tracks: Sequence[TrackMeasures]) -> tuple[Overlay, ...]:
    if not tracks:
        return ()
    names = tuple(words.title(each) for each in tracks)
    return (Overlay(kind=LINES, title=words.TABLE_TITLE, array=ARRAY, names=names),)


def _tables(tracks: Sequence[TrackMeasures]) -> tuple[ResultTable, ...]:
    if not tracks:
        return ()
    rows = tuple(words.row(each) for each in tracks)
    return (ResultTable(title=words.TABLE_TITLE, head=words.TABLE_HEAD, rows=rows),)


def _case(
    inputs: Inputs,
    tracks: Sequence[TrackMeasures],
    unseen: Sequence[tuple[Marks, str]],
) -> dict[str, object] | None:
    """Return the tracks of the review case; None where there are none to tell of.

    One that was marked and not seen is told by its side alone.
    """
    told: list[dict[str, object]] = [
        {
            "side": each.side,
            "is_medial": each.is_medial,
            "is_filled": each.track.is_filled,
            "medial_clearance_mm": each.medial_clearance_mm,
            "entry_gap_mm": each.entry_gap_mm,
            "angle_excess_deg": each.angle_excess_deg,
        }
        for each in tracks
    ]
    told += [{"side": _side(inputs, marks)} for marks, _ in unseen]
    return {"imaging": {"tracks": told}} if told else None


def _side(inputs: Inputs, marks: Marks) -> str:
    assert inputs.vertebra is not None
    box_mm = inputs.vertebra.frame.to_box(marks.points_lps_mm)
    return "right" if float(box_mm[:, 0].mean()) >= 0 else "left"


@hookimpl
def isthmus_review_tools() -> tuple[ReviewTool, ...]:
    """Return the one tool of this plugin."""
    return (TracksTool(),)
