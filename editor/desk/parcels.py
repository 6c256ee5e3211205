"""A story as a CMS takes it: the export of a profile, with the fields and pictures that go beside its markup."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from editor.article import body
from editor.article.article import Article
from editor.article.body import Image
from editor.article.canonical import Json
from editor.article.library_values import Delivery, StoredArticle
from editor.desk import output, profiles
from editor.desk.desk import Desk
from editor.exporting import ghost_fields, targets, wordpress_blocks, wordpress_fields
from editor.exporting.export import Export, ExportFile, ExportRequest, publishable
from editor.exporting.profile import Profile
from editor.sending import values
from editor.sending.delivery import PutIn, put_address
from editor.sending.errors import SendTrouble
from editor.sending.values import Known, Parcel, Picture, Place, Status

SENT = "sent"
_OWN = "copydesk-"


@dataclass(frozen=True, slots=True)
class _Contents:
    """What goes beside the markup, by what every CMS calls it; `featured` is a picture's digest."""

    title: str
    slug: str
    excerpt: str
    tags: tuple[str, ...]
    categories: tuple[str, ...] = ()
    featured: str = ""
    fields: Mapping[str, Json] = field(default_factory=dict)


def _texts(value: Json) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _wordpress(request: ExportRequest, _pictures: Mapping[str, str]) -> _Contents:
    told = wordpress_fields.post_fields(request)
    return _Contents(
        title=str(told.get("title", "")),
        slug=str(told.get("slug", "")),
        excerpt=str(told.get("excerpt", "")),
        tags=_texts(told.get("tags")),
        categories=_texts(told.get("categories")),
        featured=str(told.get("featured_media", "")),
        fields={"meta": told.get("meta", {})},
    )


def _ghost(request: ExportRequest, pictures: Mapping[str, str]) -> _Contents:
    """Return the fields of a Ghost post; when it is out is Ghost's own to say, so the story's date stays here."""
    told = dict(ghost_fields.post_fields(request).values)
    apart = {name: told.pop(name, "") for name in ("title", "slug", "custom_excerpt", "tags", "published_at")}
    tags = apart["tags"] if isinstance(apart["tags"], list) else []
    names: list[Json] = [one.get("name") for one in tags if isinstance(one, dict)]
    featured = pictures.get(str(told.get("feature_image", "")), "")
    if featured:
        del told["feature_image"]
    return _Contents(
        title=str(apart["title"]),
        slug=str(apart["slug"]),
        excerpt=str(apart["custom_excerpt"]),
        tags=_texts(names),
        categories=_wordpress(request, pictures).categories if request.profile.categories else (),
        featured=featured,
        fields=told,
    )


def _put_into_wordpress(markup: str, path: str, place: Place) -> str:
    return wordpress_blocks.placed(markup, path, place.address, int(place.media_id))


@dataclass(frozen=True, slots=True)
class _Way:
    """How the exports of a target become a post."""

    contents: Callable[[ExportRequest, Mapping[str, str]], _Contents]
    put_in: PutIn


WAYS: Mapping[str, _Way] = {
    "wordpress": _Way(_wordpress, _put_into_wordpress),
    "ghost": _Way(_ghost, put_address),
}
"""The targets whose exports can be sent."""


def way_of(profile: Profile) -> _Way:
    """Return how a profile's exports are sent; raises SendTrouble where they cannot be."""
    found = WAYS.get(profile.target)
    if found is None:
        raise SendTrouble(
            f"The profile “{profile.name or profile.target}” is for {profile.target}; "
            f"only those for {' and '.join(WAYS)} are sent."
        )
    return found


@dataclass(frozen=True, slots=True)
class Made:
    """What a profile makes of a story, and the parcel that it goes in, whatever is known of it over there."""

    profile: Profile
    request: ExportRequest
    export: Export
    parcel: Parcel


def make(desk: Desk, story: StoredArticle, name: str, *, draft: bool) -> Made:
    """Return a story as a profile sends it; raises UnknownName, SendTrouble."""
    profile = profiles.profile(desk, name)
    way = way_of(profile)
    request = output.request_for(desk, story, profile, draft=draft)
    export = targets.export(profile.target, request)
    pictures = _pictures(publishable(request)[0].article, export)
    contents = way.contents(request, {one.path: one.digest for one in pictures})
    status = Status.DRAFT if draft else Status(profile.status.value)
    parcel = Parcel(
        token=token(story.summary.id, profile.site),
        title=contents.title,
        slug=contents.slug,
        excerpt=contents.excerpt,
        markup=export.content.decode("utf-8"),
        status=status,
        tags=contents.tags,
        categories=contents.categories,
        pictures=pictures,
        featured=contents.featured,
        fields=contents.fields,
        is_draft=draft,
        is_withdrawn=request.is_withdrawn,
    )
    return Made(profile, request, export, parcel)


def token(article_id: str, site: str) -> str:
    """Return the slug that a story's post has at a site until the story is in it."""
    return _OWN + hashlib.sha256(f"{article_id} {site}".encode()).hexdigest()[:24]


def _pictures(article: Article, export: Export) -> tuple[Picture, ...]:
    """Return the pictures that go along, each with the words that readers have for it.

    They are named by those words, since the name of a reporter's file may tell who gave it.
    """
    told = {block.target[6:]: block for block in body.parse(article.body) if isinstance(block, Image)}
    screenshots = {one.latest.screenshot: one.latest.screenshot_alternative for one in article.embeds}
    found = []
    for file in export.files:
        if file.media_type.startswith("image/"):
            digest = hashlib.sha256(file.content).hexdigest()
            block = told.get(digest)
            alternative = block.alternative if block else screenshots.get(digest, "")
            found.append(_picture(file, digest, alternative, block.caption if block else ""))
    return tuple(found)


def _picture(file: ExportFile, digest: str, alternative: str, caption: str) -> Picture:
    name = f"{alternative or 'picture'}.{file.name.rpartition('.')[2]}"
    return Picture(digest, file.name, name, file.media_type, file.content, alternative, caption)


def known(desk: Desk, article_id: str, site: str, pictures: tuple[Picture, ...]) -> Known:
    """Return what the library remembers of a story and of pictures at a site."""
    rows = desk.library.deliveries.list(article_id, site)
    last = next((row for row in reversed(rows) if row.outcome in (SENT, values.RESERVED)), None)
    places, uncertain = _places(desk.library.deliveries.of_files(site, (one.digest for one in pictures)))
    if last is None:
        return Known(pictures=places, uncertain=uncertain)
    is_sent = last.outcome == SENT
    since = [row for row in rows if row.sequence > last.sequence and row.outcome == values.WRITING]
    return Known(
        remote_id=last.remote_id,
        exact=last.remote_mark if is_sent else "",
        slug=str(last.details.get("slug", "")) if is_sent else "",
        is_approved=any(
            row.outcome == SENT and row.remote_id == last.remote_id and row.details.get("draft") is False
            for row in rows
        ),
        words=frozenset(row.remote_mark for row in since),
        pictures=places,
        uncertain=uncertain,
    )


def _is_approved(row: Delivery) -> bool:
    return row.outcome == SENT and row.details.get("draft") is False


def _places(rows: tuple[Delivery, ...]) -> tuple[dict[str, Place], dict[str, str]]:
    """Return where pictures lie, and when uploads were begun of which nothing was heard."""
    places: dict[str, Place] = {}
    uncertain: dict[str, str] = {}
    for row in rows:
        if row.outcome == values.PICTURE:
            places[row.sha256] = Place(row.address, row.remote_id)
            uncertain.pop(row.sha256, None)
        elif row.outcome == values.PICTURE_BEGUN:
            uncertain[row.sha256] = row.time
    return places, uncertain
