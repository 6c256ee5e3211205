"""What people copy from Word, Google Docs, Outlook, LibreOffice, browsers: no word lost, no dress taken for words."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from editor.importing.html import read_html
from editor.importing.reading import RawBlock, RawKind


def marked(block: RawBlock) -> list[tuple[str, str]]:
    return [(one.element, block.text[one.start : one.end]) for one in block.markup if one.element != "br"]


def listed(source: str) -> list[tuple[str, int, int]]:
    return [(one.text, one.level, one.number) for one in read_html(source).blocks if one.kind is RawKind.LIST_ITEM]


# -- Word


def item(level: int, mark: str, words: str, definition: str = "l0", lfo: int = 1) -> str:
    return (
        f"<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:{definition} level{level} lfo{lfo}'>"
        "<![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span\n"
        f"style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp; </span></span>"
        f"</span><![endif]>{words}<o:p></o:p></p>\n"
    )


WORD = (
    """Version:1.0\r
StartHTML:0000000150\r
EndHTML:0000009999\r
StartFragment:0000000200\r
EndFragment:0000009900\r
<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:Words>12</o:Words></xml><![endif]-->
<style><!-- @list l0:level1 {mso-level-number-format:bullet;} p.MsoNormal {margin:0cm;} --></style></head>
<body lang=EN-US><!--StartFragment-->
<p class=MsoTitle>The night ferry<o:p></o:p></p>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'>Port Ellery</b> &#8212; The <i>Marigold</i> sails
<st1:place w:st="on"><st1:City w:st="on">Norberg</st1:City></st1:place> on <s>Monday</s> Tuesday.<span
style='mso-spacerun:yes'>&nbsp; </span>Two&nbsp;boats.<span class=MsoCommentReference><span
style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1" name="_msoanchor_1">[JD1]</a></span></span>
<a href="https://example.org/ferry"><span style='color:#0563C1'>Report</span></a><a href="#_ftn1"><sup>[1]</sup></a>
<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h2>What it costs<o:p></o:p></h2>
"""
    + item(1, "·", "Boats")
    + item(2, "o", "Hull")
    + item(1, "·", "Pier")
    + item(1, "1.", "First", "l1", 2)
    + item(1, "2.", "Second", "l1", 2)
    + item(3, "iv.", "Deep", "l1", 2)
    + """<p class=MsoQuote>A very pretty way to sink money.<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td width=200><p class=MsoNormal>Line<o:p></o:p></p></td><td><p class=MsoNormal>
Riders</p></td></tr><tr><td><p class=MsoNormal>Old</p></td><td><p class=MsoNormal>410</p></td></tr></table>
<p class=MsoCaption>The first boat</p>
<p class=MsoNormal><![if !vml]><img width=20 height=20 src="file:///C:/Temp/msohtmlclip1/01/clip_image001.png"
v:shapes="Picture_1"><![endif]></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>
<a href="#_ftnref1">[1]</a> Town records.</p></div></div>
<div style='mso-element:comment-list'><hr class=msocomoff><div style='mso-element:comment'><div id="_com_1"
class=msocomtxt><p class=MsoCommentText><a href="#_msoanchor_1" class=msocomoff>[JD1]</a>Check the name of the boat.</p>
</div></div></div>
<!--EndFragment--></body></html>"""
)


def test_a_document_of_word() -> None:
    reading = read_html(WORD)
    assert [(block.kind.value, block.text) for block in reading.blocks] == [
        ("heading", "The night ferry"),
        (
            "paragraph",
            "Port Ellery — The Marigold sails Norberg on Monday Tuesday.\xa0 Two\xa0boats. Report[1]",
        ),
        ("heading", "What it costs"),
        ("list item", "Boats"),
        ("list item", "Hull"),
        ("list item", "Pier"),
        ("list item", "First"),
        ("list item", "Second"),
        ("list item", "Deep"),
        ("quote", "A very pretty way to sink money."),
        ("table", "Line\tRiders\nOld\t410"),
        ("caption", "The first boat"),
        ("paragraph", "[1] Town records."),
    ]
    paragraph = reading.blocks[1]
    assert marked(paragraph) == [("strong", "Port Ellery"), ("em", "Marigold"), ("s", "Monday"), ("a", "Report")]
    assert listed(WORD) == [
        ("Boats", 0, 0),
        ("Hull", 1, 0),
        ("Pier", 0, 0),
        ("First", 0, 1),
        ("Second", 0, 2),
        ("Deep", 1, 4),
    ]
    assert any("Check the name of the boat." in note for note in reading.notes)
    assert any("insert it from its file" in note for note in reading.notes)


@pytest.mark.parametrize(
    ("mark", "number"),
    [("3.", 3), ("12)", 12), ("(4)", 4), ("b.", 2), ("C)", 3), ("iv.", 4), ("XII.", 12), ("i.", 1), ("•", 0), ("§", 0), ("o", 0)],
)  # fmt: skip
def test_words_marks_of_lists(mark: str, number: int) -> None:
    assert listed(item(1, mark, "Words")) == [("Words", 0, number)]


def test_levels_that_word_leaves_out_are_closed_up() -> None:
    levels = [1, 1, 2, 4, 2, 3, 1]
    source = "".join(item(level, "1.", str(level)) for level in levels)
    assert [level for _, level, _ in listed(source)] == [0, 0, 1, 2, 1, 2, 0]


def test_outlook_mail() -> None:
    source = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><div class=WordSection1>
<p class=MsoNormal>Hello desk,<o:p></o:p></p><p class=MsoNormal>the copy is below.<o:p></o:p></p>
<div style='border:none;border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Ann &lt;ann@example.org&gt;<br>
<b>Sent:</b> Monday<o:p></o:p></p></div></div></body></html>"""
    assert [block.text for block in read_html(source).blocks] == [
        "Hello desk,",
        "the copy is below.",
        "From: Ann <ann@example.org>\nSent: Monday",
    ]


# -- Google Docs

_STYLE = "font-size:11pt;font-family:Arial;color:#000000;font-weight:{};font-style:{};text-decoration:{};white-space:pre-wrap;"


def span(words: str, weight: int = 400, slant: str = "normal", line: str = "none") -> str:
    return f'<span style="{_STYLE.format(weight, slant, line)}">{words}</span>'


def docs(inside: str) -> str:
    return f'<meta charset=\'utf-8\'><b style="font-weight:normal;" id="docs-internal-guid-1a2b">{inside}</b>'


def test_google_docs_says_everything_by_style() -> None:
    source = docs(
        f'<h2 dir="ltr">{span("Budget ")}{span("vote", slant="italic")}</h2><br>'
        f'<p dir="ltr">{span("Plain, ")}{span("bold", 700)}{span(", ")}{span("struck", line="line-through")}'
        f'{span(" and ")}<a href="https://www.google.com/url?q=https://example.org/r&amp;sa=D&amp;usg=x">'
        f'{span("link", line="underline")}</a>{span(".")}</p><br><br><p dir="ltr">{span("“No” ")}{span("twice", 700)}</p>'
    )
    heading, first, second = read_html(source).blocks
    assert (heading.kind, heading.text, marked(heading)) == (RawKind.HEADING, "Budget vote", [("em", "vote")])
    assert first.text == "Plain, bold, struck and link."
    assert marked(first) == [("strong", "bold"), ("s", "struck"), ("a", "link")]
    assert [one.address for one in first.markup if one.element == "a"] == ["https://example.org/r"]
    assert (second.text, marked(second)) == ("“No” twice", [("strong", "twice")])


def test_lists_of_google_docs_hold_their_inner_lists_beside_the_items() -> None:
    def entry(words: str) -> str:
        return f'<li dir="ltr" style="white-space:pre;" aria-level="1">\n<p dir="ltr">{span(words)}</p>\n</li>'

    source = docs(f"<ol>{entry('a')}<ul>{entry('b')}<ol>{entry('c')}</ol></ul>{entry('d')}</ol>")
    assert listed(source) == [("a", 0, 1), ("b", 1, 0), ("c", 2, 1), ("d", 0, 2)]


# -- others


def test_libreoffice() -> None:
    source = """<html><head><meta name="generator" content="LibreOffice 7.4 (Linux)"/><style>p { margin: 0 }</style></head>
<body lang="en-US" dir="ltr"><p style="line-height: 100%">One <b>two</b><br/>\n</p>
<ul>\n\t<li><p>item</p></li>\n</ul><p><font face="Arial">three</font></p></body></html>"""
    assert [(one.kind.value, one.text) for one in read_html(source).blocks] == [
        ("paragraph", "One two"),
        ("list item", "item"),
        ("paragraph", "three"),
    ]


def test_only_what_was_selected_is_taken() -> None:
    source = "<html><body><p>not</p><!--StartFragment--><p>this <nav>and this</nav><!--EndFragment--></p><p>not</p>"
    assert [block.text for block in read_html(source).blocks] == ["this", "and this"]


def test_protected_spaces_that_webkit_made_are_common_ones_again() -> None:
    source = '<span>one<span class="Apple-converted-space">\xa0</span>two\xa0three</span>'
    assert [block.text for block in read_html(source).blocks] == ["one two\xa0three"]


def test_lines_of_preserved_space_are_lines() -> None:
    source = '<span style="white-space: pre-wrap;">one\ntwo</span>'
    (block,) = read_html(source).blocks
    assert block.text == "one\ntwo"


# -- real clipboards


def _fixtures() -> Iterator[dict[str, Any]]:
    folder = Path(__file__).resolve().parents[3] / "shared" / "inputs" / "paste"
    if (folder / "fixtures.jsonl").is_file():
        for line in (folder / "fixtures.jsonl").read_text(encoding="utf-8").splitlines():
            found = json.loads(line)
            yield {**found, "source": (folder / found["file"]).read_text(encoding="utf-8")}


def _cases(fixtures: Iterable[dict[str, Any]]) -> list[Any]:
    return [pytest.param(one, id=one["id"]) for one in fixtures] or [
        pytest.param({}, marks=pytest.mark.skip("the real clipboards are not beside this checkout"))
    ]


FIXTURES = _cases(_fixtures())
EXPECTED = _cases(one for one in _fixtures() if one["expect"])


def letters(text: str) -> str:
    """Return a text without any white space: the stored clipboards lost some between elements."""
    return re.sub(r"[\s\xa0]+", "", text)


def stripped(source: str) -> str:
    """Return the visible text of a clipboard by plain replacement, with none of the importer's code."""
    source = re.sub(r"(?s)<(style|script|head|title)\b.*?</\1>", "", source)
    source = re.sub(r"(?s)<span[^>]*mso-list:\s*Ignore[^>]*>.*?<!--\[endif\]-->", "", source)
    return html.unescape(re.sub(r"(?s)<!--.*?-->|<[^>]*>", "", source))


@pytest.mark.parametrize("fixture", FIXTURES)
def test_no_word_of_a_real_clipboard_is_lost(fixture: dict[str, Any]) -> None:
    found = "".join(block.text for block in read_html(fixture["source"]).blocks)
    assert letters(found) == letters(stripped(fixture["source"]))


@pytest.mark.parametrize("fixture", EXPECTED)
def test_a_real_clipboard_gives_what_is_expected(fixture: dict[str, Any]) -> None:
    expected = fixture["expect"]
    reading = read_html(fixture["source"])
    assert letters("".join(block.text for block in reading.blocks)) == letters(stripped(expected))
    if "data-indent" in expected:
        wanted = re.findall(r'<li data-indent="(\d)" data-type="(\w+)">(.*?)</li>', expected, re.DOTALL)
        found = [block for block in reading.blocks if block.kind is RawKind.LIST_ITEM]
        assert [(block.level, letters(block.text)) for block in found] == [
            (int(depth), letters(stripped(words))) for depth, _, words in wanted
        ]


@pytest.mark.parametrize("element", ["strong", "em", "s", "a"])
@pytest.mark.parametrize("fixture", EXPECTED)
def test_emphasis_of_a_real_clipboard_is_kept(fixture: dict[str, Any], element: str) -> None:
    wanted = re.findall(rf"<{element}\b[^>]*>(.*?)</{element}>", fixture["expect"], re.DOTALL)
    found = [
        block.text[one.start : one.end]
        for block in read_html(fixture["source"]).blocks
        for one in block.markup
        if one.element == element
    ]
    assert letters("".join(found)) == letters("".join(stripped(one) for one in wanted))
