"""Columns and lines of text on a terminal, where a Chinese sign is two places wide."""

import re
import textwrap
import unicodedata

WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
"""Signs of Chinese and its punctuation: a line may break between any two of them."""
CLOSING = "，。、；：！？）”"
PIECE = re.compile(rf"[{WIDE}][{CLOSING}]*|[^\s{WIDE}]+[{CLOSING}]*|\s+")
"""A sign, a word or a gap; what closes a phrase never begins a line."""


def width_of(text: str) -> int:
    """Return how many places a text takes."""
    return sum(2 if unicodedata.east_asian_width(s) in "WF" else 1 for s in text)


def padded(text: str, width: int) -> str:
    return text + " " * (width - width_of(text))


def wrapped(head: str, text: str, *, width: int) -> list[str]:
    """Return lines no wider than `width`, the first after a head, the others under it.

    A word that is wider stays whole.
    """
    indent = " " * width_of(head)
    if width_of(text) == len(text) and width_of(head) == len(head):
        return textwrap.wrap(
            text,
            width=width,
            initial_indent=head,
            subsequent_indent=indent,
            break_on_hyphens=False,
            break_long_words=False,
        )
    lines, line = [], ""
    room = width - len(indent)
    for piece in PIECE.findall(text):
        if line and width_of(line + piece) > room:
            lines.append(line.rstrip())
            line = ""
        line += piece if line or not piece.isspace() else ""
    lines += [line.rstrip()] if line.strip() else []
    return [f"{head if not at else indent}{each}" for at, each in enumerate(lines)]
