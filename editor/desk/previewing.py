"""The preview's exact page: the text of now, as a draft, exported by the same targets that deliver."""

from dataclasses import replace
from pathlib import Path

from editor.article.article import Article
from editor.desk import output, profiles
from editor.desk.desk import Desk
from editor.exporting import targets, write
from editor.exporting.export import Export


def draft(desk: Desk, article_id: str, article: Article, target: str) -> Export:
    """Return what a target's own profile makes of a story that is being written.

    It names a revision only where it is that one.
    """
    stored = desk.library.articles.get_by_id(article_id)
    request = output.request_for(desk, replace(stored, article=article), profiles.profile(desk, target), draft=True)
    if article != stored.article:
        request = replace(request, revision="")
    return targets.export(target, request)


def source(desk: Desk, article_id: str, article: Article) -> str:
    """Return the fragment that a CMS would get, as a text."""
    return draft(desk, article_id, article, "html").content.decode("utf-8")


def write_page(desk: Desk, article_id: str, article: Article, folder: Path) -> Path:
    """Write the page that stands alone into a folder for passing files; return the file."""
    path = folder / f"{write.stem(article.furniture.slug)}.{targets.target('page').extension}"
    path.write_bytes(draft(desk, article_id, article, "page").content)
    return path
