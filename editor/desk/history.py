"""The history of a story: its revisions, what changed between two, and the way back to one."""

from collections.abc import Iterator
from dataclasses import replace

from editor.article.article import Article
from editor.article.differences import compare
from editor.article.library_values import HistoryEntry
from editor.article.portable import Json, encode
from editor.article.revision import RevisionKind
from editor.desk.desk import Desk
from editor.desk.stories import article_at


def history(desk: Desk, slug: str) -> tuple[HistoryEntry, ...]:
    """Return the revisions of a story, the newest first."""
    return desk.library.revisions.history(desk.story(slug).summary.id)


def restore(desk: Desk, slug: str, revision: str) -> dict[str, Json]:
    """Make an earlier revision the newest one; what it replaces stays in the history. Keeps the slug of today."""
    story = desk.story(slug)
    entry = desk.library.revisions.entry(story.summary.id, revision)
    article = desk.library.revisions.load(entry.revision.id)
    article = replace(article, furniture=replace(article.furniture, slug=story.summary.slug))
    saved = desk.library.save(
        story.summary.id,
        article,
        story.summary.head,
        desk.person,
        RevisionKind.RESTORE,
        {"restored": entry.revision.id},
    )
    return {"slug": saved.slug, "revision": saved.revision.id, "restored": entry.revision.id}


def diff(desk: Desk, slug: str, a: str, b: str) -> dict[str, Json]:
    """Return what changed from one revision of a story to another: paragraphs word by word, and the other fields."""
    before, after = article_at(desk, slug, a), article_at(desk, slug, b)
    return {
        "slug": slug,
        "paragraphs": list(_paragraphs(before.body, after.body)),
        "fields": list(_fields(before, after)),
    }


def _paragraphs(before: str, after: str) -> Iterator[Json]:
    for paragraph in compare(before, after):
        if any(piece.a != piece.b for piece in paragraph):
            yield [{"a": piece.a, "b": piece.b} for piece in paragraph]


def _fields(before: Article, after: Article) -> Iterator[Json]:
    """Yield each field but the body that differs, both values as portable JSON."""
    old, new = encode(before), encode(after)
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    old_furniture, new_furniture = old.pop("furniture", {}), new.pop("furniture", {})
    assert isinstance(old_furniture, dict)
    assert isinstance(new_furniture, dict)
    for one, other in ((old_furniture, new_furniture), (old, new)):
        for name in sorted(one.keys() | other.keys()):
            if name != "body" and one.get(name) != other.get(name):
                yield {"field": name, "a": one.get(name), "b": other.get(name)}


def as_json(entry: HistoryEntry) -> dict[str, Json]:
    """Return a revision as the command line prints it."""
    revision = entry.revision
    return {
        "revision": revision.id,
        "parent": revision.parent,
        "author": revision.author,
        "time": revision.time,
        "kind": revision.kind.value,
        "words": entry.words,
        "words_added": entry.words_added,
        "words_removed": entry.words_removed,
        "parts": {
            "attribution": entry.part_hashes.attribution,
            "ads": entry.part_hashes.ads,
            "embeds": entry.part_hashes.embeds,
        },
    }
