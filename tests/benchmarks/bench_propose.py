"""Proposing needles: both sides of one vertebra.

The peer is the plain search: every line of a lattice of half a millimetre through the
same pedicle, measured on its whole surface, on one side.
"""

import itertools
import time
from collections.abc import Iterator
from pathlib import Path

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Side, Vertebra, Wall
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.plan.case import LabelSource, LevelPlan
from planner.propose.bench import Wish
from planner.propose.propose import propose_level
from planner.rules.book import load_book
from planner.rules.path import measure_path
from planner.work import Monitor
from tests.benchmarks.harness import PROJECT, Row, measure
from tests.phantoms import GAUGE_MM, L1S, MODELS, analytic_vertebra
from tests.planner.propose.exhaustive import roomier_needles

REPEATS = 3
LIMIT_MS = 1000.0
LEVELS = ("T6", "T7", "T8", "T9", "T10", "T11", "T12", "L1", "L2")
PEER = "every line of a 0.5 mm lattice, one side"


def run(shared_data: Path | None) -> list[Row]:
    """Measure on the models, and on a real CT where there is one."""
    shapes = {model.name: analytic_vertebra(model) for model in MODELS}
    rows = list(_rows("models", shapes))
    rows += _against_lattice(shapes[L1S.name])
    if shared_data is not None:
        rows += _rows("lidc-0001 T6-L2", dict(_real(shared_data / "lidc-0001")))
    return rows


def _plan(level: str) -> LevelPlan:
    return LevelPlan(level=level, anatomy=LabelSource(labels="-"), confirmed_by="AB")


def _rows(name: str, shapes: dict[str, Vertebra]) -> Iterator[Row]:
    book = load_book(PROJECT / "resources" / "rules")
    wish = Wish(diameters_mm=tuple(GAUGE_MM.values()))
    turns = itertools.cycle(shapes.values())

    def ours() -> object:
        vertebra = next(turns)
        plan = _plan(vertebra.level)
        return propose_level(plan, vertebra, book, wish, monitor=Monitor())

    timing = measure(ours, repeats=len(shapes) * REPEATS)
    for words, percent in (("median", 50), ("slowest", 100)):
        yield Row(
            work=f"{name}, both sides, {words}",
            unit="ms",
            ours=timing.percentile_ms(percent),
            limit=LIMIT_MS,
            note="with every alternative; one thread",
        )


def _against_lattice(vertebra: Vertebra) -> Iterator[Row]:
    book = load_book(PROJECT / "resources" / "rules")
    wish = Wish(diameters_mm=(GAUGE_MM["11G"],), sides=(Side.RIGHT,))
    plan = _plan(vertebra.level)
    start = time.perf_counter()
    (found,) = propose_level(plan, vertebra, book, wish, monitor=Monitor())
    ours_ms = 1000 * (time.perf_counter() - start)
    best = max(proposal.least_clearance_mm for proposal in found.needles)
    start = time.perf_counter()
    roomiest = [
        min(
            measure_path(vertebra, needle).clearances[wall].clearance_mm
            for wall in Wall
        )
        for needle in roomier_needles(
            vertebra,
            Side.RIGHT,
            entry_y_mm=L1S.dorsal_cortex_y_mm,
            diameter_mm=GAUGE_MM["11G"],
            than_mm=best - 0.1,
        )
    ]
    peer_ms = 1000 * (time.perf_counter() - start)
    yield Row(
        work="L1S, right side", unit="ms", ours=ours_ms, peer_name=PEER, peer=peer_ms
    )
    yield Row(
        work="L1S, room lost against the lattice",
        unit="mm",
        ours=max(0.0, max(roomiest, default=best) - best),
        peer_name=PEER,
        limit=0.1,
        note="walls only: the lattice keeps no other rule",
    )


def _real(folder: Path) -> Iterator[tuple[str, Vertebra]]:
    found = find_series(folder / "dicom", Monitor())
    volume = read_series(found.series[0], Monitor())
    labels = read_label_map(folder / "labels_totalsegmentator.nii.gz")
    source = LabelSource(labels="-", scheme="totalsegmentator")
    for level in LEVELS:
        yield (
            level,
            build_vertebra(
                level=level,
                source=source,
                grid=volume.grid,
                labels=labels,
                volume=volume,
            ),
        )
