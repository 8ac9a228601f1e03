"""Which plugins the user of this computer account allows, by their hash."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import attrs
import platformdirs

from planner.errors import BadPlan, BadReviewCase
from planner.plan.document import Place
from planner.plan.storage import replace_file
from planner.review.fields import Groups, Text, always, group_from
from planner.review.host.plugins import Plugin

HEAD = """\
# Plugins that may run, each by the SHA-256 of all its files. One that changes must be
# allowed anew: `isthmus plugin allow ID`.
"""


@attrs.frozen(kw_only=True)
class Permit:
    """A plugin as it was when somebody looked at it."""

    id: str = always(Text())
    version: str = always(Text())
    sha256: str = always(Text())


@attrs.frozen(kw_only=True)
class _Permits:
    allowed: tuple[Permit, ...] = always(Groups(Permit))


def permits_path() -> Path:
    folder = platformdirs.user_config_path("isthmus", appauthor=False, roaming=True)
    return folder / "plugins.toml"


def read_permits() -> tuple[Permit, ...]:
    """Return what is allowed; a file that cannot be read allows nothing."""
    try:
        document = tomllib.loads(permits_path().read_text(encoding="utf-8"))
        return group_from(_Permits, Place(document)).allowed
    except (OSError, ValueError, BadPlan, BadReviewCase):
        return ()


def allow(plugin: Plugin) -> None:
    """Let a plugin run as it is now; what it was before is allowed no more.

    Raises
    ------
    OSError
        If that cannot be written down.
    """
    permit = Permit(id=plugin.id, version=plugin.manifest.version, sha256=plugin.sha256)
    _write([*_others(plugin.id), permit])


def forbid(plugin_id: str) -> bool:
    """Let no plugin of an id run any more; tell whether one was allowed."""
    others = _others(plugin_id)
    was_allowed = len(others) < len(read_permits())
    if was_allowed:
        _write(others)
    return was_allowed


def _others(plugin_id: str) -> list[Permit]:
    return [permit for permit in read_permits() if permit.id != plugin_id]


def _write(permits: Iterable[Permit]) -> None:
    lines = [HEAD]
    for permit in permits:
        fields = attrs.asdict(permit)
        lines.append("[[allowed]]")
        lines += [f"{name} = {_toml(value)}" for name, value in fields.items()]
        lines.append("")
    path = permits_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_file(path, "\n".join(lines).encode("utf-8"))


def _toml(text: str) -> str:
    plain = "".join(sign for sign in text if sign.isprintable())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
