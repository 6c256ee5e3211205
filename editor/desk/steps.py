"""What the steps of long work yield beside their results."""

from typing import Final


class NothingYet:
    """A step that only waited: it gives way to whatever else is to be done, and is not counted."""


NOTHING_YET: Final = NothingYet()
