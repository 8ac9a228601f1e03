"""How far every source of anatomy is off, on every phantom and every real case.

Run: python -m tests.benchmarks.anatomy_table [words] [--source]; words choose the
classes whose name holds one, `--seed` one source. The rows go into anatomy.md beside
this file; those not measured again stay.
"""

import datetime
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs
import numpy as np
import SimpleITK as sitk
from scipy import ndimage
from scipy.spatial.transform import Rotation

from planner.anatomy.build import build_vertebra
from planner.anatomy.vertebra import Vertebra
from planner.arrays import FloatArray, Points
from planner.dicom.choice import best_ct
from planner.dicom.find_series import find_series
from planner.dicom.read_series import read_series
from planner.errors import PlannerError
from planner.imaging.labels import read_labels
from planner.imaging.volume import Grid, LabelMap, Volume
from planner.plan.case import AnatomySource, LabelSource, SeedSource
from planner.work import Monitor
from tests.benchmarks.harness import PROJECT
from tests.ct_paint import (
    HEALTHY,
    POROTIC,
    SERIES,
    THICK,
    THIN,
    VESSELS,
    Scan,
    painted,
    real_shapes,
    sampled_labels,
)
from tests.ct_phantoms import DIMENSIONS, Deformity, spine, verse_value
from tests.wall_errors import WALLS, Errors, Truth, errors_of, landmarks_on, truth_of

REPORT = Path(__file__).resolve().parent / "anatomy.md"
SOURCES = ("seed", "labels", "landmarks")
LEVELS = tuple(DIMENSIONS)
FEW = ("T3", "T9", "L2")


@attrs.frozen(kw_only=True, eq=False)
class Subject:
    """One vertebra in one scan, what is true of it, and where the click goes."""

    name: str
    level: str
    value: int
    volume: Volume
    labels: LabelMap
    truth: Truth
    body_lps_mm: Points
    scheme: str = "verse"


@attrs.frozen(kw_only=True, eq=False)
class Outcome:
    """What a source made of a subject: errors, or the reason of its refusal."""

    subject: str
    seconds: float
    errors: Errors | None = None
    refusal: str = ""
    not_seen: tuple[str, ...] = ()


# --- the classes ----------------------------------------------------------------------


def _phantoms(scan: Scan, levels: Sequence[str], **shape: object) -> Iterator[Subject]:
    for number, level in enumerate(levels):
        made = spine(level, **shape)  # type: ignore[arg-type]
        truth = truth_of(made.labels, made.value, level=level, frame=made.frame)
        yield Subject(
            name=level,
            level=level,
            value=made.value,
            volume=painted(made.labels, attrs.evolve(scan, seed=number)),
            labels=sampled_labels(made.labels, scan.spacing_mm),
            truth=truth,
            body_lps_mm=made.body_lps_mm + _hand(number),
        )


def _painted_shapes(scan: Scan, shared: Path) -> Iterator[Subject]:
    folder = shared / "verse004-labels"
    path = next(folder.glob("*seg-vert_msk.nii.gz"))
    names = [f"T{n}" for n in range(9, 13)] + [f"L{n}" for n in range(1, 6)]
    for level in names:
        value = verse_value(level)
        fine = real_shapes(path, value)
        truth = truth_of(fine, value, level=level)
        yield Subject(
            name=level,
            level=level,
            value=value,
            volume=painted(fine, attrs.evolve(scan, seed=value)),
            labels=sampled_labels(fine, scan.spacing_mm),
            truth=truth,
            body_lps_mm=body_middle(fine, value) + _hand(value),
        )


def _lidc(shared: Path) -> Iterator[Subject]:
    folder = shared / "lidc-0001"
    found = best_ct(find_series(folder / "dicom", Monitor()))
    volume = read_series(found, Monitor())
    labels = read_labels(folder / "labels_totalsegmentator.nii.gz")
    for level in [f"T{n}" for n in range(5, 13)] + ["L1", "L2"]:
        value = 44 - int(level[1:]) if level[0] == "T" else 32 - int(level[1:])
        yield Subject(
            name=level,
            level=level,
            value=value,
            volume=volume,
            labels=labels,
            truth=truth_of(labels, value, level=level, scheme="totalsegmentator"),
            body_lps_mm=body_middle(labels, value) + _hand(value),
            scheme="totalsegmentator",
        )


def _tptbox(shared: Path) -> Iterator[Subject]:
    folder = shared / "tptbox-l3"
    volume = nifti_volume(folder / "sub-ct_label-22_ct.nii.gz")
    labels = read_labels(folder / "sub-ct_seg-vert_label-22_msk.nii.gz")
    yield Subject(
        name="L3",
        level="L3",
        value=22,
        volume=volume,
        labels=labels,
        truth=truth_of(labels, 22, level="L3"),
        body_lps_mm=body_middle(labels, 22),
    )


def nifti_volume(path: Path) -> Volume:
    """Return a CT that lies in a NIfTI file, for which the program has no reader."""
    image = sitk.ReadImage(str(path))
    matrix = np.eye(4)
    matrix[:3, :3] = np.reshape(image.GetDirection(), (3, 3)) * image.GetSpacing()
    matrix[:3, 3] = image.GetOrigin()
    voxels = np.clip(sitk.GetArrayFromImage(image), -1024, 3071).astype(np.int16)
    grid = Grid(shape_kji=voxels.shape, lps_from_ijk=matrix)
    return Volume(voxels_hu=voxels, grid=grid, identity=SERIES)


def _hand(number: int) -> FloatArray:
    """Return how far a click is off the middle of the body: up to 3 mm each way."""
    return np.random.default_rng(number).uniform(-3, 3, 3)


def body_middle(labels: LabelMap, value: int) -> Points:
    """Return the deepest point of a labelled vertebra before its centroid."""
    mask = labels.labels == value
    at = np.argwhere(mask)
    low, high = at.min(axis=0), at.max(axis=0) + 1
    block = mask[tuple(slice(a, b) for a, b in zip(low, high, strict=True))]
    spacing = labels.grid.spacing_mm[::-1]
    deep = ndimage.distance_transform_edt(np.pad(block, 1), sampling=tuple(spacing))
    deep = deep[1:-1, 1:-1, 1:-1]
    k, j, i = np.indices(deep.shape)
    points = labels.grid.to_lps(np.stack((i, j, k), axis=-1) + low[::-1])
    y = points[..., 1]
    deep = np.where(y < y[block].mean() - 3, deep, 0)
    place = np.unravel_index(int(deep.argmax()), deep.shape)
    middle: Points = points[place]
    return middle


Maker = Callable[[Path], Iterator[Subject]]

SCOLIOSIS = Rotation.from_euler("xyz", (12, 14, 18), degrees=True)

CLASSES: dict[str, Maker] = {
    "phantom T1–L5, healthy, 1 mm": lambda _: _phantoms(HEALTHY, LEVELS),
    "phantom, healthy, 0.5 mm": lambda _: _phantoms(THIN, FEW),
    "phantom, osteoporotic, 1 mm": lambda _: _phantoms(POROTIC, FEW),
    "phantom, osteoporotic, 2.5 mm": lambda _: _phantoms(THICK, FEW),
    "phantom, contrast in vessels, 1 mm": lambda _: _phantoms(VESSELS, FEW),
    "phantom, scoliosis, 1 mm": lambda _: _phantoms(
        HEALTHY, FEW, turn=SCOLIOSIS, bend_deg=(4.0, 6.0, 4.0)
    ),
    "phantom, wedge 30 %, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW, deformity=Deformity(wedge=0.3)
    ),
    "phantom, biconcave 40 %, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW, deformity=Deformity(biconcave=0.4)
    ),
    "phantom T9 and L2, crush 30 %, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW[1:], deformity=Deformity(crush=0.3)
    ),
    "phantom, retropulsion 4 mm, porotic, 1 mm": lambda _: _phantoms(
        POROTIC, FEW, deformity=Deformity(wedge=0.2, retropulsion_mm=4.0)
    ),
    "verse004 painted, osteoporotic, 1 mm": lambda s: _painted_shapes(POROTIC, s),
    "verse004 painted, osteoporotic, 2.5 mm": lambda s: _painted_shapes(THICK, s),
    "lidc-0001 T5–L2 (real CT, 2.5 mm)": _lidc,
    "tptbox-l3 (real CT, 1.5 mm)": _tptbox,
}


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
            volume=subject.volume,
        )
    except PlannerError as error:
        why = str(error.facts.get("reason") or error.facts.get("structure"))
        seconds = time.process_time() - start
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


def _spread(values: FloatArray) -> str:
    if not len(values):
        return "–"
    size = np.abs(values)
    return f"{size.mean():.2f} / {np.percentile(size, 95):.2f} / {size.max():.2f}"


def summary(name: str, source: str, outcomes: Sequence[Outcome]) -> str:
    """Return one line of the table."""
    done = [o.errors for o in outcomes if o.errors]
    refused = [f"{o.subject} {o.refusal}" for o in outcomes if o.refusal]
    if not done:
        return f"| {name} | {source} | 0 | {'; '.join(refused)} |" + " – |" * 10
    walls = {w: np.concatenate([e.walls[w] for e in done]) for w in WALLS}
    within = [np.concatenate([e.within[w] for e in done]) for w in WALLS]
    held = [f"{100 * w.mean():.0f}" if len(w) else "–" for w in within]
    cells = [
        name,
        source,
        str(len(done)),
        "; ".join(refused) or "–",
        *(_spread(walls[w]) for w in WALLS),
        _spread(np.concatenate([e.isthmus_mm for e in done])),
        _spread(np.concatenate([e.canal_mm for e in done])),
        _spread(np.array([e.angle_deg for e in done])),
        " / ".join(held),
        f"{np.mean([o.seconds for o in outcomes]):.1f}",
    ]
    return f"| {' | '.join(cells)} |"


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


def measured(name: str, shared: Path, *, only: str = "") -> dict[str, list[Outcome]]:
    """Return the outcomes of a class by source."""
    found: dict[str, list[Outcome]] = {}
    for subject in CLASSES[name](shared):
        for source_name, source in sources_of(subject).items():
            if only in ("", source_name):
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


def main(words: list[str]) -> int:
    """Measure, and put the new rows into the table."""
    only = next((w[2:] for w in words if w.startswith("--")), "")
    words = [word for word in words if not word.startswith("--")]
    shared = PROJECT.parent / "shared" / "data"
    names = [n for n in CLASSES if not words or any(w in n for w in words)]
    rows = _kept_rows()
    for name in names:
        print(name, flush=True)
        for source, outcomes in measured(name, shared, only=only).items():
            rows[name, source] = summary(name, source, outcomes)
            print(rows[name, source], flush=True)
        _write(rows)
    return 0


def _kept_rows() -> dict[tuple[str, str], str]:
    """Return the rows of the last run, by class and source."""
    if not REPORT.exists():
        return {}
    lines = REPORT.read_text(encoding="utf-8").splitlines()
    cells = [(line.split(" | "), line) for line in lines if line.startswith("| ")]
    return {(c[0].removeprefix("| "), c[1]): line for c, line in cells[1:]}


def _write(rows: Mapping[tuple[str, str], str]) -> None:
    order = [(name, source) for name in CLASSES for source in SOURCES]
    date = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    table = [
        f"| {' | '.join(HEAD)} |",
        f"|{' --- |' * len(HEAD)}",
        *(rows[key] for key in order if key in rows),
    ]
    text = f"{INTRODUCTION}\nLast measured {date}.\n\n" + "\n".join(table) + "\n"
    REPORT.write_text(text, encoding="utf-8")


INTRODUCTION = """\
# How far the walls are off

Written by `python -m tests.benchmarks.anatomy_table`. Cells: mean / 95th percentile /
worst of the absolute error in mm over all lines of sight of the class (`frame`: the
largest angle between axes, in degrees). `within stated` is the share of the
errors of each wall, in the order of the columns, that lie in the uncertainty which the
vertebra states along its axis; `s` is processor time per
vertebra. Clicks are up to 3 mm off the middle of the body along each axis; landmarks
are clicked with a spread of 0.4 mm along each axis. The truth of the phantoms and of
the painted shapes is their fine label map (0.6 mm); that of the real CTs are the masks
that came with them, which are themselves drawn by a network or by hand on the same
voxels, so their own error is in every figure, and the label source has none there.

Since the pedicle's neck is looked for as a bridge of bone, and labels and landmarks
state more, these rows were measured: labels and landmarks of the phantoms T1–L5 and
of verse004 at 1 mm. Every other row of labels and landmarks is older: of its columns,
medial, isthmus width, canal and the shares within what is stated may differ now.
"""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
