"""A case as surfaces and as markups of 3D Slicer."""

import json
from pathlib import Path

from planner.errors import CannotExport
from planner.exchange.markups import markups_document
from planner.exchange.mesh import write_obj, write_stl
from planner.exchange.placing import new_file, new_folder
from planner.exchange.structures import file_stem
from planner.work import Monitor
from ui.export.facts import ExportFacts
from ui.render.solids import solids_of

OBJ_FILE = "isthmus.obj"


def export_surfaces(
    facts: ExportFacts, folder: Path, monitor: Monitor, *, overwrite: bool = False
) -> list[str]:
    """Write an STL for each structure and one OBJ with all; return their names.

    Raises
    ------
    CannotExport
        Reason `nothing`, `taken` or `unwritable`.
    Cancelled
        The caller asked for it; nothing is left behind.
    """
    solids = solids_of(facts.structures, monitor)
    if not solids:
        raise CannotExport("nothing to write", reason="nothing")
    comment = f"Isthmus {facts.maker.version}. {facts.maker.comment}"
    names: list[str] = []
    with new_folder(folder, overwrite=overwrite) as fresh:
        for mesh in solids:
            names.append(_free_name(file_stem(mesh.name), names))
            with (fresh / names[-1]).open("xb") as stream:
                write_stl(mesh, stream, comment=facts.maker.comment)
            monitor.check()
        with (fresh / OBJ_FILE).open("w", encoding="ascii", newline="\n") as text:
            write_obj(solids, text, comment=comment)
        monitor.check()
    return [*names, OBJ_FILE]


def _free_name(stem: str, taken: list[str]) -> str:
    """Return the name of an STL; names that differ here may not differ on a disk."""
    held, number, name = {n.lower() for n in taken}, 1, f"{stem}.stl"
    while name.lower() in held:
        number += 1
        name = f"{stem}_{number}.stl"
    return name


def export_markups(
    facts: ExportFacts, file: Path, *, overwrite: bool = False
) -> list[str]:
    """Write needles and landmarks as markups; return the file's name.

    Raises
    ------
    CannotExport
        Reason `nothing`, `taken` or `unwritable`.
    """
    document = markups_document(facts.case, state=facts.maker.state)
    if not document["markups"]:
        raise CannotExport("nothing to write", reason="nothing")
    with new_file(file, overwrite=overwrite) as fresh:
        fresh.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return [file.name]
