"""HTML to blocks: what of a page is the story, how markup becomes blocks, and where each character stands."""

import base64
import hashlib
import html
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.importing.html import read_html
from editor.importing.html_tree import DEEPEST, parse
from editor.importing.reading import Hints, RawBlock, RawKind, Reading, Shape

WHITE = " \t\n\r\f"


def blocks(source: str) -> tuple[RawBlock, ...]:
    return read_html(source).blocks


def shown(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(source)]


def marked(block: RawBlock) -> list[tuple[str, str]]:
    return [(one.element, block.text[one.start : one.end]) for one in block.markup if one.element != "br"]


def assert_places(reading: Reading) -> None:
    """Every character leads to its own place, or to the entity, break or element it was made of."""
    for block in reading.blocks:
        assert 0 <= block.start <= block.end <= len(reading.decoded)
        for at, character in enumerate(block.text):
            there = reading.decoded[block.words.outer(at)]
            assert there == character or there in "&<" or (character in WHITE and there in WHITE), (block.text, at)


# -- inline markup, white space, entities


@pytest.mark.parametrize(
    ("source", "text", "markup"),
    [
        ("<p>a <b>bold</b> and <em>soft</em></p>", "a bold and soft", [("strong", "bold"), ("em", "soft")]),
        ("<p>a <b>bold </b><b> one</b>.</p>", "a bold one.", [("strong", "bold one")]),
        ("<p><b><i>x</b>y</i>z</p>", "xyz", [("em", "xy"), ("strong", "x")]),
        ("<p><del>old</del> <code>x = 1</code></p>", "old x = 1", [("s", "old"), ("code", "x = 1")]),
        ('<span style="font-weight:600">b</span><i style="font-weight:5">n</i>', "bn", [("strong", "b"), ("em", "n")]),
        ('<p style="font-style:italic">i <span style="font-style:normal">n</span></p>', "i n", [("em", "i")]),
        ('<b style="font-weight:normal">not bold</b>', "not bold", []),
        ("<p>H<sub>2</sub>O and <u>under</u></p>", "H2O and under", []),
        ("<p>  folded \n\t white   space </p>", "folded white space", []),
        ("<p>kept&nbsp;\xa0space</p>", "kept\xa0\xa0space", []),
        ("<p>&lt;b&gt; &amp;amp; &copy=1 &#x1F600; &eacute;</p>", "<b> &amp; ©=1 😀 é", []),
        ("<p>&foo; AT&T &notit; Q&A;</p>", "&foo; AT&T ¬it; Q&A;", []),
        ("<p>a\0b&#0;c&#8203;d\ufeff</p>", "ab\ufffdc\u200bd", []),
        ("<p>She said <q>no</q>.</p>", "She said “no”.", []),
        ("<h2><strong>Bold heading</strong></h2>", "Bold heading", []),
        ("a < b, c > d, <3 and </3", "a < b, c > d, <3 and </3", []),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree", []),
        ("<p>x <![CDATA[<b>y</b>]]> z</p>", "x y z", [("strong", "y")]),
        ("<p>a<!-- b -->c<!>d<?php e ?>f</p>", "acdf", []),
        ("<p>a <!-- never <b>closed</b>", "a never closed", [("strong", "closed")]),
        ("<p title=\"a > b\">c</p>", "c", []),
        ("<p data-x='\"'>c</p>", "c", []),
        ("<p class=a id=b/>c", "c", []),
        ("<script>var x = '<p>no</p>';</script>yes<style>p{}</style>", "yes", []),
        ("yes<script src=x.js>", "yes", []),
        ("<p>a<wbr>b <textarea><p>c</p></textarea></p>", "ab <p>c</p>", []),
        ('<img class="emoji" alt="😀" src="https://e.org/1.png"> hi', "😀 hi", []),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)", []),
    ],
)  # fmt: skip
def test_inline_markup(source: str, text: str, markup: list[tuple[str, str]]) -> None:
    reading = read_html(source)
    (block,) = reading.blocks
    assert block.text == text
    assert marked(block) == markup
    assert_places(reading)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a?b=1&amp;c=2", "https://example.org/a?b=1&c=2"),
        ("https://www.google.com/url?q=https://example.org/x&amp;sa=D", "https://example.org/x"),
        ("//example.org/x y", "https://example.org/x%20y"),
        ("/local", "https://site.example/local"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ("JaVa\nScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("#note", ""),
        ("", ""),
    ],
)
def test_links(address: str, expected: str) -> None:
    (block,) = blocks(f'<base href="https://site.example/"><p><a href="{address}">link</a></p>')
    assert [one.address for one in block.markup] == ([expected] if expected else [])


# -- blocks


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one<br><br>two<br>\n<br>three", [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]),
        ("<p>one<br>&nbsp;<br>two</p>", [("paragraph", "one"), ("paragraph", "two")]),
        ("<body>one<p>two<p>three</body>", [("paragraph", "one"), ("paragraph", "two"), ("paragraph", "three")]),
        ("a<div>b<div>c</div>d</div>e", [("paragraph", letter) for letter in "abcde"]),
        ("<p>a</p>\n&nbsp;\n<p>&nbsp;</p><p>b</p>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<h1>One</h1><h3>Two<br>lines</h3>", [("heading", "One"), ("heading", "Two\nlines")]),
        ("<p>a<hr>b", [("paragraph", "a"), ("divider", ""), ("paragraph", "b")]),
        ("<ul><li>a<li><p>b</p><p>c</p></ul>d", [("list item", "a"), ("list item", "b\nc"), ("paragraph", "d")]),
        ("<ul><li><h3>T</h3><p>x</p></li></ul>", [("heading", "T"), ("paragraph", "x")]),
        ("<blockquote>a<p>b</blockquote>c", [("quote", "a"), ("quote", "b"), ("paragraph", "c")]),
        ("<dl><dt>a<dd>b</dl>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<pre>a\n  b\n\nc</pre>", [("paragraph", "a\n  b"), ("paragraph", "c")]),
        ("<pre><code>a\n\nb</code></pre>", [("paragraph", "a\n\nb")]),
        ("<table><tr><th>a<th>b<tr><td>c<td>d<br>e</table>", [("table", "a\tb\nc\td e")]),
        ("<table><tr><td colspan=2>a<td>b<tr><td>c<td>d<td>e</table>", [("table", "a\t\tb\nc\td\te")]),
        ("<table><caption>t</caption><tr><th>a<th>b</table>", [("paragraph", "t"), ("table", "a\tb")]),
        ("<table><tr><td><h1>T</h1><p>x<td>y</table>", [("heading", "T"), ("paragraph", "x"), ("paragraph", "y")]),
        ("<table><tr><td>one</td></tr></table>", [("paragraph", "one")]),
        ("<table>stray<tr><td>a<td>b<tr><td>c<td>d</table>", [("paragraph", one) for one in ("stray", *"abcd")]),
        ("<figure><img src=https://e.org/a.png><figcaption>c</figcaption></figure>", [("image", ""), ("caption", "c")]),
        ("<p>a <img src=https://e.org/a.png> b</p>", [("paragraph", "a b"), ("image", "")]),
        ("<div class=wp-caption-text>c</div>", [("caption", "c")]),
        ("<template><p>no</p></template><noscript>no</noscript>yes", [("paragraph", "yes")]),
        ("<p>a</p></p></div></td>b", [("paragraph", "a"), ("paragraph", "b")]),
        ("<select><option>a<option>b</select>", [("paragraph", "ab")]),
        ("<span style='display:block'>a</span>b", [("paragraph", "a"), ("paragraph", "b")]),
    ],
)  # fmt: skip
def test_blocks(source: str, expected: list[tuple[str, str]]) -> None:
    reading = read_html(source)
    assert [(block.kind.value, block.text) for block in reading.blocks] == expected
    assert_places(reading)


def test_the_credit_of_a_quotation_is_told() -> None:
    for credit in ("<footer>— Ann</footer>", "<cite>— Ann</cite>"):
        quote, by = blocks(f"<blockquote><p>Said.</p>{credit}</blockquote>")
        assert (quote.text, quote.target, by.kind, by.text, by.target) == (
            "Said.",
            "",
            RawKind.QUOTE,
            "— Ann",
            "credit",
        )


def test_lists_count_and_nest() -> None:
    source = "<ol start=3><li>a<li value=7>b<ul><li>c<ol type=a><li>d</ol></ul><li>e</ol><ul><ul><li>f</ul><li>g</ul>"
    assert [(block.text, block.level, block.number) for block in blocks(source)] == [
        ("a", 0, 3), ("b", 0, 7), ("c", 1, 0), ("d", 2, 1), ("e", 0, 8), ("f", 1, 0), ("g", 0, 0),
    ]  # fmt: skip
    assert [block.number for block in blocks("<ol reversed><li>a<li>b</ol>")] == [2, 1]


def test_a_block_takes_in_its_own_markup() -> None:
    source = '<div class=x><p class="y">one <b>two</b></p>tail <i>x</i></div><ul><li>a<ul><li>b</ul></ul>'
    spans = [source[block.start : block.end] for block in blocks(source)]
    assert spans == ['<p class="y">one <b>two</b></p>', "tail <i>x</i></div>", "<li>a", "<li>b"]


def test_entities_lead_to_their_place() -> None:
    source = "<p>a &amp; &ldquo;b&rdquo; c</p>"
    (block,) = blocks(source)
    start, end = block.place(block.text.index("b"), block.text.index("b") + 1)
    assert source[start:end] == "b"
    assert source[block.words.outer(block.text.index("“")) :].startswith("&ldquo;")
    assert source[block.words.outer(block.text.index("c"))] == "c"


# -- pictures

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 2


def test_a_picture_inside_the_page_becomes_a_file() -> None:
    digest = hashlib.sha256(PNG).hexdigest()
    reading = read_html(f'<p><img alt="A  boat" src="data:image/jpeg;base64,{base64.b64encode(PNG).decode()}"></p>')
    (block,) = reading.blocks
    assert (block.kind, block.target, block.alternative) == (RawKind.IMAGE, f"asset:{digest}", "A boat")
    (file,) = reading.files
    assert (file.digest, file.media_type, file.content) == (digest, "image/png", PNG)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<img src=https://e.org/a.png>", "https://e.org/a.png"),
        ("<img src=//e.org/a.png>", "https://e.org/a.png"),
        ("<img src=/a.png>", "/a.png"),
        ("<img data-src=https://e.org/a.png src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>", "https://e.org/a.png"),
        ("<img srcset='https://e.org/s.png 300w, https://e.org/l.png 900w'>", "https://e.org/l.png"),
        ("<picture><source srcset='https://e.org/a.webp 2x'><img></picture>", "https://e.org/a.webp"),
        ("<img class=lazy data-src=https://e.org/a.png><noscript><img src=https://e.org/a.png></noscript>",
         "https://e.org/a.png"),
        ("<img class=lazy><noscript><img src=https://e.org/a.png></noscript>", "https://e.org/a.png"),
        ("<amp-img src=https://e.org/a.png width=4 height=3></amp-img>", "https://e.org/a.png"),
    ],
)  # fmt: skip
def test_pictures_by_address(source: str, target: str) -> None:
    assert [(block.kind, block.target) for block in blocks(source)] == [(RawKind.IMAGE, target)]


@pytest.mark.parametrize(
    "source",
    [
        "<img src=https://e.org/count.gif width=1 height=1>",
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
        "<img>",
        "<img src=javascript:alert(1)>",
        "<img src=https://e.org/a.png style=display:none>",
    ],
)
def test_what_shows_no_picture_is_none(source: str) -> None:
    assert [block.kind for block in blocks(f"{source}<p>x</p>")] == [RawKind.PARAGRAPH]


def test_pictures_too_small_to_be_seen_are_kept_as_counters_and_not_as_pictures() -> None:
    pixels = (
        '<img src="https://count.example/1.gif" width="1" height="1">'
        '<img src="https://count.example/1.gif" width="1px" height="1px">'
        '<img src="//lazy.example/2.gif" width="1" height="1"><img src="data:image/gif;base64,AA" width=0 height=0>'
        '<img src="https://photo.example/1.jpg" width="800" height="600">'
        '<script src="https://pixel.zebra.example/pixel.js" async></script><script src="https://zebra.example/1.js">'
        "</script>"
    )
    reading = read_html(f"<p>Words.</p>{pixels}")
    assert reading.hints.counters == ("https://count.example/1.gif", "https://pixel.zebra.example/pixel.js")
    assert [block.target for block in reading.blocks if block.kind is RawKind.IMAGE] == ["https://photo.example/1.jpg"]


def test_a_picture_that_stayed_behind_is_told() -> None:
    reading = read_html('<p>x <img src="file:///C:/Temp/clip_image001.png" alt="A boat"></p>')
    assert reading.notes == ("A picture (A boat) was not part of what was taken over; insert it from its file.",)


def test_a_vector_picture_inside_the_page_is_left_out_and_told() -> None:
    svg = base64.b64encode(b"<svg onload='alert(1)'>" + b" " * 300).decode()
    reading = read_html(f"<p>x</p><img src='data:image/svg+xml;base64,{svg}'>")
    assert (len(reading.files), len(reading.notes)) == (0, 1)


# -- ad slots


@pytest.mark.parametrize(
    ("source", "label", "sizes"),
    [
        ('<ins class="adsbygoogle" data-ad-client="ca-pub-1" data-ad-slot="2"></ins>', "", ""),
        ('<div id="div-gpt-ad-17-0" data-sizes="300x250, 320x50"></div>', "", "[[300,250],[320,50]]"),
        ("<div data-aqa=advertisement data-ad='[[728,90],[300,250]]'><p aria-hidden=true>It has not loaded.</p></div>",
         "It has not loaded.", "[[728,90],[300,250]]"),
        ('<div class="article-ad ad-slot--mid"><p class="ad-label">Advertisement</p><script>x()</script></div>',
         "Advertisement", ""),
        ('<p class="ad-label">Anzeige</p><div class="ad-container"></div>', "Anzeige", ""),
        ('<amp-ad width=300 height=250 type="doubleclick"></amp-ad>', "", "[[300,250]]"),
        ('<aside class="ad-slot" data-ad-id="ad-1" data-ad-sizes="728x90,970x250" aria-label="Advertisement"></aside>',
         "", "[[728,90],[970,250]]"),
        ('<div class="ad__inner__container" style="display:none"></div>', "", ""),
        ('<iframe src="https://tpc.googlesyndication.com/safeframe/1/html"></iframe>', "", ""),
    ],
)  # fmt: skip
def test_ad_slots(source: str, label: str, sizes: str) -> None:
    source = f"<p>a</p>{source}<p>b</p>"
    reading = read_html(source)
    assert [block.kind for block in reading.blocks] == [RawKind.PARAGRAPH, RawKind.AD_SLOT, RawKind.PARAGRAPH]
    slot = reading.blocks[1]
    assert (slot.text, slot.target) == (label, sizes)
    assert source[slot.start : slot.end] == source[8:-8]
    assert_places(reading)


@pytest.mark.parametrize(
    "token", ["add", "ad-hoc", "header-admin", "download-adobe", "shadow", "roadmap", "ad-free", "lead"]
)
def test_other_class_names_are_no_ads(token: str) -> None:
    assert shown(f'<div class="{token}" id="{token}">Words.</div>') == [("paragraph", "Words.")]


def test_a_slot_that_holds_a_story_is_none() -> None:
    assert shown(f'<div class="ad-container"><p>{"word " * 80}</p></div>') == [("paragraph", ("word " * 80).strip())]


# -- hidden and whole pages


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>no</p>",
        '<p style="color:red;display: none !important">no</p>',
        '<div aria-hidden="true"><p>no</p></div>',
        '<p class="visually-hidden">no</p>',
        "<dialog>no</dialog>",
    ],
)
def test_what_is_hidden_counts_only_where_there_is_nothing_else(hidden: str) -> None:
    reading = read_html(f"{hidden}<p>yes</p>")
    assert [block.text for block in reading.blocks] == ["yes"]
    assert reading.notes == ("1 words that the page hides from readers were left out.",)
    assert [block.text for block in read_html(hidden).blocks] == ["no"]


def test_words_for_screen_readers_stay_where_the_eye_has_none_of_its_own() -> None:
    source = '<h2><span class="sr-only">Title</span><span aria-hidden="true">T i t l e</span></h2><p>x</p>'
    assert shown(source) == [("heading", "Title"), ("paragraph", "x")]


WORDS = "The council voted on the ferry after a long night of talk in the town hall by the harbour. "
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>The ferry is back | Gazette</title>
<meta property="og:site_name" content="Gazette"><meta property="og:title" content="The ferry is back">
<link rel="canonical" href="https://gazette.example/ferry"></head>
<body class="has-sidebar nav-open"><a class="skip-link" href="#m">Skip</a>
<header class="site-header"><h1 class="logo">Gazette</h1><nav><a href=/n>News</a></nav></header>
<div id="wrapper"><div class="sidebar"><p>Most read: a gull.</p></div>
<main><div class="headline-box"><h1>The ferry is back</h1><p class="byline">By Ann Lee</p></div>
<div class="share-bar"><a href=/s>Share</a></div>
<article><p>{WORDS * 2}</p><aside class="fact"><p>Fact: it is a boat.</p></aside>
<aside><ul><li><a href=/r>Related story</a></li></ul></aside><p>{WORDS}</p>
<form action=/nl><label>Your mail</label><button>Go</button></form>
<footer><p>This story first appeared in the Harbour Times.</p></footer></article>
<p>© Harbour Times, used by permission.</p></main>
<section class="comments"><p>{"I do not like boats at all, said the reader. " * 40}</p></section></div>
<footer><p>Imprint</p></footer><script>track()</script></body></html>"""


def test_of_a_saved_page_the_story_is_kept_and_what_is_round_it_left_out() -> None:
    reading = read_html(PAGE)
    assert [block.text for block in reading.blocks] == [
        "The ferry is back",
        "By Ann Lee",
        (WORDS * 2).strip(),
        "Fact: it is a boat.",
        WORDS.strip(),
        "This story first appeared in the Harbour Times.",
        "© Harbour Times, used by permission.",
    ]
    assert reading.blocks[0].kind is RawKind.HEADING
    assert reading.shape is Shape.HTML
    assert any("menus" in note for note in reading.notes)
    assert_places(reading)


def test_a_fragment_keeps_everything_that_shows() -> None:
    source = "<nav><a href=/n>News</a></nav><header>Head</header><p>Text.</p><footer>Foot</footer><form>Form</form>"
    assert [block.text for block in blocks(source)] == ["News", "Head", "Text.", "Foot", "Form"]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><form id=aspnet><div class=menu><p>{}</p></div></form></body></html>",
        "<html><body><div class='sidebar'><p>{}</p></div></body></html>",
        "<html><body><table><tr><td><font>{}</font></td></tr></table></body></html>",
        "<html><body>{}</body></html>",
        "<html><head></head>{}",
        "<html><body><nav>{}</nav></body></html>",
        "<html><body><div style='display:none'><p>{}</p></div></body></html>",
    ],
)
def test_a_page_whose_markup_lies_keeps_its_words(page: str) -> None:
    assert [block.text for block in blocks(page.format(WORDS * 3))] == [(WORDS * 3).strip()]


def test_of_several_stories_on_a_page_the_one_it_is_about_is_taken() -> None:
    stories = "".join(f"<article><h1>Story number {n}</h1><p>{WORDS * 5}</p></article>" for n in "abc")
    page = f'<html><head><meta property="og:title" content="Story number b"></head><body>{stories}</body></html>'
    assert [block.text for block in blocks(page)] == ["Story number b", (WORDS * 5).strip()]


def test_a_list_of_stories_is_kept_whole() -> None:
    stories = "".join(f"<article><h2>Story number {n}</h2><p>{WORDS}</p></article>" for n in "abc")
    found = blocks(f"<html><body><main>{stories}</main></body></html>")
    assert [block.text for block in found if block.kind is RawKind.HEADING] == [f"Story number {n}" for n in "abc"]


# -- hints


def test_hints_of_json_ld() -> None:
    source = """<html lang=en><head><script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "S"},
    {"@type": ["ReportageNewsArticle"], "headline": "Boats &amp; bridges", "description": "Two <b>boats</b>.",
     "author": [{"@type": "Person", "name": "By Ann Lee"}, "Bo Ray"], "datePublished": "2026-03-05T06:10:00-05:00",
     "dateModified": "2026-03-06", "publisher": {"name": "Gazette"}, "keywords": "ferry, town , ferry",
     "mainEntityOfPage": {"@id": "https://gazette.example/x"}}]}</script></head><body>x</body></html>"""
    assert read_html(source).hints == Hints(
        headline="Boats & bridges", standfirst="Two boats.", byline=("Ann Lee", "Bo Ray"),
        published_at="2026-03-05T06:10:00-05:00", updated_at="2026-03-06", canonical="https://gazette.example/x",
        publisher="Gazette", language="en", keywords=("ferry", "town"),
    )  # fmt: skip


def test_hints_of_meta_elements() -> None:
    source = """<title>Boats &amp; bridges | Gazette</title><meta property=og:site_name content=Gazette>
    <meta name=description content=" Two  boats. "><meta name=author content="Ann Lee and Bo Ray">
    <meta property="article:published_time" content="2026-03-05"><meta name=news_keywords content="ferry,town">
    <meta property="og:locale" content="en_GB"><link rel=canonical href=https://gazette.example/x><p>x"""
    assert read_html(source).hints == Hints(
        headline="Boats & bridges", standfirst="Two boats.", byline=("Ann Lee", "Bo Ray"), published_at="2026-03-05",
        canonical="https://gazette.example/x", publisher="Gazette", language="en-GB", keywords=("ferry", "town"),
    )  # fmt: skip


def test_hints_of_marked_elements() -> None:
    source = '<p>By <a rel="author" href="/a">Ann Lee</a> <time datetime="2026-03-05" pubdate>5 March</time></p>'
    hints = read_html(source).hints
    assert (hints.byline, hints.published_at) == (("Ann Lee",), "2026-03-05")


@pytest.mark.parametrize(
    "script", ["{", "[" * 100_000, '{"@type": 1}', '"x"', '{"@type": "NewsArticle", "author": 3}', ""]
)
def test_json_ld_that_is_none_hints_at_nothing(script: str) -> None:
    reading = read_html(f'<script type="application/ld+json">{script}</script><p>x</p>')
    assert (reading.hints, [block.text for block in reading.blocks]) == (Hints(), ["x"])


# -- broken and hostile pages


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<div><p><b>" * 20_000 + "deep", 1),
        ("<div>x" * 20_000, 20_000),
        ("<b>x " * 20_000, 20_000),
        ("<ul><li>x" * 5_000, 5_000),
        ("<table><tr><td>x" * 5_000, 5_000),
        ("<blockquote class=twitter-tweet><p>x " * 3_000, 3_000),
        ("<!--" * 50_000 + "x", 1),
        ("<a " * 50_000 + "x", 100_000 // 2 + 1),
        ("</p></b>" * 50_000 + "x", 1),
        ("<script>" * 50_000 + "x", 1),
        ("&" * 100_000 + " x", 2),
        ("word " * 200_000, 200_000),
        ("<p>one <b>two</b> &amp; three</p>" * 20_000, 80_000),
        ("<a x=\"<a x='>' \"" * 20_000 + ">y", None),
        ("<iframe src=//a.example/b></iframe>" * 20_000 + "x", 1),
        ("<p class=sr-only>x</p>" * 20_000, 20_000),
    ],
    ids=range(16),
)  # fmt: skip
def test_hostile_pages_end_and_keep_their_words(source: str, words: int | None) -> None:
    reading = read_html(source)
    count = sum(len(block.text.split()) for block in reading.blocks)
    assert words is None or count == words


def test_the_tree_is_never_deeper_than_allowed() -> None:
    document = parse("<div>" * 1_000 + "x" + "</div>" * 1_000 + "<p>y")
    depth, element = 0, document.elements[-1]
    while element.parent is not None:
        depth, element = depth + 1, element.parent
    assert document.flattened
    assert depth <= DEEPEST
    assert [block.text for block in read_html("<div>" * 1_000 + "x" + "</div>" * 1_000 + "<p>y").blocks] == ["x", "y"]


NAMES = ["p", "div", "b", "i", "a", "span", "ul", "ol", "li", "h2", "blockquote", "em", "table", "tr", "td", "section",
         "br", "pre", "figure", "figcaption", "cite", "q", "dl", "dt", "font", "o:p", "caption", "center"]  # fmt: skip
PIECES = st.one_of(
    st.sampled_from(NAMES).map(lambda name: f"<{name}>"),
    st.sampled_from(NAMES).map(lambda name: f"</{name}>"),
    st.sampled_from(NAMES).map(lambda name: f'<{name} class="x y" style="font-weight:bold" href=https://e.org/>'),
    st.integers(1, 99).map(lambda number: f" w{number} "),
    st.integers(1, 99).map(lambda number: f"w{number}&amp;"),
    st.sampled_from([" ", "\n", "&nbsp;", "<!-- c -->", "<br><br>", "é", "“", "&#8220;", "😀"]),
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_nested_markup_keeps_every_word_and_place(source: str) -> None:
    reading = read_html(source)
    assert_places(reading)
    assert Counter(re.findall(r"w\d+", " ".join(block.text for block in reading.blocks))) == Counter(
        re.findall(r"w\d+", source)
    )
    for block in reading.blocks:
        for one in block.markup:
            assert 0 <= one.start < one.end <= len(block.text)


@given(st.text(alphabet=st.sampled_from("<>/!-=\"'& ab;#?[]\x00\n"), max_size=120))
def test_no_text_makes_it_fail(source: str) -> None:
    assert_places(read_html(source))


@given(st.text(max_size=60))
def test_escaped_text_shows_as_it_was(text: str) -> None:
    text = re.sub(r"[\x00-\x1f\x7f\ufeff\ud800-\udfff]", " ", text)
    shown_text = " ".join(block.text for block in read_html(f"<p>{html.escape(text)}</p>").blocks)
    assert shown_text.split() == text.split()
