"""The language in which the program speaks.

Every sentence is written in English where it is said, as `say("{depth} deep",
depth=...)`, and looked up there and then: a language may change while a case is open.
Translations lie in `resources/i18n`, Qt Linguist files that end in the language's code,
and are found by the English text. What has no translation is said in English.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import attrs

from planner.linguist import translations_in
from ui.resources import resource

ENGLISH = "en"
LANGUAGE_NAMES: Mapping[str, str] = {ENGLISH: "English", "zh_CN": "简体中文"}
"""Each in its own words: somebody who reads no English must find the way back."""

Key = TypeVar("Key")


@attrs.define
class _Spoken:
    code: str = ENGLISH
    translations: Mapping[str, str] = attrs.field(factory=dict)


_spoken = _Spoken()


class Said(str):
    """What was said, and how: it can be said again when the language has changed.

    It is an ordinary text for everybody else, and whatever is made of it is one.
    """

    __slots__ = ("facts", "source")

    source: str
    facts: Mapping[str, object]

    def __new__(cls, source: str, facts: Mapping[str, object]) -> "Said":
        text = _spoken.translations.get(source, source)
        made = super().__new__(cls, text.format(**facts) if facts else text)
        made.source, made.facts = source, facts
        return made

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Another process gets the words alone."""
        return str, (str(self),)


def again(text: str) -> str:
    """Return what was said, facts included, in the language that is spoken now.

    A text that was not said stays as it is.
    """
    if not isinstance(text, Said):
        return text
    facts = {
        name: again(fact) if isinstance(fact, str) else fact
        for name, fact in text.facts.items()
    }
    return Said(text.source, facts)


def use_language(code: str, translations: Mapping[str, str] | None = None) -> None:
    """Speak another language from now on; `translations` stand in for its file.

    Raises
    ------
    KeyError
        If the program does not know it; `LANGUAGE_NAMES` are those it knows.
    """
    if translations is None:
        LANGUAGE_NAMES[code]
        found: dict[str, str] = {}
        for path in translations_files(code):
            found |= read_translations(path)
        translations = found
    _spoken.code, _spoken.translations = code, translations


@contextmanager
def speaking(
    code: str, translations: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Speak another language for a while; `use_language` says what can go wrong."""
    before = _spoken.code, _spoken.translations
    use_language(code, translations)
    try:
        yield
    finally:
        _spoken.code, _spoken.translations = before


def language() -> str:
    """Return the code of the language that is spoken."""
    return _spoken.code


def say(source: str, /, **facts: object) -> str:
    """Return an English text in the language that is spoken, with the facts filled in.

    Without facts nothing is filled in, and braces stay what they are.
    """
    return Said(source, facts)


def translated(source: str) -> str | None:
    """Return a text in the language that is spoken; None: it is not known in it."""
    return _spoken.translations.get(source)


class Texts(Mapping[Key, str]):
    """A table of words, each in the language that is spoken when it is looked up."""

    def __init__(self, sources: Mapping[Key, str]) -> None:
        self._sources = sources

    def __getitem__(self, key: Key) -> str:
        return say(self._sources[key])

    def source(self, key: Key) -> str:
        """Return the English of a word: what is written into files never changes."""
        return self._sources[key]

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the English of all words."""
        return tuple(self._sources.values())

    def __iter__(self) -> Iterator[Key]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def translations_files(code: str) -> tuple[Path, ...]:
    """Return the files of a language: none of English."""
    return tuple(sorted(resource("i18n").glob(f"*_{code}.ts")))


def translations_file(code: str) -> Path:
    """Return the file of what the program itself says."""
    return resource("i18n", f"isthmus_{code}.ts")


def read_translations(path: Path) -> dict[str, str]:
    """Return English text to translation; a text not yet translated is left out."""
    return translations_in(path.read_bytes())
