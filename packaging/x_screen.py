"""What stands on an X11 screen, asked of libX11 itself: no tool has to be installed."""

import ctypes
import time
from collections.abc import Iterator
from contextlib import contextmanager

Z_PIXMAP = 2
ALL_PLANES = ctypes.c_ulong(0xFFFFFFFF)
LOOKS_EVERY_S = 0.02
EVERY_PIXEL = 16
"""Colours are counted at every so many pixels of a row and rows of a window."""


class _Attributes(ctypes.Structure):
    """The first fields of XWindowAttributes; room for the rest."""

    _fields_ = (
        *((name, ctypes.c_int) for name in ("x", "y", "width", "height")),
        ("rest", ctypes.c_byte * 256),
    )


class Screen:
    """One display; windows are numbers."""

    def __init__(self, library: ctypes.CDLL, display: int) -> None:
        self._x = library
        self._display = ctypes.c_void_p(display)

    def window(self, title: str) -> int | None:
        """Return the largest window whose title holds these words."""
        root = int(self._x.XDefaultRootWindow(self._display))
        named = [window for window in self._below(root) if title in self._title(window)]
        return max(named, key=self._area, default=None)

    def colours(self, window: int) -> int:
        """Return how many colours a window shows; one that is empty shows one."""
        held = self._attributes(window)
        area = (0, 0, held.width, held.height)
        planes = (ALL_PLANES, Z_PIXMAP)
        image = self._x.XGetImage(self._display, window, *area, *planes)
        if not image:
            return 0
        places = (
            (x, y)
            for y in range(0, held.height, EVERY_PIXEL)
            for x in range(0, held.width, EVERY_PIXEL)
        )
        found = {self._x.XGetPixel(ctypes.c_void_p(image), x, y) for x, y in places}
        self._x.XDestroyImage(ctypes.c_void_p(image))
        return len(found)

    def wait_for(self, title: str, *, colours: int, patience_s: float) -> float | None:
        """Return after how many seconds a window was there and painted; None if not."""
        begun = time.monotonic()
        while (passed := time.monotonic() - begun) < patience_s:
            window = self.window(title)
            if window is not None and self.colours(window) >= colours:
                return passed
            time.sleep(LOOKS_EVERY_S)
        return None

    def _title(self, window: int) -> str:
        name = ctypes.c_char_p()
        self._x.XFetchName(self._display, window, ctypes.byref(name))
        return (name.value or b"").decode("utf-8", "replace")

    def _area(self, window: int) -> int:
        held = self._attributes(window)
        return int(held.width * held.height)

    def _attributes(self, window: int) -> _Attributes:
        held = _Attributes()
        self._x.XGetWindowAttributes(self._display, window, ctypes.byref(held))
        return held

    def _below(self, window: int) -> Iterator[int]:
        root, parent = ctypes.c_ulong(), ctypes.c_ulong()
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        asked = map(ctypes.byref, (root, parent, children, count))
        if not self._x.XQueryTree(self._display, ctypes.c_ulong(window), *asked):
            return
        for child in children[: count.value]:
            yield child
            yield from self._below(child)
        if count.value:
            self._x.XFree(children)


@contextmanager
def screen(name: str) -> Iterator[Screen]:
    """Open a display by its name.

    Raises
    ------
    OSError
        If there is no libX11, or nobody answers.
    """
    library = ctypes.CDLL("libX11.so.6")
    for function in ("XOpenDisplay", "XGetImage"):
        getattr(library, function).restype = ctypes.c_void_p
    for function in ("XDefaultRootWindow", "XGetPixel"):
        getattr(library, function).restype = ctypes.c_ulong
    # A window may go while it is looked at: that is no error of ours.
    ignore = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(_ignored)
    library.XSetErrorHandler(ignore)
    display = library.XOpenDisplay(name.encode())
    if not display:
        raise OSError(f"no display {name}")
    try:
        yield Screen(library, display)
    finally:
        library.XCloseDisplay(ctypes.c_void_p(display))


def _ignored(_display: int, _event: int) -> int:
    return 0
