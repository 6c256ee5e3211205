"""Recognition: what an import proposes to make of the words it has read."""

from editor.importing.recognise.recogniser import recognise

__all__ = ["recognise"]
