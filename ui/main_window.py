"""The window: puts the parts side by side and lets each follow the open case."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from planner.case_file.reading import Record
from planner.imaging.picture import SlicePicture
from planner.plan.catalogue import NeedleCatalogue
from planner.rules.book import RuleBook
from ui.action_set import ActionSet, shortcut_groups
from ui.appearance import Appearance
from ui.case_door import CaseDoor
from ui.dialogs.files import FileAsker
from ui.dialogs.questions import Questions
from ui.dialogs.window_dialogs import WindowDialogs
from ui.export_door import ExportDoor
from ui.film import FilmDoor
from ui.finding_door import FindingDoor
from ui.messages.opening import opened_words
from ui.messages.words import PRODUCT, case_title
from ui.panels.bench_strip import BenchStrip
from ui.panels.confirm_box import ConfirmBox
from ui.panels.drop_target import DropTarget
from ui.panels.fall_strip import FallStrip
from ui.panels.identity_badge import IdentityBadge
from ui.panels.loading_page import LoadingPage
from ui.panels.needle_panel import NeedlePanel
from ui.panels.notice import Notice
from ui.panels.pages import Pages
from ui.panels.parts import column, row
from ui.panels.policy_strip import PolicyStrip
from ui.panels.proposal_box import ProposalBox
from ui.panels.record_page import RecordPage
from ui.panels.side_column import SideColumn
from ui.panels.start_screen import StartScreen
from ui.panels.status_strip import StatusStrip
from ui.panels.step_rail import StepRail
from ui.panels.top_bar import ToolStrip, TopBar
from ui.panels.vertebra_panel import VertebraPanel
from ui.proposer import Proposer
from ui.report.report_door import ReportDoor
from ui.review_door import ReviewDoor
from ui.session import Session
from ui.settings import Settings
from ui.signing_door import SigningDoor
from ui.site_book import language_lock
from ui.spoken import speak_again
from ui.steps import Step, progress_of
from ui.theme import Look
from ui.tour import Tour
from ui.unsaved_work import user_name
from ui.viewports.view_grid import ViewGrid
from ui.viewports.view_state import ViewState

SMALLEST = (1120, 680)


class MainWindow(QMainWindow):
    """Owns the views and panels. `on_settings` is told what is remembered and was."""

    def __init__(
        self,
        *,
        look: Look,
        settings: Settings,
        on_settings: Callable[[Settings, Settings], None],
        book: RuleBook,
        catalogue: NeedleCatalogue,
        unsaved: Path,
    ) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(PRODUCT)
        self.look = look
        self.settings = settings
        self._on_settings = on_settings
        self._book, self._unsaved = book, unsaved
        self._step = self._now = Step.OPEN
        self._asker = FileAsker(self)
        self.view_state = ViewState(self)
        self._questions = Questions(
            self, look, book, settings=lambda: self.settings, remember=self._remember
        )
        self.door = CaseDoor(
            book=book,
            asker=self._asker,
            questions=self._questions,
            unsaved=unsaved,
            author=lambda: self.settings.initials or user_name(),
            parent=self,
        )
        self.appearance = Appearance(
            look, settings, self._remember, language_lock=language_lock(book)
        )
        self.actions_by_id = ActionSet(self, self)
        self.identity = IdentityBadge(book, is_wanted=settings.show_identity)
        self.dialogs = WindowDialogs(
            self,
            look,
            book=book,
            session=lambda: self.session,
            shortcuts=shortcut_groups,
            initials=lambda: self.settings.initials,
            asker=self._asker,
        )
        self.proposer = Proposer(catalogue.proposed_mm, self)
        self.views = ViewGrid(None, self.view_state, look)
        self.tour = Tour(self, look, self.door, self.proposer, self._remember)
        self.confirm = ConfirmBox(
            look,
            initials=settings.initials,
            on_initials=lambda initials: self._remember(initials=initials),
        )
        self._build(catalogue)
        self._listen()
        look.bind(self._dress)
        self.resize(settings.window_width, settings.window_height)
        look.bind(self._follow)

    @property
    def session(self) -> Session | None:
        return self.door.session

    @property
    def is_covered(self) -> bool:
        """Whether a page lies over the case that nobody may edit under."""
        return self.pages.is_covered

    # --- building -----------------------------------------------------------------

    def _build(self, catalogue: NeedleCatalogue) -> None:
        look, actions = self.look, self.actions_by_id.qt
        self.menus = self.actions_by_id.menu_bar(self)
        self.top_bar = TopBar(look, self.menus, actions, self.identity)
        self.rail = StepRail(look, on_step=self._show_step)
        self.notice = Notice(look)
        self.bench = BenchStrip(look, self.views, actions)
        self._build_doors(look)
        self.status = StatusStrip(look, self.view_state)
        self.start = StartScreen(
            look, actions, unsaved=self._unsaved, on_open=self.door.open_path
        )
        self.loading = LoadingPage(look)
        self.record = RecordPage(look, ask_csv=self._asker.audit_csv)
        self._build_column(look, catalogue)
        self._lay_out(ToolStrip(look, actions))
        DropTarget(self, on_over=self.start.show_drop, on_drop=self.door.open_dropped)

    def _build_doors(self, look: Look) -> None:
        """Make the ways out of the window and into it."""
        self.films = FilmDoor(
            self.views, look, ask=self._asker.film, say=self.notice.say
        )
        self.review = ReviewDoor(
            self,
            look,
            self.views,
            self._book,
            asker=self._asker,
            say=self.notice.say,
        )
        self.reports = ReportDoor(
            session=lambda: self.session,
            ask=self._asker.report,
            say=self.notice.say,
            tell=self.notice.tell,
            note=self.door.note_report,
            reviews=self.review.parts,
        )
        self.exports = ExportDoor(
            self, look, self._asker, session=lambda: self.session, say=self.notice.say
        )
        self.signing = SigningDoor(
            self.door,
            ask=self.dialogs.ask_signature,
            ask_to_save=self._questions.save_to_sign,
            say=self.notice.say,
            tell=self.notice.tell,
        )

    def _build_column(self, look: Look, catalogue: NeedleCatalogue) -> None:
        """Make the column on the right."""
        actions = self.actions_by_id.qt
        self.vertebra = VertebraPanel(
            look,
            self.view_state,
            confirm=self.confirm,
            ask_labels=self._asker.labels,
            on_show=self.views.frame_spot,
        )
        self.side = SideColumn(
            look,
            book=self._book,
            needle=NeedlePanel(
                look,
                book=self._book,
                catalogue=catalogue,
                actions=actions,
                proposals=ProposalBox(look, self.proposer, actions),
            ),
            actions=actions,
            vertebra=self.vertebra,
            review=self.review.panel,
            findings=FindingDoor(
                self,
                self.views,
                session=lambda: self.session,
                ask_form=self.dialogs.assessment,
                initials=lambda: self.settings.initials,
            ),
        )

    def _lay_out(self, tools: ToolStrip) -> None:
        views = column(tools, spacing=0)
        views.addWidget(self.views, 1)
        views.addWidget(self.bench)
        views.addWidget(self.review.strip)
        work = row(spacing=0)
        work.addLayout(views, 1)
        work.addWidget(self.side)
        at_work = QWidget()
        at_work.setLayout(work)
        self.pages = Pages(
            start=self.start, work=at_work, loading=self.loading, record=self.record
        )
        self.fall = FallStrip(self.look)
        policy = PolicyStrip(self.look, self._book)
        middle = column(policy, self.fall, self.notice, spacing=0)
        middle.addWidget(self.pages, 1)
        top = row(self.rail, spacing=0)
        top.addLayout(middle, 1)
        whole = column(self.top_bar, spacing=0)
        whole.addLayout(top, 1)
        whole.addWidget(self.status)
        central = QWidget()
        central.setLayout(whole)
        self.setCentralWidget(central)
        self.setMinimumSize(*SMALLEST)

    def _listen(self) -> None:
        self.look.spoken_anew.connect(self._speak)
        self.actions_by_id.speak()
        door, state = self.door, self.view_state
        door.opened.connect(self._take_session)
        door.refused.connect(self.notice.say)
        door.without_images.connect(self._show_record)
        self.record.wanted.connect(door.find_images)
        self.record.closed.connect(self._close_record)
        door.loading.begun.connect(self._opening_begun)
        door.loading.pictured.connect(self._cover)
        for show in (self.status.show_progress, self.loading.show_progress):
            door.loading.progressed.connect(show)
        door.loading.ended.connect(self.status.finish)
        door.loading.ended.connect(self._uncover)
        self.loading.cancelled.connect(door.loading.cancel)
        self.proposer.taken.connect(
            lambda needle: state.move_cursor(needle.middle_lps_mm)
        )
        for signal in (
            state.tool_changed,
            state.window_changed,
            state.planes_changed,
            state.display_changed,
            self.views.maximised_changed,
            self.views.arrangement_changed,
            self.views.course.play_changed,
            self.proposer.changed,
        ):
            signal.connect(self.actions_by_id.refresh)
        self.views.arrangement_changed.connect(self._follow_views)

    # --- following ----------------------------------------------------------------

    def _opening_begun(self, words: str) -> None:
        self.notice.hide()
        self._uncover()
        self.status.begin(words, on_cancel=self.door.loading.cancel)

    def _cover(self, picture: SlicePicture) -> None:
        """Show the first slice; the case that is open waits behind it, unchanged."""
        self.status.finish()
        self.pages.cover(picture)
        self._follow()

    def _uncover(self) -> None:
        if self.pages.is_loading:
            self.pages.uncover(is_open=self.session is not None)
            self._follow()

    def _show_record(self, path: Path, record: Record, why: str) -> None:
        """Let a case be read whose images are not there; what is open waits."""
        self.record.show_record(path, record, why)
        self.pages.show_record()
        self._follow()

    def _close_record(self) -> None:
        self.pages.show_case(is_open=self.session is not None)
        self._follow()

    def _take_session(self, session: Session) -> None:
        self.notice.hide()
        said = opened_words(session.volume.notes)
        if said:
            self.notice.say(said)
        for part in (
            self.views,
            self.review,
            self.side,
            self.status,
            self.identity,
            self.proposer,
        ):
            part.set_session(session)
        for signal in (
            session.judgement_changed,
            session.selection_changed,
            session.saved_changed,
            session.marks.changed,
        ):
            signal.connect(self._follow)
        self.record.put_away()
        self.pages.show_case(is_open=True)
        self._now = Step.OPEN
        self._follow()

    def _follow(self) -> None:
        """Let rail, title and commands follow; go on with the surgeon, never back."""
        session = self.session
        progress = progress_of(session, on_show=self._step)
        is_dragging = session is not None and session.is_previewing
        if progress.now is not self._now and not is_dragging:
            self._now = progress.now
            if self._now is Step.REVIEW:
                self._show_step(self._now)
            elif self._step is not Step.REVIEW:
                self._step = self._now
                self.side.show_step(self._step)
        self.rail.show_progress(progress, on_show=self._step)
        self.tour.follow()
        self.identity.cover(self.is_covered)
        shown = None if self.is_covered else session
        self.top_bar.show_title(case_title(shown.case) if shown else "")
        self.actions_by_id.refresh()

    def _show_step(self, step: Step) -> None:
        """Show what a step needs, as asked for on the rail."""
        self._step = step
        self.views.look_back(step is Step.REVIEW)
        if step is Step.CONFIRM:
            self.confirm.focus()
        self.side.show_step(step)
        self.side.scroll_to(step)
        self.rail.show_progress(progress_of(self.session, on_show=step), on_show=step)

    def _follow_views(self) -> None:
        """The review has a page of its own; other views leave it."""
        if self.views.looks_back != (self._step is Step.REVIEW):
            self._show_step(Step.REVIEW if self.views.looks_back else self._now)

    def _speak(self) -> None:
        """Say everything on the window in the language that is spoken now."""
        speak_again(self)
        self.actions_by_id.speak()

    def _dress(self) -> None:
        self.actions_by_id.dress()
        self.actions_by_id.refresh()
        self.side.fit_window(self.width())

    def _remember(self, **changes: Any) -> None:
        before = self.settings
        self.settings = attrs.evolve(before, **changes)
        self._on_settings(self.settings, before)

    # --- Qt -----------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.fit_window(self.width())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.door.may_leave():
            event.ignore()
            return
        self._remember(
            window_width=self.width(),
            window_height=self.height(),
            window_maximised=self.isMaximized(),
        )
        self.views.release()
        for part in (self.identity, self.reports, self.signing, self.door):
            part.release()
        event.accept()
