"""Ghost through its Admin interface, signed in by an integration's key (Ghost 5 or newer).

https://docs.ghost.org/admin-api. The story goes as HTML by `?source=html`; Ghost makes its own cards of it.
"""

import hashlib
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from editor.article.canonical import Json
from editor.sending import multipart
from editor.sending.answers import file_name, needed, record, records, words
from editor.sending.client import Client
from editor.sending.delivery import mark_of
from editor.sending.errors import NoSecret, NotInstalled, Question, Refused, Why, WrongSite
from editor.sending.secret import Secret
from editor.sending.values import Parcel, Picture, Place, Remote, Status
from editor.sending.words import text

_ROOT = "/ghost/api/admin"
_KEY = re.compile(r"([0-9a-f]{16,}):((?:[0-9a-f]{2}){16,})", re.IGNORECASE)
_HOLDS = 300  # seconds: Ghost takes no token that holds longer
_STATUS = {Status.DRAFT: "draft", Status.PENDING: "draft", Status.PUBLISH: "published"}
_RANK = {"draft": 0, "published": 2}
_FORMATS = {"formats": "html,lexical", "include": "tags"}
_EXCERPT = 300  # characters that Ghost takes
_OWN_TAGS = frozenset({"#draft", "#ads-off", "#sensitive"})  # put on and taken off from here alone


def authorization(secret: Secret) -> str:
    """Return the header of a token made from an Admin key now; raises NoSecret, NotInstalled."""
    found = _KEY.fullmatch(secret.value.strip())
    if not found:
        raise NoSecret("The key is none of Ghost’s; copy the Admin API key out of an integration, as id:secret.")
    try:
        import jwt
    except ImportError as error:
        raise NotInstalled("Sending to Ghost needs the package PyJWT: install copydesk with [cms].") from error
    now = int(time.time())
    claims = {"iat": now, "exp": now + _HOLDS, "aud": "/admin/"}
    return "Ghost " + jwt.encode(claims, bytes.fromhex(found[2]), algorithm="HS256", headers={"kid": found[1]})


def explain(data: Json) -> tuple[str, str, str]:
    """Return type and words of the first of the errors."""
    for one in records(record(data).get("errors")):
        told = " ".join(part for part in (words(one.get("message")), words(one.get("context"))) if part)
        return words(one.get("type")), told, ""
    return "", "", ""


@dataclass(slots=True)
class Ghost:
    """One site and key; keeps the protocol `Cms`."""

    client: Client
    told: list[str] = field(default_factory=list)

    def greet(self, parcel: Parcel) -> None:
        """Make sure that a Ghost is there."""
        try:
            site = record(record(self.client.get(f"{_ROOT}/site/").data).get("site"))
        except Refused as refused:
            if refused.status != 404:
                raise
            site = {}
        if not words(site.get("version")):
            raise WrongSite(
                f"There is no Ghost at {self.client.site.base}; look at the site’s address in the profile. Where Ghost "
                "is edited at an address of its own, that one is needed."
            )
        if parcel.status is Status.PENDING:
            self.told.append("Ghost has no state for posts that wait for an editor: a new post is a draft there.")

    def post(self, remote_id: str) -> Remote | None:
        """Return a post by its id, or None."""
        return self._one(f"{_ROOT}/posts/{remote_id}/")

    def find(self, slug: str) -> Remote | None:
        """Return the post with a slug, whatever its status."""
        return self._one(f"{_ROOT}/posts/slug/{quote(slug, safe='')}/")

    def still_there(self, places: Mapping[str, Place]) -> Mapping[str, Place]:
        """Return the pictures as they are remembered: Ghost deletes none and cannot be asked."""
        return places

    def seek(self, picture: Picture, begun_at: str) -> Place | None:
        """Look where Ghost would have put a picture whose upload was not answered; a site may put it elsewhere."""
        if not begun_at:
            return None
        name = file_name(picture.name, picture.digest, picture.media_type)
        stem, _, kind = name.rpartition(".")
        folder = f"{self.client.site.base}/content/images/{begun_at[:4]}/{begun_at[5:7]}"
        for kept in (name, f"{stem}_o.{kind}"):  # the second is the original, where Ghost made a smaller one of it
            content = self.client.fetched(f"{folder}/{kept}")
            if content is not None and hashlib.sha256(content).hexdigest() == picture.digest:
                return Place(f"{folder}/{name}")
        return None

    def upload(self, picture: Picture) -> Place:
        """Send a picture."""
        name = file_name(picture.name, picture.digest, picture.media_type)
        form = multipart.form({"purpose": "image", "ref": name}, "file", name, picture.media_type, picture.content)
        try:
            reply = self.client.ask("POST", f"{_ROOT}/images/upload/", form=form)
        except Refused as refused:
            sentence = f"The picture {picture.name} was not taken. {refused}"
            raise Refused(sentence, refused.status, refused.code, refused.told) from refused
        (image, *_) = records(record(reply.data).get("images")) or [{}]
        return Place(needed(image.get("url"), self._host))

    def fields(self, parcel: Parcel, remote: Remote | None, places: Mapping[str, Place]) -> dict[str, Json]:
        """Return tags (the categories first, as the first tag is the post's own), excerpt and featured picture."""
        kept = records(remote.terms.get("tags")) if remote is not None and remote.slug != parcel.token else []
        wanted = [*parcel.categories, *parcel.tags]
        names = {name.casefold() for name in wanted}
        kept = [one for one in kept if not parcel.is_withdrawn and _stays(words(one.get("name")), names)]
        there = {words(one.get("name")).casefold() for one in kept}
        tags: list[Json] = [{"id": one.get("id")} for one in kept]
        tags += [{"name": name} for name in wanted if name.casefold() not in there]
        fields: dict[str, Json] = {"tags": tags, "custom_excerpt": self._cut(parcel.excerpt) or None}
        if parcel.featured in places:
            fields["feature_image"] = places[parcel.featured].address
        elif parcel.is_withdrawn:
            fields |= dict.fromkeys(("feature_image", "feature_image_alt", "feature_image_caption"))
        return fields

    def reserve(self, parcel: Parcel) -> Remote:
        """Make an empty draft; where two were made at once, the later gives way."""
        post: dict[str, Json] = {"title": parcel.title or parcel.slug, "slug": parcel.token, "status": "draft"}
        made = self._remote(self.client.ask("POST", f"{_ROOT}/posts/", _FORMATS, {"posts": [post]}).data)
        if made.slug == parcel.token:
            return made
        first = self.find(parcel.token)
        if first is None:
            return made
        self.client.ask("DELETE", f"{_ROOT}/posts/{made.id}/")
        return first

    def write(self, remote: Remote, parcel: Parcel, markup: str, fields: Mapping[str, Json]) -> Remote:
        """Put the story into its post; Ghost refuses where somebody else saved it meanwhile."""
        post: dict[str, Json] = {
            "title": parcel.title,
            "html": markup,
            "updated_at": remote.modified,
            **parcel.fields,
            **fields,
        }
        rank, wanted = _RANK.get(remote.status), _STATUS[parcel.status]
        if rank is not None and _RANK[wanted] > rank:
            post["status"] = wanted
        if remote.slug in (parcel.token, parcel.known.slug) and not self.is_public(remote) and parcel.slug:
            post["slug"] = parcel.slug
        try:
            query = {"source": "html", **_FORMATS}
            return self._remote(self.client.ask("PUT", f"{_ROOT}/posts/{remote.id}/", query, {"posts": [post]}).data)
        except Refused as refused:
            now = self.post(remote.id) if refused.status == 409 else None
            if now is None:
                raise
            raise Question(
                "The post was changed over there just now. Put this story in its place?",
                Why.CHANGED,
                mark_of(now),
                now.title,
                text(now.shown),
                now.address,
                now.modified,
            ) from refused

    def is_public(self, remote: Remote) -> bool:
        """Return whether readers see a post, or will without another act."""
        return remote.status in ("published", "scheduled", "sent")

    @property
    def _host(self) -> str:
        return self.client.site.host

    def _one(self, path: str) -> Remote | None:
        try:
            return self._remote(self.client.get(path, _FORMATS).data)
        except Refused as refused:
            if refused.status == 404:
                return None
            raise

    def _cut(self, excerpt: str) -> str:
        if len(excerpt) <= _EXCERPT:
            return excerpt
        self.told.append(f"Ghost takes {_EXCERPT} characters of an excerpt; the standfirst was cut there.")
        return excerpt[: _EXCERPT - 1].rsplit(" ", 1)[0] + "…"

    def _remote(self, data: Json) -> Remote:
        (one, *_) = records(record(data).get("posts")) or [{}]
        remote_id = needed(one.get("id"), self._host)
        shown = words(one.get("html"))
        return Remote(
            id=remote_id,
            status=words(one.get("status")),
            slug=words(one.get("slug")),
            title=words(one.get("title")),
            excerpt=words(one.get("custom_excerpt")),
            raw=words(one.get("lexical")) or shown,
            shown=shown,
            modified=words(one.get("updated_at")),
            address=words(one.get("url")),
            edit_address=f"{self.client.site.base}/ghost/#/editor/post/{remote_id}",
            terms={"tags": one.get("tags")},
        )


def _stays(name: str, wanted: set[str]) -> bool:
    """Return whether a tag of a post stays on it: those that people over there put on do."""
    return name.casefold() not in _OWN_TAGS or name.casefold() in wanted
