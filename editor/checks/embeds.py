"""Checks of embedded posts: what was captured of them, what became of them, and how the prose quotes them."""

from collections.abc import Callable, Iterator
from functools import partial

from editor.article import embed_edits
from editor.article.embed_edits import Lack, Placed
from editor.article.embed_overlap import Said, quoted_again, repeated, told_again
from editor.article.embeds import PostState
from editor.article.findings import Fix, Severity
from editor.article.provider_table import PROVIDERS
from editor.article.providers import recognise
from editor.checks.check import Check, Problem
from editor.checks.story import Story

_ASKED = {
    Lack.WORDS: "Nobody captured what {post} says; type it, so that it outlives the post.",
    Lack.AUTHOR: "It is not said who posted {post}; name the author.",
    Lack.DATE: "It is not said when {post} was posted; give the date.",
    Lack.ADDRESS: "{Post} has no address; give it, so that readers can see it in its place.",
    Lack.ALTERNATIVE: "Nobody says what the screenshot of {post} shows; describe it.",
}

_FIRST_WORDS = 5  # of a post that nobody is named for


def _posts(story: Story) -> Iterator[Placed]:
    """Yield the posts that stand in the text; one without marker or record has findings of its own."""
    if not story.article.embeds:
        return iter(())
    return (one for one in embed_edits.placed(story.article, story.blocks) if one.has_record and one.start >= 0)


def _called(one: Placed) -> str:
    """Return a post in a few words: `the post by @town on X`, by its first words or its id where nobody is named."""
    found = PROVIDERS.get(one.embed.provider)
    latest = one.embed.latest
    author = latest.author.strip() or latest.handle.strip()
    first = " ".join(latest.words.split()[:_FIRST_WORDS])
    cut = "…" if len(latest.words.split()) > _FIRST_WORDS else ""
    name = f"the post by {author}" if author else f"the post “{first + cut or one.embed.id}”"
    return name + (f" on {found.title}" if found else "")


def _problem(one: Placed, sentence: str, fix: Fix | None = None) -> Problem:
    name = _called(one)
    return Problem(sentence.format(post=name, Post=name[0].upper() + name[1:]), one.start, one.end, fix)


def _lacking(lack: Lack, story: Story) -> Iterator[Problem]:
    for one in _posts(story):
        if lack in embed_edits.lacks(one.embed):
            yield _problem(one, _ASKED[lack])


def _is_captured(one: Placed) -> bool:
    return bool(one.embed.latest.words.strip() or one.embed.latest.screenshot)


def _gone(story: Story) -> Iterator[Problem]:
    for one in _posts(story):
        if one.embed.state is PostState.GONE and _is_captured(one):
            yield _problem(one, "{Post} is gone since it was captured; decide whether the story keeps it.")


def _lost(story: Story) -> Iterator[Problem]:
    for one in _posts(story):
        if one.embed.state is PostState.GONE and not _is_captured(one):
            fix = Fix("Remove it", embed_edits.remove(story.article, one.embed.id))
            yield _problem(one, "{Post} is gone and nothing was captured of it; readers would see a dead link.", fix)


def _changed(story: Story) -> Iterator[Problem]:
    for one in _posts(story):
        if one.embed.state is PostState.CHANGED:
            yield _problem(one, "{Post} was changed since it was captured; see which of its words the story means.")


def _private(story: Story) -> Iterator[Problem]:
    for one in _posts(story):
        if one.embed.private_person:
            yield _problem(one, "{Post} is by a minor or a private person; an editor has to say that it may be shown.")


def _unlisted(story: Story) -> Iterator[Problem]:
    for one in _posts(story):
        address = one.embed.address or one.embed.latest.address
        if address and recognise(address) is None:
            yield _problem(one, "{Post} leads to no post of a known network; exports show it as a link alone.")


def _twice(story: Story) -> Iterator[Problem]:
    posts = list(_posts(story))
    others = repeated([one.embed for one in posts])
    seen: set[str] = set()
    for one in posts:
        if seen.intersection(others.get(one.embed.id, ())):
            fix = Fix("Remove this card", embed_edits.remove(story.article, one.embed.id))
            yield _problem(one, "{Post} stands in the story before; one card is enough.", fix)
        seen.add(one.embed.id)


def _quotations(story: Story) -> list[Said]:
    return [Said(entry.start, entry.end, entry.text) for entry in story.ledger]


def _misquoted(story: Story) -> Iterator[Problem]:
    posts = list(_posts(story))
    quotations = _quotations(story) if posts else []
    for one in posts:
        for place in quoted_again(one.embed, quotations):
            if not place.exact:
                name = _called(one)
                yield Problem(
                    f"This quotation has other words than {name}; see which are right.", place.start, place.end
                )


def _told_again(story: Story) -> Iterator[Problem]:
    posts = list(_posts(story))
    if not posts:
        return
    paragraphs = [
        Said(passage.offset, passage.offset + passage.words.outer(len(passage.prose.text)), passage.prose.text)
        for passage in story.passages
    ]
    quotations = _quotations(story)
    for one in posts:
        quoted = [place.start for place in quoted_again(one.embed, quotations)]
        for place in told_again(one.embed, paragraphs):
            if not any(place.start <= start < place.end for start in quoted):
                name = _called(one)
                yield Problem(f"This paragraph has the words of {name}; keep one of the two.", place.start, place.end)


def _check(code: str, lack: Lack, sentence: str, title: str, example: str, mend: str) -> Check:
    look: Callable[[Story], Iterator[Problem]] = partial(_lacking, lack)
    return Check(code, Severity.WARNING, sentence, look, title, example, mend)


CHECKS = (
    _check(
        "post-words-missing",
        Lack.WORDS,
        "What a post says was captured.",
        "Post without words",
        "The card of a post has no text; if the post is deleted, the story has a hole.",
        "Type or paste the post’s words into its card.",
    ),
    _check(
        "post-author-missing",
        Lack.AUTHOR,
        "Who posted a post was captured.",
        "Post without author",
        "The card has words and an address, and neither name nor handle.",
        "Give the name or the handle as the post shows it.",
    ),
    _check(
        "post-date-missing",
        Lack.DATE,
        "When a post was posted was captured.",
        "Post without date",
        "The card has no date.",
        "Give the day on which it was posted.",
    ),
    _check(
        "post-address-missing",
        Lack.ADDRESS,
        "A post has its address.",
        "Post without address",
        "The words of a post came with the story, and its address did not.",
        "Find the post and paste its address into the card.",
    ),
    _check(
        "post-screenshot-undescribed",
        Lack.ALTERNATIVE,
        "The screenshot of a post has an alternative text.",
        "Screenshot not described",
        "The card has a screenshot and does not say what it shows.",
        "Say in a few words what the screenshot shows.",
    ),
    Check(
        "post-gone",
        Severity.WARNING,
        "A post that is gone since it was captured.",
        _gone,
        "Post is gone",
        "The post was deleted after its words were captured.",
        "Decide whether the story may still show it, and tell the reader that it was deleted.",
    ),
    Check(
        "post-lost",
        Severity.BLOCKING,
        "A post that is gone has evidence.",
        _lost,
        "Post is gone without evidence",
        "The post was deleted, and nobody captured what it said.",
        "Take the card out, or find a copy of the post.",
        yields=True,
    ),
    Check(
        "post-changed",
        Severity.WARNING,
        "A post that was changed since it was captured.",
        _changed,
        "Post changed",
        "The post’s author edited it after it was captured.",
        "Compare both, and capture it anew if the story is about what it says now.",
    ),
    Check(
        "post-private",
        Severity.WARNING,
        "A post by a minor or a private person.",
        _private,
        "Private person",
        "The card is marked as a private person’s.",
        "Ask whether the person agreed, or tell what the post says without showing it.",
    ),
    Check(
        "post-unlisted",
        Severity.NOTE,
        "A post’s address is one of a known network.",
        _unlisted,
        "Unknown host",
        "The card’s address leads to a blog.",
        "Make a link of it, or check the address.",
    ),
    Check(
        "post-twice",
        Severity.WARNING,
        "A post stands in the story once.",
        _twice,
        "Post stands twice",
        "Two cards have the same address.",
        "Remove one of the two.",
    ),
    Check(
        "post-misquoted",
        Severity.WARNING,
        "The prose quotes a post in the post’s words.",
        _misquoted,
        "Post misquoted",
        "The post says “old pier”, the story quotes it with “new pier”.",
        "Quote it as it was captured.",
    ),
    Check(
        "post-told-again",
        Severity.NOTE,
        "The prose does not repeat a post.",
        _told_again,
        "Post told again",
        "A paragraph has the words of the card above it.",
        "Leave the paragraph out, or say what is new in it.",
    ),
)
