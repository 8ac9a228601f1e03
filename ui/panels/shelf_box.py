"""The needle from the shelf: how thick, how long, its tip; and how deep it must go."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QDoubleSpinBox, QGridLayout, QLabel, QSizePolicy, QWidget

from planner.plan import needle_edits as edits
from planner.plan.case import APPROACHES, Case
from planner.plan.catalogue import NeedleCatalogue
from planner.plan.edits import with_approach, with_gauge, with_needle_status
from planner.plan.needle import LONGEST_MM, Needle, NeedleStatus, TipShape
from planner.rules.skin import find_skin
from ui.language import say
from ui.messages.needle_shelf import (
    APPROACH_WORDS,
    BEVEL_WORDS,
    CHANGE_APPROACH,
    CHANGE_BEVEL,
    CHANGE_STATUS,
    NO_LENGTH,
    SHELF_LABELS,
    TIP_WORDS,
    depth_words,
)
from ui.messages.words import (
    CHANGE_GAUGE,
    CHANGE_LENGTH,
    CHANGE_TIP,
    STATUS_WORDS,
)
from ui.panels.parts import Choice, label
from ui.panels.session_panel import SessionPanel
from ui.session import Session
from ui.spoken import speak
from ui.theme import GRID, Look

LARGEST_DIAMETER_MM = 10.0
THINNEST_DIAMETER_MM = 0.5
BEVELS_DEG = (0.0, 90.0, 180.0, 270.0)

LevelEdit = Callable[[Case, str, str], Case]


class ShelfBox(SessionPanel):
    """Follows the selected needle; each change is one step, none while it is locked."""

    def __init__(self, look: Look, catalogue: NeedleCatalogue) -> None:
        super().__init__(look)
        self._lengths_mm = catalogue.lengths_mm
        self._names: dict[str, QLabel] = {}
        self._diameter = _millimetre_box(
            "needle.diameter", THINNEST_DIAMETER_MM, LARGEST_DIAMETER_MM, decimals=2
        )
        self._diameter.setSingleStep(0.1)
        self._diameter.editingFinished.connect(self._take_diameter)
        self._length = _millimetre_box("needle.instrument", 0.0, LONGEST_MM, decimals=0)
        speak(self._length, specialValueText=say(NO_LENGTH))
        self._length.setSingleStep(5.0)
        self._length.editingFinished.connect(self._take_length)
        self._usual = self._choice("needle.usual_length", self._take_usual)
        self._usual.add("…")
        for length_mm in catalogue.lengths_mm:
            self._usual.add(f"{length_mm:.0f} mm")
        self._tip = self._choice("needle.tip", self._take_tip)
        for shape in TipShape:
            self._tip.add(TIP_WORDS[shape.value], shape)
        self._bevel = self._choice("needle.bevel", self._take_bevel)
        for words in BEVEL_WORDS:
            self._bevel.add(say(words))
        self._status = self._choice("needle.status", self._take_status)
        for status in NeedleStatus:
            self._status.add(STATUS_WORDS[status.value], status)
        self._approach = self._choice("level.approach", self._take_approach)
        for approach in APPROACHES:
            self._approach.add(APPROACH_WORDS[approach], approach)
        self._depths = label("", "small", wrap=True)
        self._depths.setObjectName("needle.depths")
        self.setLayout(self._laid_out())

    def refresh(self) -> None:
        session = self.session
        level = session.level if session else None
        needle = session.needle if session else None
        if session is None or level is None or needle is None:
            return
        parts = (
            *(self._diameter, self._length, self._usual, self._tip, self._bevel),
            *(self._status, self._approach),
        )
        blockers = [QSignalBlocker(part) for part in parts]
        self._diameter.setValue(needle.outer_diameter_mm)
        self._length.setValue(needle.instrument_mm or 0.0)
        usual = needle.instrument_mm in self._lengths_mm
        place = self._lengths_mm.index(needle.instrument_mm or 0.0) + 1 if usual else 0
        self._usual.setCurrentIndex(place)
        self._tip.setCurrentIndex(list(TipShape).index(needle.tip))
        self._bevel.setCurrentIndex(_nearest_bevel(needle.bevel_deg))
        self._status.setCurrentIndex(list(NeedleStatus).index(needle.status))
        self._approach.setCurrentIndex(APPROACHES.index(level.approach))
        del blockers
        for part in (self._diameter, self._length, self._usual, self._tip):
            part.setEnabled(not needle.is_locked)
        is_bevel = needle.tip is TipShape.BEVEL
        for shown in (self._bevel, self._names["needle.bevel"]):
            shown.setVisible(is_bevel)
            shown.setEnabled(not needle.is_locked)
        locked = any(other.is_locked for other in level.needles)
        self._approach.setEnabled(not locked)
        self._show_depths(session, needle)

    def _show_depths(self, session: Session, needle: Needle) -> None:
        skin = find_skin(session.volume, needle)
        offset_mm = None
        if skin.skin_lps_mm is not None and session.vertebra is not None:
            box = session.vertebra.frame.to_box(skin.skin_lps_mm)
            offset_mm = abs(float(box[0]))
        self._depths.setText(depth_words(skin, offset_mm))

    # --- making -----------------------------------------------------------------

    def _choice(self, name: str, take: Callable[[int], None]) -> Choice:
        choice = Choice(self.look, SHELF_LABELS[name])
        choice.setObjectName(name)
        choice.activated.connect(take)
        return choice

    def _laid_out(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._diameter,),
            (self._length, self._usual),
            (self._tip,),
            (self._bevel,),
            (self._status,),
            (self._approach,),
        )
        for at, parts in enumerate(rows):
            name = label(SHELF_LABELS[parts[0].objectName()])
            self._names[parts[0].objectName()] = name
            grid.addWidget(name, at, 0)
            for column, part in enumerate(parts, start=1):
                # Long words may be cut: the column decides how wide this is, not they.
                part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                grid.addWidget(part, at, column, 1, 3 - len(parts))
        grid.addWidget(self._depths, len(rows), 0, 1, 3)
        return grid

    # --- what is changed --------------------------------------------------------

    def _take_diameter(self) -> None:
        value = round(self._diameter.value(), 3)
        needle = self.session.needle if self.session else None
        if needle is not None and abs(value - needle.outer_diameter_mm) >= 0.005:
            self._edit(
                lambda case, level, name: with_gauge(
                    case, level, name, outer_diameter_mm=value
                ),
                CHANGE_GAUGE,
            )

    def _take_length(self) -> None:
        value = self._length.value()
        self._edit(
            lambda case, level, name: edits.with_instrument(
                case, level, name, instrument_mm=value if value >= 10 else None
            ),
            CHANGE_LENGTH,
        )

    def _take_usual(self, index: int) -> None:
        length_mm = self._lengths_mm[index - 1] if index else None
        self._edit(
            lambda case, level, name: edits.with_instrument(
                case, level, name, instrument_mm=length_mm
            ),
            CHANGE_LENGTH,
        )

    def _take_tip(self, index: int) -> None:
        tip = list(TipShape)[index]
        self._edit(
            lambda case, level, name: edits.with_tip_shape(case, level, name, tip=tip),
            CHANGE_TIP,
        )

    def _take_bevel(self, index: int) -> None:
        turned = BEVELS_DEG[index - 1] if index else None
        self._edit(
            lambda case, level, name: edits.with_tip_shape(
                case, level, name, tip=TipShape.BEVEL, bevel_deg=turned
            ),
            CHANGE_BEVEL,
        )

    def _take_status(self, index: int) -> None:
        status = list(NeedleStatus)[index]
        self._edit(
            lambda case, level, name: with_needle_status(
                case, level, name, status=status
            ),
            CHANGE_STATUS,
        )

    def _take_approach(self, index: int) -> None:
        approach = APPROACHES[index]
        self._edit(
            lambda case, level, name: with_approach(case, level, approach=approach),
            CHANGE_APPROACH,
        )

    def _edit(self, change: LevelEdit, words: str) -> None:
        session = self.session
        if session is None or session.level is None or session.needle is None:
            return
        if session.is_previewing:  # it is in a hand, and perhaps not in the plan yet
            return
        level, needle_id = session.level.level, session.needle.id
        session.apply(
            lambda case: change(case, level, needle_id), label=f"{words} {needle_id}"
        )


def _millimetre_box(
    name: str, low: float, high: float, *, decimals: int
) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setObjectName(name)
    speak(box, accessibleName=SHELF_LABELS[name])
    box.setDecimals(decimals)
    box.setRange(low, high)
    box.setSuffix(" mm")
    box.setKeyboardTracking(False)
    return box


def _nearest_bevel(bevel_deg: float | None) -> int:
    """Return the entry of a direction: 0 for none, else the nearest quarter's."""
    if bevel_deg is None:
        return 0
    return round(bevel_deg / 90) % 4 + 1
