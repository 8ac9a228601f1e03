#!/usr/bin/env python3
"""The front door for developers. Needs nothing but Python 3.11 or later.

    setup             make the environment (.venv) and install missing system libraries
    run [ARGS]        the window on the demo case; with no display, its pictures
    test [ARGS]       everything CI needs: check, then the tests; --all adds the long
                      ones; with other arguments only pytest runs, with these
    check             lint, format, types and import contracts
    bench [WORD ...]  the benchmarks whose name holds a word, or all
    pictures          make the guide's pictures anew, from the program itself
    words             gather what the program says for its translators
    build [ARGS]      freeze, try and pack the program; --help tells more
    lock [ARGS]       resolve packaging/requirements.lock anew (needs uv)

This file must be readable for older Pythons, to be able to say what is wrong.
"""

import shutil
import subprocess
import sys

OLDEST = (3, 11)
NAMES_OF_NEWER_PYTHONS = ("python3.13", "python3.12", "python3.11")


def main() -> int:
    if sys.version_info[:2] < OLDEST:
        return run_with_newer_python()
    import verbs

    return verbs.main(sys.argv[1:], usage=__doc__)


def run_with_newer_python() -> int:
    """Hand over to a newer Python of this machine, or say that there is none."""
    for name in NAMES_OF_NEWER_PYTHONS:
        found = shutil.which(name)
        if found is not None and _works(found):
            return subprocess.call([found, *sys.argv])
    print(
        f"Isthmus needs Python 3.11 or later and this is {sys.version.split()[0]}: "
        "install a newer Python and run this command with it.",
        file=sys.stderr,
    )
    return 2


def _works(python: str) -> bool:
    """A name on the path may be a mere signpost that refuses to run."""
    tried = subprocess.call([python, "-c", ""], stderr=subprocess.DEVNULL)
    return tried == 0


if __name__ == "__main__":
    sys.exit(main())
