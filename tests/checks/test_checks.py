"""Each check finds its breach, and nothing on the clean twin."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from editor.article.ads import AdPlacement, Switch
from editor.article.article import Article, Byline, Furniture
from editor.article.embeds import Capture, Embed, PostState
from editor.article.findings import Finding, Severity
from editor.article.sources import Source, Terms
from editor.article.syndication import Duties, Syndication
from editor.checks.registry import CHECKS, run_checks
from editor.checks.story import Story
from tests.checks.test_syndication import BREACHES as SYNDICATION

POST = Embed(
    "e-1",
    "x",
    "https://x.com/ellery/status/1",
    "1",
    (Capture("The first stone of the wall lies where the old pier was.", "Port Ellery", "ellery", "2026-03-04"),),
)
CLEAN = Article(
    Furniture("harbour-vote", headline="Harbour vote passes", byline=(Byline("Ines Vale"),)),
    body=(
        "The council of Port Ellery voted for the new harbour wall on Tuesday.\n\n"
        "“We have waited long enough,” [@osei] said Mayor Grace Osei.\n\n"
        "Fishermen from the northern islands will watch it closely.\n\n"
        "::ad{#ad-1}\n\n"
        "The wall will be built in two years.\n\n"
        "::embed{#e-1}\n\n"
        '![The harbour at low tide](asset:aa "Low tide")\n\n'
        "Work begins in May.\n\n"
        "The wall was drawn in Ellery itself.\n"
    ),
    sources=(Source("osei", "Grace Osei", role="Mayor"),),
    syndication=Syndication("The Ellery Post", "https://ellery.example/wall", credit_text="First in The Ellery Post."),
    ads=(AdPlacement("ad-1"),),
    embeds=(POST,),
)


def _body(old: str, new: str) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        assert old in article.body
        return replace(article, body=article.body.replace(old, new))

    return change


def _furniture(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, furniture=replace(article.furniture, **changes))


def _syndication(**changes: Any) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        assert article.syndication
        return replace(article, syndication=replace(article.syndication, **changes))

    return change


def _ads(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, ad_settings=replace(article.ad_settings, **changes))


def _post(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, embeds=(replace(POST, **changes),))


def _capture(**changes: Any) -> Callable[[Article], Article]:
    return _post(captures=(replace(POST.latest, **changes),))


def _second_card(article: Article) -> Article:
    other = replace(POST, id="e-2", captures=(replace(POST.latest, words=""),))
    return replace(article, body=f"{article.body}\n::embed{{#e-2}}\n", embeds=(POST, other))


def _source(**changes: Any) -> Callable[[Article], Article]:
    return lambda article: replace(article, sources=(replace(article.sources[0], **changes),))


def _both(*changes: Callable[[Article], Article]) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        for one in changes:
            article = one(article)
        return article

    return change


BREACHES: dict[str, Callable[[Article], Article]] = {
    "headline-missing": _furniture(headline=" "),
    "byline-missing": lambda article: replace(_furniture(byline=())(article), syndication=None),
    "text-missing": lambda article: replace(article, body="::ad{#ad-1}\n\n::embed{#e-1}\n", sources=()),
    "to-come": _body("two years", "TK years"),
    "ednote-left": _furniture(ednote="Call the mayor again."),
    "ad-record-missing": lambda article: replace(article, ads=()),
    "embed-record-missing": lambda article: replace(article, embeds=()),
    "marker-missing": _body("::ad{#ad-1}\n\n", ""),
    "marker-twice": _body("Work begins in May.", "Work begins in May.\n\n::ad{#ad-1}"),
    "source-unknown": lambda article: replace(article, sources=()),
    "source-uncited": _body(" [@osei]", ""),
    "alternative-missing": _body("![The harbour at low tide]", "![]"),
    "link-address-missing": _body("Work begins in May.", "[Work]() begins in May."),
    "mark-in-print": _body("Work begins in May.", "Work **begins in May."),
    "quotation-unattributed": _body(
        "“We have waited long enough,” [@osei] said Mayor Grace Osei.",
        "“We have waited long enough. It is time that we build the wall.”",
    ),
    "quotation-unconfirmed": _body(" [@osei]", ""),
    "quotation-mark-unpaired": _body("“We have waited", "We have waited"),
    "quotation-mark-stray": _body("Work begins in May.", "Work begins” in May."),
    "anonymous-unexplained": _source(terms=Terms.BACKGROUND, description="a council aide", identity_known_to="Jo"),
    "anonymous-unapproved": _source(terms=Terms.BACKGROUND, description="a council aide", reason="fears for her job"),
    "source-off-record": _source(terms=Terms.OFF_RECORD, reason="asked for it", identity_known_to="Jo"),
    "sources-for-one": _both(
        _source(terms=Terms.BACKGROUND, reason="asked for it", identity_known_to="Jo"),
        _body("Work begins in May.", "Sources said that work begins in May."),
    ),
    "source-bare": _body("Work begins in May.", "Work begins in May, according to a source."),
    "opinion-verb": _body("Work begins in May.", "The mayor claimed that work begins in May."),
    "two-roles": _body("Work begins in May.", "Farmer Grace Osei will dig first. Harbour pilot Grace Osei will watch."),
    "full-name-again": _body("Work begins in May.", "Work begins in May, Osei said. Grace Osei will dig first."),
    "courtesy-title": _body("Work begins in May.", "Work begins in May, Osei said. Ms Osei will dig. Osei likes it."),
    "name-spelt-two-ways": _body("Work begins in May.", "Work begins in May, Osei said. The plan of Ósei is old."),
    "other-number": _body(
        "Work begins in May.", "The wall passed with 13 votes in favour. With 14 votes in favour, the wall was agreed."
    ),
    "told-twice": _body(
        "Work begins in May.", "The wall passed with 13 votes in favour.\n\nSo 13 votes in favour made it law."
    ),
    "ad-refused": _body("Fishermen from the northern islands will watch it closely.\n\n::ad", "::ad"),
    "ad-sensitive": _ads(sensitive=Switch("Jo Petersen", "people died")),
    "ad-policy-unknown": _ads(policy="theirs"),
    "post-words-missing": _capture(words=" "),
    "post-author-missing": _capture(author="", handle=""),
    "post-date-missing": _capture(posted_at=""),
    "post-address-missing": _post(address=""),
    "post-screenshot-undescribed": _capture(screenshot="aa"),
    "post-gone": _post(state=PostState.GONE),
    "post-lost": _post(state=PostState.GONE, captures=()),
    "post-changed": _post(state=PostState.CHANGED),
    "post-private": _post(private_person=True),
    "post-unlisted": _post(address="https://blog.example/a-post"),
    "post-twice": _second_card,
    "post-misquoted": _body(
        "Work begins in May.", "The town wrote: “The first stone of the wall lies where the new pier was.” Work begins."
    ),
    "post-told-again": _body(
        "Work begins in May.", "The first stone of the wall lies where the old pier was. Work begins in May."
    ),
    "original-address-missing": _syndication(address=""),
    "publisher-missing": _syndication(publisher=""),
    "credit-missing": _syndication(credit_text=" "),
    "ads-forbidden": _syndication(duties=Duties(ads_allowed=False)),
    "pictures-forbidden": _syndication(duties=Duties(images_allowed=False)),
}


def _codes(article: Article) -> list[str]:
    return [finding.code for finding in run_checks(Story(article))]


def _find(article: Article, code: str) -> Finding:
    return next(finding for finding in run_checks(Story(article)) if finding.code == code)


def test_every_check_has_a_breach_here() -> None:
    assert set(BREACHES) | {one.code for one in SYNDICATION} | {"original-unknown"} == {check.code for check in CHECKS}
    assert len({check.code for check in CHECKS}) == len(CHECKS)


def test_a_clean_story_has_no_finding() -> None:
    assert _codes(CLEAN) == []


@pytest.mark.parametrize("code", sorted(BREACHES))
def test_a_breach_is_found(code: str) -> None:
    article = BREACHES[code](CLEAN)
    assert code in _codes(article)
    finding = _find(article, code)
    assert 0 <= finding.start <= finding.end <= len(article.body)
    assert finding.message


@pytest.mark.parametrize("code", sorted(BREACHES))
def test_a_fix_mends_its_finding(code: str) -> None:
    article = BREACHES[code](CLEAN)
    fix = _find(article, code).fix
    if fix is not None:
        assert _codes(fix.mended).count(code) < _codes(article).count(code)


def test_the_gravest_come_first() -> None:
    article = _furniture(headline="", ednote="Later.")(_syndication(address="")(CLEAN))
    severities = [finding.severity for finding in run_checks(Story(article))]
    assert severities == sorted(severities, key=list(Severity).index)


@pytest.mark.parametrize("words", ["2 ** 3", "so\\*\\* it", "`a ** b`", "**so** it", "a * b", "```\n**\n```"])
def test_a_mark_that_somebody_meant_is_left_alone(words: str) -> None:
    article = BREACHES["mark-in-print"](CLEAN)
    article = replace(article, body=article.body.replace("Work **begins", f"Work {words} begins"))
    assert ("mark-in-print" in _codes(article)) == (words == "2 ** 3")
