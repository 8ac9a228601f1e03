"""A language nobody speaks, to find what is not translated and what has no room.

Every letter that is said is an accented one, so that a plain letter on the screen was
not said; and every text is two fifths longer than in English, as German would be.
"""

import re
from collections.abc import Iterator, Mapping

PSEUDO = "pseudo"
PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ACCENTED = "ÁƁĆĎÉƑĜĤÍĴĶĹṀŃÓṔɊŔŠŤÚṼŴẌÝŽáƀćďéƒĝĥíĵķĺṁńóṕɋŕšťúṽŵẍýž"
TABLE = str.maketrans(PLAIN, ACCENTED)
LONGER = 0.4
KEPT = re.compile(r"\{[^{}]*\}|\(\*[^)]*\)|\([^)]*\*\.[^)]*\)|&(?=[A-Za-z])")
"""Places for facts, patterns of file names, and the mark of a key."""


class Pseudo(Mapping[str, str]):
    """Translates anything."""

    def __getitem__(self, source: str) -> str:
        return pseudo(source)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def pseudo(source: str) -> str:
    """Return a text in the language nobody speaks, its places untouched."""
    if not re.search("[A-Za-z]", KEPT.sub("", source)):
        return source
    parts, end = [], 0
    for kept in KEPT.finditer(source):
        parts += [source[end : kept.start()].translate(TABLE), kept.group()]
        end = kept.end()
    parts.append(source[end:].translate(TABLE))
    return f"{''.join(parts)}{_more(len(source))}"


def _more(length: int) -> str:
    """Return what makes a text longer: waves, in words as long as English ones."""
    waves = "~" * max(round(LONGER * length), 1)
    return "".join(f" {waves[at : at + 6]}" for at in range(0, len(waves), 6))
