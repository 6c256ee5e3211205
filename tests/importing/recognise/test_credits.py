"""Whose story it first was, in eight languages."""

import pytest

from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.importing.reading import Markup, ProposalKind, RawBlock, RawKind, Reading, Shape
from editor.importing.recognise.recogniser import recognise
from tests.importing.recognise.support import (
    COPY,
    LAST_COPY,
    MORE_COPY,
    proposals,
    story,
    story_beginning,
    story_ending,
    words,
)

CREDIT = ProposalKind.CREDIT


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("This article was originally published by Harbour Weekly. Read the original article.", "Harbour Weekly"),
        ("This article originally appeared on Tides.com.", "Tides.com"),
        ("This post originally appeared on Quayside and is republished with permission.", "Quayside"),
        ("_This article first appeared on Quayside and is republished under a Creative Commons license._", "Quayside"),
        ("This article is republished from The Conversation under a Creative Commons license.", "The Conversation"),
        ("A version of this story first appeared in the Harbour Times.", "Harbour Times"),
        ("This story was first published on March 3, 2024, by Quayside.", "Quayside"),
        ("First published in The Conversation.", "The Conversation"),
        ("The post Council approves new bridge appeared first on Harbour Gazette.", "Harbour Gazette"),
        ("Der Beitrag Neue Brücke genehmigt erschien zuerst auf Hafenblatt.", "Hafenblatt"),
        ("La entrada Nuevo puente aprobado se publicó primero en El Muelle.", "El Muelle"),
        ("This article is a joint publication of Quayside and Dock Magazine.", "Quayside and Dock Magazine"),
        ("Este artículo fue publicado originalmente en El Muelle. Lea el original.", "El Muelle"),
        ("Cet article est republié à partir de The Conversation sous licence Creative Commons.", "The Conversation"),
        ("Dieser Artikel erschien zuerst bei Hafenblatt.", "Hafenblatt"),
        ("Copyright © 2024 The Associated Press. All rights reserved.", "The Associated Press"),
        ("©2024 Harbour Times. Visit harbour.example. Distributed by Tribune Content Agency, LLC.", "Harbour Times"),
        ("© dpa-infocom, dpa:250312-99-123456/2", "dpa-infocom"),
        ("(with inputs from Agencies)", "Agencies"),
        ("With reports from Reforma and El Muelle", "Reforma and El Muelle"),
        ("Via: Harbour News", "Harbour News"),
        ("Quelle: dpa", "dpa"),
        ("Con información de EFE", "EFE"),
        ("The Associated Press contributed to this report.", "The Associated Press"),
        ("— Bernama", "Bernama"),
    ],
)
def test_a_credit_at_the_foot_names_the_publisher(line: str, publisher: str) -> None:
    (found,) = proposals(story_ending(line), CREDIT)
    assert (found.text, found.value["publisher"]) == (line, publisher)


def test_a_credit_on_top_is_found_by_its_sense_alone() -> None:
    line = "We thank our partners. You can read this story on their site by CLICKING HERE."
    (found,) = proposals("\n".join((line, COPY, MORE_COPY)), CREDIT)
    assert (found.text, found.grade) == (line, Grade.SURE)
    assert (found.value["publisher"], found.value["url"]) == ("", "")


def test_a_credit_on_top_that_could_be_a_mere_hint_is_likely() -> None:
    line = "You can read this story on their site."
    (found,) = proposals("\n".join((line, COPY, MORE_COPY)), CREDIT)
    assert (found.text, found.grade) == (line, Grade.LIKELY)


def test_words_that_can_be_nothing_else_are_sure() -> None:
    (found,) = proposals(story_beginning("This story was originally published by Harbour Weekly"), CREDIT)
    assert found.grade is Grade.SURE


@pytest.mark.parametrize(
    "line",
    [
        "First published on November 19, 2019 / 8:16 AM",
        "First published on Tue 29 Nov 2016",
        "This article was originally published at 2:05 p.m.",
        "The study was first published in Nature.",
        "This article is part of our series on bridges.",
        "A version of this article appears in print on Nov. 5, 2024, Section A, Page 1.",
        "You can read the report on the ministry’s website.",
        "With rain from the west, the fire slowed.",
        "Source: World Bank",
        "View this post on Instagram",
    ],
)
def test_dates_and_copy_are_no_credit(line: str) -> None:
    assert words(story_ending(line), CREDIT) == []


def test_copy_that_tells_of_a_publication_is_no_credit() -> None:
    line = "The news site originally published the story on Monday and took it down after complaints from the mayor."
    assert words(story(line), CREDIT) == []


def test_a_ban_on_republishing_is_told() -> None:
    ban = "This material may not be published, broadcast or redistributed."
    (found,) = proposals(story_ending(f"Copyright 2024 The Associated Press. {ban}"), CREDIT)
    assert found.value["rights"] == "may not be published, broadcast or redistributed"


def test_lines_that_go_on_a_credit_belong_to_it() -> None:
    lines = ("Copyright 2024 The Associated Press.", "All rights reserved.")
    (found,) = proposals(story_ending(*lines), CREDIT)
    assert len(found.segments) == 2
    assert found.value["publisher"] == "The Associated Press"
    assert found.value["rights"] == "All rights reserved"


@pytest.mark.parametrize(
    ("end", "name"), [(" PTI", "PTI"), (" — Bernama", "Bernama"), (" (AFP)", "AFP"), (" (dpa/afp)", "dpa/afp")]
)
def test_an_agency_after_the_last_sentence_is_a_credit(end: str, name: str) -> None:
    (found,) = proposals("\n".join((COPY, MORE_COPY, LAST_COPY + end)), CREDIT)
    assert found.text == end.strip()
    assert found.value["publisher"] == name


def test_a_credit_that_ends_a_paragraph_is_cut_out() -> None:
    credit = "This article was originally published by Harbour Weekly."
    (found,) = proposals("\n".join((COPY, MORE_COPY, f"{LAST_COPY} {credit}")), CREDIT)
    assert (found.text, found.grade) == (credit, Grade.LIKELY)


def test_the_address_is_that_of_the_link() -> None:
    text = "This article originally appeared on Quayside."
    address = "https://quayside.example/bridge"
    block = RawBlock(RawKind.PARAGRAPH, Plain(text, ((0, 3),)), 0, len(text) + 7, (Markup(36, 44, "a", address),))
    (found,) = [one for one in recognise(Reading(Shape.HTML, f"<p>{text}</p>", (block,))) if one.kind is CREDIT]
    assert found.value["url"] == address


def test_an_address_in_the_words_is_taken() -> None:
    (found,) = proposals(
        story_ending("This article originally appeared on Quayside: https://quayside.example/a."), CREDIT
    )
    assert found.value["url"] == "https://quayside.example/a"


def _linked(text: str, *links: tuple[str, str]) -> Reading:
    """Return a page whose last paragraph is a credit with links over some of its words."""
    blocks, offset = [], 0
    for words_ in (COPY, MORE_COPY, LAST_COPY, text):
        markup = tuple(
            Markup(words_.index(on), words_.index(on) + len(on), "a", address)
            for on, address in links
            if words_ is text
        )
        plain = Plain(words_, ((0, offset),))
        blocks.append(RawBlock(RawKind.PARAGRAPH, plain, offset, offset + len(words_), markup))
        offset += len(words_) + 1
    return Reading(Shape.HTML, "\n".join((COPY, MORE_COPY, LAST_COPY, text)), tuple(blocks))


def _credit(reading: Reading) -> dict[str, object]:
    (found,) = [one for one in recognise(reading) if one.kind is CREDIT]
    return dict(found.value)


def test_the_original_is_the_page_that_is_linked_and_not_the_site_or_the_licence() -> None:
    front, licence = "https://quayside.example/", "https://creativecommons.org/licenses/by-nd/4.0/"
    original = "https://quayside.example/2026/quay"
    text = "This article first appeared on Quayside and is republished here under a Creative Commons license."
    links = (("article", original), ("Quayside", front), ("license", licence))
    value = _credit(_linked(text, *links))
    assert (value["publisher"], value["url"], value["licence"]) == ("Quayside", original, "CC BY-ND 4.0")
    assert _credit(_linked(text, *links[1:]))["url"] == front
    assert _credit(_linked(text, links[2]))["url"] == ""


def test_a_licence_that_is_named_in_words_is_told() -> None:
    text = "This article is republished from Quayside under a CC BY-NC 4.0 licence."
    assert _credit(_linked(text))["licence"] == "CC BY-NC 4.0"
    assert "licence" not in _credit(_linked("This article is republished from Quayside under a licence."))
