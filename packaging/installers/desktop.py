"""How a Linux desktop knows the program: menu entry, icons, kind of case files."""

from datetime import UTC, datetime
from pathlib import Path

from installers import icons, product
from installers.product import Product


def write_desktop(share: Path, made: Product, *, command: str) -> None:
    """Write everything below a `share` folder; `command` is what the menu starts."""
    facts = {
        **{name: getattr(product, name) for name in _FACTS},
        "SUMMARY": made.summary,
        "VERSION": made.version,
        "DATE": dated(made),
        "EXEC": command,
    }
    for source, target in (
        ("isthmus.desktop", f"applications/{product.ID}.desktop"),
        ("mime.xml", f"mime/packages/{product.NAME}.xml"),
        ("metainfo.xml", f"metainfo/{product.ID}.metainfo.xml"),
    ):
        path = share / target
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            product.template("debian", source, **facts), encoding="utf-8", newline="\n"
        )
    themed = share / "icons" / "hicolor"
    icons.write_svg(themed / "scalable" / "apps" / f"{product.NAME}.svg")
    for pixels in icons.SIZES:
        path = themed / f"{pixels}x{pixels}" / "apps" / f"{product.NAME}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(icons.png(pixels))


def dated(made: Product) -> str:
    """Return the day of a build as ISO 8601, in UTC."""
    return datetime.fromtimestamp(made.epoch_s, UTC).date().isoformat()


_FACTS = (
    *("NAME", "TITLE", "ID", "CASE_SUFFIX", "CASE_TYPE", "CASE_TITLE"),
    *("CASE_MARK", "CASE_MARK_AT", "LICENCE", "NOTICE"),
)
