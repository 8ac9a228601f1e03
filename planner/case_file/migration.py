"""Case files of older versions: the steps that bring them up to date on a copy.

Where nobody may write, the copy lives in memory and the file is read through it.
"""

from planner.sqlite_file import MigrationStep

STEPS: dict[int, MigrationStep] = {}
"""By the version that a step begins with; it makes the next one of it.

A step refuses whatever its own version would have refused, a broken chain above all,
and writes the chain anew where its content has changed."""

MIGRATED = "migrated"
"""The label of the note that a file was brought up to date; the chain it had lies
beside it, so that one who wrote it down finds it again."""
