"""The program starts, and an error nobody caught costs a sentence, not the case."""

import logging
import sys
from pathlib import Path

import pytest

from tests.ui.conftest import SAFE_NEEDLE, phantom_case
from ui.app import guard
from ui.crash import log_folder


class Unforeseen(Exception):
    """Nobody catches this one."""


def raise_through_the_guard(window, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard(window)
    try:
        raise Unforeseen("/data/Doe^John/plan.json")
    except Unforeseen as error:
        sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.expected_log("internal error: Unforeseen")
def test_an_error_nobody_caught_is_one_sentence_and_the_case_stays(
    window, show_case, monkeypatch
):
    show_case(phantom_case(SAFE_NEEDLE))
    raise_through_the_guard(window, monkeypatch)
    assert window.notice.isVisible()
    assert "Unforeseen" in window.notice.words
    assert "Your plan is unchanged" in window.notice.words
    assert "Traceback" not in window.notice.words
    assert window.session.needle is not None


@pytest.mark.expected_log("internal error: Unforeseen")
def test_neither_log_nor_crash_file_names_anybody(window, monkeypatch, caplog):
    before = set(log_folder().glob("*")) if log_folder().exists() else set()
    with caplog.at_level(logging.DEBUG):
        raise_through_the_guard(window, monkeypatch)
    (written,) = set(log_folder().glob("*")) - before
    for said in (caplog.text, written.read_text(encoding="utf-8")):
        assert "Doe" not in said
        assert "plan.json" not in said


@pytest.mark.expected_log("internal error: Unforeseen")
def test_a_full_disk_does_not_silence_the_sentence(window, monkeypatch, tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setenv("HOME", str(blocked))
    monkeypatch.setenv("WIN_PD_OVERRIDE_LOCAL_APPDATA", str(blocked))
    raise_through_the_guard(window, monkeypatch)
    assert "Unforeseen" in window.notice.words
    assert "crash" not in window.notice.words
