"""Gather what the program says and keep the files of its translators in step with it.

A translator opens the files of `files` with Qt Linguist: what the program says, what
the rule book says, and what each plugin of ours says. What was translated stays as long
as its English stays; what is no longer said is dropped.
"""

import ast
import csv
import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

PROJECT = Path(__file__).resolve().parent.parent
SPOKEN = PROJECT / "ui"
TABLES = SPOKEN / "messages"
FILES = PROJECT / "resources" / "i18n"
RULES = PROJECT / "resources" / "rules"
PLUGINS = PROJECT / "plugins"
SAYING = PROJECT / "planner" / "review" / "contract" / "saying.py"
CASES = PROJECT / "resources" / "cases" / "published.csv"

RULE_KEYS = ("title", "what", "why", "evidence")
SHOWN = ("title", "summary", "tip", "labels")
"""What a tool says of itself and of its questions."""

WORD = re.compile(r"[A-Za-z]{2,}")
TITLE = re.compile(r"[A-Z][a-z]|.* ")
"""A key that is a title, and no name of a field or a rule."""
COLUMN = re.compile(r"[a-z][a-z0-9_]*$")
FIELD = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+$|[a-z_]+\.[a-z_.]+$")
UNSAID = re.compile(r"\{[^}]*\}|\([^)]*\*\.[^)]*\)")
"""Places for facts, and patterns of file names."""


Sources = dict[str, list[str]]
"""English texts by where they stand, each once, in the order in which they stand."""


def files(language: str) -> dict[Path, Callable[[], Sources]]:
    """Return each file of a language, and what gathers the texts that stand in it."""
    found = {
        FILES / f"isthmus_{language}.ts": sources,
        FILES / f"rules_{language}.ts": rule_texts,
    }
    for manifest in sorted(PLUGINS.glob("*/plugin.toml")):
        path = manifest.parent / f"words_{language}.ts"
        found[path] = functools.partial(plugin_texts, manifest)
    return found


def sources() -> Sources:
    """Return the texts of each module of the program."""
    return _once(
        (".".join(path.relative_to(SPOKEN).with_suffix("").parts), text)
        for path in sorted(SPOKEN.rglob("*.py"))
        for text in _texts(path, has_tables=path.parent == TABLES)
    )


def rule_texts() -> Sources:
    """Return what is ours of the rule book and the published cases, and of lists.

    Titles of papers, and what is quoted from them, stay what they are.
    """
    said = [
        (path.stem, text)
        for path in sorted(RULES.glob("*.toml"))
        for text in _of_book(path)
    ]
    joined = _texts(SAYING, has_tables=True, is_text=_joins)
    said += [(SAYING.stem, text) for text in joined]
    with CASES.open(encoding="utf-8", newline="") as stream:
        notes = [row["notes"] for row in csv.DictReader(stream)]
    return _once([*said, *((CASES.stem, note) for note in notes if note)])


def _of_book(path: Path) -> Iterator[str]:
    book = tomllib.loads(path.read_text(encoding="utf-8"))
    for rule in book.get("rule", ()):
        yield from (rule[key] for key in RULE_KEYS)
        yield from (limit["note"] for limit in rule.get("limits", {}).values())
    yield from (paper["note"] for paper in book.get("reference", ()))


def plugin_texts(manifest: Path) -> Sources:
    """Return what a plugin says: its tools of themselves, and all of its words.

    Every module but the one that the manifest names is a table of words.
    """
    about = tomllib.loads(manifest.read_text(encoding="utf-8"))
    said = [(manifest.stem, about["title"])]
    for path in sorted(manifest.parent.glob("*.py")):
        is_tool = path.stem == about["module"]
        texts = _texts(path, has_tables=not is_tool, is_text=_is_filled)
        said += [(path.stem, text) for text in texts]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.keyword) and node.arg in SHOWN:
                said += [(path.stem, text) for text in _values(node.value)]
    return _once(said)


def _once(said: Iterable[tuple[str, str]]) -> Sources:
    found: Sources = {}
    known: set[str] = set()
    for name, text in said:
        if text not in known:
            known.add(text)
            found.setdefault(name, []).append(text)
    return found


def is_text(text: str) -> bool:
    return not FIELD.match(text) and WORD.search(UNSAID.sub("", text)) is not None


def _joins(text: str) -> bool:
    """Whether a text joins others: `{before}, {last}`."""
    return text.count("{") > 1


def _is_filled(text: str) -> bool:
    return is_text(text) or _joins(text)


def _texts(
    path: Path, *, has_tables: bool, is_text: Callable[[str], bool] = is_text
) -> Iterator[str]:
    """Yield what is said somewhere, and every text of a table of messages."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) == "say":
            yield from _values(node.args[0])
        elif isinstance(node, ast.Call) and _name(node.func) == "Texts":
            yield from filter(is_text, _values(node.args[0]))
    named = None if has_tables else _said_names(tree)
    for statement in tree.body:
        if not isinstance(statement, ast.Assign | ast.AnnAssign):
            continue
        if statement.value and (named is None or named & _targets(statement)):
            yield from filter(is_text, _values(statement.value))


def _said_names(tree: ast.Module) -> set[str]:
    """Return the names that are said: by themselves, or each of what they hold."""
    said = {
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _name(node.func) == "say"
        for name in ast.walk(node.args[0])
        if isinstance(name, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.For | ast.comprehension) and _names(node.target) & said:
            said |= _names(node.iter)
    return said


def _targets(statement: ast.Assign | ast.AnnAssign) -> set[str]:
    if isinstance(statement, ast.AnnAssign):
        return _names(statement.target)
    return set().union(*map(_names, statement.targets))


def _names(node: ast.expr) -> set[str]:
    return {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _values(node: ast.expr) -> Iterator[str]:
    """Yield the texts of a value; what a function says in it is found by itself."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Dict(keys=keys, values=values):
            yield from filter(TITLE.match, (text for key in keys for text in _key(key)))
            for value in values:
                yield from _values(value)
        case ast.Tuple(elts=items) | ast.List(elts=items) if not _are_columns(items):
            for item in items:
                yield from _values(item)
        case ast.Starred(value=inner):
            yield from _values(inner)
        case ast.IfExp(body=one, orelse=other):
            yield from _values(one)
            yield from _values(other)


def _are_columns(items: list[ast.expr]) -> bool:
    """Tell whether these are the columns of a table for other programs."""
    names = [str(item.value) for item in items if isinstance(item, ast.Constant)]
    is_whole = len(names) == len(items) and all(map(COLUMN.match, names))
    return is_whole and any("_" in name for name in names)


def _key(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def update(path: Path, language: str, sources: Sources) -> tuple[int, int]:
    """Bring a translator's file in step; return how many texts, and how many are open.

    Raises
    ------
    ElementTree.ParseError
        If the file is there and is no XML.
    """
    done = _translations(path) if path.exists() else {}
    root = ElementTree.Element(
        "TS", version="2.1", language=language, sourcelanguage="en"
    )
    texts = left = 0
    for module, said in sources.items():
        context = ElementTree.SubElement(root, "context")
        ElementTree.SubElement(context, "name").text = module
        for text in said:
            texts += 1
            left += text not in done
            _add(context, text, done.get(text))
    ElementTree.indent(root, space="")
    written = ElementTree.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{written}\n',
        encoding="utf-8",
        newline="\n",
    )
    return texts, left


def _add(context: ElementTree.Element, text: str, translation: str | None) -> None:
    message = ElementTree.SubElement(context, "message")
    ElementTree.SubElement(message, "source").text = text
    written = ElementTree.SubElement(message, "translation")
    written.text = translation
    if translation is None:
        written.set("type", "unfinished")


def _translations(path: Path) -> dict[str, str]:
    found = {}
    for message in ElementTree.parse(path).iter("message"):
        source, translation = message.find("source"), message.find("translation")
        if source is None or translation is None or translation.get("type"):
            continue
        if source.text and translation.text:
            found[source.text] = translation.text
    return found
