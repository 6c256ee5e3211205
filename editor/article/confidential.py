"""What never leaves the library: the note to editors, reasons for letting findings stand, who a hidden source is."""

import dataclasses

from editor.article import body, inline
from editor.article.article import Article
from editor.article.edits import rename_citations
from editor.article.sources import Source


def publishable(article: Article) -> Article:
    """Return the article as it may leave the library.

    The note to editors and the findings that were let stand go; a source that is not on the record keeps only its
    terms, kind and the description that was agreed, under a key that says nothing. An article without such
    content is returned as it is.
    """
    keys: dict[str, str] = {}
    taken = {source.key for source in article.sources} | set(_cited_keys(article.body))
    for source in article.sources:
        if source.is_confidential:
            keys[source.key] = _free_key(taken)
            taken.add(keys[source.key])
    furniture = article.furniture
    if furniture.ednote:
        furniture = dataclasses.replace(furniture, ednote="")
    if not keys:
        if furniture is article.furniture and not article.ignored:
            return article
        return dataclasses.replace(article, furniture=furniture, ignored=())
    return dataclasses.replace(
        article,
        furniture=furniture,
        ignored=(),
        body=rename_citations(article.body, keys),
        sources=tuple(
            _redacted(source, keys[source.key]) if source.key in keys else source for source in article.sources
        ),
    )


def withheld(article: Article) -> tuple[str, ...]:
    """Return a sentence for each thing that `publishable` keeps back."""
    sentences = []
    if article.furniture.ednote:
        sentences.append("The note to editors stays in the library.")
    if article.ignored:
        sentences.append("Which findings were let stand, by whom and why, stays in the library.")
    hidden = sum(source.is_confidential for source in article.sources)
    if hidden:
        number = "one source that is" if hidden == 1 else f"{hidden} sources that are"
        sentences.append(f"Identity and contact of {number} not on the record stay in the library.")
    return tuple(sentences)


def _redacted(source: Source, key: str) -> Source:
    return Source(key=key, name="", kind=source.kind, terms=source.terms, description=source.description)


def _cited_keys(text: str) -> list[str]:
    return [
        one.key
        for block in body.parse(text)
        for stretch in body.stretches(block)
        for piece in inline.walk(inline.read(stretch.text))
        if isinstance(piece, inline.Citation)
        for one in piece.cited
    ]


def _free_key(taken: set[str]) -> str:
    number = 1
    while f"source-{number}" in taken:
        number += 1
    return f"source-{number}"
