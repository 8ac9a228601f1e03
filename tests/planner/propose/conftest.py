"""The shipped rule book, and the models in every source of anatomy."""

from pathlib import Path

import pytest

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Vertebra
from planner.plan.case import LabelSource, LevelPlan
from planner.plan.needle import Needle
from planner.rules.book import RuleBook, load_book
from tests.phantoms import (
    BoxModel,
    analytic_vertebra,
    grid_around,
    label_phantom,
    landmark_source,
)

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "rules"
SOURCES = ("analytic", "landmarks", "labels")


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_book(SHIPPED)


def vertebra_from(model: BoxModel, source: str) -> Vertebra:
    if source == "analytic":
        return analytic_vertebra(model)
    if source == "landmarks":
        return build_vertebra(
            level=model.level,
            source=landmark_source(model),
            grid=grid_around(model),
            labels=None,
        )
    return build_vertebra(
        level=model.level,
        source=LabelSource(labels="parts", scheme="parts"),
        grid=grid_around(model),
        labels=label_phantom(model),
    )


def plan_of(model: BoxModel, *needles: Needle, approach: str = "transpedicular"):
    return LevelPlan(
        level=model.level,
        anatomy=landmark_source(model),
        confirmed_by="AB",
        approach=approach,
        needles=needles,
    )
