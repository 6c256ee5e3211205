"""Known trouble with what somebody wants to import."""

from editor.article.errors import Trouble


class UnreadableInput(Trouble):
    """An input that holds no story that can be read; the sentence says what to do instead."""
