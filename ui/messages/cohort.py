"""What `isthmus audit` says."""

from collections.abc import Mapping

from ui.messages.facts import filled

CLUSTER_REASONS = {
    "no_dask": (
        "A cluster needs Dask, which is not installed here: install isthmus[cluster], "
        "or leave --scheduler out."
    ),
    "no_scheduler": (
        "No Dask scheduler answers at {address}; start one there, or leave --scheduler "
        "out."
    ),
}
PROGRESS = "case {number}: {what} ({done} of {count})"
PROGRESS_LEFT = "{told}, {rest}"
DONE_WORD = "done"
KEPT = "{count} cases were done before and are kept."
SUMMARY = "{done} of {count} cases were reviewed."
FAILED_CASE = "Case {number}: {sentence}"
LEVELS_BY_VERDICT = "Levels: {counts}."
LEAKS_BY_PLACE = "Leaks: {counts}."
WRITTEN = (
    "The summary is {csv} and {json} in {folder}; run it again to go on from there."
)


def cluster_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    """Return why a cluster cannot be used; None for a reason without words."""
    known = CLUSTER_REASONS.get(str(reason))
    return filled(known, facts) if known else None
