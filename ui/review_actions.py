"""Commands about a leak and what became of it."""

from ui.action_spec import ActionSpec

REVIEW_ACTIONS = (
    ActionSpec(
        id="review.registry",
        text="Case registry …",
        menu="review",
        keys=("Ctrl+Shift+C",),
        icon="book",
        tip="Published cases and your own: filter, count, compare, export",
        run=lambda desk: desk.dialogs.registry(desk.review.known_case),
    ),
)
