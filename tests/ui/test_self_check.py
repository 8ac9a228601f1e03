"""The self-check tells the truth: what works, and what does not."""

import shutil
from pathlib import Path

import pytest

from ui import resources
from ui.cli import main
from ui.codec_samples import FOLDER, SAMPLES
from ui.resources import resource


def test_everything_is_there_and_works_here(capsys):
    assert main(["self-check"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok  ") for line in lines[:-1])
    assert sum(" codec " in line for line in lines) == len(SAMPLES)


def test_a_broken_codec_sample_and_a_lost_rule_book_are_found(
    capsys, monkeypatch, tmp_path: Path
):
    copy = tmp_path / "resources"
    shutil.copytree(resources.RESOURCES, copy)
    shutil.rmtree(copy / "rules")
    sample = copy / FOLDER / SAMPLES[0].file_name
    sample.write_bytes(sample.read_bytes()[:-400])
    monkeypatch.setattr(resources, "RESOURCES", copy)
    assert main(["self-check"]) == 2
    failed = [
        line.split("  ")[1].strip()
        for line in capsys.readouterr().out.splitlines()
        if line.startswith("FAIL")
    ]
    assert failed == [f"codec {SAMPLES[0].name}", "resources rules"]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_codec_has_its_sample(sample):
    assert resource(FOLDER, sample.file_name).stat().st_size < 4000
