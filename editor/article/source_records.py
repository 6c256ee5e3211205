"""What can be done to the sources of a story: found by name, added, changed, renamed with all citations, removed.

Keys stand in the text, and so in every copy of it; the key of a source that is not on the record may therefore not tell
who that is. Whatever makes such a source keeps that rule by giving it another key, citations included.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from editor.article import edits, inline
from editor.article.article import Article
from editor.article.edits import Edit
from editor.article.errors import Trouble
from editor.article.function_words import Gender
from editor.article.names import could_be_full_name, is_organisation, surname, without_titles
from editor.article.naming import gender_of_description
from editor.article.sources import Source, SourceKind
from editor.article.text import admit, fold_spaces


class SourceTrouble(Trouble):
    """A source that cannot be as somebody wants it; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Amended:
    """An article as it becomes, and the edits of its text, with offsets into the one before, that make it so."""

    article: Article
    edits: tuple[Edit, ...] = ()


# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ı": "i"}
)
_KEY = re.compile(inline.KEY)
_LONGEST_KEY, _LONGEST_STEM = 60, 40
_LONGEST_NAME = 200  # characters of what may become a name; a speaker's description is never longer
_SHORTEST_TELLING = 3  # letters of a name that a key must hold to tell who it is
_QUIET = "source"  # what a key may say of anybody
_LIKE = frozenset(("like", "as"))


def free_key(name: str, taken: Iterable[str]) -> str:
    """Return a citation key made of a surname: lowercase letters without accents, with a number where it is taken."""
    words = re.sub(r"[^\w\s-]", " ", name.casefold()).split()
    return _numbered(_plain(words[-1]) if words else _QUIET, frozenset(taken))


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKD", word.casefold().translate(_PLAIN_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:_LONGEST_STEM].strip("-") or _QUIET


def _numbered(stem: str, taken: frozenset[str]) -> str:
    key, number = stem, 1
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def is_bare(key: str) -> bool:
    """Return whether a key was made for a source that had no name yet."""
    return re.fullmatch(rf"{_QUIET}(?:-\d+)?", key) is not None


def keys_of(article: Article) -> frozenset[str]:
    """Return every key that a source of the story has or that its text cites."""
    cited = {one.key for _, citation in edits.citations(article.body) for one in citation.cited}
    return frozenset(cited | {source.key for source in article.sources})


def bare_name(name: str) -> str:
    """Return a person's name without titles and without a group before it ("Lawmakers like Sen. Jane Doe")."""
    words = fold_spaces(name).split()
    for at in range(1, len(words) - 1):
        example = words[at].casefold() in _LIKE and words[at + 1][:1].isupper()
        if example and (words[at].casefold() == "like" or words[at - 1].casefold() == "such"):
            words = words[at + 1 :]
            break
    return " ".join(without_titles(words) or words)


def find_source(sources: Iterable[Source], name: str) -> Source | None:
    """Return the source on the record that a name means: the same name, else the one person of that name or surname."""
    wanted = bare_name(name)
    if not wanted:
        return None
    open_sources = [source for source in sources if not source.is_confidential and source.name.strip()]
    for source in open_sources:
        if fold_spaces(source.name).casefold() in (fold_spaces(name).casefold(), wanted.casefold()):
            return source
    namesakes = [source for source in open_sources if _may_be_one(bare_name(source.name).split(), wanted.split())]
    return namesakes[0] if len(namesakes) == 1 else None


def _may_be_one(one: list[str], other: list[str]) -> bool:
    """Return whether two names can be one person's: surnames the same, given names the same, initial or left out."""
    if not one or not other or surname(one) != surname(other):
        return False
    if len(one) == 1 and len(other) == 1:
        return True
    if not (could_be_full_name(one) or could_be_full_name(other)):
        return False
    if len(one) == 1 or len(other) == 1:
        return True
    first, second = one[0].casefold().rstrip("."), other[0].casefold().rstrip(".")
    return first == second or (min(len(first), len(second)) == 1 and first[0] == second[0])


def source_named(name: str, taken: Iterable[str], role: str = "") -> Source:
    """Return a new source with a name as a text or a person gives it: a person, or a body where the words say so."""
    shown = bare_name(fold_spaces(admit(name))[:_LONGEST_NAME])
    words = shown.split()
    is_body = bool(words) and (
        words[0].casefold() == "the"
        or is_organisation(words)
        or (not could_be_full_name(words) and gender_of_description(shown) in {Gender.MANY, Gender.THING})
    )
    return Source(free_key(shown, taken), shown, SourceKind.BODY if is_body else SourceKind.PERSON, role=role)


def add_source(article: Article, source: Source) -> Amended:
    """Add a source; raises SourceTrouble where its key is none or is taken."""
    _check_form(article, source.key, source)
    return quiet(replace(article, sources=(*article.sources, source)), source.key)


def change_source(article: Article, source: Source) -> Amended:
    """Put a source in the place of the one with its key; the key changes where it would now tell too much."""
    sources = tuple(source if one.key == source.key else one for one in article.sources)
    return quiet(replace(article, sources=sources), source.key)


def rename_key(article: Article, old: str, new: str) -> Amended:
    """Give a source another key, in every citation too; raises SourceTrouble where it is none, taken or tells."""
    source = article.source(old)
    if old == new or source is None:
        return Amended(article)
    check_key(article, new, source)
    changes = edits.rename_edits(article.body, {old: new})
    sources = tuple(replace(one, key=new) if one.key == old else one for one in article.sources)
    return Amended(replace(article, sources=sources, body=edits.apply(article.body, changes)), changes)


def remove_source(article: Article, key: str) -> Article:
    """Take a source away; what cites it stays and is found by a check."""
    return replace(article, sources=tuple(source for source in article.sources if source.key != key))


def check_key(article: Article, key: str, source: Source) -> None:
    """Raise SourceTrouble if a source may not have a key: it has to be writable in a citation, free, and no secret."""
    _check_form(article, key, source)
    if tells(replace(source, key=key)):
        raise SourceTrouble("The key stands in the text and would tell who this is; choose one that does not.")


def _check_form(article: Article, key: str, source: Source) -> None:
    if not _KEY.fullmatch(key) or len(key) > _LONGEST_KEY:
        raise SourceTrouble("A key is made of letters without accents, digits and hyphens, such as “diaz” or “diaz-2”.")
    if any(one.key == key and one is not source for one in article.sources):
        raise SourceTrouble(f"The key “{key}” belongs to another source of this story.")


def tells(source: Source) -> bool:
    """Return whether the key of a source that is not on the record tells who that is."""
    if not source.is_confidential:
        return False
    parts = [part for part in re.split(r"[^a-z]+", source.key.casefold()) if part != _QUIET]
    words = re.findall(r"[^\W\d_]+", f"{source.name} {source.organisation} {source.contact}")
    telling = [_plain(word) for word in words if len(_plain(word)) >= _SHORTEST_TELLING and _plain(word) != _QUIET]
    return any(word in part for word in telling for part in parts)


def quiet(article: Article, key: str) -> Amended:
    """Return the article with a key that says nothing for a source whose key would tell who it is."""
    source = article.source(key)
    if source is None or not tells(source):
        return Amended(article)
    taken, number = keys_of(article), 1
    while (new := f"{_QUIET}-{number}") in taken:
        number += 1
    return rename_key(article, key, new)


def cited_at(article: Article, key: str) -> tuple[tuple[int, int], ...]:
    """Return where a source is cited: the spans of the citations in the body."""
    return tuple(
        (start + (article.body[start] == " "), start + citation.end - citation.start)
        for start, citation in edits.citations(article.body)
        if any(one.key == key for one in citation.cited)
    )
