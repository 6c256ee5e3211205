"""What the policy says of each ad, put into the page of a story in review for whoever judges it."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from editor.article.ad_verdicts import Judgement

VERDICT = "data-verdict"  # the attribute; no export has it
_SLOT = re.compile(r'<aside class="ad-slot" data-ad-id="([^"]*)"')


def verdicts(judged: Judgement) -> dict[str, str]:
    """Return what is said of each placement, by its marker's id."""
    return {
        one.marker_id: one.objections[0].sentence if one.objections else "The policy lets it stand here."
        for one in judged.placements
    }


def with_verdicts(pieces: Sequence[str], said: Mapping[str, str]) -> tuple[str, ...]:
    """Return the pieces of a page in which each ad says what the policy says of it."""
    if not said:
        return tuple(pieces)
    return tuple(_marked(piece, said) if 'class="ad-slot"' in piece else piece for piece in pieces)


def _marked(piece: str, said: Mapping[str, str]) -> str:
    def put(found: re.Match[str]) -> str:
        words = said.get(found[1], "")
        return f'{found[0]} {VERDICT}="{escape(words)}"' if words else found[0]

    return _SLOT.sub(put, piece)
