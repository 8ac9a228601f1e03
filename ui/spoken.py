"""Words on widgets that are said again when the language changes.

Whoever puts a fixed text on a widget does it by `speak`: the widget then knows what was
said, and `speak_again` says it anew for a whole window. What follows the case is said
anew by whoever shows it, as after any change.
"""

import attrs
from PySide6.QtCore import QObject

from ui.language import Said, again

TEXTS = (
    "text",
    "toolTip",
    "title",
    "windowTitle",
    "accessibleName",
    "accessibleDescription",
    "placeholderText",
    "specialValueText",
    "suffix",
)
"""The properties of Qt that hold words."""


@attrs.frozen(eq=False)
class Kept:
    """Words inside a Qt property, which would make a plain text of them."""

    words: str


def speak(thing: QObject, **texts: str) -> None:
    """Set properties of `TEXTS`; what was said is remembered beside them."""
    for name, text in texts.items():
        thing.setProperty(name, text)
        kept = Kept(text) if isinstance(text, Said) else None
        thing.setProperty(f"said.{name}", kept)


def speak_again(root: QObject) -> None:
    """Say everything on a window anew; what was replaced since is left alone."""
    for thing in (root, *root.findChildren(QObject)):
        names = {bytes(name.data()).decode() for name in thing.dynamicPropertyNames()}
        for name in TEXTS:
            kept = thing.property(f"said.{name}") if f"said.{name}" in names else None
            if isinstance(kept, Kept) and thing.property(name) == kept.words:
                speak(thing, **{name: again(kept.words)})
        if isinstance(thing, HoldsWords):
            thing.speak_again()


class HoldsWords:
    """A widget with more words than properties, such as the entries of a list."""

    def speak_again(self) -> None:
        """Say them anew."""
        raise NotImplementedError
