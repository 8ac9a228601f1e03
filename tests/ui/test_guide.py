"""The guide is inside the program, and says of it only what is true."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QLineEdit, QListWidget, QTextBrowser

from ui.actions import ACTIONS
from ui.dialogs.guide import GuideDialog
from ui.guide_pages import plain, rule_pages, written_pages
from ui.language import (
    ENGLISH,
    LANGUAGE_NAMES,
    read_translations,
    translations_file,
)
from ui.site_book import site_book

WRITTEN = written_pages()
PAGES = (*WRITTEN, *rule_pages(site_book()))
KEY = re.compile(r"\*\*((?:Ctrl\+|Shift\+|Alt\+)*(?:F\d+|[A-Z0-9]))\*\*")
LINK = re.compile(r"\]\(([^)]+)\)")
WITHOUT_COMMAND = {"1", "4", "Shift"}
CODE = re.compile(r"`([^`\n]+)`")
COMMAND = re.compile(r"^(?:isthmus .*?|\w+ = .*?)(?=  |$)", re.MULTILINE)
ANY_KEY = re.compile(r"(?:Ctrl|Shift|Alt)\+(?:Shift\+)?[\w+-]|\bF\d+\b|\*\*[A-Z?]\*\*")
NAME = re.compile(r"\*{1,2}([^*\n]+)\*{1,2}")
HEADS = re.compile(r"^(#+|\d\.|- |\||>)", re.MULTILINE)
"""What a line of a page begins with: headings, steps, lists, rows of a table."""


@pytest.fixture
def guide(window, qtbot) -> GuideDialog:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    found: list[GuideDialog] = window.findChildren(GuideDialog)
    assert len(found) == 1
    qtbot.waitExposed(found[0])
    return found[0]


def shown(guide: GuideDialog) -> str:
    (page,) = guide.findChildren(QTextBrowser)
    text: str = page.toPlainText()
    return text


def titles(guide: GuideDialog) -> list[str]:
    (listed,) = guide.findChildren(QListWidget)
    return [listed.item(row).text() for row in range(listed.count())]


def test_f1_opens_it_on_the_first_page_and_leaves_the_window_to_its_user(guide):
    assert titles(guide) == [page.title for page in PAGES]
    assert PAGES[0].title in shown(guide)
    assert not guide.isModal()


def test_a_word_that_is_sought_leads_to_the_pages_that_say_it(guide, qtbot):
    qtbot.keyClicks(guide.findChild(QLineEdit), "fluoroscopy (F7)")
    assert titles(guide) == ["The views"]
    assert "C-arm" in shown(guide)
    guide.findChild(QLineEdit).clear()
    assert titles(guide) == [page.title for page in PAGES]


@pytest.mark.parametrize("language", LANGUAGE_NAMES)
def test_every_link_and_picture_of_it_is_there(language):
    for page in written_pages(language):
        for target in LINK.findall(page.words):
            assert (page.path.parent / target).is_file(), (page.title, target)


@pytest.mark.parametrize("code", sorted(set(LANGUAGE_NAMES) - {ENGLISH}))
@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.path.stem)
def test_a_page_in_another_language_has_the_same_parts_keys_and_commands(page, code):
    (other,) = (p for p in written_pages(code) if p.path.name == page.path.name)
    assert other.path.parent.name == code, "nobody has translated this page"
    assert HEADS.findall(other.words) == HEADS.findall(page.words)
    words = other.words.replace(f"images/{code}/", "images/")
    for part in (LINK, CODE, COMMAND, ANY_KEY):
        assert sorted(part.findall(words)) == sorted(part.findall(page.words))


@pytest.mark.parametrize("code", sorted(set(LANGUAGE_NAMES) - {ENGLISH}))
def test_a_page_in_another_language_calls_a_button_what_the_button_says(code):
    said = read_translations(translations_file(code))
    names = {_bare(english): _bare(foreign) for english, foreign in said.items()}
    others = {page.path.name: page.words for page in written_pages(code)}
    for page in WRITTEN:
        for name in {part for text in NAME.findall(page.words) for part in _way(text)}:
            assert names.get(name, "") in others[page.path.name], name


def _bare(words: str) -> str:
    """Return a name without the letter that opens a menu."""
    return re.sub(r"\(&.\)", "", words).replace("&", "")


def _way(words: str) -> list[str]:
    return [part.strip() for part in words.split("→")]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.path.stem)
def test_a_key_that_it_names_is_a_key_of_the_program(page):
    known = {key for action in ACTIONS for key in action.keys}
    named = set(KEY.findall(page.words)) - WITHOUT_COMMAND
    assert named <= known


def test_every_rule_stands_in_the_guide_word_for_word(guide):
    book = site_book()
    listed = guide.findChild(QListWidget)
    read = ""
    for row in range(len(WRITTEN), len(PAGES)):
        listed.setCurrentRow(row)
        read += " ".join(shown(guide).split())
    for rule in book.rules.values():
        for words in (rule.id, rule.title, rule.what, rule.why, rule.evidence):
            assert " ".join(words.split()) in read, rule.id


def test_what_is_no_markup_is_shown_as_it_stands(qapp):
    words = "2 < 3, a_b_c, *not this*, [1], `x`, # 7, a | b"
    document = QTextDocument()
    document.setMarkdown(plain(words))
    assert document.toPlainText() == words
