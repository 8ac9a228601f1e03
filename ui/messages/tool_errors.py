"""What is wrong with a plugin, or how a review tool failed."""

from collections.abc import Mapping

from ui.language import Texts
from ui.messages.facts import filled

AUTHORS = "Nothing else is harmed. Tell its author, or go on without it."

TOOL_REASONS = {
    "died": "The tool {tool} ended at once, without a result. {authors}",
    "late": "The tool {tool} took longer than {seconds} s and was ended. {authors}",
    "memory": "The tool {tool} wanted more memory than it may have. {authors}",
    "raised": "The tool {tool} failed at its work. {authors}",
    "left": "The tool {tool} left before it had a result. {authors}",
    "no_result": "What the tool {tool} returned is no result. {authors}",
    "result": "The tool {tool} returned something that may not stand there. {authors}",
    "array": "The tool {tool} returned an array that cannot be drawn. {authors}",
    "table": "The tool {tool} returned a table with uneven rows. {authors}",
    "garbled": "What the tool {tool} returned cannot be read. {authors}",
    "too_large": "The tool {tool} returned more than a result may hold. {authors}",
    "fenced": "The tool {tool} tried {what}, which no tool may: it was ended.",
    "no_import": (
        "The plugin of {tool} cannot be loaded ({kind}): it may need something that is "
        "not installed. Ask its author."
    ),
    "no_info": "The plugin of {tool} does not describe its tools. Ask its author.",
    "no_format": "No plugin that may run writes {value}; they write: {names}.",
    "no_tool": "No plugin brings a tool {tool}; choose another one.",
    "plugin_api": (
        "{tool} was written for another version of Isthmus (API {value}; this is "
        "{known}). Ask its author for the one that fits."
    ),
    "no_room": (
        "There is no room for the files of the tool {tool}; free some space on the "
        "disk and run it again."
    ),
    "case": (
        "The tool {tool} says of the case what no case can hold ({where}). {authors}"
    ),
    "tool_twice": (
        "Two plugins bring a tool {tool}; remove one of them, and run the review again."
    ),
    "lacks": "The tool {tool} cannot run yet; it needs: {names}.",
    "parameter": "{parameter} of the tool {tool} is not usable; choose another value.",
    "unknown_parameter": "The tool {tool} has no setting {parameter}; leave it out.",
    "parameter_name": (
        "A tool's setting is called “{parameter}”, which is no name. Ask its author."
    ),
    "parameter_twice": "The tool {tool} has a setting twice. Ask its author.",
    "no_choices": "The setting {parameter} of a tool has no choices. Ask its author.",
    "labels": (
        "The setting {parameter} of a tool does not label each choice. Ask its author."
    ),
    "plugin_unreadable": "{file} cannot be read as a plugin; copy it again.",
    "plugin_unsafe": (
        "{file} holds links, or names that lead out of it: it is not installed. Ask "
        "its author."
    ),
    "plugin_large": "{file} is larger than a plugin may be; ask its author.",
    "manifest": "{file} does not say which plugin it is (plugin.toml); ask its author.",
    "plugin_id": "{file} calls its plugin “{value}”, which is no id; ask its author.",
    "plugin_module": "{file} names a module “{value}” that cannot be; ask its author.",
    "plugin_twice": (
        "{file} brings the plugin {value}, which is there already and goes before it; "
        "remove one of them."
    ),
    "other_rules": (
        "Another computer of the audit judges by other rules or another policy; give "
        "it the same."
    ),
    "other_tool": (
        "Another computer of the audit has another {tool}; give it the same, file by "
        "file."
    ),
    "plugin_changed": (
        "The plugin {tool} was changed since it was looked at: it does not run. Look "
        "at it again, then allow it."
    ),
    "plugin_folder": (
        "The folder of your plugins cannot be written to, so {tool} stays as it was; "
        "check your rights to it."
    ),
    "plugin_in_the_way": (
        "{tool} lies as an open folder among your plugins, which may be somebody's "
        "work; move it away first."
    ),
    "plugin_is_built_in": (
        "{tool} is a part of the program; give your plugin another id."
    ),
    "plugin_unknown": "There is no plugin {tool}; `isthmus plugin list` shows them.",
    "not_allowed": (
        "Nobody has allowed the plugin {tool} as it is now. Look at what it is, then "
        "allow it, or remove it."
    ),
    "department": (
        "Your department allows only plugins that it has looked at, and {tool} is none "
        "of them. Ask it for {tool}."
    ),
    "switched_off": "{tool} was left out: Isthmus was started without plugins.",
}

FENCED = Texts(
    {
        "file": "to write outside its folder",
        "network": "to reach the network",
        "process": "to start or end a program",
    }
)

NEEDED = Texts(
    {
        "postop": "a CT after the operation",
        "preop": "a CT before the operation",
        "anatomy": "the outlines of the vertebra",
        "plan": "the plan",
        "review": "what is known of the patient",
    }
)


def tool_sentence(reason: object, facts: Mapping[str, object]) -> str | None:
    """Return what is wrong, and the way out; None for a reason without words."""
    known = TOOL_REASONS.get(str(reason))
    if known is None:
        return None
    shown = dict(facts)
    names = facts.get("names")
    if isinstance(names, tuple | list):
        shown["names"] = [NEEDED.get(str(name), name) for name in names]
    shown["what"] = FENCED.get(str(facts.get("what")), "")
    shown["authors"] = filled(AUTHORS, {})
    return filled(known, shown)
