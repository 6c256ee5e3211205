"""Ghost as its Admin interface is documented (https://docs.ghost.org/admin-api), as far as sending asks it."""

import html
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

import jwt

from tests.sending.stand_in import Asked, Told

KEY = "6489f0a1c2d3e4f5a6b7c8d9:" + "0123456789abcdef" * 4


def _error(status: int, kind: str, message: str, context: str | None = None) -> Told:
    return Told(status, {"errors": [{"message": message, "context": context, "type": kind}]})


@dataclass(slots=True)
class GhostStandIn:
    """Posts and pictures in dictionaries; `moment` is the month that pictures are put under."""

    posts: dict[str, dict[str, Any]] = field(default_factory=dict)
    images: dict[str, bytes] = field(default_factory=dict)
    clock: Iterator[int] = field(default_factory=lambda: count(1))
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    base: str = "http://127.0.0.1"
    moment: str = field(default_factory=lambda: time.strftime("%Y/%m", time.gmtime()))

    def __call__(self, asked: Asked) -> Told:
        if asked.path in self.images and asked.method == "GET":
            assert "authorization" not in asked.headers
            return Told(200, content=self.images[asked.path])
        found = re.fullmatch(r"/ghost/api/admin/(.+)/", asked.path)
        if not found:
            return Told(404, content=b"<!doctype html><html>404</html>")
        if found[1] == "site":
            return Told(200, {"site": {"title": "The Site", "url": self.base + "/", "version": "5.130"}})
        if (refused := self._refuse(asked)) is not None:
            return refused
        if found[1] == "images/upload":
            return self._upload(asked)
        return self._posts(asked, found[1].removeprefix("posts").strip("/"))

    def _refuse(self, asked: Asked) -> Told | None:
        """Check the token as Ghost does: the key's id, HS256, for /admin/, five minutes at most."""
        scheme, _, token = asked.headers.get("authorization", "").partition(" ")
        key_id, _, secret = KEY.partition(":")
        try:
            assert scheme == "Ghost"
            assert jwt.get_unverified_header(token)["kid"] == key_id
            told = jwt.decode(token, bytes.fromhex(secret), algorithms=["HS256"], audience="/admin/")
            assert told["exp"] - told["iat"] <= 300
        except (AssertionError, jwt.PyJWTError, KeyError):
            return _error(401, "UnauthorizedError", "Invalid token", "Unknown Admin API Key")
        return None

    def edit(self, post_id: str, **changes: str) -> None:
        """Change a post as somebody in Ghost's own editor would."""
        self.posts[post_id] |= {**changes, "updated_at": self._now()}

    def _now(self) -> str:
        minutes, seconds = divmod(next(self.clock), 60)
        return f"2026-03-05T10:{minutes:02}:{seconds:02}.000Z"

    def _upload(self, asked: Asked) -> Told:
        fields, file = asked.parts()
        assert file is not None
        assert fields["purpose"] == "image"
        name, media_type, content = file
        if not media_type.startswith("image/"):
            return _error(415, "UnsupportedMediaTypeError", "Please select a valid image.")
        stem, _, kind = name.rpartition(".")
        for n in count():
            path = f"/content/images/{self.moment}/{stem}{f'-{n}' if n else ''}.{kind}"
            if path not in self.images:
                self.images[path] = content
                return Told(201, {"images": [{"url": self.base + path, "ref": fields["ref"]}]})
        raise AssertionError

    def _posts(self, asked: Asked, which: str) -> Told:
        if asked.method == "POST":
            return Told(201, {"posts": [self._shown(self.make(asked.data))]})
        post_id = which
        if which.startswith("slug/"):
            slug = which.removeprefix("slug/")
            post_id = next((one for one, post in self.posts.items() if post["slug"] == slug), "")
        if post_id not in self.posts:
            return _error(404, "NotFoundError", "Resource not found error, cannot read post.", "Post not found.")
        if asked.method == "DELETE":
            del self.posts[post_id]
            return Told(204, content=b"")
        if asked.method == "PUT":
            (data,) = asked.data["posts"]
            if data.get("updated_at") != self.posts[post_id]["updated_at"]:
                return _error(409, "UpdateCollisionError", "Saving failed! Someone else is editing this post.")
            return self._write(post_id, asked)
        return Told(200, {"posts": [self._shown(self.posts[post_id])]})

    def make(self, data: dict[str, Any]) -> dict[str, Any]:
        """Make a post as another program would, and return it."""
        post_id = f"{next(self.ids):024x}"
        self.posts[post_id] = {"id": post_id, "status": "draft", "tags": [], "html": "", "custom_excerpt": None}
        self._change(post_id, data["posts"][0])
        return self.posts[post_id]

    def _write(self, post_id: str, asked: Asked) -> Told:
        (data,) = asked.data["posts"]
        if len(data.get("custom_excerpt") or "") > 300:
            return _error(422, "ValidationError", "Validation error, cannot edit post.", "Excerpt is too long.")
        if asked.query.get("source") != "html":
            data = {key: value for key, value in data.items() if key != "html"}
        self._change(post_id, data)
        return Told(200, {"posts": [self._shown(self.posts[post_id])]})

    def _change(self, post_id: str, data: dict[str, Any]) -> None:
        data = dict(data)
        if "tags" in data:
            by_id = {tag["id"]: tag for one in self.posts.values() for tag in one["tags"]}
            data["tags"] = [by_id[tag["id"]] if "id" in tag else _tag(tag["name"]) for tag in data["tags"]]
        taken = {one["slug"] for one in self.posts.values() if "slug" in one and one["id"] != post_id}
        if "slug" in data:
            slug = data["slug"]
            data["slug"] = next(n for n in (slug, *(f"{slug}-{k}" for k in range(2, 99))) if n not in taken)
        self.posts[post_id] |= {**data, "updated_at": self._now()}

    def _shown(self, post: dict[str, Any]) -> dict[str, Any]:
        # Ghost keeps its own form of a story; what matters is that it is not the HTML that was sent.
        plain = html.unescape(re.sub(r"<!--.*?-->", "", post["html"]))
        return {
            **post,
            "url": f"{self.base}/{post['slug']}/",
            "lexical": json.dumps({"root": plain}),
            "html": re.sub(r"<!--kg-card-(?:begin|end): html-->", "", post["html"]),
        }


def _tag(name: str) -> dict[str, str]:
    return {"id": "tag-" + re.sub(r"\W+", "-", name.lower()), "name": name}
