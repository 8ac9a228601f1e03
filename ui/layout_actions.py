"""The commands that arrange the views, push the needle and turn the C-arm."""

from functools import partial

from ui.action_spec import ActionSpec
from ui.desk import (
    arrange,
    has_case,
    has_needle,
    is_arranged,
    push_needle,
    shows_pictures,
)
from ui.language import say
from ui.viewports.arrangement import Arrangement
from ui.viewports.needle_course import PUSH_MM

LAYOUT_ACTIONS = (
    *(
        ActionSpec(
            id=f"layout.{arrangement.value}",
            text=text,
            menu="view",
            keys=(key,),
            icon=icon,
            tip=tip,
            run=partial(arrange, arrangement),
            enabled=has_case,
            checked=partial(is_arranged, arrangement),
        )
        for arrangement, text, key, icon, tip in (
            (
                Arrangement.SLICES,
                say("Slices"),
                "F5",
                "grid",
                say("Axial, sagittal, coronal and 3-D"),
            ),
            (
                Arrangement.WORKSHOP,
                say("Needle workshop"),
                "F6",
                "ring",
                say("Look down the needle and along it, from skin to tip"),
            ),
            (
                Arrangement.FLUOROSCOPY,
                say("Fluoroscopy"),
                "F7",
                "scan",
                say("Push the needle in under a simulated C-arm"),
            ),
            (
                Arrangement.REVIEW,
                say("Review"),
                "F8",
                "layers",
                say(
                    "Compare the CT after the operation with the plan, and look at "
                    "leaks"
                ),
            ),
        )
    ),
    ActionSpec(
        id="advance.back",
        begins_group=True,
        text=say("Draw needle back"),
        menu="view",
        keys=("J",),
        icon="previous",
        tip=say("Draw the needle back by a millimetre"),
        run=partial(push_needle, -PUSH_MM),
        enabled=has_needle,
    ),
    ActionSpec(
        id="advance.play",
        text=say("Push needle in"),
        menu="view",
        keys=("K",),
        icon="play",
        tip=say("Push the needle in by itself, or stop"),
        run=lambda desk: desk.views.course.toggle_play(),
        enabled=has_needle,
        checked=lambda desk: desk.views.course.is_playing,
    ),
    ActionSpec(
        id="advance.on",
        text=say("Push needle on"),
        menu="view",
        keys=("L",),
        icon="next",
        tip=say("Push the needle on by a millimetre"),
        run=partial(push_needle, PUSH_MM),
        enabled=has_needle,
    ),
    ActionSpec(
        id="advance.export",
        text=say("Export advance …"),
        menu="view",
        tip=say("Save the advance under fluoroscopy as a moving picture or a strip"),
        run=lambda desk: desk.films.export(),
        enabled=lambda desk: shows_pictures(desk) and has_needle(desk),
    ),
    ActionSpec(
        id="c_arm.true",
        text=say("True views"),
        menu="view",
        keys=("T",),
        icon="reset",
        tip=say("Turn the C-arm back to the true views"),
        run=lambda desk: desk.views.c_arm.make_true(),
        enabled=shows_pictures,
    ),
    ActionSpec(
        id="c_arm.dark_bone",
        text=say("Dark bone"),
        menu="view",
        keys=("I",),
        icon="contrast",
        tip=say("Show bone dark, as a fluoroscope does, or white"),
        run=lambda desk: desk.views.c_arm.show_bone_dark(
            not desk.views.c_arm.bone_is_dark
        ),
        enabled=shows_pictures,
        checked=lambda desk: desk.views.c_arm.bone_is_dark,
    ),
)
