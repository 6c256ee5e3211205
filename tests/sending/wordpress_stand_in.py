"""WordPress as its REST interface answers (read in WordPress 6.1, and compared with the real one in its own test)."""

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from tests.sending.stand_in import Asked, Told

ACCOUNT, PASSWORD = "copydesk", "abcd EFGH ijkl MNOP qrst UVWX"

_RIGHTS = ("edit_posts", "publish_posts", "upload_files", "manage_categories")


def _error(status: int, code: str, message: str, **data: Any) -> Told:
    return Told(status, {"code": code, "message": message, "data": {"status": status, **data}})


@dataclass(slots=True)
class WordPressStandIn:
    """Posts, media and terms in dictionaries; `pretty` is whether /wp-json is there."""

    pretty: bool = True
    account: str = ACCOUNT
    rights: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(_RIGHTS, True))
    filters: bool = False  # whether the account's HTML is cleaned, as an author's is
    posts: dict[int, dict[str, Any]] = field(default_factory=dict)
    media: dict[int, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, dict[int, str]] = field(default_factory=lambda: {"tags": {}, "categories": {1: "Uncategorized"}})
    clock: Iterator[int] = field(default_factory=lambda: count(1))
    ids: Iterator[int] = field(default_factory=lambda: count(10))
    base: str = "http://127.0.0.1"

    def __call__(self, asked: Asked) -> Told:
        path = asked.path
        if "rest_route" in asked.query:
            path = "/wp-json" + asked.query["rest_route"]
        elif not self.pretty or not path.startswith("/wp-json"):
            return Told(404, content=b"<!doctype html><html>Nothing here</html>")
        if path == "/wp-json/":  # answered whoever asks
            return Told(200, {"name": "The Site", "namespaces": ["oembed/1.0", "wp/v2"]})
        name = base64.b64encode(f"{self.account}:{PASSWORD}".encode()).decode()
        if asked.headers.get("authorization") != f"Basic {name}":
            return _error(401, "rest_not_logged_in", "You are not currently logged in.")
        if path == "/wp-json/wp/v2/users/me":
            return Told(200, {"id": 1, "name": self.account, "capabilities": self.rights})
        found = re.fullmatch(r"/wp-json/wp/v2/(posts|media|tags|categories)(?:/(\d+))?", path)
        assert found, path
        kind, number = found[1], int(found[2] or 0)
        if kind == "posts":
            return self._posts(asked, number)
        return self._media(asked) if kind == "media" else self._terms(asked, kind)

    def edit(self, number: int, **changes: str) -> None:
        """Change a post as somebody in WordPress's own editor would."""
        self.posts[number] |= {**changes, "modified": next(self.clock)}

    def make(self, data: dict[str, Any]) -> dict[str, Any]:
        """Make a post as another program would, and return it."""
        number = next(self.ids)
        self.posts[number] = {"id": number, **dict.fromkeys(("slug", "title", "content", "excerpt"), "")}
        self.posts[number] |= {"status": "draft", "tags": [], "categories": [1], "featured_media": 0}
        self.posts[number]["meta"] = {"newspack_post_subtitle": ""}
        self._write(self.posts[number], data)
        return self.posts[number]

    def shown(self, post: dict[str, Any]) -> dict[str, Any]:
        number = post["id"]
        minutes, seconds = divmod(post["modified"], 60)
        return {
            "id": number,
            "slug": post["slug"],
            "status": post["status"],
            "link": f"{self.base}/?p={number}",
            "modified_gmt": f"2026-03-05T10:{minutes:02}:{seconds:02}",
            **{name: {"raw": post[name], "rendered": post[name]} for name in ("title", "content", "excerpt")},
            "tags": post["tags"],
            "categories": post["categories"],
            "featured_media": post["featured_media"],
            "meta": post["meta"],
        }

    def _posts(self, asked: Asked, number: int) -> Told:
        if asked.method == "GET" and not number:
            kept = [one for one in self.posts.values() if one["slug"] == asked.query["slug"]]
            return Told(200, [self.shown(one) for one in kept if one["status"] != "trash"][:1])
        if asked.method == "POST" and not number:
            return Told(201, self.shown(self.make(asked.data)))
        if number not in self.posts:
            return _error(404, "rest_post_invalid_id", "Invalid post ID.")
        if asked.method == "DELETE":
            return Told(200, {"deleted": True, "previous": self.shown(self.posts.pop(number))})
        if asked.method == "POST":
            self._write(self.posts[number], asked.data)
        return Told(200, self.shown(self.posts[number]))

    def _write(self, post: dict[str, Any], data: dict[str, Any]) -> None:
        data = dict(data)
        if "slug" in data:
            data["slug"] = self._free(data["slug"], post["id"])
        if self.filters and "content" in data:
            data["content"] = re.sub(r"</?aside[^>]*>", "", data["content"])
        meta = {key: value for key, value in data.pop("meta", {}).items() if key in post["meta"]}
        post |= data
        post["meta"] = {**post["meta"], **meta}
        post["modified"] = next(self.clock)

    def _free(self, slug: str, number: int) -> str:
        taken = {one["slug"] for one in self.posts.values() if one["id"] != number}
        return next(one for one in (slug, *(f"{slug}-{n}" for n in range(2, 99))) if one not in taken)

    def _media(self, asked: Asked) -> Told:
        if asked.method == "GET":
            if "include" in asked.query:
                wanted = {int(one) for one in asked.query["include"].split(",")}
                return Told(200, [one for number, one in self.media.items() if number in wanted])
            return Told(200, [one for one in self.media.values() if one["slug"] == asked.query["slug"]])
        fields, file = asked.parts()
        assert file is not None
        name, media_type, content = file
        if not media_type.startswith("image/"):
            return _error(400, "rest_upload_unknown_error", "Sorry, you are not allowed to upload this file type.")
        number = next(self.ids)
        self.media[number] = {
            "id": number,
            **fields,
            "source_url": f"{self.base}/wp-content/uploads/2026/03/{name}",
            "content": content.hex(),
        }
        return Told(201, self.media[number])

    def _terms(self, asked: Asked, kind: str) -> Told:
        terms = self.terms[kind]
        if asked.method == "GET":
            words = asked.query["search"].lower()
            return Told(200, [{"id": n, "name": name} for n, name in terms.items() if words in name.lower()])
        if kind == "categories" and not self.rights.get("manage_categories"):
            return _error(403, "rest_cannot_create", "Sorry, you are not allowed to create terms in this taxonomy.")
        name = asked.data["name"]
        for number, known in terms.items():
            if known.lower() == name.lower():
                return _error(400, "term_exists", "A term with the name provided already exists.", term_id=number)
        number = next(self.ids)
        terms[number] = name
        return Told(201, {"id": number, "name": name})
