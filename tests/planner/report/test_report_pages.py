"""A report is the same bytes for the same content, and its words can be searched."""

import io

import attrs
import numpy as np
import pytest
from pypdf import PdfReader

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
from planner.report.html import html_text
from planner.report.pdf import pdf_bytes
from tests.conftest import PROJECT

FONTS = PROJECT / "resources" / "fonts"
MM = 72 / 25.4


def picture() -> np.ndarray:
    made = np.zeros((30, 60, 3), np.uint8)
    made[..., 0] = np.arange(60) * 4
    return made


def report(*blocks: Block, footer: str = "State 3f2a91c0") -> ReportDocument:
    return ReportDocument(
        title="Plan of L1",
        header="Isthmus, a research tool",
        footer=footer,
        pages="Page {page} of {count}",
        blocks=blocks
        or (
            Verdict(word="STOP", meaning="Not as it stands.", colour="b3390b"),
            Heading("Needles"),
            Table(
                head=("Needle", "Clearance"),
                rows=(("R1", "−0.4 mm ≤ 2°"), ("L1 & <b>", "1.2 mm")),
                shares=(0.5, 0.5),
            ),
            FigureRow((Figure(picture=picture(), width_mm=60, caption="True AP"),)),
            PageBreak(),
            Paragraph("骨水泥不得越过椎体后缘"),
        ),
    )


def pages(document: ReportDocument) -> list[str]:
    made = PdfReader(io.BytesIO(pdf_bytes(document, fonts=FONTS)))
    return [page.extract_text() for page in made.pages]


def test_the_same_report_is_the_same_bytes():
    assert pdf_bytes(report(), fonts=FONTS) == pdf_bytes(report(), fonts=FONTS)
    other = report(footer="State 00000000")
    assert pdf_bytes(report(), fonts=FONTS) != pdf_bytes(other, fonts=FONTS)


def test_every_word_can_be_selected_in_both_scripts():
    first, second = pages(report())
    for words in ("STOP", "Not as it stands.", "Needles", "−0.4 mm ≤ 2°", "L1 & <b>"):
        assert words in first
    assert "True AP" in first
    assert "骨水泥不得越过椎体后缘" in second


def test_header_footer_and_number_stand_on_every_page():
    for number, text in enumerate(pages(report()), start=1):
        assert "Isthmus, a research tool" in text
        assert "State 3f2a91c0" in text
        assert f"Page {number} of 2" in text


def test_every_font_that_is_used_is_inside_the_file():
    made = PdfReader(io.BytesIO(pdf_bytes(report(), fonts=FONTS)))
    fonts = [
        font
        for page in made.pages
        for font in page["/Resources"].get_object()["/Font"].values()  # type: ignore[index]
    ]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.get_object()["/FontDescriptor"]


def test_a_picture_has_its_size_in_millimetres():
    made = PdfReader(io.BytesIO(pdf_bytes(report(), fonts=FONTS)))
    sizes = []

    def note(operator, operands, matrix, _) -> None:
        if operator == b"Do":
            sizes.append((matrix[0], matrix[3]))

    made.pages[0].extract_text(visitor_operand_before=note)
    assert sizes == [pytest.approx((60 * MM, 30 * MM), abs=0.01)]


def test_the_file_tells_nothing_that_the_report_does_not():
    info = PdfReader(io.BytesIO(pdf_bytes(report(), fonts=FONTS))).metadata
    assert info is not None
    assert info.title == "Plan of L1"
    assert info.author == "Isthmus"
    assert info.creation_date is not None
    assert info.creation_date.year == 2000


def test_a_long_table_goes_on_over_pages_with_its_head():
    rows = tuple((f"R{number}", "1.0 mm") for number in range(90))
    table = Table(head=("Needle", "Clearance"), rows=rows, shares=(0.5, 0.5))
    made = pages(report(table))
    assert len(made) > 1
    for text in made:
        assert "Clearance" in text
    assert "R89" in made[-1]


def test_the_web_page_holds_all_of_it_and_fetches_nothing():
    text = html_text(report())
    for words in ("STOP", "L1 &amp; &lt;b&gt;", "True AP", "骨水泥不得越过椎体后缘"):
        assert words in text
    assert "data:image/png;base64," in text
    assert "http" not in text


def test_a_table_whose_rows_differ_in_length_is_refused():
    with pytest.raises(ValueError, match="length"):
        Table(head=("a", "b"), rows=(("1",),), shares=(0.5, 0.5))


def test_no_line_of_chinese_begins_with_what_ends_a_sentence():
    """Of two such marks in a row reportlab keeps the first alone on its line."""
    sentences = [
        f"{'骨' * n}，{'壁' * 9}（{'管' * 9}）口；{'腔' * 9}。" for n in range(1, 31)
    ]
    narrow = Table(head=("",), rows=tuple((s,) for s in sentences), shares=(0.16,))
    document = attrs.evolve(report(narrow), language="zh-CN")
    lines = [line for page in pages(document) for line in page.splitlines()]
    assert len(lines) > 60
    assert not [line for line in lines if line.strip()[:1] in tuple("，；）。")]
