"""A program as PyInstaller lays it out, but small."""

import shutil
import sys
from pathlib import Path

import pytest
from installers.product import Product


@pytest.fixture
def made() -> Product:
    return Product(version="1.2.3", summary="Plans needles", epoch_s=1_790_000_000)


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """Folders in folders, names with spaces, dollars and no ASCII, a link."""
    folder = tmp_path / "bundle" / "isthmus"
    inside = folder / "_internal"
    for name in (
        "LICENSE",
        "resources/guide/page 1.md",
        "resources/i18n/中文.qm",
        "plugins/own/$price.py",
        "numpy.libs/note.txt",
    ):
        path = inside / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    (inside / "again").mkdir()
    (inside / "again" / "LICENSE").write_text("the same name elsewhere")
    (inside / "link.txt").symlink_to("LICENSE")
    starter = folder / ("isthmus" if sys.platform == "linux" else "isthmus.exe")
    program = shutil.which("true")
    if program is None:
        starter.write_bytes(b"a program")
    else:
        shutil.copyfile(Path(program).resolve(), starter)
    starter.chmod(0o755)
    return folder
