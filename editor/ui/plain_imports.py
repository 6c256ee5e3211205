"""Python's own import, in place of the one that PySide puts over it.

PySide reads the source of every module that is imported after it, to see whether the module asks for names in
snake case, and `linecache` keeps what was read: 9 of the 115 MiB of a window with its list, for nothing used here.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - puts its own import in place, which is what is taken back here


def restore() -> None:
    """Have modules imported as Python does it, and let go of the sources that were read until now."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()
