"""Direct quotations: where they stand in a text, what kind they are, and who is proposed as their speaker."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from editor.article.attribution import Attribution, Place, attribute
from editor.article.clauses import Passage, read_passage
from editor.article.credit_lines import read_credit
from editor.article.grade import Grade
from editor.article.nested_quotations import nested_in
from editor.article.people import read_people
from editor.article.prose import Prose, ProseRole, Segment
from editor.article.quotation_kinds import QuotationKind, judge, read_words
from editor.article.quotation_marks import MarksReading, MarksState, Pair, attribution_tail, read_marks
from editor.article.speaker_proposals import SpeakerProposal
from editor.article.speakers import Speakers, Spoken
from editor.article.verbs_of_saying import is_speech_verb

__all__ = [
    "Grade",
    "MarksState",
    "Mend",
    "Prose",
    "ProseRole",
    "Quotation",
    "QuotationKind",
    "Segment",
    "SpeakerProposal",
    "find_quotations",
    "is_speech_verb",
    "stray_marks",
]


@dataclass(frozen=True, slots=True)
class Mend:
    """Put `insert` in at a character of a paragraph."""

    paragraph: int
    at: int
    insert: str
    why: str


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quotation, marks included; a running one has a segment in each of its paragraphs.

    `text` is what stands in the segments, joined by an empty line.
    """

    segments: tuple[Segment, ...]
    text: str
    kind: QuotationKind
    marks: MarksState
    speaker: SpeakerProposal | None
    mend: Mend | None

    @property
    def is_speech(self) -> bool:
        """Return whether the words are somebody's speech: no scare quotes, no title."""
        return self.kind not in {QuotationKind.SCARE, QuotationKind.TITLE}


@dataclass(slots=True)
class _Draft:
    """A quotation while it is put together; `inner` is its words in its first paragraph without marks."""

    segments: list[Segment]
    inner: tuple[int, int]
    marks: MarksState = MarksState.PAIRED
    single: bool = False
    block: bool = False
    mend: Mend | None = None


@dataclass(slots=True)
class _Gathering:
    """The quotations found so far, and one that runs on over the end of its paragraph."""

    prose: Sequence[Prose]
    language: str
    drafts: list[_Draft] = field(default_factory=list)
    running: _Draft | None = None


# No story has this many; the rest are taken as direct speech without speaker, so that no text can be made to be slow.
_MOST_JUDGED = 4_000
_CLOSERS = {
    "“": "”",
    '"': '"',
    "„": "“",
    "«": "»",
    "»": "«",
    "‘": "’",
    "'": "'",
    "`": "''",
    ",": "''",
    "‟": "”",
    "”": "”",
}
_OPENERS = {"”": "“", '"': '"', "“": "„", "»": "«", "«": "»", "’": "“", "'": "''"}
_SENTENCE_END = frozenset(".?!…,")


def find_quotations(
    prose: Sequence[Prose], language: str = "en", go_on: Callable[[], None] = lambda: None
) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order, each followed by those inside it; body and block quotes are read.

    A quotation that an attribution splits ("A," he said. "B") is two; one that opens anew in each next paragraph is
    one.
    The time grows with the length of the text alone; `go_on` is called at each paragraph and may raise.
    """
    gathering = _Gathering(prose, language)
    for number, paragraph in enumerate(prose):
        go_on()
        if paragraph.role is ProseRole.BLOCK_QUOTE:
            _end_running(gathering)
            _gather_block(gathering, number)
        elif paragraph.role is ProseRole.BODY:
            _gather(gathering, number, paragraph.text)
        elif paragraph.role is ProseRole.HEADING:
            _end_running(gathering)
    _end_running(gathering)
    if not gathering.drafts:
        return ()
    drafts = sorted(gathering.drafts, key=lambda draft: draft.segments[0])
    return _finish(prose, drafts, language, go_on)


def stray_marks(prose: Sequence[Prose], language: str = "en") -> tuple[Segment, ...]:
    """Return the closing marks that nothing opens and that end no quotation either, for a check to ask about."""
    ends = {(one.paragraph, one.end) for quotation in find_quotations(prose, language) for one in quotation.segments}
    return tuple(
        Segment(number, start, end)
        for number, paragraph in enumerate(prose)
        if paragraph.role is ProseRole.BODY
        for start, end in read_marks(paragraph.text, language).orphans
        if (number, end) not in ends
    )


def _gather_block(gathering: _Gathering, number: int) -> None:
    """Take a block quote whole; the next one right after it goes on with it."""
    text = gathering.prose[number].text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    if end <= start:
        return
    segment = Segment(number, start, end)
    last = gathering.drafts[-1] if gathering.drafts else None
    if last is not None and last.block and last.segments[-1].paragraph == number - 1:
        last.segments.append(segment)
        return
    marked = read_marks(text, gathering.language).leads(text)
    state = MarksState.PAIRED if marked else MarksState.NO_MARKS
    gathering.drafts.append(_Draft([segment], (start, end), state, block=True))


def _gather(gathering: _Gathering, number: int, text: str) -> None:
    reading = read_marks(text, gathering.language)
    pairs = list(reading.pairs)
    orphans = list(reading.orphans)
    if gathering.running is not None:
        if reading.leads(text):
            lead = len(text) - len(text.lstrip())
            if pairs and pairs[0].start == lead:
                pair = pairs.pop(0)
                gathering.running.segments.append(Segment(number, pair.start, pair.end))
                gathering.running = None
            else:
                gathering.running.segments.append(Segment(number, lead, len(text.rstrip())))
                return
        elif orphans and not any(pair.start < orphans[0][0] for pair in pairs):
            _start, end = orphans.pop(0)
            gathering.running.segments.append(Segment(number, len(text) - len(text.lstrip()), end))
            gathering.running = None
        else:
            _end_running(gathering)
    for pair in pairs:
        gathering.drafts.append(_draft(gathering, number, text, pair))
    if orphans:
        _mend_opening(gathering, number, text, reading, orphans)
    if reading.unclosed >= 0:
        _open(gathering, number, text, reading)


def _draft(gathering: _Gathering, number: int, text: str, pair: Pair) -> _Draft:
    draft = _Draft([Segment(number, pair.start, pair.end)], (pair.inner_start, pair.inner_end), pair.state, pair.single)
    if pair.state is MarksState.CLOSING_MISSING:
        draft.mend = _closing_mend(number, pair.inner_end, text[pair.start])
    return draft


def _closing_mend(number: int, at: int, opener: str) -> Mend:
    return Mend(number, at, _CLOSERS.get(opener, "”"), "The quotation opens and never closes; it seems to end here.")


def _open(gathering: _Gathering, number: int, text: str, reading: MarksReading) -> None:
    """Begin a quotation that its paragraph does not close: it runs on, or an attribution shows where it ends."""
    start = reading.unclosed
    end = len(text.rstrip())
    tail = attribution_tail(text, start + 1, end, gathering.language)
    if tail >= 0:
        draft = _Draft([Segment(number, start, tail)], (start + 1, tail), MarksState.CLOSING_MISSING)
        draft.mend = _closing_mend(number, tail, text[start])
        gathering.drafts.append(draft)
    elif end > start + 1:
        gathering.running = _Draft([Segment(number, start, end)], (start + 1, end), single=reading.unclosed_single)
        gathering.drafts.append(gathering.running)


def _end_running(gathering: _Gathering) -> None:
    """Give up on a running quotation whose closing mark did not come: it ends where its last paragraph does."""
    running = gathering.running
    gathering.running = None
    if running is None:
        return
    if running.single:
        gathering.drafts.remove(running)
        return
    last = running.segments[-1]
    text = gathering.prose[last.paragraph].text
    running.marks = MarksState.CLOSING_MISSING
    running.mend = _closing_mend(last.paragraph, last.end, text[last.start])


def _mend_opening(
    gathering: _Gathering, number: int, text: str, reading: MarksReading, orphans: list[tuple[int, int]]
) -> None:
    """Propose an opening mark for a closing mark that ends speech and that nothing opens."""
    close, end = orphans[0]
    before = [pair.end for pair in reading.pairs if pair.end <= close]
    start = _begin_of_speech(text, before[-1] if before else 0, close)
    ends_speech = text[close - 1 : close] in _SENTENCE_END
    if not ends_speech or close - start < 2:
        return
    draft = _Draft([Segment(number, start, end)], (start, close), MarksState.OPENING_MISSING)
    opener = _OPENERS.get(text[close], "“")
    draft.mend = Mend(number, start, opener, "The quotation closes but never opens; it seems to begin here.")
    gathering.drafts.append(draft)


def _begin_of_speech(text: str, at: int, close: int) -> int:
    """Return where a quotation without opening mark begins: with the paragraph, or past the quotation before it."""
    if at:
        stops = [text.find(stop, at, close) for stop in (". ", "? ", "! ")]
        found = [stop for stop in stops if stop >= 0]
        at = min(found) + 2 if found else at
    while at < close and text[at].isspace():
        at += 1
    return at


def _stretches(drafts: list[_Draft]) -> dict[int, list[tuple[int, int]]]:
    out: dict[int, list[tuple[int, int]]] = {}
    for draft in drafts:
        for segment in draft.segments:
            out.setdefault(segment.paragraph, []).append((segment.start, segment.end))
    return {paragraph: sorted(stretches) for paragraph, stretches in out.items()}


def _finish(
    prose: Sequence[Prose], drafts: list[_Draft], language: str, go_on: Callable[[], None]
) -> tuple[Quotation, ...]:
    judged = drafts[:_MOST_JUDGED]
    rest = drafts[_MOST_JUDGED:]
    read = _cut(prose, judged[-1].segments[-1]) if rest else prose
    stretches = _stretches(judged)
    passages: dict[int, Passage] = {}
    for number, paragraph in enumerate(read):
        if paragraph.role is ProseRole.BODY or paragraph.role is ProseRole.BLOCK_QUOTE:
            go_on()
            passages[number] = read_passage(paragraph.text, tuple(stretches.get(number, ())), language)
    speakers = Speakers(read_people(tuple(read), language, go_on), passages, go_on)
    secondary = _second_marks(drafts)
    numbers: Counter[int] = Counter()
    out: list[Quotation] = []
    for draft in judged:
        go_on()
        first, last = draft.segments[0].paragraph, draft.segments[-1].paragraph
        token = passages[first].quote_tokens[numbers[first]]
        last_token = token if last == first else passages[last].quote_tokens[0]
        for segment in draft.segments:
            numbers[segment.paragraph] += 1
        attribution, source = _attribution(passages, draft, token, last_token)
        kind = _kind(passages[first], draft, token, attribution, draft.single is secondary)
        if kind is QuotationKind.SCARE and draft.marks is MarksState.OPENING_MISSING and attribution is None:
            continue
        spoken = kind not in {QuotationKind.SCARE, QuotationKind.TITLE}
        whole = kind in {QuotationKind.DIRECT, QuotationKind.BLOCK}
        said = Spoken(first, token, attribution, source, whole)
        credit = _credit(read, draft, language)
        speaker = speakers.credit(said, credit) if credit else speakers.propose(said) if spoken else None
        out.append(_quotation(prose, draft, kind, speaker))
        if spoken:
            out.extend(_nested(prose, out[-1], language))
    out.extend(_quotation(prose, draft, QuotationKind.DIRECT, None) for draft in rest)
    return tuple(out)


def _quotation(
    prose: Sequence[Prose], draft: _Draft, kind: QuotationKind, speaker: SpeakerProposal | None
) -> Quotation:
    text = "\n\n".join(prose[one.paragraph].text[one.start : one.end] for one in draft.segments)
    return Quotation(tuple(draft.segments), text, kind, draft.marks, speaker, draft.mend)


def _credit(prose: Sequence[Prose], draft: _Draft, language: str) -> SpeakerProposal | None:
    """Return whom the line under a block quotation names."""
    below = draft.segments[-1].paragraph + 1
    return read_credit(prose[below], below, language) if draft.block and below < len(prose) else None


def _nested(prose: Sequence[Prose], outer: Quotation, language: str) -> Iterator[Quotation]:
    """Yield what the speaker of a quotation quotes; who says that is never more than a guess."""
    for segment in outer.segments:
        for one in nested_in(prose[segment.paragraph].text[segment.start : segment.end], language):
            place = Segment(segment.paragraph, segment.start + one.start, segment.start + one.end)
            speaker = replace(outer.speaker, grade=Grade.SUSPECT) if outer.speaker and one.is_own else None
            if one.called:
                speaker = SpeakerProposal(one.called, one.called, Grade.SUSPECT, place, "")
            words = prose[place.paragraph].text[place.start : place.end]
            yield Quotation((place,), words, QuotationKind.DIRECT, MarksState.PAIRED, speaker, None)


def _cut(prose: Sequence[Prose], last: Segment) -> list[Prose]:
    """Return the prose up to the end of a segment."""
    paragraph = prose[last.paragraph]
    return [*prose[: last.paragraph], Prose(paragraph.text[: last.end], paragraph.role)]


def _second_marks(drafts: list[_Draft]) -> bool | None:
    """Return which marks the story does not use for speech: True for single ones, False for double, None for none."""
    count = Counter(draft.single for draft in drafts if not draft.block)
    if not count[True]:
        return None
    return count[True] <= count[False]


def _attributions(_: Passage) -> dict[int, Attribution | None]:
    """Return what `attribute` said of a passage so far, by the token of the quotation."""
    return {}


def _attributed(passage: Passage, token: int) -> Attribution | None:
    known = passage.of(_attributions)
    if token not in known:
        known[token] = attribute(passage, token)
    return known[token]


def _attribution(
    passages: dict[int, Passage], draft: _Draft, token: int, last_token: int
) -> tuple[Attribution | None, int]:
    first, last = draft.segments[0].paragraph, draft.segments[-1].paragraph
    if first != last:
        after = _attributed(passages[last], last_token)
        if after is not None and after.place is Place.AFTER:
            return after, last
    return _attributed(passages[first], token), first


def _kinds(_: Passage) -> dict[tuple[int, int, int, bool], QuotationKind]:
    """Return what `judge` said of the quotations of a passage so far."""
    return {}


def _kind(
    passage: Passage, draft: _Draft, token: int, attribution: Attribution | None, secondary: bool
) -> QuotationKind:
    if draft.block:
        return QuotationKind.BLOCK
    if len(draft.segments) > 1:
        return QuotationKind.DIRECT
    known, key = passage.of(_kinds), (token, *draft.inner, secondary)
    found = known.get(key)
    if found is None:
        words = read_words(passage.text, *draft.inner)
        found = known[key] = judge(passage, token, words, attribution, secondary=secondary)
    return found
