"""What the program remembers between two starts. Nothing about any patient.

No path, no file name and no title of a case is ever kept: folder names carry names.
"""

import logging
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs
import platformdirs

LOG = logging.getLogger(__name__)

SETTINGS_VERSION = 1
THEMES = ("dark", "light")
TEXT_PERCENTS = (90, 100, 115, 130, 150)
"""The steps of the text size; 100 is 13 px."""
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

    `show_identity` says whether name and dates are shown when a case is opened. It is
    only read: showing them for once does not change what a department decided.
    """

    theme: str = attrs.field(default="dark", validator=attrs.validators.in_(THEMES))
    text_percent: int = attrs.field(
        default=100, validator=attrs.validators.in_(TEXT_PERCENTS)
    )
    window_width: int = attrs.field(default=1440, validator=_int_within(640, 16000))
    window_height: int = attrs.field(default=900, validator=_int_within(480, 16000))
    window_maximised: bool = attrs.field(
        default=False, validator=attrs.validators.instance_of(bool)
    )
    chooser_width: int = attrs.field(default=1040, validator=_int_within(640, 16000))
    chooser_height: int = attrs.field(default=680, validator=_int_within(480, 16000))
    show_identity: bool = attrs.field(
        default=False, validator=attrs.validators.instance_of(bool)
    )
    initials: str = attrs.field(
        default="",
        validator=[
            attrs.validators.instance_of(str),
            attrs.validators.max_len(INITIALS_LENGTH),
        ],
    )


def settings_path() -> Path:
    return platformdirs.user_config_path("isthmus", appauthor=False) / "settings.toml"


def read_settings(path: Path) -> Settings:
    """Return what is remembered; a bad key costs itself, a bad file costs nothing more.

    Unknown keys are left alone: a later version may have written them.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        LOG.warning("settings unreadable (%s); defaults are used", type(error).__name__)
        return Settings()
    return _from_document(document)


def _from_document(document: Mapping[str, Any]) -> Settings:
    settings = Settings()
    for field in attrs.fields(Settings):
        if field.name not in document:
            continue
        try:
            settings = attrs.evolve(settings, **{field.name: document[field.name]})
        except (TypeError, ValueError):
            LOG.warning("setting %s is not usable; its default is used", field.name)
    return settings


def write_settings(settings: Settings, path: Path) -> None:
    """Write the file whole or not at all; a full or locked disk is only logged."""
    values = {"version": SETTINGS_VERSION, **attrs.asdict(settings)}
    lines = [f"{key} = {_toml(value)}" for key, value in values.items()]
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text("\n".join(lines) + "\n", encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        LOG.warning("settings not written (%s)", type(error).__name__)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "".join(c for c in str(value) if c.isprintable())
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
