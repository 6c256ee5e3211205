"""Each option of a profile, and each choice of it, is in the output of each target or among its losses."""

import dataclasses
from enum import StrEnum
from typing import Any

import pytest

from editor.article.article import Article
from editor.article.embeds import Capture, Embed
from editor.article.sources import Evidence, Source, SourceKind
from editor.article.syndication import CreditPlace, Duties, SearchEngines, Syndication
from editor.exporting.export import Carried, ExportRequest
from editor.exporting.features import Feature
from editor.exporting.profile import (
    DEFAULT,
    AdDialect,
    Citations,
    EmbedMode,
    Engines,
    Position,
    Profile,
    options,
    title_of,
)
from editor.exporting.targets import TARGETS, export
from tests.exporting.conftest import assets
from tests.exporting.test_features import ALONE, PLAIN, embed, text


@dataclasses.dataclass(frozen=True)
class Option:
    """One option of a profile, the profile without it, and a story that it touches."""

    field: str
    value: Any
    article: Article
    base: Profile = DEFAULT

    @property
    def profile(self) -> Profile:
        return dataclasses.replace(self.base, **{self.field: self.value})


VIDEO = Embed("e-1", "youtube", "https://www.youtube.com/watch?v=hRw50uNd_02", "hRw50uNd_02", (Capture("Zebra"),))
TOOT = Embed("e-1", "mastodon", "https://newsie.social/@desk/112233445566778899", "112233445566778899")
SLOTS = ALONE[Feature.ADS][0]
CITED = dataclasses.replace(
    text("“Yes,” she said [@zebra]. No."),
    sources=(Source("zebra", "Zebra", SourceKind.DOCUMENT, evidence=(Evidence("https://zebra.example/report"),)),),
)
CLICK, GOOGLE = Profile(embeds=EmbedMode.CLICK_TO_LOAD), Profile(ads=AdDialect.GOOGLE, ad_unit="/1/news")


def told(place: CreditPlace = CreditPlace.FOOT, engines: SearchEngines = SearchEngines.NOINDEX) -> Article:
    syndication = Syndication(
        "Zebra", "https://zebra.example/1", credit_place=place, duties=Duties(search_engines=engines)
    )
    return dataclasses.replace(text("Words.\n\nMore."), syndication=syndication)


TOLD_WITH = {"ad_unit": "profile: ad slots", "networks": "profile: posts", "embed_hosts": "profile: posts"}
OTHERWISE = {
    Engines.NOINDEX: SearchEngines.NOTHING,
    Engines.CANONICAL: SearchEngines.NOINDEX,
    Engines.NOTHING: SearchEngines.NOINDEX,
}
OPTIONS = (
    *(Option("ads", one, SLOTS, Profile(ad_unit="/1/news")) for one in AdDialect if one is not AdDialect.ELEMENT),
    Option("ad_unit", "/2/sport", SLOTS, GOOGLE),
    Option("ad_unit", "sport", SLOTS, Profile(ads=AdDialect.NEWSPACK, ad_unit="news")),
    *(Option("embeds", one, embed(VIDEO)) for one in EmbedMode if one is not EmbedMode.STATIC),
    Option("networks", ("x",), embed(VIDEO), CLICK),
    Option("embed_hosts", ("newsie.social",), embed(TOOT), CLICK),
    *(Option("citations", one, CITED) for one in Citations if one is not Citations.HIDDEN),
    *(Option("search_engines", one, told(engines=OTHERWISE[one])) for one in Engines if one is not Engines.STORY),
    Option("credit", Position.TOP, told()),
    Option("credit", Position.FOOT, told(CreditPlace.TOP)),
    Option("corrections", Position.TOP, ALONE[Feature.CORRECTIONS][0]),
    Option("footer", "Write to *us*.", PLAIN),
    Option("release", "5.9", dataclasses.replace(embed(VIDEO), body="## Zebra\n\n- one\n- two\n\n::embed{#e-1}\n")),
    Option("embed_slugs", ("youtube=tube",), embed(VIDEO), Profile(embeds=EmbedMode.CMS)),
)


def test_every_option_of_a_profile_and_every_choice_of_it_is_tried() -> None:
    assert {one.field for one in OPTIONS} == set(options())
    for field, default in options().items():
        if isinstance(default, StrEnum) and field != "corrections":
            assert {one.value for one in OPTIONS if one.field == field} >= set(type(default)) - {default}


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("option", OPTIONS, ids=lambda one: f"{one.field}={one.value}")
def test_an_option_of_a_profile_is_in_the_output_or_among_the_losses(option: Option, target: str) -> None:
    """Nothing that a newsroom chose is passed over in silence, whatever the format."""
    without = export(target, ExportRequest(option.article, profile=option.base, assets=assets()))
    made = export(target, ExportRequest(option.article, profile=option.profile, assets=assets()))
    is_lost = any(loss.what.startswith(f"profile: {title_of(option.field).lower()} ") for loss in made.losses)
    differs = (made.content, made.files) != (without.content, without.files)
    carriage = TARGETS[target].heeding(option.field, option.value)
    assert is_lost is (carriage.carried is not Carried.CARRIED)
    # What belongs to another option, which the target does not carry out, is told with that.
    with_other = any(loss.what.startswith(TOLD_WITH.get(option.field, "nothing")) for loss in made.losses)
    assert differs or is_lost or with_other or set(made.losses) != set(without.losses)
    assert carriage.carried is not Carried.LOST or not differs
