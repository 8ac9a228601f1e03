"""What a frozen program is made of, under which licences, and what may not be in it.

Nothing under the GPL, unless an exception lets it be linked with anything; under the
LGPL only libraries that are files of their own, which anybody can exchange.
"""

import importlib.metadata
import re
import shutil
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("components.toml")
TEXTS = Path(__file__).with_name("licences")
FOLDER = "licences"
SUMMARY = "THIRD-PARTY.txt"

LIBRARY = re.compile(r"\.(so(\.\d+)*|dll|pyd|dylib|exe)$|^isthmus$|^Python$")
HASH = re.compile(r"(-[0-9a-f]{8})+$")
TAG = re.compile(r"\.(cpython-\d+\w*(-\w+)*|abi3|cp\d+-\w+)$")
COPYLEFT = re.compile(
    r"\b(A|L)?GPL-[\d.]+(?:-only|-or-later)?(?: WITH (?P<exception>[\w.-]+))?"
)
EXCEPTIONS = {"GCC-exception-3.1", "Bootloader-exception"}
"""Of the GPL: the runtime of GCC and the starter of PyInstaller may be in anything."""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Component:
    """One thing that others made. `files` are paths in the bundle's inner folder."""

    name: str
    version: str
    licence: str
    text: str
    files: tuple[str, ...] = ()
    is_distribution: bool = False


def components(inside: Path) -> list[Component]:
    """Return everything in a bundle's inner folder, distributions first."""
    found = {c.name: c for c in _distributions(inside)}
    owners = _owners()
    files: dict[str, list[str]] = {}
    for path in libraries(inside):
        name = _library_of(path.name) or owners.get(path.relative_to(inside).parts[0])
        where = path.relative_to(inside.parent).as_posix()
        files.setdefault(name or f"{UNKNOWN}: {path.name}", []).append(where)
    for name, held in files.items():
        known = found.get(name) or _library(name)
        found[name] = Component(
            name=name,
            version=known.version,
            licence=known.licence,
            text=known.text,
            files=tuple(held),
            is_distribution=known.is_distribution,
        )
    return sorted(found.values(), key=lambda c: (not c.is_distribution, c.name.lower()))


def unfit(found: Iterable[Component]) -> list[str]:
    """Return a line for each component that may not be in the program as it is."""
    return [
        f"{component.name}: {component.licence}"
        for component in found
        if component.licence == UNKNOWN or _is_bound(component)
    ]


def write_licences(inside: Path, found: list[Component]) -> list[str]:
    """Put all texts and their list into the program; return whose text is missing."""
    folder = inside / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    missing = []
    lines = [
        "What Isthmus is made of beside its own code, and under which licences.",
        "",
    ]
    for component in found:
        texts = _texts(component)
        target = folder / re.sub(r"[^\w.-]+", "-", component.name)
        for path in texts:
            target.mkdir(exist_ok=True)
            shutil.copyfile(path, target / path.name)
        if not texts:
            missing.append(component.name)
        version = f" {component.version}" if component.version else ""
        lines.append(f"{component.name}{version} — {component.licence}")
    lines += [
        f"{d['name']} — {d['licence']}, in {d['where']}" for d in _table()["data"]
    ]
    (folder / SUMMARY).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return missing


def libraries(inside: Path) -> Iterator[Path]:
    """Yield all programs and libraries of a bundle, its starter among them."""
    starter = [inside.parent / name for name in ("isthmus", "isthmus.exe")]
    for path in (*filter(Path.is_file, starter), *sorted(inside.rglob("*"))):
        if LIBRARY.search(path.name) and path.is_file() and not path.is_symlink():
            yield path


def stem(name: str) -> str:
    """Return a library's name without suffix, version, tag and a wheel's hash."""
    plain = TAG.sub("", re.sub(r"\.(so|dylib|dll|pyd|exe)\b.*$", "", name))
    plain = re.sub(r"(\.\d+)+$", "", plain)
    return HASH.sub("", plain)


def _is_bound(component: Component) -> bool:
    """Whether a licence asks of the whole program what it asks of itself."""
    for match in COPYLEFT.finditer(component.licence):
        if match["exception"] in EXCEPTIONS:
            continue
        # The Lesser one leaves the program alone while it is a file of its own.
        if match[1] != "L" or not component.files:
            return True
    return False


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


def licence_of(distribution: str) -> str:
    """Return the licence that was read, by a distribution's normalised name."""
    return str(_table()["distributions"].get(distribution, UNKNOWN))


def _distributions(inside: Path) -> Iterator[Component]:
    for folder in sorted(inside.glob("*.dist-info")):
        facts = importlib.metadata.Distribution.at(folder).metadata
        name = re.sub(r"[-_.]+", "-", facts["Name"]).lower()
        licence = licence_of(name)
        text = "file:LGPL-3.0.txt" if "LGPL-3" in licence else f"distribution:{name}"
        yield Component(
            name=name,
            version=facts["Version"],
            licence=licence,
            text=text,
            is_distribution=True,
        )


def _library_of(name: str) -> str | None:
    plain = stem(name)
    named = (
        str(row["name"])
        for row in _table()["library"]
        if re.fullmatch(row["files"], plain)
    )
    return next(named, None)


def _library(name: str) -> Component:
    for row in _table()["library"]:
        if row["name"] == name:
            version = sys.version.split()[0] if name == "Python" else ""
            return Component(name, version, row["licence"], row["text"])
    return Component(name, "", UNKNOWN, "")


def _owners() -> dict[str, str]:
    """Return which distribution brings a folder or file at the top."""
    owners = {
        top: re.sub(r"[-_.]+", "-", names[0]).lower()
        for top, names in importlib.metadata.packages_distributions().items()
    }
    python = f"python{sys.version_info.major}.{sys.version_info.minor}"
    return owners | {python: "Python", "lib-dynload": "Python"}


def _texts(component: Component) -> list[Path]:
    kind, _, where = component.text.partition(":")
    if kind == "file":
        # The Lesser licence stands upon the other and is not whole without it.
        both = [where, "GPL-3.0.txt"] if where == "LGPL-3.0.txt" else [where]
        return [TEXTS / name for name in both]
    if kind == "debian":
        path = Path("/usr/share/doc", where, "copyright")
        return [path] if path.is_file() else []
    if kind == "python":
        places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
        return [p for p in (place / "LICENSE.txt" for place in places) if p.is_file()]
    if kind == "distribution":
        return _own_texts(where)
    return []


def _own_texts(distribution: str) -> list[Path]:
    try:
        files = importlib.metadata.files(distribution) or ()
    except importlib.metadata.PackageNotFoundError:
        return []
    named = re.compile(r"(?i)(licen[cs]e|copying|notice)")
    held = [f for f in files if ".dist-info" in str(f) and named.search(f.name)]
    # A wheel without the text still says licence and author in its facts.
    held = held or [f for f in files if f.name == "METADATA"]
    return sorted({Path(str(file.locate())) for file in held})
