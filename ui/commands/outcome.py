"""What a verb of the command line hands back; only `ui.cli` prints."""

import enum

import attrs


class Exit(enum.IntEnum):
    """The exit codes of the command line: a stable contract."""

    DONE = 0
    NOT_SAFE = 1
    BAD_INPUT = 2
    INTERNAL_ERROR = 3


@attrs.frozen(kw_only=True)
class Outcome:
    """`text` for people, `document` for `--json`.

    `warning` is a sentence for the error stream beside a document, which stays pure.
    """

    text: str
    document: object = None
    warning: str = ""
    exit_code: Exit = Exit.DONE


class Unusable(Exception):
    """Bad input or a lack in the surroundings: one sentence, then exit code 2."""
