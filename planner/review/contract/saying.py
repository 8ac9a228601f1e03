"""Sentences with facts in them, kept so that they can be said in another language.

A tool says everything in English. A text that never changes needs nothing: the program
looks it up as it stands. One with facts in it is made by `say`, which keeps the pattern
and the facts beside the English, so that a pattern of another language can be filled
with the same facts, later and elsewhere.
"""

import functools
import string
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import attrs

from planner.errors import BadTool
from planner.linguist import translations_in
from planner.review.fields import Anything, Text, always

WORDS = "words_"
LIST_PATTERN = "{before}, {last}"
"""How the members of a list are joined."""


class Said(str):
    """An English text that knows the pattern and the facts it was made of.

    It is an ordinary text for everybody else. Cutting it, or joining it with another
    one, gives an ordinary text that knows no longer.
    """

    __slots__ = ("facts", "source")

    source: str
    facts: Mapping[str, str]


def say(source: str, /, **facts: object) -> Said:
    """Return an English pattern with its facts filled in.

    Facts stand in braces, with their form where they have one: `{volume_ml:.2f} mL`. A
    fact may be a text that was said itself, or words that are looked up as they stand.

    Raises
    ------
    ValueError
        If a place is no plain name, or one name stands in two places.
    KeyError
        If a fact is missing.

    Examples
    --------
    >>> say("{count} mL lie {where}.", count=2, where="in the foramen")
    '2 mL lie in the foramen.'
    """
    texts = {name: _text(facts[name], form) for name, form in places_of(source).items()}
    return _said(source, texts)


def listed(texts: Iterable[str], *, by: str = LIST_PATTERN) -> str:
    """Join texts by a pattern of two places, `before` and `last`; "" for none."""
    parts = list(texts)
    if not parts:
        return ""
    return functools.reduce(lambda one, other: say(by, before=one, last=other), parts)


def again(text: str, translated: Callable[[str], str | None]) -> str:
    """Say a text in another language, `translated` from English; None: not known.

    A pattern of another language that does not hold the same facts is not used.
    """
    if not isinstance(text, Said):
        return translated(text) or text
    pattern = translated(text.source)
    if pattern is None or not _holds(pattern, text.facts):
        return text
    facts = {name: again(fact, translated) for name, fact in text.facts.items()}
    return _filled(pattern, facts)


def places_of(pattern: str) -> dict[str, str]:
    """Return the facts of a pattern by name, each with its form.

    Raises
    ------
    ValueError
        If a place is no plain name, or one name stands in two places.
    """
    places: dict[str, str] = {}
    for _, name, form, conversion in string.Formatter().parse(pattern):
        if name is None:
            continue
        if not name.isidentifier() or conversion or name in places:
            raise ValueError(f"each place of a pattern needs a name of its own: {name}")
        places[name] = form or ""
    return places


def _text(fact: object, form: str) -> str:
    return fact if isinstance(fact, str) and not form else format(fact, form)


def _said(source: str, facts: Mapping[str, str]) -> Said:
    said = Said(_filled(source, facts))
    said.source, said.facts = source, facts
    return said


def _filled(pattern: str, facts: Mapping[str, str]) -> str:
    """Return a pattern with texts in its places; forms were applied before.

    Each fact is there once, so that no text grows beyond what went into it.
    """
    parts = string.Formatter().parse(pattern)
    return "".join(
        literal + ("" if name is None else facts[name]) for literal, name, _, _ in parts
    )


def _holds(pattern: str, facts: Mapping[str, str]) -> bool:
    try:
        return places_of(pattern).keys() == facts.keys()
    except ValueError:
        return False


def spoken_words(folder: Path) -> dict[str, dict[str, str]]:
    """Return what a plugin's files `words_LANGUAGE.ts` hold, by language.

    For pictures with words in them: all else is said again by the program.
    """
    return {
        path.stem.removeprefix(WORDS): translations_in(path.read_bytes())
        for path in sorted(folder.glob(f"{WORDS}*.ts"))
    }


# --- in a document --------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class SaidEntry:
    """A text of a document, and what it was made of."""

    text: str = always(Text())
    source: str = always(Text())
    facts: Mapping[str, str] = always(Anything())


def entries_of(texts: Iterable[str]) -> tuple[SaidEntry, ...]:
    """Return an entry for each text that was said; a fact's entry before its text's."""
    found: dict[str, SaidEntry] = {}
    for text in texts:
        if isinstance(text, Said) and text not in found:
            for entry in entries_of(text.facts.values()):
                found.setdefault(entry.text, entry)
            facts = {name: str(fact) for name, fact in text.facts.items()}
            found[str(text)] = SaidEntry(
                text=str(text), source=text.source, facts=facts
            )
    return tuple(found.values())


def said_again(entries: Iterable[SaidEntry]) -> dict[str, Said]:
    """Return what was said, by its English text; a fact may be any earlier one.

    Raises
    ------
    BadTool
        With the reason "result" and the text, if its pattern and facts do not make it.
    """
    known: dict[str, Said] = {}
    for entry in entries:
        facts = entry.facts
        try:
            texts = {name: known.get(fact, fact) for name, fact in facts.items()}
            is_whole = places_of(entry.source).keys() == texts.keys()
            made = _said(entry.source, texts) if is_whole else None
        except (AttributeError, TypeError, ValueError) as error:
            raise BadTool("not said so", reason="result", where=entry.text) from error
        if made != entry.text:
            raise BadTool("not said so", reason="result", where=entry.text)
        known[entry.text] = made
    return known
