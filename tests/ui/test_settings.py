"""Settings come back; a bad one costs itself; none of them knows a patient."""

from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.messages.settings import settings_words
from ui.settings import (
    INITIALS_LENGTH,
    TEXT_PERCENTS,
    THEMES,
    Settings,
    read_settings,
    settings_and_problems,
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


@pytest.mark.expected_log("setting theme is not usable")
@pytest.mark.expected_log("settings unreadable")
def test_what_is_wrong_with_the_settings_is_said_by_name(tmp_path: Path):
    path = tmp_path / "settings.toml"
    path.write_text('theme = "pink"\nversion = 99\n', encoding="utf-8")
    settings, problems = settings_and_problems(path)
    assert settings == Settings()
    words = settings_words(problems)
    assert "“theme”" in words
    assert "later version" in words
    path.write_text("theme = ", encoding="utf-8")
    assert "could not be read" in settings_words(settings_and_problems(path)[1])


@pytest.mark.expected_log("settings of a later version are left as they are")
@pytest.mark.parametrize("version", ["99", '"new"', "[1]"])
def test_settings_of_a_later_version_are_used_and_never_overwritten(
    version: str, tmp_path: Path
):
    path = tmp_path / "settings.toml"
    content = f"version = {version}\ntext_percent = 130\nmore = {{a = 1}}\n"
    path.write_text(content, encoding="utf-8")
    settings = read_settings(path)
    assert settings.text_percent == 130
    write_settings(attrs.evolve(settings, theme="light"), path, before=settings)
    assert path.read_text(encoding="utf-8") == content


def test_two_windows_do_not_take_back_each_others_changes(tmp_path: Path):
    path = tmp_path / "settings.toml"
    write_settings(Settings(), path)
    one = other = read_settings(path)
    write_settings(attrs.evolve(one, theme="light"), path, before=one)
    write_settings(attrs.evolve(other, initials="CD"), path, before=other)
    assert read_settings(path) == Settings(theme="light", initials="CD")


def test_comments_and_keys_of_others_stay(tmp_path: Path):
    path = tmp_path / "settings.toml"
    path.write_text(
        '# our department\nshow_identity = true\nlater = "new"\n[table]\ntheme = 1\n',
        encoding="utf-8",
    )
    before = read_settings(path)
    write_settings(attrs.evolve(before, theme="light"), path, before=before)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# our department\nshow_identity = true\n")
    assert 'later = "new"' in text
    assert "[table]\ntheme = 1" in text
    assert read_settings(path) == Settings(theme="light", show_identity=True)


@pytest.mark.expected_log("settings unreadable")
def test_a_damaged_file_is_written_anew(tmp_path: Path):
    path = tmp_path / "settings.toml"
    path.write_bytes(b"\xfftheme = ")
    before = read_settings(path)
    write_settings(attrs.evolve(before, theme="light"), path, before=before)
    assert read_settings(path) == Settings(theme="light")
    path.write_text("theme = [[[", encoding="utf-8")
    write_settings(Settings(initials="EF"), path, before=Settings())
    assert read_settings(path) == Settings(initials="EF")


def test_nothing_is_left_beside_the_settings(tmp_path: Path):
    write_settings(Settings(), tmp_path / "settings.toml")
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.toml"]


def test_no_setting_holds_a_path_or_a_name_of_a_case():
    assert {field.name for field in attrs.fields(Settings)} == {
        "theme",
        "motion",
        "offers_tour",
        "text_percent",
        "window_width",
        "window_height",
        "window_maximised",
        "chooser_width",
        "chooser_height",
        "show_identity",
        "initials",
        "language",
    }
