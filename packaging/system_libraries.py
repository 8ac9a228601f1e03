"""What Qt, VTK and the tests need from a bare Debian or Ubuntu."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

PACKAGE_OF_LIBRARY = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libXcursor.so.1": "libxcursor1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
"""The shared libraries that the wheels of Qt and VTK load and do not bring along."""


PACKAGE_OF_READER = {
    "dciodvfy": "dicom3tools",
    "dcmdump": "dcmtk",
    "gdcmraw": "libgdcm-tools",
}
"""Programs of others that tests read our DICOM objects with."""


def ensure_readers() -> None:
    """Install what tests of DICOM objects ask; without it they say so and are skipped.

    Nobody needs these to run the program, so a lack of them stops nothing.
    """
    missing = [p for tool, p in PACKAGE_OF_READER.items() if shutil.which(tool) is None]
    rights = _way_to_root()
    if not missing or shutil.which("apt-get") is None or rights is None:
        return
    if not _install(rights, missing):
        print(f"Not installed, so their tests are skipped: {' '.join(missing)}")


def ensure() -> None:
    """Install what is missing, or stop with the command that does."""
    if sys.platform != "linux":
        return
    packages = _missing_packages()
    if not packages:
        return
    if shutil.which("apt-get") is None:
        raise SystemExit(
            "Isthmus needs system libraries that are missing here; install what your "
            f"distribution calls these Debian packages: {' '.join(packages)}."
        )
    rights = _way_to_root()
    if rights is None:
        raise SystemExit(
            "Isthmus needs system libraries that are missing here; install them with: "
            "sudo apt-get update && sudo apt-get install -y "
            f"--no-install-recommends {' '.join(packages)}"
        )
    if not _install(rights, packages):
        raise SystemExit(
            f"apt-get could not install {' '.join(packages)}; the reason stands above."
        )


def _missing_packages() -> list[str]:
    missing = [
        package
        for library, package in PACKAGE_OF_LIBRARY.items()
        if not _can_load(library)
    ]
    others: dict[str, Callable[[], object]] = {
        "xvfb": lambda: shutil.which("Xvfb"),
        "libgl1-mesa-dri": _has_software_gl,
        "fonts-dejavu-core": _has_font,
        "python{}.{}-venv".format(*sys.version_info): _can_make_environments,
    }
    return missing + [package for package, is_there in others.items() if not is_there()]


def _can_load(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_software_gl() -> bool:
    """Mesa's drivers: one file per driver, and since Mesa 24.2 one library for all."""
    folders = (Path("/usr/lib"), Path("/usr/lib64"))
    patterns = (
        "dri/swrast_dri.so",
        "*/dri/swrast_dri.so",
        "*libgallium*.so",
        "*/libgallium*.so",
    )
    return any(any(f.glob(pattern)) for f in folders for pattern in patterns)


def _has_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
    return any(any(folder.rglob("*.ttf")) for folder in folders)


def _can_make_environments() -> bool:
    """Debian splits the part of Python that puts pip into a new environment off."""
    return importlib.util.find_spec("ensurepip") is not None


def _way_to_root() -> list[str] | None:
    """Return what to write before a command that needs root; None if nothing helps."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asked = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asked.returncode == 0 else None


def _install(rights: list[str], packages: list[str]) -> bool:
    print(f"Installing system libraries: {' '.join(packages)}", flush=True)
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    # A failing update (one source of many is down) may still leave a good list.
    subprocess.run([*apt, "update"], check=False)
    options = ["-y", "--no-install-recommends"]
    done = subprocess.run(
        [*apt, "install", *options, *packages], stdout=subprocess.DEVNULL, check=False
    )
    return done.returncode == 0
