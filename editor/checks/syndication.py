"""Checks of the credit of syndicated stories: whose they first were, in the words that are owed, with the way there."""

import re
from collections.abc import Iterator
from dataclasses import replace

from editor.article.article import Byline
from editor.article.findings import Fix, Severity
from editor.article.licence_style import says
from editor.article.syndication import Duties, SearchEngines, Syndication
from editor.article.syndication_profiles import (
    credit_words,
    host_of,
    licence_in,
    series,
    speaks_of_creative_commons,
)
from editor.checks.check import Check, Problem
from editor.checks.story import Story
from editor.checks.syndicated import syndicated

_EDGE = 2  # paragraphs at the top and at the foot
_RIGHTS = re.compile(r"\ball rights reserved\b|\bmay not be\b|©|\bcopyright\b", re.IGNORECASE)


def _publisher(syndication: Syndication) -> str:
    return syndication.publisher or "its publisher"


@syndicated
def _no_address(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if not syndication.address and not syndication.duties.link_required:
        yield Problem(
            f"The story is credited to {_publisher(syndication)}, but its original address is missing; ask for it."
        )


@syndicated
def _no_link(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if not syndication.duties.link_required or host_of(syndication.address):
        return
    what = "is no web address" if syndication.address else "is missing"
    before = story.background.came.address
    fix = None
    if host_of(before):
        mended = replace(story.article, syndication=replace(syndication, address=before))
        fix = Fix("Put the original address back", mended)
    yield Problem(
        f"The licence asks for a link to the original, but its address {what}; put in the one that"
        f" {_publisher(syndication)} gives.",
        fix=fix,
    )


@syndicated
def _no_publisher(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if not syndication.publisher:
        yield Problem("The story is syndicated, but its publisher is not named; name it.")


def _owed(story: Story, syndication: Syndication) -> str:
    """Return the credit that is owed: the profile's, else the one that came with the story; empty if neither is."""
    profile = story.background.profile(syndication)
    return (credit_words(profile, syndication) if profile else "") or story.background.came.credit_text


def _with_credit(story: Story, syndication: Syndication, words: str) -> Fix | None:
    if not words.strip():
        return None
    changed = replace(syndication, credit_text=words)
    return Fix("Put the credit back", replace(story.article, syndication=changed))


@syndicated
def _no_credit(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if not syndication.credit_text.strip():
        yield Problem(
            "The story is syndicated, but has no credit text; write the one the publisher asks for.",
            fix=_with_credit(story, syndication, _owed(story, syndication)),
        )


@syndicated
def _changed_credit(story: Story, syndication: Syndication) -> Iterator[Problem]:
    profile = story.background.profile(syndication)
    if profile is None or not syndication.credit_text.strip():
        return
    came = story.background.came.credit_text
    told = says(syndication.credit_text)
    asked = credit_words(profile, syndication)
    allowed = [says(words) for words in (asked, came) if words.strip()]
    if asked and not any(words in told for words in allowed):
        message = f"The credit was changed; {_publisher(syndication)} asks for “{asked}”"
        yield Problem(message, fix=_with_credit(story, syndication, came or asked))
    elif not asked and (gone := _gone(came, syndication)):
        yield Problem(
            f"The credit came with “{gone}”, which is not in it any more; put it back.",
            fix=_with_credit(story, syndication, came),
        )


def _gone(came: str, syndication: Syndication) -> str:
    """Return what a credit in free words may not lose: the line of rights as it came, else the publisher's name."""
    told = says(syndication.credit_text)
    if _RIGHTS.search(came):
        return "" if says(came) in told else came
    name = syndication.publisher
    return name if name and says(name) in says(came) and says(name) not in told else ""


@syndicated
def _misplaced_credit(story: Story, syndication: Syndication) -> Iterator[Problem]:
    profile = story.background.profile(syndication)
    if profile is None or profile.credit_place in (None, syndication.credit_place):
        return
    place = profile.credit_place.value
    mended = replace(story.article, syndication=replace(syndication, credit_place=profile.credit_place))
    yield Problem(
        f"{profile.name} wants its credit at the {place} of the story.", fix=Fix(f"Put it at the {place}", mended)
    )


@syndicated
def _authors(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if not syndication.duties.authors_named:
        return
    original = story.background.original
    names = syndication.authors or tuple(one.name for one in (original.furniture.byline if original else ()))
    byline = story.article.furniture.byline
    edges = [*story.passages[:_EDGE], *story.passages[-_EDGE:]]  # a byline may stand there, a word on the author too
    shown = [*(one.name for one in byline), syndication.credit_text, *(one.prose.text for one in edges)]
    told = says(" \n ".join(shown))
    missing = [name for name in names if says(name) not in told]
    if missing:
        furniture = replace(story.article.furniture, byline=(*byline, *map(Byline, missing)))
        yield Problem(
            f"The licence asks for its authors, but neither byline nor credit names {series(missing)}.",
            fix=Fix("Name them in the byline", replace(story.article, furniture=furniture)),
        )
    elif not names and not byline:
        yield Problem("The licence asks for its authors, but neither byline nor credit names any; ask who wrote it.")


@syndicated
def _unclear_licence(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if syndication.profile:
        return
    named = licence_in(syndication.licence) or licence_in(syndication.credit_text)
    untouched = replace(syndication.duties, counter="", embargo_until="", expires_at="") == Duties()
    if named and untouched:
        yield Problem(f"The story is under {named}, but no duty follows from it here; choose a profile or set them.")
    elif not named and untouched and speaks_of_creative_commons(f"{syndication.licence} {syndication.credit_text}"):
        yield Problem("The credit does not say which Creative Commons licence it means; some allow no edits, so ask.")


@syndicated
def _unknown_profile(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if not syndication.profile or not story.background.profiles.all:
        return
    if story.background.profile(syndication) is None:
        yield Problem(f"The library has no profile “{syndication.profile}” any more; choose another.")


@syndicated
def _canonical(story: Story, syndication: Syndication) -> Iterator[Problem]:
    if syndication.duties.search_engines is not SearchEngines.CANONICAL:
        return
    if not host_of(syndication.address):
        yield Problem("Search engines are to be led to the original, but its web address is missing.")


CHECKS = (
    Check(
        "original-address-missing", Severity.WARNING, "A syndicated story names its original address.", _no_address,
        title="No original address",
        example="The credit says whose story it is, but not where it stood.",
        mend="Ask the publisher for the address and put it into the syndication.",
    ),
    Check(
        "credit-link-missing", Severity.BLOCKING, "The credit leads to the original where the licence asks for it.",
        _no_link,
        title="No link to the original",
        example="ProPublica’s story without ProPublica’s address.",
        mend="Put in the address of the original.",
    ),
    Check(
        "publisher-missing", Severity.WARNING, "A syndicated story names its publisher.", _no_publisher,
        title="No publisher",
        example="“You can view this story on their website.”",
        mend="Name whose story it is in the syndication.",
    ),
    Check(
        "credit-missing", Severity.BLOCKING, "A syndicated story carries its credit.", _no_credit,
        title="No credit",
        example="The story is syndicated and its credit is empty.",
        mend="Put back the words that came with it, or those that the profile asks for.",
    ),
    Check(
        "credit-changed", Severity.BLOCKING, "The credit stands in the words that the publisher asks for.",
        _changed_credit,
        title="Credit changed",
        example="“First seen elsewhere” in place of “This story was originally published by ProPublica.”",
        mend="Put the words back; more words may stand beside them.",
        yields=True,
    ),
    Check(
        "credit-misplaced", Severity.WARNING, "The credit stands where the publisher wants it.", _misplaced_credit,
        title="Credit at the wrong place",
        example="The credit of The Conversation at the foot.",
        mend="Put it where the profile says.",
    ),
    Check(
        "authors-uncredited", Severity.BLOCKING, "The authors are named where the licence asks for it.", _authors,
        title="Authors not named",
        example="The byline of the original is gone.",
        mend="Name the authors in the byline.",
    ),
    Check(
        "licence-unclear", Severity.WARNING, "It is clear what the licence of a syndicated story allows.",
        _unclear_licence,
        title="Licence unclear",
        example="“Republished under a Creative Commons licence”, without a word on which.",
        mend="Ask which licence it is and choose its profile.",
    ),
    Check(
        "profile-unknown", Severity.WARNING, "The profile of a syndicated story is one of the library’s.",
        _unknown_profile,
        title="Profile gone",
        example="The newsroom took the profile out of its list.",
        mend="Choose another profile.",
    ),
    Check(
        "canonical-without-address", Severity.WARNING, "Search engines can be led to the original.", _canonical,
        title="No address for search engines",
        example="“Canonical” is chosen, but there is no original address.",
        mend="Put in the address, or choose another way.",
    ),
)  # fmt: skip
