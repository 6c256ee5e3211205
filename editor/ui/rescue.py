"""The last resort for a text that the library will not take: a file in the portable form that an import reads."""

import contextlib
import os
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from editor.article import portable
from editor.article.article import Article


def folders(state: Path) -> tuple[Path, ...]:
    """Return where a rescued text may go, the best place first: our own folder, else the one for passing files."""
    return (state / "rescued", Path(tempfile.gettempdir()) / "copydesk-rescued")


def write(article: Article, places: Iterable[Path], now: datetime) -> Path | None:
    """Write a story to the first folder that takes it, for this person's eyes; return the file, None if none did."""
    name = f"{article.furniture.slug or 'story'}-{now:%Y%m%d-%H%M%S}.json"
    content = portable.dumps(article).encode("utf-8")
    for folder in places:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            aside = folder / f".{name}.new"
            with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(folder / name)
        except OSError:
            continue
        return folder / name
    return None


class Aside:
    """The file of a text that is refused again and again; a newer one takes its place: a full disk lasts for hours."""

    def __init__(self, places: Iterable[Path]) -> None:
        self._places = tuple(places)
        self._article_id = ""
        self._file: Path | None = None

    def write(self, article_id: str, article: Article, now: datetime) -> Path | None:
        """Write a story's text of now; return the file, None where no folder takes it: then the one before stays."""
        file = write(article, self._places, now)
        before = self._file if article_id == self._article_id else None
        if file is not None:
            if before is not None and before != file:
                with contextlib.suppress(OSError):
                    before.unlink()
            self._article_id, self._file = article_id, file
        return file
