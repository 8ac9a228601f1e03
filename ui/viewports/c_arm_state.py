"""The simulated C-arm of a window: its poses, its rays, and what they go through."""

import enum

import attrs
from PySide6.QtCore import QObject, Signal, SignalInstance

from planner.anatomy.vertebra import Side, Vertebra
from planner.fluoroscopy.absorber import Absorber, cut_absorber
from planner.fluoroscopy.beam import SOURCE_DETECTOR_MM, SOURCE_OBJECT_MM, Beam
from planner.fluoroscopy.table import Obstacle, Table
from planner.fluoroscopy.views import (
    ViewKind,
    central_point_lps_mm,
    true_pose,
    views_in_use,
)
from planner.geometry.c_arm import CArmPose
from planner.rules.facts import Views
from ui.session import Session


class Slot(enum.Enum):
    """The three pictures: two planes, and one along or beside the needle."""

    AP = "ap"
    LATERAL = "lateral"
    OBLIQUE = "oblique"


@attrs.frozen(kw_only=True)
class Rays:
    """How the rays run: parallel as the rules want them, or from a source."""

    in_perspective: bool = False
    source_object_mm: float = SOURCE_OBJECT_MM
    source_detector_mm: float = SOURCE_DETECTOR_MM


class CArmState(QObject):
    """Poses are true until somebody turns the arm; each vertebra begins true again.

    While it is in use it tells the session how true both planes are, so that the rules
    know; what rays go through is cut out in the background.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._heard: tuple[SignalInstance, ...] = ()
        self._vertebra: Vertebra | None = None
        self._turned: dict[Slot, CArmPose] = {}
        self._rays = Rays()
        self._oblique = ViewKind.BULLS_EYE
        self._bone_is_dark = True
        self._is_used = False
        self._absorber: Absorber | None = None
        self._cut_for: Vertebra | None = None
        self.problem: Exception | None = None

    # --- what is now ----------------------------------------------------------------

    @property
    def vertebra(self) -> Vertebra | None:
        return self._session.vertebra if self._session else None

    @property
    def absorber(self) -> Absorber | None:
        """What the rays go through; None until it is cut out."""
        is_here = self._cut_for is not None and self._cut_for is self.vertebra
        return self._absorber if is_here else None

    @property
    def rays(self) -> Rays:
        return self._rays

    @property
    def oblique(self) -> ViewKind:
        return self._oblique

    @property
    def bone_is_dark(self) -> bool:
        return self._bone_is_dark

    @property
    def side(self) -> Side:
        """The side of the selected needle, right while there is none."""
        session = self._session
        if session is None or session.needle is None or session.level is None:
            return Side.RIGHT
        name = f"{session.level.level}/{session.needle.id}"
        measured = session.judgement.measures.get(name, {}).get("side")
        return Side.LEFT if measured == Side.LEFT.value else Side.RIGHT

    def kind(self, slot: Slot) -> ViewKind:
        return {
            Slot.AP: ViewKind.AP,
            Slot.LATERAL: ViewKind.LATERAL,
            Slot.OBLIQUE: self._oblique,
        }[slot]

    def true_pose(self, slot: Slot) -> CArmPose:
        """Return the pose from which a picture is true, or down the needle."""
        if self.vertebra is None:
            return CArmPose(rotation_deg=90.0 if slot is Slot.LATERAL else 0.0)
        needle = self._session.needle if self._session else None
        return true_pose(self.kind(slot), self.vertebra, self.side, needle)

    def pose(self, slot: Slot) -> CArmPose:
        return self._turned.get(slot) or self.true_pose(slot)

    def beam(self, slot: Slot) -> Beam | None:
        if self.vertebra is None:
            return None
        rays = self._rays
        return Beam(
            pose=self.pose(slot),
            center_lps_mm=central_point_lps_mm(self.vertebra),
            source_object_mm=rays.source_object_mm if rays.in_perspective else None,
            source_detector_mm=rays.source_detector_mm,
        )

    def obstacle(self, slot: Slot) -> Obstacle | None:
        """Return the end of the arm that the table is in the way of."""
        beam = self.beam(slot)
        return Table().obstacle(beam) if beam else None

    @property
    def views(self) -> Views | None:
        """How true both planes are, for the rules."""
        ap, lateral = self.beam(Slot.AP), self.beam(Slot.LATERAL)
        if ap is None or lateral is None or self.vertebra is None:
            return None
        return views_in_use(ap, lateral, self.vertebra)

    # --- what one can do ------------------------------------------------------------

    def use_session(self, session: Session | None) -> None:
        if self._session:
            for signal in self._heard:
                signal.disconnect(self._follow)
            self._session.use_views(None)
        self._session, self._vertebra = session, None
        self._cut_for = self._absorber = None
        self._turned = {}
        if session:
            self._heard = (
                session.judgement_changed,
                session.selection_changed,
                session.anatomy_changed,
            )
            for signal in self._heard:
                signal.connect(self._follow)
        self._follow()

    def use(self, use: bool, /) -> None:
        """Begin or end taking pictures."""
        if use != self._is_used:
            self._is_used = use
            self._follow()

    def turn(self, slot: Slot, pose: CArmPose) -> None:
        if pose != self.pose(slot):
            self._turned[slot] = pose
            self._tell()

    def make_true(self) -> None:
        """Bring all pictures back to their true poses."""
        if self._turned:
            self._turned = {}
            self._tell()

    def show_oblique(self, kind: ViewKind) -> None:
        if kind is not self._oblique:
            self._oblique = kind
            self._turned.pop(Slot.OBLIQUE, None)
            self._tell()

    def use_rays(self, rays: Rays) -> None:
        if rays != self._rays:
            self._rays = rays
            self._tell()

    def show_bone_dark(self, dark: bool, /) -> None:
        if dark != self._bone_is_dark:
            self._bone_is_dark = dark
            self.changed.emit()

    # --- inside ---------------------------------------------------------------------

    def _follow(self) -> None:
        if self.vertebra is not self._vertebra:
            self._vertebra = self.vertebra
            self._turned = {}
        self._cut_if_needed()
        self._tell()

    def _tell(self) -> None:
        if self._session:
            self._session.use_views(self.views if self._is_used else None)
        self.changed.emit()

    def _cut_if_needed(self) -> None:
        session, vertebra = self._session, self.vertebra
        if not self._is_used or session is None or vertebra is None:
            return
        if self._cut_for is vertebra:
            return
        self._cut_for, self._absorber, self.problem = vertebra, None, None
        volume, frame = session.volume, vertebra.frame

        def store(result: object) -> None:
            # Nobody may be left to tell by now: the window is gone, or its case.
            if self._cut_for is not vertebra:
                return
            if isinstance(result, Absorber):
                self._absorber = result
            elif isinstance(result, Exception):
                self.problem = result
            self.changed.emit()

        session.tasks.run(
            lambda monitor: cut_absorber(volume, frame, monitor=monitor),
            then=store,
            on_error=store,
        )
