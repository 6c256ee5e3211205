"""One row of the table of actions, and the conditions that rows name."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One row: its id, its words, the menu (an empty one: none) and the group inside it, keys, icon, condition."""

    id: str
    title: str
    sentence: str
    menu: str = ""
    group: int = 0
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: str = ""
    checkable: bool = False


STORY = "story"  # a story is in front
TYPING = "typing"  # a story is in front and its text can be changed
