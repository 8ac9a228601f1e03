"""While a needle is dragged: findings follow, and nothing is taken from the hand."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QDesktopServices, QImage
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from planner.imaging.needle_planes import NeedlePlane
from planner.plan.edits import with_needle_removed, with_tip_at
from planner.rules.findings import Severity
from tests.ui.conftest import BREACHING_NEEDLE, SAFE_NEEDLE, phantom_case
from tests.ui.test_panels import child, press
from ui.steps import Step
from ui.viewports.arrangement import Arrangement
from ui.viewports.view_grid import SPOT_FIELD_MM


def to_breach(case):
    return with_tip_at(case, "L1", "R1", tip_lps_mm=BREACHING_NEEDLE.tip_lps_mm)


def order(window) -> list[str]:
    return [card.finding.rule for card in window.side.findings.cards]


def card_of(window, rule: str):
    return next(c for c in window.side.findings.cards if c.finding.rule == rule)


@pytest.mark.parametrize("name", ["finding.why", "finding.show"])
def test_focus_stays_on_its_control_while_the_findings_change_places(
    window, show_case, name
):
    show_case(phantom_case(SAFE_NEEDLE))
    window._show_step(Step.VERDICT)
    before = order(window)
    focused = child(card_of(window, "P-02"), name, QPushButton)
    focused.setFocus()
    window.session.preview(to_breach)
    assert order(window) != before
    assert QApplication.focusWidget() is focused
    window.session.commit_preview(label="Move tip")
    assert order(window) != before
    assert order(window)[0] in {"P-01", "P-02", "P-08"}
    assert QApplication.focusWidget() is focused
    assert card_of(window, "P-02").isAncestorOf(focused)
    window.session.undo()
    assert order(window) == before
    assert QApplication.focusWidget() is focused


def test_a_drag_makes_no_card_anew_and_hides_none(window, show_case, qtbot):
    show_case(phantom_case(SAFE_NEEDLE))
    window._show_step(Step.VERDICT)
    cards = window.side.findings.cards
    start, end = SAFE_NEEDLE.tip_lps_mm, BREACHING_NEEDLE.tip_lps_mm
    for share in np.linspace(0, 1, 12):
        tip = start + share * (end - start)
        window.session.preview(
            lambda case, tip=tip: with_tip_at(case, "L1", "R1", tip_lps_mm=tip)
        )
        now = window.side.findings.cards
        assert set(cards) <= set(now)
        ranks = [card.finding.severity.rank for card in now]
        assert ranks == sorted(ranks, reverse=True)
        assert all(card.isVisible() for card in cards)
    assert card_of(window, "P-02").finding.severity is Severity.STOP


def test_the_needle_takes_the_colour_of_its_verdict_while_it_is_dragged(
    window, show_case
):
    show_case(phantom_case(SAFE_NEEDLE))
    view = window.views.slices[next(iter(window.views.slices))]
    calm = QImage(view.grab().toImage())
    window.session.preview(to_breach)
    alarmed = QImage(view.grab().toImage())
    stop = window.look.theme.stop
    assert not has_colour(calm, stop)
    assert has_colour(alarmed, stop)


def has_colour(image: QImage, name: str, within: int = 24) -> bool:
    """Tell whether more than a few pixels are about of a colour."""
    colour = QColor(name)
    wanted = np.array((colour.red(), colour.green(), colour.blue()))
    pixels = _rgb(image).reshape(-1, 3).astype(int)
    return bool((np.abs(pixels - wanted).max(axis=1) < within).sum() > 30)


def _rgb(image: QImage) -> NDArray[np.uint8]:
    plain = image.convertToFormat(QImage.Format.Format_RGBX8888)
    rows = np.frombuffer(bytes(plain.constBits()), np.uint8)
    shape = plain.height(), plain.width(), 4
    return np.asarray(rows.reshape(shape)[..., :3])


def test_where_a_focused_finding_goes_away_the_next_one_takes_the_focus(
    window, show_case
):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    child(card_of(window, "P-02"), "finding.why").setFocus()
    window.session.apply(
        lambda case: with_needle_removed(case, "L1", "R1"), label="Remove"
    )
    focused = QApplication.focusWidget()
    assert any(card.isAncestorOf(focused) for card in window.side.findings.cards)


def test_show_me_brings_the_spot_into_the_middle_of_every_view(
    window, show_case, qtbot
):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    views = [*window.views.slices.values(), window.views.scene]
    for view in views:
        view.look_through(view.camera.panned(3000, 3000))
    card = card_of(window, "P-02")
    press(qtbot, card, "finding.show")
    for view in views:
        x, y = view.camera.to_px(card.finding.at_lps_mm)
        assert (x, y) == pytest.approx((view.width() / 2, view.height() / 2), abs=1)
        across = view.camera.mm_per_px * min(view.width(), view.height())
        assert across <= SPOT_FIELD_MM + 0.1
    for view in window.views.slices.values():
        assert abs(view.camera.depth_mm(card.finding.at_lps_mm)) < 1e-6


@pytest.mark.long
def test_show_me_goes_along_the_needle_in_the_workshop(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    views = window.views
    views.arrange(Arrangement.WORKSHOP)
    card = card_of(window, "P-02")
    press(qtbot, card, "finding.show")
    for view in views.cuts.values():
        x, y = view.camera.to_px(card.finding.at_lps_mm)
        assert (x, y) == pytest.approx((view.width() / 2, view.height() / 2), abs=1)
    across = views.cuts[NeedlePlane.ACROSS].camera
    assert abs(across.depth_mm(card.finding.at_lps_mm)) < 1e-6


@pytest.mark.long
def test_who_is_nearer_already_is_not_moved_away(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    view = next(iter(window.views.slices.values()))
    middle = (view.width() / 2, view.height() / 2)
    view.look_through(view.camera.zoomed(8, at_px=middle))
    near = view.camera.mm_per_px
    press(qtbot, card_of(window, "P-02"), "finding.show")
    assert view.camera.mm_per_px == near


class Browser(QObject):
    """Stands in for the browser of the computer."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, address: QUrl) -> None:
        self.opened.append(address.toString())


@pytest.fixture
def browser():
    made = Browser()
    # The stub asks for bytes, the library itself takes text alone.
    QDesktopServices.setUrlHandler("https", made, "open")  # type: ignore[arg-type]
    yield made
    QDesktopServices.unsetUrlHandler("https")


def test_a_paper_opens_from_its_finding_by_keys_alone(
    window, show_case, qtbot, browser
):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    card = card_of(window, "P-01")
    why = child(card, "finding.why", QPushButton)
    why.setFocus()
    qtbot.keyClick(why, Qt.Key.Key_Space)
    focused: QWidget = why
    while focused.objectName() != "paper.open":
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        assert card.isAncestorOf(now)
        focused = now
    assert browser.opened == []
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert browser.opened == ["https://doi.org/10.12998/wjcc.v10.i25.8998"]


def test_the_keyboard_walks_through_the_cards_from_top_to_bottom(window, show_case):
    show_case(phantom_case(BREACHING_NEEDLE))
    window._show_step(Step.VERDICT)
    cards = window.side.findings.cards
    start = child(cards[0], "finding.show", QPushButton)
    seen: list[QWidget] = [start]
    while len(seen) < 200:
        following = seen[-1].nextInFocusChain()
        assert following is not None
        seen.append(following)
    places = [
        place
        for widget in seen
        for place, card in enumerate(cards)
        if card.isAncestorOf(widget) and isinstance(widget, QPushButton)
    ]
    first_round = places[: places.index(len(cards) - 1)]
    assert all(a <= b for a, b in itertools.pairwise(first_round))
