"""Paths of a case, kept apart from its states.

A stored state names a path by its number, so that images and label maps may be found
again somewhere else without any of the history being written anew.
"""

from pathlib import Path

from planner.plan.case import Case
from planner.plan.storage import path_from, with_paths

Places = tuple[str, ...]
"""Paths by their number, counted from the folder of the case file."""


def with_new_places(places: Places, case: Case) -> Places:
    """Return the places and, after them, paths of the case that are not among them."""
    found = list(places)

    def note(path: str) -> str:
        if path not in found:
            found.append(path)
        return path

    with_paths(case, note)
    return tuple(found)


def numbered(case: Case, places: Places) -> Case:
    """Return the case with numbers for paths."""
    return with_paths(case, lambda path: str(places.index(path)))


def placed(case: Case, places: Places) -> Case:
    """Return the case with paths for numbers.

    Raises
    ------
    ValueError, IndexError
        If a number is none, or has no path.
    """
    return with_paths(case, lambda number: places[int(number)])


def seen_from(places: Places, *, from_folder: Path, to_folder: Path) -> Places:
    """Return the same places, counted from another folder."""
    home, target = from_folder.resolve(), to_folder.resolve()
    return tuple(path_from(target, (home / path).resolve()) for path in places)
