"""The policies of a library, reports on its stories, and what exports are given of them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.ad_policy_text import BadAdPolicy, dumps
from editor.article.ads import AdPlacement
from editor.article.article import Article, Furniture
from editor.article.errors import RefusedAction, UnknownName
from editor.article.part import Part
from editor.checks.ads_presets import preset_texts, presets
from editor.desk import ads, export_run, house_checks, profiles, review, workflow
from editor.desk.desk import Desk
from editor.desk.export_run import Exported, ExportOrder
from tests.checks.test_ads import STORY


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "test.copydesk")
    library.create(STORY, "Jon Petersen")
    yield Desk(library, "Ana Ruiz")
    library.close()


OWN = dumps(replace(presets()["house"], name="night", most=1))


def test_own_policies_are_kept_beside_the_presets_and_reach_the_checks(desk: Desk) -> None:
    assert list(ads.policies(desk)) == ["house", "guardian-apps", "scaip"]
    ads.set_policy(desk, "night", OWN)
    assert list(ads.policies(desk)) == ["house", "guardian-apps", "scaip", "night"]
    assert ads.policy(desk, "night").most == 1
    assert ads.policy_text(desk, "night") == OWN
    assert ads.policy_text(desk, "scaip") == preset_texts()["scaip"]
    assert house_checks.policy(desk).ads["night"].most == 1
    ads.drop_policy(desk, "night")
    with pytest.raises(UnknownName, match="There is no ad policy “night”; there are house, guardian-apps, scaip"):
        ads.policy(desk, "night")
    with pytest.raises(UnknownName):
        ads.drop_policy(desk, "house")


def test_a_policy_that_is_wrong_is_not_kept(desk: Desk) -> None:
    with pytest.raises(BadAdPolicy, match=r"Line 2: “places\.most”"):
        ads.set_policy(desk, "night", "[places]\nmost = 'x'\n")
    assert ads.own_texts(desk) == {}


def test_a_policy_of_a_newer_version_is_left_out_and_kept(desk: Desk) -> None:
    desk.library.set_setting(ads.SETTING, {"new": "[places]\nfuture = 1\n", "night": OWN}, "Jon Petersen")
    assert list(ads.own_policies(desk)) == ["night"]
    ads.set_policy(desk, "day", OWN)
    assert set(ads.own_texts(desk)) == {"new", "night", "day"}


def test_applying_makes_a_revision_and_the_policy_the_storys(desk: Desk) -> None:
    ads.set_policy(desk, "night", OWN)
    told = ads.report(desk, "boats", "night", suggesting=True, applying=True)
    assert told.applied
    stored = desk.story("boats")
    assert stored.article.ad_settings.policy == "night"
    assert len(stored.article.ads) == 1
    again = ads.report(desk, "boats", suggesting=True, applying=True)
    assert not again.applied
    assert desk.story("boats").summary.head == stored.summary.head


def test_what_is_approved_stays_where_it_stands(desk: Desk) -> None:
    workflow.act(desk, "boats", "submit")
    review.approve(desk, "boats", Part.ADS)
    told = ads.report(desk, "boats", suggesting=True)
    assert told.suggestion is not None
    assert [one.how.value for one in told.suggestion.placements] == ["kept", "kept"]
    assert not told.suggestion.changes_anything


def test_rules_of_a_file_cannot_be_applied(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    assert ads.report(desk, "boats", str(path)).judged.policy.name == "own"
    with pytest.raises(RefusedAction, match="keep them in the library first"):
        ads.report(desk, "boats", str(path), suggesting=True, applying=True)


def test_an_export_has_the_slot_list_of_its_profile(desk: Desk, tmp_path: Path) -> None:
    ads.set_policy(desk, "night", OWN)
    unit = '[ours]\ntarget = "html"\nads = "google-ad-manager"\nad_unit = "/1234567/news"\n'
    profiles.set_text(desk, unit)
    ads.report(desk, "boats", "night", suggesting=True, applying=True)
    (made,) = export_run.export_stories(desk, ExportOrder(("boats",), "ours", tmp_path / "out", draft=True))
    assert isinstance(made, Exported)
    assert not made.refusals
    told = json.loads((tmp_path / "out" / "boats.ad-slots.json").read_text(encoding="utf-8"))
    assert [slot["ad_unit"] for slot in told["slots"]] == ["/1234567/news/article"]
    assert f'<div id="{told["slots"][0]["id"]}"></div>' in Path(made.path).read_text(encoding="utf-8")


def test_the_sample_holds_by_the_house_policy_and_its_ads_are_placed() -> None:
    article = ads.sample()
    assert len(article.ads) == 3
    assert isinstance(article, Article)
    assert isinstance(article.furniture, Furniture)
    assert article.ads[0] == AdPlacement("ad-1")
