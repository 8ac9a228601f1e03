"""Nothing the program writes names a patient: planted names are searched everywhere.

Names, numbers, dates and UIDs stand in every header, and in the folder above the images
and the plan. Two things are meant to be written: the Series Instance UID in a plan and
by `inspect`, for a plan must find its images again; and on the error stream the path
that a user has just typed wrongly.
"""

import gc
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
import pydicom
import pytest
from pydicom.dataset import Dataset

from planner.plan.storage import write_plan
from tests.dicom_files import write_ct
from tests.phantoms import L1S, ct_phantom
from tests.ui.conftest import BREACHING_NEEDLE, phantom_case
from ui.app import guard
from ui.cli import VERBS
from ui.crash import log_folder
from ui.resources import resource

ROOT = Path(__file__).parents[2]

PLANTED = {
    "PatientName": "Zwickelbaum^Quirinius",
    "PatientID": "QZ-7781-X",
    "PatientBirthDate": "19370229",
    "PatientAddress": "Nirgendgasse 13",
    "OtherPatientNames": "Qadrinale",
    "AccessionNumber": "ACC991177553",
    "StudyDate": "20191307",
    "SeriesDate": "20191308",
    "StudyID": "STUDYID66",
    "StudyInstanceUID": "1.2.826.0.1.3680043.2.1125.7777001",
    "FrameOfReferenceUID": "1.2.826.0.1.3680043.2.1125.7777002",
    "ReferringPhysicianName": "Ueberweiser^Xaverius",
    "InstitutionName": "Hospital Nowherefield",
    "StudyDescription": "Wirbelsaeule von Q.",
    "DeviceSerialNumber": "SN-55443322",
}
SERIES_UID = "1.2.826.0.1.3680043.2.1125.7777003"
PLACE = "ZWICKELBAUM_QUIRINIUS_1937"
"""The folder that holds everything bears the name too, as on many a disc."""

SPELLINGS = ("Zwickelbaum", "Quirinius", "Ueberweiser", "Xaverius", "QZ-7781", PLACE)


def edit(image: Dataset, k: int) -> None:
    for keyword, value in PLANTED.items():
        element = pydicom.dataelem.DataElement(
            keyword, pydicom.datadict.dictionary_VR(keyword), value, validation_mode=0
        )
        image.add(element)


@attrs.frozen(kw_only=True)
class Study:
    """A planted CT, a plan on it, and a folder for all that is written from here on."""

    ct: Path
    plan: Path
    home: Path
    secrets: tuple[str, ...]


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return planted_study(tmp_path_factory)


def planted_study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """Write a CT and a plan that are full of what must not be told."""
    folder = tmp_path_factory.mktemp("cases") / PLACE
    volume = ct_phantom(L1S)
    files = write_ct(
        folder / "ct",
        volume.voxels_hu,
        volume.grid.lps_from_ijk,
        series_uid=SERIES_UID,
        edit=edit,
    )
    sop_uids = [str(pydicom.dcmread(f).SOPInstanceUID) for f in files]
    home = tmp_path_factory.mktemp("home")
    case = phantom_case(BREACHING_NEEDLE)
    reference = attrs.evolve(case.study, ct="ct", series_uid=SERIES_UID)
    plan = folder / "plan.json"
    write_plan(attrs.evolve(case, study=reference), plan)
    return Study(
        ct=folder / "ct",
        plan=plan,
        home=home,
        secrets=(*PLANTED.values(), *SPELLINGS, *sop_uids, "7777001", "7777002"),
    )


def found_in(text: str, study: Study) -> list[str]:
    lower = text.lower()
    return [secret for secret in study.secrets if secret.lower() in lower]


def written_below(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file with its name, as one text, whatever it holds."""
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes().decode("latin-1") if path.is_file() else ""
        yield path, f"{path.relative_to(folder)}\n{content}"


def assert_nobody_is_named(folder: Path, study: Study) -> None:
    for path, text in written_below(folder):
        assert found_in(text, study) == [], path
        assert SERIES_UID not in text, path


def test_the_search_finds_what_was_planted(study: Study):
    texts = dict(written_below(study.ct.parent.parent))
    everything = " ".join(texts.values()) + PLACE
    assert sorted(found_in(everything, study)) == sorted(study.secrets)


# --- the command line -----------------------------------------------------------------


def run(
    study: Study, *words: str, code: str = "from ui.cli import main"
) -> subprocess.CompletedProcess[str]:
    """Run the program with a profile and a temp folder that can be looked into."""
    profile = {
        name: str(study.home)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    }
    variables = {
        **os.environ,
        **profile,
        "TMPDIR": str(study.home),
        "QT_QPA_PLATFORM": "offscreen",
    }
    line = f"import sys; sys.path.insert(0, {str(ROOT)!r}); {code}; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", line, *words],
        env=variables,
        cwd=study.home,
        capture_output=True,
        text=True,
        check=False,
    )


def fresh(name: str, study: Study) -> str:
    """A name in the home that nothing has yet: an export overwrites nothing."""
    count = len(list(study.home.glob(f"{name}*")))
    return str(study.home / f"{name}{count}")


def words_of(verb: str, study: Study) -> tuple[str, ...]:
    """How each verb is called here; a new verb must be added, or its test fails."""
    out = str(study.home / "out")
    return {
        "inspect": ("inspect", str(study.ct)),
        "check": ("check", str(study.plan)),
        "anatomy": ("anatomy", str(study.plan), "--out-labels", f"{out}.nii.gz"),
        # A plan away from its images holds their path: here it lies beside them.
        "propose": ("propose", str(study.plan), "--out", str(study.plan) + ".new.json"),
        "export": (
            *("export", str(study.plan), "--stl", fresh("models", study)),
            *("--markups", fresh("markups", study)),
        ),
        "report": ("report", str(study.plan), "--out", f"{out}.html"),
        "policy": ("policy", "check", str(resource("policy", "example.toml"))),
        "demo": ("demo", "--headless", "--out", out),
        "review": (
            *("review", str(study.plan), "--tool", "cement"),
            *("--out", fresh("review", study)),
        ),
        "audit": (
            *("audit", str(study.plan.parent), "--tool", "timeline"),
            *("--out", fresh("audit", study)),
        ),
        "plugin": ("plugin", "list"),
        "registry": ("registry", "list"),
    }[verb]


WITHOUT_DOCUMENT = ("demo", "report", "policy", "export", "plugin", "registry")

SLOW_VERBS = ("audit", "review")
"""They run the review tools; what a document adds to their words runs with --all."""

CALLS = [
    pytest.param(
        verb,
        ending,
        marks=[pytest.mark.long] if ending and verb in SLOW_VERBS else [],
    )
    for verb in sorted(set(VERBS) - {"self-check"})
    for ending in ((), ("--json",))
    if verb not in WITHOUT_DOCUMENT or not ending
]
"""`self-check` sees no case at all."""


@pytest.mark.parametrize(("verb", "ending"), CALLS)
def test_no_verb_names_anybody(verb: str, ending: tuple[str, ...], study: Study):
    done = run(study, *words_of(verb, study), *ending)
    assert done.returncode in (0, 1), done.stderr
    # An audit tells how far it is.
    assert done.stderr == "" or verb == "audit"
    assert found_in(done.stdout + done.stderr, study) == []
    assert (SERIES_UID in done.stdout) is (verb == "inspect")
    assert_nobody_is_named(study.home, study)


@pytest.fixture
def dicom_objects(study: Study, tmp_path: Path) -> Callable[..., str]:
    """Export as DICOM; return all that was written as one text."""

    def export(*words: str) -> str:
        done = run(
            study, "export", str(study.plan), "--dicom", str(tmp_path / "out"), *words
        )
        assert done.returncode in (0, 1), done.stderr
        assert found_in(done.stdout + done.stderr, study) == []
        return "".join(text for _, text in written_below(tmp_path / "out"))

    return export


def test_dicom_objects_name_nobody_unless_asked(study: Study, dicom_objects):
    """Their UIDs must be those of the images: they tell where an object belongs."""
    told = set(found_in(dicom_objects(), study))
    known = {PLANTED["StudyInstanceUID"], PLANTED["FrameOfReferenceUID"]}
    sop_uids = set(study.secrets) - set(PLANTED.values()) - set(SPELLINGS)
    assert told <= known | sop_uids


@pytest.mark.long
def test_dicom_objects_name_the_patient_if_asked(study: Study, dicom_objects):
    told = set(found_in(dicom_objects("--identified"), study))
    assert {PLANTED["PatientName"], PLANTED["PatientID"]} <= told
    assert PLANTED["PatientAddress"] not in told
    assert PLANTED["OtherPatientNames"] not in told


def test_bad_input_is_answered_with_the_path_that_was_typed_and_no_more(study: Study):
    torn = study.plan.with_name("torn.json")
    torn.write_text(study.plan.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    for words in (("check", str(torn)), ("inspect", str(study.ct / "absent"))):
        done = run(study, *words)
        assert done.returncode == 2
        assert done.stdout == ""
        assert found_in(done.stderr.replace(words[1], ""), study) == []
    assert_nobody_is_named(study.home, study)


def test_a_crash_of_the_command_line_names_nobody(study: Study):
    """An error made on purpose whose message holds all that must not be told."""
    code = (
        "import ui.cli; from ui.cli import main; "
        f"ui.cli.VERBS['inspect'] = lambda o: {{}}[{' '.join(SPELLINGS)!r}]"
    )
    done = run(study, "inspect", str(study.ct), code=code)
    assert done.returncode == 3
    assert found_in(done.stderr + done.stdout, study) == []
    crashes = list(study.home.rglob("crash-*.txt"))
    assert crashes
    assert_nobody_is_named(study.home, study)


# --- the window -----------------------------------------------------------------------


@pytest.fixture
def guarded(window, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Guard the window as the program does; return the folder for temporary files."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard(window)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.mark.expected_log("internal error: LookupError")
def test_a_day_at_the_window_names_nobody(
    window, qtbot, study: Study, guarded: Path, own_profile, caplog, capfd
):
    """Open, plan, save, fail to open, crash, close: then look at all that is left."""
    with caplog.at_level(logging.DEBUG):
        window.door.open_path(study.ct)
        qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
        assert found_in(window.windowTitle(), study) == []
        images = window.session
        window.door.open_path(study.plan)
        qtbot.waitUntil(lambda: window.session is not images, timeout=30_000)
        session = window.session
        qtbot.waitUntil(lambda: not session.is_building, timeout=30_000)
        copy = study.plan.with_name("copy.json")
        assert window.door._save_to(copy)
        window.door.open_path(study.ct / "absent")
        qtbot.waitUntil(window.notice.isVisible)
        window.appearance.switch_theme()
        crash(" ".join(study.secrets))
        window.close()
    text = copy.read_text(encoding="utf-8")
    assert found_in(text, study) == []
    assert json.loads(text)["study"]["series_uid"] == SERIES_UID
    assert list(log_folder().glob("crash-*.txt"))
    assert (guarded.parent / "settings.toml").exists()
    for folder in (guarded.parent, own_profile):
        assert_nobody_is_named(folder, study)
    streams = capfd.readouterr()
    said = caplog.text + streams.out + streams.err
    assert found_in(said, study) == []
    assert SERIES_UID not in said


def test_an_archive_leaves_nothing_behind_and_still_knows_whose_it_is(
    window, qtbot, study: Study, guarded: Path
):
    archive = shutil.make_archive(str(study.plan.with_name("disc")), "zip", study.ct)
    window.door.open_path(Path(archive))
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    assert window.identity.text() == ""
    window.identity.toggle()
    qtbot.waitUntil(lambda: window.identity.text() != "")
    assert window.identity.text().startswith("Zwickelbaum, Quirinius")
    window.close()
    gc.collect()
    assert list(guarded.iterdir()) == []


def test_only_who_asks_for_it_by_name_is_told_whose_images_they_are(study: Study):
    told = run(study, "inspect", str(study.ct), "--identified")
    assert "Zwickelbaum, Quirinius" in told.stdout
    assert_nobody_is_named(study.home, study)


def crash(words: str) -> None:
    """Let an error nobody caught reach the guard, with all of it in its message."""
    try:
        raise LookupError(words)
    except LookupError as error:
        sys.excepthook(LookupError, error, error.__traceback__)


def test_a_plan_saved_elsewhere_names_its_images_folder_and_nothing_else(
    window, qtbot, study: Study, tmp_path: Path
):
    """It must find them again: that path is the one thing a folder's name gets into."""
    window.door.open_path(study.plan)
    qtbot.waitUntil(lambda: window.session is not None, timeout=30_000)
    away = tmp_path / "elsewhere" / "plan.json"
    away.parent.mkdir()
    assert window.door._save_to(away)
    document = json.loads(away.read_text(encoding="utf-8"))
    assert Path(document["study"].pop("ct")) == study.ct
    assert found_in(json.dumps(document), study) == []
