"""What a profile adds to a story in HTML: citations shown, a footer, places of credit and corrections."""

import dataclasses
import re

import pytest

from editor.article.article import Article
from editor.article.sources import Evidence, Source, SourceKind, Terms
from editor.article.syndication import CreditPlace, Duties, SearchEngines, Syndication
from editor.exporting.export import ExportRequest, ExportSettings
from editor.exporting.profile import Citations, Engines, Position, Profile
from editor.exporting.targets import TARGETS, export
from tests.exporting.conftest import full_request
from tests.exporting.test_features import PLAIN, text

STORY = dataclasses.replace(
    text("“Yes,” she said [@quillan, floor speech]. The fare is $4 [@report; @quillan]. “No,” he said [@deep]."),
    sources=(
        Source(
            "quillan",
            "Marta Quillan",
            role="mayor",
            contact="555-0123",
            evidence=(Evidence("https://drive.example/interview?key=quay"),),
            notes="Met her twice",
        ),
        Source(
            "report",
            "Report",
            SourceKind.DOCUMENT,
            evidence=(Evidence(note="shelf 3"), Evidence("https://x.example/r?a=1&b=2")),
        ),
        Source("deep", "Ruth Halloran", terms=Terms.BACKGROUND, evidence=(Evidence("https://halloran.example/"),)),
    ),
)
NOTES, LINKS = Profile(citations=Citations.NOTES), Profile(citations=Citations.LINKS)


def html(profile: Profile, article: Article = STORY) -> str:
    return export("html", ExportRequest(article, profile=profile)).content.decode()


def test_notes_are_numbered_as_the_text_meets_them_and_stand_at_the_foot() -> None:
    made = html(NOTES)
    assert re.findall(r'<sup class="citation">(.*?)</sup>', made) == [
        '<a href="#note-x-1" aria-label="Source 1: Marta Quillan, mayor, floor speech">1</a>',
        (
            '<a href="#note-x-2" aria-label="Source 2: Report">2</a>, '
            '<a href="#note-x-3" aria-label="Source 3: Marta Quillan, mayor">3</a>'
        ),
    ]
    assert "said<sup" in made
    assert '<li id="note-x-1">Marta Quillan, mayor, floor speech</li>' in made
    assert '<li id="note-x-2"><a href="https://x.example/r?a=1&amp;b=2">Report</a></li>' in made
    assert made.index("story-notes") > made.index("</div>")


def test_links_lead_to_the_address_of_the_source_and_one_without_is_a_loss() -> None:
    made = export("html", ExportRequest(STORY, profile=LINKS))
    content = made.content.decode()
    assert re.findall(r'<sup class="citation">(.*?)</sup>', content) == [
        '<a href="https://x.example/r?a=1&amp;b=2" aria-label="Source 1: Report">1</a>'
    ]
    assert "story-notes" not in content
    assert any("what shows that Marta Quillan said so stays" in loss.why for loss in made.losses)


@pytest.mark.parametrize("profile", [NOTES, LINKS, Profile()], ids=["notes", "links", "hidden"])
@pytest.mark.parametrize("target", sorted(TARGETS.keys() - {"json", "markdown"}))
@pytest.mark.parametrize("kind", [SourceKind.PERSON, SourceKind.BODY])
def test_what_shows_that_somebody_said_so_leaves_with_no_export(
    profile: Profile, target: str, kind: SourceKind
) -> None:
    first, *others = STORY.sources
    story = dataclasses.replace(STORY, sources=(dataclasses.replace(first, kind=kind), *others))
    made = export(target, ExportRequest(story, profile=profile))
    for secret in (b"drive.example", b"key=quay", b"555-0123"):
        assert secret not in made.content
        assert not any(secret in file.content for file in made.files)


@pytest.mark.parametrize("profile", [NOTES, LINKS, Profile()], ids=["notes", "links", "hidden"])
@pytest.mark.parametrize("target", ["html", "page"])
def test_nothing_of_a_source_that_is_not_on_the_record_is_shown(profile: Profile, target: str) -> None:
    made = export(target, ExportRequest(STORY, profile=profile))
    content = made.content.decode()
    for secret in ("Halloran", "halloran", "555-0123", "Met her twice", "shelf 3", "on background"):
        assert secret not in content
    shown = any("not on the record, or has no name" in loss.why for loss in made.losses)
    assert shown is (profile.citations is not Citations.HIDDEN)


def test_citations_that_are_shown_are_no_longer_told_as_hidden() -> None:
    def told(profile: Profile) -> list[str]:
        return [loss.why for loss in export("html", ExportRequest(STORY, profile=profile)).losses]

    assert "Readers are not shown citations; they stay in the library." in told(Profile())
    assert "Readers are not shown citations; they stay in the library." not in told(NOTES)


def test_the_footer_is_one_paragraph_of_the_newsrooms_words() -> None:
    made = html(Profile(footer="Write to [us](mailto:a@b.example) & *more*."), PLAIN)
    assert '<p class="house-footer">Write to <a href="mailto:a@b.example">us</a> &amp; <em>more</em>.</p>' in made
    assert "house-footer" not in html(Profile(), PLAIN)


@pytest.mark.parametrize(
    ("profile", "house", "top"),
    [
        (Profile(), "foot", False),
        (Profile(), "top", True),
        (Profile(corrections=Position.FOOT), "top", False),
        (Profile(corrections=Position.TOP), "foot", True),
    ],
)
def test_corrections_stand_where_the_profile_says_else_the_house(profile: Profile, house: str, top: bool) -> None:
    request = dataclasses.replace(full_request(), profile=profile, settings=ExportSettings(corrections_at=house))
    made = export("html", request).content.decode()
    assert made.count('<div class="corrections">') == 1
    assert (made.index('<div class="corrections">') < made.index("</header>")) is top


def test_what_the_syndication_asks_otherwise_is_a_loss() -> None:
    duties = Duties(search_engines=SearchEngines.NOINDEX)
    told = Syndication("Zebra", "https://zebra.example/1", credit_place=CreditPlace.TOP, duties=duties)
    article = dataclasses.replace(PLAIN, syndication=told)
    profile = Profile(credit=Position.FOOT, search_engines=Engines.CANONICAL)
    made = export("html", ExportRequest(article, profile=profile))
    content = made.content.decode()
    assert 'class="credit credit-foot"' in content
    assert 'data-search-engines="canonical" data-canonical="https://zebra.example/1"' in content
    assert {loss.what for loss in made.losses} >= {"place of the credit", "what search engines are told"}
    page = export("page", ExportRequest(article, profile=profile)).content.decode()
    assert '<link rel="canonical" href="https://zebra.example/1">' in page
    assert '<meta name="robots"' not in page


def test_a_story_of_our_own_has_no_original_to_lead_to() -> None:
    made = export("html", ExportRequest(PLAIN, profile=Profile(search_engines=Engines.CANONICAL)))
    assert any("no original" in loss.why for loss in made.losses)
