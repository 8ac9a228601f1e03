#!/usr/bin/env python3
"""Freezes the program, tries it, and makes what is given to others.

    build.py [--out DIR] [--work DIR] [--bundle DIR] [--version V] [KIND ...]

KIND is one of bundle, deb, tarball, windows, macos; without any, all that this system
can make. With --bundle a program that was frozen before is used. Beside the packages
lie their SHA-256 sums, the bill of materials (CycloneDX) and the list of files.
"""

import argparse
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import bundle
import environment
import licences
import sbom
import signing
import smoke
import sums
from installers import debian, macos, product, tarball, windows
from installers.product import Product

LARGEST_MB = 700.0
"""An installed program shall not take more."""

Maker = Callable[[Path, Path, Product], Path]
MAKERS: Mapping[str, Maker] = {
    "deb": debian.build,
    "tarball": tarball.build,
    "windows": windows.build,
    "macos": macos.build,
}
OF_THIS_SYSTEM: Mapping[str, tuple[str, ...]] = {
    "linux": ("deb", "tarball"),
    "win32": ("windows",),
    "darwin": ("macos",),
}


def main(words: list[str] | None = None) -> int:
    """Build what the words ask for; return the exit code."""
    options = _options(words)
    out: Path = options.out.resolve()
    out.mkdir(parents=True, exist_ok=True)
    made = product.product(options.version)
    folder = options.bundle or bundle.freeze(out / "bundle", work=options.work)
    folder = folder.resolve()
    _finish(folder, out, made)
    if not options.untried:
        _try(folder)
    kinds = options.kinds or OF_THIS_SYSTEM.get(sys.platform, ())
    packages = [MAKERS[kind](folder, out, made) for kind in kinds if kind != "bundle"]
    for path in packages:
        _tell(path)
        if signing.variable(path) != signing.GPG_KEY:
            signing.sign(path)
    _sum_up(out, packages, made)
    return 0


def _options(words: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    place = environment.PROJECT / "out" / "build"
    parser.add_argument("--out", type=Path, default=place)
    parser.add_argument("--work", type=Path, default=place / "work")
    parser.add_argument("--bundle", type=Path, help="a program that is frozen already")
    parser.add_argument("--version", help="instead of the project's own")
    parser.add_argument("--untried", action="store_true", help="leave out the trials")
    parser.add_argument("kinds", nargs="*", choices=("bundle", *MAKERS), metavar="KIND")
    return parser.parse_args(words)


def _finish(folder: Path, out: Path, made: Product) -> None:
    """Add licences and bill of materials; refuse what may not be inside.

    Raises
    ------
    SystemExit
        A licence is unknown or unfit, or the program is too large.
    """
    inside = bundle.inner_folder(folder)
    found = licences.components(inside)
    unfit = licences.unfit(found)
    if unfit:
        raise SystemExit("These may not be in the program:\n" + "\n".join(unfit))
    for name in licences.write_licences(inside, found):
        print(f"Warning: the text of the licence of {name} is not on this computer.")
    if folder.suffix == ".app":
        macos.finish_app(folder, made)
    size_mb = bundle.size_mb(folder)
    print(f"{folder.name}: {size_mb:.0f} MB.")
    if size_mb > LARGEST_MB:
        raise SystemExit(f"The program takes more than {LARGEST_MB:.0f} MB.")
    names = bundle.file_list(folder)
    (out / _named(made, "files.txt")).write_text("\n".join(names) + "\n", "utf-8")
    held = [name for name in names if (folder / name).is_file()]
    bill = sbom.bill(made, found, sums.sums_of(folder, held))
    (out / _named(made, "cdx.json")).write_text(bill, "utf-8")
    shutil.copyfile(out / _named(made, "cdx.json"), inside / licences.FOLDER / BILL)


BILL = "sbom.cdx.json"


def _try(folder: Path) -> None:
    tried = smoke.smoke(bundle.starter(folder))
    print("\n".join(each.line for each in tried), flush=True)
    if any(each.wrong for each in tried):
        raise SystemExit("The frozen program does not work.")


def _sum_up(out: Path, packages: list[Path], made: Product) -> None:
    names = [path.name for path in packages]
    names += [_named(made, "files.txt"), _named(made, "cdx.json")]
    listed = out / f"SHA256SUMS-{sys.platform}"
    listed.write_text(sums.sums_text(sums.sums_of(out, names)), "utf-8")
    signing.sign(listed)


def _named(made: Product, what: str) -> str:
    return f"{product.NAME}-{made.version}-{sys.platform}.{what}"


def _tell(path: Path) -> None:
    print(f"{path.name}: {path.stat().st_size / 1e6:.0f} MB.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
