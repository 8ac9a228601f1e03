"""How far every source of anatomy is off, on every phantom and every real case.

Run: python -m tests.benchmarks.anatomy_table [words] [--source] [--again] [--minutes=N]

Measures what was never measured, or was with code that has changed since, class by
class, and writes anatomy.md beside this file after each: it may be stopped at any time
and goes on from there. Words choose the classes whose name holds one, `--seed` one
source; `--again` measures what is not old as well; no class is begun after N minutes
(60). Measured rows are kept in anatomy_rows.json with a mark of the code.
"""

import datetime
import json
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Vertebra
from planner.arrays import FloatArray
from planner.errors import PlannerError
from planner.plan.case import AnatomySource, LabelSource, SeedSource
from tests.benchmarks.anatomy_cases import CLASSES, DEGRADED_CLASSES, Subject
from tests.benchmarks.code_mark import code_mark
from tests.benchmarks.harness import PROJECT
from tests.wall_errors import WALLS, Errors, errors_of, landmarks_on

REPORT = Path(__file__).resolve().parent / "anatomy.md"
KEPT = REPORT.with_name("anatomy_rows.json")
SOURCES = ("seed", "labels", "landmarks")
JUDGES = ("tests.benchmarks.anatomy_cases", "tests.wall_errors")
MINUTES = 60.0

Key = tuple[str, str]


@attrs.frozen(kw_only=True, eq=False)
class Outcome:
    """What a source made of a subject: errors, or the reason of its refusal."""

    subject: str
    seconds: float
    errors: Errors | None = None
    refusal: str = ""
    not_seen: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Row:
    """A line of the table: its cells, when it was measured, and with which code."""

    cells: list[str]
    measured: str
    code: str


def mark_of(source: str) -> str:
    """Return the mark of the code on which a source's rows rest."""
    return code_mark((f"planner.anatomy.from_{source}", *JUDGES))


# --- measuring ------------------------------------------------------------------------


def sources_of(subject: Subject) -> dict[str, AnatomySource]:
    """Return the three sources for a subject; labels only where it is not the truth."""
    labels = LabelSource(labels="x", scheme=subject.scheme, value=subject.value)
    random = np.random.default_rng(subject.value)
    found: dict[str, AnatomySource] = {
        "seed": SeedSource(body_lps_mm=subject.body_lps_mm),
        "landmarks": landmarks_on(subject.truth, random=random),
    }
    if subject.labels.grid.shape_kji != subject.truth.shape.grid.shape_kji:
        found["labels"] = labels
    return found


def outcome(subject: Subject, source: AnatomySource) -> tuple[Outcome, Vertebra | None]:
    """Build the vertebra and compare it, or note the refusal."""
    start = time.process_time()
    try:
        vertebra = build_vertebra(
            level=subject.level,
            source=source,
            grid=subject.volume.grid,
            labels=subject.labels,
            volume=subject.volume if subject.images else None,
        )
    except PlannerError as error:
        seconds = time.process_time() - start
        why = refusal(error)
        return Outcome(subject=subject.name, seconds=seconds, refusal=why), None
    seconds = time.process_time() - start
    return (
        Outcome(
            subject=subject.name,
            seconds=seconds,
            errors=errors_of(vertebra, subject.truth),
            not_seen=vertebra.not_seen,
        ),
        vertebra,
    )


def refusal(error: PlannerError) -> str:
    """Return why a source refused: the code, and what its facts name."""
    facts = (error.facts.get(name) for name in ("reason", "structure", "names"))
    told = [" ".join(f) if isinstance(f, tuple) else str(f) for f in facts if f]
    return f"{error.code.removeprefix('anatomy.')}: {', '.join(told)}"


def _spread(values: FloatArray) -> str:
    if not len(values):
        return "–"
    size = np.abs(values)
    return f"{size.mean():.2f} / {np.percentile(size, 95):.2f} / {size.max():.2f}"


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the cells of one line of the table, from `done` on."""
    done = [o.errors for o in outcomes if o.errors]
    refused = [f"{o.subject} ({o.refusal})" for o in outcomes if o.refusal]
    seconds = f"{np.mean([o.seconds for o in outcomes]):.1f}"
    first = [str(len(done)), "; ".join(refused) or "–"]
    if not done:
        return [*first, *["–"] * (len(HEAD) - 5), seconds]
    walls = {w: np.concatenate([e.walls[w] for e in done]) for w in WALLS}
    within = [np.concatenate([e.within[w] for e in done]) for w in WALLS]
    held = [f"{100 * w.mean():.0f}" if len(w) else "–" for w in within]
    return [
        *first,
        *(_spread(walls[w]) for w in WALLS),
        _spread(np.concatenate([e.isthmus_mm for e in done])),
        _spread(np.concatenate([e.canal_mm for e in done])),
        _spread(np.array([e.angle_deg for e in done])),
        " / ".join(held),
        seconds,
    ]


HEAD = (
    "class",
    "source",
    "done",
    "refused",
    *WALLS,
    "isthmus width",
    "canal",
    "frame (°)",
    "within stated (%)",
    "s",
)


def measured(
    name: str, shared: Path, *, sources: Sequence[str] = SOURCES
) -> dict[str, list[Outcome]]:
    """Return the outcomes of a class by source."""
    found: dict[str, list[Outcome]] = {}
    for subject in CLASSES[name](shared):
        for source_name, source in sources_of(subject).items():
            if source_name in sources:
                found.setdefault(source_name, []).append(outcome(subject, source)[0])
                print(detail(found[source_name][-1], source_name), flush=True)
    return found


def detail(result: Outcome, source: str) -> str:
    """Return one line on one vertebra, for whoever watches the run."""
    if result.errors is None:
        return f"  {result.subject:4s} {source:9s} refused: {result.refusal}"
    e = result.errors
    walls = " ".join(f"{w[:4]}{w[9:11]} {_spread(e.walls[w])}" for w in WALLS)
    return (
        f"  {result.subject:4s} {source:9s} {walls} "
        f"isth {_spread(e.isthmus_mm)} canal {_spread(e.canal_mm)} "
        f"{e.angle_deg:.1f}° {result.seconds:.1f}s {','.join(result.not_seen)}"
    )


# --- the table ------------------------------------------------------------------------


def main(words: list[str]) -> int:
    """Measure what is old, and put the new rows into the table."""
    options = [word.removeprefix("--") for word in words if word.startswith("--")]
    words = [word for word in words if not word.startswith("--")]
    minutes = [o.removeprefix("minutes=") for o in options if o.startswith("minutes=")]
    until = time.monotonic() + 60 * float(minutes[0] if minutes else MINUTES)
    sources = [s for s in SOURCES if s in options] or list(SOURCES)
    shared = PROJECT.parent / "shared" / "data"
    marks = {source: mark_of(source) for source in SOURCES}
    rows = _kept()
    for name in CLASSES:
        wanted = not words or any(word in name for word in words)
        again = "again" in options
        asked = ["labels"] if name in DEGRADED_CLASSES else sources
        old = [s for s in asked if again or _is_old(rows, name, s, marks)]
        old = [s for s in old if s in sources]
        if not (wanted and old and time.monotonic() < until):
            continue
        print(name, flush=True)
        for source, outcomes in measured(name, shared, sources=old).items():
            rows[name, source] = Row(
                cells=summary(outcomes), measured=_now(), code=marks[source]
            )
        _write(rows, marks)
    _write(rows, marks)
    return 0


def _now() -> str:
    return f"{datetime.datetime.now(tz=datetime.UTC):%Y-%m-%d %H:%M}"


def _is_old(
    rows: Mapping[Key, Row], name: str, source: str, marks: Mapping[str, str]
) -> bool:
    row = rows.get((name, source))
    return row is None or row.code != marks[source]


def _kept() -> dict[Key, Row]:
    """Return the rows of earlier runs, by class and source."""
    if not KEPT.exists():
        return {}
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    return {(r.pop("class"), r.pop("source")): Row(**r) for r in kept}


def _write(rows: Mapping[Key, Row], marks: Mapping[str, str]) -> None:
    order = [(n, s) for n in CLASSES for s in SOURCES if (n, s) in rows]
    kept = [{"class": n, "source": s, **attrs.asdict(rows[n, s])} for n, s in order]
    lines = [json.dumps(row, ensure_ascii=False) for row in kept]
    KEPT.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    old = [key for key in order if rows[key].code != marks[key[1]]]
    table = [f"| {' | '.join((*HEAD, 'measured'))} |", f"|{' --- |' * (len(HEAD) + 1)}"]
    for key in order:
        when = rows[key].measured + (", older code" if key in old else "")
        table.append(f"| {' | '.join((*key, *rows[key].cells, when))} |")
    told = (OLD if old else CURRENT).format(old=len(old), all=len(order), now=_now())
    REPORT.write_text("\n".join([INTRODUCTION, told, "", *table, ""]), encoding="utf-8")


CURRENT = "On {now} (UTC) every row was one of the code that lay beside this table."
OLD = """\
On {now} (UTC) {old} of {all} rows were older than the code they rest on. They say so in
the last column; `--minutes=0` looks again without measuring."""

INTRODUCTION = """\
# How far the walls are off

Written by `python -m tests.benchmarks.anatomy_table`. Cells: mean / 95th percentile /
worst of the absolute error in mm over all lines of sight of the class (`frame`: the
largest angle between axes, in degrees). `refused` names each vertebra that a source
would not build, and why. `within stated` is the share of the errors of each wall, in
the order of the columns, that lie in the uncertainty which the vertebra states along
its axis; `s` is processor time per vertebra. Clicks are up to 3 mm off the middle of
the body along each axis; landmarks are clicked with a spread of 0.4 mm along each axis.
The truth of the phantoms and of the painted shapes is their fine label map (0.6 mm);
that of the real CTs are the masks that came with them, which are themselves drawn by a
network or by hand on the same voxels, so their own error is in every figure, and the
label source has none there. The largest medial errors of verse004 are those of its
collapsed L1: a fragment stands in the canal up to 4 mm beside the midline, and what is
found as the wall may be that of the pedicle behind it, 8 mm further out.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
