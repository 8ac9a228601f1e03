"""The other side of `planner.apart`: a process that does what comes in at its door."""

import contextlib
import faulthandler
import importlib
import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import attrs

from planner.errors import DiedApart

WORKER_WORD = "--work-apart"
"""What a frozen program is started with to become a worker: it calls `serve` then."""

PICKLE_PROTOCOL = 5
"""Arrays can stay outside the pickle from this one on."""

GRACE_S = 1.0
"""How much later than its parent a worker ends its own work: only an orphan does."""


@attrs.frozen(kw_only=True)
class Limits:
    """What one piece of work may take; the memory limit holds on Linux alone."""

    seconds: float
    memory_bytes: int = 2 << 30


@attrs.frozen
class Request:
    function: Callable[..., object]
    arguments: tuple[object, ...]
    limits: Limits


@attrs.frozen(kw_only=True)
class Reply:
    """A pickled result or error; the bytes of buffers of these sizes follow it."""

    is_result: bool
    pickled: bytes
    sizes: tuple[int, ...] = ()


def serve() -> int:
    """Work until standard input ends: the parent has gone, or wants no more.

    For each piece of work come the modules to import and the request; None goes back
    when it begins, and a reply when it has ended.
    """
    requests, replies = _own_streams()
    _be_harmless()
    with requests, replies, Path(os.devnull).open("wb") as nowhere:
        while True:
            try:
                needs = pickle.load(requests)
            except (EOFError, OSError):
                return 0
            reply, buffers = _done(needs, requests, replies, nowhere)
            try:
                replies.write(pickle.dumps(reply, PICKLE_PROTOCOL))
                for buffer in buffers:
                    replies.write(buffer.raw())
                replies.flush()
            except OSError:
                return 0


def _own_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes to ourselves; what libraries read and print goes nowhere."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return requests, replies


def _be_harmless() -> None:
    """Leave Ctrl+C to the parent, and no picture of a patient in a crash dump."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "win32":
        import ctypes

        no_dialogs = 0x0001 | 0x0002 | 0x8000  # SEM_* of SetErrorMode
        ctypes.windll.kernel32.SetErrorMode(no_dialogs)
    else:
        import resource

        # One byte: smaller than any dump, and Linux then asks no crash reporter either.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (1, 1))


def _done(
    needs: tuple[str, ...], requests: BinaryIO, replies: BinaryIO, nowhere: BinaryIO
) -> tuple[Reply, list[pickle.PickleBuffer]]:
    buffers: list[pickle.PickleBuffer] = []
    try:
        request: Request = _understood(needs, requests)
        _limit_memory(request.limits.memory_bytes)
        replies.write(pickle.dumps(None, PICKLE_PROTOCOL))
        replies.flush()
        # Needs no interpreter: it ends even what holds it for ever.
        seconds = request.limits.seconds + GRACE_S
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            result = request.function(*request.arguments)
            pickled = pickle.dumps(
                result, PICKLE_PROTOCOL, buffer_callback=buffers.append
            )
        finally:
            faulthandler.cancel_dump_traceback_later()
    except MemoryError:
        return _failed(DiedApart("no memory", reason="memory")), []
    except BaseException as error:  # noqa: BLE001 - the process's outer edge
        return _failed(error), []
    sizes = tuple(buffer.raw().nbytes for buffer in buffers)
    return Reply(is_result=True, pickled=pickled, sizes=sizes), buffers


def _understood(needs: tuple[str, ...], requests: BinaryIO) -> Request:
    """Read a request whole, whatever becomes of the imports it needs."""
    try:
        for name in needs:
            importlib.import_module(name)
    finally:
        request: Request = pickle.load(requests)
    return request


def _limit_memory(memory_bytes: int) -> None:
    """Let the system refuse more; what is mapped and shared does not count."""
    if sys.platform == "linux":
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        if most != resource.RLIM_INFINITY:
            memory_bytes = min(memory_bytes, most)
        resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, most))


def _failed(error: BaseException) -> Reply:
    """Tell of an error, by its name alone where it cannot come back as it was."""
    try:
        pickled = pickle.dumps(error, PICKLE_PROTOCOL)
        pickle.loads(pickled)
    except Exception:  # noqa: BLE001 - anybody's exception may refuse in any way
        named = DiedApart("failed", reason="failed", kind=type(error).__name__)
        pickled = pickle.dumps(named, PICKLE_PROTOCOL)
    return Reply(is_result=False, pickled=pickled)
