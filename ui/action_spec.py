"""A command as data."""

from collections.abc import Callable

import attrs

from ui.desk import Desk, always

Run = Callable[[Desk], object]
Ask = Callable[[Desk], bool]


@attrs.frozen(kw_only=True)
class ActionSpec:
    """A command as data. `keys` are alternatives; the first one is told.

    Its words are said again whenever they are shown, for the language may change.
    `checked` makes it a toggle that follows the state; `step` names the edit at hand
    ("Undo Move tip"). `locked_by` says who keeps it from everybody here, empty if
    nobody does; a locked command wears a lock. A menu draws a line before a command
    that begins a group, and puts commands of one `submenu` into a menu of their own.
    """

    id: str
    text: str
    menu: str
    run: Run
    keys: tuple[str, ...] = ()
    icon: str | None = None
    tip: str
    enabled: Ask = always
    checked: Ask | None = None
    step: Callable[[Desk], str | None] | None = None
    locked_by: Callable[[Desk], str] | None = None
    begins_group: bool = False
    submenu: str = ""
