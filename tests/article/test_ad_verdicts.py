"""Every kind of bad placement is refused with its own reason; the words of the reasons; the density of a story."""

import random
from dataclasses import replace

import pytest

from editor.article.ad_density import Density
from editor.article.ad_policy import AdPolicy, Kind, Slot
from editor.article.ad_suggestions import How, suggest
from editor.article.ad_verdicts import Reason, judge, verdicts
from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Furniture
from editor.article.correction import Correction
from editor.article.syndication import CreditPlace, Duties, Syndication
from editor.checks.ads_presets import presets

HOUSE = presets()["house"]
PARAGRAPH = "The boat crosses the water seven times a day, and on Sundays it stays at the quay with nobody aboard. " * 3
GOOD = [f"{name}. {PARAGRAPH}".strip() for name in "One Two Three Four Five Six Seven Eight Nine Ten".split()]
MARKER = "::ad{#ad-1}"
SWITCH = Switch("Ana", "why")


def article(blocks: list[str], *ads: AdPlacement, **fields: object) -> Article:
    made = Article(Furniture("x"), "\n\n".join(blocks) + "\n", ads=ads or (AdPlacement("ad-1"),))
    return replace(made, **fields)  # type: ignore[arg-type]


def with_marker(at: int, *put: str, blocks: list[str] | None = None) -> list[str]:
    """Return the good blocks with some lines, and the marker among them as `AD`, put in before a block."""
    lines = list(blocks or GOOD)
    lines[at:at] = [MARKER if line == "AD" else line for line in put or ("AD",)]
    return lines


def reasons(made: Article, policy: AdPolicy = HOUSE, nth: int = 0) -> list[Reason]:
    return [one.reason for one in verdicts(made, policy)[nth].objections]


# What makes a placement bad, and the one reason that is told: each is put into stories at random places below.
BESIDE = {
    "after a heading": (("## What it costs", "AD"), Reason.AFTER, "a heading"),
    "after a picture": (("![a](https://example.org/a.jpg)", "AD"), Reason.AFTER, "a picture"),
    "before a picture": (("AD", "![a](https://example.org/a.jpg)"), Reason.BEFORE, "a picture"),
    "after a post": (("::embed{#e-1}", "AD"), Reason.AFTER, "an embedded post"),
    "before a post": (("AD", "::embed{#e-1}"), Reason.BEFORE, "an embedded post"),
    "after a divider": (("---", "AD"), Reason.AFTER, "a divider"),
    "before HTML": (("AD", "```html\n<b>x</b>\n```"), Reason.BEFORE, "a block of HTML or kept text"),
    "before a correction": (("AD", "**Correction:** It is six."), Reason.BEFORE, "a correction"),
    "after a correction in German": (("Korrektur: Es sind sechs.", "AD"), Reason.AFTER, "a correction"),
    "before a credit": (("AD", "This story was originally published by the Gazette."), Reason.BEFORE, "the credit"),
    "after a credit": (("Republished with permission.", "AD"), Reason.AFTER, "the credit"),
    "in a quotation that runs on": (("“We sail,", "AD", "“and we land.”"), Reason.QUOTATION, ""),
    "in a German quotation that runs on": (("„Wir fahren", "AD", "„und landen.“"), Reason.QUOTATION, ""),
    "in a French quotation that runs on": (("« Nous partons", "AD", "« et arrivons. »"), Reason.QUOTATION, ""),
    "in a straight quotation that runs on": (('"We sail', "AD", '"and land."'), Reason.QUOTATION, ""),
    "between a quotation and who said it": (("“We sail.”", "AD", "said Rosa Diaz."), Reason.QUOTATION, ""),
    "between a quotation and its verb": (
        ("“We sail.” [@diaz]", "AD", "Rosa Diaz said so on Monday."),
        Reason.QUOTATION,
        "",
    ),
    "before a dash and a name": (("“We sail.”", "AD", "— Rosa Diaz, harbour master"), Reason.QUOTATION, ""),
    "under a block quotation": (("> We sail.", "AD", "— Rosa Diaz"), Reason.QUOTATION, ""),
    "before what is introduced": (("Rosa Diaz said:", "AD", "> We sail.\n> — Diaz"), Reason.QUOTATION, ""),
    "before a quotation in line": (("Rosa Diaz said: [@diaz]", "AD", "“We sail.”"), Reason.QUOTATION, ""),
    "before a list that is introduced": (("The report names three:", "AD", "- boats\n- ice"), Reason.QUOTATION, ""),
}


@pytest.mark.parametrize("name", BESIDE)
def test_bad_neighbours_are_refused_with_the_right_reason_anywhere(name: str) -> None:
    put, reason, found = BESIDE[name]
    rng = random.Random(name)
    for _ in range(20):
        at = rng.randint(3, len(GOOD) - 2)
        (verdict,) = verdicts(article(with_marker(at, *put)), HOUSE)
        assert [one.reason for one in verdict.objections] == [reason], (at, verdict.sentence)
        assert found in verdict.sentence


@pytest.mark.parametrize(
    "put",
    [
        ("“We sail,” said Rosa Diaz.", "AD", "“We land,” she added."),
        ("“We sail.”", "AD", PARAGRAPH.strip()),
        ("> We sail.\n> — Rosa Diaz", "AD", "Rosa Diaz said so."),
        ("He called it “ice”.", "AD", "“We sail,” said Diaz."),
        ("The fare: $4.50.", "AD", "Nobody objected."),
        ('The 6" pipe.', "AD", "It broke."),
    ],
)
def test_what_only_looks_like_a_split_quotation_is_no_reason(put: tuple[str, ...]) -> None:
    assert reasons(article(with_marker(5, *put))) == []


def test_a_placement_in_a_good_place_holds() -> None:
    for at in range(3, len(GOOD)):
        assert reasons(article(with_marker(at))) == []


@pytest.mark.parametrize("at", [0, 1, 2])
def test_too_early(at: int) -> None:
    assert reasons(article(with_marker(at))) == [Reason.EARLY]


def test_a_trailing_ad_is_placed_and_judged() -> None:
    made = article(with_marker(len(GOOD)))
    (verdict,) = verdicts(made, HOUSE)
    assert [one.reason for one in verdict.objections] == [Reason.LATE]
    assert verdict.sentence == "Too late: 0 blocks after it, and the policy asks for 1."
    assert verdict.gap == len(GOOD)


@pytest.mark.parametrize(
    ("place", "corrections", "credit", "expected"),
    [
        (CreditPlace.FOOT, True, True, ["a correction", "the credit"]),
        (CreditPlace.FOOT, False, True, ["the credit"]),
        (CreditPlace.TOP, True, True, ["a correction"]),
    ],
)
def test_an_end_of_the_story_is_beside_what_stands_there(
    place: CreditPlace, corrections: bool, credit: bool, expected: list[str]
) -> None:
    policy = replace(HOUSE, blocks_after=0, blocks_before=0)
    fields = {
        "corrections": (Correction("It is six."),) if corrections else (),
        "syndication": Syndication("Gazette", credit_place=place) if credit else None,
    }
    last = verdicts(article(with_marker(len(GOOD)), **fields), policy)[0]
    assert [one.found for one in last.objections] == expected
    first = verdicts(article(with_marker(0), **fields), policy)[0]
    assert [one.reason for one in first.objections] == ([Reason.AFTER] if place is CreditPlace.TOP else [])


def test_a_paragraph_that_is_the_credit_text_is_a_credit() -> None:
    told = Syndication("Gazette", credit_text="From our friends at the Gazette.")
    made = article(with_marker(5, "AD", "From our *friends* at the Gazette."), syndication=told)
    assert reasons(made) == [Reason.BEFORE]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"ad_settings": AdSettings(off=SWITCH)}, Reason.OFF),
        ({"ad_settings": AdSettings(sensitive=SWITCH)}, Reason.SENSITIVE),
        ({"syndication": Syndication("G", duties=Duties(ads_allowed=False))}, Reason.LICENCE),
    ],
)
def test_what_keeps_every_ad_out_of_a_story(fields: dict[str, object], reason: Reason) -> None:
    made = article(with_marker(5), **fields)
    assert reasons(made) == [reason]
    assert all(gap.objections[0].reason is reason for gap in judge(made, HOUSE).gaps)
    assert suggest(made, HOUSE).placements == ()


def test_off_and_sensitive_differ_in_what_a_policy_makes_of_them() -> None:
    allowing = replace(HOUSE, sensitive=True)
    assert reasons(article(with_marker(5), ad_settings=AdSettings(sensitive=SWITCH)), allowing) == []
    assert reasons(article(with_marker(5), ad_settings=AdSettings(off=SWITCH)), allowing) == [Reason.OFF]


def test_a_short_story_has_no_ads() -> None:
    made = article(with_marker(3, blocks=GOOD[:4]))
    assert reasons(made) == [Reason.SHORT]
    long = replace(HOUSE, story_blocks=0, story_words=5_000)
    assert [one.found for one in verdicts(article(with_marker(5)), long)[0].objections] == ["610 words"]


def test_too_many_too_close_and_too_few_words() -> None:
    ads = [AdPlacement(f"ad-{number}") for number in range(1, 4)]
    lines = list(GOOD)
    for at, number in ((9, 3), (5, 2), (3, 1)):
        lines.insert(at, f"::ad{{#ad-{number}}}")
    made = article(lines, *ads)
    assert reasons(made, replace(HOUSE, most=2), 2) == [Reason.MANY]
    assert reasons(made, nth=1) == [Reason.BLOCKS]
    assert verdicts(made, HOUSE)[1].sentence == (
        "Too close to the ad before: 2 blocks between them, and the policy asks for 3."
    )
    assert reasons(made, replace(HOUSE, blocks_between=1, words_between=200), 1) == [Reason.WORDS]
    gap = judge(made, HOUSE).gaps[4]
    assert [(one.reason, one.other) for one in gap.objections] == [
        (Reason.BLOCKS, "before"),
        (Reason.WORDS, "before"),
        (Reason.BLOCKS, "after"),
        (Reason.WORDS, "after"),
    ]


def test_records_that_the_policy_does_not_take() -> None:
    sizes = (Size(300, 250),)
    cases = {
        Reason.SLOT: AdPlacement("ad-1", "skyscraper", sizes),
        Reason.SIZES: AdPlacement("ad-1", "article", (Size(970, 90),)),
        Reason.LABEL: AdPlacement("ad-1", "article", sizes, "Our favourites"),
    }
    for reason, ad in cases.items():
        assert reasons(article(with_marker(5), ad)) == [reason]
        mended = suggest(article(with_marker(5), ad), HOUSE).placements[0]
        assert (mended.how, mended.gap) == (How.MENDED, 5)
    assert reasons(article(with_marker(5), AdPlacement("other"))) == [Reason.NO_RECORD]
    lines = with_marker(5)
    lines.insert(9, MARKER)
    assert reasons(article(lines), nth=1) == [Reason.TWICE]


def test_the_most_of_a_slot() -> None:
    policy = replace(HOUSE, slots=(Slot("top", (Size(300, 250),), 1), Slot("low", (Size(320, 50),))))
    lines = with_marker(3)
    lines.insert(8, "::ad{#ad-2}")
    ads = (AdPlacement("ad-1", "top"), AdPlacement("ad-2", "top"))
    assert reasons(article(lines, *ads), policy, 1) == [Reason.SLOT_FULL]
    suggested = suggest(article(lines, *ads), policy).placements
    assert [one.record.slot for one in suggested][:2] == ["top", "low"]


def test_density_refuses_the_one_too_many_and_shows_its_arithmetic() -> None:
    lines = [f"{number}. Short." for number in range(20)]
    for at, number in ((16, 3), (10, 2), (4, 1)):
        lines.insert(at, f"::ad{{#ad-{number}}}")
    made = article(lines, *(AdPlacement(f"ad-{number}") for number in (1, 2, 3)))
    policy = replace(HOUSE, words_between=0)
    judged = judge(made, policy)
    found = [[one.reason for one in verdict.objections] for verdict in judged.placements]
    assert found == [[], [Reason.DENSITY], [Reason.DENSITY]]
    assert judged.density.text == 20 * (29 + 22)
    assert judged.density.is_over
    assert judged.density.arithmetic == (
        "(250 + 250 + 250 px of ads) ÷ (750 + 1,020 px of text) = 42.4 % of the height on a phone 360 px wide."
    )
    assert not judge(made, replace(policy, density=0)).refused
    assert Density((), 100, 30).percent == 0


def test_a_neighbour_counts_though_another_ad_stands_between() -> None:
    lines = with_marker(5, "## Costs", "AD", "::ad{#ad-2}")
    made = article(lines, AdPlacement("ad-1"), AdPlacement("ad-2"))
    assert Reason.AFTER in reasons(made, nth=1)


def test_an_empty_story_and_one_of_a_marker_alone_are_judged() -> None:
    assert judge(article([""]), HOUSE).placements == ()
    assert [gap.gap for gap in judge(article([""]), HOUSE).gaps] == [0]
    assert Reason.SHORT in reasons(article([MARKER]))
    assert suggest(article([MARKER]), HOUSE).changed.article.body == ""


def test_scaip_counts_every_block() -> None:
    blocks = ["## One", "Two.", "![a](https://example.org/a.jpg)", MARKER, *(f"{n} words." for n in range(3))]
    assert reasons(article(blocks), presets()["scaip"]) == []
    assert Kind.HEADING in presets()["scaip"].counted
