"""Texts of a header in the letters of the country it comes from.

DICOM names a first character set, and lets escape sequences lead to others within a
text (PS3.3, C.12.1.1.2; PS3.5, 6.1.2.5). What does not decode is shown as such, and
never stops anybody from reading a header.
"""

import re
from collections.abc import Sequence

from planner.dicom import tags
from planner.dicom.elements import Elements

CHARACTER_SETS = {
    "ISO_IR 13": "shift_jis",
    "ISO_IR 58": "gb18030",
    "ISO_IR 100": "latin-1",
    "ISO_IR 101": "iso8859-2",
    "ISO_IR 109": "iso8859-3",
    "ISO_IR 110": "iso8859-4",
    "ISO_IR 126": "iso8859-7",
    "ISO_IR 127": "iso8859-6",
    "ISO_IR 138": "iso8859-8",
    "ISO_IR 144": "iso8859-5",
    "ISO_IR 148": "iso8859-9",
    "ISO_IR 149": "euc_kr",
    "ISO_IR 166": "tis-620",
    "ISO_IR 192": "utf-8",
    "ISO_IR 203": "iso8859-15",
    "GB18030": "gb18030",
    "GBK": "gbk",
}
"""Python's names for the first character set; 58 and 149 are found without their escape
sequence, too."""

ESCAPES = {
    b"\x1b(B": "latin-1",
    b"\x1b(J": "shift_jis",
    b"\x1b)I": "shift_jis",
    b"\x1b-A": "latin-1",
    b"\x1b-B": "iso8859-2",
    b"\x1b-C": "iso8859-3",
    b"\x1b-D": "iso8859-4",
    b"\x1b-F": "iso8859-7",
    b"\x1b-G": "iso8859-6",
    b"\x1b-H": "iso8859-8",
    b"\x1b-L": "iso8859-5",
    b"\x1b-M": "iso8859-9",
    b"\x1b-T": "tis-620",
    b"\x1b-b": "iso8859-15",
    b"\x1b$)C": "euc_kr",
    b"\x1b$)A": "gb2312",
    b"\x1b$B": "iso2022_jp",
    b"\x1b$(D": "iso2022_jp_2",
}
"""Python's names for what escape sequences lead to."""

KNOWS_ESCAPES = frozenset({"iso2022_jp", "iso2022_jp_2"})
"""Codecs that want to see the escape sequence themselves."""


def text_of(elements: Elements, tag: int) -> str:
    """Return a value in its own letters, without signs that cannot be printed."""
    raw = elements.values.get(tag, b"").strip(b" \0")
    text = decoded(raw, elements.texts(tags.CHARACTER_SET))
    return "".join(letter for letter in text if letter.isprintable())


def decoded(raw: bytes, character_sets: Sequence[str]) -> str:
    """Decode a text in the first of the named character sets that is known."""
    terms = (term.replace("ISO 2022 IR", "ISO_IR") for term in character_sets)
    codec = next(
        (CHARACTER_SETS[term] for term in terms if term in CHARACTER_SETS), None
    )
    if b"\x1b" not in raw:
        return _plain(raw, codec)
    return "".join(_part(part, codec) for part in re.split(rb"(?=\x1b)", raw))


def _part(part: bytes, codec: str | None) -> str:
    """Decode what follows one escape sequence, up to the next."""
    for escape, other in ESCAPES.items():
        if part.startswith(escape):
            body = part if other in KNOWS_ESCAPES else part[len(escape) :]
            return body.decode(other, "replace")
    return _plain(part, codec)


def _plain(raw: bytes, codec: str | None) -> str:
    if codec is not None:
        return raw.decode(codec, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
