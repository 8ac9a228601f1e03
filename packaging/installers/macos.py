"""The program for macOS: what makes an app of a bundle, and a disk image of the app.

`Info.plist` is made anywhere; the rest runs on macOS alone.
"""

import platform
import plistlib
import shutil
import subprocess
import tempfile
from pathlib import Path

from installers import icons, product
from installers.product import Product

OLDEST = "13.0"
ICON = f"{product.NAME}.icns"


def info_plist(made: Product) -> bytes:
    """Return what tells the system about the app and its case files."""
    case_type = f"{product.ID}.case"
    return plistlib.dumps(
        {
            "CFBundleIdentifier": product.ID,
            "CFBundleName": product.TITLE,
            "CFBundleDisplayName": product.TITLE,
            "CFBundleExecutable": product.NAME,
            "CFBundleIconFile": ICON,
            "CFBundlePackageType": "APPL",
            "CFBundleInfoDictionaryVersion": "6.0",
            "CFBundleShortVersionString": made.version,
            "CFBundleVersion": made.version,
            "CFBundleLocalizations": ["en", "zh-Hans"],
            "LSApplicationCategoryType": "public.app-category.medical",
            "LSMinimumSystemVersion": OLDEST,
            "NSHighResolutionCapable": True,
            "NSPrincipalClass": "NSApplication",
            "NSHumanReadableCopyright": f"{product.LICENCE}. {product.NOTICE}",
            "CFBundleDocumentTypes": [
                {
                    "CFBundleTypeName": product.CASE_TITLE,
                    "CFBundleTypeRole": "Editor",
                    "LSHandlerRank": "Owner",
                    "LSItemContentTypes": [case_type],
                }
            ],
            "UTExportedTypeDeclarations": [
                {
                    "UTTypeIdentifier": case_type,
                    "UTTypeDescription": product.CASE_TITLE,
                    "UTTypeConformsTo": ["public.data"],
                    "UTTypeTagSpecification": {
                        "public.filename-extension": [product.CASE_SUFFIX],
                        "public.mime-type": product.CASE_TYPE,
                    },
                }
            ],
        }
    )


def finish_app(app: Path, made: Product) -> None:
    """Give the app that PyInstaller made its own name card and icon."""
    contents = app / "Contents"
    (contents / "Info.plist").write_bytes(info_plist(made))
    (contents / "Resources").mkdir(exist_ok=True)
    (contents / "Resources" / ICON).write_bytes(icons.icns())


def build(app: Path, out: Path, made: Product) -> Path:
    """Make the disk image: the app beside a link to where apps live.

    Raises
    ------
    SystemExit
        On another system than macOS.
    """
    if platform.system() != "Darwin":
        raise SystemExit("A disk image for macOS is made on macOS.")
    path = out / f"{product.NAME}-{made.version}-macos.dmg"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(app, Path(folder) / f"{product.TITLE}.app", symlinks=True)
        (Path(folder) / "Applications").symlink_to("/Applications")
        subprocess.run(image_command(Path(folder), path), check=True)
    return path


def image_command(folder: Path, path: Path) -> list[str]:
    """Return the call that packs a folder into a compressed, read-only image."""
    kind = ["-format", "UDZO", "-fs", "HFS+", "-ov"]
    words = ["-volname", product.TITLE, "-srcfolder", str(folder), *kind]
    return ["hdiutil", "create", *words, str(path)]
