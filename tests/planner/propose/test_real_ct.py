"""Real pedicles: every side gets a needle that no rule stops, or a measured reason."""

from pathlib import Path

import attrs
import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Side, Vertebra
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.imaging.volume import Volume
from planner.plan.case import (
    AnatomySource,
    Case,
    LabelSource,
    LevelPlan,
    SeedSource,
    StudyReference,
)
from planner.propose.bench import Wish
from planner.propose.proposal import SideProposals
from planner.propose.propose import propose_level
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.findings import Severity
from planner.work import Monitor
from tests.phantoms import GAUGE_MM

LEVELS = ("T6", "T7", "T8", "T9", "T10", "T11", "T12", "L1", "L2")
BOTH = Wish(diameters_mm=tuple(GAUGE_MM.values()))
REASONS = {"too_narrow", "no_path", "not_assessable", "no_pedicle"}


def volume_of(folder: Path) -> Volume:
    found = find_series(folder / "dicom", Monitor())
    return read_series(found.series[0], Monitor())


def plan_of(level: str, source: AnatomySource) -> LevelPlan:
    return LevelPlan(level=level, anatomy=source, confirmed_by="AB")


def check(
    found: tuple[SideProposals, ...],
    plan: LevelPlan,
    vertebra: Vertebra,
    book: RuleBook,
) -> None:
    """No needle is stopped or not assessable; no side is left without a word."""
    assert [side.side for side in found] == list(Side)
    for side in found:
        assert bool(side.needles) != (side.reason in REASONS)
        for proposal in side.needles:
            case = Case(
                study=StudyReference(ct=""),
                levels=(attrs.evolve(plan, needles=(proposal.needle,)),),
            )
            judgement = judge(case, {plan.level: vertebra}, book)
            said = judgement.of_needle(plan.level, proposal.needle.id)
            worst = max(
                (f.severity.rank for f in said if f.reason != "unanswered"), default=9
            )
            assert worst <= Severity.WARN.rank
            assert proposal.least_clearance_mm > 0


@pytest.mark.long
def test_every_side_from_t6_to_l2_is_proposed_or_refused(
    shared_data: Path, book: RuleBook
):
    folder = shared_data / "lidc-0001"
    volume = volume_of(folder)
    labels = read_label_map(folder / "labels_totalsegmentator.nii.gz")
    source = LabelSource(labels="-", scheme="totalsegmentator")
    sides_with_needles = 0
    for level in LEVELS:
        vertebra = build_vertebra(
            level=level, source=source, grid=volume.grid, labels=labels, volume=volume
        )
        plan = plan_of(level, source)
        found = propose_level(plan, vertebra, book, BOTH, monitor=Monitor())
        check(found, plan, vertebra, book)
        sides_with_needles += sum(bool(side.needles) for side in found)
    assert sides_with_needles >= 16


SEEDS_0314 = [
    ("T11", (-8.6, 221.1, -638.8)),
    ("T10", (-9.3, 225.8, -613.5)),
    ("T9", (-10.3, 228.7, -589.8)),
    ("T8", (-10.6, 230.3, -567.3)),
    ("T7", (-11.4, 231.4, -545.3)),
]
"""Middles of bodies in LPS mm, from the lowest whole one upwards."""


@pytest.mark.long
def test_every_seeded_vertebra_is_proposed_or_refused(
    shared_data: Path, book: RuleBook
):
    volume = volume_of(shared_data / "lidc-0314")
    for level, body_lps_mm in SEEDS_0314:
        source = SeedSource(body_lps_mm=body_lps_mm)
        vertebra = build_vertebra(
            level=level, source=source, grid=volume.grid, labels=None, volume=volume
        )
        plan = plan_of(level, source)
        found = propose_level(plan, vertebra, book, BOTH, monitor=Monitor())
        check(found, plan, vertebra, book)
