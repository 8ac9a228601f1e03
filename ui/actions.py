"""Every command, in one table. Menus, keys, tips and the shortcut sheet read it."""

from collections.abc import Callable
from functools import partial

import attrs

from ui.desk import (
    Desk,
    always,
    can_redo,
    can_undo,
    delete_needle,
    has_case,
    has_landmarks,
    has_level,
    has_needle,
    has_needles,
    has_vertebra,
    holds,
    is_maximised,
    maximise,
    redo,
    shows_preset,
    step_needle,
    take,
    toggle_outlines,
    toggle_planes,
    undo,
    use_preset,
)
from ui.viewports.view_state import Tool

Run = Callable[[Desk], object]
Ask = Callable[[Desk], bool]


@attrs.frozen(kw_only=True)
class ActionSpec:
    """A command as data. `keys` are alternatives; the first one is told.

    `checked` makes it a toggle that follows the state; `step` names the edit at hand
    ("Undo Move tip"). A menu draws a line before a command that begins a group.
    """

    id: str
    text: str
    menu: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str | None = None
    tip: str
    enabled: Ask = always
    checked: Ask | None = None
    step: Callable[[Desk], str | None] | None = None
    begins_group: bool = False


# --- the table ------------------------------------------------------------------------

FILE_ACTIONS = (
    ActionSpec(
        id="file.open_file",
        text="Open …",
        menu="file",
        keys=("Ctrl+O",),
        icon="plan",
        tip="Open a plan, a picture, a disc index, an archive or a volume",
        run=lambda desk: desk.door.ask_file(),
    ),
    ActionSpec(
        id="file.open_folder",
        text="Open folder …",
        menu="file",
        keys=("Ctrl+Shift+O",),
        icon="folder",
        tip="Open a folder of CT images",
        run=lambda desk: desk.door.ask_folder(),
    ),
    ActionSpec(
        id="file.open_demo",
        text="Open demo case",
        menu="file",
        icon="demo",
        tip="Open the case that comes with the program",
        run=lambda desk: desk.door.open_demo(),
    ),
    ActionSpec(
        id="file.save",
        begins_group=True,
        text="Save",
        menu="file",
        keys=("Ctrl+S",),
        icon="save",
        tip="Save the case; a case file saves each step by itself",
        run=lambda desk: desk.door.save(),
        enabled=has_case,
    ),
    ActionSpec(
        id="file.save_as",
        text="Save as …",
        menu="file",
        keys=("Ctrl+Shift+S",),
        tip="Save as a case with its history, or as a plan document",
        run=lambda desk: desk.door.save_as(),
        enabled=has_case,
    ),
    ActionSpec(
        id="file.quit",
        begins_group=True,
        text="Quit",
        menu="file",
        keys=("Ctrl+Q",),
        icon="quit",
        tip="Close the program",
        run=lambda desk: desk.close(),
    ),
)

EDIT_ACTIONS = (
    ActionSpec(
        id="edit.undo",
        text="Undo",
        menu="edit",
        keys=("Ctrl+Z",),
        icon="undo",
        tip="Take back the last step",
        run=undo,
        enabled=can_undo,
        step=lambda desk: desk.session.history.undo_label if desk.session else None,
    ),
    ActionSpec(
        id="edit.redo",
        text="Redo",
        menu="edit",
        keys=("Ctrl+Shift+Z", "Ctrl+Y"),
        icon="redo",
        tip="Take the step again",
        run=redo,
        enabled=can_redo,
        step=lambda desk: desk.session.history.redo_label if desk.session else None,
    ),
    ActionSpec(
        id="edit.history",
        text="History …",
        menu="edit",
        keys=("Ctrl+H",),
        tip="See every step, compare two, and go to one",
        run=lambda desk: desk.dialogs.history(),
        enabled=has_case,
    ),
    ActionSpec(
        id="level.assess",
        begins_group=True,
        text="Assessment …",
        menu="edit",
        keys=("Ctrl+E",),
        icon="check",
        tip="Answer the questions before the operation",
        run=lambda desk: desk.dialogs.assessment(),
        enabled=has_level,
    ),
    ActionSpec(
        id="needle.delete",
        begins_group=True,
        text="Delete needle",
        menu="edit",
        keys=("Del", "Backspace"),
        icon="bin",
        tip="Delete the selected needle",
        run=delete_needle,
        enabled=has_needle,
    ),
    ActionSpec(
        id="needle.next",
        text="Next needle",
        menu="edit",
        keys=("]",),
        tip="Select the next needle of this level",
        run=partial(step_needle, 1),
        enabled=has_needles,
    ),
    ActionSpec(
        id="needle.previous",
        text="Previous needle",
        menu="edit",
        keys=("[",),
        tip="Select the previous needle of this level",
        run=partial(step_needle, -1),
        enabled=has_needles,
    ),
)

TOOL_ACTIONS = (
    ActionSpec(
        id="tool.navigate",
        text="Navigate",
        menu="tools",
        keys=("V",),
        icon="navigate",
        tip="Click to move the crosshair; nothing is edited",
        run=partial(take, Tool.NAVIGATE),
        enabled=has_case,
        checked=partial(holds, Tool.NAVIGATE),
    ),
    ActionSpec(
        id="tool.needle",
        text="Needle",
        menu="tools",
        keys=("N",),
        icon="needle",
        tip="Click entry and tip, or drag a needle",
        run=partial(take, Tool.NEEDLE),
        enabled=has_level,
        checked=partial(holds, Tool.NEEDLE),
    ),
    ActionSpec(
        id="tool.landmark",
        text="Landmark",
        menu="tools",
        keys=("M",),
        icon="landmark",
        tip="Place the landmarks of the vertebra",
        run=partial(take, Tool.LANDMARK),
        enabled=has_landmarks,
        checked=partial(holds, Tool.LANDMARK),
    ),
)

VIEW_ACTIONS = (
    ActionSpec(
        id="view.planes",
        text="Vertebra planes",
        menu="view",
        keys=("P",),
        icon="planes",
        tip="Cut along the vertebra's own planes, or the scanner's",
        run=toggle_planes,
        enabled=has_vertebra,
        checked=lambda desk: desk.view_state.vertebra_planes,
    ),
    ActionSpec(
        id="view.outlines",
        text="Outlines",
        menu="view",
        keys=("O",),
        icon="outlines",
        tip="Show or hide the outlines of the vertebra",
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
            ("bone", "Bone", "B", "Grey window for bone"),
            ("soft", "Soft", "S", "Grey window for soft tissue"),
            ("cement", "Cement", "C", "Grey window that keeps cement and bone apart"),
        )
    ),
    *(
        ActionSpec(
            id=f"view.maximise_{number}",
            begins_group=number == 1,
            text=f"Maximise {name}",
            menu="view",
            keys=(str(number),),
            icon="maximise",
            tip=f"Show the {name} view alone, or all four again",
            run=partial(maximise, number - 1),
            enabled=has_case,
            checked=partial(is_maximised, number - 1),
        )
        for number, name in enumerate(("axial", "sagittal", "coronal", "3-D"), start=1)
    ),
    ActionSpec(
        id="view.reset",
        begins_group=True,
        text="Reset views",
        menu="view",
        keys=("R",),
        icon="reset",
        tip="Fit every view again",
        run=lambda desk: desk.view_state.reset_views(),
        enabled=has_case,
    ),
    ActionSpec(
        id="view.identity",
        begins_group=True,
        text="Show identity",
        menu="view",
        keys=("Ctrl+I",),
        icon="person",
        tip="Show or hide whom the images show: name, ID and dates",
        run=lambda desk: desk.identity.toggle(),
        enabled=has_case,
        checked=lambda desk: desk.identity.is_shown,
    ),
    ActionSpec(
        id="view.theme",
        text="Light theme",
        menu="view",
        keys=("Ctrl+T",),
        icon="sun",
        tip="Change between the dark and the light theme",
        run=lambda desk: desk.switch_theme(),
        checked=lambda desk: desk.look.theme.name == "light",
    ),
    ActionSpec(
        id="view.text_larger",
        text="Larger text",
        menu="view",
        keys=("Ctrl++", "Ctrl+="),
        icon="text-larger",
        tip="Make all text larger",
        run=lambda desk: desk.step_text_size(1),
    ),
    ActionSpec(
        id="view.text_smaller",
        text="Smaller text",
        menu="view",
        keys=("Ctrl+-",),
        tip="Make all text smaller",
        run=lambda desk: desk.step_text_size(-1),
    ),
)

HELP_ACTIONS = (
    ActionSpec(
        id="help.shortcuts",
        text="Shortcuts",
        menu="help",
        keys=("F1", "?"),
        icon="keyboard",
        tip="Show every key and what the mouse does",
        run=lambda desk: desk.dialogs.shortcuts(),
    ),
    ActionSpec(
        id="help.rules",
        text="Rule book",
        menu="help",
        keys=("F2",),
        icon="book",
        tip="Search the rules, and see which of them spoke on this case",
        run=lambda desk: desk.dialogs.rules(),
    ),
    ActionSpec(
        id="help.about",
        begins_group=True,
        text="About Isthmus",
        menu="help",
        icon="severity-info",
        tip="Version, licence, and what this program is not",
        run=lambda desk: desk.dialogs.about(),
    ),
)

ACTIONS = (*FILE_ACTIONS, *EDIT_ACTIONS, *TOOL_ACTIONS, *VIEW_ACTIONS, *HELP_ACTIONS)
