"""The table of commands as Qt knows it: actions that follow the state of the desk."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from ui.action_spec import ActionSpec
from ui.actions import ACTIONS
from ui.desk import Desk, always
from ui.language import again
from ui.messages.actions import MENUS, named_step, tip_words, without_key
from ui.spoken import speak


def key_words(key: str) -> str:
    """Return a key as this platform writes it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def shortcut_groups() -> Mapping[str, list[tuple[str, str]]]:
    """Return for each menu what its commands do and their keys."""
    return {
        without_key(title): [
            (again(spec.tip), key_words(spec.keys[0]))
            for spec in ACTIONS
            if spec.menu == menu and spec.keys
        ]
        for menu, title in MENUS.items()
    }


class ActionSet:
    """The commands of one window as Qt knows them."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        self._desk = desk
        self.qt: dict[str, QAction] = {
            spec.id: self._made(spec, parent) for spec in ACTIONS
        }

    def menu_bar(self, window: QMainWindow) -> QMenuBar:
        """Return the menus; their keys work all over the window."""
        bar = QMenuBar(window)
        for menu, title in MENUS.items():
            made = bar.addMenu("")
            speak(made, title=title)
            made.setToolTipsVisible(True)
            self._fill(made, [spec for spec in ACTIONS if spec.menu == menu])
        for spec in ACTIONS:
            window.addAction(self.qt[spec.id])
        return bar

    def _fill(self, menu: QMenu, specs: list[ActionSpec]) -> None:
        subs: dict[str, QMenu] = {}
        for spec in specs:
            if spec.begins_group:
                menu.addSeparator()
            if spec.submenu and spec.submenu not in subs:
                subs[spec.submenu] = menu.addMenu(spec.submenu)
            subs.get(spec.submenu, menu).addAction(self.qt[spec.id])

    def refresh(self) -> None:
        """Let every command follow the state: is it possible, is it on, its name."""
        desk = self._desk
        for spec in ACTIONS:
            action = self.qt[spec.id]
            is_free = spec.enabled is always or not desk.is_covered
            locked_by = spec.locked_by(desk) if spec.locked_by else ""
            action.setEnabled(is_free and not locked_by and spec.enabled(desk))
            if locked_by:
                action.setToolTip(tip_words(f"{again(spec.text)}. {locked_by}", None))
            if spec.checked is not None:
                action.setChecked(spec.checked(desk))
            if spec.step is not None:
                named = named_step(again(spec.text), spec.step(desk))
                action.setText(named)
                action.setToolTip(tip_words(named, _first_key(spec)))

    def dress(self) -> None:
        """Give every command its icon in the colours of the theme."""
        for spec in ACTIONS:
            is_locked = spec.locked_by is not None and spec.locked_by(self._desk)
            icon = "lock" if is_locked else spec.icon
            if icon is not None:
                self.qt[spec.id].setIcon(self._desk.look.icon(icon))

    def _made(self, spec: ActionSpec, parent: QObject) -> QAction:
        action = QAction(parent)
        action.setObjectName(spec.id)
        action.setShortcuts([QKeySequence(key) for key in spec.keys])
        action.setCheckable(spec.checked is not None)
        action.triggered.connect(lambda: self._run(spec))
        return action

    def speak(self) -> None:
        """Give every command its words in the language that is spoken."""
        for spec in ACTIONS:
            action = self.qt[spec.id]
            action.setText(again(spec.text))
            action.setToolTip(tip_words(again(spec.tip), _first_key(spec)))

    def _run(self, spec: ActionSpec) -> None:
        spec.run(self._desk)
        self.refresh()


def _first_key(spec: ActionSpec) -> str | None:
    return key_words(spec.keys[0]) if spec.keys else None
