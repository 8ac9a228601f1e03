"""`isthmus plugin`: what plugins there are, whether they are fit, and who may run."""

from pathlib import Path

from planner.errors import BadTool
from planner.review.host.allowed import AllowList
from planner.review.host.packing import install_plugin, pack_plugin, remove_plugin
from planner.review.host.plugins import Origin, Plugin, read_plugin
from ui import plugin_permits as permits
from ui.commands.outcome import Exit, Outcome
from ui.language import say
from ui.messages import plugins as words
from ui.messages.errors import policy_alarm, sentence_of
from ui.plugin_check import Line, check_plugin
from ui.plugin_host import all_plugins, allow_list, user_folder
from ui.plugin_template import write_template
from ui.site_book import site_book


def list_plugins() -> Outcome:
    """Name every plugin with its hash, and say whether it may run; none is run."""
    book = site_book()
    found, allowed = all_plugins(), allow_list(book)
    lines = []
    for plugin in found.plugins.values():
        try:
            allowed.check(plugin)
            status = say(words.MAY_RUN)
        except BadTool as error:
            status = sentence_of(error)
        lines += [
            f"{plugin.id} {plugin.manifest.version}  {plugin.manifest.title}",
            f"  {words.ORIGIN_WORDS[plugin.origin]}: {status}",
            f"  {say(words.SHA256, sha256=plugin.sha256)}",
        ]
    lines += map(sentence_of, found.refused)
    return Outcome(
        text="\n".join(lines or [say(words.NO_PLUGINS)]),
        warning=policy_alarm(book.policy_error),
    )


def check(path: Path, *, is_trusted: bool) -> Outcome:
    """Try a plugin; the exit code says whether it is as the contract says."""
    book = site_book()
    permits_ = allow_list(book)
    may_run = (is_trusted and not permits_.is_closed) or _is_allowed(path, permits_)
    lines = list(check_plugin(path, book, may_run=may_run))
    failed = sum(line.passed is False for line in lines)
    told = [*map(_shown, lines)]
    if failed:
        told.append(say(words.NOT_FINE, count=failed))
    elif may_run:
        told.append(say(words.ALL_FINE))
    not_safe = failed or not may_run
    return Outcome(
        text="\n".join(told), exit_code=Exit.NOT_SAFE if not_safe else Exit.DONE
    )


def _is_allowed(path: Path, permits_: AllowList) -> bool:
    try:
        permits_.check(read_plugin(path, Origin.USER))
    except BadTool:
        return False
    return True


def _shown(line: Line) -> str:
    word = words.TOLD if line.passed is None else words.PASSED
    return f"{words.FAILED if line.passed is False else word:<7}{line.sentence}"


def allow(name: str) -> Outcome:
    """Let a plugin run as it is now.

    Raises
    ------
    BadTool
        If there is none of that id, or the department allows only its own.
    """
    found = all_plugins().plugins.get(name)
    if found is None:
        raise BadTool("unknown", reason="plugin_unknown", tool=name)
    if allow_list(site_book()).is_closed:
        raise BadTool("closed", reason="department", tool=name)
    try:
        permits.allow(found)
    except OSError as error:
        raise BadTool("not written", reason="plugin_folder", tool=name) from error
    return _said(say(words.ALLOWED), found)


def forbid(name: str) -> Outcome:
    """Let a plugin of an id run no more."""
    was_allowed = permits.forbid(name)
    return Outcome(
        text=say(words.FORBIDDEN if was_allowed else words.WAS_FORBIDDEN, id=name)
    )


def install(source: Path) -> Outcome:
    """Copy a plugin to those of the user; nothing of it runs.

    Raises
    ------
    BadTool
        If it is no plugin, leads out of its folder, or has the id of one of ours.
    """
    try:
        plugin = read_plugin(source, Origin.USER)
        known = all_plugins().plugins.get(plugin.id)
        if known is not None and known.origin is Origin.BUILT_IN:
            raise BadTool("ours", reason="plugin_is_built_in", tool=plugin.id)
        plugin = install_plugin(source, user_folder())
    except BadTool as error:
        error.facts.setdefault("file", source.name)
        raise
    return _said(say(words.INSTALLED), plugin)


def remove(name: str) -> Outcome:
    """Take a plugin out of those of the user; it is allowed no more.

    Raises
    ------
    BadTool
        If it is not there, or cannot be removed.
    """
    if not remove_plugin(name, user_folder()):
        raise BadTool("unknown", reason="plugin_unknown", tool=name)
    permits.forbid(name)
    return Outcome(text=say(words.REMOVED, id=name))


def pack(folder: Path, *, out: Path | None) -> Outcome:
    """Make one file of a plugin's folder."""
    try:
        plugin, path = pack_plugin(folder, out)
    except BadTool as error:
        error.facts.setdefault("file", folder.name)
        raise
    return _said(say(words.PACKED), plugin, file=path.name)


def new(name: str, *, out: Path | None) -> Outcome:
    """Write a working tool to begin with."""
    folder = (out or Path()) / name
    write_template(name, folder)
    return Outcome(text=say(words.MADE, folder=folder))


def _said(sentence: str, plugin: Plugin, **facts: object) -> Outcome:
    manifest = plugin.manifest
    line = say(
        sentence,
        id=plugin.id,
        title=manifest.title,
        version=manifest.version,
        **facts,
    )
    return Outcome(text=f"{line}\n{say(words.SHA256, sha256=plugin.sha256)}")
