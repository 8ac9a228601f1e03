"""`isthmus self-check`: is everything there, and does it work on this computer.

What is checked is imported by its check, so that one lack costs one line.
"""

import importlib
import importlib.metadata
import platform
from collections.abc import Callable, Iterator
from functools import partial

import attrs

from ui.codec_samples import COLUMNS, FOLDER, ROWS, SAMPLES, CodecSample, sample_picture
from ui.commands.outcome import Exit, Outcome
from ui.graphics import settle
from ui.language import say
from ui.messages.graphics import graphics_words
from ui.resources import RESOURCES, resource

LIBRARIES = {
    "attrs": "attrs",
    "contourpy": "contourpy",
    "imagecodecs._jpeg8": "imagecodecs",
    "jpeg_ls": "pyjpegls",
    "numpy": "numpy",
    "openjpeg": "pylibjpeg-openjpeg",
    "platformdirs": "platformdirs",
    "pydicom": "pydicom",
    "scipy.ndimage": "scipy",
    "PySide6.QtWidgets": "PySide6_Essentials",
    "PySide6.QtSvg": "PySide6_Essentials",
    "vtkmodules.vtkRenderingOpenGL2": "vtk",
}
"""What must be importable, and the distribution it comes in."""

POLICY_CHECK = "site policy"

ICONS, SCHEMAS = 20, 7
"""Fewer files of a kind than this: the installation lost some."""


@attrs.frozen
class Check:
    name: str
    detail: str
    passed: bool = True

    @property
    def line(self) -> str:
        return f"{'ok  ' if self.passed else 'FAIL'}  {self.name:<28}  {self.detail}"


def self_check() -> Outcome:
    """Check everything; one line each, and a last one that says what to do."""
    checks = [_checked(name, probe) for name, probe in _probes()]
    lines = [check.line for check in checks]
    failed = [check.name for check in checks if not check.passed]
    if failed == [POLICY_CHECK]:
        lines.append(say("Correct the policy; until then the rules apply as shipped."))
        return Outcome(text="\n".join(lines), exit_code=Exit.BAD_INPUT)
    if not failed:
        lines.append(say("Everything is there and works."))
        return Outcome(text="\n".join(lines))
    lines.append(
        say(
            "{failed} of {checks} checks failed: install Isthmus again; if OpenGL "
            "fails alone, only the 3-D view will stay empty.",
            failed=len(failed),
            checks=len(checks),
        )
    )
    return Outcome(text="\n".join(lines), exit_code=Exit.BAD_INPUT)


def draw_once() -> Outcome:
    """Draw a ball off the screen, in this very process (see `_opengl`)."""
    from ui.render.probe import draw_offscreen

    return Outcome(text=draw_offscreen())


def _checked(name: str, probe: Callable[[], str]) -> Check:
    try:
        return Check(name, probe())
    except Exception as error:  # noqa: BLE001 - a check may fail in any way
        words = " ".join(str(error).split())
        return Check(name, f"{type(error).__name__}: {words}"[:160], passed=False)


def _probes() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "python", platform.python_version
    for module, distribution in LIBRARIES.items():
        yield f"import {module}", partial(_imported, module, distribution)
    for sample in SAMPLES:
        yield f"codec {sample.name}", partial(_decoded, sample)
    yield "opengl", _opengl
    yield "resources rules", _rules
    yield POLICY_CHECK, _policy
    yield "resources needles", _needles
    yield "resources schema", partial(_counted, "schema", "*.json", SCHEMAS)
    yield "resources icons", partial(_counted, "icons", "*.svg", ICONS)
    yield "resources styles", partial(_counted, "styles", "*.qss", 1)
    yield "resources demo", _demo
    yield "plugins", _plugins


def _imported(module: str, distribution: str) -> str:
    importlib.import_module(module)
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return say("version unknown")


def _decoded(sample: CodecSample) -> str:
    import numpy as np

    from planner.dicom.decode import decode_slice
    from planner.dicom.image_files import read_image_file

    path = resource(FOLDER, sample.file_name)
    with path.open("rb") as stream:
        piece = read_image_file(path, stream).slices[0]
    values = np.empty((ROWS, COLUMNS), np.int16)
    decode_slice(piece, values)
    worst = int(np.abs(values - np.array(sample_picture(sample.bits))).max())
    if worst > sample.tolerance:
        raise ValueError(f"decoded values are off by {worst}")
    return say("exact") if worst == 0 else say("within {worst}", worst=worst)


def _opengl() -> str:
    """Try the card again, in a process of its own; a mended driver is used again."""
    graphics = settle(anew=True)
    words = graphics_words(graphics)
    if not graphics.can_draw:
        raise RuntimeError(words)
    return words


def _rules() -> str:
    from planner.rules.book import load_book

    return load_book(resource("rules")).id_hash


def _policy() -> str:
    from planner.errors import BadRuleBook
    from ui.messages.errors import sentence_of
    from ui.messages.policy import policy_words
    from ui.site_book import site_book

    try:
        book = site_book()
    except (FileNotFoundError, BadRuleBook):
        return say("not looked at, for the rule book itself is damaged")
    if book.policy_error is not None:
        raise ValueError(sentence_of(book.policy_error))
    return say("none") if book.policy is None else policy_words(book.policy)


def _needles() -> str:
    from planner.plan.catalogue import load_catalogue

    catalogue = load_catalogue(resource("needles", "catalogue.toml"))
    return ", ".join(gauge.name for gauge in catalogue.gauges)


def _counted(folder: str, pattern: str, least: int) -> str:
    found = len(list(resource(folder).glob(pattern)))
    if found < least:
        raise FileNotFoundError(f"{found} of at least {least} files")
    return say("{found} files", found=found)


def _demo() -> str:
    from planner.plan.storage import read_plan

    plan = resource("demo", "plan.json")
    case = read_plan(plan)
    slices = len(list((plan.parent / case.study.ct).iterdir()))
    levels = ", ".join(level.level for level in case.levels)
    return say("{slices} slices, {levels}", slices=slices, levels=levels)


def _plugins() -> str:
    folder = RESOURCES.parent / "plugins"
    tools = sorted(path.parent.name for path in folder.glob("*/plugin.toml"))
    return ", ".join(tools) or say("no review tools yet")
