"""Does a frozen program work? Tried as a user would, with a home of its own."""

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import display
import x_screen

JUDGED_UNSAFE = 1
"""The program's code for "done, and the needle is not safe": the demo's never is."""
PATIENCE_S = 300
WINDOW_PATIENCE_S = 120
COLOURS = 200
"""The window of the demo case shows hundreds; before it is painted it shows one."""
ENDS_WITHIN_S = 30


@dataclass(frozen=True)
class Tried:
    """How one trial went: what was wrong, or nothing; and how long it took."""

    name: str
    seconds: float
    wrong: str = ""

    @property
    def line(self) -> str:
        verdict = f"FAIL  {self.wrong}" if self.wrong else "ok"
        return f"{self.name:<34}{self.seconds:6.1f} s  {verdict}"


def smoke(program: Path) -> list[Tried]:
    """Try everything; a display is made for it."""
    with (
        tempfile.TemporaryDirectory() as folder,
        display.private_display() as variables,
    ):
        trial = Trial(program, Path(folder), variables)
        return list(trial.run())


class Trial:
    """A program, a place for what it writes, and the variables it is started with."""

    def __init__(self, program: Path, folder: Path, variables: dict[str, str]) -> None:
        self._program = program
        self._folder = folder
        self._variables = variables | homes(folder)

    def run(self) -> Iterator[Tried]:
        out, tool = self._folder / "demo", self._folder / "own"
        yield self._tried("it tells its version", "--version", says="Isthmus ")
        yield self._tried(
            "self-check, every codec", "self-check", says="\nok    codec "
        )
        yield self._tried(
            "the demo case without a window",
            *("demo", "--headless", "--out", str(out)),
            code=JUDGED_UNSAFE,
            makes=("report.pdf", "findings.json", "axial.png"),
        )
        yield self._tried("a tool is written", "plugin", "new", "own", "--out", tool)
        yield self._tried(
            "and works in its process", "plugin", "check", tool / "own", "--trust"
        )
        yield self._window()

    def _tried(
        self,
        name: str,
        *words: str | Path,
        code: int = 0,
        says: str = "",
        makes: tuple[str, ...] = (),
    ) -> Tried:
        begun = time.monotonic()
        done = subprocess.run(
            [str(self._program), *map(str, words)],
            env=self._variables,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE_S,
            check=False,
        )
        wrong = ""
        lost = [file for file in makes if not (self._folder / "demo" / file).is_file()]
        if done.returncode != code:
            wrong = f"exit code {done.returncode}: {(done.stdout + done.stderr)[-500:]}"
        elif done.stderr:
            wrong = f"unexpected words: {done.stderr[:500]}"
        elif says not in done.stdout or lost:
            wrong = f"something is missing: {says or lost}"
        return Tried(name, time.monotonic() - begun, wrong)

    def _window(self) -> Tried:
        begun = time.monotonic()
        with started(self._program, "demo", variables=self._variables) as process:
            wrong = "" if _painted(self._variables) else "no window was painted"
            took = time.monotonic() - begun
            if process.poll() is not None:
                wrong = f"it ended by itself with {process.returncode}"
        said = process.stdout.read() if process.stdout else ""
        if said and not wrong:
            wrong = f"unexpected words: {said[:500]}"
        return Tried("a window on the demo case", took, wrong)


@contextlib.contextmanager
def started(
    program: Path, *words: str, variables: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    """Start a program and end it; all it says is on its `stdout`."""
    process = subprocess.Popen(
        [str(program), *words],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def homes(folder: Path) -> dict[str, str]:
    """Return variables that keep a program's files away from the user's own."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    names = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
    kept = {name: str(home / name.lower()) for name in ("XDG_RUNTIME_DIR",)}
    (home / "xdg_runtime_dir").mkdir(mode=0o700, exist_ok=True)
    plain = {name: "" for name in os.environ if name.startswith(("XDG_", "PYTHON"))}
    return plain | kept | dict.fromkeys(names, str(home))


def _painted(variables: dict[str, str]) -> bool:
    if sys.platform != "linux":
        # Elsewhere nobody can be asked without rights: that it runs on has to do.
        time.sleep(ENDS_WITHIN_S)
        return True
    with x_screen.screen(variables["DISPLAY"]) as shown:
        waited = shown.wait_for(
            "Isthmus", colours=COLOURS, patience_s=WINDOW_PATIENCE_S
        )
    return waited is not None
