"""What a correction changed, once it is measured: widths and room, before and after."""

from collections.abc import Mapping
from typing import TypeVar

import attrs

from planner.anatomy.vertebra import Side, Vertebra
from planner.rules.findings import Severity
from ui.messages.outlines import effect_words
from ui.session import Session

Key = TypeVar("Key")

MEDIAL_ROOM = "medial_clearance_mm"


@attrs.frozen(kw_only=True, eq=False)
class Standing:
    """What is told of a level: of each pedicle its width, of each needle its room."""

    vertebra: Vertebra
    widths_mm: Mapping[Side, float]
    rooms_mm: Mapping[str, float]
    severity: Severity

    @classmethod
    def of(cls, session: Session) -> "Standing | None":
        """Return how the selected level stands; None while it is not measured."""
        vertebra, plan = session.vertebra, session.level
        if vertebra is None or plan is None:
            return None
        judgement = session.judgement
        rooms = {
            needle.id: judgement.measures.get(f"{plan.level}/{needle.id}", {}).get(
                MEDIAL_ROOM
            )
            for needle in plan.needles
        }
        worst = [
            found.severity
            for needle in plan.needles
            for found in judgement.alarms_of(plan.level, needle.id)
        ]
        return cls(
            vertebra=vertebra,
            widths_mm={
                side: pedicle.isthmus.width_mm
                for side, pedicle in vertebra.pedicles.items()
            },
            rooms_mm={
                name: float(room)
                for name, room in rooms.items()
                if isinstance(room, int | float)
            },
            severity=max(worst, key=lambda s: s.rank, default=Severity.NA),
        )


class CorrectionEffect:
    """Waits from a correction until it is measured, and holds what it changed."""

    def __init__(self) -> None:
        self._session: Session | None = None
        self._before: Standing | None = None
        self._words = ""

    def use_session(self, session: Session | None) -> None:
        if session is self._session:
            return
        self.forget()
        if self._session is not None:
            self._session.judgement_changed.disconnect(self._follow)
        self._session = session
        if session is not None:
            session.judgement_changed.connect(self._follow)

    @property
    def words(self) -> str:
        return self._words

    def expect(self) -> None:
        """Remember how things stand, just before a correction is made."""
        self._before = Standing.of(self._session) if self._session else None
        self._words = ""

    def forget(self) -> None:
        self._before, self._words = None, ""

    def _follow(self) -> None:
        """Say what has changed as soon as it is measured; silent until then."""
        session = self._session
        now = Standing.of(session) if session else None
        if self._before is None or now is None:
            return
        if now.vertebra.level != self._before.vertebra.level:
            self.forget()
        elif now.vertebra is not self._before.vertebra:
            self._words = effect_words(
                widths_mm=_pairs(self._before.widths_mm, now.widths_mm),
                rooms_mm=_pairs(self._before.rooms_mm, now.rooms_mm),
                severities=(self._before.severity, now.severity)
                if now.rooms_mm
                else None,
            )
            self._before = None


def _pairs(
    before: Mapping[Key, float], now: Mapping[Key, float]
) -> dict[Key, tuple[float, float]]:
    return {key: (before[key], now[key]) for key in now if key in before}
