"""Work that no process survives, to be done in another one."""

import ctypes
import os
import sys
import time

import numpy as np
from numpy.typing import NDArray


def add(one: int, other: int) -> int:
    return one + other


def picture(rows: int, columns: int) -> tuple[NDArray[np.int16], str]:
    values = np.arange(rows * columns, dtype=np.int16).reshape(rows, columns)
    return values, "beside it"


def crash() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(0)


def hang() -> None:
    time.sleep(600)


def hang_holding_the_interpreter() -> None:
    ctypes.PyDLL(None).sleep(600)


def eat_memory() -> int:
    return len(bytearray(4 << 30))


def talk() -> int:
    sys.stdout.write("from Python")
    sys.stdout.flush()
    return os.write(1, b"past Python") + os.write(2, b"and here")


def complain() -> None:
    raise ValueError("not like this")


class OddError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} {other}")


def complain_oddly() -> None:
    raise OddError(1, 2)


def own_process() -> int:
    return os.getpid()


def modules() -> list[str]:
    return sorted(sys.modules)


def environment_of_crashes() -> tuple[int, int]:
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)
