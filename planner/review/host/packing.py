"""One file of a plugin's folder: the same files give the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from planner.errors import BadTool
from planner.exchange.placing import new_file
from planner.review.host.plugins import (
    SUFFIX,
    Origin,
    Plugin,
    read_plugin,
    unchanged_files,
)

NO_TIME = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def packed(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip archive without times, owners or order of its own."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            member = zipfile.ZipInfo(name, NO_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = READABLE
            archive.writestr(member, content)
    return made.getvalue()


def pack_plugin(folder: Path, target: Path | None = None) -> tuple[Plugin, Path]:
    """Write a plugin's folder as one file; `target` is ID-VERSION beside the folder.

    Raises
    ------
    BadTool
        As `read_plugin` does.
    CannotExport
        If something has that name already, or it cannot be written.
    """
    plugin = read_plugin(folder, Origin.USER)
    name = f"{plugin.id}-{plugin.manifest.version}{SUFFIX}"
    path = target or folder.absolute().parent / name
    with new_file(path) as fresh:
        fresh.write_bytes(packed(unchanged_files(plugin)))
    return plugin, path


def install_plugin(source: Path, place: Path) -> Plugin:
    """Copy a plugin from disk into a folder of plugins, as one file; none of it runs.

    An older file of the same id in that folder is replaced; a folder never is, for it
    may be somebody's work.

    Raises
    ------
    BadTool
        As `read_plugin` does, or with the reason "plugin_folder" if it cannot be
        written there, "plugin_in_the_way" if a folder of that id lies there.
    """
    plugin = read_plugin(source, Origin.USER)
    content = packed(unchanged_files(plugin))
    target = place / f"{plugin.id}{SUFFIX}"
    older = [path for path in _files_of_id(place, plugin.id) if path != target]
    try:
        place.mkdir(parents=True, exist_ok=True)
        with new_file(target, overwrite=True) as fresh:
            fresh.write_bytes(content)
        for path in older:
            path.unlink()
    except OSError as error:
        raise BadTool("not copied", reason="plugin_folder", tool=plugin.id) from error
    return read_plugin(target, Origin.USER)


def remove_plugin(plugin_id: str, place: Path) -> bool:
    """Take a plugin out of a folder of plugins; tell whether it was there.

    Raises
    ------
    BadTool
        With the reason "plugin_folder" if it cannot be removed, "plugin_in_the_way" if
        it is a folder.
    """
    found = _files_of_id(place, plugin_id)
    try:
        for path in found:
            path.unlink()
    except OSError as error:
        raise BadTool("not removed", reason="plugin_folder", tool=plugin_id) from error
    return bool(found)


def _files_of_id(place: Path, plugin_id: str) -> list[Path]:
    """Return the files in a folder of plugins that hold an id; refuse its folder."""
    found = []
    for path in sorted(place.iterdir()) if place.is_dir() else ():
        try:
            is_of_id = read_plugin(path, Origin.USER).id == plugin_id
        except BadTool:
            continue
        if is_of_id and path.is_dir():
            raise BadTool("a folder", reason="plugin_in_the_way", tool=plugin_id)
        if is_of_id:
            found.append(path)
    return found
