"""The open case and all that follows from it: images, vertebrae, judgement.

The session owns "now". Front ends call its verbs and listen to its past-tense signals;
they never set each other. While a hand is dragging, the case shown is a preview:
judged live, in no history, gone with `cancel_preview`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import attrs
from PySide6.QtCore import QObject, Signal

from planner.anatomy.vertebra import Vertebra
from planner.dicom.whose import ImageSource
from planner.imaging.volume import Volume
from planner.plan.case import Case, LevelPlan
from planner.plan.history import History
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.facts import Views
from planner.rules.findings import Judgement
from planner.rules.plugin_measures import with_plugin_measures
from planner.rules.skin import skin_facts
from ui.anatomy_builds import AnatomyBuilds
from ui.case_marks import CaseMarks
from ui.site_measures import SiteMeasures
from ui.tasks import TaskRunner

Edit = Callable[[Case], Case]


class Session(QObject):
    """One open case. `folder` is what relative paths of the plan count from.

    `source` is asked whom the images show, when a surgeon wants to know.
    `history` holds the case and what it has been through, `anatomy` what another
    session on the same images has measured already. A case that `is_read_only`
    (somebody else writes it) refuses every edit, and says so with `edit_refused`.
    `marks` know which states were signed; a signed one is left only on purpose.
    """

    case_changed = Signal()
    anatomy_changed = Signal()
    judgement_changed = Signal()
    selection_changed = Signal()
    saved_changed = Signal()
    edit_refused = Signal()

    def __init__(
        self,
        *,
        history: History,
        volume: Volume,
        book: RuleBook,
        folder: Path,
        anatomy: AnatomyBuilds | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.volume = volume
        self.book = book
        self.folder = folder
        self.source: ImageSource | None = None
        self.plan_path: Path | None = None
        self.history = history
        self.is_read_only = False
        self.marks = CaseMarks(history, self)
        self.tasks = TaskRunner(self)
        self.anatomy = anatomy or AnatomyBuilds(
            volume=volume, folder=folder, tasks=self.tasks, parent=self
        )
        self.anatomy.changed.connect(self._anatomy_built)
        self._site_measures = SiteMeasures(book=book, tasks=self.tasks, parent=self)
        self._site_measures.changed.connect(self._judge)
        self._preview: Case | None = None
        self._saved_case: Case | None = None
        self._names: tuple[str, ...] = ()
        self._level: str | None = None
        self._needle_id: str | None = None
        self._views: Views | None = None
        self._judgement = judge(history.case, {}, book)
        self.history.on_case_changed(lambda case: self._case_moved())
        self._case_moved()

    # --- what is now ----------------------------------------------------------

    @property
    def case(self) -> Case:
        """The case as it stands on the screen, a drag in progress included."""
        return self._preview or self.history.case

    @property
    def is_previewing(self) -> bool:
        return self._preview is not None

    @property
    def judgement(self) -> Judgement:
        return self._judgement

    @property
    def views(self) -> Views | None:
        """How true the pictures are that are taken of the selected level, if any."""
        return self._views

    @property
    def vertebrae(self) -> Mapping[str, Vertebra]:
        """The vertebrae that belong to the anatomy of the case as it is now."""
        return self.anatomy.built(self.case)

    @property
    def level(self) -> LevelPlan | None:
        """The selected level of the case as it is now."""
        return next((p for p in self.case.levels if p.level == self._level), None)

    @property
    def vertebra(self) -> Vertebra | None:
        """The vertebra of the selected level, once it is built."""
        return self.anatomy.of(self.level) if self.level else None

    @property
    def drawn(self) -> Vertebra | None:
        """The vertebra of the selected level, or the last one while it is measured.

        What the eyes may rest on: nothing is judged by it.
        """
        return self.anatomy.last_of(self.level) if self.level else None

    @property
    def anatomy_problem(self) -> Exception | None:
        """Why the selected level has no vertebra, or None."""
        return self.anatomy.problem_of(self.level) if self.level else None

    @property
    def is_building(self) -> bool:
        return self.level is not None and self.anatomy.is_building(self.level)

    @property
    def needle(self) -> Needle | None:
        """The selected needle of the case as it is now."""
        needles = self.level.needles if self.level else ()
        return next((n for n in needles if n.id == self._needle_id), None)

    @property
    def has_unsaved_edits(self) -> bool:
        return self.history.case != self._saved_case

    # --- the verbs ------------------------------------------------------------

    def apply(self, edit: Edit, *, label: str) -> None:
        """Make an edit for good, as one named step."""
        if not self._may_write():
            self.cancel_preview()
            return
        case = edit(self.history.case)
        if not self.marks.may_become(case):
            self.cancel_preview()
            return
        self._preview = None
        self.history.commit(case, label=label)

    def preview(self, edit: Edit) -> None:
        """Show an edit of the committed case without making it.

        That may be done with a signed case too: nothing is kept of it.
        """
        if not self._may_write():
            return
        self._preview = edit(self.history.case)
        self._case_moved()

    def commit_preview(self, *, label: str) -> None:
        """Make the edit on show one named step."""
        preview = self._preview
        if preview is None:
            return
        if not self.marks.may_become(preview):
            self.cancel_preview()
            return
        self._preview = None
        self.history.commit(preview, label=label)

    def cancel_preview(self) -> None:
        """Put everything back as it was before the drag."""
        if self._preview is not None:
            self._preview = None
            self._case_moved()

    def undo(self) -> None:
        self.go_to_step(self.history.position - 1)

    def redo(self) -> None:
        self.go_to_step(self.history.position + 1)

    def go_to_step(self, position: int) -> None:
        """Walk to a step of the history; a drag in progress is given up."""
        self.cancel_preview()
        steps = self.history.steps
        is_there = 0 <= position < len(steps)
        if (
            self._may_write()
            and is_there
            and self.marks.may_become(steps[position].case)
        ):
            self.history.go_to(position)

    def select(self, *, level: str | None, needle_id: str | None = None) -> None:
        if (level, needle_id) == (self._level, self._needle_id):
            return
        self._level, self._needle_id = level, needle_id
        self.selection_changed.emit()

    def use_views(self, views: Views | None) -> None:
        """Judge by pictures taken from here, or by the vertebra's own planes."""
        if views != self._views:
            self._views = views
            self._judge()

    def mark_saved(self, path: Path) -> None:
        self.plan_path = path
        self._saved_case = self.history.case
        self.saved_changed.emit()

    def release(self) -> None:
        """Stop background work; safe to call twice."""
        self.tasks.release()

    # --- what follows ---------------------------------------------------------

    def _case_moved(self) -> None:
        self._keep_selection()
        self.anatomy.follow(self.case)
        self.case_changed.emit()
        self._judge()

    def _may_write(self) -> bool:
        if self.is_read_only:
            self.edit_refused.emit()
        return not self.is_read_only

    def _keep_selection(self) -> None:
        """Selection follows the case: never a level or needle that is gone.

        A level that got another name stays selected.
        """
        levels = {plan.level: plan for plan in self.case.levels}
        before, self._names = self._names, tuple(levels)
        is_renamed = before != self._names and len(before) == len(levels)
        level = self._level
        if is_renamed and level in before:
            level = self._names[before.index(level)]
        level = level if level in levels else next(iter(levels), None)
        ids = [needle.id for needle in levels[level].needles] if level else []
        needle_id = self._needle_id if self._needle_id in ids else next(iter(ids), None)
        self.select(level=level, needle_id=needle_id)

    def _anatomy_built(self) -> None:
        self.anatomy_changed.emit()
        self._judge()

    def _judge(self) -> None:
        if not self.is_previewing:
            self._site_measures.follow(self.case, self.vertebrae)
        facts = with_plugin_measures(
            skin_facts(self.case, self.volume),
            self._site_measures.of(self.case, self.vertebrae),
        )
        if self._level in facts:
            facts[self._level] = attrs.evolve(facts[self._level], views=self._views)
        self._judgement = judge(self.case, self.vertebrae, self.book, facts)
        self.judgement_changed.emit()
