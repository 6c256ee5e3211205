"""Export profiles at the desk: kept for the library, found by name, named by what leaves."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import open_library
from editor.article.article import Article, Furniture
from editor.article.errors import UnknownName
from editor.desk import profiles
from editor.desk.desk import Desk
from editor.desk.export_run import Exported, ExportOrder, export_stories
from editor.exporting.profile import EmbedMode
from editor.exporting.profile_text import BadProfile
from editor.exporting.targets import TARGETS

OWN = '[ours]\ntitle = "Our site"\ntarget = "html"\nembeds = "cms"\nfooter = "Write to us."\n'


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    library = open_library(tmp_path / "stories.copydesk")
    library.create(Article(Furniture("boats", headline="Boats"), "The boats sail.\n"), "Ana Ruiz")
    yield Desk(library, "Ana Ruiz")
    library.close()


def test_each_target_has_a_profile_of_its_own_and_presets_are_for_targets_there_are(desk: Desk) -> None:
    known = profiles.profiles(desk)
    assert set(TARGETS) <= set(known.all)
    assert all(known.get(name).name == "" and known.get(name).target == name for name in TARGETS)
    assert {one.target for one in profiles.presets()} <= set(TARGETS)
    assert known.get("html-google-ad-manager").ad_unit
    assert (known.own, known.trouble) == (frozenset(), "")


def test_a_profile_is_written_as_toml_whoever_wrote_it(desk: Desk) -> None:
    assert profiles.profile_text_of(desk, profiles.profile(desk, "html")).startswith("[html]\n")
    profiles.set_text(desk, f"{OWN}# Mine.\n")
    assert profiles.profile_text_of(desk, profiles.profile(desk, "ours")) == f"{OWN}# Mine.\n"


def test_own_profiles_are_kept_and_found_by_name(desk: Desk) -> None:
    made = profiles.set_text(desk, OWN)
    assert made.own == {"ours"}
    assert profiles.text(desk) == OWN
    assert profiles.profile(desk, "ours").embeds is EmbedMode.CMS
    assert ("ours", "Our site") in profiles.choices(desk)
    with pytest.raises(UnknownName, match="There is no format or profile “fax”; there are html, page"):
        profiles.profile(desk, "fax")


def test_an_own_profile_takes_the_place_of_a_targets(desk: Desk) -> None:
    profiles.set_text(desk, '[html]\ntarget = "html"\nfooter = "Ours."\n')
    assert profiles.profile(desk, "html").footer == "Ours."
    assert [name for name, _ in profiles.choices(desk)].count("html") == 1


def test_a_text_with_a_mistake_is_not_kept(desk: Desk) -> None:
    profiles.set_text(desk, OWN)
    with pytest.raises(BadProfile):
        profiles.set_text(desk, OWN.replace('"cms"', '"tv"'))
    assert profiles.text(desk) == OWN


def test_profiles_of_another_version_are_told_and_leave_the_formats_in_force(desk: Desk) -> None:
    desk.library.set_setting(profiles.SETTING, '[ours]\ntarget = "html"\nholograms = true\n', "Ana Ruiz")
    assert "holograms" in profiles.profiles(desk).trouble
    assert profiles.profile(desk, "html").target == "html"
    with pytest.raises(UnknownName, match="holograms"):
        profiles.profile(desk, "ours")


def exported(desk: Desk, to: str, folder: Path) -> Exported:
    (made,) = export_stories(desk, ExportOrder(("boats",), to, folder, draft=True))
    assert isinstance(made, Exported)
    return made


def test_what_leaves_by_a_profile_is_as_it_asks_and_names_it(desk: Desk, tmp_path: Path) -> None:
    profiles.set_text(desk, OWN)
    made = exported(desk, "ours", tmp_path)
    assert (made.target, made.profile) == ("html", "ours")
    assert '<p class="house-footer">Write to us.</p>' in Path(made.path).read_text("utf-8")
    assert json.loads(Path(f"{made.path}.losses.json").read_text("utf-8"))["profile"] == "ours"
    plain = exported(desk, "html", tmp_path / "plain")
    assert (plain.profile, "house-footer" in Path(plain.path).read_text("utf-8")) == ("", False)


def test_the_sample_is_shown_by_a_profile(desk: Desk) -> None:
    profiles.set_text(desk, OWN)
    made = profiles.sample_export(profiles.profile(desk, "ours"))
    assert b"Write to us." in made.content


def test_one_profile_is_changed_and_the_remarks_of_the_others_stay(desk: Desk) -> None:
    profiles.set_text(desk, f'# Mind these.\n{OWN}\n# The other site.\n[other]\ntarget = "page"\n')
    profiles.keep(desk, "ours", OWN.replace('"cms"', '"static"'))
    changed = OWN.replace("cms", "static")
    assert profiles.text(desk) == f'# Mind these.\n\n{changed}\n# The other site.\n[other]\ntarget = "page"\n'
    profiles.keep(desk, "third", '[third]\ntarget = "json"\n')
    assert profiles.profiles(desk).own == {"ours", "other", "third"}
    profiles.drop(desk, "ours")
    assert profiles.profiles(desk).own == {"other", "third"}
    with pytest.raises(UnknownName, match="no export profile “ours”"):
        profiles.drop(desk, "ours")
    with pytest.raises(BadProfile, match="stands the profile “third” alone"):
        profiles.keep(desk, "third", OWN)
