"""The needle at hand: which one, how thick, how it runs, how far from each wall."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from planner.anatomy.vertebra import Wall
from planner.geometry.c_arm import CArmPose
from planner.plan.catalogue import NeedleCatalogue
from planner.plan.edits import with_gauge
from planner.plan.needle import Needle
from planner.rules.book import RuleBook
from planner.rules.findings import Judgement, Measures, Severity
from ui.language import say
from ui.messages.fluoroscopy import pose_words, prone_tip
from ui.messages.numbers import (
    clearance,
    degrees,
    is_measured,
    millimetres,
    percent,
    signed_degrees,
)
from ui.messages.series import changes_words
from ui.messages.words import (
    CHANGE_GAUGE,
    LOCK,
    LOCKED,
    SEVERITY_WORDS,
    UNLOCK,
    WALL_WORDS,
    gauge_words,
    side_word,
)
from ui.panels.gauges import ClearanceBar, DepthBar
from ui.panels.parts import (
    ActionButton,
    Choice,
    SeverityMark,
    column,
    label,
    restyle,
    row,
)
from ui.panels.proposal_box import ProposalBox
from ui.panels.session_panel import SessionPanel
from ui.panels.shelf_box import ShelfBox
from ui.session import Session
from ui.theme import GRID, SEVERITY_ICONS, SEVERITY_TOKENS, Look

WALL_RULE = "P-02"
"""The rule that says of each wall how it stands."""

DEPTH_RULE = "C-01"


class Fact(QWidget):
    """A small heading and the value under it."""

    def __init__(self, heading: str, *, name: str) -> None:
        super().__init__()
        self._heading = label(heading, "small", wrap=True)
        self.value = label("", "value")
        self.value.setObjectName(name)
        self.setLayout(column(self._heading, self.value, spacing=0))

    def show_value(self, words: str) -> None:
        self.value.setText(words)
        self.value.setAccessibleName(f"{self._heading.text()}: {words}")


class WallRow:
    """One wall: its name, the bar, the signed millimetres, and the shape."""

    def __init__(self, look: Look, wall: Wall) -> None:
        self.name = label(WALL_WORDS[wall.value])
        self.bar = ClearanceBar(look)
        self.value = label("", "value")
        self.value.setObjectName(f"clearance.{wall.value}")
        self.value.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        self.mark = SeverityMark(look, pixels=16)

    def show_clearance(
        self, value_mm: float | None, *, asked_mm: float, severity: Severity
    ) -> None:
        words = clearance(value_mm)
        self.bar.show_clearance(value_mm, asked_mm=asked_mm, severity=severity)
        self.value.setText(words)
        self.mark.show_severity(severity)
        meaning = say(
            "{wall} wall: {distance}, {verdict}",
            wall=self.name.text(),
            distance=words,
            verdict=SEVERITY_WORDS[severity],
        )
        for part in (self.bar, self.value, self.mark):
            part.setToolTip(meaning)
            part.setAccessibleName(meaning)


class NeedlePanel(SessionPanel):
    """Follows the selected needle, live while it is dragged."""

    def __init__(
        self,
        look: Look,
        *,
        book: RuleBook,
        catalogue: NeedleCatalogue,
        actions: Mapping[str, QAction],
        proposals: ProposalBox,
    ) -> None:
        super().__init__(look)
        self._book = book
        self._catalogue = catalogue
        self._chips: dict[str, QPushButton] = {}
        self._chip_group = QButtonGroup(self)
        self._chip_row = row(spacing=GRID // 2)
        self._draw = ActionButton(actions["tool.needle"], say("Draw needle"), "small")
        self._lock = ActionButton(actions["needle.lock"], say("Lock"), "small")
        self._remove = ActionButton(actions["needle.delete"], say("Delete"), "small")
        self._empty = label("", "muted", wrap=True)
        self._gauge = self._gauge_choice()
        self._facts = {
            name: Fact(heading, name=f"needle.{name}")
            for name, heading in (
                ("side", say("Side")),
                ("length", say("Length")),
                ("convergence", say("Convergence")),
                ("sagittal", say("Sagittal angle")),
                ("c_arm", say("C-arm down the needle")),
            )
        }
        self._depth_bar = DepthBar(look)
        self._depth = label("", "value")
        self._depth.setObjectName("needle.depth")
        self._walls = {wall: WallRow(look, wall) for wall in Wall}
        self._images = label("", "small", wrap=True)
        self._images.setObjectName("needle.images")
        self._shelf = ShelfBox(look, catalogue)
        self._details = QWidget()
        self._details.setLayout(self._details_layout())
        head = row(
            label(say("Needle"), "lead"), 1, self._draw, self._lock, self._remove
        )
        chips = row(self._chip_row, 1)
        self._proposals = proposals
        self.setLayout(
            column(head, chips, self._empty, proposals, self._details, spacing=12)
        )
        look.changed.connect(self.refresh)

    def set_session(self, session: Session | None) -> None:
        self._proposals.set_session(session)
        self._shelf.set_session(session)
        super().set_session(session)

    def refresh(self) -> None:
        session = self.session
        level = session.level if session else None
        needle = session.needle if session else None
        if session is None or level is None:
            self._show_chips((), None, None)
        else:
            self._show_chips(level.needles, needle, session.judgement)
        self._details.setVisible(needle is not None)
        self._empty.setVisible(needle is None)
        is_locked = needle is not None and needle.is_locked
        self._lock.setText(say(UNLOCK) if is_locked else say(LOCK))
        if session is None or level is None or needle is None:
            self._empty.setText(self._empty_words())
            return
        judgement = session.judgement
        measures = judgement.measures.get(f"{level.level}/{needle.id}", {})
        walls = [
            finding.measures
            for finding in judgement.of_needle(level.level, needle.id)
            if finding.rule == WALL_RULE
        ]
        self._show_gauge(needle)
        self._gauge.setEnabled(not needle.is_locked)
        self._show_facts(needle, measures)
        self._show_walls(measures, walls[0] if walls else {})
        images = changes_words(session.case.study.image_notes)
        self._images.setText(images)
        self._images.setVisible(bool(images))

    # --- making -----------------------------------------------------------------

    def _gauge_choice(self) -> Choice:
        choice = Choice(self.look, say("Gauge"))
        choice.setObjectName("needle.gauge")
        for gauge in self._catalogue.gauges:
            words = gauge_words(gauge.name, gauge.outer_diameter_mm)
            choice.add(words, gauge.outer_diameter_mm)
        choice.activated.connect(self._take_gauge)
        return choice

    def _details_layout(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label(say("Gauge")), 0, 0)
        grid.addWidget(self._gauge, 0, 1, 1, 3)
        facts = QGridLayout()
        for index, fact in enumerate(self._facts.values()):
            facts.addWidget(fact, index // 2, index % 2)
        grid.addLayout(facts, 1, 0, 1, 4)
        grid.addWidget(label(say("Tip depth")), 2, 0)
        grid.addWidget(self._depth_bar, 2, 1)
        grid.addWidget(self._depth, 2, 2, 1, 2, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(
            label(say("Clearance to the pedicle walls"), "eyebrow", wrap=True),
            3,
            0,
            1,
            4,
        )
        for index, wall in enumerate(self._walls.values(), start=4):
            for at, part in enumerate((wall.name, wall.bar, wall.value, wall.mark)):
                grid.addWidget(part, index, at)
        grid.addWidget(self._images, grid.rowCount(), 0, 1, 4)
        grid.addWidget(
            label(say("From the shelf"), "eyebrow"), grid.rowCount(), 0, 1, 4
        )
        grid.addWidget(self._shelf, grid.rowCount(), 0, 1, 4)
        return grid

    # --- showing ----------------------------------------------------------------

    def _show_chips(
        self,
        needles: tuple[Needle, ...],
        chosen: Needle | None,
        judgement: Judgement | None,
    ) -> None:
        ids = [needle.id for needle in needles]
        if ids != list(self._chips):
            self._make_chips(ids)
        level = self.session.level if self.session else None
        for needle in needles:
            chip = self._chips[needle.id]
            worst = Severity.NA
            if judgement is not None and level is not None:
                found = judgement.alarms_of(level.level, needle.id)
                severities = [finding.severity for finding in found]
                worst = max(severities, key=lambda s: s.rank, default=Severity.NA)
            token = SEVERITY_TOKENS[worst]
            chip.setIcon(self.look.icon(SEVERITY_ICONS[worst], token, token))
            chip.setChecked(chosen is not None and needle.id == chosen.id)
            words = say(
                "Needle {needle}: {verdict}",
                needle=needle.id,
                verdict=SEVERITY_WORDS[worst],
            )
            if needle.is_locked:
                words = say(
                    "Needle {needle} ({locked}): {verdict}",
                    needle=needle.id,
                    locked=say(LOCKED),
                    verdict=SEVERITY_WORDS[worst],
                )
            chip.setAccessibleName(words)
            chip.setToolTip(words)

    def _make_chips(self, ids: list[str]) -> None:
        for chip in self._chips.values():
            self._chip_group.removeButton(chip)
            self._chip_row.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for needle_id in ids:
            chip = QPushButton(needle_id)
            chip.setCheckable(True)
            chip.setObjectName(f"chip.{needle_id}")
            chip.clicked.connect(self._take_chip)
            self._chip_group.addButton(chip)
            self._chip_row.addWidget(chip)
            self._chips[needle_id] = chip

    def _empty_words(self) -> str:
        session = self.session
        if session is None or session.vertebra is None:
            return say("A needle needs a vertebra: choose a level first.")
        return say(
            "No needle yet. Press Draw needle, then click the entry on the bone and "
            "the tip in the body, in any view."
        )

    def _show_gauge(self, needle: Needle) -> None:
        known = self._catalogue.gauge_of(needle.outer_diameter_mm)
        listed = len(self._catalogue.gauges)
        while self._gauge.count() > listed:
            self._gauge.removeItem(listed)
        if known is None:
            words = gauge_words(say("Custom"), needle.outer_diameter_mm)
            self._gauge.add(words, needle.outer_diameter_mm)
            self._gauge.setCurrentIndex(listed)
        else:
            self._gauge.setCurrentIndex(self._catalogue.gauges.index(known))

    def _show_facts(self, needle: Needle, measures: Measures) -> None:
        side = measures.get("side") or needle.side
        pose = CArmPose.along(needle.direction_lps)
        for name, words in (
            ("side", side_word(side)),
            ("length", millimetres(needle.length_mm)),
            ("convergence", degrees(measures.get("convergence_deg"))),
            ("sagittal", signed_degrees(measures.get("sagittal_deg"))),
            ("c_arm", pose_words(pose)),
        ):
            self._facts[name].show_value(words)
        self._facts["c_arm"].setToolTip(prone_tip(pose))
        depth = _number(measures.get("depth_fraction"))
        limit = self._book.limit(DEPTH_RULE, "depth_fraction").value
        self._depth_bar.show_depth(depth, limit=limit)
        self._depth.setText(percent(depth))

    def _show_walls(self, measures: Measures, walls: Measures) -> None:
        asked_mm = self._book.limit(WALL_RULE, "clearance_mm").value
        for wall, shown in self._walls.items():
            value_mm = _number(measures.get(f"{wall.value}_clearance_mm"))
            severity = _severity(walls.get(f"{wall.value}_severity"))
            shown.show_clearance(value_mm, asked_mm=asked_mm, severity=severity)
            restyle(shown.value, severity=severity.value)

    # --- what is pressed --------------------------------------------------------

    def _take_chip(self) -> None:
        chip = self._chip_group.checkedButton()
        session = self.session
        if session is not None and session.level is not None and chip is not None:
            session.select(level=session.level.level, needle_id=chip.text())

    def _take_gauge(self, index: int) -> None:
        session = self.session
        if session is None or session.level is None or session.needle is None:
            return
        level, needle_id = session.level.level, session.needle.id
        diameter_mm = float(self._gauge.itemData(index))
        session.apply(
            lambda case: with_gauge(
                case, level, needle_id, outer_diameter_mm=diameter_mm
            ),
            label=CHANGE_GAUGE,
        )


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, float) and is_measured(value) else None


def _severity(name: object) -> Severity:
    """Return a severity by its name; what no rule spoke of is not assessable."""
    return next((s for s in Severity if s.value == name), Severity.NA)
