"""Files of the library, each named by the SHA-256 of its bytes."""

import hashlib
from collections.abc import Callable

from db.connection import Connection
from editor.article.errors import UnknownName
from editor.article.library_errors import LibraryDamaged
from editor.article.library_values import Asset


class AssetStore:
    """Pictures, screenshots, documents, and the files that stories were made from."""

    def __init__(self, connection: Connection, now: Callable[[], str]) -> None:
        self._connection = connection
        self._now = now

    def put(self, content: bytes, media_type: str, name: str) -> Asset:
        """Keep a file; the same bytes are kept once, under the first name and type."""
        digest = hashlib.sha256(content).hexdigest()
        if not self.has(digest):
            with self._connection.write():
                self._connection.run(
                    "INSERT INTO assets (sha256, media_type, name, size, time, content) VALUES (?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT DO NOTHING",
                    (digest, media_type, name, len(content), self._now(), content),
                )
        return self.get(digest)

    def get(self, sha256: str) -> Asset:
        """Return what is known of a file; raises UnknownName."""
        row = self._connection.one("SELECT sha256, media_type, name, size FROM assets WHERE sha256 = ?", (sha256,))
        if row is None:
            raise UnknownName(f"The library holds no file with the hash {sha256[:12]}.")
        return Asset(*row)

    def content(self, sha256: str) -> bytes:
        """Return a file's bytes; raises UnknownName, LibraryDamaged if they do not match their hash."""
        content = self._connection.value("SELECT content FROM assets WHERE sha256 = ?", (sha256,))
        if content is None:
            raise UnknownName(f"The library holds no file with the hash {sha256[:12]}.")
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LibraryDamaged(f"The file {sha256[:12]} of the library is not what it was; restore a backup.")
        return bytes(content)

    def has(self, sha256: str) -> bool:
        """Return whether the library has a file."""
        return self._connection.one("SELECT 1 FROM assets WHERE sha256 = ?", (sha256,)) is not None
