"""Every installer brings the whole program, that alone, and the same twice."""

import plistlib
import re
import shutil
import subprocess
import tarfile
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import bundle
import pytest
from installers import debian, desktop, icons, macos, product, tarball, windows
from installers.product import Product

needs_dpkg = pytest.mark.skipif(
    shutil.which("dpkg-deb") is None, reason="there is no dpkg-deb here"
)
needs_nsis = pytest.mark.skipif(
    shutil.which("makensis") is None, reason="NSIS is not installed here"
)


def _script(frozen: Path, made: Product) -> str:
    files = [p.relative_to(frozen) for p in frozen.rglob("*") if p.is_file()]
    return windows.script(frozen, files, Path("out.exe"), Path("a.ico"), made)


def _there(name: str) -> str:
    return "$INSTDIR\\" + name.replace("$", "$$").replace("/", "\\")


@needs_nsis
def test_the_windows_script_compiles_and_takes_in_what_the_bundle_holds(
    frozen: Path, tmp_path: Path, made: Product
):
    # `build` holds what makensis says it took in against the bundle.
    path = windows.build(frozen, tmp_path, made)
    assert path.read_bytes()[:2] == b"MZ"


def test_the_windows_script_lists_each_file_of_the_bundle_once(
    frozen: Path, made: Product
):
    folder, brought = "", []
    for line in _script(frozen, made).splitlines():
        if found := re.fullmatch(r'  SetOutPath "\$INSTDIR\\?(.*)"', line):
            folder = found[1]
        if found := re.fullmatch(r'  File "/oname=(.+?)" ".+"', line):
            brought.append("\\".join(filter(None, (folder, found[1]))))
    plain = [name.replace("$$", "$").replace("\\", "/") for name in brought]
    assert sorted(plain) == bundle.file_list(frozen)


def test_the_windows_uninstaller_removes_what_came_and_never_a_whole_folder(
    frozen: Path, made: Product
):
    text = _script(frozen, made).partition('Section "Uninstall"')[2]
    removed = re.findall(r'^  Delete "(\$INSTDIR.+)"$', text, re.MULTILINE)
    came = [_there(name) for name in bundle.file_list(frozen)]
    assert sorted(removed) == sorted([*came, "$INSTDIR\\uninstall.exe"])
    assert not re.search(r"RMDir\s+/", text)


def test_the_windows_script_knows_all_users_and_one_and_silence(
    frozen: Path, made: Product
):
    text = _script(frozen, made)
    assert "MULTIUSER_INSTALLMODE_COMMANDLINE" in text
    boxes = [line for line in text.splitlines() if "MessageBox" in line]
    assert boxes
    assert all("/SD" in line for line in boxes)


@needs_dpkg
def test_the_debian_package_holds_the_program_and_is_the_same_twice(
    frozen: Path, tmp_path: Path, made: Product
):
    built = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        built.append(debian.build(frozen, tmp_path / name, made))
    assert built[0].read_bytes() == built[1].read_bytes()
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", str(built[0]), str(root)], check=True)
    home = root / "usr" / "lib" / "isthmus"
    assert bundle.file_list(home) == bundle.file_list(frozen)
    assert (root / "usr" / "bin" / "isthmus").resolve() == home / "isthmus"
    told = subprocess.run(
        ["dpkg-deb", "-c", str(built[0])], capture_output=True, text=True, check=True
    )
    owners = {line.split()[1] for line in told.stdout.splitlines()}
    assert owners == {"root/root"}


@needs_dpkg
def test_the_debian_package_asks_for_what_its_programs_are_linked_with(frozen: Path):
    assert "libc6 (>= 2.36)" in debian.depends(frozen)


def test_a_library_that_no_known_package_brings_stops_the_package(
    frozen: Path, monkeypatch
):
    monkeypatch.setattr(debian, "PACKAGES", {})
    if not (frozen / "isthmus").is_file():
        pytest.skip("programs of this system are no ELF files")
    with pytest.raises(SystemExit, match=r"libc\.so\.6"):
        debian.depends(frozen)


def test_the_tarball_unpacks_to_the_program_and_is_the_same_twice(
    frozen: Path, tmp_path: Path, made: Product
):
    first = tarball.build(frozen, tmp_path, made).read_bytes()
    path = tarball.build(frozen, tmp_path, made)
    assert path.read_bytes() == first
    with tarfile.open(path) as archive:
        archive.extractall(tmp_path / "ein Ort", filter="data")
    (folder,) = (tmp_path / "ein Ort").iterdir()
    found = set(bundle.file_list(folder))
    assert found >= set(bundle.file_list(frozen))
    extra = {PurePosixPath(name).parts[0] for name in found}
    assert extra == {"_internal", "share", "README.txt", *_top_files(frozen)}


def _top_files(frozen: Path) -> set[str]:
    return {path.name for path in frozen.iterdir() if path.is_file()}


def test_a_desktop_learns_the_program_and_its_case_files(tmp_path: Path, made: Product):
    desktop.write_desktop(tmp_path, made, command="isthmus")
    entry = (tmp_path / "applications" / f"{product.ID}.desktop").read_text("utf-8")
    assert "\nExec=isthmus %f\n" in entry
    assert f"\nMimeType={product.CASE_TYPE};\n" in entry
    for name in ("mime/packages/isthmus.xml", f"metainfo/{product.ID}.metainfo.xml"):
        text = (tmp_path / name).read_text("utf-8")
        assert product.CASE_TYPE in text
        ElementTree.fromstring(text)
    assert len(list(tmp_path.rglob("isthmus.png"))) == len(icons.SIZES)


def test_a_case_file_carries_the_mark_by_which_desktops_know_it():
    from planner.case_file.database import CASE_FILE, SUFFIX

    assert CASE_FILE.application_id.to_bytes(4, "big") == product.CASE_MARK.encode()
    assert f".{product.CASE_SUFFIX}" == SUFFIX


def test_macos_learns_the_program_and_its_case_files(made: Product):
    told = plistlib.loads(macos.info_plist(made))
    assert told["CFBundleShortVersionString"] == made.version
    (kind,) = told["UTExportedTypeDeclarations"]
    (shown,) = told["CFBundleDocumentTypes"]
    assert shown["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    suffix = kind["UTTypeTagSpecification"]["public.filename-extension"]
    assert suffix == [product.CASE_SUFFIX]


def test_each_system_gets_its_icon():
    assert icons.ico()[:4] == b"\0\0\1\0"
    assert icons.icns()[:4] == b"icns"
