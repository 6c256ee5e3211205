"""WordPress's block markup: comments round HTML, written exactly as the block editor itself would save it.

The editor compares what it reads with what it would write. Where they differ it shows “unexpected or invalid content”,
or rewrites the post on the next save, so the forms here are those of its own `save` functions, by release of WordPress
(packages/block-library of Gutenberg: #42122 for headings, #56469 for lists, #49672 for tables).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from editor.article.canonical import Json

# As serializeAttributes of @wordpress/blocks: nothing that ends a comment, nothing that the server's filters touch.
_IN_COMMENT = (
    ("\\\\", "\\u005c"),
    ("--", "\\u002d\\u002d"),
    ("<", "\\u003c"),
    (">", "\\u003e"),
    ("&", "\\u0026"),
    ('\\"', "\\u0022"),
)
_RELEASE = re.compile(r"(\d{1,2})\.(\d{1,2})(?:[.\-].*)?")
_OLDEST = (6, 1)  # the first with list items and quotations of blocks
# What looks like an entity WordPress does not escape again in an attribute, so it would read as the character.
_ENTITY = re.compile(r"&(?=(?:[a-z0-9]+|#[0-9]+|#x[a-f0-9]+);)", re.IGNORECASE)
_WORD_JOINER = "\u2060"
# Shortcodes that WordPress, or a plugin that the ad dialects are for, runs wherever they stand in a post.
_SHORTCODE = re.compile(r"\[(?:wp_caption|caption|gallery|playlist|audio|video|embed|ad|scaip)(?![\w\-])[^\[\]]*\]")
_ADDRESS_ALONE = re.compile(r"\s*https?://[^\s<>\"]+\s*")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of a release: classes on headings and lists, tables of fixed columns, names of blocks, Bluesky."""

    heading_class: bool = True
    list_class: bool = True
    fixed_tables: bool = True
    names: bool = True
    bluesky: bool = True


NEWEST = Forms()


def forms(release: str) -> Forms:
    """Return the forms of a release such as `6.1`; of the newest (6.6 and later) where none that is known is named."""
    number = _number(release)
    if number is None:
        return NEWEST
    later = number >= (6, 6)
    return Forms(number >= (6, 2), later, later, number >= (6, 5), later)


def release_trouble(release: str) -> str:
    """Return a sentence about a release that markup cannot be written for; empty for one that it can."""
    if not release:
        return ""
    number = _number(release)
    if number is None:
        return f"“{release}” is no release of WordPress, such as 6.8, so the post is written for 6.6 and later."
    if number < _OLDEST:
        return f"WordPress {release} knows no list items, so its editor may ask to recover lists; 6.1 is the oldest."
    return ""


def _number(release: str) -> tuple[int, int] | None:
    found = _RELEASE.fullmatch(release.strip())
    return (int(found[1]), int(found[2])) if found else None


def attributes_json(attributes: Mapping[str, Json]) -> str:
    """Return attributes as they stand in a block's comment."""
    text = json.dumps(dict(attributes), ensure_ascii=False, separators=(",", ":"))
    for plain, escaped in _IN_COMMENT:
        text = text.replace(plain, escaped)
    return text


def block_markup(name: str, html: str, attributes: Mapping[str, Json] | None = None) -> str:
    """Return a block; without HTML the void form of one that the server alone writes."""
    told = f"{attributes_json(attributes)} " if attributes else ""
    if not html:
        return f"<!-- wp:{name} {told}/-->"
    return f"<!-- wp:{name} {told}-->\n{html}\n<!-- /wp:{name} -->"


def paragraph(words: str, name: str = "") -> str:
    """Return a paragraph of finished rich text; `name` is its class, by which a theme and an import know it."""
    if not name:
        return block_markup("paragraph", f"<p>{words}</p>")
    return block_markup("paragraph", f'<p class="{name}">{words}</p>', {"className": name})


def heading(words: str, level: int, known: Forms) -> str:
    """Return a heading of level 2 to 6."""
    opening = f'<h{level} class="wp-block-heading">' if known.heading_class else f"<h{level}>"
    return block_markup("heading", f"{opening}{words}</h{level}>", {"level": level} if level != 2 else None)


def html_block(html: str, called: str, known: Forms) -> str:
    """Return a block of HTML that the editor leaves as it is; `called` names it in the editor's list of blocks."""
    return block_markup("html", html, {"metadata": {"name": called}} if called and known.names else None)


def attribute(text: str) -> str:
    """Return a text for an attribute that WordPress reads and writes again, such as the words for a picture.

    What reads like an entity (`&copy;`) is parted by a character of no width: WordPress leaves its ampersand as it is.
    """
    parted = _ENTITY.sub("&" + _WORD_JOINER, text)
    for plain, escaped in (("&", "&amp;"), ('"', "&quot;"), ("<", "&lt;"), (">", "&gt;")):
        parted = parted.replace(plain, escaped)
    return parted


def address(text: str) -> str:
    """Return an address, already encoded, without what WordPress would read as an entity: `;` as `%3B`."""
    return re.sub(r"&([a-z0-9]+|#[0-9]+|#x[a-f0-9]+);", r"&\1%3B", text, flags=re.IGNORECASE)


def kept(html: str) -> str:
    """Return HTML of our own for a block of HTML: nothing in it runs as a shortcode, no address alone is embedded.

    Square brackets are written as the server's filter for authors writes them, so that it finds nothing to change.
    """
    return re.sub(
        r"(?m)((?:^|<p>)\s*https?:)//(?=[^\s<>\"]+\s*(?:$|</p>))", r"\1&#047;&#047;", html.replace("[", "&#091;")
    )


def shortcodes(text: str) -> tuple[str, ...]:
    """Return what WordPress would run of a text instead of showing it."""
    return tuple(dict.fromkeys(_SHORTCODE.findall(text)))


def is_address_alone(text: str) -> bool:
    """Return whether a paragraph is nothing but an address, which WordPress embeds by itself."""
    return _ADDRESS_ALONE.fullmatch(text) is not None


def image(source: str, alternative: str, caption: str) -> str:
    """Return a picture; `caption` is finished rich text. See `placed` for one that lies in the media library."""
    below = f'<figcaption class="wp-element-caption">{caption}</figcaption>' if caption else ""
    tag = f'<img src="{attribute_address(source)}" alt="{attribute(alternative)}"/>'
    return block_markup("image", f'<figure class="wp-block-image">{tag}{below}</figure>')


def attribute_address(text: str) -> str:
    """Return an encoded address as it stands between the quotes of an attribute."""
    return address(text).replace("&", "&amp;")


def placed(markup: str, path: str, source: str, media_id: int) -> str:
    """Return markup with a picture where it lies in the media library: its address, and its id on blocks of pictures.

    `path` is what stands in the markup for its address (`pictures/HASH.jpg`). With the id WordPress gives readers the
    picture's sizes and its measures, so that nothing shifts while it loads.
    """
    at = attribute_address(source)
    tag = re.compile(rf'<!-- wp:image -->\n<figure class="wp-block-image"><img src="{re.escape(path)}" (alt="[^"]*")/>')
    told = attributes_json({"id": media_id, "sizeSlug": "full", "linkDestination": "none"})
    opening = f'<!-- wp:image {told} -->\n<figure class="wp-block-image size-full">'
    marked = tag.sub(lambda found: f'{opening}<img src="{at}" {found[1]} class="wp-image-{media_id}"/>', markup)
    return marked.replace(f'src="{path}"', f'src="{at}"')
