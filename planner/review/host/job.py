"""A job for a tool as it lies in its folder, read and written by both sides."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

TOOL_WORD = "--review-tool"
"""What a frozen program is started with to become the process of a tool."""

JOB, INPUTS, RESULT, FAILURE = "job.json", "inputs", "result.json", "failure.json"
ARRAYS, CODE = "arrays", "code"
WRITTEN = "written"
REVIEW_TOOLS = "isthmus_review_tools"
MEASURES = "isthmus_measures"
FORMATS = "isthmus_export_formats"
DESCRIBE, REVIEW, MEASURE, WRITE = "describe", "review", "measure", "write"


@attrs.frozen(kw_only=True)
class Limits:
    """What one run may take. The memory and file limits hold on Linux alone."""

    seconds: float = 120.0
    memory_bytes: int = 4 << 30
    result_bytes: int = 512 << 20

    def apply(self) -> None:
        """Let the system refuse more to this process, and keep no core of it."""
        if sys.platform == "win32":
            return
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        if sys.platform == "linux":
            _lower(resource.RLIMIT_DATA, self.memory_bytes)
            _lower(resource.RLIMIT_FSIZE, self.result_bytes)


def _lower(which: int, value: int) -> None:
    import resource

    _, most = resource.getrlimit(which)
    if most != resource.RLIM_INFINITY:
        value = min(value, most)
    resource.setrlimit(which, (value, value))


@attrs.frozen(kw_only=True)
class Order:
    """What to do with a module: describe it, or run one `name` of what it brings."""

    code: str
    is_unpacked: bool
    module: str
    task: str
    name: str
    parameters: Mapping[str, Any]
    limits: Limits

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(attrs.asdict(self)), encoding="ascii")

    @classmethod
    def read(cls, path: Path) -> "Order":
        told = json.loads(path.read_text(encoding="ascii"))
        return cls(**{**told, "limits": Limits(**told["limits"])})


def environment_of(folder: Path) -> dict[str, str]:
    """Return the variables of a tool's process: its home is the folder of its job."""
    places = ("HOME", "USERPROFILE", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME")
    threads = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS")
    return (
        dict(os.environ)
        | dict.fromkeys(places, str(folder))
        | dict.fromkeys(threads, "2")
    )
