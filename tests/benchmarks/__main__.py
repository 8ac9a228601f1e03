"""Run the benchmarks; after a run of all of them, write README.md beside this file."""

import datetime
import importlib
import importlib.metadata
import os
import platform
import sys
from pathlib import Path

from tests.benchmarks.harness import PROJECT, Row

HERE = Path(__file__).resolve().parent
NAMED_VERSIONS = ("numpy", "scipy", "SimpleITK", "pydicom", "vtk", "PySide6_Essentials")
MEMORY_LINE = "MemTotal:"

INTRODUCTION = """\
# Benchmarks

Written by `python3 packaging/dev.py bench`; how to add one stands in `__init__.py`.
Times are medians unless the line says otherwise. A ratio is ours divided by the peer,
both measured in turns in the same run: below 1 we are the quicker or the smaller.

How far the walls are off stands in `anatomy.md`, which
`python -m tests.benchmarks.anatomy_table` writes: some 40 minutes for all of it on two
cores, class by class, and it may be stopped and goes on where it was. What is not older
than its code is not measured again.
"""


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    meminfo = Path("/proc/meminfo")
    if not meminfo.exists():
        return "not told"
    line = next(
        line for line in meminfo.read_text().splitlines() if MEMORY_LINE in line
    )
    return f"{int(line.split()[1]) / 1024**2:.0f} GiB"


def _machine() -> str:
    versions = ", ".join(
        f"{name} {importlib.metadata.version(name)}" for name in NAMED_VERSIONS
    )
    software = bool(os.environ.get("LIBGL_ALWAYS_SOFTWARE"))
    drawing = ", software OpenGL" if software else ""
    facts = {
        "processor": _processor(),
        "cores": str(os.cpu_count()),
        "memory": _memory(),
        "system": f"{platform.system()} {platform.machine()}{drawing}",
        "Python": platform.python_version(),
        "libraries": versions,
        "measured": datetime.datetime.now(tz=datetime.UTC).date().isoformat(),
    }
    lines = [f"| {name} | {fact} |" for name, fact in facts.items()]
    return "\n".join(["| machine | |", "| --- | --- |", *lines])


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"


def _line(row: Row) -> str:
    sign = "×" if row.limit_is_ratio else f" {row.unit}"
    target = "–" if row.limit is None else f"≤ {_number(row.limit)}{sign}"
    met = {True: "yes", False: "**no**", None: "–"}[row.is_met]
    peer = "–" if row.peer is None else f"{_number(row.peer)} {row.unit}"
    cells = (
        row.work,
        f"{_number(row.ours)} {row.unit}",
        row.peer_name,
        peer,
        _number(row.ratio),
        target,
        met,
        row.note,
    )
    return f"| {' | '.join(cells)} |"


def _section(name: str, shared_data: Path | None) -> str:
    module = importlib.import_module(f"tests.benchmarks.{name}")
    title = (module.__doc__ or name).splitlines()[0].rstrip(".")
    rows: list[Row] = module.run(shared_data)
    if not rows:
        return f"## {title}\n\nNot measured: the real CTs were not there."
    head = "| work | ours | peer | it took | ratio | target | met | |"
    rule = "| --- | ---: | --- | ---: | ---: | --- | --- | --- |"
    return "\n".join([f"## {title}\n", head, rule, *map(_line, rows)])


def main(wanted: list[str]) -> int:
    """Run the benchmarks whose file name holds one of the words, or all of them."""
    names = sorted(path.stem for path in HERE.glob("bench_*.py"))
    chosen = [n for n in names if not wanted or any(word in n for word in wanted)]
    if not chosen:
        print(f"No benchmark is called that; there are: {', '.join(names)}.")
        return 2
    folder = PROJECT.parent / "shared" / "data"
    sections = []
    for name in chosen:
        sections.append(_section(name, folder if folder.is_dir() else None))
        print(sections[-1] + "\n", flush=True)
    if chosen == names:
        report = "\n\n".join([INTRODUCTION + "\n" + _machine(), *sections])
        (HERE / "README.md").write_text(report + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
