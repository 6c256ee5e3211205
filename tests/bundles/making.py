"""Bundles made by hand, without a library."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from editor.article.article import Article, Furniture
from editor.article.bundle import Bundle, BundledFile, StateSince
from editor.article.library_values import Approval, Asset
from editor.article.notes import NoteEntry, NoteKind
from editor.article.part import Part
from editor.article.parts import part_hash
from editor.article.revision import Revision, RevisionKind, content_hash, revision_id
from editor.article.workflow import State

STORY = "0123456789abcdef" * 2
PICTURE = b"\x89PNG\r\n\x1a\nno picture"


def revision(
    article: Article, parent: str = "", author: str = "Jo Brandt", merged: str = "", second: int = 0
) -> Revision:
    """Return a revision that holds an article."""
    time, kind, content = f"2026-05-04T10:00:{second:02}.000000Z", RevisionKind.SAVE, content_hash(article)
    name = revision_id(STORY, parent, author, time, kind, content, merged)
    return Revision(name, parent, STORY, author, time, kind, content, 0, merged)


def chained(articles: Sequence[Article]) -> tuple[Revision, ...]:
    """Return revisions that follow one another."""
    made: list[Revision] = []
    for number, article in enumerate(articles):
        made.append(revision(article, made[-1].id if made else "", second=number))
    return tuple(made)


def bundle(*bodies: str, picture: bytes = PICTURE) -> Bundle:
    """Return a bundle of a story with some versions, an approval, a note and a picture."""
    asset = Asset(hashlib.sha256(picture).hexdigest(), "image/png", "ferry.png", len(picture))
    furniture = Furniture("night-ferry", "The night ferry comes back")
    articles = [Article(furniture, body) for body in bodies or ("One.\n", "One. Two.\n")]
    articles[-1] = replace(articles[-1], body=f"{articles[-1].body}\n![The ferry](asset:{asset.sha256})\n")
    revisions = chained(articles)
    time = "2026-05-04T11:00:00.000000Z"
    approval = Approval(
        0, STORY, Part.ADS, part_hash(articles[-1], Part.ADS), revisions[-1].id, "Mia Sand", time, "checked"
    )
    note = NoteEntry("ab" * 16, "ab" * 16, STORY, NoteKind.NOTE, "Mia Sand", time, "Who says so?")
    return Bundle(
        STORY,
        "fe" * 16,
        "Mia Sand",
        revisions[-1].id,
        StateSince(State.IN_REVIEW, "Jo Brandt", "2026-05-04T10:30:00.000000Z"),
        articles[-1],
        (),
        revisions,
        {content_hash(article): article for article in articles},
        (approval,),
        (note,),
        (BundledFile(asset, picture),),
    )
