"""Checks of what a licence allows round the words: ads, pictures, the counter, the time, and what the profile says."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from editor.article import edits
from editor.article.body import Ad, Image, parse
from editor.article.findings import Fix, Severity
from editor.article.syndication import Syndication
from editor.article.syndication_profiles import counter_among, host_of, moment
from editor.article.syndication_words import loosened
from editor.checks.check import Check, Problem
from editor.checks.story import Story
from editor.checks.syndicated import syndicated


@syndicated
def _forbidden_ads(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if syndication.duties.ads_allowed or story.article.ad_settings.off is not None:
        return
    for block in story.blocks:
        if isinstance(block, Ad):
            text = edits.apply(story.article.body, [edits.remove_block(story.article.body, block)])
            ads = tuple(ad for ad in story.article.ads if ad.id != block.id)
            fix = Fix("Remove the ad", replace(story.article, body=text, ads=ads))
            yield Problem("The licence allows no ads inside this story.", block.start, block.end, fix)


@syndicated
def _forbidden_pictures(story: Story, syndication: Syndication) -> Iterator[Problem]:
    """Object to the pictures that came with the story; where it has no original, to all of them."""
    if syndication.duties.images_allowed:
        return
    original = story.background.original
    came = {block.target for block in parse(original.body) if isinstance(block, Image)} if original else None
    for block in story.blocks:
        if isinstance(block, Image) and (came is None or block.target in came):
            yield Problem("The licence does not take in this picture; ask or remove it.", block.start, block.end)


@syndicated
def _counter(story: Story, syndication: Syndication) -> Iterator[Problem]:
    duties, came = syndication.duties, story.background.came.duties.counter
    profile = story.background.profile(syndication)
    fix = None
    if came:
        mended = replace(syndication, duties=replace(duties, counter=came))
        fix = Fix("Put the counter back", replace(story.article, syndication=mended))
    publisher = syndication.publisher or "The publisher"
    if came and duties.counter != came and (duties.counter_required or not duties.counter):
        yield Problem(f"The counter of {publisher} was changed or taken out; it has to stay as it came.", fix=fix)
    elif duties.counter_required and not host_of(duties.counter):
        yield Problem(
            f"{publisher} wants its readers counted, but the address of the counter is missing; take it from the"
            " publisher’s “republish” page.",
            fix=fix,
        )
    elif duties.counter_required and profile and profile.counter_hosts and not counter_among(profile, [duties.counter]):
        yield Problem(f"The counter is not at {profile.counter_hosts[0]}, where {profile.name} counts.", fix=fix)


def shown(when: datetime) -> str:
    """Return a moment as a finding names it: `2026-11-26 06:00 (UTC+01:00)`."""
    zone = when.strftime("%z")
    zone = f"UTC{zone[:3]}:{zone[3:5]}" if int(zone[1:5]) else "UTC"
    return f"{when:%Y-%m-%d %H:%M} ({zone})"


@syndicated
def _embargo(story: Story, syndication: Syndication) -> Iterator[Problem]:
    until = syndication.duties.embargo_until
    if not until:
        return
    when, now = moment(until), story.background.now
    if when is None:
        yield Problem(f"The embargo “{until}” is no time with its zone; set it anew.")
    elif now is not None and now < when:
        yield Problem(f"The embargo is not over; it holds until {shown(when)}.", about="embargo")


@syndicated
def _expiry(story: Story, syndication: Syndication) -> Iterator[Problem]:
    at = syndication.duties.expires_at
    if not at:
        return
    when, now = moment(at), story.background.now
    if when is None:
        yield Problem(f"The expiry “{at}” is no time with its zone; set it anew.")
    elif now is not None and now >= when:
        yield Problem(f"The right to publish the story ended at {shown(when)}.", about="expiry")


@syndicated
def _loosened(story: Story, syndication: Syndication) -> Iterator[Problem]:
    profile = story.background.profile(syndication)
    if profile is None:
        return
    for what in loosened(syndication.duties, profile.duties):
        yield Problem(
            f"The profile {profile.name} {what}, and this story does not hold to that; set it back, or ignore this with"
            " the publisher’s word as the reason.",
            about=what,
        )


CHECKS = (
    Check(
        "ads-forbidden", Severity.BLOCKING, "No ads where the licence forbids them.", _forbidden_ads,
        title="Ad where none may be",
        example="An ad slot inside a story of ProPublica.",
        mend="Remove the ad, or switch the ads of this story off.",
    ),
    Check(
        "pictures-forbidden", Severity.BLOCKING, "No pictures that the licence leaves out.", _forbidden_pictures,
        title="Picture not licensed",
        example="A photograph that came with the story, whose licence takes in the words alone.",
        mend="Remove it, put one of your own in its place, or get its licence.",
    ),
    Check(
        "counter-missing", Severity.BLOCKING, "The publisher’s counter is kept where the licence asks for it.",
        _counter,
        title="Counter missing",
        example="A story of The Conversation without the address of its page counter.",
        mend="Put in the address that the publisher’s “republish” page gives.",
    ),
    Check(
        "embargo-running", Severity.BLOCKING, "The embargo is over.", _embargo,
        title="Embargo not over",
        example="The story may be published from tomorrow, 6 a.m.",
        mend="Wait until it is over.",
    ),
    Check(
        "licence-expired", Severity.BLOCKING, "The right to publish has not ended.", _expiry,
        title="Right to publish ended",
        example="The agency’s text could be shown for 30 days.",
        mend="Ask for a longer time, or take the story off.",
    ),
    Check(
        "duties-loosened", Severity.WARNING, "A story allows no more than its profile does.", _loosened,
        title="Allows more than its profile",
        example="The profile forbids ads, in the story they are allowed.",
        mend="Set the duty as the profile has it, or ignore the finding with the publisher’s word as the reason.",
    ),
)  # fmt: skip
