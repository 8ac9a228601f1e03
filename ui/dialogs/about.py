"""What this program is, which version, and what it must not be taken for."""

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from planner.rules.book import RuleBook
from ui import resources
from ui.dialogs.frames import lay_out
from ui.graphics import settled
from ui.language import say
from ui.messages.graphics import graphics_words
from ui.messages.policy import book_words
from ui.messages.site_choices import choice_lines
from ui.messages.words import PRODUCT, RESEARCH_TOOL, TAGLINE
from ui.panels.parts import IconLabel, button, column, label, row
from ui.theme import GRID, Look
from ui.version import version


class AboutDialog(QDialog):
    """Names the rule book too: a verdict is worth what its rules are."""

    def __init__(self, parent: QWidget, look: Look, book: RuleBook) -> None:
        super().__init__(parent)
        tagline = label(say(TAGLINE), wrap=True)
        tagline.setMinimumWidth(44 * GRID)
        words = column(
            label(say("Version {version}", version=version()), "strong"),
            tagline,
            label(say(RESEARCH_TOOL), wrap=True),
            label(
                say("{book} Licence: Apache-2.0.", book=book_words(book)),
                "small",
                wrap=True,
            ),
            *_licence_lines(),
            label(graphics_words(settled()), "small", wrap=True),
            *(label(line, "small", wrap=True) for line in choice_lines(book.choices)),
            1,
        )
        mark = column(IconLabel(look, "isthmus", "accent", pixels=8 * GRID), 1)
        content = row(mark, spacing=3 * GRID)
        content.addLayout(words, 1)
        close = button(say("Close"), "primary")
        close.clicked.connect(self.accept)
        lay_out(self, PRODUCT, content, close)


def _licence_lines() -> list[QLabel]:
    folder = resources.LICENCES
    if not folder.is_dir():
        return []
    told = say("The licences of all its parts lie in {folder}.", folder=folder)
    return [label(told, "small", wrap=True)]
