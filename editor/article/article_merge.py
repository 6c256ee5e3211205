"""Three-way merge of a whole story: what two desktops made of one version, put together.

Changes of different things go together without a question: the words paragraph by paragraph and then word by word,
markers by where they stand, records field by field. Whatever both changed is a conflict with both values; nothing is
taken from either side without somebody's choice. Where nothing is asked, both desktops come to the same story.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from editor.article import body, edits
from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.article_conflicts import ArticleConflict, Asked, Choice, Take
from editor.article.body import Ad
from editor.article.edits import Edit
from editor.article.embeds import Embed
from editor.article.prose_merge import Bodies
from editor.article.record_merge import Merger, Moved, weight
from editor.article.record_names import free_name, marker_id, marker_lines, names_in


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The story put together, and every place where somebody had or has to choose."""

    article: Article
    conflicts: tuple[ArticleConflict, ...] = ()


def merge_articles(
    base: Article,
    mine: Article,
    theirs: Article,
    choices: Mapping[int, Choice] | None = None,
    otherwise: Take = Take.MINE,
) -> MergeResult:
    """Return two versions of a story that came from one as one; `choices` settle conflicts by their numbers.

    Up to a second for 50,000 words, so not on the window's thread.
    """
    if theirs in (mine, base):
        return MergeResult(mine)
    if mine == base:
        return MergeResult(theirs)
    mine, theirs = _apart(base, mine, theirs)
    asked = Asked(choices, otherwise)
    bodies = Bodies.of(base.body, mine.body, theirs.body)
    shifted = [_ids(moves) for moves in bodies.moved()]
    merger = Merger(asked, Moved(*shifted))
    merged = merger.fields("", base, mine, theirs, without=("body",))
    assert isinstance(merged, Article)
    text = _body(base, mine, theirs, merged, asked, bodies)
    return MergeResult(replace(merged, body=text), tuple(asked.found))


def _ids(moves: dict[str, bool]) -> frozenset[str]:
    return frozenset(marker[marker.index("#") + 1 : -1] for marker, is_moved in moves.items() if is_moved)


def _lines(article: Article) -> frozenset[str]:
    """Return the marker lines of all records of an article."""
    ads = (body.marker("ad", record.id) for record in article.ads)
    return frozenset(ads) | {body.marker("embed", record.id) for record in article.embeds}


def _body(base: Article, mine: Article, theirs: Article, merged: Article, asked: Asked, bodies: Bodies) -> str:
    if mine.body == theirs.body:
        return mine.body
    known, left = _lines(base), _lines(merged)
    stays = (known & left) - (_lines(mine) & _lines(theirs))
    return bodies.merged(asked, known - left, stays)


def _apart(base: Article, mine: Article, theirs: Article) -> tuple[Article, Article]:
    """Give what both added under one name two names, unless it is the same thing.

    Neither side counts more: the one that is renamed is found by what it says, so that both desktops rename alike.
    """
    is_mine_later = weight(mine) > weight(theirs)
    one, other = (theirs, mine) if is_mine_later else (mine, theirs)
    taken = {name for article in (base, one, other) for name in names_in(article)}
    for name in sorted(_markers_added(base, one) & _markers_added(base, other)):
        if not _is_same_marker(one, other, name):
            other = _renamed_marker(other, name, free_name(marker_id(name), taken))
    keys = {source.key for source in base.sources}
    for source in one.sources:
        double = other.source(source.key)
        if source.key not in keys and double is not None and not _is_same_source(source.name, double.name):
            other = _renamed_source(other, source.key, free_name(source.key, taken))
    return (other, one) if is_mine_later else (one, other)


def _markers_added(base: Article, side: Article) -> set[str]:
    """Return the marker lines, of the body and of records, that a side has and the base has not."""
    return (set(marker_lines(side.body)) | _lines(side)) - set(marker_lines(base.body)) - _lines(base)


def _is_same_marker(one: Article, other: Article, line: str) -> bool:
    """Return whether two sides added the same thing at the same place."""
    if _beside(one.body, line) != _beside(other.body, line):
        return False
    name = marker_id(line)
    if line.startswith("::ad"):
        return one.ad(name) == other.ad(name)
    posts = one.embed(name), other.embed(name)
    if posts[0] is None or posts[1] is None:
        return posts[0] is posts[1]
    return posts[0] == posts[1] or (posts[0].address == posts[1].address != "")


def _beside(text: str, line: str) -> list[tuple[str, str]]:
    """Return what stands before and after each place of a marker."""
    blocks = body.parse(text)
    sources = ["", *(block.source.rstrip() for block in blocks), ""]
    return [(sources[at - 1], sources[at + 1]) for at, source in enumerate(sources) if source == line]


def _is_same_source(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _renamed_marker(article: Article, line: str, name: str) -> Article:
    old = marker_id(line)
    changes = []
    for block in body.parse(article.body):
        if block.source.rstrip() == line:
            kind = "ad" if isinstance(block, Ad) else "embed"
            changes.append(Edit(block.start, block.end, body.marker(kind, name)))
    article = replace(article, body=edits.apply(article.body, changes))
    if line.startswith("::ad"):
        ads: tuple[AdPlacement, ...] = tuple(replace(one, id=name) if one.id == old else one for one in article.ads)
        return replace(article, ads=ads)
    embeds: tuple[Embed, ...] = tuple(replace(one, id=name) if one.id == old else one for one in article.embeds)
    return replace(article, embeds=embeds)


def _renamed_source(article: Article, key: str, new: str) -> Article:
    sources = tuple(replace(source, key=new) if source.key == key else source for source in article.sources)
    text = edits.rename_citations(article.body, {key: new})
    return replace(article, sources=sources, body=text)
