"""The commands that work on needles."""

from functools import partial

from ui.action_spec import ActionSpec
from ui.desk import has_needle
from ui.language import say
from ui.needle_desk import (
    advance,
    can_propose,
    copy_across,
    delete_needle,
    has_any_needle,
    has_free_needle,
    has_free_needles,
    has_free_placed_needle,
    has_needles,
    has_placed_needle,
    is_locked,
    lock_all,
    nudge,
    propose,
    step_needle,
    toggle_lock,
    turn,
)

STEP_MM, FINE_STEP_MM = 0.5, 0.1
STEP_DEG = 0.5

SHIFTS = (
    ("right", say("the patient's right"), "Left", (1, 0, 0)),
    ("left", say("the patient's left"), "Right", (-1, 0, 0)),
    ("up", say("the head"), "Up", (0, 0, 1)),
    ("down", say("the feet"), "Down", (0, 0, -1)),
)
"""Names, words, arrow keys and box directions: the screen shows the patient's right on
the left."""

PUSHES = (
    ("Push the tip on {step} mm", 1),
    ("Draw the tip back {step} mm", -1),
)
PUSH_KEYS = {1: ("on", "PgUp"), -1: ("back", "PgDown")}

TURNS = (
    ("right", say("the patient's right"), "Left", (0, 0, -1)),
    ("left", say("the patient's left"), "Right", (0, 0, 1)),
    ("up", say("the head"), "Up", (1, 0, 0)),
    ("down", say("the feet"), "Down", (-1, 0, 0)),
)
"""Which way the tip turns about the entry, and the axis: right-handed in the box."""


def _shift_actions() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            id=f"needle.{name}_{step}",
            begins_group=first and name == "right",
            text=say("Shift {step} mm to {towards}", step=step, towards=towards),
            menu="needle",
            keys=(f"{keys}{arrow}",),
            tip=say(
                "Shift the needle {step} mm to {towards}", step=step, towards=towards
            ),
            run=partial(nudge, (step * along[0], step * along[1], step * along[2])),
            enabled=has_free_placed_needle,
        )
        for first, step, keys in (
            (True, STEP_MM, "Alt+"),
            (False, FINE_STEP_MM, "Alt+Shift+"),
        )
        for name, towards, arrow, along in SHIFTS
    )


def _push_actions() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            id=f"needle.push_{name}_{step}",
            text=say(words, step=step),
            menu="needle",
            keys=(f"{keys}{key}",),
            tip=say(words, step=step),
            run=partial(advance, sign * step),
            enabled=has_free_placed_needle,
        )
        for step, keys in ((STEP_MM, "Alt+"), (FINE_STEP_MM, "Alt+Shift+"))
        for words, sign in PUSHES
        for name, key in (PUSH_KEYS[sign],)
    )


def _turn_actions() -> tuple[ActionSpec, ...]:
    return tuple(
        ActionSpec(
            id=f"needle.turn_{name}",
            text=say("Turn {step}° to {towards}", step=STEP_DEG, towards=towards),
            menu="needle",
            keys=(f"Ctrl+Alt+{arrow}",),
            tip=say(
                "Turn the needle about its entry, {step}° to {towards}",
                step=STEP_DEG,
                towards=towards,
            ),
            run=partial(turn, axis, STEP_DEG),
            enabled=has_free_placed_needle,
        )
        for name, towards, arrow, axis in TURNS
    )


NEEDLE_ACTIONS = (
    ActionSpec(
        id="needle.propose",
        text=say("Propose needles"),
        menu="needle",
        keys=("G",),
        icon="needle",
        tip=say("Look for the needles that keep the most room, on both sides"),
        run=propose,
        enabled=can_propose,
    ),
    ActionSpec(
        id="needle.table",
        text=say("All needles …"),
        menu="needle",
        keys=("Shift+N",),
        icon="grid",
        tip=say("Show every needle of the case and its worst finding"),
        run=lambda desk: desk.dialogs.needles(),
        enabled=has_any_needle,
    ),
    ActionSpec(
        id="needle.delete",
        text=say("Delete needle"),
        menu="needle",
        keys=("Del", "Backspace"),
        icon="bin",
        tip=say("Delete the selected needle"),
        run=delete_needle,
        enabled=has_free_needle,
    ),
    ActionSpec(
        id="needle.next",
        text=say("Next needle"),
        menu="needle",
        keys=("]",),
        tip=say("Select the next needle of this level"),
        run=partial(step_needle, 1),
        enabled=has_needles,
    ),
    ActionSpec(
        id="needle.previous",
        text=say("Previous needle"),
        menu="needle",
        keys=("[",),
        tip=say("Select the previous needle of this level"),
        run=partial(step_needle, -1),
        enabled=has_needles,
    ),
    ActionSpec(
        id="needle.copy_across",
        begins_group=True,
        text=say("Copy to the other side"),
        menu="needle",
        keys=("X",),
        tip=say("Mirror the needle at the midline of its vertebra"),
        run=copy_across,
        enabled=has_placed_needle,
    ),
    ActionSpec(
        id="needle.lock",
        text=say("Lock needle"),
        menu="needle",
        keys=("Shift+L",),
        icon="lock",
        tip=say("Lock the needle, or unlock it with your initials"),
        run=toggle_lock,
        enabled=has_needle,
        checked=is_locked,
    ),
    ActionSpec(
        id="needle.lock_all",
        text=say("Lock the plan"),
        menu="needle",
        keys=("Ctrl+Shift+L",),
        tip=say("Lock every needle of the case"),
        run=lock_all,
        enabled=has_free_needles,
    ),
    *_shift_actions(),
    *_push_actions(),
    *_turn_actions(),
)
