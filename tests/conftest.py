"""What holds for every test: a clean profile, a quiet log, no window left behind."""

import contextlib
import gc
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from ui.garbage import collect_if_due
from ui.graphics import SOFTWARE_VARIABLE

PROJECT = Path(__file__).resolve().parents[1]

PROFILE_VARIABLES = (
    "HOME",
    "USERPROFILE",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",
    "LOCALAPPDATA",
    "WIN_PD_OVERRIDE_APPDATA",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA",
    "WIN_PD_OVERRIDE_COMMON_APPDATA",
    "XDG_CONFIG_DIRS",
)
"""What Python, Qt and platformdirs ask where the user's and the site's files are."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="run the long tests too")
    parser.addoption("--pictures", help="make the guide's pictures in this folder")


def pytest_configure(config: pytest.Config) -> None:
    """The default run is the same every time; with --all the examples are new ones."""
    # No driver is tried in tests, but where a test says so.
    os.environ.setdefault(SOFTWARE_VARIABLE, "1")
    hypothesis.settings.register_profile("repeatable", deadline=None, derandomize=True)
    hypothesis.settings.register_profile("searching", deadline=None)
    profile = "searching" if config.getoption("--all") else "repeatable"
    hypothesis.settings.load_profile(profile)
    if hasattr(config, "workerinput"):
        _take_a_screen(config)


def _take_a_screen(config: pytest.Config) -> None:
    """Tests side by side must not take the keyboard from each other's windows."""
    import display  # lies in `packaging`, which is on the path of pytest alone

    screens = contextlib.ExitStack()
    os.environ.update(screens.enter_context(display.private_display()))
    config.add_cleanup(screens.close)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if config.getoption("--all"):
        return
    long = pytest.mark.skip(reason="long: runs with --all")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(long)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real CTs beside the project; skips where there is none."""
    folder = PROJECT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the real CTs (../shared/data) are not here")
    return folder


@pytest.fixture(scope="session", autouse=True)
def own_profile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Point every way to the user's profile at a folder made for this run."""
    home = tmp_path_factory.mktemp("profile")
    with pytest.MonkeyPatch.context() as patch:
        authority = Path.home() / ".Xauthority"
        if "XAUTHORITY" not in os.environ and authority.exists():
            patch.setenv("XAUTHORITY", str(authority))
        for name in PROFILE_VARIABLES:
            patch.setenv(name, str(home))
        patch.delenv("ISTHMUS_POLICY", raising=False)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        for shelf in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(shelf, QSettings.Scope.UserScope, str(home / "qt"))
        yield home


class _Records(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail on a warning nobody announced, and on an announced one that never came.

    A test announces with `@pytest.mark.expected_log("part of the message")`.
    """
    markers = request.node.iter_markers("expected_log")
    expected = [re.compile(marker.args[0]) for marker in markers]
    records = _Records()
    logging.getLogger().addHandler(records)
    yield
    logging.getLogger().removeHandler(records)
    surprises = [
        line for line in records.lines if not any(p.search(line) for p in expected)
    ]
    missing = [
        p.pattern for p in expected if not any(p.search(line) for line in records.lines)
    ]
    if surprises:
        pytest.fail("unexpected log records:\n" + "\n".join(surprises), pytrace=False)
    if missing:
        pytest.fail(f"announced but never logged: {missing}", pytrace=False)


def _windows() -> dict[int, str]:
    """Every top-level widget that is alive, by its address."""
    if not isinstance(QCoreApplication.instance(), QApplication):
        return {}
    return {
        shiboken6.getCppPointer(widget)[0]: repr(widget)
        for widget in QApplication.topLevelWidgets()
    }


@pytest.fixture(scope="session", autouse=True)
def garbage_on_this_thread() -> Iterator[None]:
    """As in the program (`ui.garbage`): no widget dies on a background thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """Fail a test that leaves a top-level widget; `qtbot.addWidget` closes them."""
    before = _windows()
    yield
    collect_if_due()
    if isinstance(QCoreApplication.instance(), QApplication):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    left = [name for address, name in _windows().items() if address not in before]
    if left:
        pytest.fail("left behind:\n" + "\n".join(left), pytrace=False)
