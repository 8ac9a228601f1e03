"""The package for Debian and Ubuntu: the frozen program under /usr/lib/isthmus."""

import gzip
import os
import re
import shutil
import subprocess
import tempfile
from email.utils import formatdate
from pathlib import Path

import slimming

from installers import desktop, product
from installers.product import Product

ARCHITECTURE = "amd64"
HOME = Path("usr/lib") / product.NAME

PACKAGES = {
    r"libc|libm|libdl|libpthread|librt|libutil|ld-linux-x86-64": "libc6 (>= 2.36)",
    r"libstdc\+\+": "libstdc++6 (>= 12)",
    r"libgcc_s": "libgcc-s1",
    r"libX11": "libx11-6",
    r"libX11-xcb": "libx11-xcb1",
    r"libXext": "libxext6",
    r"libXrender": "libxrender1",
    r"libXau": "libxau6",
    r"libXdmcp": "libxdmcp6",
    r"libXcursor": "libxcursor1",
    r"libxcb": "libxcb1",
    **{
        f"libxcb-{name}": f"libxcb-{name}0"
        for name in ("glx", "randr", "render", "shape", "shm", "xfixes")
    },
    r"libxcb-sync": "libxcb-sync1",
    r"libxcb-xkb": "libxcb-xkb1",
    r"libexpat": "libexpat1",
    r"libz": "zlib1g",
    r"libcrypt": "libcrypt1",
    r"libzstd": "libzstd1",
    r"libuuid": "libuuid1",
    r"libfontconfig": "libfontconfig1",
    r"libfreetype": "libfreetype6",
    r"libpng16": "libpng16-16 | libpng16-16t64",
    r"libglib-2\.0|libgobject-2\.0|libgio-2\.0|libgthread-2\.0|libgmodule-2\.0": (
        "libglib2.0-0 | libglib2.0-0t64"
    ),
    r"libdbus-1": "libdbus-1-3",
    r"libEGL": "libegl1",
    r"libGLX?": "libgl1",
    r"libOpenGL": "libopengl0",
    r"libwayland-(client|cursor|egl)": "libwayland-client0",
}
"""Which package brings a library, by the part of its name before `.so`."""

LOADED_BY_NAME = ("libegl1", "libgl1", "libxcursor1", "fontconfig")
"""No library asks the loader for these; OpenGL, the pointer and fonts need them."""
OPTIONAL = re.compile(r"libwayland-\w+\.so.*")
"""Without these the screen is reached through X11."""
RECOMMENDED = ("fonts-dejavu-core", "libgl1-mesa-dri", "shared-mime-info")

COMPRESSION = ("-Zxz", "-z2")
"""A higher level takes three times as long for a twentieth less."""


def build(bundle: Path, out: Path, made: Product) -> Path:
    """Make the package of a frozen program in the folder `out`.

    Raises
    ------
    SystemExit
        If a library is asked for that no known package brings.
    """
    path = out / f"{product.NAME}_{made.version}_{ARCHITECTURE}.deb"
    with tempfile.TemporaryDirectory(dir=out) as folder:
        root = Path(folder) / "root"
        lay_out(bundle, root, made)
        for each in (root, *root.rglob("*")):
            _settle(each, made.epoch_s)
        command = ["dpkg-deb", "--root-owner-group", *COMPRESSION, "--build"]
        dated = os.environ | {"SOURCE_DATE_EPOCH": str(made.epoch_s)}
        subprocess.run(
            [*command, str(root), str(path)],
            env=dated,
            stdout=subprocess.DEVNULL,
            check=True,
        )
    return path


def lay_out(bundle: Path, root: Path, made: Product) -> None:
    """Fill the root of the package."""
    copied = shutil.copytree(bundle, root / HOME, symlinks=True, copy_function=_link)
    share = root / "usr" / "share"
    command = root / "usr" / "bin" / product.NAME
    command.parent.mkdir(parents=True)
    command.symlink_to(f"../lib/{product.NAME}/{product.NAME}")
    desktop.write_desktop(share, made, command=product.NAME)
    _write_papers(share, made)
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN" / "control").write_text(
        control(made, depends(copied), _size_kib(root)), encoding="utf-8"
    )
    sums = _md5sums(root)
    (root / "DEBIAN" / "md5sums").write_bytes(sums)


def depends(bundle: Path) -> list[str]:
    """Return the packages that bring what the program does not bring itself.

    Raises
    ------
    SystemExit
        Naming the libraries that no package of the table brings.
    """
    found = list(slimming.shared_libraries(bundle))
    inside = {path.name for path in bundle.rglob("*")}
    asked = {name for path in found for name in slimming.needed_by(path)}
    outside = {name for name in asked - inside if not OPTIONAL.fullmatch(name)}
    packages = {name: _package_of(name) for name in sorted(outside)}
    unknown = [name for name, package in packages.items() if package is None]
    if unknown:
        raise SystemExit(f"Which Debian package brings these? {' '.join(unknown)}")
    return sorted({*LOADED_BY_NAME, *(p for p in packages.values() if p)})


def control(made: Product, packages: list[str], size_kib: int) -> str:
    """Return the control file; the description is folded as Debian asks."""
    return (
        f"Package: {product.NAME}\n"
        f"Version: {made.version}\n"
        f"Architecture: {ARCHITECTURE}\n"
        f"Maintainer: {product.MAINTAINER}\n"
        f"Installed-Size: {size_kib}\n"
        f"Depends: {', '.join(packages)}\n"
        f"Recommends: {', '.join(RECOMMENDED)}\n"
        "Section: science\n"
        "Priority: optional\n"
        "Description: planner of vertebroplasty needles on the patient's CT\n"
        " Isthmus plans the needle of a vertebroplasty or kyphoplasty on the\n"
        " patient's own CT and says while it is drawn whether it breaches the medial\n"
        " wall of the pedicle, how much bone is left to each wall, and whether the\n"
        " cement would lie in the posterior third of the body.\n"
        " .\n"
        f" {product.NOTICE}\n"
    )


def _write_papers(share: Path, made: Product) -> None:
    doc = share / "doc" / product.NAME
    doc.mkdir(parents=True)
    facts = {"VERSION": made.version, "DATE": desktop.dated(made)}
    shown = {"TITLE": product.TITLE, "NOTICE": product.NOTICE}
    (doc / "copyright").write_text(
        product.template("debian", "copyright", TITLE=product.TITLE), encoding="utf-8"
    )
    changes = (
        f"{product.NAME} ({made.version}) stable; urgency=medium\n\n"
        "  * What is new stands in the program's own list of changes.\n\n"
        f" -- {product.MAINTAINER}  {formatdate(made.epoch_s)}\n"
    )
    _write_packed(doc / "changelog.gz", changes)
    page = product.template("debian", "isthmus.1", **facts, **shown)
    _write_packed(share / "man" / "man1" / f"{product.NAME}.1.gz", page)
    overrides = share / "lintian" / "overrides" / product.NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(product.FOLDER / "debian" / "overrides", overrides)


def _write_packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def _package_of(library: str) -> str | None:
    stem = library.partition(".so")[0]
    return next((p for name, p in PACKAGES.items() if re.fullmatch(name, stem)), None)


def _size_kib(root: Path) -> int:
    """Each file by whole KiB and each folder by one, as Debian counts."""
    sizes = (
        -(-path.stat().st_size // 1024)
        if path.is_file() and not path.is_symlink()
        else 1
        for path in root.rglob("*")
    )
    return sum(sizes)


def _md5sums(root: Path) -> bytes:
    files = sorted(
        path.relative_to(root)
        for path in root.rglob("*")
        if path.is_file() and not path.is_symlink() and path.parent.name != "DEBIAN"
    )
    done = subprocess.run(
        ["md5sum", "--", *map(str, files)], cwd=root, capture_output=True, check=True
    )
    return done.stdout


def _link(source: str, target: str) -> None:
    """Spare a second copy of half a gigabyte where the disk allows it."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _settle(path: Path, epoch_s: int) -> None:
    """Give a file the one date and the rights that all files have."""
    if not path.is_symlink():
        runs = path.is_dir() or (
            path.name == product.NAME and path.stat().st_mode & 0o111
        )
        path.chmod(0o755 if runs else 0o644)
    os.utime(path, (epoch_s, epoch_s), follow_symlinks=False)
