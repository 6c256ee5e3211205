"""Posts whose markup is lost, and posts of the markup."""

from typing import cast

import pytest

from editor.article.embeds import Capture, Embed
from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.importing.reading import Markup, ProposalKind, RawBlock, RawKind, Reading, Shape
from editor.importing.recognise.recogniser import recognise
from tests.importing.recognise.support import COPY, LAST_COPY, MORE_COPY, proposals, story, words

EMBED = ProposalKind.EMBED
POST = "What a bridge! See you at the opening. https://t.co/aB3dE5fG7h"
TAIL = "— Nora Field (@norafield) July 18, 2026"


def test_words_and_tail_are_one_post() -> None:
    (found,) = proposals(story(POST, TAIL), EMBED)
    assert (found.text, found.grade) == (f"{POST}\n{TAIL}", Grade.SURE)
    assert found.value == {
        "provider": "x",
        "url": "",
        "handle": "norafield",
        "author": "Nora Field",
        "date": "2026-07-18",
        "words": POST,
    }


@pytest.mark.parametrize(
    ("tail", "iso"),
    [
        ("— Nora 🇵🇪 “N” Field 👩‍🚀 (@norafield) July 18, 2026", "2026-07-18"),
        ("– Nora Field (@norafield) 18. Juli 2026", "2026-07-18"),
        ("— Нора (@norafield) 18 июля 2026 г.", "2026-07-18"),
        ("-- Nora Field (@norafield) 18 de julio de 2026", "2026-07-18"),
        ("— Nora Field (@norafield) Apr 21, 2024 at 15:09", "2024-04-21T15:09"),
        ("Nora Field (@norafield) July 18, 2026", "2026-07-18"),
        ("— Nora Field (@norafield)", ""),
    ],
)
def test_tails_of_many_forms_are_read(tail: str, iso: str) -> None:
    (found,) = proposals(story("What a bridge!", tail), EMBED)
    assert found.text == f"What a bridge!\n{tail}"
    assert found.value["date"] == iso


def test_a_post_in_one_line_is_the_whole_line() -> None:
    line = f"{POST} {TAIL}"
    (found,) = proposals(story(line), EMBED)
    assert (found.text, found.value["words"]) == (line, POST)


def test_two_posts_in_a_row_stay_two() -> None:
    second = "I cried. 😭"
    assert words(story(POST, TAIL, second, TAIL), EMBED) == [f"{POST}\n{TAIL}", f"{second}\n{TAIL}"]


def test_lines_of_one_post_are_joined_up_to_a_blank_line() -> None:
    post = "What a bridge!\nThree things stand out.\nThe first is its colour."
    text = "\n\n".join((COPY, MORE_COPY, f"{post}\n{TAIL}", LAST_COPY, COPY))
    assert words(text, EMBED) == [f"{post}\n{TAIL}"]


def test_a_line_of_handles_above_belongs_to_the_post() -> None:
    assert words(story("Look @leewong #bridge", POST, TAIL), EMBED) == [f"Look @leewong #bridge\n{POST}\n{TAIL}"]


def test_a_tail_amid_the_words_takes_both_sides() -> None:
    first, rest = ".@leewong @harbour", "Update: now it stands. https://t.co/aB3dE5fG7h"
    text = story(first, TAIL, rest)
    (found,) = proposals(text, EMBED)
    assert found.text == f"{first}\n{TAIL}\n{rest}"
    assert found.value["words"] == f"{first}\n{rest}"
    assert words(text, ProposalKind.CORRECTION) == []


def test_a_tail_before_the_words_leaves_the_copy_above_alone() -> None:
    assert words(story(TAIL, POST), EMBED) == [f"{TAIL}\n{POST}"]


def test_a_lead_in_stays_copy() -> None:
    assert words(story("See her post:", "What a bridge!", TAIL), EMBED) == [f"What a bridge!\n{TAIL}"]


def test_a_post_run_into_a_paragraph_begins_after_who_wrote_it() -> None:
    line = f"{COPY} Mayor Field tweeted: What a bridge! See you there. {TAIL} The mayor will cut the ribbon."
    assert words(line, EMBED) == [f"What a bridge! See you there. {TAIL}"]


def test_copy_with_a_handle_in_brackets_is_no_post() -> None:
    assert (
        words(story("The mayor — Nora Field (@norafield) — said that she would open the bridge herself in May."), EMBED)
        == []
    )


def test_a_bluesky_post_is_told_by_its_handle() -> None:
    lines = ("Look at this bridge!", "[image or embed]", "— Nora Field (@nora.bsky.social) Apr 21, 2024 at 15:09")
    (found,) = proposals(f"{COPY}\n\n" + "\n".join(lines) + f"\n\n{MORE_COPY}", EMBED)
    assert found.text == "\n".join(lines)
    assert found.value["provider"] == "bluesky"


@pytest.mark.parametrize(
    "lines",
    [
        (
            "View this post on Instagram",
            "Bridge day #bridge",
            "A post shared by Nora Field (@norafield) on Dec 5, 2016 at 9:10am PST",
        ),
        ("View this post on Instagram", "A post shared by Nora Field (@norafield)"),
        ("Sieh dir diesen Beitrag auf Instagram an", "Ein Beitrag geteilt von Nora Field (@norafield)"),
        ("Ver esta publicación en Instagram", "Una publicación compartida de Nora Field (@norafield)"),
        ("Bridge day #bridge", "A post shared by Nora Field (@norafield)"),
    ],
)
def test_an_instagram_post_is_told_by_the_words_round_it(lines: tuple[str, ...]) -> None:
    (found,) = proposals(story(*lines), EMBED)
    assert found.text == "\n".join(lines)
    assert (found.value["provider"], found.value["author"], found.value["handle"]) == (
        "instagram",
        "Nora Field",
        "norafield",
    )


def test_copy_above_a_shared_line_is_no_caption() -> None:
    line = "A post shared by Nora Field (@norafield)"
    assert words(story(line), EMBED) == [line]


@pytest.mark.parametrize(
    ("lines", "provider"),
    [
        (("@norafield", "Bridge day #bridge", "♬ original sound - Nora"), "tiktok"),
        (("@norafield Bridge day #bridge ♬ original sound - Nora",), "tiktok"),
        (("I found a bridge", "by u/norafield in r/bridges"), "reddit"),
        (("reddit by u/norafield",), "reddit"),
        (("https://www.instagram.com/p/BwhCjGGF1Tt/",), "instagram"),
        (("https://x.com/norafield/status/1919902403999965441",), "x"),
        (("Her post: https://twitter.com/norafield/status/1919902403999965441",), "x"),
        (("https://www.youtube.com/watch?v=dQw4w9WgXcQ",), "youtube"),
        (("What a bridge! pic.twitter.com/aB3dE5fG7h",), "x"),
        (("Posted by Nora Field on Tuesday, January 5, 2016",), "facebook"),
    ],
)
def test_other_networks_leave_other_traces(lines: tuple[str, ...], provider: str) -> None:
    (found,) = proposals(story(*lines), EMBED)
    assert (found.text, found.value["provider"]) == ("\n".join(lines), provider)


@pytest.mark.parametrize(
    "line",
    [
        "https://harbour.example/bridge",
        "See https://x.com/norafield for more.",
        "More AP sports: https://apnews.com/sports",
    ],
)
def test_other_addresses_are_no_posts(line: str) -> None:
    assert words(story(line), EMBED) == []


def test_a_post_of_the_markup_is_sure_and_points_at_the_markup() -> None:
    decoded = "<blockquote class=twitter-tweet><p>What a bridge!</p></blockquote>"
    post = Embed(
        "", "x", "https://x.com/nora/status/1", "1", (Capture("What a bridge!", "Nora", "nora", "2026-07-18"),)
    )
    block = RawBlock(RawKind.EMBED, Plain("What a bridge!", ((0, 35),)), 0, len(decoded), embed=post)
    (found,) = recognise(Reading(Shape.HTML, decoded, (block,)))
    assert (found.kind, found.grade, found.text) == (EMBED, Grade.SURE, decoded)
    assert found.value["url"] == "https://x.com/nora/status/1"
    assert found.value["handle"] == "nora"


def test_the_address_is_that_of_the_date_s_link() -> None:
    text = f"{POST}\n{TAIL}"
    link = Markup(text.index("July"), len(text), "a", "https://twitter.com/norafield/status/12345?ref_src=x")
    block = RawBlock(RawKind.QUOTE, Plain(text, ((0, 0),)), 0, len(text), (link,))
    (found,) = [one for one in recognise(Reading(Shape.HTML, text, (block,))) if one.kind is EMBED]
    assert cast(str, found.value["url"]).endswith("/status/12345")
