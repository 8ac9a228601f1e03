"""What `isthmus audit` says."""

NO_DASK = (
    "A cluster needs Dask, which is not installed here: install isthmus[cluster], or "
    "leave --scheduler out."
)
NO_SCHEDULER = (
    "No Dask scheduler answers at {address}; start one there, or leave --scheduler out."
)
PROGRESS = "case {number}: {what} ({done} of {count})"
DONE_WORD = "done"
KEPT = "{count} cases were done before and are kept."
SUMMARY = "{done} of {count} cases were reviewed."
FAILED_CASE = "Case {number}: {sentence}"
LEVELS_BY_VERDICT = "Levels: {counts}."
LEAKS_BY_PLACE = "Leaks: {counts}."
WRITTEN = (
    "The summary is {csv} and {json} in {folder}; run it again to go on from there."
)
