"""The pages of the guide: those written in `resources/guide`, and one per kind of rule.

Rule pages are made of the rule book that is in force, so that they never part from it.
"""

from collections.abc import Iterator
from pathlib import Path

import attrs

from planner.rules.book import Rule, RuleBook
from ui.language import ENGLISH, say
from ui.messages.findings import limit_words, reference_words
from ui.messages.guide import KIND_PAGES, RULE_HEADINGS, RULES_OF, SEVERITY_LINE
from ui.messages.policy import rule_changes
from ui.messages.words import SEVERITY_WORDS
from ui.resources import resource

HEADING = "# "
MARKUP = "\\`*_[]<>#|~"
"""What Markdown reads as markup anywhere in a line."""


@attrs.frozen
class Page:
    """One page; its title is its first heading. `path` is where its links start."""

    path: Path
    title: str
    words: str


def written_pages(language: str = ENGLISH) -> tuple[Page, ...]:
    """Return the pages in the order of their file names; English where none is."""
    folder = resource("guide", ENGLISH)
    spoken = folder.parent / language
    found = []
    for path in sorted(folder.glob("*.md")):
        shown = spoken / path.name if (spoken / path.name).is_file() else path
        words = shown.read_text(encoding="utf-8")
        title = words.partition("\n")[0].removeprefix(HEADING)
        found.append(Page(shown, title, words))
    return tuple(found)


def rule_pages(book: RuleBook) -> tuple[Page, ...]:
    """Return a page for each kind of rule, with every rule of it as it holds here."""
    folder = resource("guide", ENGLISH)
    made = []
    for kind in dict.fromkeys(rule.kind for rule in book.rules.values()):
        title = say(RULES_OF, kind=KIND_PAGES[kind])
        rules = (rule for rule in book.rules.values() if rule.kind == kind)
        parts = [f"{HEADING}{title}", *("\n".join(_told(book, r)) for r in rules)]
        made.append(Page(folder / f"rules_{kind}.md", title, "\n\n".join(parts)))
    return tuple(made)


def _told(book: RuleBook, rule: Rule) -> Iterator[str]:
    """Yield the lines of one rule: what it asks, why, its limits and papers."""
    yield f"## {plain(rule.id)} · {plain(say(rule.title))}\n"
    worst = SEVERITY_WORDS[rule.raised_to or rule.severity]
    yield f"*{plain(say(SEVERITY_LINE, severity=worst))}*\n"
    yield f"{plain(say(rule.what))}\n"
    changes = rule_changes(rule)
    by = book.policy.set_by if book.policy else ""
    for heading, words in (
        ("why", say(rule.why)),
        ("evidence", say(rule.evidence)),
        ("changed", f"{by}: {' '.join(changes)}" if changes else ""),
    ):
        if words:
            yield f"**{plain(RULE_HEADINGS[heading])}**\n\n{plain(words)}\n"
    limits = [limit_words(limit) for limit in rule.limits.values()]
    papers = [reference_words(book.references[name]) for name in rule.references]
    for heading, lines in (("limits", limits), ("papers", papers)):
        if lines:
            yield f"**{plain(RULE_HEADINGS[heading])}**\n"
            yield "\n".join(f"- {plain(line)}" for line in lines) + "\n"


def plain(words: str) -> str:
    """Return words such that Markdown shows every character of them."""
    return "".join(f"\\{c}" if c in MARKUP else c for c in words)
