"""What is sent and what comes of it, the same for every CMS."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from editor.article.canonical import Json


class Status(StrEnum):
    """What a post is over there once it is sent: nobody's but its editors', waiting for them, or out."""

    DRAFT = "draft"
    PENDING = "pending"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the story; `path` is what stands in the markup for its address."""

    digest: str
    path: str
    name: str
    media_type: str
    content: bytes = field(repr=False)
    alternative: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture lies over there; `media_id` is empty where the CMS gives none."""

    address: str
    media_id: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the library remembers of a story at a site.

    `exact` is the mark of the post and `slug` what it was called after the last sending, `words` the marks of what was
    under way since and may have arrived; `is_approved` says that what was sent was no draft. `uncertain` are pictures
    whose upload was begun and not answered, each with the time when (ISO 8601).
    """

    remote_id: str = ""
    exact: str = ""
    slug: str = ""
    is_approved: bool = False
    words: frozenset[str] = frozenset()
    pictures: Mapping[str, Place] = field(default_factory=dict)
    uncertain: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parcel:
    """One story on its way to one site.

    `token` is the slug that its post has until the story is in it: the same for every attempt, so that a post that was
    made without our hearing of it is found. `featured` is the digest of a picture; `fields` go to the CMS as they are.
    `is_draft` says that nobody approved it, whatever `status` its post gets, `is_withdrawn` that it is the notice of a
    killed story, with which tags and featured picture go too. `agreed` is the `seen` of a question that a person
    answered with yes, or ANYTHING.
    """

    token: str
    title: str
    slug: str
    excerpt: str
    markup: str
    status: Status
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()
    featured: str = ""
    fields: Mapping[str, Json] = field(default_factory=dict)
    is_draft: bool = False
    is_withdrawn: bool = False
    known: Known = Known()
    agreed: str = ""


ANYTHING = "*"


@dataclass(frozen=True, slots=True)
class Remote:
    """A post as it is over there; `raw` is its content as editors have it, `terms` what else the CMS ties to it."""

    id: str
    status: str
    slug: str
    title: str
    excerpt: str
    raw: str
    shown: str
    modified: str
    address: str
    edit_address: str
    terms: Mapping[str, Json] = field(default_factory=dict)
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What is being done, and how far that is."""

    words: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Note:
    """What the library has to keep before anything else is done: the next step rests on it."""

    outcome: str
    remote_id: str = ""
    address: str = ""
    sha256: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """A story that is over there; `markup` is what the site was given, `told` what its editors should know."""

    remote: Remote
    markup: str
    made: bool
    exact: str
    told: tuple[str, ...] = ()


RESERVED = "reserved"
WRITING = "writing"
PICTURE_BEGUN = "picture begun"
PICTURE = "picture"
