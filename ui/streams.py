"""Keeping the two streams ours: what libraries print goes nowhere.

Imaging libraries write warnings to both streams from C++, past Python. While a verb
works, both lead nowhere; only what `ui.cli` prints afterwards is seen.
"""

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

STREAMS = (1, 2)
"""The descriptors of standard output and standard error."""


@contextlib.contextmanager
def quiet_libraries() -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        nowhere = stack.enter_context(Path(os.devnull).open("w", encoding="utf-8"))
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
        stack.enter_context(contextlib.redirect_stdout(nowhere))
        stack.enter_context(contextlib.redirect_stderr(nowhere))
        for descriptor in STREAMS:
            stack.enter_context(_leading_to(nowhere.fileno(), descriptor))
        yield


@contextlib.contextmanager
def _leading_to(target: int, descriptor: int) -> Iterator[None]:
    """Let a descriptor lead elsewhere; a program without a console has none."""
    try:
        saved = os.dup(descriptor)
    except OSError:
        yield
        return
    try:
        os.dup2(target, descriptor)
        yield
    finally:
        os.dup2(saved, descriptor)
        os.close(saved)
