"""Posts read out of what is pasted, suspected in prose, and proved by screenshots in a real library."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.article import embed_edits, portable
from editor.article.article import Article, Furniture
from editor.article.embeds import Capture, Embed
from editor.desk import embeds
from editor.desk.embeds import NoScreenshot, from_code, from_paste, from_words, suspects
from tests.exporting.conftest import png
from tests.importing.test_embed_markup import CODES
from tests.ui.conftest import desk_at

TAIL = "— Port Ellery (@PortEllery) March 4, 2026"


@pytest.mark.parametrize(("code", "provider", "post_id", "address", "capture"), CODES)
def test_the_embed_code_of_each_provider_becomes_a_post(
    code: str, provider: str, post_id: str, address: str, capture: Capture | None
) -> None:
    found = from_paste(code)
    assert found is not None
    assert (found.provider, found.post_id, found.address) == (provider, post_id, address)
    if capture is not None:
        told = replace(found.latest, address="")
        assert told == replace(capture, address="")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "  ",
        "<p>Only words</p>",
        "<div>a</div><blockquote>b</blockquote>",
        "words",
        "https://example.org/x",
        "<script>",
    ],
)
def test_other_texts_are_no_post(text: str) -> None:
    assert from_paste(text) is None


def test_code_with_words_beside_it_is_left_alone_so_that_none_is_lost() -> None:
    code = '<iframe src="https://www.youtube.com/embed/aB3_-aB3_-x"></iframe>'
    assert from_code(code) is not None
    assert from_code(f"<p>See this:</p>{code}") is None
    assert from_code(f"{code}{code}") is None


VIMEO = (
    '<iframe src="https://player.vimeo.com/video/76979871?h=8272103f6e" width="640" title="{title}"></iframe>'
    '<p><a href="https://vimeo.com/76979871">Harbour at dusk</a> from <a href="https://vimeo.com/lena">Lena Marsh</a> '
    'on <a href="https://vimeo.com">Vimeo</a>.</p>'
)


def test_the_line_under_vimeos_frame_is_title_and_author() -> None:
    found = from_code(VIMEO.format(title="vimeo-player"))
    assert found is not None
    assert (found.address, found.latest.words, found.latest.author) == (
        "https://vimeo.com/76979871/8272103f6e", "Harbour at dusk", "Lena Marsh",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("The council debates", "The council debates"),
        ("Video of the night ferry", "Video of the night ferry"),
        ("YouTube video player", ""),
        ("YouTube player", ""),
        ("Embedded video", ""),
        ("Video", ""),
        ("", ""),
    ],
)
def test_a_frame_that_is_called_as_its_video_tells_the_title(title: str, words: str) -> None:
    found = from_code(f'<iframe src="https://www.youtube.com/embed/aB3_-aB3_-x" title="{title}"></iframe>')
    assert found is not None
    assert found.latest.words == words


HOSTILE = {
    "handlers and scripts": '<blockquote class="twitter-tweet" onclick="steal()"><p onmouseover=steal()>Ten.<script>'
    'steal()</script></p>&mdash; A (@a) <a href="https://twitter.com/a/status/20">March 4, 2026</a></blockquote>'
    "<script src=//evil.example></script>",
    "srcdoc": '<iframe src="https://www.youtube.com/embed/aB3_-aB3_-x" srcdoc="<script>steal()</script>"'
    " onload=steal()></iframe>",
    "javascript": '<iframe src="javascript:steal()"></iframe>',
    "data": '<iframe src="data:text/html,<script>steal()</script>"></iframe>',
    "svg": '<blockquote class="twitter-tweet"><p>Ten.<svg onload=steal()><a xlink:href="javascript:steal()">x</a></svg>'
    '</p>&mdash; A (@a) <a href="javascript:steal()">x</a><a href="https://x.com/a/status/20">March 4, 2026</a>'
    "</blockquote>",
    "address": '<div class="fb-post" data-href="javascript:steal()"><blockquote><p>Ten.</p></blockquote></div>',
    "nested frames": '<blockquote class="tiktok-embed" cite="javascript:steal()" data-video-id="6718335390845095173">'
    "<section><iframe><iframe srcdoc='<img src=x onerror=steal()>'></iframe></iframe></section></blockquote>",
    "object": '<object data="data:text/html;base64,PHNjcmlwdD4="><embed src="javascript:steal()"></object>',
    "style": "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/BwAbc_-1Tt/'>"
    "<style>*{background:url(javascript:steal())}</style><math><mtext><script>steal()</script></mtext></math>"
    "</blockquote>",
}


@pytest.mark.parametrize("code", HOSTILE.values(), ids=HOSTILE)
def test_hostile_code_leaves_nothing_that_runs(code: str) -> None:
    from editor.exporting.export import ExportRequest
    from editor.exporting.profile import EmbedMode, Profile
    from editor.exporting.targets import export

    found = from_code(code)
    if found is None:
        return
    article = embed_edits.insert(Article(Furniture("x")), found, 0)
    assert not any(
        sign in portable.dumps(article) for sign in ("steal", "javascript:", "srcdoc", "<script", "data:text")
    )
    profile = Profile(embeds=EmbedMode.CLICK_TO_LOAD)
    text = export("html", ExportRequest(article, profile=profile)).content.decode()
    assert not any(sign in text for sign in ("steal", "javascript:", "<script", "data:text", "onload", "onclick"))


@given(st.text(max_size=300))
def test_any_text_is_read_without_trouble(text: str) -> None:
    from_paste(text)
    from_paste(f"<blockquote class=twitter-tweet>{text}")


def test_words_with_a_tail_are_a_post_and_words_beside_them_are_not_lost() -> None:
    found = from_words(f"The boat sails at ten.\n{TAIL}")
    assert found is not None
    assert found.latest == Capture("The boat sails at ten.", "Port Ellery", "PortEllery", "2026-03-04")
    story = "The council met on Wednesday and voted for the boat, after eleven years without one.\n\n"
    assert from_words(f"{story}The boat sails at ten. pic.twitter.com/abcdefghij\n{TAIL}\n\nMore of the story.") is None
    assert from_words("The boat sails at ten.") is None


SUSPECT = "With 7 votes in favour, the #PortElleryCouncil brought the night ferry back across Harrow Sound. #NightFerry"
STORY = Article(
    Furniture("ferry"),
    f"The town council voted for the boat.\n\n{SUSPECT}\n\nThe boat sails at ten.\n{TAIL}\n\nIt sails from May 18.\n",
)


def test_what_may_be_a_post_is_found_in_the_prose_and_settled_either_way() -> None:
    found = suspects(STORY)
    assert [one.words for one in found] == [SUSPECT, f"The boat sails at ten.\n{TAIL}"]
    assert all(STORY.body[one.start : one.end] == one.words for one in found)
    assert found[1].embed.latest.handle == "PortEllery"
    post = embed_edits.insert_for(STORY, found[0].embed, found[0].start, found[0].end)
    assert post.embeds[0].latest.words == SUSPECT
    assert [one.words for one in suspects(post)] == [found[1].words]
    prose = embed_edits.keep_as_prose(STORY, SUSPECT)
    assert [one.words for one in suspects(prose)] == [found[1].words]
    assert suspects(embed_edits.to_prose(post, "e-1"))[0].words == found[1].words


def test_the_two_silent_posts_of_a_syndicated_story_are_suspected(shared_story: Path) -> None:
    from editor.importing import importer

    draft = importer.draft(importer.read(shared_story.read_bytes(), shared_story.name), slug="x")
    assert len(suspects(draft.article)) == 2


@pytest.fixture
def shared_story() -> Path:
    found = Path(__file__).parents[3] / "shared" / "inputs" / "syndicated-story.txt"
    if not found.exists():
        pytest.skip("the publisher's text is not here")
    return found


def test_a_capture_is_stamped_in_universal_time() -> None:
    moment = datetime(2026, 3, 4, 21, 9, 7, 5, tzinfo=UTC)
    kept = embeds.stamped("Ana Ruiz", Capture(" Ten.\x00 "), moment)
    assert (kept.words, kept.captured_by, kept.captured_at) == ("Ten.", "Ana Ruiz", "2026-03-04T21:09:07Z")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("4 March 2026", "2026-03-04"), ("March 4, 2026", "2026-03-04"), ("4. März 2026", "2026-03-04"),
        ("2026-03-04T21:09:00Z", "2026-03-04T21:09:00Z"), ("last night", "last night"), (" ", ""),
    ],
)  # fmt: skip
def test_the_date_is_read_as_people_write_it(typed: str, kept: str) -> None:
    assert embeds.read_posted(typed) == kept


def test_a_screenshot_is_a_file_of_the_library_and_a_changed_byte_of_it_is_found(tmp_path: Path) -> None:
    path = tmp_path / "s.copydesk"
    with desk_at(path) as desk:
        digest = embeds.put_screenshot(desk, png(40, 30), "post.png")
        assert embeds.screenshot(desk, digest) == png(40, 30)
        post = Embed("e-1", "x", "https://x.com/a/status/20", "20", (Capture("Ten.", screenshot=digest),))
        desk.library.create(embed_edits.insert(Article(Furniture("ferry")), post, 0), "Ana Ruiz")
        assert desk.library.verify().problems == ()
    content = bytearray(png(40, 30))
    content[40] ^= 1
    with sqlite3.connect(path) as connection:
        (trigger,) = connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'").fetchone()
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'assets'"
        ).fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE assets SET content = ? WHERE sha256 = ?", (bytes(content), digest))
        assert trigger
    connection.close()
    with desk_at(path) as desk:
        problems = desk.library.verify().problems
    assert any("post.png" in problem and "not what was put in" in problem for problem in problems)


@pytest.mark.parametrize(
    "content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", b"%PDF-1.7", b"GIF8"]
)
def test_what_is_no_picture_is_no_screenshot(tmp_path: Path, content: bytes) -> None:
    with desk_at(tmp_path / "s.copydesk") as desk, pytest.raises(NoScreenshot, match="PNG"):
        embeds.put_screenshot(desk, content, "x.png")


def test_a_file_that_is_too_large_or_not_there_is_no_screenshot(tmp_path: Path) -> None:
    with desk_at(tmp_path / "s.copydesk") as desk:
        with pytest.raises(NoScreenshot, match="cannot be read"):
            embeds.put_screenshot_file(desk, tmp_path / "none.png")
        large = tmp_path / "large.png"
        with large.open("wb") as file:
            file.truncate(embeds.LARGEST_SCREENSHOT + 1)
        with pytest.raises(NoScreenshot, match="20 MB"):
            embeds.put_screenshot_file(desk, large)
        (tmp_path / "small.png").write_bytes(png(4, 4))
        assert embeds.put_screenshot_file(desk, tmp_path / "small.png")
