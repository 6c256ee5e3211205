"""Ad labels, advertisers, promotions without a label, labels in a long line."""

import pytest

from editor.article.grade import Grade
from editor.article.inline import Plain
from editor.importing.reading import ProposalKind, RawBlock, RawKind, Reading, Shape
from editor.importing.recognise.ads import label_grade
from editor.importing.recognise.promotions import is_promotion
from editor.importing.recognise.recogniser import recognise
from tests.importing.recognise.support import COPY, MORE_COPY, proposals, story, words

AD = ProposalKind.AD


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "ADVERTISEMENT",
        "[Advertisement]",
        "Advertisement 3",
        "........ Advertisement ........",
        "- Anzeige -",
        "⌈WERBUNG⌉",
        "Publicidad",
        "Passer la publicité",
        "La suite après cette publicité",
        "Dalsza część artykułu pod reklamą",
        "Continua após a publicidade",
        "Advertentie",
        "Annons",
        "Реклама",
        "Story continues below advertisement",
        "Article continues after this advertisement",
        "Article continues below this ad",
        "Article continues after sponsor message",
        "Advertisement · Scroll to continue",
        "ADVERTISEMENT - CONTINUE READING BELOW",
        "Advertisement. Scroll to continue reading.",
        "Advertisement 2 Story continues below",
        "This advertisement has not loaded yet, but your article continues below.",
        "SKIP ADVERTISEMENT",
        "report this ad",
        "Sponsor Message",
    ],
)
def test_a_line_that_is_only_a_label_is_a_sure_ad(line: str) -> None:
    (found,) = proposals(story(line), AD)
    assert (found.text, found.grade) == (line, Grade.SURE)


@pytest.mark.parametrize("line", ["Ad", "Ads", "Sponsored", "Promoted", "Story continues"])
def test_a_label_that_can_also_be_a_heading_is_likely(line: str) -> None:
    assert label_grade(line) is Grade.LIKELY


@pytest.mark.parametrize(
    "line",
    [
        "Advertising spending will rise next year",
        "Tags: ads, advertisement, shopping",
        "Ads for everyone",
        "Anzeige erstattet",
        "The story continues",
        "Advertisement will run for two weeks",
        "Advertising Standards Authority",
        "Werbung: So trickst der Handel",
        "Ad agencies merge",
        "Story",
        "",
    ],
)
def test_words_about_advertising_are_no_label(line: str) -> None:
    assert label_grade(line) is None
    assert words(story(line), AD) == []


@pytest.mark.parametrize(
    ("line", "advertiser"),
    [
        ("ADVERTISEMENT – HARBOUR KITCHENS", "HARBOUR KITCHENS"),
        ("Advertisement (Adnet)", "Adnet"),
        ("Sponsored by Harbour Bank", "Harbour Bank"),
        ("Presented by Northsea Cars", "Northsea Cars"),
    ],
)
def test_a_label_with_its_advertiser_is_likely(line: str, advertiser: str) -> None:
    (found,) = proposals(story(line), AD)
    assert found.grade is Grade.LIKELY
    assert found.value["advertiser"] == advertiser


@pytest.mark.parametrize(
    "line",
    [
        "New to Pockit? It's an app designed to help you save. Deposit $50 and get a $5 bonus with the code POCKIT5",
        "Insight by Harbour Cloud: Public servants look at storage in this exclusive executive briefing.",
        "Use code BRIDGE25 at checkout for 25% off your first order.",
        "HARBOURTV is the fastest-growing news channel in the country!",
        "Start your free trial today and save up to 50% on your subscription!",
    ],
)
def test_a_line_that_promotes_is_an_ad_without_a_label(line: str) -> None:
    (found,) = proposals(story(line), AD)
    assert (found.text, found.grade) == (line, Grade.LIKELY)


@pytest.mark.parametrize(
    "line",
    [
        "The bank raised its bonus pool by 20 percent, and nobody in the branch offices knew of it.",
        "You should not download the app until the hole in it has been closed.",
        "She is the only woman to have led the network since it was founded.",
        "Users got a discount code by email, but the app did not take it.",
        "“Use code BRIDGE25 to get 25% off your first order today,” the letter said.",
        "The fastest-growing news channel in the country lost a million viewers!",
    ],
)
def test_copy_about_offers_is_no_promotion(line: str) -> None:
    assert not is_promotion(line)


@pytest.mark.parametrize(
    "label",
    ["Story continues below advertisement", "ADVERTISEMENT", "Advertisement - story continues below", "REKLAMA"],
)
def test_a_label_between_two_sentences_of_a_long_line_is_likely(label: str) -> None:
    (found,) = proposals(f"{COPY} {label} {MORE_COPY}", AD)
    assert (found.text, found.grade) == (label, Grade.LIKELY)


@pytest.mark.parametrize(
    "sentence",
    [
        "The sign said Story continues below advertisement and made him laugh.",
        "An ADVERTISEMENT in capitals stood on the wall.",
        "Advertisement Standards say otherwise.",
        "Advertisement spending fell.",
    ],
)
def test_a_label_amid_a_sentence_is_copy(sentence: str) -> None:
    assert words(f"{COPY} {sentence} {MORE_COPY}", AD) == []


def test_a_slot_of_the_markup_is_sure_and_points_at_its_words() -> None:
    decoded = "<div data-aqa=ad>Not loaded</div>"
    slot = RawBlock(RawKind.AD_SLOT, Plain("Not loaded", ((0, 17),)), 0, len(decoded))
    empty = RawBlock(RawKind.AD_SLOT, Plain("", ()), 0, len(decoded))
    for block, expected in ((slot, "Not loaded"), (empty, decoded)):
        (found,) = recognise(Reading(Shape.HTML, decoded, (block,)))
        assert (found.kind, found.grade, found.text) == (AD, Grade.SURE, expected)
