"""The parts of a story that are approved, each by itself."""

from enum import StrEnum


class Part(StrEnum):
    """What is approved."""

    ATTRIBUTION = "attribution"
    ADS = "ads"
    EMBEDS = "embeds"
