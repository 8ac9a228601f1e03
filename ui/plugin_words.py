"""What plugins say, in the language that is spoken.

A plugin brings its translations beside its `plugin.toml`, one Qt Linguist file for each
language: `words_zh_CN.ts`. What it does not translate is looked up among the program's
own words, and said in English where nobody translated it. What a tool said stays
English underneath: it is said again whenever it is shown.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from xml.etree import ElementTree

import attrs

from planner.errors import BadTool
from planner.linguist import translations_in
from planner.review.contract.parameters import Parameter
from planner.review.contract.result import (
    Result,
    ResultFigure,
    picture_in,
    with_texts,
)
from planner.review.contract.saying import again, places_of
from planner.review.host.plugins import Plugin, unchanged_files
from planner.review.level_review import LevelReview, Tool
from ui.language import ENGLISH, language, translated

WORDS_FILE = "words_{language}.ts"

WORD = re.compile(r"[A-Za-z]{3,}")

_KNOWN: dict[str, Plugin] = {}
"""The plugins that were asked already, by their SHA-256."""


def learn(plugin: Plugin) -> None:
    """Remember where the words lie of which a result names the hash alone."""
    _KNOWN[plugin.sha256] = plugin


def plugin_text(text: str, plugin: Plugin | None) -> str:
    """Return a text of a plugin; None: it is not known any more which that was."""
    if language() == ENGLISH:
        return text
    own = _words_of(plugin, language()) if plugin is not None else {}
    return again(text, lambda source: own.get(source) or translated(source))


def speaks(plugin: Plugin, code: str) -> bool:
    """Whether a plugin brings words of a language."""
    return bool(_words_of(plugin, code))


def left_in_english(plugin: Plugin, code: str, texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts and patterns that a plugin's file of a language lacks.

    What holds no word, such as a number, needs no translation.
    """
    own, left = _words_of(plugin, code), dict.fromkeys("")

    def known(source: str) -> str | None:
        if source not in own and WORD.search(source):
            left[source] = None
        return own.get(source)

    for text in texts:
        again(text, known)
    return tuple(left)


def unlike_patterns(plugin: Plugin, code: str) -> tuple[str, ...]:
    """Return the texts whose translation lacks a fact, or has one too many."""
    pairs = _words_of(plugin, code).items()
    return tuple(one for one, other in pairs if _facts_of(one) != _facts_of(other))


def _facts_of(pattern: str) -> set[str] | None:
    try:
        return set(places_of(pattern))
    except ValueError:
        return None


def spoken_tool(tool: Tool) -> Tool:
    """Return a tool whose title, summary and questions are in that language."""
    say = functools.partial(plugin_text, plugin=tool.plugin)
    info = tool.info
    parameters = tuple(_parameter(each, tool.plugin) for each in info.parameters or ())
    return attrs.evolve(
        tool,
        info=attrs.evolve(
            info,
            title=say(info.title),
            summary=say(info.summary),
            parameters=parameters or None,
        ),
    )


def _parameter(parameter: Parameter, plugin: Plugin) -> Parameter:
    say = functools.partial(plugin_text, plugin=plugin)
    labels = parameter.labels or parameter.choices
    return attrs.evolve(
        parameter,
        title=say(parameter.title),
        tip=parameter.tip and say(parameter.tip),
        labels=labels and tuple(map(say, labels)),
    )


def spoken_review(review: LevelReview) -> LevelReview:
    """Return a review in which all that tools say is in that language."""
    plugins = {use.id: _KNOWN.get(use.sha256) for use in review.uses}
    return attrs.evolve(
        review,
        results={
            tool: spoken_result(result, plugins.get(tool))
            for tool, result in review.results.items()
        },
        uses=tuple(
            attrs.evolve(use, title=plugin_text(use.title, plugins[use.id]))
            for use in review.uses
        ),
    )


def spoken_result(result: Result, plugin: Plugin | None) -> Result:
    if language() == ENGLISH:
        return result
    spoken = with_texts(result, functools.partial(plugin_text, plugin=plugin))
    figures = tuple(_figure(each, result) for each in spoken.figures)
    return attrs.evolve(spoken, figures=figures)


def _figure(figure: ResultFigure, result: Result) -> ResultFigure:
    """Return a figure with the picture in that language, if the tool drew one."""
    own = picture_in(figure.array, language())
    return attrs.evolve(figure, array=own) if own in result.arrays else figure


@functools.cache
def _words_of(plugin: Plugin, code: str) -> Mapping[str, str]:
    """Return a plugin's translations; none where they cannot be read."""
    try:
        content = unchanged_files(plugin).get(WORDS_FILE.format(language=code))
        return {} if content is None else translations_in(content)
    except (BadTool, ElementTree.ParseError):
        return {}
