"""The words of the command line that have to do with review tools."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ui.commands.outcome import Outcome
from ui.plugin_switch import WITHOUT_PLUGINS_WORD, start_without_plugins

Verbs = Any
"""What argparse calls its sub-parsers; it has no public name for them."""


def add_review_verbs(verbs: Verbs) -> None:
    review = verbs.add_parser(
        "review", help="where the cement went, and what would have warned"
    )
    review.add_argument("plan", type=Path, metavar="PLAN.json")
    review.add_argument(
        "--postop",
        type=Path,
        metavar="PATH",
        help="the CT after the operation, if the plan does not name it",
    )
    _add_tools(review)
    review.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help="write the findings, label maps, tables and figures",
    )
    review.add_argument("--json", action="store_true", help="one JSON document")
    _add_plugin(verbs)


def _add_plugin(verbs: Verbs) -> None:
    plugin = verbs.add_parser(
        "plugin", help="review tools of others: look, allow, make"
    )
    actions = plugin.add_subparsers(
        dest="action", metavar="ACTION", title="actions", required=True
    )
    actions.add_parser("list", help="all plugins, their hashes, and which may run")
    check = actions.add_parser("check", help="is a plugin as the contract says")
    check.add_argument("path", type=Path, metavar="FOLDER|FILE")
    check.add_argument(
        "--trust", action="store_true", help="run it although nobody has allowed it yet"
    )
    for name, words in (
        ("allow", "let a plugin run, as it is now"),
        ("forbid", "let a plugin run no more"),
        ("remove", "take a plugin out of yours"),
    ):
        actions.add_parser(name, help=words).add_argument("id", metavar="ID")
    install = actions.add_parser("install", help="copy a plugin to yours; it runs not")
    install.add_argument("path", type=Path, metavar="FOLDER|FILE")
    pack = actions.add_parser("pack", help="make one file of a plugin's folder")
    pack.add_argument("path", type=Path, metavar="FOLDER")
    pack.add_argument("--out", type=Path, metavar="FILE.isthmus-plugin")
    new = actions.add_parser("new", help="write a working tool to begin with")
    new.add_argument("id", metavar="NAME")
    new.add_argument("--out", type=Path, metavar="DIR", help="in this folder")


def _add_tools(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--tool",
        action="append",
        default=[],
        metavar="ID",
        help="only this tool, and those that it reads; may be given several times",
    )
    verb.add_argument(
        WITHOUT_PLUGINS_WORD,
        action="store_true",
        help="leave out what is not part of the program",
    )


def _review(options: argparse.Namespace) -> Outcome:
    from ui.commands.review import review

    if options.without_plugins:
        start_without_plugins()
    return review(
        options.plan, postop=options.postop, tools=options.tool, out=options.out
    )


def _plugin(options: argparse.Namespace) -> Outcome:
    from ui.commands import plugin

    actions: Mapping[str, Callable[[], Outcome]] = {
        "list": plugin.list_plugins,
        "check": lambda: plugin.check(options.path, is_trusted=options.trust),
        "allow": lambda: plugin.allow(options.id),
        "forbid": lambda: plugin.forbid(options.id),
        "remove": lambda: plugin.remove(options.id),
        "install": lambda: plugin.install(options.path),
        "pack": lambda: plugin.pack(options.path, out=options.out),
        "new": lambda: plugin.new(options.id, out=options.out),
    }
    return actions[options.action]()


REVIEW_VERBS: Mapping[str, Callable[[argparse.Namespace], Outcome]] = {
    "review": _review,
    "plugin": _plugin,
}
