"""Commands about a leak and what became of it."""

from ui.action_spec import ActionSpec
from ui.desk import has_level
from ui.language import say

REVIEW_ACTIONS = (
    ActionSpec(
        id="review.run",
        text=say("Run review"),
        menu="review",
        keys=("Ctrl+R",),
        icon="layers",
        tip=say("Let all review tools look at the level"),
        run=lambda desk: desk.review.review.run(),
        enabled=lambda desk: desk.review.review.can_run,
    ),
    ActionSpec(
        id="review.is_later",
        text=say("CT was made after the operation"),
        menu="review",
        icon="scan",
        tip=say("Say that the open CT itself shows the patient after the operation"),
        run=lambda desk: desk.review.review.turn_after_operation(),
        enabled=lambda desk: desk.review.review.can_turn,
        checked=lambda desk: desk.review.review.is_alone,
    ),
    ActionSpec(
        id="review.answers",
        text=say("Answers about the patient …"),
        menu="review",
        keys=("Ctrl+Shift+A",),
        icon="person",
        tip=say("Tell what only a person can: neurology, onset, what was done"),
        run=lambda desk: desk.review.ask_answers(),
        enabled=has_level,
    ),
    ActionSpec(
        id="review.registry",
        begins_group=True,
        text=say("Case registry …"),
        menu="review",
        keys=("Ctrl+Shift+C",),
        icon="book",
        tip=say("Published cases and your own: filter, count, compare, export"),
        run=lambda desk: desk.dialogs.registry(desk.review.known_case),
    ),
    ActionSpec(
        id="review.plugins",
        begins_group=True,
        text=say("Plugins …"),
        menu="review",
        keys=("Ctrl+Shift+P",),
        tip=say("See every plugin with its hash, allow or forbid it, install one"),
        run=lambda desk: desk.review.show_plugins(),
    ),
)
