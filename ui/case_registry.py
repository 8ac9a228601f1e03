"""The registry of review cases of the user of this computer account."""

from pathlib import Path

import platformdirs

from planner.review.registry import CaseRegistry, open_registry
from planner.shipped import published_cases

REGISTRY_FILE = "registry.sqlite"


def registry_path() -> Path:
    """Return where the registry is; only this user can look inside."""
    return platformdirs.user_data_path("isthmus", appauthor=False) / REGISTRY_FILE


def user_registry(path: Path | None = None) -> CaseRegistry:
    """Open the user's registry, or another one; it is made if it is not there.

    Raises
    ------
    BadRegistry
        As `planner.review.registry.open_registry` says.
    """
    return open_registry(path or registry_path(), published_cases())
