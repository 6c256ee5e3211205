"""Known trouble with a library: what can go wrong with its file, and saves that cannot be taken as they come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from editor.article.errors import RefusedAction, Trouble, UnknownName

if TYPE_CHECKING:
    from editor.article.article import Article
    from editor.article.revision import Revision


class LibraryTrouble(Trouble):
    """The library's file cannot be used as wanted; the sentence says why and what to do."""


class LibraryFull(LibraryTrouble):
    """The disk is full."""


class LibraryLocked(LibraryTrouble):
    """Another program holds the library for longer than we wait."""


class LibraryReadOnly(LibraryTrouble):
    """The file or its folder cannot be written."""


class LibraryUnreadable(LibraryTrouble):
    """The disk gave an error while the file was read or written."""


class LibraryDamaged(LibraryTrouble):
    """The file is a library, but its content is damaged."""


class NotALibrary(LibraryTrouble):
    """The file is something else, or empty."""


class NewerLibrary(LibraryTrouble):
    """A newer Copydesk has changed the file's form; this one leaves it as it is."""


class UnsafePlace(LibraryTrouble):
    """The file is on a network share or in a folder that another program keeps in step."""


class SearchInterrupted(Trouble):
    """A search gave way to something more urgent; its answer is not wanted any more."""


class NoSuchStory(UnknownName):
    """No story of the library has this slug or id."""


class NoSuchRevision(UnknownName):
    """No revision of the story has this name."""


class SlugTaken(RefusedAction):
    """Another story of the library has this slug already."""


class StaleSave(Trouble):
    """The story was changed by somebody else meanwhile.

    Both texts are kept: `mine` is in the library as the revision `aside`, `theirs` is the story's head; `base` is the
    revision that both started from.
    """

    def __init__(self, sentence: str, mine: Article, theirs: Article, base: str, aside: Revision, head: str) -> None:
        super().__init__(sentence)
        self.mine = mine
        self.theirs = theirs
        self.base = base
        self.aside = aside
        self.head = head
