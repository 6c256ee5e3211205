"""Lines that lead to other stories: labels with titles, pointers, and lists or cards inside a paragraph."""

import itertools
import re

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.datelines import read_dateline
from editor.importing.recognise.page import LONG_LINE, Claims, Found, Line, Page, open_lines
from editor.importing.recognise.related_words import INLINE, LABEL_WITH_NAME, LABELS, SENTENCES, WEAK
from editor.importing.recognise.word_lists import words_of

_LONGEST_LABEL = 60
_LONGEST_TITLE = 160
_MOST_TITLES = 8
_EDGE = " \t\u00a0-–—•·*_►▶▸>»→|+#…:"
_SPLIT = re.compile(r"\s?[:|»>–—→]\s+|\s-\s")
# "RELATED ARTICLE Title of another story": labels in capitals need no colon.
_CAPITAL_LABEL = re.compile(
    r"(?:RELATED (?:ARTICLE|VIDEO|STORY|LINK|CONTENT|GALLERY|TOPICS?)|RELATED|READ MORE|"
    r"READ ALSO|ALSO READ|SEE ALSO|READ NEXT|MUST READ|LESEN SIE AUCH|LIRE AUSSI|LEA TAMBIÉN)\s+(?=[A-Z‘“'\"])"
)
_TITLE_END = re.compile(r"[.!?][\"'”’)]{0,2}(?:\s|$)")
# "…said Kristi NoemKristi Lynn Noem<titles>MORE (R)": the card of a name, run into the sentence by a site's script.
_CARD_END = re.compile(r"(?<=[\w’'”.?!)\s])MORE\b(?= \(|[\s,.’'])")
_GLUE = re.compile(r"(?P<before>[^\W\d_a-z][\w’'.-]*[a-z.)])(?=(?P<after>[A-Z][a-z]+ ))")
_LONGEST_CARD = 900
_WHAT = {"label": ""}
_STARTERS = words_of(
    "But And The A An In On At As After Before It He She They We I This That These Those If When While With For From "
    "Since Although Though However "
    "Meanwhile Still Yet So Now Then There Here Today Yesterday Credit Despite Because Last Earlier Later According "
    "Under Over During Both Many Some Most"
)
_NO_END_BEFORE = words_of(
    "the a an of to in on at by for with from and or but as vs over under after before into "
    "his her its their is are was were be"
)


def _label(text: str) -> str:
    return text.lower().replace("’", "'").strip(_EDGE)


def _is_label(line: Line) -> bool:
    """Return whether a line is only a label above titles."""
    if len(line.text) > _LONGEST_LABEL:
        return False
    label = _label(line.text)
    return label in LABELS or LABEL_WITH_NAME.match(line.text.strip()) is not None


def _is_weak(line: Line) -> bool:
    return _label(line.text) in WEAK


def _is_title(line: Line) -> bool:
    """Return whether a line below a label can be another story's title."""
    if line.kind not in {RawKind.PARAGRAPH, RawKind.LIST_ITEM, RawKind.HEADING} or len(line.text) > _LONGEST_TITLE:
        return False
    if line.is_prose or line.text.endswith((".", ":", ",", ";", "”")) or read_dateline(line.text):
        return False
    if not any(letter.isalpha() for letter in line.text):
        return False
    return line.text[:1].isalnum() or line.text[:1] in "‘“\"'•-–#$€£"


class _Finder:
    """One walk over a page."""

    def __init__(self, page: Page, claims: Claims) -> None:
        self.page = page
        self.claims = claims
        self.taken: set[int] = set()

    def find(self) -> list[Found]:
        """Return the lines and stretches that lead to other stories."""
        out: list[Found] = []
        for line in open_lines(self.page.lines, self.claims):
            if line.number in self.taken:
                continue
            whole = self.claims.is_free(line)
            found = (self._below_label(line) or self._beside_label(line) or self._sentence(line)) if whole else None
            out += [found] if found else [one for one in _inline(line) if self.claims.kind_at(one.segments[0]) is None]
        return out

    def _titles(self, line: Line) -> list[Line]:
        titles: list[Line] = []
        while len(titles) < _MOST_TITLES and (below := self.page.line(line.number + 1 + len(titles))):
            if (
                not self.claims.is_free(below)
                or _is_label(below)
                or not _is_title(below)
                or self._ends_group(titles, below)
            ):
                break
            titles.append(below)
        return titles

    def _ends_group(self, titles: list[Line], below: Line) -> bool:
        """Return whether a blank line ends the list: where titles stood without one between them."""
        return len(titles) > 0 and below.after_gap and not titles[-1].after_gap and below.kind is RawKind.PARAGRAPH

    def _below_label(self, line: Line) -> Found | None:
        if not _is_label(line):
            return None
        titles = self._titles(line)
        in_head = line.number <= 2
        if not titles and (in_head or _is_weak(line) or _label(line.text) not in LABELS):
            return None
        if _is_weak(line) and in_head:
            return None
        lines = [line, *titles]
        self.taken.update(one.number for one in lines)
        value: dict[str, Json] = {"label": line.text, "titles": [one.text for one in titles]}
        return Found(
            ProposalKind.RELATED,
            Grade.LIKELY,
            tuple(one.segment for one in lines),
            value,
            "a label that leads to other stories",
        )

    def _beside_label(self, line: Line) -> Found | None:
        """Return `RELATED: Title of another story`, whole line."""
        if len(line.text) > _LONGEST_LABEL + _LONGEST_TITLE:
            return None
        if (capital := _CAPITAL_LABEL.match(line.text)) and not line.text.endswith("."):
            return self._titled(line, capital[0].strip(), line.text[capital.end() :])
        split = _SPLIT.search(line.text, 0, _LONGEST_LABEL)
        if not split or _label(line.text[: split.start()]) not in LABELS or line.number == 0:
            return None
        title = line.text[split.end() :].strip()
        label = line.text[: split.start()]
        if not title or (_label(label) in WEAK and label != label.upper() and not self.page.address_at(line.segment)):
            return None
        return self._titled(line, label, title)

    def _titled(self, line: Line, label: str, title: str) -> Found:
        self.taken.add(line.number)
        value: dict[str, Json] = {"label": label, "titles": [title], "url": self.page.address_at(line.segment)}
        return Found(ProposalKind.RELATED, Grade.LIKELY, (line.segment,), value, "a label and another story's title")

    def _sentence(self, line: Line) -> Found | None:
        """Return a sentence that sends the reader to other coverage, whole line."""
        if len(line.text) > _LONGEST_LABEL + _LONGEST_TITLE or not SENTENCES.fullmatch(line.text.strip(_EDGE + "([])")):
            return None
        self.taken.add(line.number)
        return Found(
            ProposalKind.RELATED, Grade.LIKELY, (line.segment,), _WHAT, "the line sends the reader to other coverage"
        )


def _inline(line: Line) -> list[Found]:
    out = _cards(line)
    if len(line.text) >= LONG_LINE:
        out += _lists(line)
    return out


def _cards(line: Line) -> list[Found]:
    """Return the cards of persons that a site's script ran into a sentence."""
    out: list[Found] = []
    floor = 0
    for end in _CARD_END.finditer(line.text):
        for glue in _GLUE.finditer(line.text, max(floor, end.start() - _LONGEST_CARD), end.start()):
            name = glue["before"].rstrip(".)")
            if name in line.text[glue.end() : glue.end() + 60]:
                place = line.part(glue.end(), end.end())
                out.append(
                    Found(ProposalKind.RELATED, Grade.LIKELY, (place,), _WHAT, "a card of links run into the sentence")
                )
                floor = end.end()
                break
    return out


def _lists(line: Line) -> list[Found]:
    """Return the labels with titles that stand between two sentences of a long line."""
    out = []
    for found in INLINE.finditer(line.text):
        before = line.text[: found.start()].rstrip()
        if before and before[-1] not in '.!?”"’)…':
            continue
        end = _end_of_titles(line.text, found.end())
        place = line.part(found.start(), end)
        out.append(
            Found(
                ProposalKind.RELATED,
                Grade.LIKELY,
                (place,),
                {"label": found[0]},
                "titles of other stories between two sentences",
            )
        )
    return out


def _end_of_titles(text: str, at: int) -> int:
    """Return where titles without full stops end: before the word that probably begins the next sentence.

    Titles run into the sentence after them, so the border is a guess: a word before the next full stop that begins a
    sentence as titles do not, else the full stop itself.
    """
    stop = _TITLE_END.search(text, at, at + 1_200)
    limit = stop.end() if stop else min(len(text), at + 300)
    best = 0
    words = list(re.finditer(r"\S+", text[at:limit]))
    for before, word in itertools.pairwise(words[2:]):
        if _begins_sentence(before[0], word[0]):
            best = word.start()
            if text[at : at + word.start()].count(" ") > 14:
                break
    return at + len(text[at : at + best].rstrip()) if best else at + len(text[at:limit].rstrip())


def _begins_sentence(before: str, word: str) -> bool:
    """Return whether a word after titles begins a sentence: it is one that titles in copy seldom begin with."""
    if word.strip('“"‘(,') not in _STARTERS or before.lower() in _NO_END_BEFORE:
        return False
    return word in {"But", "And", "However"} or before[-1] in "?!”’" or not before[0].isupper()


def find(page: Page, claims: Claims) -> list[Found]:
    """Return what leads to other stories."""
    return _Finder(page, claims).find()
