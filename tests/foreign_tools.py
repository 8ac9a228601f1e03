"""Programs of others that read what we write; a test that lacks one says so.

`python3 packaging/dev.py setup` installs them: dicom3tools, DCMTK and GDCM.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

PACKAGE_OF = {
    "dciodvfy": "dicom3tools",
    "dcmdump": "dcmtk",
    "dsrdump": "dcmtk",
    "dcm2pdf": "dcmtk",
    "gdcmraw": "libgdcm-tools",
}


def foreign(program: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program; skip where it is not installed."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"{program} is not here (Debian package {PACKAGE_OF[program]})")
    return subprocess.run(
        [found, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        errors="replace",
    )


def errors_of(path: Path) -> list[str]:
    """Return what dciodvfy calls an error of an object, and that it knew its class."""
    done = foreign("dciodvfy", path)
    said = (done.stdout + done.stderr).splitlines()
    return [line for line in said if line.startswith("Error")]
