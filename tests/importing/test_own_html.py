"""Our own HTML imported again gives the equal article, but for what the documentation says stays in the library."""

import dataclasses
import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.article import body, confidential, edits
from editor.article.ads import AdPlacement, Size, Switch
from editor.article.article import Article, Picture
from editor.article.body import Ad, Block, Embed, Image, Raw
from editor.article.embeds import Embed as EmbedRecord
from editor.article.syndication import Duties
from editor.exporting import sanitise
from editor.exporting.export import Asset, ExportRequest
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Position, Profile
from editor.exporting.targets import export
from editor.importing import importer
from editor.importing.own_html import read_own
from tests.article.strategies import articles, body_text, of_type, one_line, stories
from tests.exporting.conftest import PICTURE, assets, full_article, png

IMAGE = Asset(png(4, 4), "image/png")


def every_picture(_digest: str) -> Asset:
    return IMAGE


def _source(block: Block, target: str) -> str:
    if isinstance(block, Raw) and block.language == "html":
        return f"```html\n{sanitise.clean(block.content, pictures=target == 'html')}\n```"
    return edits.apply(
        block.source,
        [edits.Edit(at, at + one.end - one.start, "") for at, one in edits.citations(block.source)],
    )


def _stays(block: Block, article: Article, target: str) -> bool:
    """Return whether an export has anything to show for a block."""
    if isinstance(block, Ad):
        return article.ad(block.id) is not None and article.ad_settings.off is None
    if isinstance(block, Embed):
        return article.embed(block.id) is not None
    if isinstance(block, Image):
        return f'data-target="{block.target}"' in export(target, request(article)).content.decode()
    if isinstance(block, Raw) and block.language == "html":
        return bool(sanitise.clean(block.content, pictures=target == "html"))
    return bool(_source(block, target).strip())


def _gone(switch: Switch | None) -> Switch | None:
    return Switch("", "") if switch else None


def _met(records: tuple, names: list[str], name: str) -> tuple:  # type: ignore[type-arg]
    first = {getattr(one, name): one for one in reversed(records)}
    return tuple(one for key, one in reversed(list(first.items())) if key in names)


def carried(article: Article, target: str = "html") -> Article:
    """Return what of an article an export in HTML carries, as docs/exporting.md says it field by field."""
    article = confidential.publishable(article)
    blocks = body.parse(article.body)
    kept = [block for block in blocks if _stays(block, article, target)]
    sources = [_source(block, target) for block in kept]
    text = "\n\n".join(sources) + "\n" if sources else ""
    if len(kept) == len(blocks) and kept:
        gaps = [article.body[one.end : other.start] for one, other in pairwise(kept)]
        middle = "".join(source + gap for source, gap in zip(sources, [*gaps, ""], strict=True))
        text = article.body[: kept[0].start] + middle + article.body[kept[-1].end :]
    told = article.syndication
    if told is not None:
        known = told.duties
        duties = Duties(
            counter=known.counter,
            search_engines=known.search_engines,
            embargo_until=known.embargo_until,
            expires_at=known.expires_at,
        )
        told = dataclasses.replace(told, duties=duties, profile="")
    embeds = tuple(
        dataclasses.replace(
            one,
            private_person=False,
            captures=tuple(dataclasses.replace(last, captured_by="", captured_at="") for last in one.captures[-1:]),
        )
        for one in _met(article.embeds, [block.id for block in kept if isinstance(block, Embed)], "id")
    )
    shown = [block.target for block in kept if isinstance(block, Image)]
    pictures = [one for target_ in shown if (one := _picture(article, target_))]
    return Article(
        dataclasses.replace(
            article.furniture, byline=tuple(person for person in article.furniture.byline if person.name)
        ),
        text,
        syndication=told,
        ad_settings=dataclasses.replace(
            article.ad_settings,
            off=_gone(article.ad_settings.off),
            sensitive=_gone(article.ad_settings.sensitive),
        ),
        ads=_met(article.ads, [block.id for block in kept if isinstance(block, Ad)], "id"),
        embeds=embeds,
        pictures=_met(article.pictures, [one.asset for one in pictures], "asset"),
        corrections=tuple(dataclasses.replace(one, wrong="", right="", approved_by="") for one in article.corrections),
    )


def _picture(article: Article, target: str) -> Picture | None:
    names = (target, target[6:] if target.lower().startswith("asset:") else target)
    return next((one for one in article.pictures if one.asset in names), None)


def request(article: Article, profile: Profile = Profile()) -> ExportRequest:  # noqa: B008
    return ExportRequest(article, assets=every_picture, profile=profile)


def again(article: Article, target: str = "html", profile: Profile = Profile()) -> Article:  # noqa: B008
    content = export(target, request(article, profile)).content
    reading = importer.read(content, f"story.{target}.html")
    assert reading.complete is not None, content.decode()
    return reading.complete


@st.composite
def full_articles(draw: st.DrawFn) -> Article:
    """Return articles with everything that may leave: any text in any field, markers with and without records."""
    base = draw(articles())
    text = draw(st.one_of(body_text, st.just(draw(stories()).body)))
    ads = tuple(draw(st.permutations([AdPlacement("ad-1"), AdPlacement("ad-2", draw(one_line), (Size(728, 90),), "")])))
    embeds = draw(st.lists(of_type(EmbedRecord), max_size=2))
    named = tuple(dataclasses.replace(one, id=f"e-{number}") for number, one in enumerate(embeds, 1))
    shown = f'![a](asset:{PICTURE} "b")' if draw(st.booleans()) else ""
    return dataclasses.replace(
        base,
        body=f"{text}\n\n::ad{{#ad-2}}\n\n{shown}\n\n::embed{{#e-1}}\n",
        ads=ads,
        embeds=named,
        pictures=(Picture(PICTURE, draw(one_line), draw(one_line)),),
    )


@pytest.mark.parametrize("target", ["html", "page"])
@given(article=full_articles())
@settings(max_examples=25)
def test_our_html_imported_again_gives_the_equal_article(target: str, article: Article) -> None:
    assert again(article, target) == carried(article, target)


@pytest.mark.parametrize("target", ["html", "page"])
@given(article=stories())
@settings(max_examples=15)
def test_a_story_that_hangs_together_comes_back(target: str, article: Article) -> None:
    assert again(article, target) == carried(article, target)


PROFILES = {
    **{f"ads-{one.value}": Profile(ads=one, ad_unit="/1/news") for one in AdDialect},
    **{f"embeds-{one.value}": Profile(embeds=one) for one in EmbedMode},
    **{f"citations-{one.value}": Profile(citations=one) for one in Citations},
    "top": Profile(credit=Position.TOP, corrections=Position.TOP, footer="Write to *us*."),
    "foot": Profile(credit=Position.FOOT, corrections=Position.FOOT),
}


@pytest.mark.parametrize("target", ["html", "page"])
@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_whatever_the_profile_the_article_comes_back(profile: Profile, target: str) -> None:
    assert again(full_article(), target, profile) == carried(full_article(), target)


def test_the_sample_story_comes_back_and_its_text_notes_no_spelling() -> None:
    from editor.desk import ads

    article = ads.sample()
    content = export("html", request(article)).content.decode()
    assert "data-source" not in content
    assert again(article) == carried(article)


def test_what_stays_in_the_library_is_in_no_attribute() -> None:
    for target in ("html", "page"):
        content = export(target, request(full_article())).content.decode()
        for secret in ('June Okonjo-Reyes","captured', "captured_by", "a death", "555-0123", "Ruth Halloran", "[@"):
            assert secret not in content


def test_words_that_an_editor_changed_in_the_cms_are_the_words() -> None:
    article = Article(full_article().furniture, "The *old* __words__ stay.\n\n| a | b |\n|--|--|\n| c | d |\n")
    content = export("html", request(article)).content.decode()
    assert content.count("data-source") == 2
    changed = content.replace("old</em>", "new</em>").replace("<td>c", "<td>x")
    reading = read_own(changed)
    assert reading is not None
    assert reading.complete is not None
    assert reading.complete.body == "The *new* **words** stay.\n\n| a | b |\n| --- | --- |\n| x | d |\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("</article>", "<p>Related stories</p></article>"),
        ('<div class="story-body">', '<div class="story-body">Words of the CMS'),
        ("<h2>", "<div>Share this</div><h2>"),
        ("<em>", "<marquee>"),
        ('data-kind="update"', 'data-kind="rumour"'),
        ('data-evidence="{', 'data-evidence="{{'),
        ('data-copydesk="copydesk.html/1"', 'data-copydesk="copydesk.html/2"'),
        (' data-ad-id="ad-1"', ""),
    ],
)
def test_a_page_that_somebody_changed_is_read_as_any_other(before: str, after: str) -> None:
    content = export("html", request(full_article())).content.decode()
    assert before in content
    changed = content.replace(before, after)
    assert read_own(changed) is None
    draft = importer.draft(importer.read(changed.encode(), "story.html"), slug="again")
    assert "bring back the night ferry" in draft.article.body


def test_a_page_brings_its_pictures_along() -> None:
    made = export("page", dataclasses.replace(request(full_article()), assets=assets()))
    reading = importer.read(made.content, "story.page.html")
    assert {file.content for file in reading.files} == {one.content for one in assets().values()}


def test_the_library_takes_our_html_back(tmp_path: Path) -> None:
    from db.library import open_library
    from editor.desk import intake, stories
    from editor.desk.desk import Desk

    path = tmp_path / "ferry.html"
    path.write_bytes(export("html", request(full_article())).content)
    library = open_library(tmp_path / "library.copydesk")
    try:
        desk = Desk(library, "June")
        (imported,) = intake.import_files(desk, intake.inputs([path]), "all", 1)
        assert imported.slug == "port-ellery-ferry"
        told = json.loads(stories.portable_text(desk, "port-ellery-ferry"))
        assert told["furniture"]["dateline"] == {"place": "PORT ELLERY", "agency": "HSG", "date": "March 5"}
        assert [one["id"] for one in told["embeds"]] == ["e-1", "e-2", "e-3"]
    finally:
        library.close()
