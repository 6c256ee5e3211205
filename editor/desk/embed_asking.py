"""Asking a provider about a post, on a person's act: is it there, is it what was captured, what could be captured.

A provider's HTML is read for the words in it and dropped. What Meta's interface answers is not even looked at, as its
terms forbid keeping it: of such a post it is said only whether it is there.
"""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from editor.article.differences import Difference, compare
from editor.article.embed_edits import admitted
from editor.article.embed_overlap import same_words
from editor.article.embeds import Capture, Embed, PostState
from editor.article.providers import provider, recognise
from editor.desk.embeds import from_code
from editor.fetching.endpoints import can_be_asked
from editor.network.errors import NetworkTrouble

if TYPE_CHECKING:
    from editor.fetching.oembed import Answer, Oembed

_HANDLES = (
    re.compile(r"https?://(?:www\.)?(?:x|twitter|tiktok|truthsocial|youtube|instagram)\.com/@?([\w.\-]{1,60})/?"),
    re.compile(r"https?://bsky\.app/profile/([\w.\-]+\.[\w\-]+)/?"),
    re.compile(r"https?://(?:www\.)?reddit\.com/u(?:ser)?/([\w\-]{2,30})/?"),
)
# Where a post has one id in every form of its address; share links and Rumble's frames have others than the page.
_ONE_ID = frozenset({"x", "bluesky", "youtube", "vimeo", "mastodon", "truthsocial", "threads"})
_FEDIVERSE = re.compile(r"https?://([a-z0-9.\-]+)/@([\w.\-]+)/?")


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of asking about one post.

    `state` is None where nothing is known; `capture` what could be added to the evidence, None where that would add
    nothing or may not be kept; `differences` are those of the words, from what is kept to what the provider says.
    """

    embed_id: str
    state: PostState | None
    sentence: str
    capture: Capture | None = None
    differences: tuple[tuple[Difference, ...], ...] = ()


def may_be_asked(embed: Embed) -> bool:
    """Return whether a provider can be asked about a post: it has a public interface, and the address is a post's."""
    return bool(embed.post_id) and can_be_asked(embed.provider) and recognise(embed.address) is not None


def ask(embed: Embed, oembed: "Oembed") -> Checked:
    """Ask about one post; known trouble is told in the sentence."""
    try:
        answer = oembed.ask(embed.provider, embed.address)
    except NetworkTrouble as trouble:
        return Checked(embed.id, None, trouble.sentence)
    name = _title(embed)
    if answer.is_gone:
        kept = "What was captured of it stays." if embed.latest.words else "Nothing was captured of it."
        return Checked(embed.id, PostState.GONE, f"{name} no longer has this post. {kept}")
    if _keeps_nothing(embed):
        sentence = (
            f"{name} has this post. Its terms forbid keeping what its interface answers; type what the post says."
        )
        return Checked(embed.id, PostState.LIVE, sentence)
    found = _capture(embed, answer, oembed)
    if found is None:
        return Checked(embed.id, None, f"{name} answered about another post; nothing of it was kept.")
    return _compared(embed, found, name)


def _title(embed: Embed) -> str:
    found = provider(embed.provider)
    return found.title if found else embed.provider


def _keeps_nothing(embed: Embed) -> bool:
    found = provider(embed.provider)
    return found is None or found.forbids_keeping


def _capture(embed: Embed, answer: "Answer", oembed: "Oembed") -> Capture | None:
    """Return what an answer says of the post, in plain words; None where it is about another post."""
    told = from_code(answer.text("html"))
    if told is not None and embed.provider in _ONE_ID and told.post_id and told.post_id != embed.post_id:
        return None
    latest = told.latest if told is not None else Capture()
    endpoint = oembed.endpoints.get(embed.provider)
    words = latest.words
    if not words and endpoint is not None and endpoint.title_is_post:
        words = answer.text("title")
        words = "" if words == embed.address else words  # micawber's own stand-in for a title that is missing
    author_url = answer.text("author_url")
    handle = latest.handle or _handle(author_url)
    return admitted(
        replace(
            latest,
            words=words,
            author=latest.author or answer.text("author_name"),
            handle=handle,
            address=embed.address,
        )
    )


def _handle(address: str) -> str:
    for pattern in _HANDLES:
        if found := pattern.fullmatch(address):
            return found[1]
    found = _FEDIVERSE.fullmatch(address)
    return f"{found[2]}@{found[1]}" if found else ""


def _compared(embed: Embed, found: Capture, name: str) -> Checked:
    """Compare what the provider says with the newest evidence."""
    kept = embed.latest
    merged = replace(
        kept,
        words=found.words or kept.words,
        author=found.author or kept.author,
        handle=found.handle or kept.handle,
        posted_at=_finer(kept.posted_at, found.posted_at),
        address=found.address,
        language=found.language or kept.language,
    )
    if kept.words and found.words and not same_words(kept.words, found.words):
        sentence = f"{name} shows other words than those captured."
        merged = replace(merged, screenshot="", screenshot_alternative="")  # it shows the words of before
        return Checked(embed.id, PostState.CHANGED, sentence, merged, compare(kept.words, found.words))
    if any(getattr(merged, field) != getattr(kept, field) for field in ("author", "handle", "posted_at")) or (
        found.words and not kept.words
    ):
        differences = compare("", found.words) if found.words and not kept.words else ()
        return Checked(embed.id, PostState.LIVE, f"{name} has this post, and says more of it.", merged, differences)
    return Checked(embed.id, PostState.LIVE, f"{name} has this post as it was captured.")


def _finer(kept: str, found: str) -> str:
    """Return the time that says more: a provider's bare day takes no hour away."""
    return kept if kept.startswith(found) else found
