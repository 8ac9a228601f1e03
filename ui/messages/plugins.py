"""What is said of plugins: found, looked at, tried, allowed, copied."""

from collections.abc import Iterable, Sequence

from planner.review.contract.result import Result
from planner.review.host.plugins import Origin, Plugin
from ui.language import Texts, say

ORIGIN_WORDS = Texts(
    {
        Origin.BUILT_IN: "part of the program",
        Origin.MACHINE: "for all users of this computer",
        Origin.USER: "yours",
        Origin.INSTALLED: "installed with pip",
    }
)

PASSED, FAILED, TOLD = "ok", "FAILED", "note"

NO_PLUGINS = "There are no plugins."
MAY_RUN = "may run"
ALLOWED = "{title} {version} may run now, as long as none of its files changes."
FORBIDDEN = "{id} may not run any more."
WAS_FORBIDDEN = "Nobody had allowed {id}; it does not run."
INSTALLED = (
    "{title} {version} was copied to your plugins. It does not run before you allow "
    "it: `isthmus plugin allow {id}`."
)
REMOVED = "{id} was taken out of your plugins, and may not run any more."
PACKED = "{title} {version} was packed into {file}."
MADE = (
    "A working tool was written into {folder}. Try it: `isthmus plugin check {folder} "
    "--trust`."
)
SHA256 = "SHA-256 {sha256}"
ALL_FINE = "All that was tried is as the contract says."
NOT_FINE = "{count} things are not as the contract says."


def is_readable(plugin: Plugin) -> str:
    return say(
        "{title} {version} ({id}) can be read; its files hold together. SHA-256 "
        "{sha256}.",
        title=plugin.manifest.title,
        version=plugin.manifest.version,
        id=plugin.id,
        sha256=plugin.sha256,
    )


def not_run(plugin: Plugin) -> str:
    return say(
        "Nothing of {id} was run, as nobody has allowed it. If you know what it does, "
        "add --trust.",
        id=plugin.id,
    )


def describes(names: Sequence[str]) -> str:
    if not names:
        return say("The plugin brings nothing: no tools, measures or formats.")
    return say("It brings: {names}.", names=_listed(names))


def measures(name: str, value: float | None, unit: str, *, is_named: bool) -> str:
    if not is_named:
        return say(
            "The name {name} does not end with its unit, {unit}: as in body_ml.",
            name=name,
            unit=unit,
        )
    if value is None:
        return say("{name} could not be measured on the trial case.", name=name)
    return say(
        "{name} is {value:.2f} {unit} on the trial case.",
        name=name,
        value=value,
        unit=unit,
    )


def writes(format_id: str, size: int) -> str:
    return say("{name} wrote {size} bytes.", name=format_id, size=size)


def _listed(names: Iterable[str]) -> str:
    return say(", ").join(names)


def reads_unknown(tool: str, names: Iterable[str]) -> str:
    return say(
        "{tool} reads what these tools found, which are not here: {names}.",
        tool=tool,
        names=_listed(names),
    )


def ran(tool: str, result: Result) -> str:
    return say(
        "{tool} ran on the trial case and returned {findings} findings, {overlays} "
        "overlays, {tables} tables, {figures} figures and {sections} sections.",
        tool=tool,
        findings=len(result.findings),
        overlays=len(result.overlays),
        tables=len(result.tables),
        figures=len(result.figures),
        sections=len(result.sections),
    )


def took(tool: str, seconds: float) -> str:
    return say("{tool} took {seconds:.1f} s (at most 6 s).", tool=tool, seconds=seconds)


def mirrored(tool: str, *, is_same: bool) -> str:
    if is_same:
        return say(
            "{tool} says the same of a mirrored patient, on the other side.", tool=tool
        )
    return say(
        "{tool} says something else of a mirrored patient: it may take right for left.",
        tool=tool,
    )


def translated(tool: str, language: str, left: Sequence[str]) -> str:
    if not left:
        return say(
            "All that {tool} said can be said in another language ({language}).",
            tool=tool,
            language=language,
        )
    return say(
        "{tool} says this in English where another language is spoken ({language}): "
        "{texts}.",
        tool=tool,
        language=language,
        texts=_listed(f"“{text}”" for text in left),
    )


def unlike(text: str, language: str) -> str:
    return say(
        "The translation of “{text}” ({language}) does not hold the same facts.",
        text=text,
        language=language,
    )


def not_mirrored(tool: str) -> str:
    return say("{tool} needs a plan, so it was not tried on a mirrored one.", tool=tool)


def without(tool: str, want: str, problem: str | None) -> str:
    if problem is None:
        return say("{tool} does without “{want}”.", tool=tool, want=want)
    return say(
        "{tool} only wants “{want}” but fails without it. {problem}",
        tool=tool,
        want=want,
        problem=problem,
    )


def cancelled(tool: str, seconds: float) -> str:
    return say(
        "{tool} ended {seconds:.1f} s after it was cancelled.",
        tool=tool,
        seconds=max(seconds, 0.0),
    )
