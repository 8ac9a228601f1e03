"""Where the vertebra lies on the CT after the operation, and the ways out."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.review.notes import notes_of
from ui.language import say
from ui.messages import placing
from ui.messages import review_panel as words
from ui.panels.parts import IconLabel, button, column, frame, label, restyle, row
from ui.review.marking import PLACING
from ui.review.review import Review
from ui.review.standing import standing_words
from ui.spoken import speak
from ui.theme import Look


class ReviewPlaceBox(QWidget):
    """Says how well it fits. `add_later` asks for the CT after the operation."""

    def __init__(
        self, look: Look, review: Review, *, add_later: Callable[[], None]
    ) -> None:
        super().__init__()
        self._review = review
        self._mark = IconLabel(look, "pending", "text_muted")
        self._said = label("", wrap=True)
        self._said.setObjectName("review.standing")
        self._points = label("", "small", wrap=True)
        self._points.setObjectName("review.points")
        self._add = button(say(words.ADD_LATER), name="review.add")
        self._add.clicked.connect(add_later)
        self._is_later = button(say(words.IS_LATER), name="review.is_later")
        self._is_later.clicked.connect(review.turn_after_operation)
        self._show = button("", name="review.show_points")
        self._show.clicked.connect(review.marking.begin_placing)
        self._forget = button(
            say(words.FORGET_POINTS), "quiet", name="review.forget_points"
        )
        self._forget.clicked.connect(review.marking.forget_places)
        said = row(self._mark, self._said)
        said.setStretch(1, 1)
        told = column(said, self._points, spacing=6, margins=(12, 10, 12, 10))
        for each in (self._add, self._is_later, self._show, self._forget):
            told.addWidget(each)
        self.setLayout(column(frame("card", told)))

    def refresh(self) -> None:
        review, session = self._review, self._review.session
        if session is None:
            return
        study = session.case.study
        self._said.setText(standing_words(review))
        self._show_mark()
        is_wanted = study.postop_ct is None or bool(review.later.problem)
        self._add.setVisible(is_wanted and not study.after_operation)
        self._is_later.setVisible(study.postop_ct is None)
        is_after = study.after_operation
        self._is_later.setText(
            say(words.IS_EARLIER) if is_after else say(words.IS_LATER)
        )
        self._show_points(is_alone=is_after)

    def _show_mark(self) -> None:
        placement = self._review.placement
        made = placement.prepared if placement else None
        if made is not None and made.placing.is_fitted:
            self._mark.show_icon("severity-pass", "passed")
        elif placement is not None or self._review.later.problem:
            self._mark.show_icon("severity-na", "na")
        else:
            self._mark.show_icon("pending", "text_muted")

    def _show_points(self, *, is_alone: bool) -> None:
        review, plan, placement = (
            self._review,
            self._review.plan,
            self._review.placement,
        )
        is_offered = plan is not None and placement is not None and not is_alone
        self._show.setVisible(is_offered)
        shown = len(notes_of(plan).placed_lps_mm) if plan is not None else 0
        self._forget.setVisible(shown > 0)
        key = review.marking.key
        is_asking = key is not None and key[0] == PLACING
        self._points.setVisible(is_offered and (shown > 0 or is_asking))
        if plan is None or placement is None:
            return
        speak(self._show, text=say(placing.SHOW_POINTS, level=plan.level))
        restyle(self._show, role="primary" if placement.problem else "quiet")
        left = say(placing.POINTS_LEFT, shown=shown)
        hint = review.state.hint if is_asking else ""
        self._points.setText(" ".join(filter(None, (hint, left))))
