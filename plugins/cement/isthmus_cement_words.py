"""What the tool "cement" says."""

from planner.review.cement import Cement, Component
from planner.review.contract.saying import say

TITLE = "Cement"
METAL = "Metal"
HEAD = ("piece", "mL", "across, mm", "front to back, mm", "up and down, mm")

NONE = (
    "Nothing as dense as cement was found about this vertebra: cement that holds "
    "little radiopacifier is not seen on CT."
)
BORDER = (
    "Cement reaches the border of the images or of the surroundings that were looked "
    "at: there may be more."
)


ONE_TOTAL = (
    "{volume} of cement lie in one connected piece: {right_ml:.1f} mL right and "
    "{left_ml:.1f} mL left of the middle."
)
TOTAL = (
    "{volume} of cement lie in {count} separate pieces: {right_ml:.1f} mL right and "
    "{left_ml:.1f} mL left of the middle."
)
ONE_METAL = (
    "Metal was found (one straight piece) and is not counted. Cement within 2 mm of "
    "it cannot be told from it, and streaks may hide thin cement."
)
METALS = (
    "Metal was found ({count} straight pieces) and is not counted. Cement within 2 mm "
    "of it cannot be told from it, and streaks may hide thin cement."
)


def total(cement: Cement) -> str:
    """Return how much there is, and how sure that is."""
    doubt = sum(each.high_ml - each.low_ml for each in cement.components) / 2
    volume = f"{_known(cement.total_ml, doubt)} mL"
    right, left = cement.right_ml, cement.left_ml
    count = len(cement.components)
    if count == 1:
        return say(ONE_TOTAL, volume=volume, right_ml=right, left_ml=left)
    return say(TOTAL, volume=volume, count=count, right_ml=right, left_ml=left)


def metal(count: int) -> str:
    """Return what is not known beside metal."""
    return ONE_METAL if count == 1 else say(METALS, count=count)


def thick(step_mm: float) -> str:
    """Return what thick slices miss."""
    return say(
        "The images are {step_mm:.1f} mm apart: a thin leak may lie between them "
        "unseen.",
        step_mm=step_mm,
    )


def piece(number: int) -> str:
    """Return what a piece is called."""
    return say("cement {number}", number=number)


def row(component: Component) -> tuple[str, ...]:
    """Return a row of the table."""
    doubt = (component.high_ml - component.low_ml) / 2
    across, deep, tall = (f"{value:.0f}" for value in component.extent_mm)
    volume = _known(component.volume_ml, doubt)
    return (str(component.number), volume, across, deep, tall)


def _known(volume_ml: float, doubt_ml: float) -> str:
    return f"{volume_ml:.2f} ± {max(doubt_ml, 0.01):.2f}"
