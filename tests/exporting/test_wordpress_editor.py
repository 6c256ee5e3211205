"""WordPress's own block editor takes every export without a complaint, and would save it as it is."""

import dataclasses
import re
from collections.abc import Mapping
from itertools import product
from pathlib import Path

import pytest

from editor.exporting import wordpress
from editor.exporting.export import ExportRequest
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Position, Profile
from tests.exporting import many_stories
from tests.exporting.block_editor import Verdict, filtered, installed, newest, spelled
from tests.exporting.conftest import full_request

pytestmark = pytest.mark.slow

WRONG = {
    "<p>Words</p>": "core/missing: no block",
    "<!-- wp:newsroom/ad /-->": "core/missing: no block",
    "<!-- wp:quote -->\n<blockquote><p>Words</p></blockquote>\n<!-- /wp:quote -->": "core/quote",
    '<!-- wp:image -->\n<figure><img src="a.png" alt="" width="9"/></figure>\n<!-- /wp:image -->': "core/image",
}
REWRITTEN = "<!-- wp:heading -->\n<h2>Words</h2>\n<!-- /wp:heading -->"
OF_INSTALLED = 7  # every so-many-th story is shown to the installed editor, which knows fewer forms


def profiles() -> list[Profile]:
    """Return every dialect of ads with every way of posts, and every way of citations among them."""
    citations = list(Citations)
    return [
        Profile(
            ads=ads,
            ad_unit="/1234567/news",
            embeds=embeds,
            citations=citations[number % len(citations)],
            credit=list(Position)[number % 3],
            corrections=list(Position)[number % 3],
            footer="A *footer* of the [house](https://house.example/?a=1&copy=2).",
        )
        for number, (ads, embeds) in enumerate(product(AdDialect, EmbedMode))
    ]


def requests(root: Path) -> dict[str, ExportRequest]:
    """Return every story, and the one that has everything in every profile."""
    everything = {
        f"everything, {profile.ads}, {profile.embeds}": dataclasses.replace(full_request(True), profile=profile)
        for profile in profiles()
    }
    return {**many_stories.requests(root), **everything}


def markup(request: ExportRequest) -> str:
    return wordpress.render(request).content.decode().rstrip("\n")


def written_for(release: str, request: ExportRequest) -> ExportRequest:
    return dataclasses.replace(request, profile=dataclasses.replace(request.profile, release=release))


@pytest.fixture(scope="module")
def documents(root: Path) -> Mapping[str, str]:
    return {name: markup(request) for name, request in requests(root).items()}


@pytest.fixture(scope="module")
def verdicts(documents: Mapping[str, str]) -> Mapping[str, Verdict]:
    asked = [*documents.values(), *WRONG, REWRITTEN]
    return dict(zip([*documents, *WRONG, REWRITTEN], newest(asked), strict=True))


def test_the_editor_sees_what_is_wrong(verdicts: Mapping[str, Verdict]) -> None:
    for wrong, fault in WRONG.items():
        assert any(fault in one for one in verdicts[wrong].faults)
    assert not verdicts[REWRITTEN].faults
    assert verdicts[REWRITTEN].saved == REWRITTEN.replace("<h2>", '<h2 class="wp-block-heading">')


def test_every_block_of_every_story_is_valid(documents: Mapping[str, str], verdicts: Mapping[str, Verdict]) -> None:
    assert sum("by chance" in name for name in documents) == many_stories.NUMBER
    assert {name: verdicts[name].faults for name in documents if verdicts[name].faults} == {}


def test_the_editor_would_save_every_story_as_it_is(
    documents: Mapping[str, str], verdicts: Mapping[str, Verdict]
) -> None:
    assert {name: verdicts[name].saved for name in documents if verdicts[name].saved != documents[name]} == {}


def test_whoever_edits_there_changes_nothing_else(
    documents: Mapping[str, str], verdicts: Mapping[str, Verdict]
) -> None:
    for name, document in documents.items():
        assert spelled(verdicts[name].edited or "") == spelled(document)


def test_every_kind_of_block_was_tried(documents: Mapping[str, str], verdicts: Mapping[str, Verdict]) -> None:
    seen = {block for name in documents for block in verdicts[name].blocks}
    assert seen == {
        *(f"core/{name}" for name in "code embed heading html image list list-item paragraph quote".split()),
        *(f"core/{name}" for name in "separator shortcode table".split()),
        "newspack-ads/ad-unit",
    }


def test_an_installed_wordpress_takes_what_is_written_for_its_release(root: Path) -> None:
    asked = list(requests(root).values())
    asked = [*asked[::OF_INSTALLED], *asked[-len(profiles()) :]]
    written = [markup(written_for("6.1", request)) for request in asked]
    for document, verdict in zip(written, installed(written), strict=True):
        assert verdict.faults == ()
        assert spelled(verdict.saved) == spelled(document)


def test_what_authors_send_comes_through_the_filter_of_the_server(root: Path) -> None:
    """Nothing is lost by it but frames and scripts, which the losses name, and what readers never see."""
    sent = [
        markup(written_for("6.1", request))
        for name, request in requests(root).items()
        if name.startswith("everything") or name.endswith("0")
    ]
    left = filtered(sent)
    assert [_bare(one) for one in left] == [_bare(one) for one in sent]
    assert [verdict.faults for verdict in installed(left)] == [()] * len(left)


def _bare(document: str) -> str:
    without = re.sub(
        r"<iframe.*?</iframe>\n?|<script.*?</script>|</?time[^>]*>| hidden=\"\"", "", document, flags=re.DOTALL
    )
    return re.sub(r"\s*\n\s*", "\n", spelled(without).replace(" />", "/>").replace("/>", ">"))
