"""A crash file says where the program failed, and nothing of the patient."""

from pathlib import Path

from planner.errors import BadPlan
from ui.crash import write_crash_file


def open_the_case_of(name: str) -> None:
    try:
        raise ValueError(f"PatientName {name}")
    except ValueError as error:
        raise BadPlan(f"no plan for {name}", file=f"/cases/{name}") from error


def crash_text() -> str:
    try:
        open_the_case_of("Meier^Anna")
    except BadPlan as error:
        return write_crash_file(error).read_text(encoding="utf-8")
    raise AssertionError


def test_a_crash_file_names_no_patient_no_path_and_no_user():
    text = crash_text()
    assert "Meier" not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parents[2]) not in text


def test_a_crash_file_tells_which_errors_struck_and_where():
    text = crash_text()
    assert "builtins.ValueError" in text
    assert "planner.errors.BadPlan" in text
    assert "tests/ui/test_crash.py" in text
    assert "open_the_case_of" in text
