"""Persons and bodies known from earlier stories of the library, offered as somebody types a name.

Who was not on the record in a story is never offered from it: neither name nor description leaves that story.
"""

from dataclasses import dataclass

from editor.article.library_errors import LibraryDamaged
from editor.article.sources import Source, SourceKind
from editor.article.text import fold_spaces
from editor.desk.desk import Desk

MOST = 8  # offered at once
_STORIES = 40  # that are looked through, the one changed last first; each takes 0.3 ms
_SHORTEST = 2  # letters before anything is offered


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody who was a source before: as the newest story has it, and in how many of those looked through."""

    key: str
    name: str
    role: str = ""
    organisation: str = ""
    kind: SourceKind = SourceKind.PERSON
    stories: int = 1


def known(desk: Desk, typed: str, but_not: str = "") -> tuple[KnownPerson, ...]:
    """Return whom the library knows by a name whose words begin so, those met most often first.

    `but_not` is the id of a story whose own sources are not offered.
    """
    wanted = fold_spaces(typed).casefold().split()
    if not wanted or len("".join(wanted)) < _SHORTEST:
        return ()
    found: dict[str, KnownPerson] = {}
    for hit in desk.library.search.newest(typed, _STORIES):
        if hit.summary.id == but_not:
            continue
        try:
            article = desk.library.articles.get_by_id(hit.summary.id).article
        except LibraryDamaged:
            continue
        for source in article.sources:
            if not source.is_confidential and _is_meant(source, wanted):
                _count(found, source)
    return tuple(sorted(found.values(), key=lambda person: -person.stories)[:MOST])


def _is_meant(source: Source, wanted: list[str]) -> bool:
    words = source.name.casefold().split()
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _count(found: dict[str, KnownPerson], source: Source) -> None:
    name = fold_spaces(source.name)
    known_as = found.get(name.casefold())
    if known_as is None:
        found[name.casefold()] = KnownPerson(source.key, name, source.role, source.organisation, source.kind)
        return
    found[name.casefold()] = KnownPerson(
        known_as.key,
        known_as.name,
        known_as.role or source.role,
        known_as.organisation or source.organisation,
        known_as.kind,
        known_as.stories + 1,
    )
