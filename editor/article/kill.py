"""Killing a published story: what readers find in its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KillNotice:
    """What readers are told of a story that was withdrawn; `time` is ISO 8601 with its offset.

    An empty text is the plain statement, in the story's language, that it was withdrawn.
    """

    text: str = ""
    time: str = ""
    keeps_headline: bool = True
