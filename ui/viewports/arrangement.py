"""Which views stand side by side."""

import enum


class Arrangement(enum.Enum):
    """What the four places are used for; the last always holds the 3-D view."""

    SLICES = "slices"
    WORKSHOP = "workshop"
    FLUOROSCOPY = "fluoroscopy"
    REVIEW = "review"
