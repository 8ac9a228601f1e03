"""What the tool "cement" says."""

from planner.review.cement import Cement, Component

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


def total(cement: Cement) -> str:
    """Return how much there is, and how sure that is."""
    doubt = sum(each.high_ml - each.low_ml for each in cement.components) / 2
    count = len(cement.components)
    pieces = "one connected piece" if count == 1 else f"{count} separate pieces"
    return (
        f"{_ml(cement.total_ml, doubt)} of cement lie in {pieces}: "
        f"{cement.right_ml:.1f} mL right and {cement.left_ml:.1f} mL left of the "
        f"middle."
    )


def metal(count: int) -> str:
    """Return what is not known beside metal."""
    pieces = "one straight piece" if count == 1 else f"{count} straight pieces"
    return (
        f"Metal was found ({pieces}) and is not counted. Cement within 2 mm of it "
        f"cannot be told from it, and streaks may hide thin cement."
    )


def thick(step_mm: float) -> str:
    """Return what thick slices miss."""
    return (
        f"The images are {step_mm:.1f} mm apart: a thin leak may lie between them "
        f"unseen."
    )


def piece(number: int) -> str:
    """Return what a piece is called."""
    return f"cement {number}"


def row(component: Component) -> tuple[str, ...]:
    """Return a row of the table."""
    doubt = (component.high_ml - component.low_ml) / 2
    across, deep, tall = (f"{value:.0f}" for value in component.extent_mm)
    volume = _ml(component.volume_ml, doubt).removesuffix(" mL")
    return (str(component.number), volume, across, deep, tall)


def _ml(volume_ml: float, doubt_ml: float) -> str:
    return f"{volume_ml:.2f} ± {max(doubt_ml, 0.01):.2f} mL"
