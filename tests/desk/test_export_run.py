"""Exports of many stories: each by itself, named by a pattern, never over somebody else’s file, in a folder or zip."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.errors import UnknownName
from editor.article.part import Part
from editor.article.workflow import State
from editor.desk import export_run, output, profiles, review, workflow
from editor.desk.desk import Desk
from editor.desk.export_run import Existing, Exported, ExportOrder, Rendered, export_stories
from editor.desk.refusals import RefusalKind
from editor.exporting import targets
from editor.exporting.existing import Found
from editor.exporting.export import Export, ExportRequest
from editor.exporting.names import BadNames
from editor.exporting.write import ExportNotWritten

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)
SLUGS = ("boats", "ferry", "museum")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    for slug in SLUGS:
        section = "" if slug == "museum" else "news"
        furniture = Furniture(slug, f"About {slug}", desk=section)
        library.create(Article(furniture, f"Words about the {slug}, all of them.\n"), "Ana Ruiz")
    yield Desk(library, "Mina Falk", clock=lambda: NOW)
    library.close()


def approve(desk: Desk, *slugs: str) -> None:
    for slug in slugs:
        workflow.act(desk, slug, "submit")
        for part in Part:
            review.approve(desk, slug, part)


def run(desk: Desk, order: ExportOrder) -> list[Exported]:
    return [one for one in export_stories(desk, order) if isinstance(one, Exported)]


def drafts(folder: Path, *slugs: str, **more: object) -> ExportOrder:
    return replace(ExportOrder(slugs or SLUGS, "html", folder, draft=True), **more)  # type: ignore[arg-type]


def state(desk: Desk, slug: str) -> State:
    return desk.story(slug).summary.state


def test_one_that_may_not_leave_stops_no_other_and_has_all_its_reasons(desk: Desk, tmp_path: Path) -> None:
    approve(desk, "ferry", "museum")
    results = run(desk, ExportOrder(("boats", "nobody", "ferry", "museum"), "html", tmp_path / "out"))
    assert [one.slug for one in results] == ["boats", "nobody", "ferry", "museum"]
    boats, nobody, ferry, museum = results
    assert [one.kind for one in boats.refusals] == [RefusalKind.STATE, RefusalKind.MISSING, RefusalKind.MISSING]
    assert [one.part for one in boats.refusals] == [None, Part.ATTRIBUTION, Part.ADS]
    assert "no story" in nobody.refusals[0].sentence
    assert not ferry.refusals
    assert Path(ferry.path).read_bytes().startswith(b"<article")
    assert state(desk, "boats") is State.DRAFT
    assert state(desk, "ferry") is State.PUBLISHED
    assert {one.name for one in (tmp_path / "out").glob("*.html")} == {"ferry.html", "museum.html"}
    (kept,) = desk.library.exports.list(desk.story("ferry").summary.id)
    assert (kept.sha256, [held.part for held in kept.approvals]) == (ferry.sha256, list(Part))
    assert desk.library.exports.content(kept.sequence) == Path(ferry.path).read_bytes()
    assert museum.sha256 != ferry.sha256


def test_a_file_that_cannot_be_written_keeps_its_story_in_alone(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    approve(desk, "boats", "ferry")
    real = Path.replace

    def full(path: Path, place: Path) -> Path:
        if place.name == "boats.html":
            raise OSError(28, "No space left on device")
        return real(path, place)

    monkeypatch.setattr(Path, "replace", full)
    boats, ferry = run(desk, ExportOrder(("boats", "ferry"), "html", tmp_path / "out"))
    assert "No space left on device" in boats.refusals[0].sentence
    assert boats.refusals[0].kind is RefusalKind.TROUBLE
    assert state(desk, "boats") is State.IN_REVIEW, "what nobody could write is not out"
    assert desk.library.exports.list(desk.story("boats").summary.id) == ()
    assert ferry.path
    assert state(desk, "ferry") is State.PUBLISHED
    assert desk.library.verify().is_clean


def test_an_error_of_the_program_in_one_story_is_told_with_it(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = targets.export

    def failing(name: str, request: ExportRequest) -> Export:
        if request.article.furniture.slug == "ferry":
            raise ValueError("a wrong turn")
        return real(name, request)

    monkeypatch.setattr(targets, "export", failing)
    boats, ferry, museum = run(desk, drafts(tmp_path))
    assert boats.path
    assert museum.path
    assert "a wrong turn" in ferry.refusals[0].sentence


def test_a_story_that_changes_while_it_is_exported_stays_in(desk: Desk, tmp_path: Path) -> None:
    approve(desk, "boats")
    summary, profile = desk.story("boats").summary, profiles.profile(desk, "html")
    desk.library.withdraw(summary.id, Part.ADS, "Mina Falk")
    with pytest.raises(Exception, match="was changed while it was exported"):
        output.let_out(desk, summary, profile, Export(b"<p>"))
    assert desk.library.exports.list() == ()


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("{slug}", ["boats", "ferry", "museum"]),
        ("{desk}/{slug}", ["news/boats", "news/ferry", "museum"]),
        ("{date}-{slug}", ["2026-03-14-boats", "2026-03-14-ferry", "2026-03-14-museum"]),
        ("{format}/{year}/{slug}", ["html/2026/boats", "html/2026/ferry", "html/2026/museum"]),
    ],
)
def test_names_are_made_by_the_pattern(desk: Desk, tmp_path: Path, pattern: str, names: list[str]) -> None:
    results = run(desk, drafts(tmp_path, names=pattern))
    assert [Path(one.path).relative_to(tmp_path).as_posix() for one in results] == [f"{name}.html" for name in names]
    ahead = list(export_run.places(desk, drafts(tmp_path, names=pattern)))
    assert [one.path for one in ahead] == [f"{name}.html" for name in names]


def test_the_day_of_a_story_is_that_of_its_publication(desk: Desk, tmp_path: Path) -> None:
    told = Article(Furniture("told", published_at="2025-12-31T23:00:00+01:00"), "Words.\n")
    desk.library.create(told, "Ana Ruiz")
    approve(desk, "boats")
    run(desk, ExportOrder(("boats",), "html", tmp_path))
    first = desk.library.exports.list()[0].time[:10]
    later = replace(desk, clock=lambda: datetime(2031, 1, 1, tzinfo=UTC))
    results = run(later, drafts(tmp_path, "told", "boats", "ferry", names="{date}-{slug}"))
    days = [Path(one.path).name[:10] for one in results]
    assert days == ["2025-12-31", first, "2031-01-01"]


def test_what_each_would_be_is_told_without_writing(desk: Desk, tmp_path: Path) -> None:
    order = ExportOrder(("boats", "nobody"), "html", tmp_path / "out")
    boats, nobody = export_run.look_ahead(desk, order)
    assert [one.part for one in boats.refusals] == [None, Part.ATTRIBUTION, Part.ADS]
    assert (boats.headline, boats.content) == ("About boats", b"")
    assert boats.article_id == desk.story("boats").summary.id
    assert "no story" in nobody.refusals[0].sentence
    (alone,) = export_run.look_ahead(desk, replace(order, slugs=("boats",), draft=True))
    assert not alone.refusals
    assert [place.slug for place in export_run.places(desk, order)] == ["boats"]
    assert not (tmp_path / "out").exists()


def test_a_wrong_pattern_or_profile_is_refused_before_anything_is_written(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(BadNames, match="slug"):
        export_stories(desk, drafts(tmp_path / "out", names="{date}"))
    with pytest.raises(UnknownName, match="no-such"):
        export_stories(desk, replace(drafts(tmp_path / "out"), to="no-such"))
    assert not (tmp_path / "out").exists()


def test_stories_whose_names_meet_are_numbered(desk: Desk, tmp_path: Path) -> None:
    for slug in ("boats/", "boats?"):
        desk.library.create(Article(Furniture(slug), "Words.\n"), "Ana Ruiz")
    results = run(desk, drafts(tmp_path, "boats", "boats/", "boats?"))
    assert [Path(one.path).name for one in results] == ["boats.html", "boats-2.html", "boats-3.html"]
    assert len({one.sha256 for one in results}) == 3


def test_what_is_there_of_somebody_else_is_left_alone_and_the_export_numbered(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "boats.html").write_bytes(b"<p>by hand</p>")
    first, _, _ = run(desk, drafts(tmp_path))
    assert Path(first.path).name == "boats-2.html"
    assert "boats-2.html" in first.note
    assert (tmp_path / "boats.html").read_bytes() == b"<p>by hand</p>"
    again, _, _ = run(desk, drafts(tmp_path))
    assert again.path == first.path, "its own export of before is replaced"
    (ahead, *_) = export_run.places(desk, drafts(tmp_path))
    assert (ahead.path, ahead.found) == ("boats-2.html", Found.FOREIGN)


def test_what_is_there_is_replaced_or_the_story_left_where_somebody_says_so(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "boats.html").write_bytes(b"<p>by hand</p>")
    left, ferry, _ = run(desk, drafts(tmp_path, existing=Existing.LEAVE))
    assert "left alone" in left.refusals[0].sentence
    assert ferry.path
    assert (tmp_path / "boats.html").read_bytes() == b"<p>by hand</p>"
    taken, _, _ = run(desk, drafts(tmp_path, existing=Existing.REPLACE))
    assert Path(taken.path).name == "boats.html"
    assert "took the place" in taken.note
    assert (tmp_path / "boats.html").read_bytes().startswith(b"<article")


def test_publishing_again_replaces_its_own_file(desk: Desk, tmp_path: Path) -> None:
    approve(desk, "boats")
    order = ExportOrder(("boats",), "html", tmp_path)
    (first,) = run(desk, order)
    (again,) = run(desk, order)
    assert (again.path, again.sha256, again.note) == (first.path, first.sha256, "")
    assert len(desk.library.exports.list()) == 2
    (draft,) = run(desk, replace(order, draft=True))
    assert Path(draft.path).name == "boats-2.html", "a draft does not take the place of what readers got"


def test_cancelling_leaves_what_is_written_and_starts_no_other(desk: Desk, tmp_path: Path) -> None:
    approve(desk, *SLUGS)
    steps = export_stories(desk, ExportOrder(SLUGS, "html", tmp_path / "out"))
    assert isinstance(first := next(steps), Exported)
    steps.close()  # type: ignore[attr-defined]
    assert Path(first.path).is_file()
    assert [state(desk, slug) for slug in SLUGS] == [State.PUBLISHED, State.IN_REVIEW, State.IN_REVIEW]
    assert len(list((tmp_path / "out").glob("*.html"))) == 1


def test_many_go_into_one_zip_file_of_the_same_bytes_each_time(desk: Desk, tmp_path: Path) -> None:
    approve(desk, "ferry", "museum")
    order = ExportOrder(SLUGS, "html", tmp_path / "new" / "out.zip", names="{desk}/{slug}")
    steps = list(export_stories(desk, order))
    assert len(steps) == order.steps == 6
    assert all(isinstance(one, Rendered) for one in steps[:3])
    boats, ferry, museum = run(desk, order)
    assert boats.refusals
    assert (ferry.path, ferry.member) == (str(order.destination), "news/ferry.html")
    assert export_run.as_json(ferry)["member"] == "news/ferry.html"
    with zipfile.ZipFile(order.destination) as packed:
        assert packed.namelist() == [
            "museum.html",
            "museum.html.losses.json",
            "news/ferry.html",
            "news/ferry.html.losses.json",
        ]
        kept = desk.library.exports.list(desk.story("ferry").summary.id)
        assert packed.read("news/ferry.html") == desk.library.exports.content(kept[0].sequence)
        assert json.loads(packed.read("museum.html.losses.json"))["sha256"] == museum.sha256
    before = order.destination.read_bytes()
    run(desk, order)
    assert order.destination.read_bytes() == before
    assert state(desk, "ferry") is State.PUBLISHED


def test_a_cancelled_zip_file_is_not_written_and_nothing_is_out(desk: Desk, tmp_path: Path) -> None:
    approve(desk, *SLUGS)
    steps = export_stories(desk, ExportOrder(SLUGS, "html", tmp_path / "out.zip"))
    next(steps)
    next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert not (tmp_path / "out.zip").exists()
    assert [state(desk, slug) for slug in SLUGS] == [State.IN_REVIEW] * 3


def test_once_the_zip_file_is_there_all_of_it_is_out(desk: Desk, tmp_path: Path) -> None:
    approve(desk, *SLUGS)
    told: list[Exported] = []
    steps = export_stories(desk, ExportOrder(SLUGS, "html", tmp_path / "out.zip"), told.append)
    for _ in range(4):
        next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert [one.slug for one in told] == list(SLUGS)
    assert [state(desk, slug) for slug in SLUGS] == [State.PUBLISHED] * 3


def test_a_story_that_changed_before_the_zip_file_was_there_is_not_in_it(desk: Desk, tmp_path: Path) -> None:
    approve(desk, *SLUGS)
    results = []
    for step in export_stories(desk, ExportOrder(SLUGS, "html", tmp_path / "out.zip")):
        if isinstance(step, Rendered) and step.slug == "ferry":
            desk.library.withdraw(desk.story("ferry").summary.id, Part.ADS, "Mina Falk")
        results.append(step)
    told = {one.slug: one for one in results if isinstance(one, Exported)}
    assert "was changed" in told["ferry"].refusals[0].sentence
    with zipfile.ZipFile(tmp_path / "out.zip") as packed:
        assert [name for name in packed.namelist() if name.endswith(".html")] == ["boats.html", "museum.html"]
    assert state(desk, "ferry") is State.IN_REVIEW


def test_a_zip_file_of_somebody_else_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "photos.zip"
    with zipfile.ZipFile(place, "w") as theirs:
        theirs.writestr("holiday.jpg", b"x")
    before = place.read_bytes()
    with pytest.raises(ExportNotWritten, match="left alone"):
        export_stories(desk, drafts(place))
    assert place.read_bytes() == before
    run(desk, drafts(place, existing=Existing.REPLACE))
    with zipfile.ZipFile(place) as packed:
        assert "boats.html" in packed.namelist()


@pytest.mark.slow
def test_processes_render_in_order_and_few_wait(desk: Desk, tmp_path: Path) -> None:
    slugs = tuple(f"many-{number}" for number in range(30))
    desk.library.create_many([Article(Furniture(slug), f"Words of {slug}.\n") for slug in slugs], "Ana Ruiz")
    alone = run(desk, drafts(tmp_path / "one", *slugs))
    together = run(desk, drafts(tmp_path / "two", *slugs, jobs=2))
    assert [one.slug for one in together] == list(slugs)
    assert [one.sha256 for one in together] == [one.sha256 for one in alone]
    assert len(list((tmp_path / "two").iterdir())) == 60


def test_the_clipboard_says_that_pictures_stay(desk: Desk) -> None:
    picture = desk.library.assets.put(b"\x89PNG picture", "image/png", "pier.png")
    body = f"Words.\n\n![A pier](asset:{picture.sha256})\n"
    desk.library.create(Article(Furniture("pier"), body), "Ana Ruiz")
    found = output.hand_over(desk, "pier", "html", draft=True)
    assert found.content.startswith(b"<article")
    assert any(loss.what == "files beside" for loss in found.losses)
    assert not any(loss.what == "files beside" for loss in output.hand_over(desk, "boats", "html", draft=True).losses)
