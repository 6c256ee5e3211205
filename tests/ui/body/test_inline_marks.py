"""Marks round words: whole, merged, taken out of the middle; whatever stood there before, the words stay the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import inline
from editor.ui.body import inline_marks
from editor.ui.body.inline_marks import Parting, Toggled

lines = st.text(st.sampled_from("ab *~.[](/"), max_size=18)
elements = st.sampled_from(["strong", "em", "s"])


def selected(text: str) -> tuple[str, int, int]:
    """Return a line without its angle brackets or bar, and where they stood."""
    if "|" in text:
        at = text.index("|")
        return text.replace("|", ""), at, at
    start = text.index("<")
    return text.replace("<", "").replace(">", ""), start, text.index(">") - 1


def shown(made: Toggled) -> str:
    text, start, end = made.text, made.start, made.end
    return f"{text[:start]}|{text[start:]}" if start == end else f"{text[:start]}<{text[start:end]}>{text[end:]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # Without a selection the caret stays one.
        ("One |", "One **|**"),
        ("One **two|**", "One **two**|"),
        ("One **|**", "One |"),
        ("One tw|o", "One **tw|o**"),
        ("One two|", "One **two**|"),
        ("One **tw|o**", "One tw|o"),
        ("One **two**|", "One two|"),
        # A selection is grown to whole words, and never takes white space in.
        ("One t<w>o", "One **<two>**"),
        ("One< two >three", "One **<two>** three"),
        ("One <two.> Three", "One **<two.>** Three"),
        # Part of a run is taken out of it; what touches becomes one run.
        ("**one <two> three**", "**one** <two> **three**"),
        ("**one <two>**", "**one** <two>"),
        ("**<one>**", "<one>"),
        ("<**one**>", "<one>"),
        ("**one** <two>", "**one** **<two>**"),
        ("<**one** two>", "**<one two>**"),
        ("**one <two** three>", "**one <two three>**"),
        # Other marks are not crossed.
        ("<one *two> three*", "**<one *two three*>**"),
        ("*<one>*", "**<*one*>**"),
        ("*one <two> three*", "*one **<two>** three*"),
        ("see [th<is](https://x.y)> now", "see **<[this](https://x.y)>** now"),
        ("see [<this>](https://x.y)", "see [**<this>**](https://x.y)"),
        ("so< [@a]> it", "so< [@a]> it"),
        ("<. . >", "**<. .>** "),
    ],
)
def test_bold(before: str, after: str) -> None:
    assert shown(inline_marks.toggle(*selected(before), "strong")) == after


@given(lines, st.integers(0, 18), st.integers(0, 18), elements)
def test_a_toggle_keeps_the_words(line: str, one: int, other: int, element: str) -> None:
    start, end = sorted((min(one, len(line)), min(other, len(line))))
    made = inline_marks.toggle(line, start, end, element)
    letters = str.maketrans("", "", "*~")
    assert made.text.translate(letters) == line.translate(letters)
    assert 0 <= made.start <= made.end <= len(made.text)
    if start != end:
        assert inline.plain(made.text).text == inline.plain(line).text


@given(
    st.lists(st.sampled_from(["one", "*two*", "three.", "[four](/x)", "~~five~~"]), min_size=1, max_size=6), st.data()
)
def test_what_is_marked_can_be_unmarked(words: list[str], data: st.DataObject) -> None:
    line = " ".join(words)
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    made = inline_marks.marked(line, start, end, "strong", on=True)
    if made.text == line:
        return
    assert inline_marks.is_marked(made.text, made.start, made.end, "strong")
    assert inline_marks.marked(made.text, made.start, made.end, "strong", on=False).text == line


@pytest.mark.parametrize("element", ["strong", "em", "s"])
def test_a_toggle_twice_is_none(element: str) -> None:
    once = inline_marks.toggle("one two three", 4, 7, element)
    assert inline_marks.toggle(once.text, once.start, once.end, element) == Toggled("one two three", 4, 7)


@pytest.mark.parametrize(
    ("line", "start", "end", "made"),
    [
        ("see this", 4, 8, Toggled("see [this](https://x.y)", 11, 22)),
        ("see [this](https://x.y)", 6, 6, Toggled("see this", 4, 8)),
        ("", 0, 0, Toggled("[](https://x.y)", 1, 1)),
    ],
)
def test_link(line: str, start: int, end: int, made: Toggled) -> None:
    assert inline_marks.link(line, start, end, "https://x.y") == made


@pytest.mark.parametrize(
    ("line", "start", "end", "made"),
    [
        ("see this", 4, 8, Toggled("see [this](https://x.y)", 23, 23)),
        ("see [this](https://old.example) now", 5, 9, Toggled("see [this](https://x.y) now", 23, 23)),
    ],
)
def test_a_link_is_led_elsewhere(line: str, start: int, end: int, made: Toggled) -> None:
    assert inline_marks.lead_to(line, start, end, "https://x.y") == made


@pytest.mark.parametrize(
    ("line", "made"),
    [
        ("one |two", Parting(4)),
        ("**one |two**", Parting(6, "**", "**")),
        ("**|one two**", Parting(0)),
        ("**one two|**", Parting(11)),
        ("**one *two |three***", Parting(11, "***", "***")),
        ("see [one |two](https://x.y)", Parting(9, "](https://x.y)", "[")),
        ("see [one](https|://x.y)", Parting(22)),
    ],
)
def test_a_line_is_broken_without_breaking_its_marks(line: str, made: Parting) -> None:
    at = line.index("|")
    assert inline_marks.parting(line.replace("|", ""), at) == made
