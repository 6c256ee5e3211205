"""What a target makes of a profile’s options: a loss for each that it does not heed and that touches the story."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from editor.article.article import Article
from editor.exporting.export import Carried, ExportRequest, Loss, Target
from editor.exporting.profile import AdDialect, EmbedMode, Profile, options, title_of

Touches = Callable[[Article, Profile], bool]


def _has_ads(article: Article, _profile: Profile) -> bool:
    return bool(article.ads) and article.ad_settings.off is None


def _has_embeds(article: Article, _profile: Profile) -> bool:
    return bool(article.embeds)


# Which stories an option touches; one that is not named touches every story.
_TOUCHES: Mapping[str, Touches] = MappingProxyType(
    {
        "ads": _has_ads,
        "ad_unit": lambda article, profile: (
            _has_ads(article, profile) and profile.ads in (AdDialect.GOOGLE, AdDialect.NEWSPACK)
        ),
        "embeds": _has_embeds,
        "networks": lambda article, profile: bool(article.embeds) and profile.embeds is not EmbedMode.STATIC,
        "embed_hosts": lambda article, profile: bool(article.embeds) and profile.embeds is EmbedMode.CLICK_TO_LOAD,
        "embed_slugs": _has_embeds,
        "citations": lambda article, _: "[@" in article.body,
        "credit": lambda article, _: article.syndication is not None,
        "corrections": lambda article, _: bool(article.corrections),
    }
)


def option_losses(target: Target, request: ExportRequest) -> tuple[Loss, ...]:
    """Return a loss for each option of the request's profile that the target does not carry out as it stands."""
    return tuple(_losses(target, request.article, request.profile))


def _losses(target: Target, article: Article, profile: Profile) -> Iterator[Loss]:
    for name, default in options().items():
        value = getattr(profile, name)
        touches = _TOUCHES.get(name)
        if value == default or (touches is not None and not touches(article, profile)):
            continue
        carriage = target.heeding(name, value)
        if carriage.carried is not Carried.CARRIED:
            shown = ", ".join(value) if isinstance(value, tuple) else str(value)
            yield Loss(f"profile: {title_of(name).lower()} “{shown}”", carriage.how)
