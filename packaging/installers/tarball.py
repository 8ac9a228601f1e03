"""An archive for any Linux: unpack it anywhere, start `isthmus` in it."""

import lzma
import tarfile
import tempfile
from pathlib import Path

from installers import desktop, product
from installers.product import Product

PRESET = 2
"""A higher one takes three times as long for a twentieth less."""

README = """{title} {version}

Start `isthmus` in this folder. Nothing needs to be installed; the folder may lie
anywhere and be read-only. The system brings glibc 2.36 or later, libstdc++, X11 or
Wayland, OpenGL, fontconfig and glib, as every desktop of 2023 or later does.

`isthmus self-check` says what works. share/ holds a menu entry, icons and the kind of
case files, for those who copy them to ~/.local/share or /usr/local/share.

{notice}
The licences of all parts lie in _internal/licences.
"""


def build(bundle: Path, out: Path, made: Product) -> Path:
    """Make the archive of a frozen program in the folder `out`.

    The same program gives the same bytes: names are sorted, owners are nobody's, and
    all is of one date.
    """
    folder = f"{product.NAME}-{made.version}"
    path = out / f"{folder}-linux-x86_64.tar.xz"
    with (
        tempfile.TemporaryDirectory() as beside,
        lzma.open(path, "wb", preset=PRESET) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        extra = Path(beside)
        desktop.write_desktop(extra / "share", made, command=product.NAME)
        told = README.format(
            title=product.TITLE, version=made.version, notice=product.NOTICE
        )
        (extra / "README.txt").write_text(told, encoding="utf-8")
        for source in (bundle, extra):
            for each in sorted(source.rglob("*")):
                name = f"{folder}/{each.relative_to(source).as_posix()}"
                _add(archive, each, name, made.epoch_s)
    return path


def _add(archive: tarfile.TarFile, path: Path, name: str, epoch_s: int) -> None:
    entry = archive.gettarinfo(str(path), name)
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    entry.mtime = epoch_s
    if entry.islnk():
        # Hard links to whatever else is made of the program are no matter of its own.
        entry.type, entry.linkname = tarfile.REGTYPE, ""
        entry.size = path.stat().st_size
    runs = entry.isdir() or (path.name == product.NAME and path.is_file())
    entry.mode = 0o755 if runs else 0o644
    if entry.isreg():
        with path.open("rb") as content:
            archive.addfile(entry, content)
    else:
        archive.addfile(entry)
