"""Checks of sources that are not named: the reason, who knows them, on what terms they spoke, how many they are."""

import re
from collections.abc import Iterator

from editor.article.clauses import is_finite
from editor.article.findings import Severity
from editor.article.function_words import Tag
from editor.article.sources import Source, SourceKind, Terms
from editor.checks.check import Check, Problem
from editor.checks.story import Story

_BODIES = frozenset((SourceKind.DOCUMENT, SourceKind.POST))
_ONE = re.compile(r"\b(?:[Aa]|[Oo]ne|[Tt]he)\s+source\b")
_SOURCE = re.compile(r"\b(?:[Aa]ccording to|[Tt]old by)\s+(?:a |one |the |several |some |multiple )?(sources?)\b")
# After these the word says more: "a source close to the minister", "a source at the bank".
_DESCRIBES = re.compile(
    r"\s*,?\s*(?:close|familiar|with|in|at|inside|within|from|near|who|whose|of|on|involved|briefed|working|speaking)\b"
)


def called(source: Source) -> str:
    """Return how a finding may call a source: never by a name that is not to leave the library."""
    return source.shown_as or source.key


def _first_places(story: Story) -> dict[str, tuple[int, int]]:
    """Return where each source is cited first."""
    places: dict[str, tuple[int, int]] = {}
    for start, citation in story.citations:
        for one in citation.cited:
            places.setdefault(one.key, (start, start + citation.end - citation.start))
    return places


def _hidden(story: Story) -> Iterator[tuple[Source, tuple[int, int]]]:
    """Yield the persons and bodies that are cited and not named, with the place."""
    places = _first_places(story)
    for source in story.article.sources:
        if source.is_confidential and source.kind not in _BODIES and source.key in places:
            yield source, places[source.key]


def _unexplained(story: Story) -> Iterator[Problem]:
    for source, place in _hidden(story):
        if not source.reason.strip():
            yield Problem(f"Why “{called(source)}” is not named is nowhere noted; write down the reason.", *place)


def _unapproved(story: Story) -> Iterator[Problem]:
    for source, place in _hidden(story):
        if not source.identity_known_to.strip():
            message = f"No editor is noted who knows who “{called(source)}” is and agreed that no name is given."
            yield Problem(message, *place)


def _off_record(story: Story) -> Iterator[Problem]:
    places = _first_places(story)
    for source in story.article.sources:
        if source.terms is Terms.OFF_RECORD and source.key in places:
            yield Problem("What was said off the record is cited here; it may not be published.", *places[source.key])


def _plural(story: Story) -> Iterator[Problem]:
    """Find "sources said" beside a citation of one source, or where the story has but one that is not named."""
    if story.language != "en":
        return
    hidden = [source for source in story.article.sources if source.is_confidential and source.kind not in _BODIES]
    for number, start, end in _speaking(story, plural=True):
        cited = {one.key for _, citation in story.passages[number].citations for one in citation.cited}
        beside = [source for source in hidden if source.key in cited]
        if len(beside) == 1 or (len(hidden) == 1 and not cited):
            yield Problem(
                "“Sources” stand for one source; say “a source” and what it is.", *story.place(number, start, end)
            )


def _bare(story: Story) -> Iterator[Problem]:
    if story.language != "en":
        return
    for number, start, end in _speaking(story, plural=False):
        text = story.prose[number].text
        if _DESCRIBES.match(text, end) is None:
            words = text[start:end]
            yield Problem(
                f"“{words}” alone says nothing; say where the source stands and how it can know.",
                *story.place(number, start, end),
            )


def _speaking(story: Story, *, plural: bool) -> Iterator[tuple[int, int, int]]:
    """Yield where "sources" (or "a source") say something, as paragraph and offsets; not between quotation marks."""
    for number, text, _ in story.own_words:
        if "ource" not in text:
            continue
        story.go_on()
        passage = story.reading(number)
        for at, token in enumerate(passage.tokens):
            if token.text.casefold() != ("sources" if plural else "source"):
                continue
            before = passage.tokens[at - 1] if at else None
            bare = before is not None and before.tag is Tag.DETERMINER
            if not plural and not (bare and _ONE.match(text, before.start)):  # type: ignore[union-attr]
                continue
            after = passage.tokens[at + 1] if at + 1 < len(passage.tokens) else None
            says = after is not None and after.tag is Tag.SAYING and is_finite(passage, at + 1)
            if says or _accorded(text, token.start):
                yield number, before.start if bare and before else token.start, token.end


def _accorded(text: str, at: int) -> bool:
    return any(found.start(1) == at for found in _SOURCE.finditer(text, max(0, at - 40), at + 10))


CHECKS = (
    Check(
        "anonymous-unexplained",
        Severity.WARNING,
        "A source that is not named has a reason for it.",
        _unexplained,
        title="No reason for anonymity",
        example="A source on background is cited, and its field “reason” is empty.",
        mend="Write in the source’s card why no name is given; AP tells the reader too.",
    ),
    Check(
        "anonymous-unapproved",
        Severity.WARNING,
        "An editor knows who a source is that is not named.",
        _unapproved,
        title="No editor knows this source",
        example="A source on background is cited, and its field “identity known to” is empty.",
        mend="Tell an editor who the source is, and name that editor in the source’s card.",
    ),
    Check(
        "source-off-record",
        Severity.BLOCKING,
        "Nothing that was said off the record is cited.",
        _off_record,
        title="Off the record",
        example="A citation names a source whose terms are “off the record”.",
        mend="Take the words out, or agree on other terms with the source.",
    ),
    Check(
        "sources-for-one",
        Severity.WARNING,
        "“Sources” are more than one.",
        _plural,
        title="“Sources” for one",
        example="Sources said the vote was off. [@aide]",
        mend="Reuters: never “sources” for one. Write “a source” and where it stands.",
    ),
    Check(
        "source-bare",
        Severity.NOTE,
        "A source that is not named is described: where it stands, how it can know.",
        _bare,
        title="Bare “source”",
        example="A source said the vote was off.",
        mend="Write as much as was agreed: “a source in the ministry”, “a source who read the letter”.",
    ),
)
