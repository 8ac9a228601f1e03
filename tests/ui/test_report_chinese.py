"""A report in Chinese says what the English one says, number by number."""

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from tests.ui.test_report import words_of
from ui.cli import main
from ui.opening import demo_plan

NUMBER = re.compile(r"(?<![\d.])[+−]?\d+\.\d(?![\d.])")
"""No version: it stands on each page, and Chinese takes fewer of them."""
ENGLISH = re.compile(r"[A-Za-z]{2,}(?: [a-z]{2,}){2,}")
PAPERS = "文献 Gertzbein"
"""Where the list of papers begins: titles stay in their own language."""


@pytest.fixture(scope="module")
def reports(qapp, tmp_path_factory) -> dict[str, str]:
    folder: Path = tmp_path_factory.mktemp("chinese") / "study"
    shutil.copytree(demo_plan().parent, folder)
    words = {}
    for code in ("en", "zh_CN"):
        out = folder / f"{code}.pdf"
        plan = str(folder / "plan.json")
        assert main(["report", plan, "--out", str(out), "--language", code]) == 1
        words[code] = words_of(out.read_bytes())
    return words


def test_it_says_the_verdict_the_rooms_and_the_state_in_chinese(reports):
    for words in (
        "禁止（STOP）",
        "无法评估",
        "至椎弓根各壁的余量",
        "本报告不含患者姓名",
    ):
        assert words in reports["zh_CN"]
    state = re.search(r"State ([0-9a-f]{12})", reports["en"])
    assert state is not None
    assert f"状态 {state[1]}" in reports["zh_CN"]


def test_every_number_of_the_english_report_stands_in_it(reports):
    counted = {code: Counter(NUMBER.findall(text)) for code, text in reports.items()}
    assert counted["zh_CN"] == counted["en"]
    assert sum(counted["en"].values()) > 30


def test_no_sentence_in_it_is_left_in_english(reports):
    chinese, _, _ = reports["zh_CN"].partition(PAPERS)
    assert len(chinese) < len(reports["zh_CN"])
    assert ENGLISH.findall(chinese) == []
