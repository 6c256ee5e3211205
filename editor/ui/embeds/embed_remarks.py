"""What else in a story is the same post: another card, a quotation of it, a paragraph that has its words."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from editor.article.embed_overlap import Restated, repeated
from editor.article.embeds import Embed
from editor.ui.embeds.embed_detail import Remark
from editor.ui.embeds.embed_rows import tr

_LONGEST = 90  # characters of a place that are shown


def remarks(
    embed: Embed,
    embeds: Sequence[Embed],
    places: Iterable[Restated],
    choose: Callable[[str], None],
    jump: Callable[[int, int], None],
) -> list[Remark]:
    """Return what to say of a post, each with the way there; `places` are those of the prose that have its words."""
    others = repeated(embeds).get(embed.id, ())
    twice = tr("This post stands in the story twice.")
    out = [Remark(twice, tr("Show"), partial(choose, other)) for other in others]
    return out + [Remark(_sentence(one), tr("Show"), partial(jump, one.start, one.end)) for one in places]


def _sentence(place: Restated) -> str:
    words = place.text if len(place.text) <= _LONGEST else f"{place.text[: _LONGEST - 1].rstrip()}…"
    how = tr("The story has these words too") if place.exact else tr("The story has it in other words")
    return f"{how}: {words}"
