"""`isthmus anatomy`: the vertebrae of a plan as the rules see them."""

from collections.abc import Iterator
from pathlib import Path

from planner.anatomy.describe import anatomy_document
from planner.anatomy.parts_map import parts_map
from planner.anatomy.vertebra import Side, Vertebra
from planner.errors import PlannerError
from planner.imaging.write_nifti import write_labels
from planner.work import Monitor
from ui.commands.outcome import Exit, Outcome
from ui.judged_case import REFUSALS, vertebrae_of
from ui.language import say
from ui.messages.anatomy_errors import not_seen_words, note_sentence
from ui.messages.bone import bone_words
from ui.messages.errors import sentence_of
from ui.messages.numbers import millimetres
from ui.messages.words import SIDE_WORDS, SOURCE_WORDS
from ui.opening import open_plan


def anatomy(plan: Path, *, out_labels: Path | None) -> Outcome:
    """Build every level of a plan; the exit code says whether one was refused."""
    opened = open_plan(plan, monitor=Monitor())
    results = vertebrae_of(opened, refusals=REFUSALS)
    built = [result for result in results.values() if isinstance(result, Vertebra)]
    lines = [line for item in results.items() for line in _level_lines(*item)]
    if out_labels is not None:
        write_labels(parts_map(built, opened.volume.grid), out_labels)
        lines.append(say("The parts were written to {name}.", name=out_labels.name))
    return Outcome(
        text="\n".join(lines or [say("The plan names no level yet.")]),
        document=anatomy_document(results),
        exit_code=Exit.DONE if len(built) == len(results) else Exit.NOT_SAFE,
    )


def _level_lines(level: str, result: Vertebra | PlannerError) -> Iterator[str]:
    if isinstance(result, PlannerError):
        yield say(
            "{level}: refused. {why}",
            level=level,
            why=sentence_of(result),
        )
        return
    yield say(
        "{level}: from {source}",
        level=level,
        source=SOURCE_WORDS.get(result.source, result.source).lower(),
    )
    for side in Side:
        pedicle = result.pedicles.get(side)
        if pedicle is not None:
            width = millimetres(pedicle.isthmus.width_mm)
            height = millimetres(pedicle.isthmus.height_mm)
            name = SIDE_WORDS[side.value].lower()
            yield say(
                "  Isthmus, {name}: {width} wide, {height} high",
                name=name,
                width=width,
                height=height,
            )
    x, y, z = (millimetres(float(value)) for value in result.uncertainty_mm)
    yield say(
        "  A wall may lie off by {x} sideways, {y} front to back, {z} up and down",
        x=x,
        y=y,
        z=z,
    )
    if result.bone is not None:
        yield f"  {bone_words(result.bone)}"
    if result.not_seen:
        yield say(
            "  Not seen: {parts}",
            parts=not_seen_words(result.not_seen),
        )
    for code in result.notes:
        yield f"  {note_sentence(code)}"
