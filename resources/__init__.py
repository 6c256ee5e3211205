"""Icons, themes, page templates, policies and the sample story, read from this folder.

A plain path: `importlib.resources` costs a start 10 ms for archives, in which Copydesk is never packed.
"""

from pathlib import Path

FOLDER = Path(__file__).resolve().parent
