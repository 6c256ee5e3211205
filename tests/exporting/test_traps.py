"""The traps of Markdown that were proved by running other programs: a story's text means what it says."""

import nh3
import pytest

from editor.article import body
from editor.exporting.render import render
from tests.exporting.visible import visible_text


def rendered(text: str) -> str:
    return "\n".join(render(block) for block in body.parse(text))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("#Celtics win! #NBA", "<p>#Celtics win! #NBA</p>"),
        ("Text then\n#GoTeam tag", "<p>Text then\n#GoTeam tag</p>"),
        ("2024. A year", "<p>2024. A year</p>"),
        ("Score\n---", "<p>Score</p>\n<hr>"),
        ("Score\n===", "<p>Score\n===</p>"),
        ("5*3*2", "<p>5*3*2</p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        (
            "> Quote\n> — Jane",
            "<blockquote><p>Quote</p><footer><cite>Jane</cite></footer></blockquote>",
        ),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("![x](javascript:alert(1))", "<p>![x](javascript:alert(1))</p>"),
        ("    four spaces", "<p>    four spaces</p>"),
        ("\ta tab\tinside", "<p>\ta tab\tinside</p>"),
        ("&copy; &amp; &#169; & x", "<p>&amp;copy; &amp;amp; &amp;#169; &amp; x</p>"),
        ("[ref]: https://example.org", "<p>[ref]: https://example.org</p>"),
        ("*[HTML]: words", "<p>*[HTML]: words</p>"),
        ("Term\n: what it means", "<p>Term\n: what it means</p>"),
        ("klzzwxh:0001 wzxhzdk:3", "<p>klzzwxh:0001 wzxhzdk:3</p>"),
        ("a\u00a0b\u2003c", "<p>a\u00a0b\u2003c</p>"),
        ("1986\\. A good year", "<p>1986. A good year</p>"),
        ("\\#NBA", "<p>#NBA</p>"),
        (
            "<https://example.org/?a=1&b=2>",
            '<p><a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a></p>',
        ),
        ("said so [@tudela, floor speech].", "<p>said so.</p>"),
    ],
)
def test_text_means_what_it_says(text: str, html: str) -> None:
    assert rendered(text) == html


def test_a_later_block_changes_no_earlier_one() -> None:
    """Reference definitions and abbreviations reach back in other programs."""
    text = "See [the list] of the HTML group.\n\n[the list]: https://example.org\n\n*[HTML]: a language"
    assert visible_text(rendered(text)) == (
        "See [the list] of the HTML group. [the list]: https://example.org *[HTML]: a language"
    )


def test_headings_begin_below_the_headline() -> None:
    assert rendered("# One\n\n## Two\n\n### Three") == '<h2 data-level="1">One</h2>\n<h2>Two</h2>\n<h3>Three</h3>'


def test_lists_nest_and_count() -> None:
    assert rendered("- a\n  1. b\n  2. c\n- d") == "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"
    assert rendered("1. a\n2. b") == "<ol><li>a</li><li>b</li></ol>"


def test_kept_text_keeps_its_first_empty_line() -> None:
    html = rendered("```\n\n  x\n```")
    assert html == "<pre><code>\n  x</code></pre>"
    # A parser that follows the standard, as those of browsers do, drops a line feed after <pre> alone.
    assert nh3.clean(html, tags={"pre", "code"}) == html
