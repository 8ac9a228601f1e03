"""What the buttons of a finding do: lead to its spot, or accept it knowingly."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.rules.catalogue import FORM_RULE
from planner.rules.findings import Finding
from ui.dialogs.accept_stop import accept_or_withdraw
from ui.session import Session
from ui.viewports.view_grid import ViewGrid


class FindingDoor:
    """`ask_form` asks the questions of the level that are still open."""

    def __init__(
        self,
        parent: QWidget,
        views: ViewGrid,
        *,
        session: Callable[[], Session | None],
        ask_form: Callable[[], None],
        initials: Callable[[], str],
    ) -> None:
        self._window = parent
        self._views = views
        self._session = session
        self._ask_form = ask_form
        self._initials = initials

    def accept(self, finding: Finding) -> None:
        """Accept a STOP with a reason, or take that back."""
        session = self._session()
        if session is not None:
            accept_or_withdraw(
                self._window, session, finding, initials=self._initials()
            )

    def show(self, finding: Finding) -> None:
        """Bring every view to the spot a finding speaks of, or ask what is open."""
        session = self._session()
        if session is not None and finding.rule == FORM_RULE:
            if session.level is None or session.level.level != finding.level:
                session.select(level=finding.level)
            self._ask_form()
        if session is None or finding.at_lps_mm is None:
            return
        if finding.needle is not None:
            session.select(level=finding.level, needle_id=finding.needle)
        self._views.frame_spot(finding.at_lps_mm)
