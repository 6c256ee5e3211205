"""The fragment for the CMS: ads, posts, pictures, credit and corrections as elements, and nothing lost in silence."""

import dataclasses
from collections.abc import Callable

import pytest
from hypothesis import given

from editor.article import body
from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Byline, Dateline, Furniture, Picture
from editor.article.body import Ad, Image, Raw
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed, PostState
from editor.article.sources import Source, Terms
from editor.article.syndication import CreditPlace, Duties, SearchEngines, Syndication
from editor.article.text import fold_spaces
from editor.exporting import page
from editor.exporting.export import Asset, Export, ExportRequest, ExportSettings, Loss
from editor.exporting.html import render
from tests.article.strategies import articles, stories
from tests.exporting.conftest import PICTURE, SCREENSHOT, assets, full_request, png
from tests.exporting.test_sanitise import HOSTILE, complaints
from tests.exporting.visible import visible_lines, visible_text

EMPTY = Article(Furniture("x"))


def exported(article: Article, *, draft: bool = False) -> str:
    return render(ExportRequest(article, draft=draft, assets=assets())).content.decode()


def losses(export: Export) -> dict[str, str]:
    return {loss.what: loss.why for loss in export.losses}


def test_ad_slots_are_elements_without_words() -> None:
    article = dataclasses.replace(
        EMPTY,
        body="One.\n\n::ad{#ad-1}\n\nTwo.\n",
        ads=(AdPlacement("ad-1", "mid", (Size(300, 250), Size(320, 50))),),
    )
    html = exported(article)
    assert (
        '<aside class="ad-slot" data-ad-id="ad-1" data-ad-slot="mid" data-ad-sizes="300x250,320x50" '
        'data-ad-label="Advertisement" role="note" aria-label="Advertisement" style="min-height:250px"></aside>'
    ) in html
    assert visible_lines(html) == ["One.", "Two."]


def test_ads_that_are_switched_off_leave_no_slot_and_say_so() -> None:
    article = dataclasses.replace(
        EMPTY,
        body="One.\n\n::ad{#ad-1}\n",
        ads=(AdPlacement("ad-1"),),
        ad_settings=AdSettings(off=Switch("June", "an obituary")),
    )
    export = render(ExportRequest(article))
    assert b"ad-slot" not in export.content
    assert b'data-ads="off"' in export.content
    assert "switched off" in losses(export)["ad slots"]


def post_of(embed: Embed, language: str = "en") -> str:
    article = Article(
        Furniture("x", language=language), "::embed{#e-1}\n", embeds=(dataclasses.replace(embed, id="e-1"),)
    )
    html = exported(article)
    return html[html.index("<figure") : html.index("</figure>") + len("</figure>\n")]


def test_a_post_is_a_figure_with_its_words_author_date_and_link() -> None:
    capture = Capture("Sí.\n\n#Boat <3\nhere", "Ana Ruiz", "ana", "2024-10-20T10:00:00Z", language="es")
    html = post_of(Embed("e-1", "x", "https://x.com/ana/status/1", "1", (capture,)))
    assert html == (
        '<figure class="social-post" data-embed-id="e-1" data-provider="x" data-post-id="1" '
        'data-address="https://x.com/ana/status/1" data-state="unknown" '
        'data-evidence="{&#34;author&#34;:&#34;Ana Ruiz&#34;,&#34;handle&#34;:&#34;ana&#34;,'
        '&#34;posted_at&#34;:&#34;2024-10-20T10:00:00Z&#34;,&#34;language&#34;:&#34;es&#34;}">\n'
        '<blockquote cite="https://x.com/ana/status/1" lang="es">\n'
        "<p>Sí.</p>\n<p>#Boat &lt;3<br>\nhere</p>\n</blockquote>\n"
        '<figcaption><span class="post-name">Ana Ruiz (@ana)</span>, '
        '<time datetime="2024-10-20T10:00:00Z">October 20, 2024</time>. '
        '<a href="https://x.com/ana/status/1">Post on X</a></figcaption>\n</figure>\n'
    )


@pytest.mark.parametrize(
    ("embed", "language", "line"),
    [
        (Embed("e-1", "youtube", "https://www.youtube.com/watch?v=a"), "en", "Video on YouTube"),
        (Embed("e-1", "bluesky", "https://bsky.app/profile/a/post/1"), "de", "Beitrag auf Bluesky"),
        (Embed("e-1", "unheard_of"), "en", "Post on Unheard_Of"),
        (Embed("e-1"), "en", "Post"),
        (Embed("e-1", "x", "javascript:alert(1)"), "en", "Post on X"),
        (Embed("e-1", "x", captures=(Capture(handle="@ana"),)), "en", "@ana. Post on X"),
        (Embed("e-1", "reddit", captures=(Capture(author="u/ana", handle="u/ana"),)), "en", "u/ana. Post on Reddit"),
        (Embed("e-1", "x", captures=(Capture(posted_at="3h ago"),)), "en", "3h ago. Post on X"),
        (Embed("e-1", "x", state=PostState.GONE), "en", "Post on X This post is no longer available."),
        (
            Embed("e-1", "x", captures=(Capture("", captured_at="2024-10-20"),), state=PostState.GONE),
            "en",
            "Post on X This post is no longer available.",
        ),
        (
            Embed("e-1", "x", state=PostState.CHANGED),
            "en",
            "Post on X This post was changed after its words were captured.",
        ),
    ],
)
def test_what_a_post_lacks_is_left_out(embed: Embed, language: str, line: str) -> None:
    html = post_of(embed, language)
    assert visible_lines(html) == [line]
    assert "javascript:alert" not in html.replace('data-address="javascript:alert(1)"', "")


def test_a_post_that_is_gone_says_when_its_words_were_captured() -> None:
    html = post_of(Embed("e-1", "x", captures=(Capture("Hi", captured_at="2024-10-20"),), state=PostState.GONE))
    assert "Its words were captured on October 20, 2024." in visible_text(html)


def test_a_screenshot_stands_in_for_words_that_were_not_captured() -> None:
    shown = Capture(screenshot=SCREENSHOT, screenshot_alternative="A lamp")
    assert f'<img src="pictures/{SCREENSHOT}.png" alt="A lamp">' in post_of(Embed("e-1", "x", captures=(shown,)))
    assert "<img" not in post_of(Embed("e-1", "x", captures=(dataclasses.replace(shown, words="Words"),)))


@pytest.mark.parametrize(
    ("language", "direction"), [("", ' dir="auto"'), ("ar", ' lang="ar" dir="rtl"'), ("en", ' lang="en"')]
)
def test_a_post_has_its_own_language_and_direction(language: str, direction: str) -> None:
    assert f"<blockquote{direction}>" in post_of(Embed("e-1", "x", captures=(Capture("Hi", language=language),)))


def test_a_picture_of_the_library_goes_along_as_a_file() -> None:
    article = dataclasses.replace(
        EMPTY,
        body=f'![A "pier"](asset:{PICTURE} "At dusk.")\n',
        pictures=(Picture(PICTURE, "Lena Marsh", "https://lena.example"),),
    )
    export = render(ExportRequest(article, assets=assets()))
    assert (
        f'<img src="pictures/{PICTURE}.png" alt="A &#34;pier&#34;">\n<figcaption>At dusk. <span class="picture-credit">'
        '<a href="https://lena.example">Lena Marsh</a></span></figcaption>'
    ) in export.content.decode()
    assert [(file.name, file.content) for file in export.files] == [(f"pictures/{PICTURE}.png", png(48, 32))]


@pytest.mark.parametrize(
    ("target", "asset", "why"),
    [
        ("asset:00", None, "holds no file"),
        ("asset:../x", None, "holds no file"),
        (f"asset:{PICTURE}", Asset(b"<svg/>", "image/svg+xml"), "image/svg+xml"),
        ("mailto:x@example.org", None, "leads to no picture"),
    ],
)
def test_a_picture_that_cannot_go_along_leaves_its_caption_and_a_loss(
    target: str, asset: Asset | None, why: str
) -> None:
    article = dataclasses.replace(EMPTY, body=f'![pier]({target} "At dusk.")\n')
    export = render(ExportRequest(article, assets=lambda digest: asset))
    assert b"<img" not in export.content
    assert visible_lines(export.content.decode()) == ["At dusk."]
    assert why in losses(export)["picture “pier”"]


@pytest.mark.parametrize(
    ("syndication", "html"),
    [
        (
            Syndication("The Ledger", "https://ledger.example/x?a=1&b=2", credit_text="First in The Ledger today."),
            'First in <a href="https://ledger.example/x?a=1&amp;b=2">The Ledger</a> today.</p>',
        ),
        (
            Syndication("The Ledger", credit_text="First in The Ledger."),
            "First in The Ledger.</p>",
        ),
        (
            Syndication("", "https://www.ledger.example/x", credit_text="Read it on their website by CLICKING HERE."),
            'CLICKING HERE. (<a href="https://www.ledger.example/x">ledger.example</a>)</p>',
        ),
        (
            Syndication("The Ledger", "https://ledger.example/x"),
            'This story was first published by <a href="https://ledger.example/x">The Ledger</a>.</p>',
        ),
        (
            Syndication("The Ledger", "javascript:alert(1)", credit_text="From The Ledger."),
            "From The Ledger.</p>",
        ),
        (
            Syndication("A", credit_text="A.", licence="CC BY-NC-ND 3.0"),
            'A. <a rel="license" href="https://creativecommons.org/licenses/by-nc-nd/3.0/">CC BY-NC-ND 3.0</a></p>',
        ),
        (Syndication("A", credit_text="A.", licence="contract of 2019"), ">A.</p>"),
    ],
)
def test_the_credit_is_shown_with_its_link(syndication: Syndication, html: str) -> None:
    assert html in exported(dataclasses.replace(EMPTY, syndication=syndication))


@pytest.mark.parametrize(("place", "first"), [(CreditPlace.TOP, "credit"), (CreditPlace.FOOT, "words")])
def test_the_credit_stands_where_its_duty_says(place: CreditPlace, first: str) -> None:
    article = dataclasses.replace(
        EMPTY, body="words\n", syndication=Syndication("A", credit_text="credit", credit_place=place)
    )
    lines = visible_lines(exported(article))
    assert lines[0] == first
    assert sorted(lines) == ["credit", "words"]


def test_a_syndication_without_words_shows_no_credit() -> None:
    assert "credit" not in exported(dataclasses.replace(EMPTY, syndication=Syndication()))


def test_the_counter_of_the_licence_is_kept() -> None:
    duties = Duties(counter="https://count.example/p.gif?a=1&b=2")
    html = exported(dataclasses.replace(EMPTY, syndication=Syndication(duties=duties)))
    assert (
        '<img class="licence-counter" src="https://count.example/p.gif?a=1&amp;b=2" alt="" width="1" height="1">'
        in html
    )
    unsafe = Syndication(duties=Duties(counter="javascript:alert(1)"))
    assert "licence-counter" not in exported(dataclasses.replace(EMPTY, syndication=unsafe))


@pytest.mark.parametrize(
    ("people", "language", "line"),
    [
        ((Byline("Ana"),), "en", "By Ana"),
        ((Byline("Ana"), Byline("Bo", "pictures")), "en", "By Ana and Bo (pictures)"),
        ((Byline("Ana"), Byline("Bo"), Byline("Cy")), "de", "Von Ana, Bo und Cy"),
        ((Byline("{names}"), Byline("{0} \x001\x00")), "en", "By {names} and {0} \x001\x00"),
    ],
)
def test_the_byline_is_one_line(people: tuple[Byline, ...], language: str, line: str) -> None:
    assert visible_lines(exported(Article(Furniture("x", byline=people, language=language)))) == [line]


@pytest.mark.parametrize(
    ("line", "text", "lines"),
    [
        (Dateline("LIMA"), "First *words*.\n\nMore.\n", ["LIMA — First words.", "More."]),
        (Dateline("LIMA, Peru", "AP", "Oct. 21"), "Words.\n", ["LIMA, Peru, Oct. 21 (AP) — Words."]),
        (Dateline("LIMA"), "## Head\n\nWords.\n", ["Head", "LIMA — Words."]),
        (Dateline("LIMA"), "- item\n", ["LIMA —", "item"]),
        (Dateline("LIMA"), "", ["LIMA —"]),
    ],
)
def test_the_dateline_runs_in_before_the_first_words(line: Dateline, text: str, lines: list[str]) -> None:
    assert visible_lines(exported(Article(Furniture("x", dateline=line), text))) == lines


def test_a_correction_says_its_label_once() -> None:
    article = dataclasses.replace(
        EMPTY, corrections=(Correction("It was seven.", date="2024-10-21"), Correction("Correction: It was six."))
    )
    assert visible_lines(exported(article)) == [
        "Correction, October 21, 2024: It was seven.",
        "Correction: It was six.",
    ]


def test_a_draft_is_marked_inside() -> None:
    assert 'data-draft="true"' in exported(EMPTY, draft=True)
    assert visible_lines(exported(EMPTY, draft=True)) == ["Draft. Not for publication."]
    assert "raft" not in exported(EMPTY)


def test_the_cms_is_told_of_embargo_and_search_engines() -> None:
    duties = Duties(search_engines=SearchEngines.NOINDEX, embargo_until="2024-10-21T06:00:00Z")
    html = exported(dataclasses.replace(EMPTY, syndication=Syndication(duties=duties)))
    assert ' data-search-engines="noindex" data-embargo-until="2024-10-21T06:00:00Z"' in html


def test_a_counter_that_is_a_script_is_kept_as_one_and_told() -> None:
    address = "https://pixel.zebra.example/pixel.js?a=1&b=2"
    article = dataclasses.replace(EMPTY, syndication=Syndication(duties=Duties(counter=address)))
    script = '<script class="licence-counter" src="https://pixel.zebra.example/pixel.js?a=1&amp;b=2" async></script>'
    made = render(ExportRequest(article))
    assert script in made.content.decode()
    assert "<img" not in made.content.decode()
    assert any("It is a script" in loss.why for loss in made.losses)
    alone = page.render(ExportRequest(article, settings=ExportSettings(counter_on_page=True)))
    assert "<script class=" not in alone.content.decode()
    assert any(loss.what == "counter of the licence" for loss in alone.losses)


def test_the_cms_is_told_where_the_original_is_that_search_engines_are_led_to() -> None:
    told = Syndication(address="https://zebra.example/1?a=1&b=2", duties=Duties(search_engines=SearchEngines.CANONICAL))
    html = exported(dataclasses.replace(EMPTY, syndication=told))
    assert ' data-search-engines="canonical" data-canonical="https://zebra.example/1?a=1&amp;b=2"' in html
    unsafe = dataclasses.replace(told, address="javascript:alert(1)")
    assert "data-canonical" not in exported(dataclasses.replace(EMPTY, syndication=unsafe))
    other = dataclasses.replace(told, duties=Duties(search_engines=SearchEngines.NOINDEX))
    assert "data-canonical" not in exported(dataclasses.replace(EMPTY, syndication=other))


def test_markers_without_record_and_records_without_marker_are_losses() -> None:
    found = losses(render(full_request()))
    assert "no record" in found["ad ad-9"]
    assert "no record" in found["post e-9"]
    assert "No marker" in found["ad ad-3"]


def test_what_was_taken_out_of_html_is_named() -> None:
    export = render(full_request())
    assert (
        Loss("HTML block", "Taken out, as no CMS should run or fetch it: p onclick, <script>, a href.") in export.losses
    )


def test_nothing_confidential_leaves() -> None:
    html = render(full_request()).content.decode()
    for secret in ("Ruth Halloran", "555-0123", "Legal has read", "deep", "quillan"):
        assert secret not in html


@pytest.mark.parametrize("html", HOSTILE)
@pytest.mark.parametrize(
    "place",
    [
        lambda text: Article(Furniture("x"), f"```html\n{text}\n```\n"),
        lambda text: Article(Furniture("x"), f"{text}\n"),
        lambda text: Article(Furniture("x", headline=text, kicker=text, standfirst=text, byline=(Byline(text, text),))),
        lambda text: Article(
            Furniture("x", dateline=Dateline(text, text, text), published_at=text, updated_at=text + "x")
        ),
        lambda text: Article(Furniture(text, desk=text, keywords=(text,), language=text)),
        lambda text: Article(Furniture("x"), "::ad{#a}\n", ads=(AdPlacement("a", text, label=text),)),
        lambda text: Article(
            Furniture("x"),
            "::embed{#a}\n",
            embeds=(Embed("a", text, text, text, (Capture(text, text, text, text, text),)),),
        ),
        lambda text: Article(Furniture("x"), syndication=Syndication(text, text, credit_text=text, licence=text)),
        lambda text: Article(Furniture("x"), corrections=(Correction(text, date=text),)),
    ],
    ids=["html block", "text", "furniture", "dates", "attributes", "ad", "post", "credit", "correction"],
)
def test_nothing_hostile_is_executable_wherever_it_stands(place: Callable[[str], Article], html: str) -> None:
    ours = ("h1", "aside style")
    assert [complaint for complaint in complaints(exported(place(html))) if complaint not in ours] == []


@given(stories())
def test_every_word_of_a_story_is_shown_once_and_in_order(article: Article) -> None:
    blocks = body.parse(article.body)
    words = [fold_spaces("\n".join(body.plain_texts(block))) for block in blocks]
    plain = dataclasses.replace(article, embeds=(), furniture=Furniture("x"))
    assert visible_text(exported(plain)) == fold_spaces(" ".join(words))
    assert exported(article).count('<aside class="ad-slot"') == sum(isinstance(block, Ad) for block in blocks)


@given(articles())
def test_any_article_is_exported(article: Article) -> None:
    """Whatever the fields hold, an export is made, and each of the story's words stands in it."""
    shown = visible_text(exported(article))
    for block in body.parse(article.body):
        if not isinstance(block, Raw | Image):
            for text in body.plain_texts(block):
                assert fold_spaces(text) in shown


def test_terms_are_never_shown_with_the_name_of_a_source() -> None:
    source = Source("s", "Name Not Told", terms=Terms.OFF_RECORD)
    export = render(ExportRequest(dataclasses.replace(EMPTY, body="It is so [@s].\n", sources=(source,))))
    assert b"Not Told" not in export.content
    assert "library" in losses(export)["what stays in the library"]
