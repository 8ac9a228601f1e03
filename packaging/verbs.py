"""What `dev.py` can do, one function a verb; each returns its exit code."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import IO

import display
import environment
import system_libraries
import translations

SIDE_BY_SIDE = ("--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile")
"""A file of tests stays together: what it made for one of them serves the others."""

BAD_INPUT = 2
INTERRUPTED = 130

JUDGED_UNSAFE = 1
"""The program's code for "done, and the needle is not safe": the demo's never is."""


def main(words: list[str], *, usage: str | None) -> int:
    """Run the verb that is the first word with the words after it."""
    verb = VERBS.get(words[0]) if words else None
    if verb is None:
        print(usage, file=sys.stderr)
        return BAD_INPUT
    os.chdir(environment.PROJECT)
    try:
        return verb(words[1:])
    except KeyboardInterrupt:
        return INTERRUPTED


def setup(words: list[str]) -> int:
    """Make the environment; nothing to do where it is made already."""
    _refuse(words)
    _prepare()
    print("Ready. The window: python3 packaging/dev.py run")
    return 0


def run(words: list[str]) -> int:
    """Open the window on the demo case, or make its pictures where no screen is."""
    _prepare()
    code = _call(environment.program("isthmus"), *(words or _demo()))
    return 0 if code == JUDGED_UNSAFE and not words else code


def test(words: list[str]) -> int:
    """Check the tree and run the tests on a screen of their own."""
    _prepare()
    if sys.platform == "linux":
        system_libraries.ensure_readers()
    start = time.monotonic()
    selects = [word for word in words if word != "--all"]
    failed = _pytest(*words) if selects else _check_and_test(words)
    minutes, seconds = divmod(round(time.monotonic() - start), 60)
    print(f"{'Failed' if failed else 'Passed'} in {minutes} min {seconds} s.")
    return failed


def check(words: list[str]) -> int:
    """Lint, format, types and import contracts: all of them, whatever fails."""
    _refuse(words)
    _prepare()
    return _check()


def bench(words: list[str]) -> int:
    """Run the benchmarks on a screen of their own."""
    _prepare()
    with display.private_display() as variables:
        python = environment.program("python")
        return _call(python, "-m", "tests.benchmarks", *words, variables=variables)


def build(words: list[str]) -> int:
    """Freeze the program, try it, and make its installers."""
    _prepare()
    return _call(environment.program("python"), "packaging/build.py", *words)


def lock(words: list[str]) -> int:
    """Resolve the lock for every system and Python at once; `--upgrade` moves it on."""
    uv = shutil.which("uv")
    if uv is None:
        raise SystemExit("The lock is resolved by uv: install it (pip install uv).")
    sources = ("pyproject.toml", "--group", "dev", "-o", str(environment.LOCK))
    scope = ("--universal", "--python-version", "3.11", "--generate-hashes")
    plain = ("--no-header", "--no-annotate", "--no-emit-index-url", "--quiet")
    no_places = ("--no-emit-find-links",)
    return _call(uv, "pip", "compile", *sources, *scope, *plain, *no_places, *words)


def gather(words: list[str]) -> int:
    """Bring the translators' files in step with what the program says."""
    _refuse(words)
    for path in sorted(translations.FILES.glob("isthmus_*.ts")):
        language = path.stem.removeprefix("isthmus_")
        for file, gather in translations.files(language).items():
            texts, left = translations.update(file, language, gather())
            name = file.relative_to(translations.PROJECT)
            print(f"{name}: {texts} texts, {left} not translated.")
    return 0


def pictures(words: list[str]) -> int:
    """Make the guide's pictures anew: a newcomer's path through the real window."""
    _refuse(words)
    _prepare()
    folder = environment.PROJECT / "resources" / "guide" / "images"
    path = "tests/ui/workflow/test_newcomer.py"
    return _pytest(path, "--all", f"--pictures={folder}")


VERBS: Mapping[str, Callable[[list[str]], int]] = {
    "setup": setup,
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "build": build,
    "lock": lock,
    "words": gather,
    "pictures": pictures,
}


def _prepare() -> None:
    system_libraries.ensure()
    environment.ensure()


def _check(output: IO[str] | None = None) -> int:
    ruff = environment.program("ruff")
    steps = (
        (ruff, "check", "--quiet", "."),
        (ruff, "format", "--quiet", "--check", "."),
        (environment.program("mypy"),),
        (environment.program("lint-imports"), "--no-cache", "--no-logo"),
    )
    codes = [_call(*step, output=output) for step in steps]
    return next((code for code in codes if code), 0)


def _check_and_test(words: list[str]) -> int:
    """Check the tree while the tests run, a file of them on each processor."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        with ThreadPoolExecutor(1) as beside:
            checks = beside.submit(_check, output=said)
            failed = _pytest("tests", *SIDE_BY_SIDE, *words)
            unfit = checks.result()
        said.seek(0)
        print(said.read())
    return failed or unfit


def _pytest(*words: str) -> int:
    """Run pytest on a screen of its own."""
    command = (environment.program("python"), "-m", "pytest", *words)
    with display.private_display() as variables:
        return _call(*command, variables=variables)


def _demo() -> tuple[str, ...]:
    has_screen = sys.platform != "linux" or any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    return ("demo",) if has_screen else ("demo", "--headless", "--out", "out/demo")


def _call(
    *command: str,
    variables: Mapping[str, str] | None = None,
    output: IO[str] | None = None,
) -> int:
    done = subprocess.run(
        command, env=variables, stdout=output, stderr=output, check=False
    )
    return done.returncode


def _refuse(words: list[str]) -> None:
    if words:
        raise SystemExit(f"This verb takes no arguments, and got: {' '.join(words)}")
