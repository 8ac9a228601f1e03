"""A folder that nobody else can read, and that goes when nobody needs it any more."""

import shutil
import tempfile
import weakref
from pathlib import Path


class PrivateFolder:
    """Made with a random name for its owner alone; removed at the latest at exit."""

    def __init__(self) -> None:
        self.path = Path(tempfile.mkdtemp(prefix="isthmus-"))
        self._remove = weakref.finalize(
            self, shutil.rmtree, self.path, ignore_errors=True
        )

    def release(self) -> None:
        """Remove the folder and all in it; safe to call twice."""
        self._remove()

    def __reduce__(self) -> tuple[object, ...]:
        """Another process borrows the folder: it only knows where it is."""
        return (Path, (self.path,))
