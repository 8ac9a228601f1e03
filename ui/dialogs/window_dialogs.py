"""The dialogs that commands open in front of the window."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from planner.case_file.audit import AuditLine
from planner.review.case import ReviewCase
from planner.rules.book import RuleBook
from planner.rules.findings import Judgement
from ui.dialogs.about import AboutDialog
from ui.dialogs.assessment import ask_assessment
from ui.dialogs.files import FileAsker
from ui.dialogs.guide import GuideDialog
from ui.dialogs.history import HistoryDialog
from ui.dialogs.needle_table import NeedleTable
from ui.dialogs.registry import show_registry
from ui.dialogs.rule_book import RuleBookDialog
from ui.dialogs.shortcut_sheet import Lines, ShortcutSheet
from ui.dialogs.sign_off import ask_signature
from ui.dialogs.unlock import ask_unlock
from ui.guide_pages import rule_pages, written_pages
from ui.language import language
from ui.session import Session
from ui.theme import Look


class WindowDialogs:
    """Shows one dialog at a time; each shows the case as it is when it opens."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        *,
        book: RuleBook,
        session: Callable[[], Session | None],
        shortcuts: Callable[[], Mapping[str, Lines]],
        initials: Callable[[], str],
        asker: FileAsker,
    ) -> None:
        self._parent = parent
        self._look = look
        look.spoken_anew.connect(self._read_anew)
        self._book = book
        self._session = session
        self._shortcuts = shortcuts
        self._initials = initials
        self._asker = asker

    def guide(self) -> None:
        """Open the guide beside the work: whoever reads may try what is said."""
        pages = (*written_pages(language()), *rule_pages(self._book))
        GuideDialog(self._parent, pages).show()

    def _read_anew(self) -> None:
        """Open the guide again, at the same page, if it is open."""
        for old in self._parent.findChildren(GuideDialog):
            if old.isVisible():
                place = old.place
                old.close()
                self.guide()
                self._parent.findChildren(GuideDialog)[-1].go_to(place)

    def shortcuts(self) -> None:
        _show(ShortcutSheet(self._parent, self._shortcuts()))

    def rules(self) -> None:
        session = self._session()
        findings = session.judgement.findings if session else ()
        _show(RuleBookDialog(self._parent, self._look, self._book, findings))

    def registry(self, ours: Callable[[], ReviewCase | None]) -> None:
        """Show the registry, the case of the present level beside published ones."""
        show_registry(
            self._parent,
            self._look,
            self._book,
            ours=ours,
            asker=self._asker,
        )

    def about(self) -> None:
        _show(AboutDialog(self._parent, self._look, self._book))

    def assessment(self) -> None:
        session = self._session()
        if session is not None:
            ask_assessment(self._parent, self._look, session)

    def needles(self) -> None:
        """Show every needle of the case; a row that is clicked is selected."""
        session = self._session()
        if session is not None:
            _show(NeedleTable(self._parent, self._look, session))

    def ask_unlock(self, needle_id: str) -> str | None:
        """Ask who unlocks a needle; None if nobody does."""
        return ask_unlock(self._parent, needle_id, initials=self._initials())

    def ask_signature(self, judgement: Judgement, about: str) -> str | None:
        """Ask who signs the plan; None if nobody does."""
        return ask_signature(
            self._parent, self._look, judgement, about=about, initials=self._initials()
        )

    def history(self, trail: Sequence[AuditLine]) -> None:
        session = self._session()
        if session is not None:
            _show(
                HistoryDialog(
                    self._parent,
                    self._look,
                    session,
                    trail=trail,
                    ask_csv=self._asker.audit_csv,
                )
            )


def _show(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()
