"""The history of a story: its revisions, what changed between two, and the way back to one."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Any

from editor.article.article import Article, Furniture
from editor.article.canonical import Json
from editor.article.differences import Difference, Kind, compare
from editor.article.library_values import Approval, HistoryEntry, KeptExport
from editor.article.portable import encode
from editor.article.revision import RevisionKind
from editor.desk.desk import Desk
from editor.desk.stories import publishable_at

PAGE = 200  # revisions; a day's writing folds to a few lines


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A stretch of a story's history, the newest first; approvals and exports come with the first page alone."""

    entries: tuple[HistoryEntry, ...]
    approvals: tuple[Approval, ...] = ()
    exports: tuple[KeptExport, ...] = ()
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of the story that differs, by its name in Furniture or Article, with both values."""

    name: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two versions of a story; all paragraphs in order, those that are the same too."""

    before: Article
    after: Article
    fields: tuple[FieldChange, ...]
    paragraphs: tuple[tuple[Difference, ...], ...]


def page(desk: Desk, article_id: str, before: int = 0) -> HistoryPage:
    """Return a page of a story's history; `before` is the sequence number of the last revision that is there."""
    library = desk.library
    entries = library.revisions.history(article_id, PAGE + 1, before)
    approvals = () if before else library.approvals.list(article_id)
    exports = () if before else library.exports.list(article_id)
    return HistoryPage(entries[:PAGE], approvals, exports, len(entries) <= PAGE)


def load(desk: Desk, *revisions: str) -> tuple[Article, ...]:
    """Return the story as some revisions (by their whole ids) hold it."""
    return tuple(desk.library.revisions.load(revision) for revision in revisions)


def compare_articles(before: Article, after: Article) -> Comparison:
    """Return what differs between two versions of a story; up to a second for 50,000 words that share nothing."""
    return Comparison(before, after, tuple(_changed_fields(before, after)), compare(before.body, after.body))


def _changed_fields(before: Article, after: Article) -> Iterator[FieldChange]:
    """Yield each field but body and slug that differs, the furniture's first."""
    for field in fields(Furniture):
        one, other = getattr(before.furniture, field.name), getattr(after.furniture, field.name)
        if one != other and field.name != "slug":
            yield FieldChange(field.name, one, other)
    for field in fields(Article):
        one, other = getattr(before, field.name), getattr(after, field.name)
        if one != other and field.name not in ("furniture", "body"):
            yield FieldChange(field.name, one, other)


def with_field(article: Article, name: str, value: object) -> Article:
    """Return a story with one field, of the furniture or of its own, set to a value that another version has."""
    changes: dict[str, Any] = {name: value}
    if name in {field.name for field in fields(Furniture)}:
        return replace(article, furniture=replace(article.furniture, **changes))
    return replace(article, **changes)


def is_changed(paragraph: tuple[Difference, ...]) -> bool:
    """Return whether anything in a paragraph of a comparison differs."""
    return any(piece.kind is not Kind.EQUAL for piece in paragraph)


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
    """Return what changed from one revision of a story to another: paragraphs word by word, and the other fields.

    What is confidential is left out; a revision that changed nothing else shows no difference.
    """
    before, after = publishable_at(desk, slug, a), publishable_at(desk, slug, b)
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
