"""The cards and chips of an article's records."""

from functools import lru_cache

from editor.article.ads import AdPlacement
from editor.article.article import Article
from editor.article.embeds import Embed, PostState
from editor.article.sources import SourceKind
from editor.article.text import fold_spaces
from editor.ui.body.cards import CardText, ChipText
from editor.ui.body.quiet_syntax import UnitKind
from editor.ui.theme import Role

_STATES = {
    PostState.LIVE: ("Live", Role.SUCCESS),
    PostState.CHANGED: ("Changed", Role.WARNING),
    PostState.GONE: ("Gone", Role.DANGER),
    PostState.UNKNOWN: ("", Role.MUTED),
}
_SOURCE_ICONS = {
    SourceKind.PERSON: "person",
    SourceKind.BODY: "people",
    SourceKind.DOCUMENT: "note",
    SourceKind.POST: "embed",
}


def shown_handle(handle: str) -> str:
    """Return a handle with its sign in front; Reddit's has its own."""
    return f"@{handle}" if handle and not handle.startswith(("@", "u/")) else handle


def ad_card(ad: AdPlacement, state: str = "", tone: Role = Role.MUTED) -> CardText:
    """Return the card of an ad placement; `state` is what the policy says of it."""
    sizes = ", ".join(f"{size.width}×{size.height}" for size in ad.sizes)
    return CardText("ad", ad.label, " · ".join(filter(None, (ad.slot, sizes))), state, tone)


@lru_cache(maxsize=32)
def _provider(key: str) -> str:
    """Return a provider's name; the table, with all its forms of address, is loaded for the first post."""
    from editor.article.provider_table import PROVIDERS

    return next((provider.title for provider in PROVIDERS.values() if provider.key == key), key)


def embed_card(embed: Embed) -> CardText:
    """Return the card of an embedded post: who, where, and its first words."""
    capture = embed.latest
    author = capture.author or shown_handle(capture.handle)
    title = " · ".join(filter(None, (_provider(embed.provider), author))) or "Embedded post"
    words = fold_spaces(capture.words)
    state, tone = _STATES[embed.state]
    if not (capture.words or capture.screenshot):
        state, tone = (
            ("Gone, no evidence", Role.DANGER) if embed.state is PostState.GONE else ("No evidence", Role.WARNING)
        )
    return CardText("embed", title, f"“{words}”" if words else embed.address, state, tone)


class ArticleCards:
    """The cards and chips of one article, made anew for each version of it."""

    def __init__(self, article: Article) -> None:
        self._cards: dict[tuple[UnitKind, str], CardText] = {}
        self._cards.update({(UnitKind.AD, ad.id): ad_card(ad) for ad in article.ads})
        self._cards.update({(UnitKind.EMBED, embed.id): embed_card(embed) for embed in article.embeds})
        for picture in article.pictures:
            self._cards[UnitKind.PICTURE, picture.asset] = CardText("image", "Picture", picture.credit)
        self._chips = {
            source.key: ChipText(
                source.shown_as or source.key, "lock" if source.is_confidential else _SOURCE_ICONS[source.kind]
            )
            for source in article.sources
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ArticleCards) and self._cards == other._cards and self._chips == other._chips

    def __hash__(self) -> int:
        return hash((tuple(self._cards), tuple(self._chips)))

    def with_states(self, states: dict[str, tuple[str, Role]]) -> "ArticleCards":
        """Return the same cards, ads with a state in a word and the role that colours it, by the marker's id."""
        made = ArticleCards.__new__(ArticleCards)
        made._chips = self._chips
        made._cards = dict(self._cards)
        for marker_id, (state, tone) in states.items():
            if card := made._cards.get((UnitKind.AD, marker_id)):
                made._cards[UnitKind.AD, marker_id] = CardText(card.icon, card.title, card.detail, state, tone)
        return made

    def card(self, kind: UnitKind, marker_id: str) -> CardText:
        """Return what the card of a marker says; one without record says so. A picture's needs none."""
        if kind is UnitKind.PICTURE:
            return self._cards.get((kind, marker_id.removeprefix("asset:")), CardText("image", "Picture"))
        missing = CardText("warning", f"{kind.value.capitalize()} “{marker_id}”", "No record", "Missing", Role.DANGER)
        return self._cards.get((kind, marker_id), missing)

    def chip(self, kind: UnitKind, name: str) -> ChipText:
        """Return what the chip of a source's key says."""
        return self._chips.get(name, ChipText(name, "warning", Role.DANGER_TINT))
