"""What a department decided beside its limits, and that it was the department."""

from collections.abc import Mapping

from planner.rules.book import RuleBook
from planner.rules.site_choices import (
    Archive,
    ArchiveKind,
    IdentityDisplay,
    SiteChoices,
)
from ui.language import LANGUAGE_NAMES, Texts, say

IDENTITY_WORDS: Mapping[IdentityDisplay, str] = Texts(
    {
        IdentityDisplay.AT_FIRST: "Name and dates are shown when a case is opened.",
        IdentityDisplay.ON_REQUEST: "Name and dates are shown only on request.",
        IdentityDisplay.NEVER: "Name and dates are never shown.",
    }
)
NEVER_SHOWN = (
    "Your department's policy lets no name be shown; leave out --identified, or ask "
    "who set it."
)


def set_by_words(book: RuleBook) -> str:
    """Say whose choice it is that cannot be made here; empty without a policy."""
    policy = book.policy
    if policy is None:
        return ""
    return say("Set by {set_by} (policy {id})", set_by=policy.set_by, id=policy.id)


def choice_lines(choices: SiteChoices) -> list[str]:
    """Return one line for each thing that is decided beside limits."""
    lines = []
    if choices.identity is not None:
        lines.append(IDENTITY_WORDS[choices.identity])
    if choices.language is not None:
        name = LANGUAGE_NAMES[choices.language]
        lines.append(say("The language is {name}.", name=name))
    lines += plugin_lines(choices)
    if choices.update_notice:
        lines.append(
            say("Update notices are on; this version goes to no network to look.")
        )
    lines += [archive_line(archive) for archive in choices.archives]
    return lines


def plugin_lines(choices: SiteChoices) -> list[str]:
    count = len(choices.plugins.allowed)
    if choices.plugins.is_closed:
        return [say("Only these plugins run: {count} by their SHA-256.", count=count)]
    return [say("Plugins allowed for all: {count}.", count=count)] if count else []


def archive_line(archive: Archive) -> str:
    where = archive.url
    if archive.kind is ArchiveKind.DIMSE:
        where = say(
            "{called_ae} at {host}:{port}, from {calling_ae}",
            called_ae=archive.called_ae,
            host=archive.host,
            port=archive.port,
            calling_ae=archive.calling_ae,
        )
    return say(
        "Archive {name}: {kind}, {where}; this version does not use it yet.",
        name=archive.name,
        kind=archive.kind.value,
        where=where,
    )
