"""Settings come back; a bad one costs itself; none of them knows a patient."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.settings import (
    INITIALS_LENGTH,
    TEXT_PERCENTS,
    THEMES,
    Settings,
    read_settings,
    write_settings,
)


@given(
    theme=st.sampled_from(THEMES),
    percent=st.sampled_from(TEXT_PERCENTS),
    initials=st.text(
        st.characters(categories=("L", "N", "P", "Zs")), max_size=INITIALS_LENGTH
    ),
)
def test_what_was_written_is_read_again(
    theme: str, percent: int, initials: str, tmp_path_factory: pytest.TempPathFactory
):
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    settings = Settings(
        theme=theme, text_percent=percent, initials=initials, window_maximised=True
    )
    write_settings(settings, path)
    assert read_settings(path) == settings


def test_without_a_file_the_defaults_hold(tmp_path: Path):
    assert read_settings(tmp_path / "absent.toml") == Settings()


@pytest.mark.expected_log("setting theme is not usable")
@pytest.mark.expected_log("setting window_width is not usable")
def test_a_bad_key_costs_only_itself(tmp_path: Path):
    path = tmp_path / "settings.toml"
    path.write_text(
        'theme = "pink"\nwindow_width = true\ntext_percent = 130\nlater = "new"\n',
        encoding="utf-8",
    )
    assert read_settings(path) == Settings(text_percent=130)


@pytest.mark.expected_log("settings unreadable")
@pytest.mark.parametrize("content", [b"theme = ", b"\xff\xfe\x00", b"[[["])
def test_a_damaged_file_never_blocks_the_start(content: bytes, tmp_path: Path):
    path = tmp_path / "settings.toml"
    path.write_bytes(content)
    assert read_settings(path) == Settings()


@pytest.mark.expected_log("settings not written")
def test_a_disk_that_refuses_is_no_reason_to_stop(tmp_path: Path):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    write_settings(Settings(), blocked / "settings.toml")


def test_no_setting_holds_a_path_or_a_name_of_a_case():
    assert {field.name for field in attrs.fields(Settings)} == {
        "theme",
        "text_percent",
        "window_width",
        "window_height",
        "window_maximised",
        "chooser_width",
        "chooser_height",
        "show_identity",
        "initials",
    }
