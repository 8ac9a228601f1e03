"""What workshop and fluoroscopy say: titles, poses, how true, where the tip is."""

from planner.fluoroscopy.advance import FrontPlace, SidePlace, Step
from planner.fluoroscopy.table import Obstacle
from planner.fluoroscopy.views import ViewKind
from planner.geometry.c_arm import CArmPose
from planner.imaging.needle_planes import NeedlePlane, Thickness
from planner.rules.facts import SkinPath
from planner.rules.findings import Severity
from ui.language import Texts, say
from ui.messages.numbers import MINUS
from ui.messages.words import SIDE_WORDS as SIDE_NAMES

PLANE_TITLES = Texts(
    {
        NeedlePlane.ACROSS: "Down the needle",
        NeedlePlane.FLAT: "Along, flat",
        NeedlePlane.UPRIGHT: "Along, upright",
    }
)
VIEW_NAMES = Texts(
    {
        ViewKind.AP: "AP",
        ViewKind.LATERAL: "Lateral view",
        ViewKind.BULLS_EYE: "Bull's eye",
        ViewKind.SCOTTY_DOG: "Scotty dog",
    }
)
OBLIQUE_TITLE = "Oblique"

NEEDLE_VIEW_HELP = (
    "Wheel or Page up and down: along the needle. In the needle tool, drag: move it. "
    "Ctrl and wheel: zoom. Middle drag: pan. Double-click: maximise. Home: fit."
)
C_ARM_HELP = (
    "Drag, or arrows: turn the C-arm; Shift for larger steps. Wheel: push the needle. "
    "Ctrl and wheel: zoom. Middle drag: pan. Double-click: maximise. Home: fit."
)

NO_NEEDLE = "Draw or propose a needle first"
NO_VERTEBRA = "X-ray pictures need a vertebra: choose a level first"
CUTTING = "Taking the first picture …"
NOT_A_FLUOROSCOPE = "simulated from CT"

SLICE = "slice"
SHOWS_WORDS = Texts({Thickness.MEAN: "mean", Thickness.BRIGHTEST: "MIP"})

FRONT_WORDS = Texts(
    {
        FrontPlace.LATERAL: "lateral of the pedicle",
        FrontPlace.LATERAL_HALF: "lateral half",
        FrontPlace.MEDIAL_HALF: "medial half",
        FrontPlace.MEDIAL: "medial of the pedicle",
        FrontPlace.BESIDE: "above or below the pedicle",
    }
)
SIDE_WORDS = Texts(
    {
        SidePlace.BEHIND: "behind the canal",
        SidePlace.DORSAL_HALF: "dorsal half of the pedicle",
        SidePlace.VENTRAL_HALF: "ventral half of the pedicle",
        SidePlace.BODY: "in the body",
    }
)
STEP_WORDS = Texts(
    {
        Severity.STOP: "Stop",
        Severity.NA: "Not assessable here",
        Severity.WARN: "Careful",
        Severity.INFO: "Noted",
        Severity.PASS: "Clear so far",
    }
)

TRUE_DEG, REFUSED_DEG = "true_deg", "refused_deg"
"""The limits of P-10 by which a view is called true, or not read at all."""


def pose_words(pose: CArmPose) -> str:
    """Write a pose as the console of a C-arm does."""
    side = "LAO" if pose.rotation_deg >= 0 else "RAO"
    tilt = "CRA" if pose.tilt_deg >= 0 else "CAU"
    return f"{side} {abs(pose.rotation_deg):.0f}°  {tilt} {abs(pose.tilt_deg):.0f}°"


def prone_words(pose: CArmPose) -> str:
    """Say where the detector stands above a patient who lies prone over the tube."""
    return say("prone: {towards}", towards=_towards(pose))


def _towards(pose: CArmPose) -> str:
    side = SIDE_NAMES["right" if pose.detector_right_deg >= 0 else "left"].lower()
    end = say("head") if pose.detector_cranial_deg >= 0 else say("feet")
    across, along = abs(pose.detector_right_deg), abs(pose.detector_cranial_deg)
    return f"{side} {across:.0f}°{say(', ')}{end} {along:.0f}°"


def prone_tip(pose: CArmPose) -> str:
    """Say the same in a sentence."""
    return say(
        "Detector above a prone patient, towards {towards}", towards=_towards(pose)
    )


def off_true(rotation_deg: float, tilt_deg: float) -> str:
    return say(
        "turn {turn}°  tilt {tilt}°",
        turn=_signed(rotation_deg),
        tilt=_signed(tilt_deg),
    )


def off_needle(angle_deg: float) -> str:
    return say("{angle_deg:.1f}° off the needle", angle_deg=angle_deg)


def off_pedicle(angle_deg: float) -> str:
    return say("{angle_deg:.1f}° off the true view", angle_deg=angle_deg)


TRUTH_WORDS = Texts(
    {
        Severity.PASS: "true view",
        Severity.WARN: "not quite true",
        Severity.NA: "too far from true: P-01 is not assessable",
    }
)

OBSTACLE_WORDS = Texts(
    {
        Obstacle.TUBE: "The tube would go through the table: turn the C-arm back",
        Obstacle.DETECTOR: (
            "The detector would go through the table: turn the C-arm back"
        ),
    }
)


def parallax_words(shift_mm: float) -> str:
    return say(
        "Perspective shifts the tip by {shift_mm:.1f} mm: judged in parallel",
        shift_mm=abs(shift_mm),
    )


def magnified_words(magnification: float) -> str:
    return say("× {magnification:.2f} magnified", magnification=magnification)


def depth_words(depth_mm: float, length_mm: float, skin: SkinPath | None = None) -> str:
    """Write how deep the needle is in bone; before it, how deep under the skin."""
    if depth_mm < 0 and skin is not None and skin.is_seen:
        under_mm = depth_mm + skin.to_entry_mm
        deep_mm = abs(under_mm)
        if under_mm >= 0:
            return say("{deep_mm:.0f} mm under the skin", deep_mm=deep_mm)
        return say("{deep_mm:.0f} mm before the skin", deep_mm=deep_mm)
    if depth_mm < 0:
        return say("{depth_mm:.0f} mm before the entry", depth_mm=-depth_mm)
    return say(
        "{depth_mm:.1f} of {length_mm:.1f} mm", depth_mm=depth_mm, length_mm=length_mm
    )


def thick_words(thick_mm: float) -> str:
    return say(SLICE) if thick_mm == 0 else f"{thick_mm:.0f} mm"


def slab_words(thick_mm: float, shows: Thickness) -> str:
    words = thick_words(thick_mm)
    return words if thick_mm == 0 else f"{words} {SHOWS_WORDS[shows]}"


def step_lines(step: Step) -> tuple[str, str]:
    """Say what front and side view show of the tip."""
    front = FRONT_WORDS[step.front]
    if step.border_mm is not None:
        border = (
            say("{far_mm:.1f} mm to the medial border", far_mm=step.border_mm)
            if step.border_mm >= 0
            else say("{far_mm:.1f} mm beyond the medial border", far_mm=-step.border_mm)
        )
        front = f"{front}, {border}"
    wall = (
        say("{far_mm:.1f} mm past the posterior wall", far_mm=step.wall_mm)
        if step.wall_mm >= 0
        else say("{far_mm:.1f} mm to the posterior wall", far_mm=-step.wall_mm)
    )
    side = f"{SIDE_WORDS[step.side]}, {wall}"
    return say("AP: {front}", front=front), say("Lateral: {side}", side=side)


def _signed(value: float) -> str:
    rounded = round(value, 1) + 0.0
    return f"{MINUS if rounded < 0 else '+'}{abs(rounded):.1f}"


def step_words(step: Step) -> str:
    """Say how the advance stands, and by which rule."""
    worst = [
        name
        for name, verdict in step.verdicts.items()
        if verdict.severity is step.severity
    ]
    said = STEP_WORDS[step.severity]
    return said if step.severity is Severity.PASS else f"{said} ({', '.join(worst)})"


def turned_words(turn_deg: float) -> str:
    return f"{_signed(turn_deg)}°".replace(".0", "")


FILM_NAME = "advance.gif"
FILM_SAVED = "The advance is saved."
NOT_A_DEVICE = "Isthmus · simulated from CT · for research and teaching"


def film_words(step: Step, length_mm: float) -> str:
    """Write under a picture how deep the needle is and what is said."""
    return f"{depth_words(step.depth_mm, length_mm)}  ·  {step_words(step)}"
