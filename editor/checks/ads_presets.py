"""The ad policies that come with the program, and which one judges a story."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from editor.article import ad_policy_text
from editor.article.ad_policy import AdPolicy
from resources import FOLDER

STANDARD = "house"


@lru_cache(maxsize=1)
def preset_texts() -> Mapping[str, str]:
    """Return the TOML of each preset by its name."""
    folder = FOLDER / "policies" / "ads"
    found = sorted(folder.iterdir(), key=lambda file: (file.name != f"{STANDARD}.toml", file.name))
    return MappingProxyType({file.name.removesuffix(".toml"): file.read_text(encoding="utf-8") for file in found})


@lru_cache(maxsize=1)
def presets() -> Mapping[str, AdPolicy]:
    """Return each preset by its name, the standard one first."""
    return MappingProxyType({name: ad_policy_text.parse(text, name) for name, text in preset_texts().items()})


def chosen(name: str, own: Mapping[str, AdPolicy]) -> AdPolicy | None:
    """Return the policy of a name: the newsroom's own goes before a preset; None for one that there is not."""
    return own.get(name) or presets().get(name)
