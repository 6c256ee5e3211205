"""Syndication at the desk: the profiles in force, those of the newsroom’s own, and the profile of an import."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from editor.article.article import Article
from editor.article.syndication import Syndication
from editor.article.syndication_profiles import Profile, Profiles, apply, choose, counter_among
from editor.article.syndication_table import ProfileTrouble, read_profiles
from editor.desk.desk import Desk
from resources import FOLDER

if TYPE_CHECKING:
    from editor.importing.reading import Draft

SETTING = "syndication.profiles"


@lru_cache(maxsize=1)
def presets() -> tuple[Profile, ...]:
    """Return the profiles that come with the program, by name."""
    folder = FOLDER / "policies" / "syndication"
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    found = [profile for text in texts for profile in read_profiles(text, own=False)]
    return tuple(sorted(found, key=lambda one: one.name.casefold()))


def text(desk: Desk) -> str:
    """Return the newsroom's own profiles as TOML, empty where it has none."""
    kept = desk.library.setting(SETTING)
    return kept if isinstance(kept, str) else ""


def profiles(desk: Desk) -> Profiles:
    """Return the newsroom's own profiles and the presets; an own one takes the place of the preset of its key."""
    trouble = ""
    try:
        own = read_profiles(text(desk))
    except ProfileTrouble as error:  # kept by another version of the program
        own, trouble = (), f"The newsroom’s own profiles are not in force. {error.sentence}"
    keys = {one.key for one in own}
    return Profiles((*own, *(one for one in presets() if one.key not in keys)), trouble)


def set_text(desk: Desk, written: str) -> Profiles:
    """Keep other profiles of the newsroom's own; raises ProfileTrouble with line, key and what is allowed."""
    read_profiles(written)
    desk.library.set_setting(SETTING, written, desk.person)
    return profiles(desk)


def under_profile(article: Article, known: Profiles, counters: Iterable[str] = ()) -> Article:
    """Return an imported story under the profile that its credit leads to, its authors taken from its byline.

    `counters` are addresses of pictures too small to be seen: the one that counts for the licence is kept. A story that
    is our own, or has a profile already, stays as it is.
    """
    told = article.syndication
    if told is None or told.profile:
        return article
    profile = choose(known.all, told)
    counter = told.duties.counter or counter_among(profile, counters)
    told = replace(told, duties=replace(told.duties, counter=counter))
    if not told.authors:
        told = replace(told, authors=tuple(one.name for one in article.furniture.byline if not one.role))
    return replace(article, syndication=apply(profile, told) if profile else told)


def at_import(desk: Desk, draft: "Draft") -> "Draft":
    """Return a draft whose story is under the profile that its credit leads to."""
    if draft.article.syndication is None:
        return draft
    return replace(draft, article=under_profile(draft.article, profiles(desk), draft.counters))


def marked(article: Article, known: Profiles) -> Article:
    """Return a story marked as syndicated, for a person who says that it is."""
    if article.syndication is not None:
        return article
    return under_profile(replace(article, syndication=Syndication()), known)
