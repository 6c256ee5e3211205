"""Duties of syndication: seeded breaches are all found, and their clean twins have no finding at all."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article.ads import AdPlacement, Switch
from editor.article.article import Article, Byline, Furniture
from editor.article.findings import Severity
from editor.article.sources import Source
from editor.article.syndication import CreditPlace, Duties, Edits, SearchEngines, Syndication
from editor.article.syndication_profiles import Profile, Profiles, apply
from editor.checks import syndication, syndication_duties, syndication_edits
from editor.checks.background import Background
from editor.checks.registry import BY_CODE, run_checks
from editor.checks.story import Story
from editor.checks.syndication_duties import shown
from editor.desk.syndication import presets

# Those of this family alone: what the others say of our story is for their own tests.
CHECKS = (*syndication.CHECKS, *syndication_duties.CHECKS, *syndication_edits.CHECKS)
NOW = datetime(2026, 11, 25, 22, 30, tzinfo=UTC)
COUNTER = "https://counter.theconversation.com/content/7/count.gif"
CONTRACT = Profile(
    "harbour-weekly",
    "Harbour Weekly",
    publishers=("Harbour Weekly",),
    credit="First published by {publisher}, {authors}.",
    duties=Duties(edits=Edits.NONE, images_allowed=False),
    is_own=True,
)
PROFILES = Profiles((CONTRACT, *presets()))

BODY = """The council of Port Ellery voted 7 to 2 on Wednesday to bring back the night ferry.

“Half of this town works on the other side of the water,” said Mayor Marta Quillan. [@quillan]

The [treasurer’s report](https://ellery.example/report) counts on 340 passengers a night.

## What it costs

The boats cost $6.2 million, which is 31 cents a week for each household in Ellery.

![The wharf](asset:aa "Tanner’s Wharf at low tide")

Tickets go on sale in April, and dogs travel free on every crossing.
"""
BASE = Article(
    Furniture("night-ferry", headline="Port Ellery votes for its night ferry", byline=(Byline("Tomas Adair"),)),
    BODY,
    sources=(Source("quillan", "Marta Quillan", role="Mayor"),),
)
TOLD = Syndication(
    "The Conversation",
    "https://theconversation.com/night-ferry-7",
    authors=("Tomas Adair",),
    credit_text="This article is republished from The Conversation under a Creative Commons license. "
    "Read the original article.",
    duties=Duties(counter=COUNTER),
)


def under(key: str, **told: Any) -> Article:
    """Return the story as imported under a profile."""
    profile = PROFILES.get(key)
    assert profile is not None
    return replace(BASE, syndication=apply(profile, replace(TOLD, **told)))


NO_PICTURE = BODY.replace('![The wharf](asset:aa "Tanner’s Wharf at low tide")\n\n', "")
ORIGINALS = {
    "conversation": replace(under("the-conversation"), body=NO_PICTURE),
    "with a picture": under("the-conversation"),
    "propublica": replace(
        under(
            "propublica",
            publisher="ProPublica",
            address="https://www.propublica.org/article/night-ferry",
            credit_text="This story was originally published by ProPublica.",
            duties=Duties(counter="https://pixel.propublica.org/pixel.gif?id=7"),
        ),
        body=NO_PICTURE,
    ),
    "no derivatives": under("cc-by-nd", publisher="Quayside", credit_text="First in Quayside. CC BY-ND 4.0."),
    "attribution": under("cc-by", publisher="Quayside", credit_text="First in Quayside. CC BY 4.0."),
    "agency": under(
        "agency-wire",
        publisher="The Associated Press",
        credit_text="© 2026 The Associated Press. All rights reserved. This material may not be redistributed.",
    ),
    "contract": replace(
        under("harbour-weekly", publisher="Harbour Weekly", credit_text="", duties=Duties()), body=NO_PICTURE
    ),
}
Change = Callable[[Article], Article]


def words(old: str, new: str) -> Change:
    def change(article: Article) -> Article:
        assert old in article.body
        return replace(article, body=article.body.replace(old, new))

    return change


def told(**changes: Any) -> Change:
    def change(article: Article) -> Article:
        assert article.syndication
        return replace(article, syndication=replace(article.syndication, **changes))

    return change


def duties(**changes: Any) -> Change:
    def change(article: Article) -> Article:
        assert article.syndication
        changed = replace(article.syndication.duties, **changes)
        return replace(article, syndication=replace(article.syndication, duties=changed))

    return change


def furniture(**changes: Any) -> Change:
    return lambda article: replace(article, furniture=replace(article.furniture, **changes))


def with_ad(article: Article) -> Article:
    text = article.body.replace("## What it costs", "::ad{#ad-1}\n\n## What it costs")
    return replace(article, body=text, ads=(AdPlacement("ad-1"),))


def both(*changes: Change) -> Change:
    def change(article: Article) -> Article:
        for one in changes:
            article = one(article)
        return article

    return change


@dataclass(frozen=True, slots=True)
class Seeded:
    """One seeded breach: of which original, what was done, what is found, and (part of) the sentence."""

    of: str
    done: Change
    code: str
    says: str = ""


LAST = "Tickets go on sale in April, and dogs travel free on every crossing.\n"
BREACHES = (
    # Edits beyond time, place and style.
    Seeded("conversation", words("7 to 2", "8 to 1"), "edits-forbidden", "“7” became “8”, and 1 more"),
    Seeded("conversation", words("on Wednesday", "on Thursday"), "edits-forbidden", "“Wednesday” became “Thursday”"),
    Seeded("conversation", words("said Mayor", "claimed Mayor"), "edits-forbidden", "“said” became “claimed”"),
    Seeded("conversation", words("Half of this town", "Most of this town"), "edits-forbidden", "“Half” became “Most”"),
    Seeded("conversation", words(LAST, ""), "edits-forbidden", "was taken out"),
    Seeded("conversation", words(LAST, LAST + "\nThe mayor was not available for comment.\n"), "edits-forbidden",
        "“The mayor was not available for comment” was added"),
    Seeded("conversation", words(" in Ellery", " in Norberg"), "edits-forbidden", "“Ellery” became “Norberg”"),
    Seeded("conversation", words("travel free", "do not travel free"), "edits-forbidden", "“do not” was added"),
    Seeded("conversation", words("$6.2 million", "$62 million"), "edits-forbidden", "“6.2” became “62”"),
    Seeded("conversation", words("## What it costs\n\n", ""), "edits-forbidden", "“What it costs” was taken out"),
    Seeded("conversation", words("## What it costs", "## What nobody tells you"), "edits-forbidden"),
    Seeded("propublica", words(", which is 31 cents a week for each household in Ellery", ""), "edits-forbidden"),
    # No edits at all: what counts as style elsewhere is too much here.
    Seeded("no derivatives", words("on Wednesday", "last week"), "edits-forbidden", "allows no edits"),
    Seeded("no derivatives", words("Mayor Marta Quillan", "Marta Quillan"), "edits-forbidden"),
    Seeded("no derivatives", words("31 cents", "thirty-one cents"), "edits-forbidden"),
    Seeded("no derivatives", words("free on every", "free, on every"), "edits-forbidden", "“,” was added"),
    Seeded("contract", words("night ferry.", "night ferry!"), "edits-forbidden", "“.” became “!”"),
    Seeded("conversation", furniture(headline="Ferry shock for Ellery"), "headline-changed", "The headline was"),
    # Links.
    Seeded("propublica", words("[treasurer’s report](https://ellery.example/report)", "treasurer’s report"),
        "links-dropped", "“treasurer’s report”"),
    Seeded("propublica", words("https://ellery.example/report", "https://ellery.example/"), "links-dropped"),
    Seeded("propublica", told(address=""), "credit-link-missing", "is missing"),
    Seeded("attribution", told(address="quayside.example/7"), "credit-link-missing", "is no web address"),
    Seeded("agency", told(address=""), "original-address-missing"),
    Seeded("attribution", both(told(address=""), duties(search_engines=SearchEngines.CANONICAL)),
        "canonical-without-address"),
    # The credit.
    Seeded("conversation", told(credit_text=" "), "credit-missing"),
    Seeded("conversation", told(credit_text="First seen on another site."), "credit-changed", "The Conversation asks"),
    Seeded("contract", told(credit_text="First published by Harbour Weekly."), "credit-changed", "Tomas Adair"),
    Seeded("agency", told(credit_text="From The Associated Press."), "credit-changed", "All rights reserved"),
    Seeded("no derivatives", told(credit_text="CC BY-ND 4.0."), "credit-changed", "Quayside"),
    Seeded("conversation", told(credit_place=CreditPlace.FOOT), "credit-misplaced", "at the top"),
    Seeded("conversation", furniture(byline=()), "authors-uncredited", "names Tomas Adair"),
    Seeded("attribution", furniture(byline=(Byline("Newsroom"),)), "authors-uncredited"),
    Seeded("agency", told(publisher=""), "publisher-missing"),
    # Ads, pictures, the counter.
    Seeded("conversation", with_ad, "ads-forbidden"),
    Seeded("propublica", with_ad, "ads-forbidden"),
    Seeded("with a picture", lambda article: article, "pictures-forbidden"),
    Seeded("conversation", duties(counter=""), "counter-missing", "changed or taken out"),
    Seeded("propublica", duties(counter="https://stats.example/one.gif"), "counter-missing"),
    # The time.
    Seeded("contract", duties(embargo_until="2026-11-26T06:00:00+01:00"), "embargo-running",
        "2026-11-26 06:00 (UTC+01:00)"),
    Seeded("contract", duties(embargo_until="tomorrow at six"), "embargo-running", "no time with its zone"),
    Seeded("contract", duties(expires_at="2026-11-25T22:00:00Z"), "licence-expired", "2026-11-25 22:00 (UTC)"),
    # The profile.
    Seeded("conversation", duties(ads_allowed=True), "duties-loosened", "allows no ads inside"),
    Seeded("no derivatives", duties(edits=Edits.ANY), "duties-loosened", "allows as edits: none"),
    Seeded("contract", told(profile="gone-weekly"), "profile-unknown", "gone-weekly"),
    Seeded("attribution", told(profile="", licence="", credit_text="Under a Creative Commons license. Quayside.",
        duties=Duties()), "licence-unclear", "does not say which"),
    Seeded("attribution", told(profile="", licence="CC BY-NC-ND 4.0", duties=Duties()), "licence-unclear",
        "CC BY-NC-ND 4.0"),
)  # fmt: skip


def found(article: Article, of: str) -> list[tuple[str, str]]:
    background = Background(ORIGINALS[of], ORIGINALS[of], PROFILES, NOW)
    return [(one.code, one.message) for one in run_checks(Story(article, background=background), CHECKS)]


@pytest.mark.parametrize("seeded", BREACHES, ids=lambda one: f"{one.of}: {one.code} {one.says}".strip())
def test_a_seeded_breach_is_found_and_its_clean_twin_has_none(seeded: Seeded) -> None:
    clean = ORIGINALS["conversation" if seeded.of == "with a picture" else seeded.of]
    assert found(clean, seeded.of) == []
    broken = seeded.done(ORIGINALS[seeded.of])
    told = [message for code, message in found(broken, seeded.of) if code == seeded.code]
    assert told, found(broken, seeded.of)
    assert any(seeded.says in message for message in told), told


def test_there_are_more_than_forty() -> None:
    assert len(BREACHES) >= 40


@pytest.mark.parametrize("seeded", BREACHES, ids=lambda one: f"{one.of}: {one.code} {one.says}".strip())
def test_a_fix_mends_its_breach(seeded: Seeded) -> None:
    broken = seeded.done(ORIGINALS[seeded.of])
    background = Background(ORIGINALS[seeded.of], ORIGINALS[seeded.of], PROFILES, NOW)
    finding = next(one for one in run_checks(Story(broken, background=background), CHECKS) if one.code == seeded.code)
    assert 0 <= finding.start <= finding.end <= len(broken.body)
    if finding.fix:
        before = [code for code, _ in found(broken, seeded.of)].count(seeded.code)
        assert [code for code, _ in found(finding.fix.mended, seeded.of)].count(seeded.code) < before


@pytest.mark.parametrize(
    ("of", "done"),
    [
        ("conversation", words("on Wednesday", "last week")),
        ("conversation", words("on Wednesday", "on November 18")),
        ("conversation", words("household in Ellery", "household here")),
        ("conversation", words("31 cents", "thirty-one cents")),
        ("conversation", words("said Mayor Marta", "said Mayor Mrs Marta")),
        ("conversation", words("$6.2 million, which", "$6.2 million – which")),
        ("conversation", words("“Half of this town works on the other side of the water,”",
            "'Half of this town works on the other side of the water',")),
        ("conversation", words("Tickets go on sale in April, and", "Tickets go on sale in April. And")),
        ("conversation", words(" a night.\n\n## What", " a night.\n\n::embed{#e}\n\n## What")),
        ("conversation", words("ferry.\n\n“Half", "ferry. “Half")),
        ("conversation", words("household in Ellery.", "household in Ellery.\n\n![Ours](asset:bb \"By us\")")),
        ("conversation", told(credit_text="Updated. " + TOLD.credit_text.replace("license", "licence"))),
        ("contract", words("“Half", "Half")),
        ("contract", words("water,”", "water,\"")),
        ("attribution", words("on Wednesday", "on Thursday")),
        ("attribution", with_ad),
        ("contract", duties(embargo_until="2026-11-25T23:30:00+01:00")),
        ("contract", duties(expires_at="2026-11-25T23:31:00+01:00")),
        ("agency", told(credit_text="From the wire. © 2026 The Associated Press. All rights reserved. "
            "This material may not be redistributed.")),
    ],
)  # fmt: skip
def test_what_a_licence_allows_is_no_breach(of: str, done: Change) -> None:
    codes = {code for code, _ in found(done(ORIGINALS[of]), of)}
    assert not codes


def test_ads_that_are_switched_off_are_no_breach() -> None:
    article = with_ad(ORIGINALS["conversation"])
    off = replace(article, ad_settings=replace(article.ad_settings, off=Switch("Ana Ruiz", "a gift of the house")))
    assert "ads-forbidden" not in dict(found(off, "conversation"))


def test_authors_may_be_named_at_the_foot_of_the_story() -> None:
    original = ORIGINALS["conversation"]
    word = "\nTomas Adair is a professor of tides at Norberg.\n"
    article = replace(furniture(byline=())(original), body=original.body + word)
    background = Background(article, article, PROFILES, NOW)
    assert not run_checks(Story(article, background=background), CHECKS)


def test_what_a_licence_forbids_is_blocking() -> None:
    forbidden = {
        "edits-forbidden", "links-dropped", "credit-link-missing", "credit-missing", "credit-changed", "ads-forbidden",
        "authors-uncredited", "pictures-forbidden", "counter-missing", "embargo-running", "licence-expired",
    }  # fmt: skip
    assert {BY_CODE[code].severity for code in forbidden} == {Severity.BLOCKING}


def test_lines_that_are_no_part_of_the_story_may_go_or_stay() -> None:
    """An ad label or “Read more” of the input is in the import, not in the recognised original."""
    original = ORIGINALS["conversation"]
    imported = replace(original, body=original.body + "\nRead more: How the Marigold was lost, and who paid for it.\n")
    background = Background(original, imported, PROFILES, NOW)
    for article in (original, imported):
        assert not run_checks(Story(article, background=background), CHECKS)
    changed = replace(imported, body=imported.body.replace("Marigold", "Primrose"))
    assert [one.code for one in run_checks(Story(changed, background=background), CHECKS)] == ["edits-forbidden"]


def test_words_that_moved_to_the_furniture_are_not_lost() -> None:
    line = "Port Ellery votes for its night ferry"
    original = replace(ORIGINALS["no derivatives"], body=f"{line}.\n\n{BODY}")
    original = replace(original, furniture=replace(original.furniture, headline=""))
    background = Background(original, original, PROFILES, NOW)
    moved = replace(ORIGINALS["no derivatives"], furniture=replace(original.furniture, headline=line))
    assert "edits-forbidden" not in [one.code for one in run_checks(Story(moved, background=background), CHECKS)]


def test_without_a_clock_nothing_is_said_of_the_time() -> None:
    article = duties(embargo_until="2999-01-01T00:00:00Z")(ORIGINALS["contract"])
    background = Background(article, article, PROFILES)
    assert "embargo-running" not in [one.code for one in run_checks(Story(article, background=background), CHECKS)]


def test_a_story_that_was_not_imported_says_so() -> None:
    background = Background(None, None, PROFILES, NOW)
    codes = [one.code for one in run_checks(Story(ORIGINALS["contract"], background=background), CHECKS)]
    assert codes == ["original-unknown"]


@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_is_shown_with_its_zone(when: datetime) -> None:
    assert shown(when).endswith(" (UTC)")
