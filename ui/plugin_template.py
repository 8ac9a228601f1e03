"""A working review tool, as a beginning for somebody's own."""

from pathlib import Path

from planner.errors import BadTool
from planner.exchange.placing import new_folder
from planner.review.host.plugins import Manifest
from ui.resources import resource

FILES = {"plugin.toml": "plugin.toml", "README.md": "README.md"}
TOOL = "tool.py.txt"


def write_template(name: str, folder: Path) -> None:
    """Write the plugin `name` into a new folder.

    Raises
    ------
    BadTool
        With the reason "plugin_id" if a plugin cannot be called so.
    CannotExport
        If the folder holds something already, or cannot be written.
    """
    module = "".join(sign if sign.isalnum() else "_" for sign in name) + "_tool"
    try:
        Manifest(id=name, version="0.1", title=name, api=1, module=module)
    except BadTool as error:
        error.facts["file"] = folder.name
        raise
    title = name.replace("-", " ").replace("_", " ").replace(".", " ").capitalize()
    words = {"@ID@": name, "@TITLE@": title, "@MODULE@": module}
    with new_folder(folder) as fresh:
        for target, source in {**FILES, f"{module}.py": TOOL}.items():
            text = resource("plugin_template", source).read_text(encoding="utf-8")
            for sign, word in words.items():
                text = text.replace(sign, word)
            (fresh / target).write_text(text, encoding="utf-8")
