"""Words that come before a verb, and hold for all that is started then."""

from collections.abc import Callable, Mapping

from ui.graphics import SOFTWARE_WORD, draw_in_software
from ui.plugin_switch import WITHOUT_PLUGINS_WORD, start_without_plugins

START_WORDS: Mapping[str, Callable[[], None]] = {
    WITHOUT_PLUGINS_WORD: start_without_plugins,
    SOFTWARE_WORD: draw_in_software,
}


def without_start_words(words: list[str]) -> list[str]:
    """Do what the first words say, and return those after them."""
    while words and words[0] in START_WORDS:
        START_WORDS[words[0]]()
        words = words[1:]
    return words
