"""A report as one web page that needs nothing beside it."""

import base64
from html import escape

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

STYLE = """
body { font: 15px/1.5 "DejaVu Sans", "Segoe UI", "Noto Sans SC", "Microsoft YaHei",
  sans-serif; color: #1a1f24; max-width: 62em; margin: 2em auto; padding: 0 1em; }
header, footer, .muted, figcaption { color: #5a646e; font-size: 12px; }
header { border-bottom: 1px solid #c9d0d6; } footer { border-top: 1px solid #c9d0d6; }
.verdict { color: #fff; padding: .8em 1em; border-radius: 6px; }
.verdict strong { font-size: 26px; display: block; }
table { border-collapse: collapse; width: 100%; margin: 1em 0; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: .4em .5em;
  border-bottom: 1px solid #c9d0d6; } th { background: #f1f4f6; }
.figures { display: flex; flex-wrap: wrap; gap: 1em; } figure { margin: 0; }
.small { font-size: 12px; } .strong { font-weight: bold; }
""".strip()


def html_text(document: ReportDocument) -> str:
    """Return the page; pictures are inside it, nothing is fetched from anywhere."""
    body = "\n".join(_element(block) for block in document.blocks)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>'
        f'<meta charset="utf-8"><title>{escape(document.title)}</title>'
        f"<style>\n{STYLE}\n</style></head>\n<body>"
        f"<header>{escape(document.header)}</header>\n{body}\n"
        f"<footer>{escape(document.footer)}</footer></body>\n</html>\n"
    )


def _element(block: Block) -> str:
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Figure | FigureRow):
        return _figures(block.figures if isinstance(block, FigureRow) else (block,))
    return _words(block)


def _words(block: Heading | Paragraph | Verdict | PageBreak) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{_lines(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        return f'<p class="{block.role}">{_lines(block.text)}</p>'
    if isinstance(block, PageBreak):
        return "<hr>"
    inner = f"<strong>{escape(block.word)}</strong>{_lines(block.meaning)}"
    return f'<p class="verdict" style="background:#{block.colour}">{inner}</p>'


def _table(table: Table) -> str:
    head = "".join(f"<th>{_lines(cell)}</th>" for cell in table.head)
    rows = "".join(
        "<tr>" + "".join(f"<td>{_lines(cell)}</td>" for cell in row) + "</tr>\n"
        for row in table.rows
    )
    return f"<table><tr>{head}</tr>\n{rows}</table>"


def _figures(figures: tuple[Figure, ...]) -> str:
    return f'<div class="figures">{"".join(map(_figure, figures))}</div>'


def _figure(figure: Figure) -> str:
    data = base64.b64encode(png_bytes(figure.picture)).decode("ascii")
    caption = escape(figure.caption)
    return (
        f'<figure><img alt="{caption}" src="data:image/png;base64,{data}" '
        f'style="width:{figure.width_mm:.1f}mm"><figcaption>{caption}</figcaption>'
        "</figure>"
    )


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
