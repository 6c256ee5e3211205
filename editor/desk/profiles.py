"""Export profiles at the desk: those of the targets, the presets, and the newsroom's own, kept for a whole library."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from types import MappingProxyType

from editor.article.canonical import Json
from editor.article.errors import Trouble, UnknownName
from editor.desk.desk import Desk
from editor.exporting import profile_text
from editor.exporting.export import Export, ExportRequest
from editor.exporting.profile import Profile
from editor.exporting.profile_text import BadProfile
from editor.exporting.targets import TARGETS, export
from resources import FOLDER

SETTING = "export.profiles"


@dataclass(frozen=True, slots=True)
class Profiles:
    """The profiles in force by name: of targets, presets, own; `trouble` says why own ones are not."""

    all: Mapping[str, Profile]
    own: frozenset[str]
    trouble: str = ""

    def get(self, name: str) -> Profile:
        """Return the profile with a name; raises UnknownName with the names there are."""
        found = self.all.get(name)
        if found is None:
            raise UnknownName(f"There is no format or profile “{name}”; there are {', '.join(self.all)}.")
        return found


def defaults() -> tuple[Profile, ...]:
    """Return the profile of each target that gives what a bare export gives; it has no name of its own."""
    return tuple(Profile(title=one.title, target=one.name) for one in TARGETS.values())


@lru_cache(maxsize=1)
def presets() -> tuple[Profile, ...]:
    """Return the profiles that come with the program, a file for each target."""
    folder = FOLDER / "policies" / "exports"
    files = [folder / f"{target}.toml" for target in TARGETS]
    texts = [one.read_text("utf-8") for one in files if one.is_file()]
    return tuple(profile for text in texts for profile in profile_text.read(text, TARGETS))


def text(desk: Desk) -> str:
    """Return the newsroom's own profiles as TOML, empty where it has none."""
    kept = desk.library.setting(SETTING)
    return kept if isinstance(kept, str) else ""


def profiles(desk: Desk) -> Profiles:
    """Return the profiles in force; an own one takes the place of the target's or the preset of its name."""
    trouble = ""
    try:
        own = profile_text.read(text(desk), TARGETS)
    except Trouble as error:  # kept by another version of the program
        own, trouble = (), f"The newsroom’s own export profiles are not in force. {error.sentence}"
    known = {one.name or one.target: one for one in (*defaults(), *presets(), *own)}
    return Profiles(MappingProxyType(known), frozenset(one.name for one in own), trouble)


def profile(desk: Desk, name: str) -> Profile:
    """Return the profile with a name, a target's included; raises UnknownName with the names there are."""
    known = profiles(desk)
    if known.trouble and name not in known.all:
        raise UnknownName(f"There is no format or profile “{name}”. {known.trouble}")
    return known.get(name)


def choices(desk: Desk) -> tuple[tuple[str, str], ...]:
    """Return every profile by name and title, each target's own first: what an export is asked with."""
    known = profiles(desk).all.items()
    ordered = [(name, one) for target in TARGETS for name, one in known if one.target == target]
    return tuple((name, one.title or name) for name, one in ordered)


def set_text(desk: Desk, written: str) -> Profiles:
    """Keep other profiles of the newsroom's own, for all who work on the library; raises BadProfile."""
    profile_text.read(written, TARGETS)
    desk.library.set_setting(SETTING, written, desk.person)
    return profiles(desk)


def profile_text_of(desk: Desk, found: Profile) -> str:
    """Return the TOML of a profile: as the newsroom wrote it, else as it would write it."""
    name = found.name or found.target
    return profile_text.section(text(desk), name) or profile_text.write(replace(found, name=name))


def keep(desk: Desk, name: str, written: str) -> Profiles:
    """Keep one profile of the newsroom's own, given as a TOML table; raises BadProfile."""
    made = profile_text.read(written, TARGETS)
    if [one.name for one in made] != [name]:
        raise BadProfile(f"Here stands the profile “{name}” alone: one table that begins with [{name}].")
    return set_text(desk, profile_text.put(text(desk), name, written))


def drop(desk: Desk, name: str) -> Profiles:
    """Forget a profile of the newsroom's own; the format's or the preset of its name is in force again.

    Raises UnknownName.
    """
    if not profile_text.section(text(desk), name):
        raise UnknownName(f"The newsroom has no export profile “{name}” of its own.")
    return set_text(desk, profile_text.put(text(desk), name, ""))


def sample_export(made: Profile) -> Export:
    """Return what a profile makes of the sample story: what a form shows while one edits."""
    from editor.desk import ads

    return export(made.target, ExportRequest(ads.sample(), profile=made))


def as_json(found: Profile, *, is_own: bool) -> dict[str, Json]:
    """Return a profile as the command line prints it."""
    values: dict[str, Json] = {}
    for one in fields(found):
        value = getattr(found, one.name)
        values[one.name] = list(value) if isinstance(value, tuple) else value
    return {**values, "own": is_own}
