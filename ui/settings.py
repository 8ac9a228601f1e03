"""What the program remembers between two starts. Nothing about any patient.

No path, no file name and no title of a case is ever kept: folder names carry names.
"""

import contextlib
import logging
import re
import secrets
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import platformdirs

from ui.language import LANGUAGE_NAMES

LOG = logging.getLogger(__name__)

SETTINGS_VERSION = 1
VERSION_KEY = "version"
THEMES = ("dark", "light", "contrast")
TEXT_PERCENTS = (80, 90, 100, 115, 130, 150, 175, 200)
"""The steps of the text size; 100 is 13 px."""
USUAL_TEXT_PERCENT = 100
MOTIONS = ("system", "less", "full")
"""Whether things may move by themselves: as the system says, or as the user does."""
INITIALS_LENGTH = 8


def _int_within(low: int, high: int) -> "attrs._ValidatorType[int]":
    return attrs.validators.and_(
        attrs.validators.instance_of(int),
        attrs.validators.ge(low),
        attrs.validators.le(high),
    )


@attrs.frozen(kw_only=True)
class Settings:
    """`initials` are the surgeon's own, offered when a vertebra is confirmed.

    `language` is empty until somebody chooses one: then it is the computer's.
    `show_identity` says whether name and dates are shown when a case is opened. It is
    only read: showing them for once does not change what a department decided.
    """

    theme: str = attrs.field(default="dark", validator=attrs.validators.in_(THEMES))
    text_percent: int = attrs.field(
        default=USUAL_TEXT_PERCENT, validator=attrs.validators.in_(TEXT_PERCENTS)
    )
    motion: str = attrs.field(default="system", validator=attrs.validators.in_(MOTIONS))
    window_width: int = attrs.field(default=1440, validator=_int_within(640, 16000))
    window_height: int = attrs.field(default=900, validator=_int_within(480, 16000))
    window_maximised: bool = attrs.field(
        default=False, validator=attrs.validators.instance_of(bool)
    )
    chooser_width: int = attrs.field(default=1040, validator=_int_within(640, 16000))
    chooser_height: int = attrs.field(default=680, validator=_int_within(480, 16000))
    offers_tour: bool = attrs.field(
        default=True, validator=attrs.validators.instance_of(bool)
    )
    show_identity: bool = attrs.field(
        default=False, validator=attrs.validators.instance_of(bool)
    )
    language: str = attrs.field(
        default="", validator=attrs.validators.in_(("", *LANGUAGE_NAMES))
    )
    initials: str = attrs.field(
        default="",
        validator=[
            attrs.validators.instance_of(str),
            attrs.validators.max_len(INITIALS_LENGTH),
        ],
    )


def settings_path() -> Path:
    """Return where settings lie; on Windows they roam with the user's profile."""
    folder = platformdirs.user_config_path("isthmus", appauthor=False, roaming=True)
    return folder / "settings.toml"


@attrs.frozen(kw_only=True)
class SettingsProblem:
    """What could not be used: "unreadable", "newer", or "unusable" for one `key`."""

    reason: str
    key: str = ""


def read_settings(path: Path) -> Settings:
    """Return what is remembered; a bad key costs itself, a bad file costs nothing more.

    Unknown keys are left alone: a later version may have written them.
    """
    settings, _ = settings_and_problems(path)
    return settings


def settings_and_problems(path: Path) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    """Return what is remembered, and what of it could not be used."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        LOG.warning("settings unreadable (%s); defaults are used", type(error).__name__)
        return Settings(), (SettingsProblem(reason="unreadable"),)
    return _from_document(document)


def _from_document(
    document: Mapping[str, Any],
) -> tuple[Settings, tuple[SettingsProblem, ...]]:
    settings, problems = Settings(), []
    if _is_newer(document):
        problems.append(SettingsProblem(reason="newer"))
    for field in attrs.fields(Settings):
        if field.name not in document:
            continue
        try:
            settings = attrs.evolve(settings, **{field.name: document[field.name]})
        except (TypeError, ValueError):
            LOG.warning("setting %s is not usable; its default is used", field.name)
            problems.append(SettingsProblem(reason="unusable", key=field.name))
    return settings, tuple(problems)


def _is_newer(document: Mapping[str, Any]) -> bool:
    version = document.get(VERSION_KEY, SETTINGS_VERSION)
    return not isinstance(version, int) or version > SETTINGS_VERSION


def write_settings(
    settings: Settings, path: Path, *, before: Settings | None = None
) -> None:
    """Write the file whole or not at all; a full or locked disk is only logged.

    With `before` only what differs from it is written, so that two windows do not take
    back each other's changes. Comments and keys of others stay. A file of a later
    version is left alone.
    """
    values = attrs.asdict(settings)
    if before is not None:
        values = {k: v for k, v in values.items() if v != getattr(before, k)}
    if not values:
        return
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = _with_values(_text_of(path), values)
        if text is None:
            LOG.warning("settings of a later version are left as they are")
            return
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        LOG.warning("settings not written (%s)", type(error).__name__)
    finally:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)


def _text_of(path: Path) -> str:
    """Return the file as it is now; nothing if there is none, or none in UTF-8."""
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return ""


def _with_values(text: str, values: Mapping[str, object]) -> str | None:
    """Return the text with values in it; None if it is not ours to change.

    What is damaged is written anew.
    """
    wanted = {VERSION_KEY: SETTINGS_VERSION, **values}
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return _edited("", wanted)
    if _is_newer(document):
        return None
    changed = _edited(text, wanted)
    if _holds(changed, wanted):
        return changed
    return _edited("", {**_known(document), **wanted})


def _holds(text: str, wanted: Mapping[str, object]) -> bool:
    """Tell whether a text can be read and says what it should."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return all(document.get(key) == value for key, value in wanted.items())


def _known(document: Mapping[str, Any]) -> dict[str, object]:
    """Return what of a document is settings of ours; nothing if it is damaged."""
    names = {field.name for field in attrs.fields(Settings)}
    return {key: value for key, value in document.items() if key in names}


def _edited(text: str, values: Mapping[str, object]) -> str:
    """Put each value in the place of its line, or before the first table."""
    lines = text.splitlines()
    tables = (n for n, line in enumerate(lines) if line.lstrip().startswith("["))
    head = next(tables, len(lines))
    for key, value in values.items():
        written = f"{key} = {_toml(value)}"
        own = re.compile(rf"\s*{re.escape(key)}\s*=")
        places = [n for n in range(head) if own.match(lines[n])]
        if places:
            lines[places[0]] = written
        else:
            lines.insert(head, written)
            head += 1
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "".join(c for c in str(value) if c.isprintable())
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
