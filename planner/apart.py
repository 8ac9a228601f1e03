"""Work that may die: functions run in processes of their own, with an end to each.

Native libraries crash, hang or eat all memory on a file that was made to do so. Here
that costs one process, which is replaced, and the caller gets an error. A process is a
plain Python without a window, starts when there is work, ends when there has been none
for a while, and never outlives the program: at the end of its standard input it goes,
and no piece of work outlasts its limit even if it holds the interpreter.

Requests and results go through the two pipes of a process. Arrays in a result are not
pickled: their bytes follow it and are read straight into the caller's memory. So
nothing is shared, nothing has a name, and a crash leaves nothing behind.
"""

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from functools import cache
from typing import BinaryIO, Generic, TypeVar, cast

import attrs
import numpy as np
from numpy.typing import NDArray

from planner.apart_worker import PICKLE_PROTOCOL, WORKER_WORD, Limits, Reply, Request
from planner.errors import DiedApart, PlannerError, TookTooLong
from planner.work import Monitor

Result = TypeVar("Result")

MOST_WORKERS = 8
IDLE_S = 30.0
"""A worker holds some fifty MiB; without work it goes after this, and another one
starts within half a second."""

START_S = 60.0
"""Starting and importing, on a cold disk under a virus scanner."""

CANCEL_CHECK_S = 0.05
PIPE_BYTES = 1 << 20
"""A decoded slice fits, where the system grants it."""

SINGLE_THREADED = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "ITK_GLOBAL_DEFAULT_NUMBER_OF_THREADS": "1",
}
"""There is a worker for each processor already."""


@attrs.define(kw_only=True, eq=False)
class Job(Generic[Result]):
    """A piece of work that was handed in; `future` holds its result or its error.

    The future's error is `DiedApart`, `TookTooLong` or what the function raised.
    """

    function: Callable[..., Result]
    arguments: tuple[object, ...]
    limits: Limits
    needs: tuple[str, ...] = ()
    into: NDArray[np.generic] | None = None
    future: "Future[Result]" = attrs.field(factory=Future, init=False)
    _process: "_Process | None" = attrs.field(default=None, init=False)
    _lock: threading.Lock = attrs.field(factory=threading.Lock, init=False)

    def give_up(self) -> None:
        """Let nobody work on it any more; what is at it already is ended."""
        with self._lock:
            if not self.future.cancel() and self._process is not None:
                self._process.kill()

    def carry_out(self, process: "_Process") -> None:
        """Do the work in a process, unless it was given up meanwhile."""
        with self._lock:
            if not self.future.set_running_or_notify_cancel():
                return
            self._process = process
        try:
            result = process.call(self)
        except BaseException as error:  # noqa: BLE001 - a future carries what it was
            self._let_go()
            self.future.set_exception(error)
        else:
            self._let_go()
            self.future.set_result(result)

    def _let_go(self) -> None:
        with self._lock:
            self._process = None


class Crew:
    """Workers that are started when there is work; safe to use from any thread."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._jobs: queue.SimpleQueue[Job[object] | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._hands: list[threading.Thread] = []

    def submit(
        self,
        function: Callable[..., Result],
        *arguments: object,
        limits: Limits,
        needs: Sequence[str] = (),
        into: NDArray[np.generic] | None = None,
    ) -> Job[Result]:
        """Hand in a call of a module's function; arguments and result are pickled.

        The modules in `needs` are imported before the time counts. `into` is contiguous
        memory for the first array of the result: if it has as many bytes, that array
        lies there. Nobody else may touch it until the job is done.
        """
        job = Job(
            function=function,
            arguments=arguments,
            limits=limits,
            needs=tuple(needs),
            into=into,
        )
        self._start()
        self._jobs.put(cast("Job[object]", job))
        return job

    def call(
        self,
        function: Callable[..., Result],
        *arguments: object,
        limits: Limits,
        needs: Sequence[str] = (),
        monitor: Monitor | None = None,
    ) -> Result:
        """Do the work apart and wait for it; cancelled, it is ended at once.

        Raises
        ------
        DiedApart, TookTooLong, Cancelled
            And whatever the function raises.
        """
        job = self.submit(function, *arguments, limits=limits, needs=needs)
        try:
            while not job.future.done():
                if monitor is not None:
                    monitor.check()
                with contextlib.suppress(TimeoutError):
                    job.future.exception(CANCEL_CHECK_S)
        except BaseException:
            job.give_up()
            raise
        return job.future.result()

    def warm_up(self, needs: Sequence[str]) -> None:
        """Start the workers before there is work, so that it need not wait."""
        for _ in range(self.size):
            self.submit(_be_there, limits=Limits(seconds=START_S), needs=needs)

    def close(self) -> None:
        """Send everybody home; work that is handed in later starts anew."""
        with self._lock:
            hands, self._hands = self._hands, []
            for _ in hands:
                self._jobs.put(None)
        for hand in hands:
            hand.join()

    def _start(self) -> None:
        with self._lock:
            while len(self._hands) < self.size:
                # Daemons: a program that ends does not wait for work nobody wants.
                hand = threading.Thread(target=self._man, daemon=True, name="apart")
                self._hands.append(hand)
                hand.start()

    def _man(self) -> None:
        """Keep one process at work; let it go while there is none."""
        process: _Process | None = None
        while True:
            try:
                job = self._jobs.get(timeout=IDLE_S if process else None)
            except queue.Empty:
                job = None
                is_over = False
            else:
                is_over = job is None
            if process is not None and (job is None or not process.is_alive):
                process.end()
                process = None
            if is_over:
                return
            if job is not None:
                process = process or _Process()
                job.carry_out(process)
            # Whoever waits for the next job holds no memory of the last.
            del job


@cache
def crew() -> Crew:
    """Return the program's workers, one for each processor."""
    return Crew(min(MOST_WORKERS, os.cpu_count() or 1))


def _be_there() -> None:
    """Do nothing, in a worker that has started and imported."""


class _Process:
    """One worker as its parent sees it; for one thread at a time, but for `kill`."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._clock: object = None
        self._is_late = False
        self._popen = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | SINGLE_THREADED,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            pipesize=PIPE_BYTES,
        )

    @property
    def is_alive(self) -> bool:
        return self._popen.poll() is None

    def call(self, job: Job[Result]) -> Result:
        """Let the process do a job; it cannot be used again once this has failed."""
        request = Request(job.function, job.arguments, job.limits)
        words = [pickle.dumps(word, PICKLE_PROTOCOL) for word in (job.needs, request)]
        try:
            with self._at_most(START_S):
                self._requests.write(b"".join(words))
                self._requests.flush()
                reply: Reply | None = pickle.load(self._replies)
            if reply is None:
                with self._at_most(job.limits.seconds):
                    reply = pickle.load(self._replies)
                    buffers = self._read_buffers(reply, job)
            else:
                buffers = []
            found = pickle.loads(reply.pickled, buffers=buffers)
        except Exception as error:
            raise self._cause(job) from error
        if isinstance(found, BaseException) and not reply.is_result:
            raise found
        return cast("Result", found)

    @property
    def _requests(self) -> BinaryIO:
        return cast("BinaryIO", self._popen.stdin)

    @property
    def _replies(self) -> BinaryIO:
        return cast("BinaryIO", self._popen.stdout)

    def _read_buffers(self, reply: Reply, job: Job[Result]) -> list[memoryview]:
        buffers = []
        for number, size in enumerate(reply.sizes):
            if number == 0 and job.into is not None and job.into.nbytes == size:
                buffer = job.into.reshape(-1).view(np.uint8).data
            elif size <= job.limits.memory_bytes:
                buffer = np.empty(size, np.uint8).data
            else:
                raise EOFError
            _read_whole(self._replies, buffer)
            buffers.append(buffer)
        return buffers

    @contextlib.contextmanager
    def _at_most(self, seconds: float) -> Iterator[None]:
        """Kill the process if what follows takes longer."""
        clock = object()
        with self._lock:
            self._clock = clock
        timer = threading.Timer(seconds, self._expire, (clock,))
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._clock = None

    def _expire(self, clock: object) -> None:
        with self._lock:
            if self._clock is clock:
                self._is_late = True
                self._popen.kill()

    def _cause(self, job: Job[Result]) -> PlannerError:
        """End the process, and say why it failed."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(CANCEL_CHECK_S)
        code = self._popen.poll()
        self.kill()
        self.end()
        if self._is_late:
            return TookTooLong("took too long", seconds=job.limits.seconds)
        return DiedApart("a process died at its work", reason="died", exit_code=code)

    def kill(self) -> None:
        self._popen.kill()

    def end(self) -> None:
        """Close the door, wait until the process has gone; safe to call twice."""
        for stream in (self._requests, self._replies):
            with contextlib.suppress(OSError):
                stream.close()
        try:
            self._popen.wait(1)
        except subprocess.TimeoutExpired:
            self.kill()
            self._popen.wait()


def _read_whole(stream: BinaryIO, buffer: memoryview) -> None:
    while buffer:
        count = cast("int", stream.readinto(buffer))  # type: ignore[attr-defined]
        if not count:
            raise EOFError
        buffer = buffer[count:]


def _command() -> list[str]:
    """Return what starts a worker: this very program, or its Python with its paths."""
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_WORD]
    code = (
        f"import sys; sys.path[:] = {sys.path!r}; "
        "from planner.apart_worker import serve; sys.exit(serve())"
    )
    return [sys.executable, "-c", code]
