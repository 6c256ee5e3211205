"""WordPress through its REST interface, signed in by an application password (WordPress 5.6 or newer).

https://developer.wordpress.org/rest-api/reference/posts/ and /media/, /tags/, /categories/, /users/.
"""

import base64
import html
from collections.abc import Mapping
from dataclasses import dataclass, field

from editor.article.canonical import Json
from editor.sending import multipart
from editor.sending.answers import file_name, needed, record, records, words
from editor.sending.client import Client, Reply
from editor.sending.errors import NoSecret, Refused, SendTrouble, WrongSite
from editor.sending.secret import Secret
from editor.sending.values import Parcel, Picture, Place, Remote, Status

# Plain permalinks have no path for the interface; the second form is there on every site.
_ROOTS = ("/wp-json", "/?rest_route=")
_RANK = {"auto-draft": 0, "draft": 0, "pending": 1, "publish": 2}
_PUBLIC = frozenset({"publish", "future", "private"})
_POST = {"context": "edit"}


def authorization(account: str, secret: Secret) -> str:
    """Return the header of an account and its application password; raises NoSecret where one of both is missing."""
    if not account:
        raise NoSecret("The profile names no account; write the WordPress user’s name into it.")
    if not secret.value:
        raise NoSecret("There is no application password; make one in WordPress under Users, Profile.")
    return "Basic " + base64.b64encode(f"{account}:{secret.value}".encode()).decode("ascii")


def explain(data: Json) -> tuple[str, str, str]:
    """Return code, words, and the id of what is there already, out of an error."""
    told = record(data)
    return words(told.get("code")), words(told.get("message")), words(record(told.get("data")).get("term_id"))


@dataclass(slots=True)
class WordPress:
    """One site and account; keeps the protocol `Cms`."""

    client: Client
    told: list[str] = field(default_factory=list)
    _root: str = ""
    _may: Mapping[str, Json] = field(default_factory=dict)

    def greet(self, parcel: Parcel) -> None:
        """Find the interface, and make sure that the account may do what is wanted."""
        self._find_root()
        try:
            me = record(self._ask("GET", "/wp/v2/users/me", _POST).data)
        except Refused as refused:
            if refused.code == "rest_not_logged_in":
                raise Refused(
                    f"{self._host} does not take the account or its application password; make a new one there under "
                    "Users, Profile, and save it here. If it is the right one, the web server drops it on the way, or "
                    "application passwords are off there.",
                    refused.status,
                    refused.code,
                ) from refused
            raise
        self._may = record(me.get("capabilities"))
        for right, wanted, what in (
            ("edit_posts", True, "write posts"),
            ("upload_files", bool(parcel.pictures), "upload pictures"),
            ("publish_posts", parcel.status is Status.PUBLISH, "publish; let the profile send posts as pending"),
        ):
            if wanted and self._may and not self._may.get(right):
                raise SendTrouble(f"The account {words(me.get('name'))} may not {what} at {self._host}.")

    def post(self, remote_id: str) -> Remote | None:
        """Return a post by its id, or None."""
        try:
            return self._remote(self._ask("GET", f"/wp/v2/posts/{remote_id}", _POST).data)
        except Refused as refused:
            if refused.code == "rest_post_invalid_id":
                return None
            raise

    def find(self, slug: str) -> Remote | None:
        """Return the post with a slug, whatever its status."""
        query = {"slug": slug, "status": "any", "per_page": "1", **_POST}
        found = records(self._ask("GET", "/wp/v2/posts", query).data)
        return self._remote(found[0]) if found else None

    def still_there(self, places: Mapping[str, Place]) -> Mapping[str, Place]:
        """Return those pictures that the media library still has, where it has them now."""
        asked = {place.media_id: digest for digest, place in places.items() if place.media_id}
        if not asked:
            return {}
        query = {"include": ",".join(asked), "per_page": "100", "_fields": "id,source_url"}
        there = {}
        for one in records(self._ask("GET", "/wp/v2/media", query).data):
            media_id, address = words(one.get("id")), words(one.get("source_url"))
            if media_id in asked and address:
                there[asked[media_id]] = Place(address, media_id)
        return there

    def seek(self, picture: Picture, begun_at: str) -> Place | None:
        """Return a picture that the media library has under its digest: sent from here before, or from elsewhere."""
        query = {"slug": _slug(picture), "per_page": "1", "_fields": "id,source_url"}
        found = records(self._ask("GET", "/wp/v2/media", query).data)
        return self._place(found[0]) if found else None

    def upload(self, picture: Picture) -> Place:
        """Put a picture into the media library, with its alternative text and caption."""
        title = picture.alternative or picture.name
        fields = {"slug": _slug(picture), "title": title, "alt_text": picture.alternative, "caption": picture.caption}
        name = file_name(picture.name, picture.digest, picture.media_type)
        form = multipart.form(fields, "file", name, picture.media_type, picture.content)
        try:
            reply = self._ask("POST", "/wp/v2/media", form=form)
        except Refused as refused:
            sentence = f"The picture {picture.name} was not taken. {refused}"
            raise Refused(sentence, refused.status, refused.code, refused.told) from refused
        return self._place(record(reply.data))

    def fields(self, parcel: Parcel, remote: Remote | None, places: Mapping[str, Place]) -> dict[str, Json]:
        """Return tags and categories by id, those that are missing made, and the featured picture."""
        is_first = remote is None or remote.slug == parcel.token
        fields: dict[str, Json] = {}
        for kind, names in (("tags", parcel.tags), ("categories", parcel.categories)):
            ids = [found for name in names if (found := self._term(kind, name))]
            kept = [] if is_first or remote is None else _ids(remote.terms.get(kind))
            if kind == "tags" and parcel.is_withdrawn:
                fields[kind] = []
            elif ids:
                fields[kind] = list(dict.fromkeys([*kept, *ids]))
        if parcel.featured in places and places[parcel.featured].media_id:
            fields["featured_media"] = int(places[parcel.featured].media_id)
        elif parcel.is_withdrawn:
            fields["featured_media"] = 0
        return fields

    def reserve(self, parcel: Parcel) -> Remote:
        """Make an empty draft; where two were made at once, the later gives way."""
        data: dict[str, Json] = {"title": parcel.title or parcel.slug, "slug": parcel.token, "status": "draft"}
        made = self._remote(self._ask("POST", "/wp/v2/posts", data=data).data)
        if made.slug == parcel.token:
            return made
        first = self.find(parcel.token)
        if first is None:
            return made
        self._ask("DELETE", f"/wp/v2/posts/{made.id}", {"force": "true"})
        return first

    def write(self, remote: Remote, parcel: Parcel, markup: str, fields: Mapping[str, Json]) -> Remote:
        """Put the story into its post; a post that is further than wanted is never taken back."""
        data: dict[str, Json] = {"title": parcel.title, "content": markup, "excerpt": parcel.excerpt, **fields}
        rank = _RANK.get(remote.status)
        if rank is not None and _RANK[parcel.status.value] > rank:
            data["status"] = parcel.status.value
        if remote.slug in (parcel.token, parcel.known.slug) and not self.is_public(remote) and parcel.slug:
            data["slug"] = parcel.slug
        registered = record(remote.terms.get("meta"))
        wanted = record(parcel.fields.get("meta"))
        meta: dict[str, Json] = {key: value for key, value in wanted.items() if key in registered}
        if meta:
            data["meta"] = meta
        return self._remote(self._ask("POST", f"/wp/v2/posts/{remote.id}", data=data).data)

    def is_public(self, remote: Remote) -> bool:
        """Return whether readers see a post, or will without another act."""
        return remote.status in _PUBLIC

    @property
    def _host(self) -> str:
        return self.client.site.host

    def _find_root(self) -> None:
        first: SendTrouble | None = None
        for root in _ROOTS:
            try:
                index = record(self.client.get(f"{root}/").data)
            except (WrongSite, Refused) as trouble:
                if isinstance(trouble, Refused) and trouble.status != 404:
                    raise
                first = first or trouble
                continue
            if "wp/v2" in _texts(index.get("namespaces")):
                self._root = root
                return
        if isinstance(first, WrongSite):
            raise first
        raise WrongSite(
            f"There is no WordPress at {self.client.site.base}, or its REST interface is closed; look at the site’s "
            "address in the profile."
        )

    def _ask(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        data: Mapping[str, Json] | None = None,
        form: tuple[str, bytes] | None = None,
    ) -> Reply:
        return self.client.ask(method, self._root + path, query, data, form)

    def _term(self, kind: str, name: str) -> int:
        """Return the id of a tag or category by its name, made where it is new; 0 where that is not allowed."""
        query = {"search": name, "per_page": "100", "_fields": "id,name"}
        for one in records(self._ask("GET", f"/wp/v2/{kind}", query).data):
            if html.unescape(words(one.get("name"))).casefold() == name.casefold():
                return int(needed(one.get("id"), self._host))
        try:
            return int(
                needed(record(self._ask("POST", f"/wp/v2/{kind}", data={"name": name}).data).get("id"), self._host)
            )
        except Refused as refused:
            if refused.code == "term_exists" and refused.item.isdigit():
                return int(refused.item)
            if refused.status == 403:
                self.told.append(f"The site has no “{name}” among its {kind}, and this account may not add it.")
                return 0
            raise

    def _place(self, one: Mapping[str, Json]) -> Place:
        return Place(needed(one.get("source_url"), self._host), needed(one.get("id"), self._host))

    def _remote(self, data: Json) -> Remote:
        one = record(data)
        remote_id = needed(one.get("id"), self._host)
        raw = words(record(one.get("content")).get("raw"))
        status = words(one.get("status"))
        return Remote(
            id=remote_id,
            status=status,
            slug=words(one.get("slug")),
            title=words(record(one.get("title")).get("raw")),
            excerpt=words(record(one.get("excerpt")).get("raw")),
            raw=raw,
            shown=raw,
            modified=words(one.get("modified_gmt")),
            address=words(one.get("link")),
            edit_address=f"{self.client.site.base}/wp-admin/post.php?post={remote_id}&action=edit",
            terms={key: one.get(key) for key in ("tags", "categories", "meta")},
            is_gone=status == "trash",
        )


def _slug(picture: Picture) -> str:
    return f"copydesk-{picture.digest[:24]}"


def _ids(value: Json) -> list[int]:
    return [one for one in value if isinstance(one, int)] if isinstance(value, list) else []


def _texts(value: Json) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
