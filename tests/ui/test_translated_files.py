"""The rule book and the plugins say in every language what they say in English."""

import re
import string
from collections.abc import Callable
from pathlib import Path

import pytest
import translations

from ui.language import (
    ENGLISH,
    LANGUAGE_NAMES,
    read_translations,
    translations_file,
)

Gather = Callable[[], translations.Sources]

NUMBER = re.compile(r"\d+(?:\.\d+)?")
FILES = [
    pytest.param(path, gather, id=f"{path.parent.name}/{path.name}")
    for code in sorted(set(LANGUAGE_NAMES) - {ENGLISH})
    for path, gather in translations.files(code).items()
    if path != translations_file(code)
]
"""What the program itself says is tested in `test_language`."""


def facts_of(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


def numbers_of(text: str) -> list[str]:
    return sorted(NUMBER.findall(text))


@pytest.mark.parametrize(("path", "gather"), FILES)
def test_all_of_it_is_translated_and_nothing_else(path: Path, gather: Gather):
    said = {text for of_one in gather().values() for text in of_one}
    assert read_translations(path).keys() == said, "run: python3 packaging/dev.py words"


@pytest.mark.parametrize("path", [each.values[0] for each in FILES])
def test_a_translation_holds_every_fact_and_every_number(path: Path):
    for english, foreign in read_translations(path).items():
        assert facts_of(foreign) == facts_of(english), english
        assert numbers_of(foreign) == numbers_of(english), english
