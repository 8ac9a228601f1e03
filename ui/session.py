"""The open case and all that follows from it: images, vertebrae, judgement.

The session owns "now". Front ends call its verbs and listen to its past-tense signals;
they never set each other. While a hand is dragging, the case shown is a preview:
judged live, in no history, gone with `cancel_preview`.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from planner.anatomy.build import build_vertebra
from planner.anatomy.label_files import read_label_map
from planner.anatomy.vertebra import Vertebra
from planner.dicom.whose import ImageSource
from planner.imaging.volume import LabelMap, Volume
from planner.plan.case import AnatomySource, Case, LabelSource, LevelPlan
from planner.plan.history import History
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.evaluate import judge
from planner.rules.facts import LevelFacts, Views
from planner.rules.findings import Judgement
from planner.work import Monitor
from ui.tasks import TaskRunner

Edit = Callable[[Case], Case]


class Session(QObject):
    """One open case. `folder` is what relative paths of the plan count from.

    `source` is asked whom the images show, when a surgeon wants to know.
    `history` holds the case and what it has been through. A case that `is_read_only`
    (somebody else writes it) refuses every edit, and says so with `edit_refused`.
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
        source: ImageSource | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.volume = volume
        self.book = book
        self.folder = folder
        self.source = source
        self.plan_path: Path | None = None
        self.history = history
        self.is_read_only = False
        self.tasks = TaskRunner(self)
        self._preview: Case | None = None
        self._saved_case: Case | None = None
        self._built: dict[str, tuple[AnatomySource, Vertebra | Exception]] = {}
        self._building: dict[str, AnatomySource] = {}
        self._label_maps: dict[str, LabelMap] = {}
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
        found = {}
        for plan in self.case.levels:
            source, result = self._built.get(plan.level, (None, None))
            if source == plan.anatomy and isinstance(result, Vertebra):
                found[plan.level] = result
        return found

    @property
    def level(self) -> LevelPlan | None:
        """The selected level of the case as it is now."""
        return next((p for p in self.case.levels if p.level == self._level), None)

    @property
    def vertebra(self) -> Vertebra | None:
        """The vertebra of the selected level, once it is built."""
        return self.vertebrae.get(self._level or "")

    @property
    def anatomy_problem(self) -> Exception | None:
        """Why the selected level has no vertebra, or None."""
        source, result = self._built.get(self._level or "", (None, None))
        current = self.level is not None and source == self.level.anatomy
        return result if current and isinstance(result, Exception) else None

    @property
    def is_building(self) -> bool:
        return (self._level or "") in self._building

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
        self._preview = None
        if self._may_edit():
            self.history.commit(edit(self.history.case), label=label)

    def preview(self, edit: Edit) -> None:
        """Show an edit of the committed case without making it."""
        if not self._may_edit():
            return
        self._preview = edit(self.history.case)
        self._case_moved()

    def commit_preview(self, *, label: str) -> None:
        """Make the edit on show one named step."""
        preview, self._preview = self._preview, None
        if preview is not None:
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
        if self._may_edit():
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
        for plan in self.case.levels:
            self._build_if_needed(plan)
        self.case_changed.emit()
        self._judge()

    def _may_edit(self) -> bool:
        if self.is_read_only:
            self.edit_refused.emit()
        return not self.is_read_only

    def _keep_selection(self) -> None:
        """Selection follows the case: never a level or needle that is gone."""
        levels = {plan.level: plan for plan in self.case.levels}
        level = self._level if self._level in levels else next(iter(levels), None)
        ids = [needle.id for needle in levels[level].needles] if level else []
        needle_id = self._needle_id if self._needle_id in ids else next(iter(ids), None)
        self.select(level=level, needle_id=needle_id)

    def _build_if_needed(self, plan: LevelPlan) -> None:
        built = self._built.get(plan.level)
        if built and built[0] == plan.anatomy:
            return
        if self._building.get(plan.level) == plan.anatomy:
            return
        self._building[plan.level] = plan.anatomy
        source = plan.anatomy
        level = plan.level

        def store(result: Vertebra | Exception) -> None:
            if self._building.get(level) != source:
                return
            del self._building[level]
            self._built[level] = (source, result)
            self.anatomy_changed.emit()
            self._judge()

        self.tasks.run(
            lambda monitor: self._build(level, source, monitor),
            then=store,  # type: ignore[arg-type]
            on_error=store,
        )

    def _build(self, level: str, source: AnatomySource, monitor: Monitor) -> Vertebra:
        labels = None
        if isinstance(source, LabelSource):
            if source.labels not in self._label_maps:
                path = self.folder / source.labels
                self._label_maps[source.labels] = read_label_map(path)
            labels = self._label_maps[source.labels]
        return build_vertebra(
            level=level,
            source=source,
            grid=self.volume.grid,
            labels=labels,
            volume=self.volume,
            monitor=monitor,
        )

    def _judge(self) -> None:
        facts = {self._level: LevelFacts(views=self._views)} if self._level else {}
        self._judgement = judge(self.case, self.vertebrae, self.book, facts)
        self.judgement_changed.emit()
