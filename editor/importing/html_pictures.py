"""Pictures of a page: where each lies, behind lazy loaders too, and the ones that came inside the page as data."""

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from editor.importing.clipboard import link_address
from editor.importing.html_tree import Element
from editor.importing.reading import ImportedFile

_LAZY = (
    "data-src", "data-lazy-src", "data-original", "data-full-src", "data-hi-res-src", "data-image", "data-srcset",
    "data-lazy-srcset", "srcset",
)  # fmt: skip
_ASSET = re.compile(r"asset:[0-9a-f]{64}")  # a picture of the library, as the reader of Word documents writes it
_DATA = re.compile(r"data:(image/[a-z0-9.+\-]+)((?:;[^,;]*)*),", re.IGNORECASE)
_SETS = re.compile(r"\s*([^\s,][^\s]*[^\s,])(?:\s+(\d+(?:\.\d+)?)([wx]))?\s*(?:,|$)")
_TINY = re.compile(r"[0-2](?:px)?")
_SYMBOL_CLASSES = frozenset({"emoji", "wp-smiley", "smiley", "twemoji", "emojione", "css-emoji"})
_MAGIC = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}
_SMALLEST = 200  # bytes; a placeholder of one pixel takes 35 to 130
_LARGEST = 20_000_000  # bytes of one picture


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its address, or `asset:` and the digest of `file`; `note` says why there is none."""

    target: str = ""
    alternative: str = ""
    file: ImportedFile | None = None
    note: str = ""


def is_symbol(element: Element) -> bool:
    """Return whether a picture stands for one character, such as an emoji, that its alternative text spells."""
    alternative = element.get("alt")
    if not alternative or len(alternative) > 12 or alternative.isascii():
        return False
    return not _SYMBOL_CLASSES.isdisjoint(element.classes) or not any(one.isalpha() for one in alternative)


def is_pixel(element: Element) -> bool:
    """Return whether a picture is too small to be seen: it counts readers."""
    sides = [element.get("width"), element.get("height")]
    return all(sides) and all(_TINY.fullmatch(side) for side in sides)


def picture(element: Element, base: str) -> Picture | None:
    """Return the picture of an `img`, or None where there is nothing to see."""
    if is_pixel(element):
        return None
    alternative = " ".join(element.get("alt").split())
    source = element.get("src") or element.get("xlink:href")
    lazy = _lazy_source(element)
    if lazy and (not source or source.startswith("data:") or _is_placeholder(source)):
        source = lazy
    if not source:
        return None
    if found := _DATA.match(source):
        return _from_data(source, found, alternative)
    if _ASSET.fullmatch(source):
        return Picture(source, alternative)
    address = link_address(source, base)
    if address.startswith(("http:", "https:", "/")):
        return Picture(address, alternative)
    if re.match(r"(?:file|blob|cid|about|webkit-fake-url|x-\w+)[:|]|[a-z]:[\\/]|clip_image", source, re.IGNORECASE):
        called = f" ({alternative})" if alternative else ""
        return Picture(note=f"A picture{called} was not part of what was taken over; insert it from its file.")
    return Picture(source.replace(" ", "%20"), alternative) if re.fullmatch(r"[\w./%?=&~+\- ]{3,}", source) else None


def _lazy_source(element: Element) -> str:
    for name in _LAZY:
        value = element.get(name)
        if value and name.endswith("srcset"):
            value = largest(value)
        if value and not value.startswith("data:"):
            return value
    sources = [] if element.parent is None or element.parent.name != "picture" else element.parent.elements()
    sets = (largest(one.get("srcset") or one.get("data-srcset")) for one in sources if one.name == "source")
    return next((one for one in sets if one), "")


def largest(srcset: str) -> str:
    """Return the largest picture of a `srcset`."""
    found = [(float(size or 1), address) for address, size, _ in _SETS.findall(srcset[:20_000])]
    return max(found)[1] if found else ""


def _is_placeholder(source: str) -> bool:
    return (
        re.search(
            r"(?:placeholder|blank|spacer|transparent|lazy|loading|1x1|pixel)[\w\-]*\.(?:gif|png|svg)",
            source,
            re.IGNORECASE,
        )
        is not None
    )


def _from_data(source: str, found: re.Match[str], alternative: str) -> Picture | None:
    """Return the picture that an address holds itself; its bytes say what kind it is."""
    content = _content(source[found.end() :], "base64" in found[2].lower())
    if len(content) < _SMALLEST:
        return None
    media_type = next((kind for magic, kind in _MAGIC.items() if content.startswith(magic)), "")
    if not media_type or len(content) > _LARGEST:
        why = "it is no PNG, JPEG, GIF or WebP" if not media_type else "it has more than 20 MB"
        return Picture(note=f"A picture inside the page was left out, since {why}; insert it from its file.")
    digest = hashlib.sha256(content).hexdigest()
    name = f"picture-{digest[:8]}.{media_type.removeprefix('image/')}"
    return Picture(f"asset:{digest}", alternative, ImportedFile(digest, media_type, name, content))


def _content(payload: str, is_base64: bool) -> bytes:
    raw = unquote_to_bytes(payload)
    if not is_base64:
        return raw
    letters = re.sub(rb"[^A-Za-z0-9+/]", b"", raw)
    try:
        return base64.b64decode(letters[: len(letters) // 4 * 4] + _padded(letters[len(letters) // 4 * 4 :]))
    except binascii.Error:
        return b""


def _padded(rest: bytes) -> bytes:
    return rest + b"=" * (4 - len(rest)) if len(rest) > 1 else b""
