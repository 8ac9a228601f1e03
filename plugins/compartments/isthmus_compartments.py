"""Tool "compartments": where cement lies that left the bone, and how much (R-02)."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs
import isthmus_compartments_words as words
import numpy as np
from numpy.typing import NDArray

from planner.anatomy.vertebra import Vertebra
from planner.errors import AnatomyNotSeen
from planner.review.cement import Cement, cement_from
from planner.review.channels import channels_of
from planner.review.compartments import Leaks, PlacedLeak, find_leaks, volume_spread
from planner.review.contract.hooks import hookimpl
from planner.review.contract.inputs import ANATOMY, POSTOP, Inputs
from planner.review.contract.result import (
    LABELS,
    Overlay,
    Result,
    ResultTable,
    Section,
    ToolFinding,
)
from planner.review.contract.tool import API, ToolInfo
from planner.review.escaped import SOLID
from planner.review.leak_facts import case_leaks, leak_facts
from planner.review.leak_gaps import gaps_of, has_cement, voxel_mm_of
from planner.review.vocabulary import CANAL_COMPARTMENTS
from planner.work import Monitor

ARRAY = "leaks"
LEAST_ABUTTING_ML = 0.005
MOST_LEAKS = 255

INFO = ToolInfo(
    id="compartments",
    version="1.0",
    title="Where cement leaked to",
    summary=(
        "Sorts the cement outside the bone by where it lies, and measures its volume, "
        "its extent and how much of the canal it takes."
    ),
    api=API,
    needs=(ANATOMY,),
    wants=(POSTOP,),
    after=("cement", "tracks"),
)


@attrs.frozen
class CompartmentsTool:
    """Sorts cement outside the bone by where it lies."""

    info: ToolInfo = INFO

    def review(
        self, inputs: Inputs, parameters: Mapping[str, Any], monitor: Monitor
    ) -> Result:
        assert inputs.vertebra is not None
        if not has_cement(inputs.found.get("cement")):
            return _unassessable(inputs.level, words.NO_CEMENT_TOOL)
        cement = cement_from(inputs.found["cement"])
        monitor.report(0.1)
        try:
            leaks = find_leaks(
                inputs.vertebra,
                cement,
                voxel_mm=voxel_mm_of(inputs.vertebra, inputs.postop),
                channels=channels_of(inputs.found.get("tracks"), inputs.vertebra.frame),
            )
        except AnatomyNotSeen:
            return _unassessable(inputs.level, words.NO_PEDICLES)
        monitor.report(0.9)
        return _result(inputs, cement, leaks)


def _unassessable(level: str, sentence: str) -> Result:
    return Result(findings=(_finding("NA", words.UNKNOWN_TITLE, sentence, level),))


def _finding(
    severity: str, title: str, sentence: str, level: str, **more: Any
) -> ToolFinding:
    return ToolFinding(
        severity=severity, title=title, sentence=sentence, level=level, **more
    )


def _result(inputs: Inputs, cement: Cement, leaks: Leaks) -> Result:
    vertebra = inputs.vertebra
    assert vertebra is not None
    gaps = gaps_of(vertebra, cement, inputs.postop)
    findings = [
        _finding("NA", words.UNKNOWN_TITLE, words.gap_sentence(gap), inputs.level)
        for gap in gaps
    ]
    findings += _leak_findings(inputs.level, vertebra, cement, leaks)
    array, overlay = _overlay(leaks)
    imaging: dict[str, Any] = {"leaks": case_leaks(inputs.level, leaks)}
    if leaks.canal is not None:
        imaging["canal_fraction"] = leaks.canal.fraction
    canal = leaks.canal
    return Result(
        findings=tuple(findings),
        overlays=(overlay,),
        tables=(_table(cement, leaks.leaks),) if leaks.leaks else (),
        sections=(
            Section(
                title=words.SECTION_TITLE,
                paragraphs=tuple(found.sentence for found in findings),
            ),
        ),
        facts={
            "leaks": [leak_facts(vertebra, leak) for leak in leaks.leaks],
            "canal_area_percent": None if canal is None else 100 * canal.fraction,
            "canal_area_uncertainty_percent": (
                None if canal is None else 100 * canal.uncertainty
            ),
            "abuts_canal_ml": leaks.abuts_canal_ml,
            "elsewhere_ml": leaks.elsewhere_ml,
            "gaps": [gap.reason for gap in gaps],
        },
        # Where something could not be seen, "no leak" is not said.
        case={"imaging": imaging} if leaks.leaks or not gaps else {},
        arrays={ARRAY: array},
    )


def _leak_findings(
    level: str, vertebra: Vertebra, cement: Cement, leaks: Leaks
) -> list[ToolFinding]:
    found = []
    canal = leaks.canal
    if canal is not None and canal.fraction > 0:
        found.append(
            _finding(
                "WARN",
                words.CANAL_TITLE,
                words.canal_sentence(canal),
                level,
                rule="C-03",
                measures={"canal_area_percent": 100 * canal.fraction},
            )
        )
    for leak in leaks.leaks:
        spread_ml = leak.volume_ml * volume_spread(
            cement, leak.component, leak.volume_ml
        )
        found.append(
            _finding(
                "WARN" if leak.compartment in CANAL_COMPARTMENTS else "INFO",
                words.title_of(leak),
                words.leak_sentence(leak, spread_ml),
                level,
                rule="R-02",
                measures={
                    "volume_ml": leak.volume_ml,
                    "extent_cc_mm": leak.extent_mm[0],
                    "extent_ap_mm": leak.extent_mm[1],
                    "extent_tr_mm": leak.extent_mm[2],
                },
                at_lps_mm=tuple(vertebra.frame.to_lps(leak.at_mm).tolist()),
            )
        )
    if leaks.abuts_canal_ml >= LEAST_ABUTTING_ML:
        sentence = words.abutting_sentence(leaks.escaped.unsure_mm)
        found.append(
            _finding("WARN", words.ABUTTING_TITLE, sentence, level, rule="C-03")
        )
    if leaks.elsewhere_ml:
        sentence = words.elsewhere_sentence(leaks.elsewhere_ml)
        found.append(_finding("INFO", words.ELSEWHERE_TITLE, sentence, level))
    if not leaks.leaks:
        sentence = words.none_sentence(leaks.escaped.unsure_mm)
        found.append(_finding("INFO", words.NONE_TITLE, sentence, level, rule="R-02"))
    return found


def _overlay(leaks: Leaks) -> tuple[NDArray[np.uint8], Overlay]:
    """Return the labels of the leaks, in their order, on the block they lie in."""
    shown = leaks.leaks[:MOST_LEAKS]
    labels = np.zeros(leaks.escaped.pieces.shape, np.uint8)
    for number, leak in enumerate(shown, start=1):
        labels[leak.mask & (leaks.escaped.weight >= SOLID)] = number
    grid = leaks.escaped.around.grid
    return labels, Overlay(
        kind=LABELS,
        title=words.OVERLAY_TITLE,
        array=ARRAY,
        names=tuple(words.name_of(leak) for leak in shown),
        lps_from_ijk=tuple(grid.lps_from_ijk.ravel().tolist()),
    )


def _table(cement: Cement, leaks: Sequence[PlacedLeak]) -> ResultTable:
    return ResultTable(
        title=words.TABLE_TITLE,
        head=words.TABLE_HEAD,
        rows=tuple(
            words.row_of(
                leak,
                leak.volume_ml * volume_spread(cement, leak.component, leak.volume_ml),
            )
            for leak in leaks
        ),
    )


@hookimpl
def isthmus_review_tools() -> tuple[CompartmentsTool, ...]:
    """Return the one tool of this plugin."""
    return (CompartmentsTool(),)
