"""The rule book can be searched, filtered, and read in full."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QListWidget

from planner.rules.book import load_book
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from tests.ui.test_panels import child
from ui.dialogs.rule_book import KIND_WORDS, RuleBookDialog
from ui.resources import resource


@pytest.fixture
def browse(window, show_case, qtbot):
    show_case(phantom_case(BREACHING_NEEDLE))
    dialog = RuleBookDialog(
        window, window.look, window._book, window.session.judgement.findings
    )
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def listed(dialog) -> list[str]:
    rules = child(dialog, "rules.list", QListWidget)
    words = [rules.item(place).text() for place in range(rules.count())]
    return [text.split("  ·  ")[0] for text in words]


def page(dialog) -> str:
    held = dialog._page.widget()
    return " ".join(part.text() for part in held.findChildren(QLabel))


def test_every_rule_of_the_book_is_listed(browse):
    assert listed(browse) == list(load_book(resource("rules")).rules)


def test_every_kind_of_rule_has_a_word():
    kinds = {rule.kind for rule in load_book(resource("rules")).rules.values()}
    assert kinds <= KIND_WORDS.keys()


def test_words_narrow_the_list_and_nothing_fitting_is_said(browse, qtbot):
    search = child(browse, "rules.search", QLineEdit)
    qtbot.keyClicks(search, "basivertebral")
    assert "C-13" in listed(browse)
    assert len(listed(browse)) < 10
    qtbot.keyClicks(search, " zzz")
    assert listed(browse) == []
    assert browse._none.isVisible()


def test_only_the_rules_that_spoke_are_listed_with_what_they_said(browse, qtbot):
    box = child(browse, "rules.spoken", QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Space)
    spoken = set(browse._spoken)
    assert set(listed(browse)) == spoken
    browse.show_rule("P-02")
    assert "medial wall" in page(browse)
    assert "On this case" in page(browse)


def test_a_kind_can_be_chosen_by_keys(browse, qtbot):
    kind = child(browse, "rules.kind", QComboBox)
    kind.setFocus()
    while kind.currentData() != "cement":
        qtbot.keyClick(kind, Qt.Key.Key_Down)
    assert listed(browse)
    assert all(rule.startswith(("C-", "D-")) for rule in listed(browse))


def test_a_rule_is_read_with_its_limits_evidence_and_papers(browse):
    browse.show_rule("P-01")
    words = page(browse)
    for part in ("Why it matters", "How good the evidence is", "Limit", "DOI 10."):
        assert part in words
