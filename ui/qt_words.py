"""The words that Qt brings: buttons of its own dialogs, menus of text fields."""

from PySide6.QtCore import QLibraryInfo, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from ui.language import language


class QtWords(QObject):
    """Lets Qt speak the program's language, as far as Qt knows it."""

    def __init__(self, application: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._application = application
        self._translator: QTranslator | None = None
        self._spoken = ""

    def follow(self) -> None:
        """Take over the language that is spoken now."""
        if language() == self._spoken:
            return
        self._spoken = language()
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{self._spoken}", folder):
            self._application.installTranslator(self._translator)
