"""Files of the library, each named by the SHA-256 of its bytes."""

import hashlib

from db.connection import Connection
from editor.article.errors import UnknownName
from editor.article.library_errors import LibraryDamaged
from editor.article.library_values import Asset


class AssetStore:
    """Pictures, screenshots, documents and the inputs that stories were made from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, content: bytes, media_type: str, name: str) -> Asset:
        """Keep a file; the same bytes are kept once, under the first name and type."""
        digest = hashlib.sha256(content).hexdigest()
        with self._connection.write():
            self._connection.db.execute(
                "insert into assets values (?, ?, ?, ?, ?) on conflict do nothing",
                [digest, media_type, name, len(content), content],
            )
        return self.get(digest)

    def get(self, sha256: str) -> Asset:
        """Return what is known of a file; raises UnknownName."""
        with self._connection.read():
            row = self._connection.db.execute(
                "select sha256, media_type, name, size from assets where sha256 = ?", [sha256]
            ).fetchone()
        if row is None:
            raise UnknownName(f"The library holds no file with the hash {sha256[:12]}.")
        return Asset(*row)

    def content(self, sha256: str) -> bytes:
        """Return a file's bytes; raises UnknownName, LibraryDamaged if they do not match their hash."""
        with self._connection.read():
            row = self._connection.db.execute("select body from assets where sha256 = ?", [sha256]).fetchone()
        if row is None:
            raise UnknownName(f"The library holds no file with the hash {sha256[:12]}.")
        content = bytes(row[0])
        if hashlib.sha256(content).hexdigest() != sha256:
            raise LibraryDamaged(f"The file {sha256[:12]} of the library was changed; restore a backup.")
        return content

    def has(self, sha256: str) -> bool:
        """Return whether the library has a file."""
        with self._connection.read():
            found = self._connection.db.execute("select 1 from assets where sha256 = ?", [sha256]).fetchone()
        return found is not None
