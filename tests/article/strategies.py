"""Hypothesis strategies of the domain, for all tests: any text, any article, and articles that hang together."""

import dataclasses
import types
import typing
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from editor.article import body, escaping
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Dateline, Furniture
from editor.article.embeds import Capture, Embed
from editor.article.sources import Source, Terms
from editor.article.text import admit

# Characters that mean something to some reader of the text, mixed with words in three scripts.
TRICKY = "ab Zé¥ \n\t\\`*_~[]()<>#!|:;.,-–—'\"“”‘’@&%$^{}=+/?0123456789…\u00a0\u200d😀שד漢"

any_text = st.text(max_size=60)
admitted_text = st.one_of(st.text(alphabet=TRICKY, max_size=80), st.text(max_size=40)).map(admit)
one_line = admitted_text.map(lambda text: " ".join(text.split()))
line_of_words = st.lists(st.text(alphabet="abcdeéłñÜ’'", min_size=1, max_size=8), min_size=1, max_size=12).map(
    lambda words: admit(" ".join(words))
)

# Lines as they stand in stories and in Markdown, whole and broken.
markdown_line = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "\t",
            "# Head",
            "#tag",
            "## ",
            "---",
            "***",
            "* * *",
            "___",
            "- item",
            "  - inner",
            "* item",
            "1. one",
            "2. two",
            "  2. in",
            "2024. A year",
            "> quote",
            ">",
            "> — Jane",
            ">x",
            "::ad{#ad-1}",
            "::embed{#e-1}",
            "::ad{#}",
            '![a](asset:00 "c")',
            "![a](javascript:x)",
            "```",
            "```html",
            "| a | b |",
            "|---|---|",
            "a|b",
            "-|-",
            "    code",
            "**bold** and *it*",
            "[x](https://example.org)",
            "said [@key, p. 3]",
            "two  ",
            "back\\",
            "<b>tag</b>",
            "5*3*2",
        ]
    ),
    one_line,
)
body_text = st.lists(markdown_line, max_size=14).map("\n".join).map(admit)


def of_type(kind: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for any value of a domain type, built from its fields, so that a new field is covered."""
    origin = typing.get_origin(kind)
    if origin is tuple:
        (item,) = (part for part in typing.get_args(kind) if part is not Ellipsis)
        return st.lists(of_type(item), max_size=2).map(tuple)
    if origin in (types.UnionType, typing.Union):
        return st.one_of(*(st.none() if part is types.NoneType else of_type(part) for part in typing.get_args(kind)))
    if kind is str:
        return st.one_of(st.just(""), admitted_text)
    if kind is bool:
        return st.booleans()
    if kind is int:
        return st.integers(min_value=-(2**40), max_value=2**40)
    if issubclass(kind, StrEnum):
        return st.sampled_from(list(kind))
    hints = typing.get_type_hints(kind)
    # A field at its default is the common case, and keeps the values small.
    fields = {
        field.name: of_type(hints[field.name])
        if field.default is dataclasses.MISSING
        else st.one_of(st.just(field.default), of_type(hints[field.name]))
        for field in dataclasses.fields(kind)
    }
    return st.builds(kind, **fields)


def articles() -> st.SearchStrategy[Article]:
    """Return articles that hold any admitted text in any field; markers and records need not belong together."""
    return st.builds(
        lambda article, text: dataclasses.replace(article, body=text),
        of_type(Article),
        st.one_of(admitted_text, body_text),
    )


@st.composite
def stories(draw: st.DrawFn) -> Article:
    """Return articles that hang together: each marker has its record, each citation its source."""
    sources = tuple(
        Source(key=f"source-{number}", name=draw(line_of_words), terms=draw(st.sampled_from(list(Terms))))
        for number in range(1, draw(st.integers(1, 3)) + 1)
    )
    blocks: list[str] = []
    ads: list[AdPlacement] = []
    embeds: list[Embed] = []
    for kind in draw(
        st.lists(st.sampled_from(("words", "cited", "heading", "quote", "list", "ad", "embed")), max_size=9)
    ):
        words = draw(line_of_words)
        if kind == "ad":
            ads.append(AdPlacement(f"ad-{len(ads) + 1}"))
            blocks.append(body.marker("ad", ads[-1].id))
        elif kind == "embed":
            embeds.append(Embed(f"e-{len(embeds) + 1}", provider="x", captures=(Capture(words=words),)))
            blocks.append(body.marker("embed", embeds[-1].id))
        else:
            cited = draw(st.sampled_from(sources)).key
            forms = {
                "words": escaping.escape(words),
                "cited": f"“{words},” she said [@{cited}].",
                "heading": f"## {words}",
                "quote": f"> {words}\n> — Jane",
                "list": f"- {words}\n- {words}",
            }
            blocks.append(forms[kind])
    furniture = Furniture(
        slug=draw(st.from_regex(r"[a-z]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)),
        headline=draw(line_of_words),
        standfirst=draw(st.one_of(st.just(""), line_of_words)),
        byline=tuple(Byline(name) for name in draw(st.lists(line_of_words, max_size=2))),
        dateline=draw(st.one_of(st.none(), st.builds(Dateline, place=line_of_words))),
        ednote=draw(st.one_of(st.just(""), line_of_words)),
    )
    text = "\n\n".join(blocks) + "\n" if blocks else ""
    return Article(furniture, text, sources=sources, ads=tuple(ads), embeds=tuple(embeds))
