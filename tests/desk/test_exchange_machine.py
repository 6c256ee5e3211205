"""Two desktops that change one story and exchange it in any order: no word, approval or note is ever lost."""

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from db.library import open_library
from editor.article import body
from editor.article.ads import AdPlacement
from editor.article.article import Article, Furniture
from editor.article.article_conflicts import Take
from editor.article.bundle import approval_name
from editor.article.correction import Correction
from editor.article.embeds import Capture, Embed
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.article.parts import part_hash
from editor.article.revision import RevisionKind, content_hash
from editor.article.sources import Source, Terms
from editor.article.workflow import State
from editor.desk import bundles, history, notes, unbundling
from editor.desk.unbundling import Outcome
from tests.desk.test_bundles import Desktop

STORY = Article(
    Furniture("night-ferry", "The night ferry comes back"),
    "The ferry sails by night.\n\n“We waited,” Vale said [@vale].\n\n::ad{#ad-1}\n\nFares are not decided.\n\n"
    "::embed{#e-1}\n\nThe council meets in June.\n",
    sources=(Source("vale", "Idris Vale"),),
    ads=(AdPlacement("ad-1"),),
    embeds=(Embed("e-1", "x", "https://x.com/ferry/status/1", captures=(Capture("First boat"),)),),
)
PEOPLE = ("Ana Ruiz", "Ben Ode")
SIDES = st.integers(0, 1)
_ticks = count(1)


def _clock(skew: int) -> Callable[[], str]:
    """Return a clock of its own; that of the second desktop is behind."""
    return lambda: f"2026-05-04T10:{next(_ticks) // 1000 % 60:02}:{30 + skew:02}.{next(_ticks) % 1_000_000:06}Z"


def _paragraphs(article: Article) -> list[str]:
    return article.body.rstrip("\n").split("\n\n") if article.body.strip() else []


def _with(article: Article, parts: list[str]) -> Article:
    return replace(article, body="\n\n".join(parts) + "\n" if parts else "")


def _rewritten(article: Article, at: int, word: str) -> Article:
    parts = _paragraphs(article)
    words = [number for number, one in enumerate(parts) if not one.startswith("::")]
    if not words:
        return _with(article, [f"{word}."])
    number = words[at % len(words)]
    parts[number] = f"{parts[number]} {word}" if at % 2 else f"{word} {parts[number]}"
    return _with(article, parts)


def _longer(article: Article, at: int, word: str) -> Article:
    parts = _paragraphs(article)
    parts.insert(at % (len(parts) + 1), f"{word} was added.")
    return _with(article, parts)


def _shorter(article: Article, at: int, _: str) -> Article:
    parts = _paragraphs(article)
    words = [number for number, one in enumerate(parts) if not one.startswith("::")]
    if words:
        parts.pop(words[at % len(words)])
    return _with(article, parts)


def _moved(article: Article, at: int, _: str) -> Article:
    parts = _paragraphs(article)
    if parts:
        one = parts.pop(at % len(parts))
        parts.insert(at * 7 % (len(parts) + 1), one)
    return _with(article, parts)


def _ad_placed(article: Article, at: int, _: str) -> Article:
    number = next(number for number in count(1) if article.ad(f"ad-{number}") is None)
    parts = _paragraphs(article)
    parts.insert(at % (len(parts) + 1), body.marker("ad", f"ad-{number}"))
    return replace(_with(article, parts), ads=(*article.ads, AdPlacement(f"ad-{number}")))


def _ad_gone(article: Article, at: int, _: str) -> Article:
    if not article.ads:
        return article
    gone = article.ads[at % len(article.ads)]
    parts = [one for one in _paragraphs(article) if one != body.marker("ad", gone.id)]
    return replace(_with(article, parts), ads=tuple(one for one in article.ads if one != gone))


def _headline(article: Article, _: int, word: str) -> Article:
    return replace(article, furniture=replace(article.furniture, headline=f"The ferry {word}"))


def _keyword(article: Article, _: int, word: str) -> Article:
    return replace(article, furniture=replace(article.furniture, keywords=(*article.furniture.keywords, word)))


def _ednote(article: Article, _: int, word: str) -> Article:
    return replace(article, furniture=replace(article.furniture, ednote=f"{article.furniture.ednote}\n{word}".strip()))


def _role(article: Article, at: int, word: str) -> Article:
    if not article.sources:
        return article
    one = article.sources[at % len(article.sources)]
    changed = replace(one, role=word) if at % 2 else replace(one, terms=Terms.BACKGROUND, description=word)
    return replace(article, sources=tuple(changed if other is one else other for other in article.sources))


def _source(article: Article, at: int, word: str) -> Article:
    key = f"s{at}"
    return article if article.source(key) else replace(article, sources=(*article.sources, Source(key, word)))


def _capture(article: Article, _: int, word: str) -> Article:
    embeds = tuple(replace(one, captures=(*one.captures, Capture(word))) for one in article.embeds)
    return replace(article, embeds=embeds)


def _correction(article: Article, _: int, word: str) -> Article:
    return replace(article, corrections=(*article.corrections, Correction(word)))


EDITS = (
    _rewritten, _rewritten, _longer, _longer, _shorter, _moved, _ad_placed, _ad_gone, _headline, _keyword, _ednote,
    _role, _source, _capture, _correction,
)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _template(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Make two libraries that have one story, of which each run takes copies."""
    folder = tmp_path_factory.mktemp("template")
    jo = Desktop(open_library(folder / "0.copydesk", _clock(0)), "Jo Brandt")
    jo.library.create(STORY, "Jo Brandt", RevisionKind.IMPORT)
    mia = Desktop(open_library(folder / "1.copydesk", _clock(-20)), "Mia Sand")
    mia.open(jo.send(folder))
    for one in (jo, mia):
        one.library.move(one.article_id, "submit", State.DRAFT, State.IN_REVIEW, "Jo Brandt")
        one.library.close()
    TwoDesktops.template = folder


class TwoDesktops(RuleBasedStateMachine):
    """What is known of each side beside its library: each head it had, each approval and note it made or received."""

    template = Path()

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="exchange-"))
        self.words = (f"w{number}w" for number in count())
        self.posted: list[tuple[int, Path]] = []
        self.heads: tuple[dict[str, str], ...] = ({}, {})
        self.approvals: tuple[set[str], ...] = (set(), set())
        self.notes: tuple[set[str], ...] = (set(), set())

    @initialize()
    def begin(self) -> None:
        self.sides = []
        for number, (skew, person) in enumerate(((0, "Jo Brandt"), (-20, "Mia Sand"))):
            path = self.folder / f"{number}.copydesk"
            shutil.copy(self.template / path.name, path)
            self.sides.append(Desktop(open_library(path, _clock(skew)), person))
            self.note(number)

    def note(self, side: int) -> None:
        """Write down what a side has made or received, so that it can be missed."""
        desktop = self.sides[side]
        self.heads[side][desktop.head] = content_hash(desktop.article)
        self.approvals[side].update(map(approval_name, desktop.library.approvals.list(desktop.article_id)))
        self.notes[side].update(one.id for one in desktop.library.notes.list(desktop.article_id))

    @rule(side=SIDES, edit=st.sampled_from(EDITS), at=st.integers(0, 9))
    def change(self, side: int, edit: Callable[[Article, int, str], Article], at: int) -> None:
        self.sides[side].edit(lambda article: edit(article, at, next(self.words)))
        self.note(side)

    @rule(side=SIDES, back=st.integers(0, 30))
    def restore(self, side: int, back: int) -> None:
        desktop = self.sides[side]
        entries = desktop.library.revisions.history(desktop.article_id)
        history.restore(desktop.desk, desktop.slug, entries[back % len(entries)].revision.id)
        self.note(side)

    @rule(side=SIDES, part=st.sampled_from(Part), person=st.sampled_from(PEOPLE))
    def approve(self, side: int, part: Part, person: str) -> None:
        desktop = self.sides[side]
        desktop.library.approve(desktop.article_id, part, desktop.head, person)
        self.note(side)

    @rule(side=SIDES, part=st.sampled_from(Part))
    def withdraw(self, side: int, part: Part) -> None:
        desktop = self.sides[side]
        if desktop.library.approvals.standing(desktop.article_id, part):
            desktop.library.withdraw(desktop.article_id, part, "Ana Ruiz")
        self.note(side)

    @rule(side=SIDES)
    def write_note(self, side: int) -> None:
        desktop = self.sides[side]
        open_ = [thread for thread in notes.of_story(desktop.desk, desktop.article_id) if thread.is_open]
        if open_:
            notes.resolve(desktop.desk, desktop.slug, open_[0].id, next(self.words))
        notes.add(desktop.desk, desktop.slug, next(self.words))
        self.note(side)

    @rule(side=SIDES, whole=st.booleans())
    def send(self, side: int, whole: bool) -> None:
        self.posted.append((side, self.sides[side].send(self.folder, whole=whole)))

    @precondition(lambda self: self.posted)
    @rule(chosen=st.integers(0, 30), take=st.sampled_from((None, *Take)))
    def unbundle(self, chosen: int, take: Take | None) -> None:
        sender, path = self.posted[chosen % len(self.posted)]
        self.take(1 - sender, path, None if take is Take.BASE else take)

    def take(self, side: int, path: Path, take: Take | None) -> None:
        """Open a bundle and look at what came: its head is here now, and what was merged holds both sides."""
        desktop = self.sides[side]
        bundle, _ = bundles.load(desktop.desk, path)
        mine = desktop.article
        done = desktop.open(path, take)
        self.heads[side][bundle.head] = content_hash(bundle.article)
        self.approvals[side].update(map(approval_name, bundle.approvals))
        self.notes[side].update(one.id for one in bundle.notes)
        self.note(side)
        if done.kept_aside:
            assert desktop.article == mine
        elif done.outcome is Outcome.NEWER:
            assert desktop.article == bundle.article
        before = desktop.rows()
        again = desktop.open(path, take)
        assert done.kept_aside or not again.received.is_anything
        if not done.kept_aside:
            assert desktop.rows() == before

    @rule(first=SIDES)
    def exchange(self, first: int) -> None:
        """Send there and back: both desktops are at one."""
        second = 1 - first
        self.take(second, self.sides[first].send(self.folder, whole=True), Take.BOTH)
        self.take(first, self.sides[second].send(self.folder, whole=True), None)
        one, other = self.sides
        assert one.head == other.head
        assert one.article == other.article
        summaries = [desktop.library.articles.list()[0] for desktop in self.sides]
        assert summaries[0].standings == summaries[1].standings
        assert self.approvals[0] == self.approvals[1]
        assert self.notes[0] == self.notes[1]

    @rule()
    def exchange_at_once(self) -> None:
        """Send both ways at the same time, twice: without a conflict both come to one story of one name."""
        for _ in range(2):
            paths = [desktop.send(self.folder, whole=True) for desktop in self.sides]
            waits = [unbundling.look(one.desk, *bundles.load(one.desk, path)).conflicts
                     for one, path in zip(self.sides, reversed(paths), strict=True)]  # fmt: skip
            if any(waits):
                return
            for side in (0, 1):
                self.take(side, paths[1 - side], None)
            assert self.sides[0].article == self.sides[1].article
        assert self.sides[0].head == self.sides[1].head

    @invariant()
    def nothing_is_lost(self) -> None:
        for side, desktop in enumerate(self.sides):
            here = {one.id: one.content_hash for one in desktop.library.exchanges.revisions(desktop.article_id)}
            assert self.heads[side].items() <= here.items()
            rows = desktop.library.approvals.list(desktop.article_id)
            assert self.approvals[side] <= set(map(approval_name, rows))
            assert self.notes[side] <= {one.id for one in desktop.library.notes.list(desktop.article_id)}

    @invariant()
    def an_approval_holds_for_what_it_was_given_for(self) -> None:
        for desktop in self.sides:
            rows = sorted(desktop.library.approvals.list(desktop.article_id), key=lambda one: one.time)
            for part in Part:
                given: list[str] = []
                for row in rows:
                    if row.part is part:
                        given = [] if row.withdrawn else [*given, row.part_hash]
                expected = Standing.MISSING if not given else Standing.STALE
                if part_hash(desktop.article, part) in given:
                    expected = Standing.APPROVED
                assert desktop.library.articles.list()[0].standings.of(part) is expected

    def teardown(self) -> None:
        for desktop in getattr(self, "sides", ()):
            assert desktop.is_sound()
            desktop.library.connection.raw.close()
        shutil.rmtree(self.folder)


TwoDesktops.TestCase.settings = settings(max_examples=6, stateful_step_count=30, deadline=None)


TestTwoDesktops = pytest.mark.slow(TwoDesktops.TestCase)
