"""Where plugins are found, what they say of themselves, and what they are made of.

A plugin is a folder, or a zip archive of one that ends in `.isthmus-plugin`, with a
file `plugin.toml`. Nothing of it is executed here: its name, its version and the
SHA-256 of all its files are known before anybody decides whether it may run.
"""

import enum
import hashlib
import importlib.metadata
import importlib.util
import re
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

import attrs

from planner.errors import BadPlan, BadReviewCase, BadTool
from planner.plan.document import Place
from planner.review.fields import Text, Whole, always, group_from

MANIFEST = "plugin.toml"
ENTRY_POINTS = "isthmus.plugins"
SUFFIX = ".isthmus-plugin"
LARGEST_BYTES = 64 << 20
MOST_FILES = 2_000
LARGEST_MANIFEST = 1 << 16
LEFT_OUT = {"__pycache__"}
_ID = re.compile(r"[a-z][a-z0-9]*([._-][a-z0-9]+)*\Z")
_MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*\Z")


class Origin(enum.Enum):
    """Who put a plugin there."""

    BUILT_IN = "built-in"
    MACHINE = "machine"
    USER = "user"
    INSTALLED = "installed"


@attrs.frozen(kw_only=True)
class Manifest:
    """`module` is what Python imports once the plugin's folder is on its path."""

    id: str = always(Text())
    version: str = always(Text())
    title: str = always(Text())
    api: int = always(Whole(1, 1_000_000))
    module: str = always(Text())

    def __attrs_post_init__(self) -> None:
        if not _ID.match(self.id):
            raise BadTool("bad id", reason="plugin_id", value=self.id)
        if not _MODULE.match(self.module):
            raise BadTool("bad module", reason="plugin_module", value=self.module)


@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin that was found, and the hash of all that it consists of."""

    manifest: Manifest
    origin: Origin
    path: Path
    sha256: str

    @property
    def id(self) -> str:
        return self.manifest.id


@attrs.frozen(kw_only=True)
class Found:
    """Plugins by id, the first of each, and what was found that is none."""

    plugins: Mapping[str, Plugin]
    refused: tuple[BadTool, ...]


def find_plugins(
    places: Mapping[Origin, Path], installed: Iterable[Path] = ()
) -> Found:
    """Look through folders of plugins; an earlier place goes before a later one.

    `installed` are plugins themselves, which pip put somewhere: they come last.
    """
    plugins: dict[str, Plugin] = {}
    refused = []
    paths = [(at, path) for at, place in places.items() for path in _candidates(place)]
    paths += [(Origin.INSTALLED, path) for path in installed]
    for origin, path in paths:
        try:
            plugin = read_plugin(path, origin)
            if plugin.id in plugins:
                raise BadTool("twice", reason="plugin_twice", value=plugin.id)
        except BadTool as error:
            refused.append(BadTool(str(error), **{**error.facts, "file": path}))
        else:
            plugins[plugin.id] = plugin
    return Found(plugins=plugins, refused=tuple(refused))


def installed_plugins() -> tuple[Path, ...]:
    """Return the packages that pip installed as plugins; none of them is imported.

    An entry point of the group `isthmus.plugins` names a package at the top level whose
    folder is a plugin: `plugin.toml` lies in it.
    """
    points = importlib.metadata.entry_points(group=ENTRY_POINTS)
    folders = (_package_folder(point.module) for point in points)
    return tuple(dict.fromkeys(folder for folder in folders if folder is not None))


def _package_folder(name: str) -> Path | None:
    # A name with a dot could only be found by importing what it lies in.
    if "." in name:
        return None
    try:
        spec = importlib.util.find_spec(name)
    except (ImportError, ValueError):
        return None
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places))) if places else None


def _candidates(place: Path) -> Iterator[Path]:
    try:
        inside = sorted(place.iterdir())
    except OSError:
        return
    for path in inside:
        if path.suffix == SUFFIX or (path / MANIFEST).is_file():
            yield path


def read_plugin(path: Path, origin: Origin) -> Plugin:
    """Return what a plugin says of itself, and its hash.

    Raises
    ------
    BadTool
        With the reason "plugin_unreadable", "plugin_unsafe", "plugin_large",
        "manifest" (and what is wrong with it), "plugin_id" or "plugin_module".
    """
    files = files_of(path)
    return Plugin(
        manifest=_manifest(files.get(MANIFEST, b"")),
        origin=origin,
        path=path,
        sha256=sha256_of(files),
    )


def unchanged_files(plugin: Plugin) -> dict[str, bytes]:
    """Return the files of a plugin if they are still those of its hash.

    Raises
    ------
    BadTool
        With the reason "plugin_changed", or as `read_plugin`.
    """
    files = files_of(plugin.path)
    if sha256_of(files) != plugin.sha256:
        raise BadTool("changed", reason="plugin_changed", tool=plugin.id)
    return files


def sha256_of(files: Mapping[str, bytes]) -> str:
    """Return the hash of all files with their names: of a folder and its zip alike."""
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def files_of(path: Path) -> dict[str, bytes]:
    """Return the files of a plugin by their names inside it, `/` between folders.

    Raises
    ------
    BadTool
        With the reason "plugin_unreadable", "plugin_large", or "plugin_unsafe" where a
        name leads out of it.
    """
    try:
        return _unpacked(path) if path.is_file() else _walked(path)
    except (OSError, zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise BadTool("unreadable", reason="plugin_unreadable") from error


def _unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        _check_size(len(members), sum(member.file_size for member in members))
        found: dict[str, bytes] = {}
        for member in members:
            name = PurePosixPath(member.filename)
            is_link = (member.external_attr >> 28) == 0o12
            leads_out = name.is_absolute() or ".." in name.parts
            if leads_out or is_link or ":" in str(name) or "\\" in str(name):
                raise BadTool("leads out", reason="plugin_unsafe")
            if str(name) in found:
                raise BadTool("a name twice", reason="plugin_unsafe")
            with archive.open(member) as stream:
                content = stream.read(member.file_size + 1)
            if len(content) != member.file_size:
                raise BadTool("lies about its size", reason="plugin_unsafe")
            found[str(name)] = content
    return found


def _walked(folder: Path) -> dict[str, bytes]:
    paths = [
        path
        for path in folder.rglob("*")
        if path.is_file() and not LEFT_OUT & set(path.relative_to(folder).parts)
    ]
    if any(path.is_symlink() for path in folder.rglob("*")):
        raise BadTool("a link", reason="plugin_unsafe")
    _check_size(len(paths), sum(path.stat().st_size for path in paths))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _check_size(count: int, size: int) -> None:
    if count > MOST_FILES or size > LARGEST_BYTES:
        raise BadTool("too large", reason="plugin_large", megabytes=size >> 20)


def _manifest(content: bytes) -> Manifest:
    if not content or len(content) > LARGEST_MANIFEST:
        raise BadTool("no manifest", reason="manifest", why="missing")
    try:
        return group_from(Manifest, Place(tomllib.loads(content.decode("utf-8"))))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadTool("not TOML", reason="manifest", why="not_toml") from error
    except (BadPlan, BadReviewCase) as error:
        facts = {**error.facts, "why": error.facts.get("reason"), "reason": "manifest"}
        raise BadTool(str(error), **facts) from error
