"""What the views say: titles, hints on an empty view, read-outs."""

from planner.imaging.slices import Orientation
from ui.language import Texts, say
from ui.messages.numbers import MINUS

VIEW_TITLES = Texts(
    {
        Orientation.AXIAL: "Axial",
        Orientation.SAGITTAL: "Sagittal",
        Orientation.CORONAL: "Coronal",
    }
)
SCENE_TITLE = "3-D"

EMPTY_VIEW = "Open a CT folder or a plan to begin"
LOADING_SURFACE = "Finding the bone surface …"
NO_SURFACE = "No bone in this volume"
NO_OPENGL = "This computer offers no OpenGL: the 3-D view stays empty"

VIEW_HELP = (
    "Wheel: scroll. Ctrl and wheel: zoom. Middle drag, or Space and drag: pan. "
    "Right drag: grey window. Click: move the crosshair. Double-click: maximise. "
    "Arrows: nudge the crosshair. Page up and down: scroll. Home: fit. "
    "Enter: place a needle or landmark at the crosshair."
)
SCENE_HELP = (
    "Drag: turn. Middle drag: pan. Wheel or right drag: zoom. "
    "Double-click on bone: move the crosshair there. Home: fit."
)

NEEDLE_HINTS = Texts(
    {
        "no_level": "Add a vertebra first",
        "entry": "Click where the needle enters the bone",
        "tip": "Click where the tip shall lie · Esc takes the entry back",
        "move": "Drag to move · Esc puts it back",
    }
)

OUTLINE_HINTS = Texts(
    {
        "none": "There are no outlines to correct yet",
        "wall": "Drag a wall to where the bone ends · Esc puts it back",
        "add": "Paint what belongs to the part · E: take away",
        "remove": "Paint what does not belong to the part · E: add",
        "dragging": "Let go to measure · Esc puts it back",
        "painting": "Let go to measure · Esc takes the stroke back",
        "measuring": "The walls are being measured …",
    }
)

CLICK = "searched from here"
IN_CANAL = "canal"

POSTERIOR_WALL = "posterior wall"
THIRD_LINE = "\N{VULGAR FRACTION ONE THIRD}"
ONE_SIXTH = "\N{VULGAR FRACTION ONE SIXTH}"


def maximise_tip(title: str, *, key: str, is_maximised: bool) -> str:
    return (
        say("Show all views ({key})", key=key)
        if is_maximised
        else say("Maximise {title} ({key})", title=title, key=key)
    )


TIMES = Texts(
    {
        "before": "{plane} · before",
        "after": "{plane} · after",
        "both": "{plane} · before and after",
    }
)


def in_time(plane: str, when: str) -> str:
    """Name a plane and which CT it shows: "before", "after" the operation or "both"."""
    return say(TIMES[when], plane=plane)


def landmark_step(word: str) -> str:
    return say("Click: {word}", word=word)


def in_vertebra(level: str, axis: str, position_mm: float) -> str:
    """Write a slice position in the vertebra's own frame."""
    sign = MINUS if round(position_mm, 1) < 0 else "+"
    return f"{level} {axis} {sign}{abs(position_mm):.1f} mm"


def in_patient(letter: str, position_mm: float) -> str:
    return f"{letter} {abs(position_mm):.1f} mm"


def grey_window(center_hu: float, width_hu: float) -> str:
    level = f"{MINUS if center_hu < 0 else ''}{abs(center_hu):.0f}"
    return f"L {level}  W {width_hu:.0f}"


def hounsfield(value_hu: int) -> str:
    return f"{MINUS if value_hu < 0 else ''}{abs(value_hu)} HU"
