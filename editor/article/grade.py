"""How sure a recognition is."""

from enum import StrEnum


class Grade(StrEnum):
    """Sure applies at once, likely is ticked for a person to confirm, suspect is not."""

    SURE = "sure"
    LIKELY = "likely"
    SUSPECT = "suspect"
