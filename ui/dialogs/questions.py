"""What is asked on the way in: which series, and how much of it."""

from collections.abc import Callable

import attrs
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from planner.case_file.marks import Mark
from planner.dicom.memory_need import memory_needed
from planner.dicom.series import Discovery, SeriesInfo
from planner.imaging.crop import Crop
from planner.memory import free_bytes
from planner.rules.book import RuleBook
from ui.dialogs.crop_dialog import CropDialog, Part
from ui.dialogs.frames import lay_out
from ui.dialogs.series_chooser import SeriesChooser
from ui.language import say
from ui.messages import signing
from ui.panels.parts import button, column, label
from ui.settings import Settings
from ui.site_book import identity_lock, shows_identity_at_first
from ui.theme import GRID, Look

IMAGES_TITLE = "The images are not there"
DAMAGED_TITLE = "The case is damaged"

COMFORTABLE_SHARE = 0.7
"""Of the free memory: views, surface and anatomy take some too (project default)."""


@attrs.frozen(kw_only=True)
class Choice:
    """A series that is to be opened; `crop` None means all of it."""

    info: SeriesInfo
    crop: Crop | None = None


class Questions:
    """Asks in front of one window, and remembers how large its dialogs were."""

    def __init__(
        self,
        parent: QWidget,
        look: Look,
        book: RuleBook,
        *,
        settings: Callable[[], Settings],
        remember: Callable[..., None],
    ) -> None:
        self._parent = parent
        self._look = look
        self._book = book
        self._settings = settings
        self._remember = remember

    def series(
        self, found: Discovery, proposed: SeriesInfo | None, refusal: str
    ) -> Choice | None:
        """Ask which series is meant; None: none of them."""
        settings = self._settings()
        dialog = SeriesChooser(
            self._parent,
            self._look,
            found,
            proposed=proposed,
            refusal=refusal,
            shows_identity=shows_identity_at_first(
                self._book, chosen=settings.show_identity
            ),
            identity_lock=identity_lock(self._book),
        )
        size = QSize(settings.chooser_width, settings.chooser_height)
        dialog.resize(size.boundedTo(self._parent.screen().availableSize()))
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.release()
        self._remember(chooser_width=dialog.width(), chooser_height=dialog.height())
        dialog.deleteLater()
        chosen = dialog.chosen if accepted else None
        if chosen is None:
            return None
        return self.part(chosen) if dialog.wants_part else self.if_it_fits(chosen)

    def if_it_fits(self, info: SeriesInfo) -> Choice | None:
        """Return the whole series; ask for a part where memory would be short."""
        free = free_bytes()
        is_tight = free is not None and memory_needed(info) > COMFORTABLE_SHARE * free
        if is_tight and info.volume_file is None:
            return self.part(info)
        return Choice(info=info)

    def images(self, why: str) -> bool:
        """Ask whether the images of a case shall be looked for; False: not now."""
        words = say(
            "{why}\n\nIf the images were moved, show their folder: they are told by "
            "their own numbers, so no other patient's images can be taken for them.",
            why=why,
        )
        return self._agreed(say(IMAGES_TITLE), words, say("Find the images …"))

    def whole_part(self, why: str) -> bool:
        """Ask whether the whole steps of a damaged case are opened as a new one."""
        words = say("{why}\n\nThe damaged file stays as it is.", why=why)
        return self._agreed(say(DAMAGED_TITLE), words, say("Open what is whole"))

    def leave_signed(self, signed: Mark) -> bool:
        """Ask whether a signed state is left for a new, unsigned one."""
        return self._agreed(
            say(signing.LEAVE_TITLE),
            say(signing.LEAVE, signed=signing.signed_words(signed)),
            say(signing.LEAVE_AGREE),
            refuse=say(signing.LEAVE_KEEP),
        )

    def save_to_sign(self) -> bool:
        """Ask whether a case is saved as a case file, so that it can be signed."""
        return self._agreed(
            say(signing.NEEDS_FILE_TITLE),
            say(signing.NEEDS_FILE),
            say(signing.SAVE_CASE),
        )

    def _agreed(self, title: str, words: str, agree: str, *, refuse: str = "") -> bool:
        dialog = QDialog(self._parent)
        text = label(words, wrap=True)
        text.setMinimumWidth(52 * GRID)
        cancel = button(refuse or say("Cancel"), name="question.cancel")
        cancel.clicked.connect(dialog.reject)
        done = button(agree, "primary", name="question.agree")
        done.clicked.connect(dialog.accept)
        lay_out(dialog, title, column(text, 1), cancel, done)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed

    def part(self, info: SeriesInfo) -> Choice | None:
        """Ask which part of a series is opened; None: nothing at all."""
        dialog = CropDialog(self._parent, self._look, info, free_bytes=free_bytes())
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.release()
        dialog.deleteLater()
        if not accepted or dialog.chosen is None:
            return None
        crop = None if isinstance(dialog.chosen, Part) else dialog.chosen
        return Choice(info=info, crop=crop)
