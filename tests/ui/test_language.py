"""What is said in another language says the same: every fact, nothing twice."""

import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
import translations

from planner.rules.findings import Severity
from ui.language import (
    ENGLISH,
    LANGUAGE_NAMES,
    Texts,
    language,
    read_translations,
    say,
    speaking,
    translations_file,
)
from ui.messages.numbers import millimetres
from ui.messages.words import SEVERITY_WORDS

FOREIGN = sorted(set(LANGUAGE_NAMES) - {ENGLISH})

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def _places(text: str) -> list[str]:
    parts = string.Formatter().parse(text)
    return sorted(f"{name}:{form}" for _, name, form, _ in parts if name is not None)


@pytest.fixture(params=FOREIGN)
def foreign(request: pytest.FixtureRequest) -> str:
    code: str = request.param
    return code


def test_a_translation_fills_in_the_same_facts_in_the_same_form(foreign: str):
    pairs = read_translations(translations_file(foreign)).items()
    assert [
        (one, other) for one, other in pairs if _places(one) != _places(other)
    ] == []


def test_a_translation_keeps_the_space_that_joins_it_to_its_neighbours(foreign: str):
    """Chinese needs none between sentences, but never gains one at its end."""
    pairs = read_translations(translations_file(foreign)).items()
    assert [b for a, b in pairs if b.endswith(" ") and not a.endswith(" ")] == []


def test_the_translators_have_everything_the_program_says(foreign: str):
    tree = ElementTree.parse(translations_file(foreign))
    listed = {source.text for source in tree.iter("source")}
    said = {text for texts in translations.sources().values() for text in texts}
    assert said - listed == set(), "run: python3 packaging/dev.py words"


def test_nothing_that_is_said_is_left_untranslated(foreign: str):
    """Whoever adds a sentence brings it along in every language of the program."""
    left = []
    for path, gather in translations.files(foreign).items():
        done = read_translations(path)
        said = (text for texts in gather().values() for text in texts)
        left += [(path.name, text) for text in said if text not in done]
    assert left == [], "run: python3 packaging/dev.py words, and translate"


def test_a_translation_loses_no_number(foreign: str):
    """Two in, two out: a limit or a key that is lost in translation is a danger."""
    lost = [
        (text, translation)
        for path in translations.files(foreign)
        for text, translation in read_translations(path).items()
        if _numbers(text) - _numbers(translation)
    ]
    assert lost == []


def _numbers(text: str) -> Counter[str]:
    """Count the numbers of a text; a 3-D view has its own word in any language."""
    return Counter(NUMBER.findall(re.sub(r"\{[^}]*\}|3-D", "", text)))


def test_a_text_has_one_translation(foreign: str):
    messages = ElementTree.parse(translations_file(foreign)).iter("message")
    sources = [message.findtext("source") for message in messages]
    assert len(sources) == len(set(sources))


def test_words_follow_the_language_at_once(foreign: str):
    english = SEVERITY_WORDS[Severity.NA]
    with speaking(foreign):
        assert language() == foreign
        assert SEVERITY_WORDS[Severity.NA] != english
    assert SEVERITY_WORDS[Severity.NA] == english


def test_what_was_not_measured_is_said_in_every_language(foreign: str):
    english = millimetres(None)
    with speaking(foreign):
        assert millimetres(None) not in (english, "")
        assert millimetres(2.04) == "2.0 mm"


def test_an_unknown_text_is_said_as_it_is(foreign: str):
    with speaking(foreign):
        assert say("No such sentence, {depth}.", depth=3) == "No such sentence, 3."
        assert say("{file} stays") == "{file} stays"
        assert Texts({1: "No such word"})[1] == "No such word"


def test_an_unknown_language_changes_nothing():
    with pytest.raises(KeyError), speaking("xx"):
        pass
    assert language() == ENGLISH


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    assert language() == ENGLISH


def test_a_file_is_brought_in_step_without_losing_what_was_translated(tmp_path: Path):
    path = tmp_path / "isthmus_xx.ts"
    said = translations.rule_texts()
    translations.update(path, "xx", said)
    tree = ElementTree.parse(path)
    message = next(tree.iter("message"))
    source = message.findtext("source") or ""
    written = message.find("translation")
    assert written is not None
    written.text = "Übersetzt"
    del written.attrib["type"]
    tree.write(path, encoding="utf-8")
    texts, left = translations.update(path, "xx", said)
    assert texts - left == 1
    assert read_translations(path) == {source: "Übersetzt"}
