"""Readings and proposals for tests: blocks at their place in a text, and finds given by their words."""

from hypothesis import strategies as st

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.article.prose import Segment
from editor.importing.reading import Markup, Proposal, ProposalKind, RawBlock, RawKind, Reading, Shape
from tests.article.strategies import TRICKY, line_of_words, markdown_line

RawWords = tuple[RawKind, str]


def block(kind: RawKind, text: str, at: int = 0, **more: object) -> RawBlock:
    """Return a block whose words stand in the input as they are."""
    return RawBlock(kind, Plain(text, ((0, at),)), at, at + len(text), **more)  # type: ignore[arg-type]


def reading(*blocks: RawBlock | str) -> Reading:
    """Return a reading of blocks, one after another; a text is a paragraph."""
    placed: list[RawBlock] = []
    at = 0
    for one in blocks:
        raw = block(RawKind.PARAGRAPH, one) if isinstance(one, str) else one
        words = Plain(raw.text, ((0, at),))
        placed.append(
            RawBlock(
                raw.kind,
                words,
                at,
                at + len(raw.text),
                raw.markup,
                raw.level,
                raw.number,
                raw.target,
                raw.alternative,
                raw.embed,
            )
        )
        at += len(raw.text) + 1
    return Reading(Shape.TEXT, "\n".join(one.text for one in placed), tuple(placed))


def find(
    source: Reading, kind: ProposalKind, paragraph: int, words: str, grade: Grade = Grade.SURE, **value: Json
) -> Proposal:
    """Return the proposal that takes certain words of a block."""
    start = source.blocks[paragraph].text.index(words)
    return proposal(source, kind, (Segment(paragraph, start, start + len(words)),), grade, **value)


def proposal(
    source: Reading, kind: ProposalKind, segments: tuple[Segment, ...], grade: Grade = Grade.SURE, **value: Json
) -> Proposal:
    """Return a proposal over segments."""
    first, last = source.blocks[segments[0].paragraph], source.blocks[segments[-1].paragraph]
    start = first.place(segments[0].start, segments[0].end)[0]
    end = last.place(segments[-1].start, segments[-1].end)[1]
    return Proposal(kind, grade, segments, start, end, source.decoded[start:end], value)


_texts = st.one_of(
    line_of_words, st.text(alphabet=TRICKY, max_size=60), st.lists(markdown_line, max_size=4).map("\n".join)
)


@st.composite
def raw_blocks(draw: st.DrawFn) -> RawBlock:
    """Return any block: of any kind, with words that look like markup, and with markup anywhere in them."""
    kind = draw(st.sampled_from([RawKind.PARAGRAPH, *RawKind]))
    text = draw(_texts)
    if kind is RawKind.TABLE:
        text = "\n".join(
            "\t".join(draw(st.lists(_texts.map(lambda cell: " ".join(cell.split())), min_size=2, max_size=2)))
            for _ in "ab"
        )
    marks = []
    for _ in range(draw(st.integers(0, 3)) if text else 0):
        edges = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        element = draw(st.sampled_from(("strong", "em", "s", "code", "a")))
        address = draw(st.sampled_from(("https://example.org/a_(b)?c=*d*", "javascript:x", "/x y", "")))
        marks.append(Markup(edges[0], edges[1], element, address))
    marks += [Markup(at, at + 1, "br") for at, sign in enumerate(text) if sign == "\n" and draw(st.booleans())]
    return block(
        kind,
        text,
        markup=tuple(marks),
        level=draw(st.integers(0, 3)),
        number=draw(st.integers(0, 3)),
        target=draw(st.sampled_from(("asset:ab12", "https://example.org/p.jpg", "images/p.jpg", "data:x", ""))),
        alternative=draw(_texts) if kind is RawKind.IMAGE else "",
    )


@st.composite
def readings_with_proposals(draw: st.DrawFn) -> tuple[Reading, tuple[Proposal, ...]]:
    """Return any reading with proposals of any kind over any of its words, which may overlap."""
    source = reading(*draw(st.lists(raw_blocks(), min_size=1, max_size=6)))
    proposals = []
    for kind in draw(st.lists(st.sampled_from(list(ProposalKind)), max_size=6)):
        first = draw(st.integers(0, len(source.blocks) - 1))
        last = draw(st.integers(first, min(first + 1, len(source.blocks) - 1)))
        segments = []
        for paragraph in range(first, last + 1):
            length = len(source.blocks[paragraph].text)
            whole = draw(st.booleans())
            start = 0 if whole else draw(st.integers(0, length))
            segments.append(Segment(paragraph, start, length if whole else draw(st.integers(start, length))))
        speaker = draw(st.sampled_from(("", "Jörg Müller", "Ana", "the mayor's office")))
        proposals.append(proposal(source, kind, tuple(segments), speaker=speaker, url="https://example.org"))
    return source, tuple(proposals)
