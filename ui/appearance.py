"""What a user chooses of the looks: theme, contrast, text size, motion, language."""

from collections.abc import Callable

from ui.settings import TEXT_PERCENTS, USUAL_TEXT_PERCENT, Settings
from ui.theme import CONTRAST, DARK, LIGHT, THEMES, Look, Theme


class Appearance:
    """Changes the look, and has each choice remembered.

    `language_lock` says who decided the language for everybody here, if anybody did.
    """

    def __init__(
        self,
        look: Look,
        settings: Settings,
        remember: Callable[..., None],
        *,
        language_lock: str = "",
    ) -> None:
        self._look = look
        self.language_lock = language_lock
        self._remember = remember
        theme = THEMES[settings.theme]
        self._without_contrast = DARK if theme is CONTRAST else theme

    @property
    def is_light(self) -> bool:
        return self._look.theme is LIGHT

    @property
    def has_high_contrast(self) -> bool:
        return self._look.theme is CONTRAST

    @property
    def has_less_motion(self) -> bool:
        return self._look.is_still

    def switch_theme(self) -> None:
        """Go from the dark theme to the light one, and back."""
        self._use(DARK if self.is_light else LIGHT)

    def switch_contrast(self) -> None:
        """Go to high contrast, and back to the theme that was there before."""
        self._use(self._without_contrast if self.has_high_contrast else CONTRAST)

    def step_text_size(self, by: int) -> None:
        place = TEXT_PERCENTS.index(self._look.text_percent) + by
        self._use_text(TEXT_PERCENTS[min(max(place, 0), len(TEXT_PERCENTS) - 1)])

    def use_usual_text_size(self) -> None:
        self._use_text(USUAL_TEXT_PERCENT)

    def switch_motion(self) -> None:
        """Stop what moves by itself, or let it move, whatever the system says."""
        still = not self._look.is_still
        self._look.use(still=still)
        self._remember(motion="less" if still else "full")

    def speak_language(self, code: str) -> None:
        """Speak another language at once; the case and all work on it go on."""
        self._look.use(language=code)
        self._remember(language=code)

    def _use(self, theme: Theme) -> None:
        if theme is not CONTRAST:
            self._without_contrast = theme
        self._look.use(theme=theme)
        self._remember(theme=theme.name)

    def _use_text(self, percent: int) -> None:
        self._look.use(text_percent=percent)
        self._remember(text_percent=percent)
