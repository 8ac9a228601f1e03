"""Nothing gets into the program whose licence nobody read, or that binds the rest."""

import json
from pathlib import Path

import licences
import pytest
import sbom
import signing
import sums
from installers.product import Product
from licences import Component


def _one(licence: str, *, files: tuple[str, ...] = ("_internal/a.so",)) -> Component:
    return Component(name="a", version="1", licence=licence, text="", files=files)


@pytest.mark.parametrize(
    ("licence", "fits"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND Zlib", True),
        ("LGPL-3.0-only", True),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", True),
        ("GPL-2.0-or-later WITH Bootloader-exception", True),
        ("GPL-2.0-or-later", False),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-or-later WITH Some-other-exception", False),
        ("AGPL-3.0-only", False),
        (licences.UNKNOWN, False),
    ],
)
def test_what_binds_the_whole_program_is_found(licence: str, *, fits: bool):
    assert (licences.unfit([_one(licence)]) == []) is fits


def test_the_lesser_licence_needs_a_file_of_its_own():
    assert licences.unfit([_one("LGPL-2.1-only", files=())]) == ["a: LGPL-2.1-only"]


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("libgfortran-040039e1-0352e75f.so.5.0.0", "GNU Fortran runtime"),
        ("libscipy_openblas64_-32a4b2a6.so", "OpenBLAS"),
        ("libQt6Core.so.6", "Qt"),
        ("libsqlite3.so.0", "SQLite"),
        ("python311.dll", "Python"),
        ("vcruntime140_1.dll", "Microsoft C runtime"),
    ],
)
def test_a_library_is_known_by_its_name(tmp_path: Path, file: str, name: str):
    (tmp_path / file).write_bytes(b"")
    (found,) = licences.components(tmp_path)
    assert found.name == name
    assert licences.unfit([found]) == []


def test_a_library_that_nobody_looked_at_stops_the_build(tmp_path: Path):
    (tmp_path / "libreadline.so.8").write_bytes(b"")
    assert licences.unfit(licences.components(tmp_path)) != []


def test_texts_and_their_list_are_laid_into_the_program(tmp_path: Path):
    (tmp_path / "libquadmath-828275a7.so.0.0.0").write_bytes(b"")
    (tmp_path / "libQt6Core.so.6").write_bytes(b"")
    found = licences.components(tmp_path)
    assert licences.write_licences(tmp_path, found) == []
    folder = tmp_path / licences.FOLDER
    assert {path.name for path in (folder / "Qt").iterdir()} == {
        "LGPL-3.0.txt",
        "GPL-3.0.txt",
    }
    listed = (folder / licences.SUMMARY).read_text(encoding="utf-8")
    assert "libquadmath — LGPL-2.1-or-later" in listed


def test_the_bill_of_materials_is_as_cyclonedx_asks_and_the_same_twice(made: Product):
    found = [_one("MIT"), Component("b", "2.0", "MIT", "", is_distribution=True)]
    sum_of_a = {"_internal/a.so": "0" * 64}
    text = sbom.bill(made, found, sum_of_a)
    assert text == sbom.bill(made, found, sum_of_a)
    bill = json.loads(text)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    assert bill["serialNumber"].startswith("urn:uuid:")
    assert bill["metadata"]["component"]["version"] == made.version
    one, two = bill["components"]
    assert {"type", "name", "version", "licenses", "bom-ref"} <= one.keys()
    assert one["components"][0]["hashes"] == [{"alg": "SHA-256", "content": "0" * 64}]
    assert two["purl"] == "pkg:pypi/b@2.0"
    assert set(bill["dependencies"][0]["dependsOn"]) == {one["bom-ref"], two["bom-ref"]}


def test_sums_are_those_of_the_files(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"abc")
    text = sums.sums_text(sums.sums_of(tmp_path, ["a"]))
    # The example of FIPS 180-2.
    assert text == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n"
    )


@pytest.mark.parametrize(
    ("name", "program"),
    [("a.exe", "signtool"), ("a.dmg", "codesign"), ("SHA256SUMS", "gpg")],
)
def test_each_kind_of_file_is_signed_by_its_systems_tool(name: str, program: str):
    path = Path(name)
    call = signing.command(path, {signing.variable(path): "KEY"})
    assert call is not None
    assert call[0] == program
    assert "KEY" in call


def test_without_a_key_nothing_is_signed_and_that_is_said(
    tmp_path: Path, monkeypatch, capsys
):
    for name in (signing.GPG_KEY, signing.WINDOWS_CERTIFICATE, signing.MACOS_IDENTITY):
        monkeypatch.delenv(name, raising=False)
    assert not signing.sign(tmp_path / "SHA256SUMS")
    assert "not signed" in capsys.readouterr().err
