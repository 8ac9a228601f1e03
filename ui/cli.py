"""`isthmus`: the window and every verb of the command line.

Verbs are loaded when they are asked for, so that judging a plan loads no window.
"""

import argparse
import contextlib
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from planner.apart_worker import WORKER_WORD, serve
from planner.errors import NotAFolder, PlannerError
from planner.review.host.job import TOOL_WORD
from ui.cli_plan import add_paper_verbs, add_plan_verbs
from ui.cli_registry import REGISTRY_VERBS, add_registry_verb
from ui.cli_review import REVIEW_VERBS, TALKING_VERBS, add_review_verbs
from ui.commands.outcome import Exit, Outcome, Unusable
from ui.crash import write_crash_file
from ui.language import LANGUAGE_NAMES, say, speaking
from ui.messages.errors import sentence_of
from ui.start_language import language_of_commands
from ui.start_words import START_WORDS, without_start_words
from ui.streams import quiet_libraries
from ui.version import version

LANGUAGE_WORD = "--language"

INTERRUPTED = 130
"""What a shell expects of a program that was stopped with Ctrl+C."""

DESCRIPTION = (
    "Plan a vertebroplasty needle on the patient's CT. Without a verb: the window, on "
    "a plan or a folder of images. A research and teaching tool, not a medical device."
)
EXIT_CODES = (
    "Exit codes: 0 done; 1 done, and the verdict is STOP or NOT ASSESSABLE; 2 bad "
    "input; 3 internal error (a crash file was written)."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the words ask for; return the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words == [WORKER_WORD]:
        return serve()
    try:
        words, asked = _without_language(words)
    except Unusable as error:
        return _complain(str(error), Exit.BAD_INPUT)
    with speaking(asked or language_of_commands()):
        return _done(words, asked)


def _without_language(words: list[str]) -> tuple[list[str], str | None]:
    """Return the words without `--language CODE`, wherever it stands, and the code."""
    for at, word in enumerate(words):
        name, equals, code = word.partition("=")
        if name != LANGUAGE_WORD:
            continue
        end = at + 1 if equals else at + 2
        code = code if equals else "".join(words[at + 1 : end])
        if code not in LANGUAGE_NAMES:
            known = ", ".join(LANGUAGE_NAMES)
            raise Unusable(
                say("{option} must be one of: {known}.", option=name, known=known)
            )
        return [*words[:at], *words[end:]], code
    return words, None


def _done(words: list[str], asked: str | None) -> int:
    """Do it, and put whatever goes wrong into one sentence."""
    try:
        return _run(words, asked)
    except SystemExit as end:  # argparse, after --help or --version
        return int(end.code or 0)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Unusable as error:
        return _complain(str(error), Exit.BAD_INPUT)
    except PlannerError as error:
        return _complain(sentence_of(error), Exit.BAD_INPUT)
    except Exception as error:  # noqa: BLE001 - the program's outer edge
        return _complain(_crash_sentence(error), Exit.INTERNAL_ERROR)


def _run(words: list[str], asked: str | None) -> int:
    if words[:1] == [TOOL_WORD] and len(words) == 2:
        return _serve_tool(Path(words[1]))
    words = without_start_words(words)
    if not words or not (words[0] in VERBS or words[0].startswith("-")):
        return _window(words, asked)
    options = _parser().parse_args(words)
    if options.verb is None:
        return _window([], asked)
    if options.verb == "demo" and not options.headless:
        return _demo_window(options, asked)
    is_talking = options.verb in TALKING_VERBS
    with contextlib.nullcontext() if is_talking else quiet_libraries():
        outcome = VERBS[options.verb](options)
    if outcome.warning:
        _complain(outcome.warning, outcome.exit_code)
    _print(outcome, as_json=getattr(options, "json", False))
    return outcome.exit_code


def _serve_tool(folder: Path) -> int:
    from planner.review.host.worker import serve as serve_tool

    return serve_tool(folder)


# --- the words ------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence, as every verb does."""

    def error(self, message: str) -> NoReturn:
        wrong = f"{message[0].upper()}{message[1:]}"
        raise Unusable(
            say("{wrong}: see `{program} --help`.", wrong=wrong, program=self.prog)
        )


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="isthmus",
        usage=(
            f"isthmus [{'] ['.join(START_WORDS)}] [{LANGUAGE_WORD} CODE] "
            "[PLAN.json | FOLDER | FILE]\n"
            "       isthmus VERB ..."
        ),
        description=say(DESCRIPTION),
        epilog=say(EXIT_CODES),
    )
    parser.add_argument("--version", action="version", version=f"Isthmus {version()}")
    verbs = parser.add_subparsers(
        dest="verb", metavar="VERB", title=say("verbs"), prog="isthmus"
    )
    demo = verbs.add_parser(
        "demo",
        help=say("the bundled case; --headless writes findings, views and report"),
    )
    demo.add_argument(
        "--headless", action="store_true", help=say("write files, open no window")
    )
    demo.add_argument(
        "--out", type=Path, metavar="DIR", help=say("where to write them")
    )
    add_plan_verbs(verbs)
    add_paper_verbs(verbs)
    add_review_verbs(verbs)
    add_registry_verb(verbs)
    for verb in verbs.choices.values():
        verb.add_argument(
            LANGUAGE_WORD, metavar="|".join(LANGUAGE_NAMES), help=say("its words")
        )
    checks = verbs.add_parser(
        "self-check", help=say("is everything there, does it work")
    )
    checks.add_argument("--draw", action="store_true", help=argparse.SUPPRESS)
    return parser


# --- the verbs ------------------------------------------------------------------


def _check(options: argparse.Namespace) -> Outcome:
    from ui.commands.check import check

    return check(options.plan)


def _anatomy(options: argparse.Namespace) -> Outcome:
    from ui.commands.anatomy import anatomy

    return anatomy(options.plan, out_labels=options.out_labels)


def _propose(options: argparse.Namespace) -> Outcome:
    from ui.commands.propose import propose

    return propose(options.plan, sides=options.sides, out=options.out)


def _report(options: argparse.Namespace) -> Outcome:
    from ui.commands.report import report

    return report(options.plan, out=options.out, identified=options.identified)


def _inspect(options: argparse.Namespace) -> Outcome:
    from ui.commands.inspect import inspect

    return inspect(options.path, identified=options.identified)


def _export(options: argparse.Namespace) -> Outcome:
    from ui.commands.export import export
    from ui.export.order import Order, Ware

    places = {
        Ware.DICOM: options.dicom,
        Ware.SURFACES: options.stl,
        Ware.MARKUPS: options.markups,
        Ware.CASE: options.deidentified,
    }
    orders = [
        Order(ware=ware, target=place, identified=options.identified)
        for ware, place in places.items()
        if place is not None
    ]
    return export(options.path, orders, plugin_format=options.format)


def _demo(options: argparse.Namespace) -> Outcome:
    from ui.headless import write_demo

    if options.out is None:
        raise Unusable(
            say("Say where to write the demo: `isthmus demo --headless --out DIR`.")
        )
    return write_demo(options.out)


def _policy(options: argparse.Namespace) -> Outcome:
    from ui.commands.policy import check_policy

    return check_policy(options.file)


def _self_check(options: argparse.Namespace) -> Outcome:
    from ui.self_check import draw_once, self_check

    return draw_once() if options.draw else self_check()


VERBS = {
    "anatomy": _anatomy,
    "check": _check,
    "export": _export,
    "inspect": _inspect,
    "propose": _propose,
    "report": _report,
    "demo": _demo,
    "policy": _policy,
    "self-check": _self_check,
    **REVIEW_VERBS,
    **REGISTRY_VERBS,
}


# --- the window -----------------------------------------------------------------


def _window(words: list[str], asked: str | None) -> int:
    if len(words) > 1:
        raise Unusable(
            say("Give one plan, or one folder or file of images: see `isthmus --help`.")
        )
    path = Path(words[0]) if words else None
    if path is not None and not path.exists():
        raise NotAFolder("no such path", file=str(path))
    return _show(path, asked)


def _demo_window(options: argparse.Namespace, asked: str | None) -> int:
    from ui.opening import demo_plan

    if options.out is not None:
        raise Unusable(say("The folder is for the demo's files: add --headless."))
    return _show(demo_plan(), asked)


def _show(path: Path | None, asked: str | None) -> int:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(map(os.environ.get, screens)):
        raise Unusable(
            say(
                "There is no screen to open a window on: use `isthmus check`, or "
                "`isthmus demo --headless --out DIR`."
            )
        )
    from ui.app import run_window

    return run_window(path, asked=asked)


# --- the streams ----------------------------------------------------------------


def _print(outcome: Outcome, *, as_json: bool) -> None:
    if sys.stdout is None:
        return
    text = json.dumps(outcome.document, indent=1) if as_json else outcome.text
    try:
        _lenient(sys.stdout)
        print(text, flush=True)
    except BrokenPipeError:
        # The reader has gone, and Python would complain of it once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _complain(sentence: str, code: Exit) -> int:
    """Write a sentence to the error stream; return the code it ends with."""
    if sys.stderr is not None:
        print(f"isthmus: {' '.join(sentence.split())}", file=sys.stderr)
    return code


def _lenient(stream: object) -> None:
    """Let an old console show `?` for a sign it lacks, instead of failing."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _crash_sentence(error: Exception) -> str:
    kind = type(error).__name__
    try:
        path = write_crash_file(error)
    except OSError:
        return say(
            "An internal error ({kind}); its crash file could not be written: report "
            "what you did.",
            kind=kind,
        )
    return say(
        "An internal error ({kind}): please report it with {path}, which names no "
        "patient.",
        kind=kind,
        path=path,
    )


if __name__ == "__main__":
    sys.exit(main())
