"""How far along the selected needle one looks: shared by workshop and fluoroscopy."""

import attrs
from PySide6.QtCore import QObject, QTimer, Signal

from planner.fluoroscopy.advance import Advance, Step
from planner.plan.needle import Needle
from planner.rules.facts import NOTHING_KNOWN, LevelFacts, SkinPath
from planner.rules.skin import find_skin
from ui.session import Session

OUTSIDE_MM = 5.0
"""How far before the skin one can look: it is seen coming."""

PLAY_MS = 180
"""Between two steps while it plays: a needle of 45 mm takes eight seconds."""

PUSH_MM = 1.0


class NeedleCourse(QObject):
    """Depth along the selected needle, 0 at its entry, and what is said at a depth.

    It rests at the tip until somebody moves it, and goes back there with each other
    needle. While it plays, the needle is pushed in to its tip.
    """

    changed = Signal()
    play_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None
        self._depth_mm: float | None = None
        self._shown: tuple[str, str] | None = None
        self._step_at: tuple[object, Step] | None = None
        self._skin: tuple[Needle, SkinPath] | None = None
        self._first: tuple[object, Step | None] | None = None
        self._timer = QTimer(self, interval=PLAY_MS)
        self._timer.timeout.connect(self._play_on)

    def use_session(self, session: Session | None) -> None:
        if self._session:
            self._session.judgement_changed.disconnect(self._follow)
            self._session.selection_changed.disconnect(self._follow)
        self._session = session
        self._skin = None
        self.pause()
        if session:
            session.judgement_changed.connect(self._follow)
            session.selection_changed.connect(self._follow)
        self._follow()

    # --- what is now ----------------------------------------------------------------

    @property
    def needle(self) -> Needle | None:
        return self._session.needle if self._session else None

    @property
    def skin(self) -> SkinPath | None:
        """Where the needle's line meets the skin."""
        needle = self.needle
        if needle is None or self._session is None:
            return None
        if self._skin is None or self._skin[0] != needle:
            self._skin = needle, find_skin(self._session.volume, needle)
        return self._skin[1]

    @property
    def range_mm(self) -> tuple[float, float]:
        """From just before the skin, or as far as images go, to the tip."""
        needle, skin = self.needle, self.skin
        if needle is None or skin is None:
            return (0.0, 0.0)
        air_mm = OUTSIDE_MM if skin.is_seen else 0.0
        return (-skin.to_entry_mm - air_mm, needle.length_mm)

    @property
    def depth_mm(self) -> float:
        low, high = self.range_mm
        return high if self._depth_mm is None else min(max(self._depth_mm, low), high)

    @property
    def is_at_tip(self) -> bool:
        return self.needle is not None and self.depth_mm >= self.needle.length_mm

    @property
    def is_playing(self) -> bool:
        return self._timer.isActive()

    @property
    def advance(self) -> Advance | None:
        """The needle on its way; None without a needle or its vertebra."""
        session = self._session
        if session is None or session.needle is None or session.level is None:
            return None
        if session.vertebra is None:
            return None
        return Advance(
            plan=session.level,
            vertebra=session.vertebra,
            book=session.book,
            needle=session.needle,
            facts=LevelFacts(views=session.views) if session.views else NOTHING_KNOWN,
        )

    @property
    def step(self) -> Step | None:
        """What the rules say with the tip where it is now; None before the entry."""
        advance = self.advance
        if advance is None or self.depth_mm <= 0 or self._session is None:
            return None
        key = (self._session.judgement, self.depth_mm)
        if self._step_at is None or self._step_at[0] != key:
            self._step_at = key, advance.at(self.depth_mm)
        return self._step_at[1]

    @property
    def violation(self) -> Step | None:
        """The first step at which a rule says STOP, however true the pictures are.

        Not looked for while the needle is being dragged.
        """
        advance = self.advance
        if advance is None or self._session is None or self._session.is_previewing:
            return None
        key = (advance.plan, advance.vertebra, advance.needle)
        if self._first is None or self._first[0] != key:
            unseen = attrs.evolve(advance, facts=NOTHING_KNOWN)
            self._first = key, unseen.first_stop(PUSH_MM)
        return self._first[1]

    # --- what one can do ------------------------------------------------------------

    def move_to(self, depth_mm: float) -> None:
        low, high = self.range_mm
        wanted = min(max(depth_mm, low), high)
        if wanted != self.depth_mm:
            self._depth_mm = None if wanted >= high else wanted
            self.changed.emit()

    def push(self, by_mm: float) -> None:
        """Push the needle on, or draw it back."""
        if self.needle is not None:
            self.move_to(self.depth_mm + by_mm)

    def toggle_play(self) -> None:
        """Push the needle on by itself, from its entry if it is at its end."""
        if self.is_playing:
            self.pause()
        elif self.needle is not None:
            if self.is_at_tip:
                self.move_to(0.0)
            self._timer.start()
            self.play_changed.emit()

    def pause(self) -> None:
        if self.is_playing:
            self._timer.stop()
            self.play_changed.emit()

    # --- inside ---------------------------------------------------------------------

    def _play_on(self) -> None:
        self.push(PUSH_MM)
        if self.is_at_tip:
            self.pause()

    def _follow(self) -> None:
        session = self._session
        level = session.level.level if session and session.level else ""
        shown = (level, self.needle.id) if self.needle else None
        if shown != self._shown:
            self._shown, self._depth_mm = shown, None
            self.pause()
        self.changed.emit()
