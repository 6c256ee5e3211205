"""Pictures of a story in HTML: where each lies, what stands below it, and what could not go along."""

import base64
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from editor.article.article import Article, Picture
from editor.article.body import Image
from editor.exporting import links
from editor.exporting.export import Asset, ExportFile, ExportRequest, Loss
from editor.exporting.phrases import phrases
from editor.exporting.templates import fill

# Picture formats that every browser shows without running anything; SVG can hold scripts, so it is not among them.
EXTENSIONS: Mapping[str, str] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "image/webp": "webp",
    "image/avif": "avif",
}
_DIGEST = re.compile(r"[A-Za-z0-9_\-]{1,128}$")

Place = Callable[[str, Asset], str]


@dataclass(slots=True)
class Shelf:
    """The pictures of one export: `place` says where one lies, `fetches` whether an address may be a picture's.

    `target` is the target's name; `frame_hosts` collects the hosts of which readers can load a post on a click,
    `slots` counts the ads that are written by number, `left_out` blocks that show nothing.
    """

    request: ExportRequest
    place: Place
    fetches: bool
    losses: list[Loss] = field(default_factory=list)
    target: str = ""
    frame_hosts: list[str] = field(default_factory=list)
    slots: int = 0
    left_out: int = 0

    def source_of(self, target: str, called: str) -> str:
        """Return where a picture lies in the export; empty, with a loss noted, where there is none."""
        if target.lower().startswith("asset:"):
            return self._of_library(target[6:], called)
        if not self.fetches:
            self.losses.append(
                Loss(called, f"The picture lies at {target}; this target fetches nothing, so it is a link.")
            )
            return ""
        if links.web_address(target):
            return links.web_address(target)
        if target.startswith("/"):
            return links.encoded(target)
        self.losses.append(Loss(called, f"The address {target} leads to no picture; only the words below it stay."))
        return ""

    def _of_library(self, digest: str, called: str) -> str:
        asset = self.request.asset(digest) if _DIGEST.match(digest) else None
        if asset is None:
            self.losses.append(Loss(called, f"The library holds no file asset:{digest}; put the picture in again."))
            return ""
        if asset.media_type not in EXTENSIONS:
            self.losses.append(
                Loss(called, f"A file of the type {asset.media_type} is not shown in a page; use PNG or JPEG.")
            )
            return ""
        return self.place(digest, asset)


def as_data(_digest: str, asset: Asset) -> str:
    """Return a picture as a data address, so that a page fetches nothing."""
    return f"data:{asset.media_type};base64,{base64.b64encode(asset.content).decode('ascii')}"


class Folder:
    """Places pictures as files beside the export, each once and named by its hash."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.files: dict[str, ExportFile] = {}

    def place(self, digest: str, asset: Asset) -> str:
        """Return the path of a picture from the folder of the export."""
        path = f"{self.name}/{digest}.{EXTENSIONS[asset.media_type]}"
        self.files[path] = ExportFile(path, asset.content, asset.media_type)
        return path


def record(article: Article, target: str) -> Picture | None:
    """Return what is known of a picture: credit and where it comes from; None where nothing is."""
    digest = target[6:] if target.lower().startswith("asset:") else target
    return next((picture for picture in article.pictures if picture.asset in (digest, target)), None)


def figure(block: Image, shelf: Shelf) -> str:
    """Return the HTML of a picture with its caption and credit; words stay where the picture itself cannot."""
    article = shelf.request.article
    known = record(article, block.target)
    source = shelf.source_of(block.target, f"picture “{block.alternative or block.caption or block.target}”")
    address = "" if source else links.web_address(block.target)
    if not (source or address or block.caption):
        return ""
    name = block.alternative or links.host(address)
    words = phrases(article.furniture.language)
    return fill(
        "picture.html",
        {
            "attributes": {
                "class": "picture",
                "data-target": block.target,
                "data-alternative": None if source else block.alternative or None,
                "data-picture": known.asset if known else None,
                "data-credit": known.credit or None if known else None,
                "data-credit-address": known.address or None if known else None,
            },
            "source": source,
            "alternative": block.alternative,
            "caption": block.caption,
            "credit": known.credit if known else "",
            "credit_address": links.web_address(known.address) if known else "",
            "address": address,
            "link_words": words.picture.format(name=name),
        },
    )
