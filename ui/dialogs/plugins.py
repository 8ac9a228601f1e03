"""Every plugin that was found: who put it there, what it is, and whether it may run."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QLabel, QPushButton, QWidget

from planner.errors import BadTool, PlannerError
from planner.review.host.allowed import AllowList
from planner.review.host.plugins import MANIFEST, Origin, Plugin
from planner.rules.book import RuleBook
from ui.commands.plugin import allow, forbid, install, remove
from ui.dialogs.frames import lay_out, resize_with_text
from ui.language import say
from ui.messages import plugins_dialog as words
from ui.messages.errors import sentence_of
from ui.messages.plugins import ORIGIN_WORDS
from ui.panels.parts import button, column, frame, label, row, scrolled
from ui.plugin_host import all_plugins, allow_list
from ui.plugin_switch import (
    is_without_plugins,
    start_with_plugins,
    start_without_plugins,
)
from ui.plugin_words import plugin_text
from ui.theme import GRID


class PluginsDialog(QDialog):
    """`ask` names a plugin on the disk; `has_changed` says that something was done."""

    def __init__(
        self, parent: QWidget, book: RuleBook, *, ask: Callable[[], Path | None]
    ) -> None:
        super().__init__(parent)
        self.setObjectName("plugins")
        self.has_changed = False
        self._book = book
        self._ask = ask
        self._list = column(spacing=12, margins=(0, 0, 2 * GRID, 0))
        held = QWidget()
        held.setLayout(self._list)
        self._said = label("", wrap=True)
        self._said.setObjectName("plugins.said")
        self._without = QCheckBox(say(words.WITHOUT))
        self._without.setObjectName("plugins.without")
        self._without.setChecked(is_without_plugins())
        self._without.clicked.connect(self._leave_out)
        more = button(say(words.INSTALL), name="plugins.install")
        more.clicked.connect(self._install)
        close = button(say(words.CLOSE), "primary", name="plugins.close")
        close.clicked.connect(self.accept)
        content = column(
            label(say(words.ABOUT), wrap=True),
            scrolled(held),
            self._without,
            self._said,
        )
        content.setStretch(1, 1)
        lay_out(self, say(words.TITLE), content, more, close)
        resize_with_text(self, 88 * GRID, 80 * GRID)
        self._fill()

    # --- what is there ----------------------------------------------------------------

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        found, permits = all_plugins(), allow_list(self._book)
        for plugin in found.plugins.values():
            self._list.addWidget(self._card(plugin, permits))
        if found.refused:
            self._list.addWidget(label(say(words.REFUSED), "lead"))
        for error in found.refused:
            refused = label(sentence_of(error), wrap=True)
            refused.setObjectName("plugins.refused")
            self._list.addWidget(refused)
        self._list.addStretch(1)

    def _card(self, plugin: Plugin, permits: AllowList) -> QFrame:
        problem = _problem(plugin, permits)
        status = label(
            sentence_of(problem) if problem else say(words.MAY_RUN), wrap=True
        )
        status.setObjectName(f"plugin.{plugin.id}.status")
        known = f"{plugin.id} {plugin.manifest.version} · {ORIGIN_WORDS[plugin.origin]}"
        buttons = row(*self._buttons(plugin, problem, permits), 1)
        return frame(
            "card",
            column(
                label(plugin_text(plugin.manifest.title, plugin), "strong", wrap=True),
                label(known, "small", wrap=True),
                _hash(plugin.sha256),
                status,
                buttons,
                spacing=4,
                margins=(12, 10, 12, 10),
            ),
        )

    def _buttons(
        self, plugin: Plugin, problem: BadTool | None, permits: AllowList
    ) -> list[QPushButton]:
        made: list[QPushButton] = []
        if plugin.origin is Origin.BUILT_IN:
            return made
        reason = problem.facts.get("reason") if problem else None
        if reason == "not_allowed":
            made.append(self._does(plugin, say(words.ALLOW), "allow", allow))
        if plugin.sha256 in permits.user:
            made.append(self._does(plugin, say(words.FORBID), "forbid", forbid))
        if plugin.origin is Origin.USER:
            made.append(self._does(plugin, say(words.REMOVE), "remove", remove))
        return made

    # --- what is done -----------------------------------------------------------------

    def _does(
        self, plugin: Plugin, title: str, name: str, do: Callable[[str], object]
    ) -> QPushButton:
        made = button(title, name=f"plugin.{plugin.id}.{name}")
        made.clicked.connect(lambda: self._try(lambda: do(plugin.id)))
        return made

    def _try(self, do: Callable[[], object]) -> None:
        """Do it, say what came of it, and show how things stand now."""
        try:
            outcome = do()
        except PlannerError as error:
            self._said.setText(sentence_of(error))
        else:
            self.has_changed = True
            self._said.setText(str(getattr(outcome, "text", "")))
        self._fill()

    def _install(self) -> None:
        path = self._ask()
        if path is not None:
            source = path.parent if path.name == MANIFEST else path
            self._try(lambda: install(source))

    def _leave_out(self) -> None:
        if self._without.isChecked():
            start_without_plugins()
        else:
            start_with_plugins()
        self.has_changed = True
        self._fill()


def _problem(plugin: Plugin, permits: AllowList) -> BadTool | None:
    try:
        permits.check(plugin)
    except BadTool as error:
        return error
    return None


def _hash(sha256: str) -> QLabel:
    """Return a hash that can be selected and compared, in two lines."""
    half = len(sha256) // 2
    made = label(
        f"SHA-256 {sha256[:half]}\n{sha256[half:]}",
        "small",
    )
    made.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return made
