"""The desk's own words for the spelling: they belong to the library and all who work on it."""

from editor.desk.desk import Desk

_KEY = "spelling.words"


def desk_words(desk: Desk) -> tuple[str, ...]:
    """Return the words that somebody added to the desk's dictionary, from A."""
    kept = desk.library.setting(_KEY)
    return tuple(sorted(str(word) for word in kept)) if isinstance(kept, list) else ()


def add_desk_word(desk: Desk, word: str) -> tuple[str, ...]:
    """Add a word to the desk's dictionary; return all of them."""
    words = tuple(sorted({*desk_words(desk), word}))
    if words != desk_words(desk):
        desk.library.set_setting(_KEY, list(words), desk.person)
    return words


def remove_desk_word(desk: Desk, word: str) -> tuple[str, ...]:
    """Take a word out of the desk's dictionary; return the others."""
    words = tuple(one for one in desk_words(desk) if one != word)
    if words != desk_words(desk):
        desk.library.set_setting(_KEY, list(words), desk.person)
    return words
