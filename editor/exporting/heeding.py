"""What a target makes of a profile’s options: a loss for each that it does not heed and that touches the story."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from editor.article.article import Article
from editor.exporting.export import Carried, ExportRequest, Loss, Target, distinct
from editor.exporting.features import Feature
from editor.exporting.profile import AdDialect, Citations, EmbedMode, Profile, options, title_of

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


# Told in the place of hidden citations where the profile shows them.
CITED = Loss(
    Feature.CITATIONS.value,
    "Readers are shown the sources on the record, by name, role and address; the rest stays in the library.",
)


def by_profile(target: Target, request: ExportRequest, losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Return the losses of an export as they are under the request's profile.

    One is added for each option that the target does not carry out; citations that readers see are not told as hidden.
    """
    profile, hidden = request.profile, Loss(CITED.what, target.carries[Feature.CITATIONS].how)
    heeded = target.heeding("citations", profile.citations).carried is Carried.CARRIED
    told = CITED if heeded and profile.citations is not Citations.HIDDEN else hidden
    return distinct(
        [*(told if loss == hidden else loss for loss in losses), *_losses(target, request.article, profile)]
    )


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
