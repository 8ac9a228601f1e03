"""Every command, in one table. Menus, keys, tips and the shortcut sheet read it."""

from functools import partial

from ui.action_spec import ActionSpec
from ui.desk import (
    can_correct,
    can_place_landmarks,
    can_redo,
    can_renumber,
    can_undo,
    has_case,
    has_level,
    has_vertebra,
    holds,
    is_maximised,
    is_spoken,
    maximise,
    redo,
    renumber,
    shows_preset,
    speak_language,
    take,
    toggle_outlines,
    toggle_planes,
    turn_brush,
    undo,
    use_preset,
)
from ui.file_actions import FILE_ACTIONS
from ui.language import LANGUAGE_NAMES, say
from ui.layout_actions import LAYOUT_ACTIONS
from ui.needle_actions import NEEDLE_ACTIONS
from ui.review_actions import REVIEW_ACTIONS
from ui.viewports.view_state import Tool

# --- the table ------------------------------------------------------------------------

LANGUAGE_MENU = "Language · 语言"
"""In every language of the program, for who cannot read the one it speaks."""

EDIT_ACTIONS = (
    ActionSpec(
        id="edit.undo",
        text=say("Undo"),
        menu="edit",
        keys=("Ctrl+Z",),
        icon="undo",
        tip=say("Take back the last step"),
        run=undo,
        enabled=can_undo,
        step=lambda desk: desk.session.history.undo_label if desk.session else None,
    ),
    ActionSpec(
        id="edit.redo",
        text=say("Redo"),
        menu="edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        tip=say("Take the step again"),
        run=redo,
        enabled=can_redo,
        step=lambda desk: desk.session.history.redo_label if desk.session else None,
    ),
    ActionSpec(
        id="edit.history",
        text=say("History …"),
        menu="edit",
        keys=("Ctrl+H",),
        tip=say("See every step, compare two, and go to one"),
        run=lambda desk: desk.dialogs.history(desk.door.trail()),
        enabled=has_case,
    ),
    ActionSpec(
        id="level.assess",
        begins_group=True,
        text=say("Assessment …"),
        menu="edit",
        keys=("Ctrl+E",),
        icon="check",
        tip=say("Answer the questions before the operation"),
        run=lambda desk: desk.dialogs.assessment(),
        enabled=has_level,
    ),
    ActionSpec(
        id="level.renumber_up",
        begins_group=True,
        text=say("Renumber levels upwards"),
        menu="edit",
        keys=("Ctrl+Shift+Up",),
        tip=say("Call every level of the plan by the name of the one above"),
        run=partial(renumber, -1),
        enabled=can_renumber,
    ),
    ActionSpec(
        id="level.renumber_down",
        text=say("Renumber levels downwards"),
        menu="edit",
        keys=("Ctrl+Shift+Down",),
        tip=say("Call every level of the plan by the name of the one below"),
        run=partial(renumber, 1),
        enabled=can_renumber,
    ),
    *NEEDLE_ACTIONS,
)

TOOL_ACTIONS = (
    ActionSpec(
        id="tool.navigate",
        text=say("Navigate"),
        menu="tools",
        keys=("V",),
        icon="navigate",
        tip=say("Click to move the crosshair; nothing is edited"),
        run=partial(take, Tool.NAVIGATE),
        enabled=has_case,
        checked=partial(holds, Tool.NAVIGATE),
    ),
    ActionSpec(
        id="tool.needle",
        text=say("Needle"),
        menu="tools",
        keys=("N",),
        icon="needle",
        tip=say("Click entry and tip, or drag a needle"),
        run=partial(take, Tool.NEEDLE),
        enabled=has_level,
        checked=partial(holds, Tool.NEEDLE),
    ),
    ActionSpec(
        id="tool.landmark",
        text=say("Landmark"),
        menu="tools",
        keys=("M",),
        icon="landmark",
        tip=say("Place the landmarks of the vertebra, or correct its walls by them"),
        run=partial(take, Tool.LANDMARK),
        enabled=can_place_landmarks,
        checked=partial(holds, Tool.LANDMARK),
    ),
    ActionSpec(
        id="tool.wall",
        text=say("Wall"),
        menu="tools",
        keys=("W",),
        icon="wall",
        tip=say("Drag a wall of the outlines to where the bone ends"),
        run=partial(take, Tool.WALL),
        enabled=can_correct,
        checked=partial(holds, Tool.WALL),
    ),
    ActionSpec(
        id="tool.brush",
        text=say("Brush"),
        menu="tools",
        keys=("D",),
        icon="brush",
        tip=say("Paint what belongs to a part of the vertebra, or what does not"),
        run=partial(take, Tool.BRUSH),
        enabled=can_correct,
        checked=partial(holds, Tool.BRUSH),
    ),
    ActionSpec(
        id="brush.turn",
        text=say("Brush takes away"),
        menu="tools",
        keys=("E",),
        tip=say("Let the brush take away instead of adding"),
        run=turn_brush,
        enabled=can_correct,
        checked=lambda desk: not desk.view_state.brush.adds,
    ),
)

VIEW_ACTIONS = (
    *LAYOUT_ACTIONS,
    ActionSpec(
        id="view.planes",
        begins_group=True,
        text=say("Vertebra planes"),
        menu="view",
        keys=("P",),
        icon="planes",
        tip=say("Cut along the vertebra's own planes, or the scanner's"),
        run=toggle_planes,
        enabled=has_vertebra,
        checked=lambda desk: desk.view_state.vertebra_planes,
    ),
    ActionSpec(
        id="view.outlines",
        text=say("Outlines"),
        menu="view",
        keys=("O",),
        icon="outlines",
        tip=say("Show or hide the outlines of the vertebra"),
        run=toggle_outlines,
        enabled=has_case,
        checked=lambda desk: desk.view_state.outlines,
    ),
    *(
        ActionSpec(
            id=f"window.{name}",
            begins_group=name == "bone",
            text=text,
            menu="view",
            keys=(key,),
            icon="contrast",
            tip=tip,
            run=partial(use_preset, name),
            enabled=has_case,
            checked=partial(shows_preset, name),
        )
        for name, text, key, tip in (
            ("bone", say("Bone"), "B", say("Grey window for bone")),
            ("soft", say("Soft"), "S", say("Grey window for soft tissue")),
            (
                "cement",
                say("Cement"),
                "C",
                say("Grey window that keeps cement and bone apart"),
            ),
        )
    ),
    *(
        ActionSpec(
            id=f"view.maximise_{number}",
            begins_group=number == 1,
            text=say("Maximise {view}", view=name),
            menu="view",
            keys=(str(number),),
            icon="maximise",
            tip=say("Show the {view} view alone, or all four again", view=name),
            run=partial(maximise, number - 1),
            enabled=has_case,
            checked=partial(is_maximised, number - 1),
        )
        for number, name in enumerate(
            (say("axial"), say("sagittal"), say("coronal"), "3-D"), start=1
        )
    ),
    ActionSpec(
        id="view.reset",
        begins_group=True,
        text=say("Reset views"),
        menu="view",
        keys=("R",),
        icon="reset",
        tip=say("Fit every view again"),
        run=lambda desk: desk.view_state.reset_views(),
        enabled=has_case,
    ),
    ActionSpec(
        id="view.identity",
        begins_group=True,
        text=say("Show identity"),
        menu="view",
        keys=("Ctrl+I",),
        icon="person",
        tip=say("Show or hide whom the images show: name, ID and dates"),
        run=lambda desk: desk.identity.toggle(),
        enabled=has_case,
        checked=lambda desk: desk.identity.is_shown,
        locked_by=lambda desk: desk.identity.locked_by,
    ),
    *(
        ActionSpec(
            id=f"view.language.{code}",
            text=name,
            menu="view",
            submenu=LANGUAGE_MENU,
            tip=say("Speak this language from now on: {language}", language=name),
            run=partial(speak_language, code),
            checked=partial(is_spoken, code),
            locked_by=lambda desk: desk.appearance.language_lock,
        )
        for code, name in LANGUAGE_NAMES.items()
    ),
    ActionSpec(
        id="view.theme",
        text=say("Light theme"),
        menu="view",
        keys=("Ctrl+T",),
        icon="sun",
        tip=say("Change between the dark and the light theme"),
        run=lambda desk: desk.appearance.switch_theme(),
        checked=lambda desk: desk.appearance.is_light,
    ),
    ActionSpec(
        id="view.contrast",
        text=say("High contrast"),
        menu="view",
        keys=("Ctrl+Shift+T",),
        icon="contrast",
        tip=say("Black grounds, white words, and an edge around everything"),
        run=lambda desk: desk.appearance.switch_contrast(),
        checked=lambda desk: desk.appearance.has_high_contrast,
    ),
    ActionSpec(
        id="view.less_motion",
        text=say("Less motion"),
        menu="view",
        tip=say("Let nothing move or blink by itself"),
        run=lambda desk: desk.appearance.switch_motion(),
        checked=lambda desk: desk.appearance.has_less_motion,
    ),
    ActionSpec(
        id="view.text_larger",
        text=say("Larger text"),
        menu="view",
        keys=("Ctrl++", "Ctrl+="),
        icon="text-larger",
        begins_group=True,
        tip=say("Make all text larger"),
        run=lambda desk: desk.appearance.step_text_size(1),
    ),
    ActionSpec(
        id="view.text_smaller",
        text=say("Smaller text"),
        menu="view",
        keys=("Ctrl+-",),
        tip=say("Make all text smaller"),
        run=lambda desk: desk.appearance.step_text_size(-1),
    ),
    ActionSpec(
        id="view.text_usual",
        text=say("Usual text size"),
        menu="view",
        keys=("Ctrl+0",),
        tip=say("Give all text the size that it has at first"),
        run=lambda desk: desk.appearance.use_usual_text_size(),
    ),
)

HELP_ACTIONS = (
    ActionSpec(
        id="help.guide",
        text=say("Guide"),
        menu="help",
        keys=("F1",),
        icon="book",
        tip=say("Read how to plan, what the rules say, and what the program cannot do"),
        run=lambda desk: desk.dialogs.guide(),
    ),
    ActionSpec(
        id="help.tour",
        text=say("Tour"),
        menu="help",
        icon="demo",
        tip=say("Be led through the first plan, on the demo case"),
        run=lambda desk: desk.tour.begin(),
    ),
    ActionSpec(
        id="help.shortcuts",
        text=say("Shortcuts"),
        menu="help",
        keys=("?",),
        icon="keyboard",
        tip=say("Show every key and what the mouse does"),
        run=lambda desk: desk.dialogs.shortcuts(),
    ),
    ActionSpec(
        id="help.rules",
        text=say("Rule book"),
        menu="help",
        keys=("F2",),
        icon="book",
        tip=say("Search the rules, and see which of them spoke on this case"),
        run=lambda desk: desk.dialogs.rules(),
    ),
    ActionSpec(
        id="help.about",
        begins_group=True,
        text=say("About Isthmus"),
        menu="help",
        icon="severity-info",
        tip=say("Version, licence, and what this program is not"),
        run=lambda desk: desk.dialogs.about(),
    ),
)

ACTIONS = (
    *(*FILE_ACTIONS, *EDIT_ACTIONS, *TOOL_ACTIONS),
    *(*REVIEW_ACTIONS, *VIEW_ACTIONS, *HELP_ACTIONS),
)
