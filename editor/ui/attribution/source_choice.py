"""Whom a citation can name: the story's sources, who speaks in its text, whom the library knows, or somebody new."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from editor.article.article import Article
from editor.article.citing import with_speaker
from editor.article.source_records import add_source, bare_name, find_source, keys_of, source_named
from editor.article.sources import Source, SourceKind, Terms
from editor.article.text import fold_spaces
from editor.desk.people import KnownPerson
from editor.ui import fuzzy
from editor.ui.kit import Row

ICONS = {
    SourceKind.PERSON: "person",
    SourceKind.BODY: "people",
    SourceKind.DOCUMENT: "note",
    SourceKind.POST: "embed",
}


_FUZZY = 3  # letters from which on they may stand apart


@dataclass(frozen=True, slots=True)
class Chosen:
    """Whom somebody chose: a source of the story by its key, a name of the text, or a person the library knows."""

    key: str = ""
    name: str = ""
    known: KnownPerson | None = None

    def made(self, article: Article) -> tuple[Article, str]:
        """Return the article with that source in it, and the source's key."""
        if self.key:
            return article, self.key
        if self.known is None:
            return with_speaker(article, self.name)
        person = self.known
        found = find_source(article.sources, person.name)
        if found is not None:
            return article, found.key
        source = source_named(person.name, keys_of(article), person.role)
        source = Source(source.key, person.name, person.kind, person.role, person.organisation)
        return add_source(article, source).article, source.key


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of what can be chosen."""

    row: Row
    chosen: Chosen


def role_of(source: Source) -> str:
    """Return what a source is, in a line; of one that is not on the record only its terms."""
    if source.is_confidential:
        return source.terms.value.capitalize()
    return ", ".join(filter(None, (source.role, source.organisation)))


def icon_of(source: Source) -> str:
    """Return a source's icon; a lock for one that is not on the record."""
    return "lock" if source.terms is not Terms.ON_RECORD else ICONS[source.kind]


def offers(
    article: Article, typed: str, spoken: Iterable[str] = (), known: Sequence[KnownPerson] = (), wanted: str = ""
) -> list[Offer]:
    """Return what fits the letters typed: names of which a word begins so before others, the story's own first.

    `spoken` are names that the text gives its quotations, `wanted` one that comes first where nothing is typed.
    """
    typed = fold_spaces(typed)
    names = {fold_spaces(name).casefold(): fold_spaces(name) for name in (wanted, *spoken) if name.strip()}
    offered = [_of_source(source) for source in article.sources]
    offered += [_of_name(name) for name in names.values() if find_source(article.sources, name) is None]
    if not typed:
        return sorted((offer for offer, _ in offered), key=lambda offer: not _is(offer, article, wanted))
    taken = {offer.row.title.casefold() for offer, _ in offered}
    offered += [
        _of_person(number, person)
        for number, person in enumerate(known)
        if person.name.casefold() not in taken and find_source(article.sources, person.name) is None
    ]
    out = _ranked(typed, offered)
    if not any(offer.row.title.casefold() == typed.casefold() for offer in out):
        row = Row("new", typed, "Make a new source", icon="plus", pill="New", tone="accent")
        out.append(Offer(row, Chosen(name=typed)))
    return out


def _is(offer: Offer, article: Article, name: str) -> bool:
    if not name:
        return True
    found = find_source(article.sources, name)
    return offer.chosen.key == found.key if found else offer.chosen.name.casefold() == fold_spaces(name).casefold()


def _of_source(source: Source) -> tuple[Offer, str]:
    title = source.shown_as or source.key
    row = Row(f"s:{source.key}", title, role_of(source), icon=icon_of(source))
    return Offer(row, Chosen(key=source.key)), f"{title} {source.key}"


def _of_name(name: str) -> tuple[Offer, str]:
    row = Row(f"t:{name}", bare_name(name), "Speaks in this story", icon="person", pill="New", tone="accent")
    return Offer(row, Chosen(name=name)), name


def _of_person(number: int, person: KnownPerson) -> tuple[Offer, str]:
    detail = ", ".join(filter(None, (person.role, person.organisation))) or "From an earlier story"
    row = Row(f"k:{number}", person.name, detail, icon=ICONS[person.kind], pill="Known", tone="neutral")
    return Offer(row, Chosen(known=person)), person.name


def _ranked(typed: str, offered: list[tuple[Offer, str]]) -> list[Offer]:
    """Return what fits, in its order: first where each word typed begins a word, then where its letters stand."""
    begun = typed.casefold().split()
    scored = []
    for number, (offer, words) in enumerate(offered):
        parts = words.casefold().replace("-", " ").split()
        if all(any(part.startswith(one) for part in parts) for one in begun):
            scored.append((0, number, offer))
        elif len(typed) >= _FUZZY and (found := fuzzy.match(typed, offer.row.title)) is not None:
            scored.append((1000 - found[0], number, offer))
    return [offer for _, _, offer in sorted(scored, key=lambda one: one[:2])]
