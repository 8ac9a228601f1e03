"""The words of `isthmus registry`."""

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from ui.commands.outcome import Outcome
from ui.language import say

FACET_OPTIONS = (
    ("level", "L1"),
    ("technique", "PVP|PKP"),
    ("compartment", "NAME"),
    ("deficit", "NAME"),
    ("onset", "immediate|early|late"),
    ("treatment", "NAME"),
    ("origin", "own|published"),
)


def add_registry_verb(verbs: "argparse._SubParsersAction[Any]") -> None:
    registry = verbs.add_parser(
        "registry", help=say("review cases, published ones and your own")
    )
    actions = registry.add_subparsers(
        dest="action", metavar="ACTION", title=say("actions"), required=True
    )
    listed = actions.add_parser("list", help=say("list and count cases"))
    for name, example in FACET_OPTIONS:
        listed.add_argument(
            f"--{name}", metavar=example, help=say("only these; `unknown` for not told")
        )
    add = actions.add_parser(
        "add", help=say("add the cases of a file, without any names")
    )
    add.add_argument("path", type=Path, metavar="FILE.json|FILE.csv")
    remove = actions.add_parser("remove", help=say("remove a case of your own"))
    remove.add_argument("case", metavar="ID")
    export = actions.add_parser("export", help=say("write all cases to a file"))
    export.add_argument("path", type=Path, metavar="FILE.json|FILE.csv")
    export.add_argument("--own", action="store_true", help=say("only your own"))
    nearest = actions.add_parser(
        "nearest", help=say("the published cases most like one")
    )
    nearest.add_argument("case", metavar="ID|FILE.json")
    nearest.add_argument("--count", type=int, default=5, metavar="N")
    for action in (listed, add, remove, export, nearest):
        action.add_argument(
            "--json", action="store_true", help=say("one JSON document")
        )
        action.add_argument(
            "--file",
            type=Path,
            metavar="REGISTRY",
            help=say("another registry than yours"),
        )


def _registry(options: argparse.Namespace) -> Outcome:
    from ui.commands import registry

    file = options.file
    actions: Mapping[str, Callable[[], Outcome]] = {
        "list": lambda: registry.list_cases(_wanted(options), file=file),
        "add": lambda: registry.add_cases(options.path, file=file),
        "remove": lambda: registry.remove_case(options.case, file=file),
        "export": lambda: registry.export_cases(
            options.path, only_own=options.own, file=file
        ),
        "nearest": lambda: registry.nearest_cases(
            options.case, count=options.count, file=file
        ),
    }
    return actions[options.action]()


def _wanted(options: argparse.Namespace) -> dict[str, str]:
    told = {name: getattr(options, name) for name, _ in FACET_OPTIONS}
    return {name: value for name, value in told.items() if value is not None}


REGISTRY_VERBS: Mapping[str, Callable[[argparse.Namespace], Outcome]] = {
    "registry": _registry,
}
