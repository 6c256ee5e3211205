"""Every request of a sending fails in every way, and the program dies at every step: sent again, all is there once."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from editor.article.errors import Trouble
from editor.desk import sending, workflow
from editor.desk.desk import Desk
from editor.sending.errors import Question
from editor.sending.values import Note
from tests.desk.sending_support import CMS, Newsroom, Site, add_story, approve, desk_at, rewrite, set_profile
from tests.sending.ghost_stand_in import GhostStandIn
from tests.sending.stand_in import Asked, Fault, StandIn, Told, serving
from tests.sending.wordpress_stand_in import WordPressStandIn

# What a request that changes nothing can do wrong; what is done before its answer is lost makes no difference there.
_READING = (Fault.HANG_UP, Fault.SLOW, Fault.BROKEN, Fault.PAGE, Fault.LOGIN, Fault.UNKNOWN, Fault.MISSING)
# Answers that say no, as that of an error does: tests/sending/test_client.py has a sentence for each.
_LIKE_ERROR = frozenset({Fault.UNKNOWN, Fault.FORBIDDEN, Fault.MISSING, Fault.BUSY})
_SLOW = frozenset({Fault.SLOW, Fault.SLOW_AFTER})
_PATIENCE = 0.4  # seconds


class Sites:
    """As many sites on one server as there are cases, each under a path of its own."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._sites: dict[str, Site] = {}
        self.server: StandIn | None = None

    def __call__(self, asked: Asked) -> Told:
        _, name, rest = asked.path.split("/", 2)
        inside = Asked(asked.method, f"/{rest}", asked.query, asked.headers, asked.body)
        return self._sites[name](inside)

    def newsroom(self, desk: Desk) -> Newsroom:
        """Return a newsroom whose site is empty; the library is the same one."""
        assert self.server is not None
        site: Site = WordPressStandIn() if self._target == "wordpress" else GhostStandIn()
        name = f"case-{len(self._sites)}"
        self._sites[name] = site
        site.base = f"{self.server.base}/{name}"
        set_profile(desk, self._target, site.base)
        return Newsroom(desk, self._target, site, self.server)


def requests_of(newsroom: Newsroom) -> list[Asked]:
    """Return the requests of a sending in which nothing fails."""
    before = len(newsroom.server.asked)
    newsroom.send()
    return newsroom.server.asked[before:]


def faults_of(asked: Asked) -> tuple[Fault, ...]:
    return _READING if asked.method == "GET" else tuple(one for one in Fault if one not in _LIKE_ERROR)


def is_once(newsroom: Newsroom) -> bool:
    """Return whether all of the story is over there, and nothing twice."""
    whole = "sell it." in newsroom.content and "pictures/" not in newsroom.content
    return len(newsroom.posts) == newsroom.pictures == 1 and whole and newsroom.post["slug"] == "crane"


def add_short_story(desk: Desk) -> None:
    """Add the story with one picture, one tag and no category, so that no request is like another."""
    add_story(desk, approved=False)
    rewrite(desk, re.findall(r"!\[Dockers.*\n\n", desk.story("crane").article.body)[0], "")
    story = desk.story("crane")
    furniture = replace(story.article.furniture, keywords=("harbour",), desk="")
    desk.library.save(story.summary.id, replace(story.article, furniture=furniture), story.summary.head, "Ana Ruiz")
    workflow.act(desk, "crane", "submit")
    approve(desk)


@pytest.mark.slow
@pytest.mark.parametrize("target", CMS)
def test_after_any_fault_at_any_request_sending_again_ends_with_one_of_each(target: str, tmp_path: Path) -> None:
    sites, wrong = Sites(target), []
    with desk_at(tmp_path / "stories.copydesk") as desk, serving(sites) as server:
        sites.server = server
        add_short_story(desk)
        for number, asked in enumerate(requests_of(sites.newsroom(desk))):
            for fault in faults_of(asked):
                newsroom = sites.newsroom(desk)
                server.fail(number, fault)
                where = f"{asked.method} {asked.path} {fault}"
                newsroom.seconds = _PATIENCE if fault in _SLOW else 5.0
                try:
                    newsroom.send()
                except Trouble as trouble:
                    if not trouble.sentence.rstrip().endswith((".", "?")) or "Traceback" in trouble.sentence:
                        wrong.append(f"{where}: {trouble.sentence}")
                    newsroom.seconds = 5.0
                    newsroom.send()
                if not is_once(newsroom):
                    wrong.append(f"{where}: {len(newsroom.posts)} posts, {newsroom.pictures} pictures")
        assert server.script.faults.keys() <= set(range(len(server.asked)))
    assert wrong == []


@pytest.mark.parametrize("target", CMS)
def test_a_program_that_dies_at_any_step_makes_nothing_twice(target: str, tmp_path: Path) -> None:
    sites, wrong = Sites(target), []
    with desk_at(tmp_path / "stories.copydesk") as desk, serving(sites) as server:
        sites.server = server
        add_short_story(desk)
        for steps in range(40):
            newsroom = sites.newsroom(desk)
            order = sending.begin(desk, "crane", "web")
            under_way = sending.steps(order, newsroom.ask(order.profile))
            ended = False
            for _ in range(steps):
                step = next(under_way, None)
                ended = ended or step is None
                if isinstance(step, Note):
                    sending.note(desk, order, step)
            under_way.close()
            newsroom.send()
            if not is_once(newsroom):
                wrong.append(f"after {steps} steps: {len(newsroom.posts)} posts, {newsroom.pictures} pictures")
            if ended:
                break
        else:
            wrong.append("the sending never ended")
    assert wrong == []


def test_an_answer_that_was_lost_is_no_change_by_somebody_else(newsroom: Newsroom) -> None:
    newsroom.send()
    number = len(requests_of(newsroom)) - 1
    rewrite(newsroom.desk, "sell it.", "keep it.")
    newsroom.server.fail(number, Fault.HANG_UP_AFTER)
    assert "the connection broke" in newsroom.trouble().sentence
    assert "keep it." in newsroom.content
    rewrite(newsroom.desk, "keep it.", "paint it.")
    newsroom.send()
    assert "paint it." in newsroom.content


def test_a_change_by_somebody_else_is_seen_after_a_lost_answer_too(newsroom: Newsroom) -> None:
    newsroom.send()
    number = len(requests_of(newsroom)) - 1
    rewrite(newsroom.desk, "sell it.", "keep it.")
    newsroom.server.fail(number, Fault.HANG_UP_AFTER)
    newsroom.trouble()
    newsroom.edit(title="Somebody else’s")
    for _ in range(2):  # what was asked once is asked again
        assert isinstance(newsroom.trouble(), Question)
    assert newsroom.post["title"] == "Somebody else’s"
