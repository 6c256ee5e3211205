"""The same words in two places: a post set twice, and a post's words that the prose holds too."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from editor.article.embeds import Embed
from editor.article.providers import recognise
from editor.article.text import fold_spaces, words

RUN = 5  # words in a row that two texts share before one counts as taken from the other; names and titles have fewer
HALF = 0.5  # of a quotation's words that it shares with a post, so that a turn of phrase in both is no quotation
SHARE = 0.6  # of a post's runs of words that a paragraph holds before it counts as telling the post
_ADDRESSES = re.compile(r"(?:https?://|pic\.(?:twitter|x)\.com/)\S+", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\s*(?:…|\.\.\.|\[…\]|\[\.\.\.\])\s*")
_LETTERS = re.compile(r"[^\W_]+")
_MOST_WORDS = 2_000  # of one post; longer ones are essays, and their first words tell them


@dataclass(frozen=True, slots=True)
class Restated:
    """A place of the prose that has a post's words too; `exact` says that it has them as the post has."""

    start: int
    end: int
    text: str
    exact: bool


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of prose to compare with: characters of the body, and the words a reader sees."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=2_048)
def _words(text: str) -> tuple[str, ...]:
    # Apostrophes are typed in two ways and links are no words.
    plain = _ADDRESSES.sub(" ", text).replace("’", "'").casefold()
    return tuple(words(plain)[:_MOST_WORDS])


@lru_cache(maxsize=2_048)
def _runs(told: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(told[at : at + RUN] for at in range(len(told) - RUN + 1))


def _contains(told: Sequence[str], part: Sequence[str]) -> bool:
    joined, wanted = f" {' '.join(told)} ", f" {' '.join(part)} "
    return wanted in joined


def _is_exact(post: tuple[str, ...], quoted: str) -> bool:
    """Return whether each piece between ellipses stands in the post as it is quoted."""
    pieces = [piece for part in _ELLIPSIS.split(quoted) if (piece := _words(part))]
    return bool(pieces) and all(_contains(post, piece) for piece in pieces)


def _is_taken(post: tuple[str, ...], quoted: tuple[str, ...]) -> bool:
    """Return whether a quotation is taken from a post: it shares a run of words, and half of its own in such order."""
    blocks = SequenceMatcher(None, post, quoted, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks if block.size > 1)
    return max(block.size for block in blocks) >= RUN and shared >= HALF * len(quoted)


def quoted_again(embed: Embed, quotations: Iterable[Said]) -> tuple[Restated, ...]:
    """Return the quotations that are taken from a post: a run of its words, or nearly all of a short quotation."""
    post = _words(embed.latest.words)
    known = set(post)
    out = []
    for one in quotations:
        quoted = _words(one.text)
        if len(quoted) < 3 or len(known.intersection(quoted)) < min(RUN, len(quoted)) - 1:
            continue
        exact = _is_exact(post, one.text.strip("“”„«»\"'‘’ "))
        if (len(quoted) >= RUN or len(quoted) == len(post)) if exact else _is_taken(post, quoted):
            out.append(Restated(one.start, one.end, one.text, exact))
    return tuple(out)


def told_again(embed: Embed, paragraphs: Iterable[Said]) -> tuple[Restated, ...]:
    """Return the paragraphs that hold most of a post's words in its order."""
    post = _words(embed.latest.words)
    runs = _runs(post)
    out = []
    for one in paragraphs:
        told = _words(one.text)
        short = len(post) >= 3 and _contains(told, post)
        if len(runs & _runs(told)) >= SHARE * len(runs) if runs else short:
            out.append(Restated(one.start, one.end, one.text, _contains(told, post)))
    return tuple(out)


def _identities(embed: Embed) -> frozenset[str]:
    """Return what tells a post: provider and id, its address, and its words where there are enough of them."""
    found = recognise(embed.address) if embed.address else None
    # One post has several forms of address (shorts, status with and without name), but one id.
    keys = {f"{embed.provider}:{embed.post_id}"} if embed.provider and embed.post_id else set()
    if found is not None:
        keys |= {f"{found.provider}:{found.post_id}", found.address}
    elif embed.address:
        keys.add(embed.address.strip())
    told = _words(embed.latest.words)
    if len(told) >= RUN:
        keys.add(" ".join(told))
    return frozenset(keys)


def repeated(embeds: Sequence[Embed]) -> dict[str, tuple[str, ...]]:
    """Return for each post that stands more than once the ids of the others, in their order."""
    holders: dict[str, list[str]] = {}
    for embed in embeds:
        for key in _identities(embed):
            holders.setdefault(key, []).append(embed.id)
    out: dict[str, list[str]] = {}
    for ids in holders.values():
        for one in ids if len(ids) > 1 else ():
            out.setdefault(one, []).extend(other for other in ids if other != one)
    order = {embed.id: number for number, embed in enumerate(embeds)}
    return {one: tuple(sorted(set(others), key=order.__getitem__)) for one, others in out.items() if others}


def same_words(one: str, other: str) -> bool:
    """Return whether two texts say the same: white space, case of letters and kinds of apostrophes set aside."""
    return fold_spaces(one) == fold_spaces(other) or _letters(one) == _letters(other)


def _letters(text: str) -> list[str]:
    return _LETTERS.findall(_ADDRESSES.sub(" ", text).casefold())
