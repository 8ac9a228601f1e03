"""Leaks and ways out as plain values, for the tools that come after and the case."""

from collections.abc import Sequence
from typing import Any

from planner.anatomy.vertebra import Vertebra
from planner.review.compartments import Leaks, PlacedLeak
from planner.review.route import Exit
from planner.review.vocabulary import CANAL, INTRADURAL


def leak_facts(vertebra: Vertebra, leak: PlacedLeak) -> dict[str, Any]:
    """Return what the tool "compartments" tells of a leak."""
    canal = leak.canal_fraction
    return {
        "component": leak.component,
        "piece": leak.piece,
        "compartment": leak.compartment,
        "is_suspicion": leak.compartment == INTRADURAL,
        "side": None if leak.side is None else leak.side.value,
        "volume_ml": leak.volume_ml,
        "extent_cc_mm": leak.extent_mm[0],
        "extent_ap_mm": leak.extent_mm[1],
        "extent_tr_mm": leak.extent_mm[2],
        "canal_area_percent": None if canal is None else 100 * canal,
        "midline_fraction": leak.midline_fraction,
        "at_lps_mm": vertebra.frame.to_lps(leak.at_mm).tolist(),
    }


def exit_facts(vertebra: Vertebra, way: Exit) -> dict[str, Any]:
    """Return what the tool "route" tells of a way out of the bone."""
    return {
        "component": way.component,
        "piece": way.piece,
        "exit": way.exit,
        "yeom_type": way.yeom_type,
        "later_type": way.later_type,
        "wall": way.wall,
        "exit_lps_mm": vertebra.frame.to_lps(way.at_mm).tolist(),
        "exit_box_mm": way.at_mm.tolist(),
        "defect_mm": way.defect_mm,
        "shows_mm": way.shows_mm,
        "cement_mm": way.cement_mm,
        "is_seen": way.cement_mm is not None,
        "leaks": list(way.leaks),
    }


def case_leaks(
    level: str, leaks: Leaks, exits: Sequence[Exit] = ()
) -> list[dict[str, Any]]:
    """Return the leaks as the review case holds them, with their exits if known.

    What is only suspected to lie within the dura is told as cement in the canal.
    """
    way_of = {index: way for way in exits for index in way.leaks}
    return [
        _case_leak(level, leak, way_of.get(index))
        for index, leak in enumerate(leaks.leaks)
    ]


def _case_leak(level: str, leak: PlacedLeak, way: Exit | None) -> dict[str, Any]:
    is_suspected = leak.compartment == INTRADURAL
    told: dict[str, Any] = {
        "compartment": CANAL if is_suspected else leak.compartment,
        "side": None if leak.side is None else leak.side.value,
        "level": level,
        "midline_fraction": leak.midline_fraction,
        "extent_cc_mm": leak.extent_mm[0],
        "extent_ap_mm": leak.extent_mm[1],
        "extent_tr_mm": leak.extent_mm[2],
        "volume_ml": leak.volume_ml,
        "canal_fraction": leak.canal_fraction,
    }
    if way is not None:
        told |= {
            "exit": way.exit,
            "exit_box_mm": way.at_mm.tolist(),
            "yeom_type": way.yeom_type,
        }
    return {name: value for name, value in told.items() if value is not None}
