#!/usr/bin/env python3
"""Installs the Debian package in a system that has nothing else, and uses it.

    clean_root.py DEB [--place DIR] [--suite NAME]

Makes a minimal Debian with debootstrap (no compiler, no Python), fetches there what the
package depends on, and takes the network away. Then an ordinary user finds an older
build, works with it, keeps a case; the newer build replaces it, the window opens, and
the program is removed. Needs root, debootstrap, Xvfb; whatever it finds is printed.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import display
import environment
import smoke
import x_screen

USER, USER_ID = "surgeon", 1000
HOME = f"home/{USER}"
OWN_CASE = "Fälle 2026/own.isthmus"
OLDER = "0.0.1"
ENCLOSED = ("unshare", "--net", "--mount", "--pid", "--fork", "--kill-child")
FIRST_COLOURS = 12
"""An empty window shows one colour, the start page some dozens."""
DROP_CACHES = Path("/proc/sys/vm/drop_caches")
STARTS = 3


class Root:
    """A system in a folder; nothing that runs in it reaches a network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def command(self, *words: str, user: bool = False) -> list[str]:
        """Return the call that runs words in here, as root or as the user."""
        place = str(self.folder)
        mounts = (
            f"mount -t proc proc {place}/proc && mount --rbind /dev {place}/dev && "
            f"mkdir -p {place}/tmp/.X11-unix && "
            f"mount --bind /tmp/.X11-unix {place}/tmp/.X11-unix && "
        )
        who = ["--userspec", f"{USER}:{USER}"] if user else []
        # The shell stays: the first process of a space takes all others with it.
        script = f'{mounts} "$@"; exit $?'
        return [*ENCLOSED, "sh", "-c", script, "sh", "chroot", *who, place, *words]

    def run(self, *words: str, user: bool = False, code: int = 0) -> str:
        """Run words, return what they said on both streams.

        Raises
        ------
        SystemExit
            They ended with another code; what they said is shown.
        """
        done = subprocess.run(
            self.command(*words, user=user),
            env=self.variables(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode != code:
            raise SystemExit(f"{words} ended with {done.returncode}:\n{done.stdout}")
        return done.stdout

    def variables(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("DISPLAY",) if name in os.environ}
        return kept | {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": f"/{HOME}",
            "DEBIAN_FRONTEND": "noninteractive",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "LC_ALL": "C.UTF-8",
        }


def main() -> int:
    """Go through the life of an installation; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("deb", type=Path)
    parser.add_argument("--place", type=Path, default=Path("out/clean-root"))
    parser.add_argument("--suite", default="bookworm")
    options = parser.parse_args()
    place: Path = options.place.resolve()
    place.mkdir(parents=True, exist_ok=True)
    root = _fresh_root(place, options.suite, options.deb)
    with display.private_display() as variables:
        os.environ["DISPLAY"] = variables["DISPLAY"]
        _live(root, options.deb, place)
    return 0


def _live(root: Root, deb: Path, place: Path) -> None:
    empty = _size_mb(root)
    _install(root, _older(deb, place))
    told = root.run("isthmus", "--version", user=True)
    _hold(OLDER in told, f"the older build tells its version: {told}")
    _keep_case(root)
    _work(root)
    before = _sums(root)
    _hold(len(before) > 0, f"the user has {len(before)} files")
    _install(root, deb)
    told = root.run("isthmus", "--version", user=True)
    _hold(OLDER not in told, f"the newer build took its place: {told.strip()}")
    _hold(_sums(root) == before, "every file of the user is as it was")
    _work(root, out="demo-again")
    _say(f"the package: {_installed_mb(root):.0f} MB installed")
    _say(f"with all that it depends on: {_size_mb(root) - empty:.0f} MB")
    _start(root)
    before = _sums(root)
    root.run("apt-get", "-y", "purge", "isthmus")
    left = [p for p in ("usr/bin", "usr/lib") if (root.folder / p / "isthmus").exists()]
    _hold(not left, "nothing of the program is left")
    _hold(_sums(root) == before, "every file of the user is still there")


def _fresh_root(place: Path, suite: str, deb: Path) -> Root:
    """Return a minimal system and what the package depends on, fetched beforehand."""
    model = place / f"model-{suite}"
    if not (model / "etc" / "debian_version").exists():
        shutil.rmtree(model, ignore_errors=True)
        _call("debootstrap", "--variant=minbase", suite, str(model))
    asked = _call("dpkg-deb", "--field", str(deb), "Depends")
    names = [each.partition("|")[0].partition("(")[0] for each in asked.split(",")]
    resolver = model / "etc" / "resolv.conf"
    shutil.copyfile("/etc/resolv.conf", resolver)
    fetch = ["install", "-y", "--no-install-recommends", "--download-only", *names]
    for words in (["update"], fetch):
        _call("chroot", str(model), "apt-get", "-qq", *map(str.strip, words))
    root = Root(place / "root")
    shutil.rmtree(root.folder, ignore_errors=True)
    _call("cp", "-a", str(model), str(root.folder))
    root.run("useradd", "--create-home", "--uid", str(USER_ID), USER)
    for name in ("python3", "cc", "gcc"):
        _hold(not list(root.folder.glob(f"usr/bin/{name}*")), f"there is no {name}")
    return root


def _older(deb: Path, place: Path) -> Path:
    """Return the same payload under an older version, not packed, to be quick."""
    folder = place / "older"
    shutil.rmtree(folder, ignore_errors=True)
    _call("dpkg-deb", "--raw-extract", str(deb), str(folder))
    control = folder / "DEBIAN" / "control"
    text = re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", control.read_text("utf-8"))
    control.write_text(text, "utf-8")
    for path in folder.rglob("isthmus-*.dist-info/METADATA"):
        told = path.read_text("utf-8")
        path.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {OLDER}", told))
    path = place / f"isthmus_{OLDER}_amd64.deb"
    _call("dpkg-deb", "--root-owner-group", "-Znone", "-b", str(folder), str(path))
    return path


def _install(root: Root, deb: Path) -> None:
    shutil.copyfile(deb, root.folder / "tmp" / deb.name)
    words = ("install", "-y", "--no-install-recommends")
    root.run("apt-get", *words, f"/tmp/{deb.name}")
    (root.folder / "tmp" / deb.name).unlink()
    _say(f"{deb.name} is installed, without a network")


def _work(root: Root, out: str = "demo") -> None:
    """Judge the demo case and the user's own, as the user."""
    home = f"/{HOME}"
    said = root.run(
        *("isthmus", "demo", "--headless", "--out", f"{home}/{out}"),
        user=True,
        code=smoke.JUDGED_UNSAFE,
    )
    _hold(f"{home}/{out}" in said, "the demo case is judged and drawn without a window")
    said = root.run("isthmus", "self-check", user=True)
    _hold("FAIL" not in said, said.strip().splitlines()[-1])
    root.run("isthmus", "check", f"{home}/{OWN_CASE}", user=True, code=1)
    _say("the user's own case is judged")


def _keep_case(root: Root) -> None:
    """Give the user images and a case file beside them, as the window would."""
    sys.path.insert(0, str(environment.PROJECT))
    from planner.case_file.store import create_case_file
    from planner.plan.history import History
    from planner.plan.storage import read_plan

    file = root.folder / HOME / OWN_CASE
    shutil.copytree(environment.PROJECT / "resources" / "demo", file.parent)
    history = History(read_plan(file.parent / "plan.json"), author=USER)
    create_case_file(file, history, rule_book="-").release()
    _call("chown", "-R", f"{USER_ID}:{USER_ID}", str(file.parent))


def _start(root: Root) -> None:
    """Tell how long the window takes, with nothing in memory and again."""
    for number in range(STARTS):
        is_cold = number < STARTS - 1 and _drop_caches()
        with (
            x_screen.screen(os.environ["DISPLAY"]) as shown,
            _window(root) as process,
        ):
            seconds = shown.wait_for("Isthmus", colours=FIRST_COLOURS, patience_s=120)
        said = process.stdout.read() if process.stdout else ""
        _hold(not said, f"the window says nothing on the terminal {said[:300]}")
        _hold(seconds is not None, "a window is painted")
        _say(f"first window, {'cold' if is_cold else 'warm'}: {seconds:.1f} s")


@contextmanager
def _window(root: Root) -> Iterator[subprocess.Popen[str]]:
    program, *words = root.command("isthmus", user=True)
    with smoke.started(Path(program), *words, variables=root.variables()) as process:
        yield process
    # The screen must be empty before another window is waited for.
    time.sleep(1)


def _drop_caches() -> bool:
    subprocess.run(["sync"], check=True)
    try:
        DROP_CACHES.write_text("3\n")
    except OSError:
        return False
    return True


def _sums(root: Root) -> dict[str, str]:
    """Return the user's own files and their sums; caches are the program's."""
    home = root.folder / HOME
    return {
        str(path.relative_to(home)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(home.rglob("*"))
        if path.is_file() and ".cache" not in path.parts
    }


def _installed_mb(root: Root) -> float:
    told = root.run("dpkg-query", "-W", "-f", "${Installed-Size}", "isthmus")
    return int(told) * 1024 / 1e6


def _size_mb(root: Root) -> float:
    told = _call("du", "-sbx", "--exclude=var/cache", str(root.folder))
    return int(told.split()[0]) / 1e6


def _hold(cond: object, what: str) -> None:
    if not cond:
        raise SystemExit(f"FAIL  {what}")
    _say(what)


def _say(what: str) -> None:
    print(f"ok  {what}", flush=True)


def _call(*words: str) -> str:
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words)}:\n{done.stdout}{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
