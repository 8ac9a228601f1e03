"""A measured figure is called old when, and only when, the code it rests on changed."""

from pathlib import Path

import pytest

from tests.benchmarks.code_mark import code_mark

FILES = {
    "planner/from_seed.py": "from planner import edge\nimport numpy\n",
    "planner/edge.py": "import planner.depth\n\nHALF = 0.5\n",
    "planner/depth.py": '"""Depth."""\n\n\ndef deep():\n    return 3.0\n',
    "planner/apart.py": "OTHER = 1\n",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def mark_after(project: Path, name: str, text: str) -> str:
    (project / name).write_text(text, encoding="utf-8")
    return code_mark(["planner.from_seed"], root=project)


def test_a_number_changed_far_down_makes_a_figure_old(project: Path):
    before = code_mark(["planner.from_seed"], root=project)
    changed = FILES["planner/depth.py"].replace("3.0", "3.1")
    assert mark_after(project, "planner/depth.py", changed) != before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("planner/depth.py", FILES["planner/depth.py"].replace("Depth.", "How deep.")),
        ("planner/edge.py", "# Half of it.\n" + FILES["planner/edge.py"]),
        ("planner/apart.py", "OTHER = 2\n"),
    ],
)
def test_words_and_code_that_is_not_used_make_nothing_old(
    project: Path, name: str, text: str
):
    before = code_mark(["planner.from_seed"], root=project)
    assert mark_after(project, name, text) == before


def test_what_a_plugin_says_with_its_own_modules_counts_as_well(project: Path):
    folder = project / "plugins" / "cement"
    folder.mkdir(parents=True)
    (folder / "isthmus_cement.py").write_text("import isthmus_cement_words\n")
    words = folder / "isthmus_cement_words.py"
    words.write_text("import planner.depth\n")

    def mark() -> str:
        return code_mark(["isthmus_cement"], root=project, plugins=["cement"])

    before = mark()
    words.write_text("import planner.depth\nMORE = 1\n")
    changed = mark()
    (project / "planner/depth.py").write_text("DEEP = 4\n")
    assert len({before, changed, mark()}) == 3
