"""What the screen says, recognised by its English in whatever language it is said."""

import functools
import re

from ui.language import ENGLISH, language, read_translations, translations_files

FACT = re.compile(r"\{[^}]*\}")
MNEMONIC = re.compile(r"\(&.\)|&")


def says(shown: str, words: str) -> bool:
    """Whether a text holds English words, in the language that is spoken."""
    if language() == ENGLISH:
        return words.lower() in shown.lower()
    meant = (other for one, other in _known(language()) if words.lower() in one.lower())
    return any(_longest(other) in shown for other in meant)


def is_called(shown: str, words: str) -> bool:
    """Whether a text is these English words, in the language that is spoken."""
    shown = MNEMONIC.sub("", shown)
    if language() == ENGLISH:
        return shown == words
    return any(shown == other for one, other in _known(language()) if one == words)


@functools.cache
def _known(code: str) -> list[tuple[str, str]]:
    return [
        (MNEMONIC.sub("", one), MNEMONIC.sub("", other))
        for path in translations_files(code)
        for one, other in read_translations(path).items()
    ]


def _longest(pattern: str) -> str:
    """Return the longest part of a pattern that holds no fact."""
    return max(FACT.split(pattern), key=len)
