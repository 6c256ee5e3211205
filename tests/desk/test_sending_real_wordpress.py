"""Stories into a real WordPress: what it keeps, what its editor says of it, and what its readers get."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.embed_edits import from_address
from editor.article.embeds import Capture
from editor.desk import sending, workflow
from editor.desk.desk import Desk
from editor.exporting.profile import Profile
from editor.sending.errors import Question, Refused, Why, WrongSite
from editor.sending.secret import Secret
from tests.desk.sending_support import approve, desk_at, png, rewrite, set_profile
from tests.exporting import block_editor
from tests.sending import ghost_stand_in
from tests.sending.real_wordpress import RealWordPress, real_wordpress

pytestmark = pytest.mark.slow
_PERMALINKS = "global $wp_rewrite; $wp_rewrite->set_permalink_structure('{}'); flush_rewrite_rules(); return 1;"
BODY = """\
The harbour council voted on Tuesday to take the crane down & sell it, *at last*, for [two millions](https://x.example/?a=1&b=2).

![The crane over the north quay](asset:{first} "The crane on Tuesday.")

::ad{{#ad-1}}

## What comes next

> Nobody asked us.
>
> — Rosa Diaz

- one
- two

| Ship | Tonnes |
| --- | --- |
| Ada | 5 |

::embed{{#e-1}}

![Dockers at the gate](asset:{second})

A third crew stayed and loaded the ship by hand.

::ad{{#ad-2}}

Work begins in May.
"""


@pytest.fixture(scope="module")
def site() -> Iterator[RealWordPress]:
    with real_wordpress() as made:
        yield made


@pytest.fixture
def desk(tmp_path: Path, site: RealWordPress, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """Return a desk with an approved story, whose slug is the test's, and a profile for the site."""
    slug = request.node.name.removeprefix("test_").replace("_", "-")[:40].strip("-")
    with desk_at(tmp_path / "stories.copydesk") as made:
        digests = [made.library.assets.put(png(len(slug) + n), "image/png", "a.png").sha256 for n in (1, 90)]
        about = Furniture(slug, "Crane goes & “stays” gone", standfirst="The council sells it.", desk="politics")
        about = replace(about, byline=(Byline("Ana Ruiz"),), keywords=("harbour", "Größe & Last"))
        post = from_address("https://x.com/PortEllery/status/20")
        assert post is not None
        words = Capture("The boat sails at ten.", "Port Ellery", "PortEllery", "2026-03-04T08:00:00Z")
        post = replace(post, id="e-1", captures=(words,))
        ads = (AdPlacement("ad-1"), AdPlacement("ad-2"))
        text = BODY.format(first=digests[0], second=digests[1])
        made.library.create(Article(about, text, ads=ads, embeds=(post,)), "Ana Ruiz")
        workflow.act(made, slug, "submit")
        approve(made, slug)
        set_profile(made, "wordpress", site.base, account="editor", release="6.1")
        yield made


def send(desk: Desk, site: RealWordPress, *, account: int = 0, overwrite: bool = False) -> sending.Delivered:
    (slug,) = desk.library.articles.slugs()

    def ask(_: Profile) -> Secret:
        return Secret(site.passwords[account])

    return sending.send(replace(desk, person="Mina Falk"), slug, "web", ask, overwrite=overwrite)


def posts(site: RealWordPress, slug: str) -> int:
    """Return how many posts have a slug that begins so, whatever their status."""
    where = f"post_type = 'post' AND post_name LIKE '{slug}%'"
    return int(site.run(f'global $wpdb; return $wpdb->get_var("SELECT count(*) FROM wp_posts WHERE {where}");'))


def test_the_post_is_what_was_sent_and_its_editor_and_readers_have_all_of_it(site: RealWordPress, desk: Desk) -> None:
    delivered = send(desk, site)
    number = delivered.sent.remote.id
    assert delivered.sent.told == ()
    kept = site.run(
        f"$post = get_post({number}); return ['content' => $post->post_content, 'status' => $post->post_status,"
        "'slug' => $post->post_name, 'title' => $post->post_title, 'excerpt' => $post->post_excerpt,"
        f"'tags' => wp_get_post_tags({number}, ['fields' => 'names']),"
        f"'categories' => wp_get_post_categories({number}, ['fields' => 'names']),"
        f"'featured' => get_post_thumbnail_id({number}), 'alt' => get_post_meta(get_post_thumbnail_id({number}),"
        "'_wp_attachment_image_alt', true), 'caption' => wp_get_attachment_caption(get_post_thumbnail_id($post)),"
        "'freeform' => array_values(array_filter(parse_blocks($post->post_content),"
        "fn($block) => !$block['blockName'] && trim($block['innerHTML']))),"
        "'names' => array_values(array_filter(array_column(parse_blocks($post->post_content), 'blockName')))];"
    )
    assert kept["content"] == delivered.sent.markup
    assert kept["status"] == "pending"
    assert kept["title"] == "Crane goes & “stays” gone"
    assert kept["excerpt"] == "The council sells it."
    assert sorted(kept["tags"]) == ["Größe &amp; Last", "harbour"]
    assert kept["categories"] == ["politics"]
    assert (kept["alt"], kept["caption"]) == ("The crane over the north quay", "The crane on Tuesday.")
    assert kept["freeform"] == []
    wanted = {"paragraph", "heading", "image", "quote", "list", "table", "html"}
    assert {f"core/{name}" for name in wanted} <= set(kept["names"])
    (verdict,) = block_editor.installed([kept["content"]])
    assert verdict.faults == ()
    site.run(f"return wp_update_post(['ID' => {number}, 'post_status' => 'publish']);")
    page = site.page(f"/?p={number}")
    assert page.count('data-ad-id="ad-') == 2
    assert "The boat sails at ten." in page
    assert page.index('data-ad-id="ad-1"') < page.index("What comes next") < page.index("The boat sails at ten.")
    assert page.index("The boat sails at ten.") < page.index('data-ad-id="ad-2"') < page.index("Work begins in May.")
    assert f'wp-image-{kept["featured"]}"' in page
    assert "pictures/" not in page


def test_sent_again_it_is_the_same_post_but_never_over_an_editor_s_change(site: RealWordPress, desk: Desk) -> None:
    number = send(desk, site).sent.remote.id
    count = "return array_sum((array) wp_count_attachments());"
    media = site.run(count)
    (slug,) = desk.library.articles.slugs()
    rewrite(desk, "Work begins in May.", "Work begins in June.", slug)
    again = send(desk, site)
    assert (again.sent.remote.id, again.sent.made) == (number, False)
    assert "June" in again.sent.remote.raw
    change = f"str_replace('sell it', 'scrap it', get_post({number})->post_content)"
    site.run(f"return wp_update_post(wp_slash(['ID' => {number}, 'post_content' => {change}]));")
    with pytest.raises(Question, match="changed over there"):
        send(desk, site)
    assert "scrap it" in site.run(f"return get_post({number})->post_content;")
    assert "sell it" in send(desk, site, overwrite=True).sent.remote.raw
    assert (site.run(count), posts(site, slug)) == (media, 1)


def test_what_was_reserved_is_found_again_and_another_s_slug_is_asked_about(site: RealWordPress, desk: Desk) -> None:
    (slug,) = desk.library.articles.slugs()
    order = sending.begin(desk, slug, "web")
    fields = f"'post_title' => 'x', 'post_name' => '{order.parcel.token}', 'post_status' => 'draft'"
    number = site.run(f"return wp_insert_post([{fields}]);")
    other = site.run(f"return wp_insert_post(['post_title' => 'Old', 'post_name' => '{slug}', 'post_content' => 'Old'"
                     ", 'post_status' => 'publish']);")  # fmt: skip
    delivered = send(desk, site)
    assert delivered.sent.remote.id == str(number)
    assert any(f"“{slug}-2”" in one for one in delivered.sent.told)
    assert site.run(f"return get_post({other})->post_content;") == "Old"
    site.run(f"return wp_trash_post({number})->ID;")
    with pytest.raises(Question) as question:
        send(desk, site)
    assert question.value.why is Why.GONE
    made = send(desk, site, overwrite=True)
    assert made.sent.made
    assert made.sent.remote.id not in (str(number), str(other))


def test_addresses_with_and_without_permalinks_and_wrong_ones(site: RealWordPress, desk: Desk) -> None:
    first = send(desk, site)
    site.run(_PERMALINKS.format("/%postname%/"))
    assert send(desk, site).sent.remote.id == first.sent.remote.id
    with pytest.raises(Refused, match="does not take the account or its application password"):
        send(desk, replace(site, passwords=("wrong", "wrong")))
    site.run(_PERMALINKS.format(""))
    set_profile(desk, "ghost", site.base)
    with pytest.raises(WrongSite, match="answered with a page in the place of data"):
        send(desk, replace(site, passwords=(ghost_stand_in.KEY, "")))


def test_an_author_s_account_is_told_what_it_may_not_do(site: RealWordPress, desk: Desk) -> None:
    set_profile(desk, "wordpress", site.base, account="author", release="6.1", categories='["Never seen"]')
    delivered = send(desk, site, account=1)
    told = " ".join(delivered.sent.told)
    assert "“Never seen”" in told
    assert "took out what this account may not send: time." in told
    (verdict,) = block_editor.installed([delivered.sent.remote.raw])
    assert verdict.faults == ()
    assert send(desk, site, account=1).sent.remote.id == delivered.sent.remote.id
