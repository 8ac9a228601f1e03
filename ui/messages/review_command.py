"""What `isthmus review` prints."""

from collections.abc import Iterator, Mapping

from planner.errors import PlannerError
from planner.review.contract.result import ToolFinding
from planner.review.level_review import FAILED, LACKS, ToolUse
from planner.review.review_document import ReviewedLevel
from planner.rules.findings import Severity
from ui.language import Texts, say
from ui.messages.errors import sentence_of
from ui.messages.placing import PLACED_HERE, placed_words
from ui.messages.words import SEVERITY_MEANINGS, SEVERITY_WORDS

NO_LEVELS = "The plan names no level yet."
TOOLS = "Tools"
WRITTEN = "{count} files were written into {folder}."
USED = "  {title} {version} ({sha256}): {status}"
STATUS_WORDS = Texts(
    {
        "done": "done in {seconds:.1f} s",
        FAILED: "failed",
        LACKS: "not run",
    }
)


def overall_lines(overall: Severity) -> Iterator[str]:
    yield f"{SEVERITY_WORDS[overall]}: {SEVERITY_MEANINGS[overall]}"


def placed_line(level: ReviewedLevel) -> str:
    """Say how the vertebra came onto the CT after the operation."""
    if level.is_same_ct:
        return say(PLACED_HERE, level=level.level)
    placing = level.placing
    return placed_words(level.level, placing.error_mm, is_fitted=placing.is_fitted)


def refused_lines(refused: Mapping[str, PlannerError]) -> Iterator[str]:
    for level, error in refused.items():
        yield f"{level}: {sentence_of(error)}"


def finding_line(tool_title: str, finding: ToolFinding) -> str:
    word = SEVERITY_WORDS[Severity(finding.severity)]
    return f"  {word:<15} {tool_title}: {finding.sentence}"


def use_line(use: ToolUse) -> str:
    """Name a tool as a report must: version, hash, and what became of it."""
    status = say(STATUS_WORDS[use.status], seconds=use.seconds)
    line = say(
        USED,
        title=use.title,
        version=use.version,
        sha256=use.sha256[:12],
        status=status,
    )
    return line if use.problem is None else f"{line}. {sentence_of(use.problem)}"
