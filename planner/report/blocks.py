"""What a report is made of, before anybody knows what paper it is printed on.

Every word is given: this room lays out, it writes no sentence.
"""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""RGB, `[v, u, 3]`, first row at the top."""


@attrs.frozen
class Heading:
    """`level` 1 begins a part, 2 a section of it."""

    text: str
    level: int = 1


@attrs.frozen
class Paragraph:
    """`role` is body, strong, small or muted."""

    text: str
    role: str = "body"


@attrs.frozen(kw_only=True)
class Verdict:
    """The first thing to be read: a word on a ground of its colour (RRGGBB)."""

    word: str
    meaning: str
    colour: str


@attrs.frozen(kw_only=True)
class Table:
    """Rows of texts; `shares` are the widths of the columns, and add up to one."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]

    def __attrs_post_init__(self) -> None:
        for row in (self.head, self.shares, *self.rows):
            if len(row) != len(self.head):
                raise ValueError("a table whose rows differ in length")


@attrs.frozen(kw_only=True, eq=False)
class Figure:
    """A picture at its true size: `width_mm` on paper, letters and scale burned in."""

    picture: Picture
    width_mm: float
    caption: str

    @property
    def height_mm(self) -> float:
        rows, columns = self.picture.shape[:2]
        return float(self.width_mm * rows / columns)


@attrs.frozen
class FigureRow:
    """Figures side by side."""

    figures: tuple[Figure, ...]


@attrs.frozen
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Verdict | Table | Figure | FigureRow | PageBreak


@attrs.frozen(kw_only=True)
class ReportDocument:
    """A report. `header` and `footer` stand on every page; `pages` names them.

    `pages` holds the places {page} and {count}. `language` is a BCP 47 tag.
    """

    title: str
    header: str
    footer: str
    pages: str
    blocks: Sequence[Block]
    language: str = "en"
