"""The words of the command line that have to do with review tools."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ui.commands.outcome import Outcome
from ui.language import say
from ui.plugin_switch import WITHOUT_PLUGINS_WORD, start_without_plugins

MOST_WORKERS = 64

TALKING_VERBS = ("audit",)
"""They tell how far they are, and load no library that talks."""

Verbs = Any
"""What argparse calls its sub-parsers; it has no public name for them."""


def add_review_verbs(verbs: Verbs) -> None:
    review = verbs.add_parser(
        "review", help=say("where the cement went, and what would have warned")
    )
    review.add_argument("plan", type=Path, metavar="PLAN.json")
    review.add_argument(
        "--postop",
        type=Path,
        metavar="PATH",
        help=say("the CT after the operation, if the plan does not name it"),
    )
    _add_tools(review)
    review.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=say("write the findings, label maps, tables and figures"),
    )
    review.add_argument("--json", action="store_true", help=say("one JSON document"))
    _add_audit(verbs)
    _add_plugin(verbs)


def _add_audit(verbs: Verbs) -> None:
    audit = verbs.add_parser("audit", help=say("review tools over a whole cohort"))
    audit.add_argument(
        "path",
        type=Path,
        metavar="FOLDER|LIST",
        help=say("a folder of plans, or a list: a plan a line, then the CT afterwards"),
    )
    audit.add_argument(
        "--out",
        type=Path,
        metavar="DIR",
        help=say(
            "write findings and summary there; given again, it goes on from there"
        ),
    )
    _add_tools(audit)
    audit.add_argument(
        "--workers", type=_count, metavar="N", help=say("so many processes at a time")
    )
    audit.add_argument(
        "--scheduler",
        metavar="tcp://HOST:PORT",
        help=say("a Dask cluster that sees the same files (isthmus[cluster])"),
    )
    audit.add_argument("--json", action="store_true", help=say("one JSON document"))


def _count(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST_WORKERS:
        raise ValueError
    return count


def _add_plugin(verbs: Verbs) -> None:
    plugin = verbs.add_parser(
        "plugin", help=say("review tools of others: look, allow, make")
    )
    actions = plugin.add_subparsers(
        dest="action", metavar="ACTION", title=say("actions"), required=True
    )
    actions.add_parser("list", help=say("all plugins, their hashes, and which may run"))
    check = actions.add_parser("check", help=say("is a plugin as the contract says"))
    check.add_argument("path", type=Path, metavar="FOLDER|FILE")
    check.add_argument(
        "--trust",
        action="store_true",
        help=say("run it although nobody has allowed it yet"),
    )
    for name, words in (
        ("allow", say("let a plugin run, as it is now")),
        ("forbid", say("let a plugin run no more")),
        ("remove", say("take a plugin out of yours")),
    ):
        actions.add_parser(name, help=words).add_argument("id", metavar="ID")
    install = actions.add_parser(
        "install", help=say("copy a plugin to yours; it runs not")
    )
    install.add_argument("path", type=Path, metavar="FOLDER|FILE")
    pack = actions.add_parser("pack", help=say("make one file of a plugin's folder"))
    pack.add_argument("path", type=Path, metavar="FOLDER")
    pack.add_argument("--out", type=Path, metavar="FILE.isthmus-plugin")
    new = actions.add_parser("new", help=say("write a working tool to begin with"))
    new.add_argument("id", metavar="NAME")
    new.add_argument("--out", type=Path, metavar="DIR", help=say("in this folder"))


def _add_tools(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--tool",
        action="append",
        default=[],
        metavar="ID",
        help=say("only this tool, and those that it reads; may be given several times"),
    )
    verb.add_argument(
        WITHOUT_PLUGINS_WORD,
        action="store_true",
        help=say("leave out what is not part of the program"),
    )


def _review(options: argparse.Namespace) -> Outcome:
    from ui.commands.review import review

    if options.without_plugins:
        start_without_plugins()
    return review(
        options.plan, postop=options.postop, tools=options.tool, out=options.out
    )


def _audit(options: argparse.Namespace) -> Outcome:
    from ui.commands.audit import Hands, audit

    if options.without_plugins:
        start_without_plugins()
    return audit(
        options.path,
        out=options.out,
        tools=options.tool,
        hands=Hands(workers=options.workers, scheduler=options.scheduler),
        on_done=_tell,
    )


def _tell(line: str) -> None:
    if sys.stderr is not None:
        print(f"isthmus: {' '.join(line.split())}", file=sys.stderr, flush=True)


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
    "audit": _audit,
    "plugin": _plugin,
}
