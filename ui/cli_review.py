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


REVIEW_VERBS: Mapping[str, Callable[[argparse.Namespace], Outcome]] = {
    "review": _review,
}
