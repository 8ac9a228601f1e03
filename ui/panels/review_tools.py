"""The review tools: what each does and needs, how it stands, and its questions."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QCheckBox, QFrame, QWidget

from planner.errors import BadTool
from planner.review.contract.parameters import POINTS, Parameter
from planner.review.host.run import seen_by
from planner.review.level_review import Tool
from planner.review.notes import settings_of
from ui.language import say
from ui.messages import review_panel as words
from ui.messages.errors import sentence_of
from ui.panels.parts import column, label, line
from ui.panels.tool_form import PointsField, field_for, show_value
from ui.plugin_words import spoken_tool
from ui.review.review import Review
from ui.theme import Look


class ToolCard(QFrame):
    """One tool. Its fields follow the case, so that undo is seen in them too."""

    def __init__(
        self,
        look: Look,
        review: Review,
        tool: Tool,
        *,
        on_show: Callable[[Any], None],
    ) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setObjectName(f"tool.{tool.id}")
        self._review = review
        self._tool = tool = spoken_tool(tool)
        info = tool.info
        self._status = label("", "small", wrap=True)
        self._status.setObjectName(f"tool.{tool.id}.status")
        origin = words.ORIGINS[tool.plugin.origin.value]
        known = words.TOOL_LINE.format(id=info.id, version=info.version, origin=origin)
        needs = say(words.NEEDS, names=words.needed(info.needs))
        told = column(
            label(info.title, "strong", wrap=True),
            label(info.summary, wrap=True),
            label(f"{needs} {known}" if info.needs else known, "small", wrap=True),
            self._status,
            spacing=4,
            margins=(12, 10, 12, 10),
        )
        self._fields: dict[str, QWidget] = {}
        for parameter in info.parameters or ():
            self._add_field(look, told, parameter, on_show)
        self.setLayout(told)

    def _add_field(
        self,
        look: Look,
        told: Any,
        parameter: Parameter,
        on_show: Callable[[Any], None],
    ) -> None:
        name, tool = parameter.name, self._tool.id
        if parameter.kind == POINTS:
            field: QWidget = PointsField(self._review, (tool, name), on_show=on_show)
        else:
            field = field_for(look, parameter, lambda value: self._take(name, value))
        field.setObjectName(f"tool.{tool}.{name}")
        self._fields[name] = field
        told.addWidget(line())
        if not isinstance(field, QCheckBox):
            told.addWidget(label(parameter.title, "strong", wrap=True))
        told.addWidget(field)
        if parameter.tip:
            told.addWidget(label(parameter.tip, "small", wrap=True))

    def refresh(self) -> None:
        plan = self._review.plan
        held = settings_of(plan).get(self._tool.id, {}) if plan is not None else {}
        for parameter in self._tool.info.parameters or ():
            field = self._fields[parameter.name]
            if isinstance(field, PointsField):
                field.refresh()
            else:
                value = held.get(parameter.name, parameter.default)
                show_value(field, value)
        self._status.setText(self._status_words())

    def _take(self, name: str, value: object) -> None:
        parameter = next(p for p in self._tool.info.parameters or () if p.name == name)
        kept = None if value == parameter.default else value
        self._review.choose(self._tool.id, name, kept)

    def _status_words(self) -> str:
        runs, outcome = self._review.runs, self._review.outcome
        news = runs.news.get(self._tool.id)
        if runs.is_running and isinstance(news, float):
            return words.tool_status("runs")
        uses = outcome.review.uses if outcome else ()
        used = next((use for use in uses if use.id == self._tool.id), None)
        if used is None:
            return self._lacking() or words.tool_status("waits")
        if used.problem is not None:
            return sentence_of(used.problem)
        return words.tool_status(used.status, used.seconds)

    def _lacking(self) -> str:
        """Say what the tool would need to run, if something is missing."""
        placement = self._review.placement
        if placement is None or placement.prepared is None:
            return ""
        try:
            seen_by(self._tool.info, placement.prepared.inputs)
        except BadTool as error:
            return sentence_of(error)
        return ""


class ReviewTools(QWidget):
    """A card for each tool; the same cards as long as the tools are the same."""

    def __init__(
        self, look: Look, review: Review, *, on_show: Callable[[Any], None]
    ) -> None:
        super().__init__()
        self._look = look
        self._review = review
        self._on_show = on_show
        self._offer: object = None
        self._cards: list[ToolCard] = []
        self._list = column(spacing=12)
        self.setLayout(self._list)

    def refresh(self) -> None:
        offer = self._review.offer
        if offer is not self._offer:
            self._offer = offer
            for card in self._cards:
                card.hide()
                card.deleteLater()
            self._cards = [
                ToolCard(self._look, self._review, tool, on_show=self._on_show)
                for tool in (offer.tools if offer else ())
            ]
            for card in self._cards:
                self._list.addWidget(card)
        for card in self._cards:
            card.refresh()
