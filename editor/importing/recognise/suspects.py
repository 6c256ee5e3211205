"""Posts that left neither markup nor tail: a person has to look, so these are suspects and never more.

Two traces are known (from a syndicated story whose two posts survived as plain sentences). A caption carries a #tag
or @handle, and nobody in the story says it. Or it tells again, as if for the first time, what the story told before:
an acronym is written out again, a person gets the full name again, and no one is named as having said so.
"""

import re
from collections.abc import Iterable

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines

_LONGEST = 420  # a post has up to 280 characters, and addresses count less than they are long
_SHORTEST = 40
_QUOTED = re.compile(r"[“”„«»]|(?<!\w)[\"']\w")
_SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|tweeted|tweets?|wrote|writes|posted|added|adds|stated|announced|argued|claimed|"
    r"explained|"
    r"noted|warned|according to|asked|replied|insisted|declared|hashtags?|movement|handle|account|Twitter|Instagram|"
    r"Facebook|on X|X user|[Ff]ollow|"
    r"reporter|editor|correspondent|columnist|reached at|[Ee]-?mail|"
    r"sagte|schrieb|erklärte|twitterte|laut|dijo|escribió|afirmó|según|tuiteó|a dit|a écrit|selon|powiedział|"
    r"powiedziała|napisał|napisała)\b"
)
_TAG = re.compile(r"(?<![\w&/.])#[^\W\d_]\w{2,}")
_HANDLE = re.compile(r"(?<![\w@/.(])@[A-Za-z]\w{2,29}\b")
_ADDRESS = re.compile(r"https?://")
_NAME = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]+(?: (?:de |of |the |del |von |van |la )?[^\W\d_a-zß-öø-ÿ][\w’'-]+)+")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d(?: [a-z]{3,})?|(?<![\w.,])\d{2,}\b")
_EXPANSION = re.compile(r"\((?P<short>[A-Z][A-Z&.-]{1,9})(?: \d{4})?\)")
_CAPITAL = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w’'-]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_SENTENCE = re.compile(r"[.!?][\"”’)]{0,2}\s+(?=[A-Z“\"])")
_ENOUGH_FACTS = 3
_FIRST_PARAGRAPHS = 3


def _facts(text: str) -> set[str]:
    """Return the names of two words and more, the acronyms and the figures in a text."""
    names = {_POSSESSIVE.sub("", name).lower() for name in _NAME.findall(text)}
    numbers = {number.lower() for number in _NUMBER.findall(text)}
    short = set(re.findall(r"\b[A-Z][A-Z.&-]{2,9}(?![\w])", text))
    return names | numbers | short


def _expansions(text: str) -> set[str]:
    return {found["short"] for found in _EXPANSION.finditer(text)}


def _is_candidate(line: Line) -> bool:
    fits = line.kind is RawKind.PARAGRAPH and _SHORTEST <= len(line.text) <= _LONGEST
    return fits and not _QUOTED.search(line.text) and not _SAYING.search(line.text)


def _is_tagged(line: Line, shared: int) -> bool:
    """Return whether the tags and handles of a line are those of a post, and not of copy that tells of a hashtag."""
    tags, handles = _TAG.findall(line.text), _HANDLE.findall(line.text)
    if not tags and not handles:
        return False
    many = len(tags) + len(handles) > 1
    edge = re.match(r"\W{0,2}[@#]", line.text) or re.search(r"[#@]\w+\W{0,2}$", line.text)
    return bool(many or edge or _ADDRESS.search(line.text) or shared)


def _found(line: Line, reason: str) -> Found:
    value: dict[str, Json] = {"provider": "", "url": "", "handle": "", "author": "", "date": "", "words": line.text}
    return Found(ProposalKind.EMBED, Grade.SUSPECT, (line.segment,), value, reason)


class _Told:
    """What the story told so far: facts of each paragraph, acronyms written out, names, and surnames used alone."""

    def __init__(self) -> None:
        self.facts: list[set[str]] = []
        self.expanded: set[str] = set()
        self.names: set[str] = set()
        self.surnames: set[str] = set()

    def add(self, line: Line) -> None:
        facts = _facts(line.text)
        self.facts.append(facts)
        self.expanded |= _expansions(line.text)
        names = {fact for fact in facts if " " in fact and not fact[0].isdigit()}
        last = {name.rpartition(" ")[2] for name in self.names if name.count(" ") == 1}
        words = {_POSSESSIVE.sub("", word).lower() for word in _CAPITAL.findall(line.text)}
        self.surnames |= (last & words) - {name.rpartition(" ")[2] for name in names}
        self.names |= names

    def shared(self, facts: Iterable[str]) -> int:
        """Return how many of the facts an earlier paragraph has, for the paragraph that has most."""
        facts = set(facts)
        return max((len(facts & earlier) for earlier in self.facts), default=0)

    def introduces_again(self, line: Line, facts: set[str]) -> bool:
        """Return whether a line writes out an acronym again, or a full name after the surname was used alone."""
        if self.expanded & _expansions(line.text):
            return True
        return any(fact in self.names and fact.rpartition(" ")[2] in self.surnames for fact in facts if " " in fact)


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the paragraphs that may be the words of a post."""
    told = _Told()
    out: list[Found] = []
    for line in free_lines(page.lines, claims):
        if line.kind is not RawKind.PARAGRAPH or len(line.text) < _SHORTEST:
            continue
        facts = _facts(line.text)
        if _is_candidate(line):
            if _is_tagged(line, told.shared(facts)):
                out.append(_found(line, "a #tag or @handle, and nobody who says it"))
            elif _is_retold(line, told, facts):
                out.append(_found(line, "tells again what the story told before"))
        told.add(line)
    return out


def _is_retold(line: Line, told: _Told, facts: set[str]) -> bool:
    if len(told.facts) <= _FIRST_PARAGRAPHS or _SENTENCE.search(line.text) or not told.introduces_again(line, facts):
        return False
    everything = set().union(*told.facts)
    return len(facts & everything) >= _ENOUGH_FACTS and told.shared(facts) > 0
