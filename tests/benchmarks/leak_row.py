"""One case of the table of leaks: what the tools say of it, held against the truth."""

import importlib
import sys
import time
from collections.abc import Mapping
from typing import Any

import attrs
import numpy as np

from planner.arrays import FloatArray
from planner.errors import PlannerError
from planner.imaging.resample import on_grid
from planner.review.carried import carried_vertebra
from planner.review.cement import Cement, cement_from
from planner.review.contract.inputs import Inputs
from planner.review.contract.parameters import answers
from planner.review.contract.result import Result
from planner.review.registration import register_vertebra
from planner.work import Monitor
from tests.benchmarks.harness import PROJECT
from tests.postop import slipped
from tests.postop_cases import HOLE_HU, PostCase
from tests.postop_leaks import TrackTruth

TOOLS = (
    "cement",
    "tracks",
    "compartments",
    "route",
    "intradural_signs",
)
"""The built-in tools that look at images alone, in their order."""

SLIP_MM, SLIP_DEG = (5.0, -4.0, 4.0), (6.0, -5.0, 4.0)
"""How far off the registration begins."""

NEAR_MM = 3.0
"""Cement so near to a tip hides it."""

WALL_MM = 6.0
"""So near to where cement truly left the bone the place found must be."""

ISTHMUS_Y_MM = -6.0
"""About where a pedicle is narrowest, behind the body."""

Row = dict[str, Any]


def row_of(case: PostCase) -> Row:
    """Return all figures of a case."""
    row: Row = {"case": case.name, "screw": case.has_screw, "problems": []}
    patient = case.patient
    vertebra = case.vertebra
    found: np.ndarray | None = None
    begun = time.process_time()
    slip = np.array(SLIP_MM), np.array(SLIP_DEG)
    truth = case.postop_from_preop
    try:
        start = slipped(truth, patient.truth.frame, *slip)
        fit = register_vertebra(
            patient.vertebra, patient.preop, case.postop, start=start
        )
        found = fit.postop_from_preop
        vertebra = carried_vertebra(patient.vertebra, found)
        row["registration_mm"] = _apart_mm(case, found, truth)
    except PlannerError as error:
        row["problems"].append(f"registration: {error.code}")
    row["registration_s"] = time.process_time() - begun
    inputs = Inputs(
        level=patient.level,
        postop=case.postop,
        preop=patient.preop,
        vertebra=vertebra,
        postop_from_preop=tuple(map(tuple, (truth if found is None else found))),
    )
    results = _run(inputs, case, row)
    _judge(case, results, row)
    return row


def _apart_mm(case: PostCase, one: np.ndarray, other: np.ndarray) -> float:
    reach = [(x, y, z) for x in (-30, 30) for y in (-40, 35) for z in (-18, 18)]
    points = case.patient.truth.frame.to_lps(reach)
    ends = [points @ m[:3, :3].T + m[:3, 3] for m in (one, other)]
    return float(np.linalg.norm(ends[0] - ends[1], axis=1).max())


def _run(inputs: Inputs, case: PostCase, row: Row) -> dict[str, Result]:
    """Return what the tools said, by id; a tool that broke is a problem of the row."""
    results: dict[str, Result] = {}
    row["tools_s"], row["tool_s"] = 0.0, {}
    for name in TOOLS:
        tool = _tool(name)
        given = _marks(case) if name == "tracks" else {}
        begun = time.process_time()
        try:
            results[name] = tool.review(
                attrs.evolve(inputs, found=dict(results)),
                answers(tool.info.parameters or (), given),
                Monitor(),
            )
        except (PlannerError, ValueError, KeyError, IndexError) as error:
            row["problems"].append(f"{name}: {type(error).__name__} {error}")
        row["tool_s"][name] = time.process_time() - begun
        row["tools_s"] += row["tool_s"][name]
    return results


def _tool(name: str) -> Any:
    folder = str(PROJECT / "plugins" / name)
    if folder not in sys.path:
        sys.path.append(folder)
    (tool,) = importlib.import_module(f"isthmus_{name}").isthmus_review_tools()
    return tool


def _marks(case: PostCase) -> dict[str, object]:
    return {
        f"track_{number}": case.marks(track, seed=number, off_mm=1.5).tolist()
        for number, track in enumerate(case.tracks, start=1)
    }


def _judge(case: PostCase, results: Mapping[str, Result], row: Row) -> None:
    if "cement" in results:
        cement = cement_from(results["cement"])
        row["volume_true_ml"] = case.volume_ml
        row["volume_ml"] = cement.total_ml
        row["volume_error_percent"] = 100 * (cement.total_ml / case.volume_ml - 1)
        low = sum(piece.low_ml for piece in cement.components)
        high = sum(piece.high_ml for piece in cement.components)
        row["volume_within"] = low <= case.volume_ml <= high
        row["screw_ml"] = _screw_ml(case, cement)
        row["metal_pieces"] = len(cement.metal_pieces)
    if "compartments" in results:
        _judge_leaks(case, results["compartments"].facts, row)
    if "route" in results:
        _judge_exits(case, results["route"].facts, row)
    if "tracks" in results:
        row["tracks"] = [
            _track_errors(case, number, results["tracks"].facts["tracks"])
            for number in range(1, len(case.tracks) + 1)
        ]
    if "intradural_signs" in results:
        signs = results["intradural_signs"].facts.get("signs", {})
        row["signs"] = {name: sign["answer"] for name, sign in signs.items()}


def _screw_ml(case: PostCase, cement: Cement) -> float:
    """Return how much of the screw is told to be cement."""
    metal = on_grid(case.metal, case.fine, cement.grid, outside=0) > 0.5
    return float(cement.share[metal].sum(dtype=float)) * cement.voxel_ml


def _judge_leaks(case: PostCase, facts: Mapping[str, Any], row: Row) -> None:
    assert case.leak is not None
    truth = (case.leak.compartment, case.leak.side)
    leaks = sorted(facts.get("leaks", ()), key=lambda leak: -leak["volume_ml"])
    named = [(leak["compartment"], leak["side"]) for leak in leaks]
    row["compartment_true"] = "/".join(filter(None, truth))
    row["compartments"] = ["/".join(filter(None, name)) for name in named]
    row["compartment_named"] = any(_same(truth, name) for name in named)
    row["compartment_main"] = bool(named) and _same(truth, named[0])
    percent = facts.get("canal_area_percent")
    row["canal_true_percent"] = case.canal_percent
    row["canal_percent"] = percent
    row["canal_error"] = (percent or 0.0) - case.canal_percent


def _same(truth: tuple[str, str | None], found: tuple[str, str | None]) -> bool:
    """What lies in the middle has no side, whatever is said of it."""
    return truth[0] == found[0] and truth[1] in (None, found[1])


WALLS = {
    "posterior": ("posterior",),
    "superior": ("upper_endplate",),
    "inferior": ("lower_endplate",),
    "lateral": ("right_side", "left_side", "anterior"),
    "medial": ("right_medial", "left_medial"),
    "entry": ("arch",),
}
"""What the tool calls the walls that `tests.postop_leaks` speaks of."""


def _judge_exits(case: PostCase, facts: Mapping[str, Any], row: Row) -> None:
    assert case.leak is not None
    place = case.vertebra.frame.to_lps(case.leak.exit_box_mm)
    exits = sorted(
        facts.get("exits", ()),
        key=lambda way: float(np.linalg.norm(place - way["exit_lps_mm"])),
    )
    row["exit_true"] = case.leak.exit
    row["exits"] = [f"{way['exit']} {way['wall']}" for way in exits]
    row["exit_right"] = row["exit_wall_right"] = False
    row["exit_mm"] = None
    if exits:
        nearest = exits[0]
        away = float(np.linalg.norm(place - nearest["exit_lps_mm"]))
        row["exit_mm"] = away
        row["exit_wall_right"] = (
            nearest["wall"] in WALLS[case.leak.wall] and away <= WALL_MM
        )
        row["exit_right"] = nearest["exit"] == case.leak.exit


def _cement_near(case: PostCase, point_box_mm: tuple[float, float, float]) -> float:
    """Return the largest share of cement within `NEAR_MM` of a place."""
    steps = np.arange(-NEAR_MM, NEAR_MM + 0.1, 1.0)
    offsets = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(-1, 3)
    places = case.vertebra.frame.to_lps(np.add(point_box_mm, offsets))
    i, j, k = np.round(case.fine.to_ijk(places)).astype(int).T
    return float(case.share[k, j, i].max())


def _aside_mm(truth: TrackTruth, at_mm: FloatArray, along: FloatArray) -> float:
    """Return how far a fitted axis lies beside the true one between canal and body."""
    entry, tip = np.array(truth.entry_box_mm), np.array(truth.tip_box_mm)
    shares = (np.array((ISTHMUS_Y_MM, 0.0)) - entry[1]) / (tip - entry)[1]
    ways = entry + np.clip(shares, 0, 1)[:, None] * (tip - entry) - at_mm
    beside = ways - (ways @ along)[:, None] * along
    return float(np.linalg.norm(beside, axis=1).max())


def _track_errors(case: PostCase, number: int, told: list[Any]) -> dict[str, Any]:
    """Return how far a fitted track is off, in the true vertebra's frame."""
    truth = case.tracks[number - 1]
    (found,) = [each for each in told if each["number"] == number] or [None]
    scan = case.patient.scan
    known = {
        "filled": truth.is_filled,
        "found": found is not None,
        "hidden_by_marrow": not truth.is_filled
        and case.patient.ct is None
        and abs(scan.trabecular_hu - HOLE_HU) < scan.noise_hu,
    }
    if found is None:
        return known
    frame = case.vertebra.frame
    entry, tip = frame.to_box([found["entry_lps_mm"], found["tip_lps_mm"]])
    along = np.subtract(truth.tip_box_mm, truth.entry_box_mm)
    own = tip - entry
    length = float(np.linalg.norm(along))
    cosine = own @ along / np.linalg.norm(own) / length
    off_deg = float(np.degrees(np.arccos(min(1.0, cosine))))
    aside = _aside_mm(truth, entry, own / np.linalg.norm(own))
    tip_mm = float(np.linalg.norm(tip - truth.tip_box_mm))
    return {
        **known,
        "length_mm": length,
        "free": not truth.is_filled and _cement_near(case, truth.tip_box_mm) < 0.02,
        "tip_mm": tip_mm,
        "tip_within": tip_mm <= found["tip_uncertainty_mm"],
        "angle_within": off_deg <= found["angle_uncertainty_deg"],
        "axis_mm": aside,
        "axis_within": aside <= found["uncertainty_mm"],
        "angle_uncertainty_deg": found["angle_uncertainty_deg"],
        "uncertainty_mm": found["uncertainty_mm"],
        "tip_is_seen": found["tip_is_seen"],
        "tip_uncertainty_mm": found["tip_uncertainty_mm"],
        "entry_mm": float(np.linalg.norm(entry - truth.entry_box_mm)),
        "angle_off_deg": off_deg,
        "convergence_off_deg": found["angle_deg"] - truth.angle_deg,
    }
