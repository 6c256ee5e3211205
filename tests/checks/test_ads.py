"""Checks of ad placements: against policy, in a sensitive story, by a policy that nobody knows."""

from dataclasses import replace
from types import MappingProxyType

from editor.article.ads import AdPlacement, AdSettings, Switch
from editor.article.article import Article, Furniture
from editor.article.findings import Finding, Severity
from editor.checks import ads
from editor.checks.ads_presets import presets
from editor.checks.policy import NO_POLICY, Policy
from editor.checks.story import Story

PARAGRAPH = "The boat crosses the water seven times a day, and on Sundays it stays at the quay with nobody aboard. " * 3
BLOCKS = [f"{name}. {PARAGRAPH}".strip() for name in ("One", "Two", "Three", "Four", "Five", "Six", "Seven")]
STORY = Article(
    Furniture("boats"),
    "\n\n".join([*BLOCKS[:3], "::ad{#ad-1}", BLOCKS[3], "## Costs", "::ad{#ad-2}", *BLOCKS[4:]]) + "\n",
    ads=(AdPlacement("ad-1"), AdPlacement("ad-2")),
)
WHY = Switch("Ana", "two dead")


def found(article: Article, policy: Policy = NO_POLICY) -> list[Finding]:
    story = Story(article, policy)
    return [finding for check in ads.CHECKS for finding in check.findings(story)]


def test_a_placement_against_the_policy_is_told_at_its_marker_and_can_be_removed() -> None:
    (finding,) = found(STORY)
    assert (finding.code, finding.severity) == ("ad-refused", Severity.WARNING)
    assert STORY.body[finding.start : finding.end] == "::ad{#ad-2}"
    assert finding.message == "It stands right after a heading."
    assert finding.fix is not None
    mended = finding.fix.mended
    assert [ad.id for ad in mended.ads] == ["ad-1"]
    assert "ad-2" not in mended.body
    assert found(mended) == []


def test_ads_in_a_sensitive_story_keep_it_from_the_cms_until_they_are_off() -> None:
    sensitive = replace(STORY, ad_settings=AdSettings(sensitive=WHY))
    blocking = [finding for finding in found(sensitive) if finding.code == "ad-sensitive"]
    assert len(blocking) == 2
    assert all(finding.blocks for finding in blocking)
    assert blocking[0].fix is not None
    assert blocking[0].fix.mended.ad_settings == AdSettings(off=WHY, sensitive=WHY)
    assert found(blocking[0].fix.mended) == []


def test_a_policy_may_allow_ads_in_a_sensitive_story() -> None:
    allowing = replace(presets()["house"], sensitive=True)
    sensitive = replace(STORY, ad_settings=AdSettings(sensitive=WHY))
    codes = [finding.code for finding in found(sensitive, Policy(ads=MappingProxyType({"house": allowing})))]
    assert codes == ["ad-refused"]


def test_the_newsrooms_own_policy_goes_before_a_preset_of_its_name() -> None:
    strict = replace(presets()["house"], most=1, after=(*presets()["house"].after, *presets()["scaip"].after))
    (finding,) = found(STORY, Policy(ads=MappingProxyType({"house": strict})))
    assert "Too close to the ad before" in finding.message


def test_a_policy_that_nobody_knows_gives_way_to_the_standard_one() -> None:
    foreign = replace(STORY, ad_settings=AdSettings("theirs"))
    by_code = {finding.code: finding for finding in found(foreign)}
    assert set(by_code) == {"ad-refused", "ad-policy-unknown"}
    assert "There is no ad policy “theirs” in this library" in by_code["ad-policy-unknown"].message
    fix = by_code["ad-policy-unknown"].fix
    assert fix is not None
    assert fix.mended == STORY


def test_what_other_checks_tell_is_not_told_again() -> None:
    no_record = replace(STORY, ads=STORY.ads[:1], body=STORY.body.replace("## Costs\n\n", ""))
    messages = [finding.message for finding in found(no_record)]
    assert messages == ["Too close to the ad before: 1 block between them, and the policy asks for 3."]
