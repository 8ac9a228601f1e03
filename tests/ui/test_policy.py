"""Where a policy is found, and that nobody overlooks that it is broken, or locked."""

import json
from collections.abc import Callable
from pathlib import Path

import attrs
import pytest
from PySide6.QtWidgets import QLabel

from planner.rules.book import load_book
from planner.rules.findings import Finding, Severity
from planner.rules.site_test import LEVEL_MEASURES, NEEDLE_MEASURES
from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from tests.ui.test_panels import child, words
from ui.app import make_window
from ui.cli import main
from ui.dialogs.about import AboutDialog
from ui.dialogs.rule_book import RuleBookDialog
from ui.messages.findings import finding_sentence, headline
from ui.messages.policy import MEASURE_WORDS, change_lines
from ui.opening import demo_plan
from ui.resources import resource
from ui.settings import Settings
from ui.site_book import (
    POLICY_VARIABLE,
    identity_lock,
    language_lock,
    language_of,
    machine_policy,
    shows_identity_at_first,
    site_book,
)

HEAD = 'schema = "isthmus-policy/1"\nid = "{}"\nset_by = "Spine unit"\n'
GOOD = HEAD.format("unit-7") + (
    'locked = true\n[change.P-07.limits]\ngap_mm = { value = 12.0, unit = "mm" }\n'
)
BROKEN = HEAD.format("unit-7") + "[change.P-99]\noff = true\n"

Put = Callable[[str], Path]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Write a policy and name it in the environment."""

    def write(text: str) -> Path:
        path = tmp_path / "policy.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv(POLICY_VARIABLE, str(path))
        return path

    return write


@pytest.fixture
def of_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """Write a policy where it holds for all users of this computer."""
    for name in ("XDG_CONFIG_DIRS", "WIN_PD_OVERRIDE_COMMON_APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "site"))

    def write(text: str) -> Path:
        path = machine_policy()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def policy_id() -> str | None:
    policy = site_book().policy
    return None if policy is None else policy.id


# --- where it is found ----------------------------------------------------------------


def test_without_a_policy_the_book_is_as_it_was_shipped():
    assert site_book() == load_book(resource("rules"))


def test_a_policy_of_the_machine_and_a_named_one_are_found(of_machine, put):
    of_machine(HEAD.format("machine"))
    assert policy_id() == "machine"
    put(HEAD.format("named"))
    assert policy_id() == "named"


def test_a_locked_policy_of_the_machine_goes_before_a_users(of_machine, put):
    of_machine(HEAD.format("machine") + "locked = true\n")
    put(HEAD.format("named"))
    assert policy_id() == "machine"


def test_a_broken_policy_of_the_machine_gives_way_to_none(of_machine, put):
    """It may have been a locked one: nobody can tell."""
    path = of_machine(BROKEN)
    put(HEAD.format("named"))
    book = site_book()
    assert book.policy is None
    assert book.policy_error is not None
    assert book.policy_error.facts["file"] == str(path)


def test_a_named_policy_that_is_not_there_is_told(monkeypatch):
    monkeypatch.setenv(POLICY_VARIABLE, "/nowhere/policy.toml")
    error = site_book().policy_error
    assert error is not None
    assert error.facts["reason"] == "missing"


# --- on the command line --------------------------------------------------------------


def test_check_names_the_policy_and_whose_limit_each_finding_rests_on(put, capsys):
    put(GOOD)
    main(["check", str(demo_plan())])
    out = " ".join(capsys.readouterr().out.split())
    assert "Policy unit-7@" in out
    assert "(limit set by your department" in out
    assert "(limit from the literature" in out
    assert "(limit chosen by this project" in out


def test_check_says_on_the_error_stream_that_a_policy_is_broken(put, capsys):
    path = put(BROKEN)
    assert main(["check", "--json", str(demo_plan())]) == 1
    streams = capsys.readouterr()
    document = json.loads(streams.out)
    assert document["policy"] is None
    assert document["policy_refused"]["reason"] == "unknown_rule"
    for part in ("not in force", str(path), "change.P-99", "P-99", "as they were"):
        assert part in streams.err
    assert document["rulebook"] == load_book(resource("rules")).id_hash


def test_propose_says_on_the_error_stream_that_a_policy_is_broken(put, capsys):
    put(BROKEN)
    main(["propose", "--json", str(demo_plan()), "--sides", "left"])
    streams = capsys.readouterr()
    assert json.loads(streams.out)
    assert "not in force" in streams.err


def test_the_example_that_is_shipped_can_be_used_as_it_stands(put, capsys):
    example = resource("policy", "example.toml")
    assert main(["policy", "check", str(example)]) == 0
    assert "OWN-1: added" in capsys.readouterr().out
    put(example.read_text(encoding="utf-8"))
    assert site_book().policy_error is None


def test_the_example_names_every_measure_that_a_rule_may_ask_for():
    text = resource("policy", "example.toml").read_text(encoding="utf-8")
    assert not {name for name in MEASURE_WORDS if name not in text}


def test_a_policy_can_be_checked_before_it_is_installed(put, capsys):
    path = put(GOOD)
    assert main(["policy", "check", str(path)]) == 0
    out = capsys.readouterr().out
    assert "P-07: gap_mm 12.0 mm instead of 3.0 mm (stricter)." in out
    put(BROKEN)
    assert main(["policy", "check", str(path)]) == 2
    assert "there is no rule P-99" in capsys.readouterr().err


def test_self_check_finds_a_broken_policy_and_asks_for_no_installation(put, capsys):
    put(BROKEN)
    assert main(["self-check"]) == 2
    last = capsys.readouterr().out.splitlines()[-1]
    assert last.startswith("Correct the policy")


# --- in the window --------------------------------------------------------------------


def test_every_screen_says_that_a_policy_is_broken(put, plain_application, qtbot):
    path = put(BROKEN)
    window = make_window(plain_application, Settings(), settings_file=path.parent / "s")
    qtbot.addWidget(window)
    window.show()
    said = child(window, "policy.words", QLabel)
    for page in range(window.pages.count()):
        window.pages.setCurrentIndex(page)
        assert said.isVisible()
        assert str(path) in said.text()
        assert "change.P-99" in said.text()


def test_no_strip_is_shown_where_all_is_well(window):
    assert child(window, "policy").isHidden()


def test_every_card_says_whose_limit_it_rests_on(window, show_case):
    show_case(phantom_case(SAFE_NEEDLE))
    shown = {
        card.finding.rule: words(card, "finding.source")
        for card in window.side.findings.cards
    }
    assert shown["P-01"] == "Limit chosen by this project"
    assert shown["C-01"] == "Limit from the literature"
    assert shown["PLAN"] == ""


def test_a_locked_policy_looks_locked_and_says_by_whom(
    put, plain_application, qtbot, tmp_path
):
    put(GOOD)
    window = make_window(plain_application, Settings(), settings_file=tmp_path / "s")
    qtbot.addWidget(window)
    book = site_book()
    dialog = RuleBookDialog(window, window.look, book, ())
    qtbot.addWidget(dialog)
    dialog.show()
    said = words(dialog, "rules.policy")
    assert "Spine unit" in said
    assert "locked" in said
    assert dialog._lock.isVisible()
    dialog.show_rule("P-07")
    page = [part.text() for part in dialog._page.findChildren(QLabel)]
    assert "Set by Spine unit" in page
    assert any("12.0 mm instead of 3.0 mm (stricter)" in text for text in page)
    about = AboutDialog(window, window.look, book)
    qtbot.addWidget(about)
    assert any("unit-7@" in part.text() for part in about.findChildren(QLabel))


# --- words ----------------------------------------------------------------------------


def test_every_measure_that_a_policy_may_name_has_words():
    assert MEASURE_WORDS.keys() == NEEDLE_MEASURES.keys() | LEVEL_MEASURES.keys()


@pytest.mark.parametrize("measure", [*NEEDLE_MEASURES, *LEVEL_MEASURES])
def test_an_added_rule_reads_as_a_sentence(measure: str, put: Put):
    unit = "fraction" if measure.endswith("fraction") else None
    ends = {"_mm": "mm", "_deg": "deg", "_ml": "mL", "_hu": "HU", "_count": "count"}
    ends |= {"_ml_s": "mL/s", "_percent": "percent", "_months": "months"}
    unit = unit or next(u for end, u in ends.items() if measure.endswith(end))
    put(
        f'{HEAD.format("x")}[[rule]]\nid = "OWN"\ntitle = "T"\ntext = "Text."\n'
        f'measure = "{measure}"\ncomparison = "at least"\nseverity = "WARN"\n'
        f'limit = {{ value = 0.5, unit = "{unit}" }}\n'
    )
    book = site_book()
    assert book.policy_error is None
    (line,) = change_lines(book)
    assert line.startswith(f"OWN: added. {MEASURE_WORDS[measure]} must be at least")


@pytest.mark.parametrize(
    ("rule", "reason", "limit", "shipped", "own"),
    [
        ("P-03", "entry_medial_half", "entry_fraction", "50 %", "61 %"),
        ("P-03", "entry_lateral", "entry_fraction", "50 %", "61 %"),
        ("D-03", "target_shallow", "shallow_fraction", "67 %", "71 %"),
        ("C-01", "target_posterior_third", "depth_fraction", "third", "41 %"),
        ("C-01", "cement_posterior_third", "depth_fraction", "third", "41 %"),
        ("C-01", "cement_anterior", "depth_fraction", "third", "41 %"),
        ("C-04", "fills_too_much", "high_fraction", "25 %", "21 %"),
        ("D-02", "side_heavy", "side_fraction", "14 %", "11 %"),
        ("A-05", "severe_compression", "compression_fraction", "67 %", "51 %"),
        ("P-07", "anterior_near", "gap_mm", "3.0 mm", "5.0 mm"),
    ],
)
def test_a_sentence_tells_the_limit_in_force_and_no_other(
    rule: str, reason: str, limit: str, shipped: str, own: str
):
    book = load_book(resource("rules"))
    values = dict(book.rule(rule).limit_values)
    found = Finding(
        rule=rule, level="L1", severity=Severity.WARN, reason=reason, limits=values
    )
    assert shipped in finding_sentence(found)
    number = float(own.split(maxsplit=1)[0])
    changed = {**values, limit: number / 100 if "%" in own else number}
    words = finding_sentence(attrs.evolve(found, limits=changed))
    words += headline(attrs.evolve(found, limits=changed)) or ""
    assert own in words
    assert shipped not in words


# --- what it decides beside limits ----------------------------------------------------

ARCHIVES = """
[[archive]]
name = "PACS"
kind = "DICOMweb"
url = "https://pacs.example.org/dicom-web"
[[archive]]
name = "Old PACS"
kind = "DIMSE"
host = "10.0.0.7"
port = 104
called_ae = "OLDPACS"
calling_ae = "ISTHMUS"
"""


def identity_policy(display: str) -> str:
    return HEAD.format("unit-7") + f'[display]\nidentity = "{display}"\n'


def test_what_a_department_decides_beside_limits_changes_no_rule_book(put, capsys):
    """A verdict is told by the book's hash: a language must not look like a limit."""
    put(HEAD.format("x"))
    plain = site_book().id_hash
    path = put(
        HEAD.format("x")
        + '[display]\nidentity = "never"\nlanguage = "zh_CN"\n'
        + "[updates]\nnotice = true\n"
        + ARCHIVES
    )
    book = site_book()
    assert book.id_hash == plain
    assert language_of(book, chosen="en") == "zh_CN"
    assert main(["policy", "check", str(path)]) == 0
    assert "本版本" in capsys.readouterr().out, "the department chose the language"
    assert main(["--language", "en", "policy", "check", str(path)]) == 0
    out = capsys.readouterr().out
    for part in (
        "never shown",
        "简体中文",
        "goes to no network",
        "PACS: DICOMweb, https://pacs.example.org/dicom-web",
        "OLDPACS at 10.0.0.7:104, from ISTHMUS",
    ):
        assert part in out


def test_without_a_policy_language_and_identity_are_the_users_own():
    book = site_book()
    assert language_of(book, chosen="zh_CN") == "zh_CN"
    assert language_lock(book) == identity_lock(book) == ""
    assert shows_identity_at_first(book, chosen=True)
    assert not book.choices.update_notice


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ('[display]\nidentity = "sometimes"', "at_first"),
        ('[display]\nlanguage = "xx"', "zh_CN"),
        ("[updates]\nnotice = 1", "true or false"),
        ('[[archive]]\nname = "A"\nkind = "FTP"\nurl = "https://a"', "DICOMweb"),
        ('[[archive]]\nname = "A"\nkind = "DICOMweb"\nurl = "pacs"', "https://HOST"),
        (
            '[[archive]]\nname = "A"\nkind = "DICOMweb"\nurl = "https://me:key@a/b"',
            "every user of this computer could read",
        ),
        (ARCHIVES.replace("104", "104000"), "between 1 and 65535"),
        (ARCHIVES.replace("OLDPACS", "LONGER THAN AN AE TITLE"), "AE title"),
        (ARCHIVES.replace("10.0.0.7", "a host"), "IP address"),
        (ARCHIVES.replace("Old PACS", "PACS"), "another archive"),
    ],
)
def test_a_slip_beside_the_limits_is_named_and_mended(put, capsys, part, said):
    path = put(HEAD.format("x") + part)
    assert main(["policy", "check", str(path)]) == 2
    assert said in capsys.readouterr().err
    assert site_book().policy_error is not None


def test_check_without_a_file_tells_of_the_policy_in_force(of_machine, put, capsys):
    assert main(["policy", "check"]) == 0
    assert str(machine_policy()) in capsys.readouterr().out
    of_machine(HEAD.format("machine") + "locked = true\n")
    put(HEAD.format("named"))
    assert main(["policy", "check"]) == 0
    assert "Policy machine@" in capsys.readouterr().out
    of_machine(BROKEN)
    assert main(["policy", "check"]) == 2
    assert "there is no rule P-99" in capsys.readouterr().err


def test_a_broken_policy_names_nobody_unasked(put):
    """It may have said so: nobody can tell."""
    put(BROKEN)
    assert not shows_identity_at_first(site_book(), chosen=True)


def test_a_department_that_names_nobody_locks_the_command_and_says_so(
    put, plain_application, qtbot, tmp_path, show_case
):
    put(identity_policy("never"))
    settings = Settings(show_identity=True)
    window = make_window(plain_application, settings, settings_file=tmp_path / "s")
    qtbot.addWidget(window)
    window.show()
    action = window.actions_by_id.qt["view.identity"]
    assert not action.isEnabled()
    assert "Set by Spine unit (policy unit-7)" in action.toolTip()
    window.identity.toggle()
    assert not window.identity.is_shown
    about = AboutDialog(window, window.look, site_book())
    qtbot.addWidget(about)
    assert any("never shown" in part.text() for part in about.findChildren(QLabel))


def test_no_verb_shows_a_name_that_the_department_hides(put, capsys):
    put(identity_policy("never"))
    assert main(["inspect", str(demo_plan().parent), "--identified"]) == 2
    assert "policy lets no name be shown" in capsys.readouterr().err
