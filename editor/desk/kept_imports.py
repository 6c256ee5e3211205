"""The files that stories were imported from, which the library keeps byte for byte; told apart from reading them."""

from dataclasses import dataclass

from editor.desk.desk import Desk

_EVENTS = 8  # of one story's audit trail, from the first, which is the import


@dataclass(frozen=True, slots=True)
class Original:
    """The name of an imported file and the hash of its bytes."""

    name: str
    sha256: str


def original_of(desk: Desk, article_id: str) -> Original | None:
    """Return the file that a story was imported from, or None where it was written here."""
    for event in desk.library.audit.events(article_id, limit=_EVENTS, oldest_first=True):
        digest, name = event.details.get("original"), event.details.get("file")
        if isinstance(digest, str) and isinstance(name, str):
            return Original(name, digest)
    return None
