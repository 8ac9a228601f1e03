"""The command line keeps its contract: codes, one JSON document, nobody's identity."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pydicom
import pytest

from ui import cli
from ui.cli import main
from ui.commands.outcome import Outcome
from ui.opening import demo_plan
from ui.resources import resource

ROOT = Path(__file__).parents[2]
DEMO = demo_plan().parent


def schema_of(name: str) -> jsonschema.Draft202012Validator:
    text = resource("schema", name).read_text(encoding="utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def test_check_prints_one_json_document_that_obeys_its_schema(capsys):
    code = main(["check", str(demo_plan()), "--json"])
    seen = capsys.readouterr()
    document = json.loads(seen.out)
    schema_of("isthmus-findings-1.json").validate(document)
    assert seen.err == ""
    assert document["overall"] == "STOP"
    assert code == 1


def test_check_tells_verdict_value_limit_and_paper_in_words(capsys):
    assert main(["check", str(demo_plan())]) == 1
    out = " ".join(capsys.readouterr().out.split())
    assert out.startswith("STOP: ")
    assert "needle R1" in out
    assert "P-02" in out
    assert "medial wall (allowed: 0.0 mm)" in out
    assert "limit from the literature" in out
    assert "DOI 10." in out


def test_inspect_prints_one_json_document_that_obeys_its_schema(capsys):
    assert main(["inspect", str(DEMO), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    schema_of("isthmus-series-1.json").validate(document)
    (series,) = document["series"]
    assert (series["verdict"], series["usable"]) == ("uniform", "yes")
    assert series["slices"] == 59


def test_inspect_says_in_words_why_a_series_cannot_be_opened(capsys, tmp_path):
    for number in (1, 2, 3, 5, 6):
        source = DEMO / "ct" / f"{number:03}.dcm"
        (tmp_path / source.name).write_bytes(source.read_bytes())
    assert main(["inspect", str(tmp_path)]) == 0
    assert "cannot be opened" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["inspect"], ["inspect", "--json"]])
def test_no_output_holds_the_identity_of_a_patient(words, capsys, tmp_path):
    for path in sorted((DEMO / "ct").iterdir())[:12]:
        image = pydicom.dcmread(path)
        image.PatientName = "Meier^Anna"
        image.PatientID = "MEIER-KQXV"
        image.PatientBirthDate = "19411203"
        image.SeriesDescription = "Anna's spine"
        image.save_as(tmp_path / path.name)
    verb, *flags = words
    assert main([verb, str(tmp_path), *flags]) == 0
    seen = capsys.readouterr()
    for secret in ("Meier", "MEIER", "KQXV", "19411203", "Anna"):
        assert secret not in seen.out + seen.err


@pytest.mark.parametrize(
    "words",
    [
        ["check"],
        ["inspect"],
        ["check", "a.json", "b.json"],
        ["check", "a.json", "--color"],
        ["--nonsense"],
        ["a", "b"],
        ["demo", "--headless"],
        ["demo", "--out", "x"],
    ],
)
def test_wrong_words_end_in_one_sentence(words, capsys):
    assert main(words) == 2
    seen = capsys.readouterr()
    assert seen.out == ""
    assert len(seen.err.strip().splitlines()) == 1
    assert seen.err.startswith("isthmus: ")


@pytest.mark.parametrize("verb", ["anatomy", "propose", "simulate", "review"])
def test_a_verb_that_is_not_real_yet_is_no_verb(verb, capsys):
    assert main([verb]) == 2
    assert verb in capsys.readouterr().err


def test_help_and_version_are_told_on_standard_output(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Isthmus 0.")
    assert main(["--help"]) == 0
    seen = capsys.readouterr().out
    for verb in ("demo", "inspect", "check", "self-check"):
        assert verb in seen


def test_a_mistake_of_ours_ends_in_a_crash_file_and_one_sentence(
    capsys, monkeypatch, own_profile: Path
):
    def mistaken(options: object) -> Outcome:
        raise ZeroDivisionError("Meier^Anna")

    monkeypatch.setitem(cli.VERBS, "check", mistaken)
    assert main(["check", "plan.json"]) == 3
    seen = capsys.readouterr()
    assert seen.out == ""
    assert "Meier" not in seen.err
    (line,) = seen.err.strip().splitlines()
    path = Path(line.partition("report it with ")[2].partition(", which")[0])
    assert path.is_relative_to(own_profile)
    text = path.read_text(encoding="utf-8")
    assert "ZeroDivisionError" in text
    assert "Meier" not in text


def test_nothing_a_library_prints_reaches_either_stream(capfd, monkeypatch):
    def noisy(options: object) -> Outcome:
        print("from Python")  # noqa: T201 - the noise under test
        os.write(1, b"from C, to standard output\n")
        os.write(2, b"from C, to standard error\n")
        return Outcome(text="ours")

    monkeypatch.setitem(cli.VERBS, "check", noisy)
    assert main(["check", "plan.json"]) == 0
    seen = capfd.readouterr()
    assert seen.out == "ours\n"
    assert seen.err == ""


def test_judging_a_plan_loads_neither_qt_nor_vtk():
    program = (
        "import sys; from ui.cli import main; "
        f"main(['check', {str(demo_plan())!r}, '--json']); "
        "heavy = {'PySide6', 'vtkmodules', 'vtk', 'shiboken6'} & set(sys.modules); "
        "sys.exit(f'loaded {heavy}' if heavy else 7)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        timeout=60,
    )
    assert done.returncode == 7, done.stderr


def test_a_reader_that_goes_away_early_is_no_crash():
    with subprocess.Popen(
        [sys.executable, "-m", "ui.cli", "inspect", str(DEMO), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 0


def test_without_a_screen_the_window_says_what_can_be_done_instead(capsys, monkeypatch):
    if sys.platform != "linux":
        pytest.skip("only X11 and Wayland can be missing")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["demo"]) == 2
    assert "--headless" in capsys.readouterr().err
