"""How a post is exported: as the person chose for it, else as the profile says for its network."""

from collections.abc import Mapping

from editor.article.embeds import Embed, PostState, Presentation
from editor.exporting.profile import EmbedMode, Profile

# Networks that a CMS embeds by the address alone: those of WordPress 6.6 and later that need no token (Meta's do).
EMBEDDED_BY_ADDRESS = frozenset({"bluesky", "reddit", "tiktok", "vimeo", "x", "youtube"})
_CHOSEN: Mapping[Presentation, EmbedMode] = {
    Presentation.STATIC: EmbedMode.STATIC,
    Presentation.CLICK_TO_LOAD: EmbedMode.CLICK_TO_LOAD,
    Presentation.CMS: EmbedMode.CMS,
}


def embed_mode(embed: Embed, profile: Profile) -> EmbedMode:
    """Return how a post is wanted; a post that is gone is static, as what would be loaded is an error."""
    if embed.state is PostState.GONE:
        return EmbedMode.STATIC
    if chosen := _CHOSEN.get(embed.presentation):
        return chosen
    if profile.networks and embed.provider not in profile.networks:
        return EmbedMode.STATIC
    return profile.embeds
