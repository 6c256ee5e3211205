"""A newsroom for the tests of sending: an approved story with pictures, a profile, and a site that can fail."""

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from db.library import open_library
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.errors import Trouble
from editor.article.library_values import Delivery
from editor.article.part import Part
from editor.desk import profiles, review, sending, workflow
from editor.desk.desk import Desk
from editor.desk.sending import Delivered, Order
from editor.exporting.profile import Profile
from editor.sending.secret import Secret
from tests.sending import ghost_stand_in, wordpress_stand_in
from tests.sending.ghost_stand_in import GhostStandIn
from tests.sending.stand_in import StandIn
from tests.sending.wordpress_stand_in import WordPressStandIn

CMS = ("wordpress", "ghost")
Site = WordPressStandIn | GhostStandIn
SECRETS = {"wordpress": wordpress_stand_in.PASSWORD, "ghost": ghost_stand_in.KEY}
BODY = """\
![The crane over the north quay](asset:{first} "The crane on Tuesday.")

The harbour council voted on Tuesday to take the crane down & sell it.

::ad{{#ad-1}}

## What comes next

![Dockers at the gate](asset:{second})

A third crew stayed and loaded the ship by hand.
"""


def png(shade: int) -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes([0, shade]))) + chunk(b"IEND", b"")


def add_story(desk: Desk, slug: str = "crane", *, approved: bool = True) -> None:
    """Put the story into a library, in review and approved by somebody else if wanted."""
    digests = [desk.library.assets.put(png(shade), "image/png", "leaked-by-tom.png").sha256 for shade in (10, 200)]
    about = Furniture(slug, "Crane goes & stays gone", standfirst="The council sells it.", desk="politics")
    about = replace(about, byline=(Byline("Ana Ruiz"),), keywords=("harbour", "Größe & Last"), ednote="Tom told us.")
    text = BODY.format(first=digests[0], second=digests[1])
    desk.library.create(Article(about, text, ads=(AdPlacement("ad-1"),)), "Ana Ruiz")
    if approved:
        workflow.act(desk, slug, "submit")
        approve(desk, slug)


def approve(desk: Desk, slug: str = "crane") -> None:
    """Have every part approved by somebody else."""
    for part in Part:
        review.approve(replace(desk, person="Mina Falk"), slug, part)


def rewrite(desk: Desk, old: str, new: str, slug: str = "crane") -> None:
    """Change words of the story and have it approved again, where it was."""
    story = desk.story(slug)
    article = replace(story.article, body=story.article.body.replace(old, new))
    assert article != story.article
    desk.library.save(story.summary.id, article, story.summary.head, "Ana Ruiz")
    if story.summary.state.value != "draft":
        approve(desk, slug)


@contextmanager
def desk_at(path: Path, person: str = "Ana Ruiz") -> Iterator[Desk]:
    """Open a library that need not outlive the machine for one person."""
    library = open_library(path)
    library.connection.raw.execute("PRAGMA synchronous = OFF")
    try:
        yield Desk(library, person)
    finally:
        library.close()


def set_profile(desk: Desk, target: str, base: str, **more: str) -> None:
    """Give the library a profile `web` for a site; a value that begins with a bracket is a list."""
    values = {"title": "The Site", "target": target, "site": base, **more}
    if target == "wordpress":
        values.setdefault("account", wordpress_stand_in.ACCOUNT)
    lines = [f"{key} = {value}" if value.startswith("[") else f'{key} = "{value}"' for key, value in values.items()]
    profiles.set_text(desk, "[web]\n" + "\n".join(lines) + "\n")


@dataclass(slots=True)
class Newsroom:
    """A library and a site; `seconds` is how long a request is waited for."""

    desk: Desk
    target: str
    site: Site
    server: StandIn
    seconds: float = 5.0
    secret: str = ""

    @property
    def posts(self) -> list[dict[str, Any]]:
        return list(self.site.posts.values())

    @property
    def post(self) -> dict[str, Any]:
        """Return the one post that there is."""
        (post,) = self.posts
        return post

    @property
    def pictures(self) -> int:
        return len(self.site.media) if isinstance(self.site, WordPressStandIn) else len(self.site.images)

    @property
    def content(self) -> str:
        return str(self.post["content" if self.target == "wordpress" else "html"])

    @property
    def tags(self) -> list[str]:
        """Return the names of the post's categories and tags, in order."""
        if isinstance(self.site, WordPressStandIn):
            terms = self.site.terms
            return [
                *(terms["categories"][one] for one in self.post["categories"]),
                *(terms["tags"][one] for one in self.post["tags"]),
            ]
        return [tag["name"] for tag in self.post["tags"]]

    def edit(self, **changes: Any) -> None:
        """Change the one post as its editors over there would; `content` is its text."""
        if "content" in changes and self.target == "ghost":
            changes["html"] = changes.pop("content")
        self.site.edit(self.post["id"], **changes)

    def send(self, slug: str = "crane", **more: Any) -> Delivered:
        """Send the story as the command line does, with less patience."""
        desk = replace(self.desk, person="Mina Falk")
        return sending.send(desk, slug, "web", self.ask, seconds=self.seconds, **more)

    def ask(self, profile: Profile) -> Secret:
        return Secret(self.secret or SECRETS[profile.target])

    def trouble(self, **more: Any) -> Trouble:
        """Return the trouble of a sending that fails."""
        try:
            self.send(**more)
        except Trouble as trouble:
            return trouble
        raise AssertionError("nothing failed")

    def run(self, order: Order) -> Trouble | None:
        """Send an order as it was made, and return the trouble, if there was any."""
        try:
            sent = sending.driven(self.desk, order, sending.steps(order, self.ask(order.profile), self.seconds))
        except Trouble as trouble:
            sending.fail(self.desk, order, trouble)
            return trouble
        sending.complete(self.desk, order, sent)
        return None

    def make_post(self, slug: str, title: str) -> None:
        """Make an empty draft over there, as another program would."""
        data: dict[str, Any] = {"slug": slug, "title": title, "status": "draft"}
        if isinstance(self.site, WordPressStandIn):
            self.site.make(data)
        else:
            self.site.make({"posts": [data]})

    @property
    def rows(self) -> tuple[Delivery, ...]:
        """Return what was kept of every sending of the story, in order."""
        return self.desk.library.deliveries.list(self.desk.story("crane").summary.id)
