"""What never leaves the library: the note to editors, reasons for letting findings stand, who a hidden source is."""

import dataclasses
import re
from bisect import bisect_right

from editor.article import edits
from editor.article.article import Article
from editor.article.sources import Source

_SHORTEST = 3  # letters of what is looked for in a sentence; less stands in half of all words


def public_keys(article: Article) -> dict[str, str]:
    """Return the key that says nothing for each source that is not on the record."""
    keys: dict[str, str] = {}
    if not any(source.is_confidential for source in article.sources):
        return keys
    cited = {one.key for _, citation in edits.citations(article.body) for one in citation.cited}
    taken = {source.key for source in article.sources} | cited
    for source in article.sources:
        if source.is_confidential:
            keys[source.key] = _free_key(taken)
            taken.add(keys[source.key])
    return keys


def publishable(article: Article) -> Article:
    """Return the article as it may leave the library.

    The note to editors and the findings that were let stand go; a source that is not on the record keeps only its
    terms, kind and the description that was agreed, under a key that says nothing, and is not named in what a
    correction says was wrong or is right. An article without such content is returned as it is.
    """
    keys = public_keys(article)
    furniture = article.furniture
    if furniture.ednote:
        furniture = dataclasses.replace(furniture, ednote="")
    if not keys:
        if furniture is article.furniture and not article.ignored:
            return article
        return dataclasses.replace(article, furniture=furniture, ignored=())
    veil = Veil(article)
    return dataclasses.replace(
        article,
        furniture=furniture,
        ignored=(),
        body=edits.rename_citations(article.body, keys),
        sources=tuple(
            _redacted(source, keys[source.key]) if source.key in keys else source for source in article.sources
        ),
        decisions=tuple(
            dataclasses.replace(one, reason=veil.sentence(one.reason)) if one.reason else one
            for one in article.decisions
        ),
        corrections=tuple(
            dataclasses.replace(one, wrong=veil.sentence(one.wrong), right=veil.sentence(one.right))
            for one in article.corrections
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


def as_known_now(then: Article, now: Article) -> Article:
    """Return an earlier version in which whoever is not on the record now is not on it either."""
    hidden = [source for source in now.sources if source.is_confidential]
    if not hidden:
        return then
    return dataclasses.replace(then, sources=tuple(_hidden_too(source, hidden) for source in then.sources))


def _hidden_too(source: Source, hidden: list[Source]) -> Source:
    for one in hidden:
        is_same = source.key == one.key or (source.name and source.name.casefold() == one.name.casefold())
        if is_same and not source.is_confidential:
            return dataclasses.replace(source, terms=one.terms, description=one.description)
    return source


class Veil:
    """What is said about an article outside: keys, sentences and places as `publishable` has them."""

    def __init__(self, article: Article) -> None:
        self._keys = public_keys(article)
        self._words = _secrets(article, self._keys)
        self._edits = edits.rename_edits(article.body, self._keys) if self._keys else ()
        self._ends = [edit.end for edit in self._edits]
        grown = [0]
        for edit in self._edits:
            grown.append(grown[-1] + len(edit.text) - (edit.end - edit.start))
        self._grown = grown

    def key(self, key: str) -> str:
        """Return the key by which a source may be called."""
        return self._keys.get(key, key)

    def sentence(self, words: str) -> str:
        """Return a sentence without anything that tells who a source is that is not on the record."""
        for secret, shown in self._words:
            words = secret.sub(shown.replace("\\", r"\\"), words)
        return words

    def place(self, at: int) -> int:
        """Return an offset into the body as one into the body that may leave; inside a citation, its end."""
        number = bisect_right(self._ends, at)
        inside = number < len(self._edits) and self._edits[number].start < at
        if inside:
            return self._edits[number].start + self._grown[number] + len(self._edits[number].text)
        return at + self._grown[number]


def _secrets(article: Article, keys: dict[str, str]) -> list[tuple[re.Pattern[str], str]]:
    """Return what may not be said, the longest first, each with what is said in its place."""
    found: dict[str, str] = {}
    for source in article.sources:
        if not source.is_confidential:
            continue
        values = [source.role, source.organisation, source.conditions, source.reason, source.obtained, source.contact]
        values += [source.identity_known_to, source.notes]
        values += [value for one in source.evidence for value in (one.address, one.note, one.asset)]
        found |= dict.fromkeys((value.strip() for value in values), "…")
        found[source.name.strip()] = source.shown_as
        if keys[source.key] != source.key:
            found[source.key] = keys[source.key]
    return [
        (re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE), found[value])
        for value in sorted(found, key=len, reverse=True)
        if len(value) >= _SHORTEST
    ]


def _redacted(source: Source, key: str) -> Source:
    return Source(key=key, name="", kind=source.kind, terms=source.terms, description=source.description)


def _free_key(taken: set[str]) -> str:
    number = 1
    while f"source-{number}" in taken:
        number += 1
    return f"source-{number}"
