"""From blocks and proposals to an article: what each kind does, and that every other word stays as it was read."""

from collections import Counter

import pytest
from hypothesis import given

from editor.article import body
from editor.article.article import Article, Byline, Dateline
from editor.article.correction import CorrectionKind
from editor.article.embeds import Embed
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.article.source_records import free_key
from editor.article.syndication import CreditPlace
from editor.article.text import admit, words
from editor.importing.assemble import assemble, choose
from editor.importing.reading import Draft, Hints, Markup, Proposal, ProposalKind, RawBlock, RawKind, Reading
from tests.article.strategies import line_of_words
from tests.importing.builders import block, find, proposal, raw_blocks, reading, readings_with_proposals

Kind = ProposalKind


def drafted(source: Reading, *proposals: Proposal) -> Draft:
    """Return the draft with all proposals applied; nothing may be lost."""
    draft = assemble(source, proposals, frozenset(range(len(proposals))), "slug")
    assert draft.unaccounted == ()
    return draft


def visible(article: Article) -> str:
    """Return all words of the body that a reader sees."""
    found = []
    for one in body.parse(article.body):
        if isinstance(one, body.Image):
            found.append(one.alternative)
        found += body.plain_texts(one)
    return " ".join(found)


def folded(text: str) -> list[str]:
    return admit(text).split()


@given(line_of_words, line_of_words)
def test_plain_paragraphs_stay_as_they_are(first: str, second: str) -> None:
    assert drafted(reading(first, second)).article.body == f"{first}\n\n{second}\n"


@given(raw_blocks())
def test_the_words_of_any_block_are_seen_as_they_were_read(raw: RawBlock) -> None:
    draft = drafted(reading(raw))
    dashless = [word for word in folded(f"{raw.alternative} {raw.text}") if word not in {"—", "–", "--"}]
    shown = [word for word in folded(visible(draft.article)) if word not in {"—", "–", "--"}]
    if raw.kind is RawKind.LIST_ITEM and raw.number:
        assert [f"{raw.number}.", *dashless] == shown or not dashless
    else:
        assert shown == dashless


@given(readings_with_proposals())
def test_no_word_is_lost_whatever_applies(given_: tuple[Reading, tuple[Proposal, ...]]) -> None:
    source, proposals = given_
    draft = assemble(source, proposals, frozenset(range(len(proposals))), "slug")
    assert draft.unaccounted == ()
    assert {one.id for one in body.parse(draft.article.body) if isinstance(one, body.Ad)} == {
        ad.id for ad in draft.article.ads
    }
    assert admit(draft.article.body) == draft.article.body


@given(readings_with_proposals())
def test_without_proposals_all_words_stay_in_the_body(given_: tuple[Reading, tuple[Proposal, ...]]) -> None:
    source, proposals = given_
    draft = assemble(source, proposals, frozenset(), "slug")
    before = Counter(word for one in source.blocks for word in words(admit(f"{one.text}\n{one.alternative}")))
    assert not before - Counter(words(visible(draft.article)))
    assert [one.applied for one in draft.proposals] == [False] * len(proposals)


def test_furniture_is_taken_from_the_text() -> None:
    source = reading("Harbour opens", "At last", "By Ana Ruiz and Bo Li", "May 3, 2026", "LISBON (LUSA) — It opened.")
    draft = drafted(
        source,
        find(source, Kind.HEADLINE, 0, "Harbour opens"),
        find(source, Kind.STANDFIRST, 1, "At last"),
        find(source, Kind.BYLINE, 2, "By Ana Ruiz and Bo Li", names=["Ana Ruiz", "Bo Li"]),
        find(source, Kind.DATE, 3, "May 3, 2026", published_at="2026-05-03"),
        find(source, Kind.DATELINE, 4, "LISBON (LUSA) —", place="LISBON", agency="LUSA", date=""),
    )
    furniture = draft.article.furniture
    assert (furniture.headline, furniture.standfirst) == ("Harbour opens", "At last")
    assert furniture.byline == (Byline("Ana Ruiz"), Byline("Bo Li"))
    assert furniture.published_at == "2026-05-03"
    assert furniture.dateline == Dateline("LISBON", "LUSA")
    assert draft.article.body == "It opened.\n"


def test_a_story_has_room_for_one_headline() -> None:
    source = reading("First", "Second")
    draft = drafted(source, find(source, Kind.HEADLINE, 0, "First"), find(source, Kind.HEADLINE, 1, "Second"))
    assert draft.article.furniture.headline == "First"
    assert draft.article.body == "Second\n"
    assert [one.applied for one in draft.proposals] == [True, False]


@pytest.mark.parametrize(
    ("texts", "credit", "place"),
    [
        (("First seen in The Post.", "One.", "Two."), 0, CreditPlace.TOP),
        (("One.", "Two.", "First seen in The Post."), 2, CreditPlace.FOOT),
        (("One.", "First seen in The Post."), 1, CreditPlace.FOOT),
        (("First seen in The Post.", "One."), 0, CreditPlace.TOP),
    ],
)
def test_a_credit_becomes_the_syndication(texts: tuple[str, ...], credit: int, place: CreditPlace) -> None:
    source = reading(*texts)
    found = find(source, Kind.CREDIT, credit, texts[credit], publisher="The Post", url="https://post.example/1")
    syndication = drafted(source, found).article.syndication
    assert syndication is not None
    assert (syndication.publisher, syndication.address) == ("The Post", "https://post.example/1")
    assert (syndication.credit_text, syndication.credit_place) == ("First seen in The Post.", place)


def test_two_credits_are_one_syndication() -> None:
    source = reading("From The Post.", "One.", "Two.", "© The Post")
    draft = drafted(
        source,
        find(source, Kind.CREDIT, 0, "From The Post."),
        find(source, Kind.CREDIT, 3, "© The Post", publisher="The Post"),
    )
    syndication = draft.article.syndication
    assert syndication is not None
    assert syndication.credit_text == "From The Post. © The Post"
    assert (syndication.publisher, syndication.credit_place) == ("The Post", CreditPlace.TOP)


def test_ads_are_numbered_in_the_order_of_the_text() -> None:
    source = reading("ADVERTISEMENT", "One. Ad below. Two goes on.", "Advertisement")
    draft = drafted(
        source,
        find(source, Kind.AD, 2, "Advertisement"),
        find(source, Kind.AD, 0, "ADVERTISEMENT", sizes=[[728, 90], [300, 250], ["x", 1], [0, 5]]),
        find(source, Kind.AD, 1, "Ad below."),
    )
    assert draft.article.body == ("::ad{#ad-1}\n\nOne.\n\n::ad{#ad-2}\n\nTwo goes on.\n\n::ad{#ad-3}\n")
    assert [(size.width, size.height) for size in draft.article.ads[0].sizes] == [(728, 90), (300, 250)]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ("[[728,90],[300,250]]", [(728, 90), (300, 250)]),
        ("[", [(300, 250)]),
        ("", [(300, 250)]),
        ('{"a": 1}', [(300, 250)]),
    ],
)
def test_a_slot_of_the_markup_brings_its_sizes(sizes: str, expected: list[tuple[int, int]]) -> None:
    source = reading("One.", block(RawKind.AD_SLOT, "", target=sizes))
    (ad,) = drafted(source, proposal(source, Kind.AD, (Segment(1, 0, 0),))).article.ads
    assert [(size.width, size.height) for size in ad.sizes] == expected


def test_what_stood_inside_a_sentence_leaves_it_whole() -> None:
    source = reading("The mayor, AnaAna Ruiz profile, said so. More on ports Ships sink Then it rained.")
    draft = drafted(
        source,
        find(source, Kind.RELATED, 0, "Ana Ruiz profile"),
        find(source, Kind.RELATED, 0, "More on ports Ships sink"),
    )
    assert draft.article.body == "The mayor, Ana, said so.\n\nThen it rained.\n"


def test_a_recognised_post_becomes_an_embed_with_its_words() -> None:
    source = reading("Before.", "So glad!", "— Ana (@ana) May 3, 2026", "After.")
    found = proposal(
        source,
        Kind.EMBED,
        (Segment(1, 0, 8), Segment(2, 0, 24)),
        provider="x",
        url="https://x.com/ana/status/1234567890",
        handle="ana",
        author="Ana",
        date="2026-05-03",
    )
    draft = assemble(source, (found,), frozenset({0}), "slug", imported_by="Jo", imported_at="2026-05-04T10:00:00Z")
    (embed,) = draft.article.embeds
    assert draft.article.body == "Before.\n\n::embed{#e-1}\n\nAfter.\n"
    assert (embed.provider, embed.post_id) == ("x", "1234567890")
    assert embed.latest.words == "So glad!\n— Ana (@ana) May 3, 2026"
    assert (embed.latest.handle, embed.latest.captured_by) == ("ana", "Jo")


def test_a_post_in_the_markup_keeps_what_the_markup_says() -> None:
    post = Embed("", "youtube", "https://www.youtube.com/watch?v=aaaaaaaaaaa", "aaaaaaaaaaa")
    source = reading("Before.", block(RawKind.EMBED, "", embed=post))
    draft = drafted(source, proposal(source, Kind.EMBED, (Segment(1, 0, 0),)))
    assert draft.article.body == "Before.\n\n::embed{#e-1}\n"
    assert draft.article.embeds == (Embed("e-1", "youtube", post.address, "aaaaaaaaaaa"),)
    untouched = drafted(source)
    assert untouched.article.body == f"Before.\n\n<{post.address}>\n"


def test_a_caption_goes_to_the_picture_before_it() -> None:
    picture = block(RawKind.IMAGE, "", target="asset:ab", alternative="Ships")
    source = reading(picture, "The [old] port. “Photo”: Ana", "Text.")
    draft = drafted(source, find(source, Kind.CAPTION, 1, source.blocks[1].text))
    assert draft.article.body == '![Ships](asset:ab "The [old] port. “Photo”: Ana")\n\nText.\n'


def test_a_caption_of_the_markup_needs_no_proposal() -> None:
    picture = block(RawKind.IMAGE, "", target="https://example.org/a b.jpg", alternative="[x]")
    source = reading(picture, block(RawKind.CAPTION, 'He said "no" \\o/'))
    (image,) = body.parse(drafted(source).article.body)
    assert isinstance(image, body.Image)
    assert (image.alternative, image.caption) == ("[x]", 'He said "no" \\o/')
    assert image.target == "https://example.org/a%20b.jpg"


def test_a_caption_without_picture_is_left_out_only_when_chosen() -> None:
    source = reading("A harbour. (Ana/Photo)", "Text.")
    found = find(source, Kind.CAPTION, 0, "A harbour. (Ana/Photo)")
    assert drafted(source, found).article.body == "Text.\n"
    assert drafted(source).article.body == "A harbour. (Ana/Photo)\n\nText.\n"


@pytest.mark.parametrize(
    ("words_", "kind"),
    [
        ("Correction: It was Monday.", CorrectionKind.CORRECTION),
        ("UPDATE: It is over.", CorrectionKind.UPDATE),
        ("Aktualisiert: vorbei.", CorrectionKind.UPDATE),
    ],
)
def test_a_correction_becomes_a_record(words_: str, kind: CorrectionKind) -> None:
    source = reading("Text.", words_)
    draft = drafted(source, find(source, Kind.CORRECTION, 1, words_))
    assert [(one.text, one.kind) for one in draft.article.corrections] == [(words_, kind)]
    assert draft.article.body == "Text.\n"


def test_quotations_of_one_speaker_cite_one_source() -> None:
    source = reading("“We won,” Jörg Müller said. “At last.”", "“Really?” asked Ana Müller.")
    draft = drafted(
        source,
        find(source, Kind.QUOTE, 0, "“We won,”", speaker="Jörg Müller", called="Jörg Müller", state="paired"),
        find(source, Kind.QUOTE, 0, "“At last.”", speaker="Jörg Müller"),
        find(source, Kind.QUOTE, 1, "“Really?”", speaker="Ana Müller"),
    )
    assert draft.article.body == (
        "“We won,” [@muller] Jörg Müller said. “At last.” [@muller]\n\n“Really?” [@muller-2] asked Ana Müller.\n"
    )
    assert [source.name for source in draft.article.sources] == ["Jörg Müller", "Ana Müller"]


def test_a_running_quotation_is_cited_once_after_its_end() -> None:
    source = reading("“One.", "“Two,” Ana said.")
    found = proposal(source, Kind.QUOTE, (Segment(0, 0, 5), Segment(1, 0, 6)), speaker="Ana")
    assert drafted(source, found).article.body == "“One.\n\n“Two,” [@ana] Ana said.\n"


def test_a_lost_mark_is_put_in() -> None:
    source = reading("First.", "The port is safe,” Ana said.", "“Yes,” said Bo. “No.")
    opened = find(source, Kind.QUOTE, 1, "The port is safe,”", speaker="Ana", mend={"at": 7, "insert": "“"})
    closed = find(source, Kind.QUOTE, 2, "“No.", speaker="Bo", mend={"at": len(source.decoded), "insert": "”"})
    assert drafted(source, opened, closed).article.body == (
        "First.\n\n“The port is safe,” [@ana] Ana said.\n\n“Yes,” said Bo. “No.” [@bo]\n"
    )


def test_a_quotation_without_speaker_changes_nothing() -> None:
    source = reading("So-called “experts” met.")
    draft = drafted(source, find(source, Kind.QUOTE, 0, "“experts”", speaker="", state="paired"))
    assert draft.article.body == "So-called “experts” met.\n"
    assert not draft.proposals[0].applied


def test_a_quotation_in_what_was_taken_away_does_not_apply() -> None:
    source = reading("Text.", "“Buy,” said Ana.")
    draft = drafted(
        source, find(source, Kind.AD, 1, "“Buy,” said Ana."), find(source, Kind.QUOTE, 1, "“Buy,”", speaker="Ana")
    )
    assert draft.article.sources == ()
    assert [one.applied for one in draft.proposals] == [True, False]


@pytest.mark.parametrize(("accept", "applies"), [("none", 0), ("sure", 1), ("likely", 3), ("all", 4)])
def test_grades_say_what_applies_at_once(accept: str, applies: int) -> None:
    source = reading("“One,” said Ana.", "Ad", "Two.")
    proposals = (
        find(source, Kind.AD, 1, "Ad"),
        find(source, Kind.QUOTE, 0, "“One,”", speaker="Ana"),
        find(source, Kind.RELATED, 2, "Two.", grade=Grade.LIKELY),
        find(source, Kind.EMBED, 2, "Two.", grade=Grade.SUSPECT),
    )
    assert len(choose(proposals, accept)) == applies


def test_form_becomes_markdown() -> None:
    source = reading(
        block(RawKind.HEADING, "Part # one", level=1),
        block(
            RawKind.PARAGRAPH,
            "Bold and a link\nhere",
            markup=(
                Markup(0, 4, "strong"),
                Markup(11, 15, "a", "https://example.org/x"),
                Markup(15, 16, "br"),
            ),
        ),
        block(RawKind.QUOTE, "So it is."),
        block(RawKind.QUOTE, "— Jane"),
        block(RawKind.LIST_ITEM, "one", number=1),
        block(RawKind.LIST_ITEM, "in", level=1),
        block(RawKind.LIST_ITEM, "two", number=2),
        block(RawKind.LIST_ITEM, "dot"),
        block(RawKind.DIVIDER, ""),
        block(RawKind.TABLE, "a\tb\n1|\t2"),
    )
    assert drafted(source).article.body == (
        "## Part # one\n\n**Bold** and a [link](https://example.org/x)\\\nhere\n\n> So it is.\n> — Jane\n\n"
        "1. one\n  - in\n2. two\n\n- dot\n\n---\n\n| a | b |\n| --- | --- |\n| 1\\| | 2 |\n"
    )


def test_the_markup_may_say_whose_words_a_quotation_is() -> None:
    source = reading(block(RawKind.QUOTE, "So it is."), block(RawKind.QUOTE, "Jane", target="credit"), "Text.")
    assert drafted(source).article.body == "> So it is.\n> — Jane\n\nText.\n"


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        (Markup(2, 4, "em"), "unbelievable\n"),
        (Markup(0, 12, "a", "javascript:alert(1)"), "unbelievable\n"),
        (Markup(0, 12, "u"), "unbelievable\n"),
        (Markup(0, 12, "a", "https://example.org/a(b)"), "[unbelievable](https://example.org/a%28b%29)\n"),
    ],
)
def test_what_markdown_cannot_say_is_dropped_and_the_words_stay(mark: Markup, expected: str) -> None:
    assert drafted(reading(block(RawKind.PARAGRAPH, "unbelievable", markup=(mark,)))).article.body == expected


def test_numbers_that_do_not_count_up_stay_as_words() -> None:
    source = reading(block(RawKind.LIST_ITEM, "ten", number=10), block(RawKind.LIST_ITEM, "nine", number=9))
    assert drafted(source).article.body == "10. ten\n\n9. nine\n"


def test_hints_fill_what_the_text_does_not_tell() -> None:
    source = reading("Text.")
    hints = Hints(headline="From the  page", byline=("Ana",), language="de-AT", keywords=("port",), published_at="2026")
    draft = assemble(Reading(source.shape, source.decoded, source.blocks, hints), (), frozenset(), "slug")
    furniture = draft.article.furniture
    assert (furniture.headline, furniture.language, furniture.keywords) == ("From the page", "de", ("port",))
    assert furniture.byline == (Byline("Ana"),)


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Adriana Tudela", set(), "tudela"),
        ("Jörg Groß", {"gross"}, "gross-2"),
        ("Łukasz Wałęsa", set(), "walesa"),
        ("Владимир", set(), "source"),
        ("the mayor's office", set(), "office"),
        ("!", {"source", "source-2"}, "source-3"),
    ],
)
def test_keys_are_made_of_surnames(name: str, taken: set[str], key: str) -> None:
    assert free_key(name, taken) == key


@pytest.mark.timeout(60)
def test_ten_megabytes_on_one_line_are_a_story() -> None:
    draft = drafted(reading("word *and* [more] " * 600_000))
    assert len(draft.article.body) > 10_000_000
