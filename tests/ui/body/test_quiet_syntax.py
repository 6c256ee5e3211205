"""Quiet syntax: what is a mark, what is set in type, what is one whole thing, line by line."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.article import body, edits, inline
from editor.ui.body import quiet_syntax
from editor.ui.body.line_reading import PlacedUnit, settle
from editor.ui.body.quiet_syntax import LineKind, Style, Unit, UnitKind, read_run


def spans(run: str, number: int = 0) -> list[tuple[str, str]]:
    line = run.split("\n")[number]
    return [(line[span.start : span.end], span.style.value) for span in read_run(run)[number].spans]


@pytest.mark.parametrize(
    ("run", "number", "expected"),
    [
        ("plain 5*3*2 snake_case", 0, []),
        ("a **b** c", 0, [("**b**", "strong"), ("**", "mark"), ("**", "mark")]),
        ("a **b\nc** d", 1, [("c**", "strong"), ("**", "mark")]),
        ("## Two", 0, [("## Two", "heading 2"), ("## ", "mark")]),
        ("#Hashtag", 0, []),
        ("> a\n> — B", 1, [("> — B", "quote"), ("> ", "mark"), ("B", "credit")]),
        ("- a\n  - b", 1, [("  - ", "bullet")]),
        ("2024. A year", 0, []),
        ("1. a\n2. b", 1, [("2. ", "bullet")]),
        ("[a](https://b.c)", 0, [("[a](https://b.c)", "link"), ("[", "mark"), ("](https://b.c)", "address")]),
        ("x `y` z", 0, [("`y`", "code"), ("`", "mark"), ("`", "mark")]),
        (r"a \* b", 0, [("\\", "mark")]),
        ("a|b\n-|-", 1, [("-|-", "table"), ("|", "mark"), ("-|-", "mark")]),
        ("---", 0, [("---", "mark")]),
    ],
)
def test_marks_and_type(run: str, number: int, expected: list[tuple[str, str]]) -> None:
    assert spans(run, number) == expected


@pytest.mark.parametrize(
    ("run", "unit"),
    [
        ("::ad{#ad-1}", Unit(0, 11, UnitKind.AD, ("ad-1",))),
        ("::embed{#e}", Unit(0, 11, UnitKind.EMBED, ("e",))),
        ("So [@a, p. 3; @b].", Unit(3, 17, UnitKind.CITATION, ("a", "b"), "p. 3")),
        ("So[@a]", Unit(2, 6, UnitKind.CITATION, ("a",))),
        ('![x](asset:abc "c")', Unit(0, 19, UnitKind.PICTURE, ("asset:abc", "x", "c"))),
    ],
)
def test_units(run: str, unit: Unit) -> None:
    assert read_run(run)[0].units == (unit,)


@pytest.mark.parametrize(
    ("run", "kind"),
    [
        ("::ad{#a}", LineKind.CARD),
        ("> a", LineKind.QUOTE),
        ("---", LineKind.DIVIDER),
        ("words", LineKind.WORDS),
    ],
)
def test_kinds(run: str, kind: LineKind) -> None:
    assert read_run(run)[0].kind is kind


runs = st.lists(
    st.sampled_from(
        ["*", "**", "a", " b", "[@k]", "[@k, p; @m]", "`", "# ", "> ", "- ", "1. ", "|", "---", "\n", "😀", "\\",
         "\n::ad{#x}",
         "](https://x.y)", "[", "![", "](asset:q)", "  "]
    ),
    max_size=14,
).map("".join)  # fmt: skip


@given(runs)
def test_every_line_is_read_within_its_bounds(run: str) -> None:
    lines = run.split("\n")
    read = read_run(run)
    assert len(read) == len(lines)
    for text, line in zip(lines, read, strict=True):
        places = [(span.start, span.end) for span in line.spans] + [(unit.start, unit.end) for unit in line.units]
        assert all(0 <= start < end <= len(text) for start, end in places)


@given(runs)
def test_units_are_what_the_domain_reads(run: str) -> None:
    units = [unit for line in read_run(run) for unit in line.units]
    blocks = body.parse(run)
    assert [unit.names[0] for unit in units if unit.is_card] == [
        block.target if isinstance(block, body.Image) else block.id
        for block in blocks
        if isinstance(block, body.Ad | body.Embed | body.Image)
    ]
    on_one_line = [
        tuple(cited.key for cited in citation.cited)
        for start, citation in edits.citations(run)
        if "\n" not in run[start : start + citation.end - citation.start]
    ]
    assert [unit.names for unit in units if unit.kind is UnitKind.CITATION] == on_one_line


def test_a_style_is_there_for_every_element() -> None:
    assert {style.value for style in Style} >= {"strong", "em", "s"}
    assert isinstance(inline.read("*a*")[0], inline.Styled)


AD = Unit(0, 8, UnitKind.AD, ("a",))
CITATION = Unit(0, 8, UnitKind.CITATION, ("a",))


def at(position: int, placed: PlacedUnit) -> PlacedUnit | None:
    low, high = (placed.start, placed.end) if placed.is_card else (placed.start + 1, placed.end - 1)
    return placed if low <= position <= high else None


@given(st.booleans(), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_a_settled_selection_never_ends_inside_a_unit(card: bool, anchor: int, position: int, before: int) -> None:
    placed = PlacedUnit(10, 18, AD if card else CITATION)
    there, here = at(anchor, placed), at(position, placed)
    settled = settle(anchor, position, before, here, there if anchor != position else None)
    low, high = sorted(settled)
    for end in settled:
        assert not placed.start < end < placed.end
    if card and low != high:
        takes_in = low <= placed.start and placed.end <= high
        leaves_out = high < placed.start or low > placed.end
        assert takes_in or leaves_out
    if here is None and there is None:
        assert settled == (anchor, position)


MARKUP = st.lists(
    st.sampled_from(
        [
            "words and more",
            "a",
            "Lima",
            "12",
            "12. ",
            " ",
            "  ",
            "*",
            "**",
            "_",
            "~~",
            "`",
            "``",
            "[",
            "]",
            "](",
            "](htps://e.org/x)",
            "](https://e.org/a b)",
            "[@key]",
            " [@key, a b]",
            "[@a b]",
            "[@a; @b]",
            "(",
            ")",
            ",",
            ".",
            ":",
            "|",
            "#",
            "> ",
            "- ",
            "“",
            "”",
            "é",
            "<b>",
            "\\*",
            "!",
            "::ad{#ad-1}",
        ]
    ),
    min_size=1,
    max_size=14,
).map("".join)


RUNS = st.lists(MARKUP.map(lambda text: text.replace("\n", " ")).filter(bool), min_size=1, max_size=4)


@settings(max_examples=2_000)
@given(RUNS, st.sampled_from(["a", "Z", "7", " ", "ab", "é", "s"]), st.data())
def test_what_is_foreseen_of_a_run_is_what_would_be_read(lines: list[str], typed: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(lines) - 1))
    if data.draw(st.booleans()):
        lines[number] = "The harbour master " + lines[number].strip()
    at = data.draw(st.integers(0, len(lines[number])))
    lines[number] = lines[number][:at] + typed + lines[number][at:]
    quiet_syntax._foreseen.clear()
    is_foreseen = quiet_syntax.foresee(lines, number, at, len(typed))
    run = "\n".join(lines)
    assert is_foreseen is (run in quiet_syntax._foreseen)
    assert read_run(run) == quiet_syntax._read(run)


def test_what_goes_on_in_the_next_line_is_read() -> None:
    lines = ["He was **very", "fast**"]
    assert not quiet_syntax.foresee([lines[0] + "a", lines[1]], 0, len(lines[0]), 1)
    assert read_run("He was **verya\nfast**")[0].spans[0].end == 14


def test_letters_in_the_midst_of_words_are_foreseen() -> None:
    before = "The harbour master **Rosa Diaz** said so. [@diaz] Nobody"
    for at, is_foreseen in ((4, True), (19, False), (22, True), (30, False), (36, True), (43, False), (56, True)):
        run = before[:at] + "a" + before[at:]
        quiet_syntax._foreseen.clear()
        assert quiet_syntax.foresee([run], 0, at, 1) is is_foreseen, run


def test_letters_in_a_line_below_others_are_foreseen() -> None:
    lines = ["The harbour master **Rosa Diaz** said so.", "Nobod"]
    assert quiet_syntax.foresee(lines, 1, 4, 1)
    assert not quiet_syntax.foresee(["- The harbour", "- it"], 1, 3, 1)  # an item may begin there
