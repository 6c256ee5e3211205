"""Checks of the words of syndicated stories against their imported original: edits and links beyond the licence."""

from collections.abc import Iterator
from dataclasses import replace

from editor.article import body, inline
from editor.article.article import Article
from editor.article.edits import apply
from editor.article.findings import Fix, Severity
from editor.article.licence_edits import Change, beyond
from editor.article.licence_style import says
from editor.article.syndication import Edits, Syndication
from editor.checks.check import Check, Problem
from editor.checks.story import Story
from editor.checks.syndicated import syndicated, with_original

_ALLOWED = {Edits.NONE: "The licence allows no edits", Edits.STYLE: "The licence allows house style, time and place"}
_LONGEST = 60  # characters of the words that a sentence quotes


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _told(change: Change) -> str:
    """Return what happened, as the end of a sentence."""
    if change.was and change.now:
        what = f"“{_short(change.was)}” became “{_short(change.now)}”"
    elif change.now:
        what = f"“{_short(change.now)}” was added"
    else:
        what = f"“{_short(change.was)}” was taken out"
    return f"{what}, and {change.more} more in this paragraph" if change.more else what


@with_original
def _edits(story: Story, syndication: Syndication, original: Article) -> Iterator[Problem]:
    if syndication.duties.edits is Edits.ANY:
        return
    imported = story.background.imported
    for change in beyond(original, story.article, syndication.duties.edits, imported):
        fix = None
        if change.edits:
            mended = replace(story.article, body=apply(story.article.body, change.edits))
            fix = Fix("Put the original words back", mended)
        yield Problem(f"{_ALLOWED[syndication.duties.edits]}, but {_told(change)}.", change.start, change.end, fix)


@with_original
def _headline(story: Story, syndication: Syndication, original: Article) -> Iterator[Problem]:
    if syndication.duties.edits is Edits.ANY:
        return
    before, now = original.furniture.headline, story.article.furniture.headline
    if before.strip() and says(before) != says(now):
        furniture = replace(story.article.furniture, headline=before)
        yield Problem(
            f"The headline was “{_short(before)}”; some publishers allow another, ask before you change it.",
            fix=Fix("Put the headline back", replace(story.article, furniture=furniture)),
        )


def _links(article: Article) -> dict[str, str]:
    """Return the web addresses that a text links to, each with the words of its first link."""
    found: dict[str, str] = {}
    for block in body.parse(article.body):
        if "](" not in block.source:
            continue
        for stretch in body.stretches(block):
            for piece in inline.walk(inline.read(stretch.text)):
                if isinstance(piece, inline.Link) and piece.address.lower().startswith(("http://", "https://")):
                    words = inline.plain(stretch.text[piece.start : piece.end]).text
                    found.setdefault(piece.address.rstrip("/"), words)
    return found


@with_original
def _lost_links(story: Story, syndication: Syndication, original: Article) -> Iterator[Problem]:
    if not syndication.duties.links_kept:
        return
    kept = _links(story.article)
    for address, words in _links(original).items():
        if address not in kept and address != syndication.address.rstrip("/"):
            yield Problem(f"The licence keeps every link, but “{_short(words)}” does not lead to {address} any more.")


@syndicated
def _no_original(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if story.background.original is not None or story.background.now is None:
        return
    if syndication.duties.edits is not Edits.ANY:
        yield Problem("The licence limits edits, but the story was not imported, so nobody can tell what was changed.")


CHECKS = (
    Check(
        "edits-forbidden", Severity.BLOCKING, "No edits beyond those that the licence allows.", _edits,
        title="Edit beyond the licence",
        example="“63 votes” became “65 votes” in a story that may not be edited.",
        mend="Put the original words back, or ask the publisher and keep the answer as the reason.",
        yields=True,
    ),
    Check(
        "headline-changed", Severity.WARNING, "The headline is the original’s where the licence limits edits.",
        _headline,
        title="Headline changed",
        example="Another headline over a story that may not be edited.",
        mend="Put it back, or ask the publisher.",
    ),
    Check(
        "links-dropped", Severity.BLOCKING, "Every link of the original is kept where the licence asks for it.",
        _lost_links,
        title="Link of the original gone",
        example="A link to a document in a story of ProPublica was taken out.",
        mend="Put the link back.",
        yields=True,
    ),
    Check(
        "original-unknown", Severity.NOTE, "Edits can be told from the original.", _no_original,
        title="No original to compare with",
        example="A story was typed in and then marked as syndicated.",
        mend="Import the original, so that edits can be told from it.",
    ),
)  # fmt: skip
