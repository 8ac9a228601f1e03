"""The words of the command line about plans, and how they leave the program."""

import argparse
from pathlib import Path
from typing import Any

from ui.language import say

Verbs = Any
"""What argparse calls its sub-parsers; it has no public name for them."""


def add_plan_verbs(verbs: Verbs) -> None:
    inspect = verbs.add_parser(
        "inspect", help=say("the series of a folder, and why (not)")
    )
    inspect.add_argument("path", type=Path, metavar="PATH")
    inspect.add_argument(
        "--identified", action="store_true", help=say("say whom the images show")
    )
    check = verbs.add_parser("check", help=say("judge a plan"))
    check.add_argument("plan", type=Path, metavar="PLAN.json")
    anatomy = verbs.add_parser(
        "anatomy", help=say("the vertebrae as the rules see them")
    )
    anatomy.add_argument("plan", type=Path, metavar="PLAN.json")
    anatomy.add_argument(
        "--out-labels",
        type=Path,
        metavar="FILE.nii.gz",
        help=say("write bodies, pedicles, canal and posterior elements as a label map"),
    )
    for verb in (inspect, check, anatomy, _add_propose(verbs)):
        verb.add_argument("--json", action="store_true", help=say("one JSON document"))
    policy = verbs.add_parser(
        "policy", help=say("is a department's policy fit for use")
    )
    policy.add_argument("action", choices=("check",), metavar="check")
    policy.add_argument("file", type=Path, nargs="?", metavar="FILE.toml")


def _add_propose(verbs: Verbs) -> argparse.ArgumentParser:
    propose: argparse.ArgumentParser = verbs.add_parser(
        "propose", help=say("fill in safe needles, or say why not")
    )
    propose.add_argument("plan", type=Path, metavar="PLAN.json")
    propose.add_argument(
        "--sides",
        choices=("both", "right", "left"),
        default="both",
        help=say("a single needle comes near the midline"),
    )
    propose.add_argument(
        "--out",
        type=Path,
        metavar="PLAN.json",
        help=say("write the plan with its needles"),
    )
    return propose


def add_paper_verbs(verbs: Verbs) -> None:
    """Add the verbs by which a case leaves the program."""
    report = verbs.add_parser(
        "report", help=say("the plan on paper: PDF, or a web page")
    )
    report.add_argument("plan", type=Path, metavar="CASE|PLAN.json")
    report.add_argument("--out", type=Path, metavar="FILE.pdf", required=True)
    report.add_argument(
        "--identified", action="store_true", help=say("name the patient in it")
    )
    export = verbs.add_parser("export", help=say("a case for other programs"))
    export.add_argument("path", type=Path, metavar="CASE|PLAN.json")
    export.add_argument(
        "--dicom",
        type=Path,
        metavar="DIR",
        help=say("segmentation, measurements, report and pictures for the study"),
    )
    export.add_argument(
        "--stl", type=Path, metavar="DIR", help=say("surfaces: STL and OBJ in LPS mm")
    )
    export.add_argument(
        "--markups",
        type=Path,
        metavar="FILE.mrk.json",
        help=say("needles and landmarks for 3D Slicer"),
    )
    export.add_argument(
        "--deidentified",
        type=Path,
        metavar="DIR|FILE.zip",
        help=say("the whole case with its images, without anybody's name"),
    )
    export.add_argument(
        "--format",
        nargs=2,
        metavar=("ID", "FILE"),
        help=say("as a plugin writes it"),
    )
    export.add_argument(
        "--identified",
        action="store_true",
        help=say("name the patient in DICOM objects, so that an archive files them"),
    )
