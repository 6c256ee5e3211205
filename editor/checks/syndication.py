"""Checks of syndicated stories: the credit and the original address are there, and the duties are kept."""

from collections.abc import Iterator
from dataclasses import replace

from editor.article import edits
from editor.article.body import Ad, Image
from editor.article.findings import Fix, Severity
from editor.checks.check import Check, Problem
from editor.checks.story import Story


def _no_address(story: Story) -> Iterator[Problem]:
    syndication = story.article.syndication
    if syndication and not syndication.address:
        publisher = syndication.publisher or "its publisher"
        yield Problem(f"The story is credited to {publisher}, but its original address is missing; ask for it.")


def _no_publisher(story: Story) -> Iterator[Problem]:
    syndication = story.article.syndication
    if syndication and not syndication.publisher:
        yield Problem("The story is syndicated, but its publisher is not named; name it.")


def _no_credit(story: Story) -> Iterator[Problem]:
    syndication = story.article.syndication
    if syndication and not syndication.credit_text.strip():
        yield Problem("The story is syndicated, but has no credit text; write the one the publisher asks for.")


def _forbidden_ads(story: Story) -> Iterator[Problem]:
    syndication = story.article.syndication
    if not syndication or syndication.duties.ads_allowed:
        return
    for block in story.blocks:
        if isinstance(block, Ad):
            text = edits.apply(story.article.body, [edits.remove_block(story.article.body, block)])
            ads = tuple(ad for ad in story.article.ads if ad.id != block.id)
            fix = Fix("Remove the ad", replace(story.article, body=text, ads=ads))
            yield Problem("The licence allows no ads inside this story.", block.start, block.end, fix)


def _forbidden_pictures(story: Story) -> Iterator[Problem]:
    syndication = story.article.syndication
    if not syndication or syndication.duties.images_allowed:
        return
    for block in story.blocks:
        if isinstance(block, Image):
            yield Problem("The licence does not take in this picture; ask or remove it.", block.start, block.end)


CHECKS = (
    Check("original-address-missing", Severity.WARNING, "A syndicated story names its original address.", _no_address),
    Check("publisher-missing", Severity.WARNING, "A syndicated story names its publisher.", _no_publisher),
    Check("credit-missing", Severity.BLOCKING, "A syndicated story carries its credit.", _no_credit),
    Check("ads-forbidden", Severity.BLOCKING, "No ads where the licence forbids them.", _forbidden_ads),
    Check("pictures-forbidden", Severity.BLOCKING, "No pictures that the licence leaves out.", _forbidden_pictures),
)
