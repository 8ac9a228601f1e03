"""What a file is called in front of people: never by the name of its patient.

Scanners and archives put a patient's name into the names of files and folders. Where
a header tells that name, the files that bear it are called by a number instead.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from planner.dicom.identity import Identity
from planner.private_folder import PrivateFolder

SHORTEST_PART = 3
"""Shorter names are only known as whole words: "li" is part of "slice"."""

FOLDER = "folder"

WORDS_OF_PICTURES = frozenset(
    [
        "anon",
        "anonymized",
        "anonymous",
        "case",
        "ct",
        "dcm",
        "dicom",
        "file",
        "im",
        "image",
        "images",
        "img",
        "mr",
        "patient",
        "phantom",
        "scan",
        "series",
        "slice",
        "spine",
        "study",
        "test",
    ]
)
"""What files and phantoms are called and nobody else is."""


@attrs.frozen(kw_only=True, eq=False)
class FileNames:
    """From the files that are read to what they are called.

    `members` says how an unpacked file was called in its archive, as a path below that;
    `numbers` count all files; `secrets` are words of names and numbers of patients.
    `unpacked` lives as long as somebody may want to read from it.
    """

    members: Mapping[Path, Path] = attrs.field(factory=dict, repr=False)
    numbers: Mapping[Path, int] = attrs.field(factory=dict, repr=False)
    secrets: frozenset[str] = attrs.field(default=frozenset(), repr=False)
    unpacked: PrivateFolder | None = None

    def given(self, path: Path) -> Path:
        """Return the name that a file was given, whatever it says."""
        return self.members.get(path, path)

    def shown(self, path: Path) -> Path:
        """Return the name to show: parts that name a patient are replaced."""
        *folders, last = self.given(path).parts or ("",)
        parts = [FOLDER if self._names_patient(part) else part for part in folders]
        if self._names_patient(last):
            number = self.numbers.get(path)
            last = FOLDER if number is None else f"file {number:04d}"
        return Path(*parts, last)

    def shown_in(self, value: object) -> object:
        """Return a fact, or facts within facts, with every file by its shown name."""
        if isinstance(value, Path):
            return self.shown(value)
        if isinstance(value, tuple | list):
            return tuple(self.shown_in(item) for item in value)
        return value

    def shown_facts(self, facts: Mapping[str, object]) -> dict[str, object]:
        return {name: self.shown_in(value) for name, value in facts.items()}

    def clean(self, text: str) -> str:
        """Return a text from a header, nothing if it names a patient."""
        return "" if self._names_patient(text) else text

    def _names_patient(self, part: str) -> bool:
        if not self.secrets:
            return False
        plain = _plain(part)
        squeezed = "".join(_words(plain))
        words = set(_words(plain))
        return any(
            secret in squeezed if len(secret) >= SHORTEST_PART else secret in words
            for secret in self.secrets
        )


def secrets_of(identities: Iterable[Identity]) -> frozenset[str]:
    """Return the words by which these patients could be told."""
    return frozenset(word for one in identities for word in _secrets(one) if word)


def _secrets(identity: Identity) -> list[str]:
    name_words = [w for w in _words(_plain(identity.name)) if not w.isdecimal()]
    number = "".join(_words(_plain(identity.patient_id)))
    secrets = [number] if len(number) >= SHORTEST_PART else []
    if "".join(_words(_plain(identity.name))) != number:
        # A patient whose name is his number bears a code: only the whole of it tells.
        secrets += [w for w in name_words if len(w) > 1 and w not in WORDS_OF_PICTURES]
    if identity.birth_date is not None:
        secrets += [f"{identity.birth_date:%Y%m%d}", f"{identity.birth_date:%d%m%Y}"]
    return secrets


def _plain(text: str) -> str:
    """Return letters without case or accents."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(p for p in parts if not unicodedata.combining(p)).casefold()


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text)
