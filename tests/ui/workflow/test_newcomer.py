"""From the first command of the README to a signed plan on paper, told by the screen.

With `--pictures FOLDER` the pictures of the guide are made on the way:
`python3 packaging/dev.py pictures`.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from planner.case_file.marks import marks_of
from planner.case_file.reading import read_record
from tests.ui.workflow.newcomer import Newcomer
from tests.ui.workflow.pictures import Pictures
from ui.dialogs.sign_off import SignOff
from ui.language import LANGUAGE_NAMES, speaking
from ui.opening import demo_plan


@pytest.fixture(params=LANGUAGE_NAMES, autouse=True)
def spoken(request: pytest.FixtureRequest) -> Iterator[str]:
    """The language in which the program speaks to him."""
    with speaking(request.param):
        yield request.param


@pytest.fixture
def newcomer(spoken: str, qtbot, window) -> Newcomer:
    window.resize(1280, 800)
    return Newcomer(qtbot, window)


def other_views(newcomer: Newcomer, pictures: Pictures) -> None:
    """Look down the needle and under the C-arm, and come back."""
    for key, name in ((Qt.Key.Key_F6, "workshop"), (Qt.Key.Key_F7, "fluoroscopy")):
        newcomer.keys(key)
        newcomer.settle()
        pictures.take(name, newcomer.main)
    newcomer.keys(Qt.Key.Key_F5)


@pytest.mark.long
@pytest.mark.timeout(300)
def test_the_screen_leads_to_a_signed_plan_on_paper(
    newcomer: Newcomer, tmp_path: Path, pictures: Pictures
):
    case, report = tmp_path / "first.isthmus", tmp_path / "first.pdf"
    newcomer.main.door.open_path(demo_plan())  # as the first command of the README
    newcomer.wait_to_be_told("confirm with your initials")
    pictures.take("1_opened", newcomer.main)

    newcomer.type_into("Initials", "NC")
    newcomer.press("Confirm")
    newcomer.wait_to_be_told("“Show me” leads to the spot")
    newcomer.press("Show me")
    pictures.take("2_stop", newcomer.main)

    newcomer.press("Delete")
    newcomer.press("Propose")
    newcomer.wait_until(lambda: newcomer.reads("takes a needle into the plan"))
    pictures.take("3_proposed", newcomer.main)
    newcomer.take_from_list("Right", "Most room")
    newcomer.wait_to_be_told("Press “Answer” on its card")
    pictures.take("4_taken", newcomer.main)
    if pictures.are_wanted:
        other_views(newcomer, pictures)

    def answer() -> None:
        newcomer.press("Keep answers")

    newcomer.asked(lambda: newcomer.press("Answer"), answer)

    newcomer.asked(lambda: newcomer.press("Save"), lambda: newcomer.save_as(case))
    newcomer.wait_to_be_told("press “Sign off …”")

    def sign() -> None:
        assert isinstance(newcomer.window, SignOff)
        newcomer.tick_all()
        pictures.take("5_sign", newcomer.window)
        newcomer.press("Sign off")

    newcomer.asked(lambda: newcomer.press("Sign off …"), sign)
    newcomer.wait_to_be_told("Press “Save report …”")
    newcomer.asked(
        lambda: newcomer.press("Save report …"), lambda: newcomer.save_as(report)
    )
    newcomer.wait_to_be_told("saved, signed and on paper")
    pictures.take("6_done", newcomer.main)

    (signed, reported) = marks_of(read_record(case))
    assert signed.by == "NC"
    assert signed.digest == reported.digest
    words = " ".join(page.extract_text() for page in PdfReader(report).pages)
    assert "NC" in words
    assert signed.short in words
