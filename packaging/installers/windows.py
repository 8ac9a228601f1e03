"""The installer for Windows: an NSIS script that names every file it brings.

It is compiled wherever makensis is; the payload is whatever lies in the bundle.
"""

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from installers import icons, product
from installers.product import Product

FOLDER = re.compile(r'^SetOutPath: "\$INSTDIR\\?(.*)"')
TAKEN = re.compile(r'^File: ".+?"->"(.+)" [\d/]+ bytes')
"""How makensis tells, loudly, where files will lie and that it takes one in."""
COMPILER = ("makensis", "-V4", "-INPUTCHARSET", "UTF8")


def build(bundle: Path, out: Path, made: Product) -> Path:
    """Compile the installer of a frozen program in the folder `out`.

    Raises
    ------
    SystemExit
        If makensis is not there, refuses the script, or took in other files than the
        bundle holds.
    """
    if shutil.which(COMPILER[0]) is None:
        raise SystemExit("The installer for Windows needs NSIS (makensis).")
    path = out / f"{product.NAME}-{made.version}-windows-x64.exe"
    files = [p.relative_to(bundle) for p in bundle.rglob("*") if p.is_file()]
    with tempfile.TemporaryDirectory() as folder:
        icon = Path(folder) / "isthmus.ico"
        icon.write_bytes(icons.ico())
        text = script(bundle, files, path, icon, made)
        written = Path(folder) / "isthmus.nsi"
        written.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [*COMPILER, str(written)], capture_output=True, text=True, check=False
        )
    if done.returncode != 0:
        raise SystemExit(f"makensis refuses its script: {done.stderr}")
    if taken_in(done.stdout) != sorted(path.as_posix() for path in files):
        raise SystemExit("The installer does not hold what the bundle holds.")
    return path


def taken_in(told: str) -> list[str]:
    """Return all files that makensis says it took in, by where they will lie."""
    folder, found = "", []
    for line in told.splitlines():
        if opened := FOLDER.match(line):
            folder = opened[1]
        elif taken := TAKEN.match(line):
            found.append("\\".join(filter(None, (folder, taken[1]))))
    return sorted(name.replace("$$", "$").replace("\\", "/") for name in found)


def script(
    bundle: Path, files: Iterable[Path], path: Path, icon: Path, made: Product
) -> str:
    """Return the text of the script for these files of a bundle."""
    listed = sorted(PurePosixPath(file.as_posix()) for file in files)
    size_kib = sum((bundle / file).stat().st_size for file in listed) // 1024
    numbers = (re.findall(r"\d+", made.version) + ["0"] * 4)[:4]
    return product.template(
        "windows",
        "isthmus.nsi",
        TITLE=product.TITLE,
        NAME=product.NAME,
        NOTICE=product.NOTICE,
        CASE_SUFFIX=product.CASE_SUFFIX,
        CASE_TITLE=product.CASE_TITLE,
        VERSION=made.version,
        VERSION4=".".join(numbers),
        OUT=path,
        ICON=icon,
        SIZE_KIB=size_kib,
        INSTALL="\n".join(_install_lines(bundle, listed)),
        UNINSTALL="\n".join(_uninstall_lines(listed)),
    )


def _install_lines(bundle: Path, files: list[PurePosixPath]) -> Iterable[str]:
    folder = None
    for file in sorted(files, key=lambda file: (file.parent, file.name)):
        if file.parent != folder:
            folder = file.parent
            yield f'  SetOutPath "{_there(folder)}"'
        yield f'  File "/oname={_escaped(file.name)}" "{bundle / file}"'


def _uninstall_lines(files: list[PurePosixPath]) -> Iterable[str]:
    for file in files:
        yield f'  Delete "{_there(file)}"'
    folders = {parent for file in files for parent in file.parents}
    for folder in sorted(folders, key=lambda f: (-len(f.parts), f)):
        if folder.parts:
            yield f'  RMDir "{_there(folder)}"'


def _there(file: PurePosixPath) -> str:
    return "\\".join(("$INSTDIR", *map(_escaped, file.parts)))


def _escaped(name: object) -> str:
    return str(name).replace("$", "$$")
