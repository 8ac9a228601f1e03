"""What a department decides for all computers beside its limits: a part of its policy.

    [plugins]
    only_these = true
    allowed = ["<SHA-256 of a plugin, as `isthmus plugin list` tells it>"]

    [display]
    identity = "never"
    language = "zh_CN"

    [updates]
    notice = false

    [[archive]]
    name = "PACS"
    kind = "DICOMweb"
    url = "https://pacs.example.org/dicom-web"

    [[archive]]
    name = "Old PACS"
    kind = "DIMSE"
    host = "10.0.0.7"
    port = 104
    called_ae = "OLDPACS"
    calling_ae = "ISTHMUS"

None of it bears on a verdict.
"""

import enum
import re
from collections.abc import Mapping
from urllib.parse import urlsplit

import attrs

from planner.plan.document import Place
from planner.rules.plugin_policy import PluginPolicy, plugin_policy

PARTS = ("plugins", "display", "updates", "archive")
"""The keys of a policy that are read here."""

LANGUAGES = ("en", "zh_CN")
HIGHEST_PORT = 65535
_AE_TITLE = re.compile(r"[!-\[\]-~](?:[ -\[\]-~]{0,14}[!-\[\]-~])?")
"""Up to 16 signs of ASCII without a backslash (DICOM PS3.5, VR AE)."""
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9.:-]{0,252}[A-Za-z0-9])?")


class IdentityDisplay(enum.Enum):
    """When name, ID and dates of a patient are shown in the window."""

    AT_FIRST = "at_first"
    ON_REQUEST = "on_request"
    NEVER = "never"


class ArchiveKind(enum.Enum):
    """How an archive is spoken to."""

    DICOMWEB = "DICOMweb"
    DIMSE = "DIMSE"


@attrs.frozen(kw_only=True)
class Archive:
    """Where images are kept. `url` is of DICOMweb, host, port and titles of DIMSE."""

    name: str
    kind: ArchiveKind
    url: str = ""
    host: str = ""
    port: int = 0
    called_ae: str = ""
    calling_ae: str = ""


@attrs.frozen(kw_only=True)
class SiteChoices:
    """None is what a department leaves to those who use the program."""

    plugins: PluginPolicy = attrs.field(factory=PluginPolicy)
    identity: IdentityDisplay | None = None
    language: str | None = None
    update_notice: bool = False
    archives: tuple[Archive, ...] = ()


def site_choices(fields: Mapping[str, Place]) -> SiteChoices:
    """Return what the parts of a policy in `fields` choose.

    Raises
    ------
    BadPlan
        With `reason`, `where` and what helps to mend it.
    """
    shown = _part(fields, "display", ("identity", "language"))
    updates = _part(fields, "updates", ("notice",))
    archives = [_archive(place) for place in _items(fields, "archive")]
    for number, archive in enumerate(archives):
        if archive.name in [other.name for other in archives[:number]]:
            place = fields["archive"].items()[number]
            raise place.refusal("archive_twice", value=archive.name)
    identity = None
    if "identity" in shown:
        known = [choice.value for choice in IdentityDisplay]
        identity = IdentityDisplay(shown["identity"].one_of(known))
    return SiteChoices(
        plugins=(
            plugin_policy(fields["plugins"]) if "plugins" in fields else PluginPolicy()
        ),
        identity=identity,
        language=(shown["language"].one_of(LANGUAGES) if "language" in shown else None),
        update_notice=updates["notice"].flag() if "notice" in updates else False,
        archives=tuple(archives),
    )


def _part(
    fields: Mapping[str, Place], name: str, keys: tuple[str, ...]
) -> Mapping[str, Place]:
    return fields[name].fields(optional=keys) if name in fields else {}


def _items(fields: Mapping[str, Place], name: str) -> list[Place]:
    return fields[name].items() if name in fields else []


def _archive(place: Place) -> Archive:
    given = place.value.get("kind") if isinstance(place.value, dict) else None
    own: tuple[str, ...] = ("url",)
    if given == ArchiveKind.DIMSE.value:
        own = ("host", "port", "called_ae", "calling_ae")
    fields = place.fields(required=("name", "kind", *own))
    name = fields["name"].text()
    kind = fields["kind"].one_of([kind.value for kind in ArchiveKind])
    if kind == ArchiveKind.DICOMWEB.value:
        return Archive(name=name, kind=ArchiveKind.DICOMWEB, url=_url(fields["url"]))
    return Archive(
        name=name,
        kind=ArchiveKind.DIMSE,
        host=_fitting(fields["host"], _HOST, "bad_host"),
        port=fields["port"].whole_number(low=1, high=HIGHEST_PORT),
        called_ae=_fitting(fields["called_ae"], _AE_TITLE, "bad_ae_title"),
        calling_ae=_fitting(fields["calling_ae"], _AE_TITLE, "bad_ae_title"),
    )


def _fitting(place: Place, pattern: re.Pattern[str], reason: str) -> str:
    text = place.text()
    if not pattern.fullmatch(text):
        raise place.refusal(reason, value=text)
    return text


def _url(place: Place) -> str:
    """Return an address without anybody's name or password in it."""
    text = place.text()
    try:
        parts = urlsplit(text)
        is_one = parts.scheme in ("https", "http") and bool(parts.hostname)
        is_one = is_one and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise place.refusal("bad_url") from error
    if parts.username is not None or parts.password is not None or parts.query:
        raise place.refusal("secret_in_url")
    if not is_one or any(sign.isspace() for sign in text):
        raise place.refusal("bad_url")
    return text
