"""Each feature alone is in the output of each target, or among its losses."""

import dataclasses
from typing import Any

import pytest

from editor.article import body
from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Byline, Dateline, Furniture, Picture, QuotationDecision, Waiver
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.sources import Source
from editor.article.syndication import Duties, SearchEngines, Syndication
from editor.exporting.export import Carried, ExportRequest
from editor.exporting.features import Feature, present
from editor.exporting.targets import TARGETS
from tests.exporting.conftest import PICTURE, SCREENSHOT, assets, full_article

PLAIN = Article(Furniture("x", language=""), "Words.\n")


def furniture(**values: Any) -> Article:
    return dataclasses.replace(PLAIN, furniture=dataclasses.replace(PLAIN.furniture, **values))


def text(words: str) -> Article:
    return dataclasses.replace(PLAIN, body=words + "\n")


def duties(duty: Duties) -> Article:
    return dataclasses.replace(PLAIN, syndication=Syndication(duties=duty))


def embed(record: Embed) -> Article:
    return dataclasses.replace(PLAIN, body="::embed{#e-1}\n", embeds=(record,))


# The article that has the feature, and what of it must be found in an export that carries it.
ALONE: dict[Feature, tuple[Article, str]] = {
    Feature.HEADLINE: (furniture(headline="Zebra"), "Zebra"),
    Feature.KICKER: (furniture(kicker="Zebra"), "Zebra"),
    Feature.STANDFIRST: (furniture(standfirst="Zebra"), "Zebra"),
    Feature.BYLINE: (furniture(byline=(Byline("Zebra"),)), "Zebra"),
    Feature.ROLES: (furniture(byline=(Byline("A", "Zebra"),)), "Zebra"),
    Feature.DATELINE: (furniture(dateline=Dateline("Zebra")), "Zebra"),
    Feature.DESK: (furniture(desk="Zebra"), "Zebra"),
    Feature.LANGUAGE: (furniture(language="pl"), '"pl"'),
    Feature.KEYWORDS: (furniture(keywords=("Zebra",)), "Zebra"),
    Feature.NOTE: (furniture(ednote="Zebra"), "Zebra"),
    Feature.DATES: (furniture(published_at="2024-10-21"), "2024-10-21"),
    Feature.HEADINGS: (text("## Zebra"), "Zebra"),
    Feature.QUOTES: (text("> Zebra"), "Zebra"),
    Feature.LISTS: (text("- Zebra"), "Zebra"),
    Feature.TABLES: (text("| a | b |\n|---|---|\n| Zebra | c |"), "Zebra"),
    Feature.DIVIDERS: (text("a\n\n---"), "---"),
    Feature.RAW_HTML: (text("```html\n<b>Zebra</b>\n```"), "<b>Zebra</b>"),
    Feature.KEPT_TEXT: (text("```\nZe  bra\n```"), "Ze  bra"),
    Feature.EMPHASIS: (text("a *Zebra*"), "Zebra"),
    Feature.CODE: (text("a `Zebra`"), "Zebra"),
    Feature.LINE_BREAKS: (text("Ze\\\nbra"), "bra"),
    Feature.LINKS: (text("[a](https://zebra.example)"), "https://zebra.example"),
    Feature.ASSET_LINKS: (text(f"[a](asset:{PICTURE})"), f"](asset:{PICTURE})"),
    Feature.CITATIONS: (text("a [@zebra]"), "[@zebra]"),
    Feature.PICTURES: (text(f'![Zebra](asset:{PICTURE} "b")'), "Zebra"),
    Feature.REMOTE_PICTURES: (text('![a](https://zebra.example/x.png "b")'), "https://zebra.example/x.png"),
    Feature.PICTURE_CREDITS: (
        dataclasses.replace(text(f"![a](asset:{PICTURE})"), pictures=(Picture(PICTURE, "Zebra"),)),
        "Zebra",
    ),
    Feature.SOURCES: (dataclasses.replace(PLAIN, sources=(Source("s", "Zebra"),)), "Zebra"),
    Feature.DECISIONS: (
        dataclasses.replace(PLAIN, decisions=(QuotationDecision("zebra", Waiver.WAIVED, "June"),)),
        "zebra",
    ),
    Feature.ADS: (
        dataclasses.replace(PLAIN, body="::ad{#ad-1}\n", ads=(AdPlacement("ad-1", "zebra", (Size(300, 250),)),)),
        "zebra",
    ),
    Feature.ADS_OFF: (dataclasses.replace(PLAIN, ad_settings=AdSettings(off=Switch("June", "zebra"))), '"off"'),
    Feature.SENSITIVE: (dataclasses.replace(PLAIN, ad_settings=AdSettings(sensitive=Switch("J", "z"))), "sensitive"),
    Feature.AD_POLICY: (dataclasses.replace(PLAIN, ad_settings=AdSettings(policy="zebra")), "zebra"),
    Feature.EMBEDS: (embed(Embed("e-1", "x", "https://x.com/zebra/status/1")), "https://x.com/zebra/status/1"),
    Feature.SCREENSHOTS: (embed(Embed("e-1", captures=(Capture(screenshot=SCREENSHOT),))), f'"{SCREENSHOT}"'),
    Feature.CAPTURES: (embed(Embed("e-1", captures=(Capture("a", captured_by="Zebra"),))), "Zebra"),
    Feature.STATE: (embed(Embed("e-1", state=PostState.GONE)), '"gone"'),
    Feature.PRESENTATION: (embed(Embed("e-1", presentation=Presentation.CMS)), "cms"),
    Feature.CREDIT: (dataclasses.replace(PLAIN, syndication=Syndication("Zebra", credit_text="From Zebra.")), "Zebra"),
    Feature.SYNDICATION: (dataclasses.replace(PLAIN, syndication=Syndication(licence="zebra only")), "zebra only"),
    Feature.COUNTER: (duties(Duties(counter="https://zebra.example/p.gif")), "https://zebra.example/p.gif"),
    Feature.SEARCH_ENGINES: (duties(Duties(search_engines=SearchEngines.NOINDEX)), "noindex"),
    Feature.EMBARGO: (duties(Duties(embargo_until="2024-10-21T00:00:00Z")), "2024-10-21T00:00:00Z"),
    Feature.CORRECTIONS: (dataclasses.replace(PLAIN, corrections=(Correction("Zebra"),)), "Zebra"),
    Feature.CORRECTION_DETAILS: (dataclasses.replace(PLAIN, corrections=(Correction("a", wrong="Zebra"),)), "Zebra"),
}
AS_HTML = {Feature.DIVIDERS: "<hr"}
AS_JSON = {(Feature.DIVIDERS, "ans"): '"divider"', (Feature.DIVIDERS, "applenews"): '"divider"'}
FIELDS = (".ghost.json", ".wordpress.json")


def test_every_feature_is_tried_alone() -> None:
    assert set(ALONE) == set(Feature)


@pytest.mark.parametrize("feature", Feature)
def test_a_feature_is_seen_where_it_is(feature: Feature) -> None:
    article, _ = ALONE[feature]
    assert feature in present(article, body.parse(article.body))
    assert feature not in present(PLAIN, body.parse(PLAIN.body))


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("feature", Feature)
def test_a_feature_is_in_the_output_or_among_the_losses(feature: Feature, target: str) -> None:
    article, probe = ALONE[feature]
    export = TARGETS[target].render(ExportRequest(article, assets=assets()))
    # What a CMS takes as fields lies beside what it takes as text.
    fields = [one.content.decode() for one in export.files if one.name.endswith(FIELDS)]
    content = "\n".join([export.content.decode(), *fields])
    if target in ("html", "page", "amp", "ghost", "wordpress", "ninjs", "ans", "applenews"):
        probe = AS_JSON.get((feature, target)) or AS_HTML.get(feature, probe)
    lost = any(loss.what in (feature.value, "what stays in the library") for loss in export.losses)
    carried = TARGETS[target].carries[feature]
    assert lost or (json_escaped(probe) if target == "json" else probe) in content or probe.strip('"') in content
    assert lost is not (carried.carried is Carried.CARRIED)
    assert bool(carried.how) is (carried.carried is not Carried.CARRIED)


def json_escaped(text_: str) -> str:
    return text_.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_says_of_every_feature_how_it_is_carried(target: str) -> None:
    assert set(TARGETS[target].carries) == set(Feature)


def test_the_full_article_has_almost_every_feature() -> None:
    missing = set(Feature) - set(present(full_article(), body.parse(full_article().body)))
    assert missing == {Feature.ADS_OFF, Feature.PRESENTATION}
