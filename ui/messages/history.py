"""What changed between two steps of a case, in words."""

from collections.abc import Iterator

from planner.plan.compare import CaseChanges, LevelChange, NeedleChange
from planner.plan.history import Step
from planner.rules.changes import FindingChange
from planner.rules.findings import Finding
from ui.language import Texts, say
from ui.messages.findings import subject
from ui.messages.numbers import millimetres, with_unit
from ui.messages.step_names import spoken_step
from ui.messages.words import SEVERITY_WORDS

SAME = "Nothing differs."
NOW = "the case as it is now"
TITLE = "History"
ABOUT = (
    "Every step of this case. Going to a step takes back what came after it; you can "
    "come forward again until you change something."
)

LEVEL_WORDS = Texts(
    {
        "added": "{level} was added.",
        "removed": "{level} was removed.",
        "anatomy": "The outlines of {level} differ.",
        "renamed": "A level is called {level} afterwards; its needles are the same.",
        "confirmed_by": "The confirmation of {level} differs.",
        "technique": "The technique for {level} differs.",
        "approach": "The approach to {level} differs.",
        "cement": "The cement for {level} differs.",
        "assessment": "The answers about {level} differ.",
        "overrides": "The accepted STOPs of {level} differ.",
        "review": "What the review of {level} holds differs.",
    }
)

NEEDLE_WORDS = {
    "added": "Needle {name} was added.",
    "removed": "Needle {name} was removed.",
}

FIELD_WORDS = Texts(
    {
        "origin": "origin (by hand, or proposed)",
        "is_locked": "lock",
        "instrument_mm": "needle length",
        "bevel_deg": "bevel direction",
        "outer_diameter_mm": "gauge",
        "side": "side",
        "tip": "tip shape",
        "status": "state",
    }
)


def step_words(step: Step) -> str:
    """Return the name of a step, its author and its time, on one line."""
    when = step.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    name = spoken_step(step.label)
    return "  ·  ".join(filter(None, (name, step.by, when)))


def changes_lines(
    changes: CaseChanges, findings: tuple[FindingChange, ...]
) -> Iterator[str]:
    """Yield one sentence for each difference; one that says so if there is none."""
    if not (changes.levels or changes.needles or findings):
        yield say(SAME)
    for level in changes.levels:
        yield _level_sentence(level)
    for needle in changes.needles:
        yield _needle_sentence(needle)
    for change in findings:
        yield _finding_sentence(change)


def _level_sentence(change: LevelChange) -> str:
    return LEVEL_WORDS[change.aspect].format(level=change.level)


def _needle_sentence(change: NeedleChange) -> str:
    name = f"{change.level} {change.needle}"
    if change.kind != "changed":
        return say(NEEDLE_WORDS[change.kind], name=name)
    parts = []
    if change.entry_moved_mm or change.tip_moved_mm:
        parts.append(
            say(
                "entry moved {entry}, tip {tip}, axis turned {turned}",
                entry=millimetres(change.entry_moved_mm),
                tip=millimetres(change.tip_moved_mm),
                turned=with_unit(change.turned_deg, "°"),
            )
        )
    named = [FIELD_WORDS.get(name, name.replace("_", " ")) for name in change.fields]
    if named:
        parts.append(say("another {named}", named=say(" and ").join(named)))
    return say("Needle {name}: {parts}.", name=name, parts="; ".join(parts))


def _finding_sentence(change: FindingChange) -> str:
    spoken = change.after or change.before
    assert spoken is not None
    return say(
        "{rule} on {subject}: {before} became {after}.",
        rule=spoken.rule,
        subject=subject(spoken),
        before=_severity_word(change.before),
        after=_severity_word(change.after),
    )


def _severity_word(finding: Finding | None) -> str:
    return say("nothing") if finding is None else SEVERITY_WORDS[finding.severity]
