"""What an import says: the words of grades and kinds, what accepting a proposal does, and the input as it is shown."""

from collections.abc import Callable
from dataclasses import dataclass

from editor.article.canonical import Json
from editor.article.grade import Grade
from editor.article.prose import Segment
from editor.article.provider_table import PROVIDERS
from editor.article.text import count_words, fold_spaces
from editor.importing.reading import Proposal, ProposalKind, RawBlock, RawKind, Reading
from editor.ui.theme import Role

MOST_SHOWN = 300_000  # characters; forty times a long read, and what Qt lays out within a quarter of a second
_LONGEST_LINE = 4_000  # characters; Qt lays a line out as a whole each time any of it is touched

GRADE_WORDS = {Grade.SURE: "Sure", Grade.LIKELY: "Likely", Grade.SUSPECT: "Suspect"}
GRADE_TONES = {Grade.SURE: "success", Grade.LIKELY: "accent", Grade.SUSPECT: "warning"}
GRADE_INKS = {Grade.SURE: Role.SUCCESS, Grade.LIKELY: Role.ACCENT, Grade.SUSPECT: Role.WARNING}
GRADE_TINTS = {Grade.SURE: Role.SUCCESS_TINT, Grade.LIKELY: Role.ACCENT_TINT, Grade.SUSPECT: Role.WARNING_TINT}

# In the order in which they are listed: the word for one, the heading of the group.
KIND_WORDS: dict[ProposalKind, tuple[str, str]] = {
    ProposalKind.HEADLINE: ("Headline", "Headline"),
    ProposalKind.STANDFIRST: ("Standfirst", "Standfirst"),
    ProposalKind.BYLINE: ("Byline", "Byline"),
    ProposalKind.DATE: ("Date", "Date"),
    ProposalKind.DATELINE: ("Dateline", "Dateline"),
    ProposalKind.CREDIT: ("Credit", "Credit and syndication"),
    ProposalKind.AD: ("Ad", "Ads"),
    ProposalKind.EMBED: ("Post", "Posts and videos"),
    ProposalKind.QUOTE: ("Quotation", "Quotations"),
    ProposalKind.CAPTION: ("Caption", "Captions"),
    ProposalKind.CORRECTION: ("Correction", "Corrections"),
    ProposalKind.RELATED: ("Related", "Related stories"),
    ProposalKind.NEWSLETTER: ("Newsletter", "Newsletter promotions"),
    ProposalKind.ENDMARK: ("End mark", "End marks"),
}


def _told(value: Json) -> str:
    return fold_spaces(value) if isinstance(value, str) else ""


def _byline(proposal: Proposal) -> str:
    names = proposal.value.get("names")
    told = ", ".join(filter(None, map(_told, names))) if isinstance(names, list) else ""
    return f"Byline: {told}" if told else "Becomes the byline"


def _date(proposal: Proposal) -> str:
    for name, word in (("published_at", "Published"), ("updated_at", "Updated"), ("date", "Dated")):
        if told := _told(proposal.value.get(name)):
            return f"{word} {told[:10]}"
    return "Becomes the date"


def _dateline(proposal: Proposal) -> str:
    told = ", ".join(filter(None, (_told(proposal.value.get("place")), _told(proposal.value.get("agency")))))
    return f"Dateline: {told}" if told else "Becomes the dateline"


def _credit(proposal: Proposal) -> str:
    publisher = _told(proposal.value.get("publisher"))
    return f"Credit to {publisher}" if publisher else "Credit; the publisher is still to be named"


def _ad(proposal: Proposal) -> str:
    return "Ad placement at this very place"


def _embed(proposal: Proposal) -> str:
    key = _told(proposal.value.get("provider"))
    provider = next((one.title for one in PROVIDERS.values() if one.key == key), "")
    author = _told(proposal.value.get("author")) or _told(proposal.value.get("handle"))
    return " ".join(
        filter(None, (f"{provider} post" if provider else "Embedded post", f"by {author}" if author else ""))
    )


def _quote(proposal: Proposal) -> str:
    speaker = _told(proposal.value.get("speaker"))
    says = f"Said by {speaker}" if speaker else "Nobody is named"
    return f"{says}; the lost mark is put in" if isinstance(proposal.value.get("mend"), dict) else says


_EFFECTS: dict[ProposalKind, Callable[[Proposal], str]] = {
    ProposalKind.BYLINE: _byline,
    ProposalKind.DATE: _date,
    ProposalKind.DATELINE: _dateline,
    ProposalKind.CREDIT: _credit,
    ProposalKind.AD: _ad,
    ProposalKind.EMBED: _embed,
    ProposalKind.QUOTE: _quote,
}
_PLAIN_EFFECTS = {
    ProposalKind.HEADLINE: "Becomes the headline",
    ProposalKind.STANDFIRST: "Becomes the standfirst",
    ProposalKind.CAPTION: "Caption of the picture before it",
    ProposalKind.CORRECTION: "Moves to the corrections",
    ProposalKind.RELATED: "Left out of the text",
    ProposalKind.NEWSLETTER: "Left out of the text",
    ProposalKind.ENDMARK: "Left out of the text",
}


def effect(proposal: Proposal) -> str:
    """Return in a few words what accepting a proposal does."""
    found = _EFFECTS.get(proposal.kind)
    return found(proposal) if found else _PLAIN_EFFECTS[proposal.kind]


def spoken(proposal: Proposal) -> str:
    """Return what a screen reader says of a proposal."""
    words = fold_spaces(proposal.text)[:120]
    kind = KIND_WORDS[proposal.kind][0]
    return f"{kind}, {GRADE_WORDS[proposal.grade].lower()}. {effect(proposal)}. {words}. {proposal.reason}"


@dataclass(frozen=True, slots=True)
class ShownInput:
    """The words of an input as they are shown: its blocks one under the other, each at its place (in characters).

    `words` is how many the whole input has, also where the text `is_cut`.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    words: int = 0
    is_cut: bool = False

    def place(self, segment: Segment) -> tuple[int, int]:
        """Return where a stretch of a block is shown; all of the block where the stretch is empty."""
        start, end = self.places[segment.paragraph]
        if segment.end > segment.start:
            start, end = start + segment.start, min(start + segment.end, end)
        return min(start, len(self.text)), min(end, len(self.text))


_STAND_INS = {
    RawKind.IMAGE: "[Picture]",
    RawKind.EMBED: "[Post]",
    RawKind.AD_SLOT: "[Ad slot]",
    RawKind.DIVIDER: "* * *",
}


def _stand_in(block: RawBlock) -> str:
    """Return what is shown for a block without words."""
    told = block.alternative or (block.embed.address if block.embed else "")
    return f"[{_STAND_INS[block.kind].strip('[]')}: {told}]" if told else _STAND_INS.get(block.kind, "")


def shown_input(reading: Reading) -> ShownInput:
    """Return the words of an input without its markup, up to a length that a view can hold."""
    parts: list[str] = []
    places: list[tuple[int, int]] = []
    at = 0
    before: RawBlock | None = None
    for block in reading.blocks:
        in_list = before is not None and before.kind is block.kind is RawKind.LIST_ITEM
        gap = "" if before is None else "\n" if in_list else "\n\n"
        lead = "  " * max(0, block.level - 1) + (f"{block.number}. " if block.number else "• ")
        gap += lead if block.kind is RawKind.LIST_ITEM else ""
        words = _broken(block.text) if block.text.strip() else block.text + _stand_in(block)
        places.append((at + len(gap), at + len(gap) + len(words)))
        if at < MOST_SHOWN:
            parts += [gap, words]
        at += len(gap) + len(words)
        before = block
    text = "".join(parts)[:MOST_SHOWN]
    words_in_all = count_words(block.text for block in reading.blocks)
    return ShownInput(text, tuple(places), words_in_all, at > len(text))


def _broken(words: str) -> str:
    """Return the words with line feeds for some spaces of a very long line, so that every offset stays."""
    if len(words) <= _LONGEST_LINE:
        return words
    out = list(words)
    since = 0
    for at, sign in enumerate(words):
        if sign == "\n":
            since = at
        elif sign == " " and at - since > _LONGEST_LINE // 2:
            out[at] = "\n"
            since = at
    return "".join(out)
