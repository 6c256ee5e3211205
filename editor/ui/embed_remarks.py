"""What else in a story is the same post: another card, a quotation of it, a paragraph that has its words."""

from collections.abc import Callable, Sequence
from functools import partial

from editor.article.embed_overlap import Restated, Said, quoted_again, repeated, told_again
from editor.article.embeds import Embed
from editor.article.ledger import passages
from editor.ui.derived import Derived
from editor.ui.embed_detail import Remark
from editor.ui.embed_rows import tr

_LONGEST = 90  # characters of a place that are shown


def remarks(
    embed: Embed,
    embeds: Sequence[Embed],
    derived: Derived | None,
    choose: Callable[[str], None],
    jump: Callable[[int, int], None],
) -> list[Remark]:
    """Return what to say of a post; `derived` is None while the story was not read since its text changed."""
    others = repeated(embeds).get(embed.id, ())
    out = [Remark(tr("This post stands in the story twice."), tr("Show"), partial(choose, other)) for other in others]
    places = _restated(embed, derived) if derived is not None and embed.latest.words else []
    return out + [Remark(_sentence(one), tr("Show"), partial(jump, one.start, one.end)) for one in places]


def _sentence(place: Restated) -> str:
    words = place.text if len(place.text) <= _LONGEST else f"{place.text[: _LONGEST - 1].rstrip()}…"
    how = tr("The story has these words too") if place.exact else tr("The story has it in other words")
    return f"{how}: {words}"


def _restated(embed: Embed, derived: Derived) -> list[Restated]:
    """Return the quotations and paragraphs that hold a post's words, each place once."""
    quoted = quoted_again(embed, [Said(entry.start, entry.end, entry.text) for entry in derived.ledger])
    paragraphs = [
        Said(passage.offset, passage.offset + passage.words.outer(len(passage.prose.text)), passage.prose.text)
        for passage in passages(derived.blocks)
    ]
    told = told_again(embed, paragraphs)
    return [*quoted, *(one for one in told if not any(one.start <= other.start < one.end for other in quoted))]
