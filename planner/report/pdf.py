"""A report as a PDF: A4, text that can be selected, fonts inside, the same bytes again.

Laid out by reportlab. Latin text is set in DejaVu Sans; what that font lacks, such as
Chinese, in Droid Sans Fallback, run by run.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

import attrs
import numpy as np
from reportlab import rl_config
from reportlab.lib import textsplit
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.textsplit import ALL_CANNOT_START
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    Flowable,
    Image,
    KeepTogether,
    SimpleDocTemplate,
    Spacer,
    paragraph,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Text
from reportlab.platypus import Table as Grid

from planner.report.blocks import (
    Block,
    Figure,
    FigureRow,
    Heading,
    PageBreak,
    Paragraph,
    ReportDocument,
    Table,
    Verdict,
)
from planner.report.png import png_bytes

PLAIN, BOLD, OTHER_SCRIPTS = "DejaVuSans", "DejaVuSans-Bold", "DroidSansFallbackFull"
"""Files of this name, ending in .ttf, in the folder of fonts."""

MARGIN_MM = 16.0
SMALL_POINTS = 7.5
FRAME_PADDING = 6
"""Points that reportlab keeps free inside the margins."""
TEXT_WIDTH_MM = A4[0] / mm - 2 * MARGIN_MM
OWN_FONT = ("FONTNAME", (0, 0), (-1, -1), PLAIN)
UNSPACED = ("zh", "ja")
"""Languages whose lines may end between any two letters."""
CJK_WRAP = "CJK"
NEVER_FIRST = "，；：！？）》”’…"
"""Letters that begin no line, beside those that reportlab knows: one of them hangs."""
INK = HexColor("#1a1f24")
MUTED = HexColor("#5a646e")
LINE = HexColor("#c9d0d6")
GROUND = HexColor("#f1f4f6")


def pdf_bytes(document: ReportDocument, *, fonts: Path) -> bytes:
    """Return the PDF of a report; the same report gives the same bytes.

    `fonts` is the folder that holds the three font files.
    """
    # Text for the eyes of no one takes half of the time, and a quarter of the bytes.
    rl_config.useA85 = 0
    for module in (textsplit, paragraph):
        vars(module).update(ALL_CANNOT_START=ALL_CANNOT_START + NEVER_FIRST)
    layout = _Layout(fonts, document.language)
    sketch = attrs.evolve(document, blocks=tuple(map(_blank, document.blocks)))
    _, count = _built(sketch, layout, count=0)
    content, _ = _built(document, layout, count=count)
    return content


def _built(
    document: ReportDocument, layout: "_Layout", *, count: int
) -> tuple[bytes, int]:
    """Return the PDF whose pages say that there are `count`, and how many there are."""
    made = io.BytesIO()
    template = SimpleDocTemplate(
        made,
        pagesize=A4,
        leftMargin=MARGIN_MM * mm - FRAME_PADDING,
        rightMargin=MARGIN_MM * mm - FRAME_PADDING,
        topMargin=22 * mm,
        bottomMargin=18 * mm,
        title=document.title,
        author="Isthmus",
        lang=document.language,
        # Otherwise a font that is not inside the file would be named in it.
        initialFontName=PLAIN,
        invariant=1,
    )
    story = [part for block in document.blocks for part in layout.flowables(block)]

    def put_on(canvas: Canvas, template: SimpleDocTemplate) -> None:
        layout.put_on(canvas, document, page=template.page, count=count)

    template.build(story, onFirstPage=put_on, onLaterPages=put_on)
    return made.getvalue(), template.page


class _Layout:
    """From blocks to what reportlab places."""

    def __init__(self, fonts: Path, language: str) -> None:
        for name in (PLAIN, BOLD, OTHER_SCRIPTS):
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
        plain = pdfmetrics.getFont(PLAIN)
        assert isinstance(plain, TTFont)
        self._known = set(plain.face.charToGlyph)
        self._wrap = CJK_WRAP if language.startswith(UNSPACED) else None
        self.styles = {
            "title": self._style(BOLD, 15, before=0, after=6),
            "section": self._style(BOLD, 11, before=8, after=4),
            "body": self._style(PLAIN, 9, after=4),
            "strong": self._style(BOLD, 9, after=4),
            "small": self._style(PLAIN, SMALL_POINTS, after=3),
            "muted": self._style(PLAIN, SMALL_POINTS, after=3, colour=MUTED),
            "cell": self._style(PLAIN, 8),
            "head": self._style(BOLD, 8),
        }

    def _style(
        self,
        font: str,
        size: float,
        *,
        before: float = 0,
        after: float = 0,
        colour: Color = INK,
    ) -> ParagraphStyle:
        return ParagraphStyle(
            name=f"{font}{size}{colour}",
            fontName=font,
            fontSize=size,
            leading=size * 1.35,
            spaceBefore=before,
            spaceAfter=after,
            textColor=colour,
            alignment=TA_LEFT,
            splitLongWords=1,
            wordWrap=self._wrap,
        )

    def flowables(self, block: Block) -> Iterator[Flowable]:
        """Yield what a block is placed as."""
        if isinstance(block, Heading):
            yield self.text(block.text, "title" if block.level == 1 else "section")
        elif isinstance(block, Paragraph):
            yield self.text(block.text, block.role)
        elif isinstance(block, Verdict):
            yield from self._verdict(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Figure):
            yield from self._figures((block,))
        elif isinstance(block, FigureRow):
            yield from self._figures(block.figures)
        elif isinstance(block, PageBreak):
            yield NewPage()

    def put_on(
        self, canvas: Canvas, document: ReportDocument, *, page: int, count: int
    ) -> None:
        """Put header, footer and page number on a page."""
        left, right = MARGIN_MM * mm, A4[0] - MARGIN_MM * mm
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        for height in (A4[1] - 18 * mm, 14 * mm):
            canvas.line(left, height, right, height)
        words = document.pages.format(page=page, count=count)
        self._line(canvas, document.header, left, A4[1] - 16 * mm)
        self._line(canvas, document.footer, left, 10 * mm)
        self._line(canvas, words, right - self._width(words), 10 * mm)

    def _line(self, canvas: Canvas, words: str, x: float, y: float) -> None:
        for font, run in self.runs(words, PLAIN):
            canvas.setFont(font, SMALL_POINTS)
            canvas.setFillColor(MUTED)
            canvas.drawString(x, y, run)
            x += pdfmetrics.stringWidth(run, font, SMALL_POINTS)

    def text(self, words: str, role: str) -> Text:
        style = self.styles[role]
        marked = "".join(
            escape(run) if font == style.fontName else _in_font(run, font)
            for font, run in self.runs(words, style.fontName)
        )
        return Text(marked.replace("\n", "<br/>"), style)

    def runs(self, words: str, font: str) -> Iterator[tuple[str, str]]:
        """Yield (font, run): what the font lacks is set in the one for all scripts."""
        for known, run in groupby(words, lambda c: ord(c) in self._known or c == "\n"):
            yield font if known else OTHER_SCRIPTS, "".join(run)

    def _width(self, words: str) -> float:
        return sum(
            pdfmetrics.stringWidth(run, font, SMALL_POINTS)
            for font, run in self.runs(words, PLAIN)
        )

    def _verdict(self, block: Verdict) -> Iterator[Flowable]:
        colour = HexColor(f"#{block.colour}")
        white = HexColor("#ffffff")
        word = self._style(BOLD, 16, colour=white)
        meaning = self._style(PLAIN, 9, colour=white)
        self.styles.update({"verdict": word, "verdict-meaning": meaning})
        cells = [
            [self.text(block.word, "verdict")],
            [self.text(block.meaning, "verdict-meaning")],
        ]
        grid = Grid(cells, colWidths=[TEXT_WIDTH_MM * mm])
        grid.setStyle(
            [
                OWN_FONT,
                ("BACKGROUND", (0, 0), (-1, -1), colour),
                ("LEFTPADDING", (0, 0), (-1, -1), 10),
                ("TOPPADDING", (0, 0), (-1, 0), 8),
                ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
            ]
        )
        yield grid
        yield Spacer(0, 4 * mm)

    def _table(self, block: Table) -> Iterator[Flowable]:
        rows = [[self.text(cell, "head") for cell in block.head]]
        rows += [[self.text(cell, "cell") for cell in row] for row in block.rows]
        widths = [share * TEXT_WIDTH_MM * mm for share in block.shares]
        grid = Grid(rows, colWidths=widths, repeatRows=1)
        grid.setStyle(
            [
                OWN_FONT,
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("BACKGROUND", (0, 0), (-1, 0), GROUND),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
                ("TOPPADDING", (0, 0), (-1, -1), 3),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
                ("LEFTPADDING", (0, 0), (-1, -1), 4),
            ]
        )
        yield grid
        yield Spacer(0, 4 * mm)

    def _figures(self, figures: Sequence[Figure]) -> Iterator[Flowable]:
        pictures = [_image(figure) for figure in figures]
        captions = [self.text(figure.caption, "muted") for figure in figures]
        widths = [figure.width_mm * mm + 4 * mm for figure in figures]
        grid = Grid([pictures, captions], colWidths=widths, hAlign="LEFT")
        grid.setStyle(
            [
                OWN_FONT,
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 4 * mm),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ]
        )
        yield KeepTogether([grid, Spacer(0, 3 * mm)])


def _blank(block: Block) -> Block:
    """Return a block whose pictures take the same room and show nothing."""
    match block:
        case Figure():
            return _blank_figure(block)
        case FigureRow():
            return FigureRow(tuple(_blank_figure(each) for each in block.figures))
        case _:
            return block


def _blank_figure(figure: Figure) -> Figure:
    white = np.broadcast_to(np.uint8(255), figure.picture.shape)
    return attrs.evolve(figure, picture=white)


def _in_font(run: str, font: str) -> str:
    return f'<font name="{font}">{escape(run)}</font>'


def _image(figure: Figure) -> Image:
    packed = io.BytesIO(png_bytes(figure.picture, is_packed=False))
    return Image(packed, width=figure.width_mm * mm, height=figure.height_mm * mm)
