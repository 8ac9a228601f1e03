"""Which series is meant, when there is something to decide."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from planner.dicom.identity import read_identity
from planner.dicom.series import Discovery, SeriesInfo
from planner.rules.findings import Severity
from ui.dialogs.frames import grown, lay_out
from ui.dialogs.series_groups import study_groups
from ui.dialogs.series_tree import USABLE_SIGNS, SeriesTree
from ui.language import say
from ui.messages.opening import proposal_words
from ui.messages.series import USABLE_WORDS, VERDICT_WORDS, series_text
from ui.messages.set_aside import aside_lines, aside_summary
from ui.panels.parts import (
    IconLabel,
    SeverityMark,
    button,
    column,
    frame,
    label,
    row,
    scrolled,
)
from ui.tasks import TaskRunner
from ui.theme import GRID, Look

DETAILS_PX = 15 * GRID
PART_TIP = "Open only a box around the spine: quicker, less memory"
IDENTITY_TIP = "Show or hide names, IDs and dates (Ctrl+I)"
ASIDE_PX = 11 * GRID


class SeriesChooser(QDialog):
    """Every series with its verdict; one that cannot be opened says why.

    `refusal` is what went wrong with a choice made before.
    """

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        discovery: Discovery,
        *,
        proposed: SeriesInfo | None,
        refusal: str = "",
        shows_identity: bool = False,
        identity_lock: str = "",
    ) -> None:
        super().__init__(parent)
        self._groups = study_groups(discovery)
        self._tree = SeriesTree(look, self._groups)
        self._tasks = TaskRunner(self)
        self._identity = button(say("Show identity"), name="series.identity")
        self._identity.setCheckable(True)
        self._identity.setShortcut("Ctrl+I")
        self._identity.setToolTip(say(IDENTITY_TIP))
        self._identity.toggled.connect(self._show_identity)
        self._mark = SeverityMark(look)
        self._verdict = label("", "strong")
        self._verdict.setObjectName("series.verdict")
        self._reasons = label("", wrap=True)
        self._reasons.setObjectName("series.reasons")
        self._reasons.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._open = button(say("Open this series"), "primary", name="series.open")
        self._open.clicked.connect(self.accept)
        self.wants_part = False
        self._part = button(say("Open a part …"), name="series.part")
        self._part.setToolTip(say(PART_TIP))
        self._part.clicked.connect(self._accept_part)
        cancel = button(say("Cancel"), name="series.cancel")
        cancel.clicked.connect(self.reject)
        content = column(
            self._head(look, proposed, refusal),
            self._tree,
            self._details(),
            *self._aside(discovery),
            spacing=12,
        )
        content.setStretch(1, 1)
        buttons = (self._identity, cancel, self._part, self._open)
        lay_out(self, say("Which series?"), content, *buttons)
        self._tree.currentItemChanged.connect(self._show_choice)
        self._tree.itemDoubleClicked.connect(self._open.click)
        self._tree.choose(proposed)
        self._tree.setFocus()
        self._show_choice()
        if identity_lock:
            self._lock_identity(look, identity_lock)
        self._identity.setChecked(shows_identity and not identity_lock)

    def _lock_identity(self, look: Look, why: str) -> None:
        self._identity.setEnabled(False)
        self._identity.setIcon(look.icon("lock"))
        self._identity.setToolTip(why)

    @property
    def chosen(self) -> SeriesInfo | None:
        return self._tree.chosen

    def release(self) -> None:
        """Stop making pictures; safe to call twice."""
        self._tree.release()
        self._tasks.release()

    # --- inside -------------------------------------------------------------------

    def _show_identity(self, is_wanted: bool) -> None:
        """Name patients and days, read now from one file of each study; or nobody."""
        if not is_wanted:
            self._tree.name_patients(None)
            return
        files = [group.series[0].files[0] for group in self._groups]

        def show(found: object) -> None:
            if isinstance(found, list) and self._identity.isChecked():
                self._tree.name_patients(found)

        self._tasks.run(
            lambda monitor: [
                read_identity(file) for file in monitor.watch(files, total=len(files))
            ],
            then=show,
            on_error=show,
        )

    def _accept_part(self) -> None:
        self.wants_part = True
        self.accept()

    def _head(self, look: Look, proposed: SeriesInfo | None, refusal: str) -> QWidget:
        """Return why this is asked: what was refused before, or what is proposed."""
        words = label(refusal or proposal_words(proposed), wrap=True)
        words.setObjectName("series.head")
        if not refusal:
            return words
        sign = IconLabel(look, "severity-warn", "warn", pixels=24)
        content = row(sign, spacing=12, margins=(12, 8, 12, 8))
        content.addWidget(words, 1)
        return frame("notice", content)

    def _details(self) -> QWidget:
        head = row(self._mark, self._verdict, 1)
        inside = QWidget()
        inside.setLayout(
            column(head, self._reasons, 1, spacing=6, margins=(12, 10, 12, 10))
        )
        card = frame("card", column(scrolled(inside)))
        card.setFixedHeight(grown(self, DETAILS_PX))
        return card

    def _aside(self, discovery: Discovery) -> list[QWidget]:
        """Return a line that unfolds into what was set aside and why."""
        if not discovery.set_aside:
            return []
        summary = aside_summary(discovery.set_aside)
        fold = QPushButton(f"▸  {summary}")
        fold.setProperty("role", "quiet")
        fold.setObjectName("series.aside")
        fold.setCheckable(True)
        fold.setStyleSheet("text-align: left;")
        lines = label("\n".join(aside_lines(discovery.set_aside)), "small", wrap=True)
        lines.setObjectName("series.aside.lines")
        lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        inside.setLayout(column(lines, 1, margins=(12, 8, 12, 8)))
        listed = scrolled(inside)
        listed.setFixedHeight(grown(self, ASIDE_PX))
        listed.hide()

        def unfold(is_open: bool) -> None:
            fold.setText(f"{'▾' if is_open else '▸'}  {summary}")
            listed.setVisible(is_open)
            QTimer.singleShot(0, self._tree.show_current)

        fold.toggled.connect(unfold)
        return [fold, listed]

    def _show_choice(self) -> None:
        info = self.chosen
        can_open = info is not None and info.usable != "no"
        self._open.setEnabled(can_open)
        self._part.setEnabled(can_open and info is not None and not info.volume_file)
        if info is None:
            self._verdict.clear()
            self._reasons.clear()
            self._mark.show_severity(Severity.NA)
            return
        self._mark.show_severity(USABLE_SIGNS[info.usable])
        verdict = VERDICT_WORDS.get(info.verdict, info.verdict)
        self._verdict.setText(f"{verdict}  ·  {USABLE_WORDS[info.usable]}")
        self._reasons.setText(series_text(info) or say(NOTHING_TO_SAY))


NOTHING_TO_SAY = "Nothing will be changed in the images to open them."
