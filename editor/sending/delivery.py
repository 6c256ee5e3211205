"""The one way of every story to every CMS: look, ask, send the pictures, make the post, write the story into it.

A generator that touches no library: whoever drives it keeps each `Note` before it goes on, so that a program that dies
at any moment finds what it began. No step is done twice over there: a post is first made as an empty draft under a slug
of its own, by which it is found again where the answer was lost; a picture is known by its digest.
"""

import hashlib
import html
from collections.abc import Callable, Generator, Mapping
from typing import Protocol

from editor.article.canonical import Json
from editor.sending import values
from editor.sending.errors import Question, SendTrouble, Why
from editor.sending.values import ANYTHING, Note, Parcel, Picture, Place, Remote, Sent, Step
from editor.sending.words import exact_mark, lost_elements, text, word_mark

GONE = "gone"
_LOOK, _REST = 1, 3  # steps before the pictures, and after them


class Cms(Protocol):
    """What a CMS is asked; each method is one request or a few, raises SendTrouble or NetworkTrouble.

    `told` collects what editors should know of what was left out or came out otherwise.
    """

    told: list[str]

    def greet(self, parcel: Parcel) -> None:
        """Make sure that this is such a CMS and that the account may send this."""
        ...

    def post(self, remote_id: str) -> Remote | None:
        """Return a post by its id, or None where there is none any more."""
        ...

    def find(self, slug: str) -> Remote | None:
        """Return a post by its slug, whatever its status."""
        ...

    def still_there(self, places: Mapping[str, Place]) -> Mapping[str, Place]:
        """Return those pictures, by digest, that are where they were put."""
        ...

    def seek(self, picture: Picture, begun_at: str) -> Place | None:
        """Return where a picture lies whose upload was not answered; `begun_at` is empty where none was begun."""
        ...

    def upload(self, picture: Picture) -> Place:
        """Send a picture."""
        ...

    def fields(self, parcel: Parcel, remote: Remote | None, places: Mapping[str, Place]) -> dict[str, Json]:
        """Return tags, categories, the featured picture and the rest as the CMS takes them, made there where new."""
        ...

    def reserve(self, parcel: Parcel) -> Remote:
        """Make an empty draft under the parcel's token."""
        ...

    def write(self, remote: Remote, parcel: Parcel, markup: str, fields: Mapping[str, Json]) -> Remote:
        """Put the story into its post and return the post as it is then."""
        ...

    def is_public(self, remote: Remote) -> bool:
        """Return whether readers see a post, or will without another act."""
        ...


def mark_of(remote: Remote) -> str:
    """Return the mark of a post as its editors have it."""
    return exact_mark(remote.title, remote.raw, remote.excerpt)


PutIn = Callable[[str, str, Place], str]
"""Returns a markup with a picture where it lies over there, in the place of the path that stands in it."""


def put_address(markup: str, path: str, place: Place) -> str:
    """Return the markup with a picture's address in the place of its path."""
    return markup.replace(path, html.escape(place.address))


def deliver(cms: Cms, parcel: Parcel, put_in: PutIn = put_address) -> Generator[Step | Note, None, Sent]:
    """Send one story; raises Question where only a person may go on, SendTrouble, NetworkTrouble."""
    total = _LOOK + len(parcel.pictures) + _REST
    yield Step("Looking at the site", 0, total)
    cms.greet(parcel)
    remote = _find(cms, parcel)
    markup = parcel.markup
    places: dict[str, Place] = {}
    there = cms.still_there({one.digest: place for one in parcel.pictures if (place := _known(parcel, one))})
    for number, picture in enumerate(parcel.pictures, _LOOK):
        yield Step(f"Sending {picture.name}", number, total)
        place = there.get(picture.digest)
        if place is None:
            place = yield from _bring(cms, parcel, picture)
        places[picture.digest] = place
        markup = put_in(markup, picture.path, place)
    yield Step("Sending tags and categories", total - _REST, total)
    fields = cms.fields(parcel, remote, places)
    made = remote is None
    if remote is None:
        yield Step("Making the post", total - 2, total)
        remote = cms.reserve(parcel)
        yield Note(values.RESERVED, remote.id, remote.address)
    elif parcel.pictures:
        remote = _again(cms, parcel, remote)
    yield Step("Sending the story", total - 1, total)
    sha256 = hashlib.sha256(markup.encode("utf-8", "replace")).hexdigest()
    yield Note(values.WRITING, remote.id, sha256=sha256, mark=word_mark(parcel.title, markup))
    after = cms.write(remote, parcel, markup, fields)
    yield Step("Sent", total, total)
    return Sent(after, markup, made, mark_of(after), (*cms.told, *_differs(parcel, markup, after)))


def _known(parcel: Parcel, picture: Picture) -> Place | None:
    return parcel.known.pictures.get(picture.digest)


def _bring(cms: Cms, parcel: Parcel, picture: Picture) -> Generator[Step | Note, None, Place]:
    """Find a picture over there, or send it."""
    place = cms.seek(picture, parcel.known.uncertain.get(picture.digest, ""))
    if place is None:
        yield Note(values.PICTURE_BEGUN, sha256=picture.digest)
        place = cms.upload(picture)
    yield Note(values.PICTURE, place.media_id, place.address, sha256=picture.digest)
    return place


def _find(cms: Cms, parcel: Parcel) -> Remote | None:
    """Return the story's post as it may be changed, or None where one has to be made."""
    known = parcel.known
    remote = cms.post(known.remote_id) if known.remote_id else None
    if remote is not None and not remote.is_gone:
        return _ours(cms, parcel, remote)
    if known.exact and parcel.agreed not in (GONE, ANYTHING):
        raise Question(
            "The post is no longer there: somebody deleted it over there. Send it as a new post?", Why.GONE, GONE
        )
    reserved = cms.find(parcel.token)
    if reserved is not None and not reserved.is_gone:
        return _ours(cms, parcel, reserved)
    if known.exact:
        return None  # somebody agreed to a new post, and to nothing about another that has the slug
    taken = cms.find(parcel.slug) if parcel.slug else None
    if taken is None or taken.is_gone:
        return None
    if parcel.agreed not in (mark_of(taken), ANYTHING):
        raise _question(
            taken,
            Why.TAKEN,
            f"The site has a post “{parcel.slug}” already that this library did not send. Put the story into that one?",
        )
    return _allowed(cms, parcel, taken)


def _ours(cms: Cms, parcel: Parcel, remote: Remote) -> Remote:
    """Return a post of this story if it is as this library left it, or somebody agreed to what it is now."""
    known, mark = parcel.known, mark_of(remote)
    is_empty = not known.exact and not text(remote.shown)
    is_known = mark == known.exact or word_mark(remote.title, remote.shown) in known.words
    if not (is_empty or is_known or parcel.agreed in (mark, ANYTHING)):
        raise _question(
            remote,
            Why.CHANGED,
            "The post was changed over there since it was sent from here. Put this story in its place?",
        )
    return _allowed(cms, parcel, remote)


def _again(cms: Cms, parcel: Parcel, before: Remote) -> Remote:
    """Look at the post once more: sending pictures takes its time."""
    now = cms.post(before.id)
    if now is None or now.is_gone:
        raise Question("The post was deleted over there just now. Send it as a new post?", Why.GONE, GONE)
    if mark_of(now) != mark_of(before) and parcel.agreed != ANYTHING:
        raise _question(now, Why.CHANGED, "The post was changed over there just now. Put this story in its place?")
    return _allowed(cms, parcel, now)


def _allowed(cms: Cms, parcel: Parcel, remote: Remote) -> Remote:
    if parcel.is_draft and (cms.is_public(remote) or remote.status == "pending" or parcel.known.is_approved):
        state = "approved and sent" if parcel.known.is_approved else remote.status
        raise SendTrouble(
            f"The post over there is {state}, and a draft may not take its place. Have the story approved first."
        )
    return remote


def _question(remote: Remote, why: Why, sentence: str) -> Question:
    return Question(
        sentence, why, mark_of(remote), remote.title, text(remote.shown), remote.address, modified=remote.modified
    )


def _differs(parcel: Parcel, markup: str, after: Remote) -> list[str]:
    """Return what the site made of the story that it was not asked for, in sentences."""
    told = []
    if word_mark(after.title, after.shown) != word_mark(parcel.title, markup):
        told.append("The site keeps other words than were sent; look at the post before it goes out.")
    elif after.raw == after.shown and (missing := lost_elements(markup, after.raw)):
        told.append(
            f"The site took out what this account may not send: {', '.join(missing)}. An editor’s account may send it."
        )
    if parcel.slug and not after.slug:
        told.append("The post has no slug yet, as this account may not give it one; an editor over there does.")
    elif parcel.slug and after.slug != parcel.slug:
        told.append(f"The post is called “{after.slug}” over there, not “{parcel.slug}”.")
    return told
