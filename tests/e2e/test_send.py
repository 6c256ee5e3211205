"""`copydesk send` as a process, into a WordPress that is played on loopback."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.article.workflow import State
from tests.desk.sending_support import add_story, desk_at, set_profile
from tests.e2e.conftest import Run
from tests.sending import wordpress_stand_in
from tests.sending.stand_in import Fault, StandIn, serving
from tests.sending.wordpress_stand_in import WordPressStandIn


@pytest.fixture
def site() -> WordPressStandIn:
    return WordPressStandIn()


@pytest.fixture
def server(site: WordPressStandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """Serve the site, to which the test's library has the profile `web` and an approved story `crane`."""
    monkeypatch.setenv("COPYDESK_PASSWORD", wordpress_stand_in.PASSWORD)
    with serving(site) as made, desk_at(tmp_path / "test.copydesk") as desk:
        site.base = made.base
        add_story(desk)
        add_story(desk, "quay", approved=False)
        set_profile(desk, "wordpress", made.base)
        yield made


def test_a_story_is_sent_and_what_was_changed_there_is_asked_about(
    copydesk: Run, server: StandIn, site: WordPressStandIn, tmp_path: Path
) -> None:
    answer = copydesk("send", "crane", "--to", "web", "--as", "Mina Falk", "--json")
    assert (answer.code, answer.err) == (0, "")
    (post,) = site.posts.values()
    told = answer.json
    assert told["id"] == str(post["id"])
    assert (told["created"], told["status"], told["draft"]) == (True, "pending", False)
    assert told["address"] == f"{server.base}/?p={post['id']}"
    assert {loss["what"] for loss in told["losses"]}
    site.edit(post["id"], content=post["content"].replace("sell it.", "scrap it."))
    answer = copydesk("send", "crane", "--to", "web", "--as", "Mina Falk")
    assert answer.code == 1
    assert "changed over there" in answer.err
    assert "--overwrite" in answer.err
    assert "[-sell-]{+scrap+} it." in answer.err
    answer = copydesk("send", "crane", "--to", "web", "--overwrite", "--as", "Mina Falk")
    assert answer.code == 0
    assert f"crane -> {server.base}/?p={post['id']} (changed, pending)" in answer.out
    assert "sell it." in post["content"]
    with desk_at(tmp_path / "test.copydesk") as desk:
        assert desk.story("crane").summary.state is State.PUBLISHED


def test_what_may_not_leave_says_each_reason(copydesk: Run, server: StandIn, site: WordPressStandIn) -> None:
    answer = copydesk("send", "quay", "--to", "web")
    assert answer.code == 1
    assert "quay: The attribution is not approved yet." in answer.err
    for name, why in (("nowhere", "no format or profile “nowhere”"), ("page", "The profile “page” is for page")):
        assert why in copydesk("send", "quay", "--to", name).err
    assert server.asked == []
    assert copydesk("send", "quay", "--to", "web", "--draft", "--json").json["status"] == "draft"
    assert [post["slug"] for post in site.posts.values()] == ["quay"]


def test_trouble_is_one_sentence(copydesk: Run, server: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    server.fail(0, Fault.ERROR)
    answer = copydesk("send", "crane", "--to", "web", "--as", "Mina Falk")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.strip() == "127.0.0.1 failed (error 500); nothing is lost here. Send again later."
    monkeypatch.delenv("COPYDESK_PASSWORD")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    assert "There is no password for copydesk at" in copydesk("send", "crane", "--to", "web").err
