"""The allow-list for HTML that a person wrote, and what was taken out by it.

What may stay is what the program itself would write: words, structure, links, pictures. Whatever runs, styles the page
round it, or shows another page inside goes. Nothing is added: `rel` is the writer's, since no link opens a new window.
"""

import re
from functools import lru_cache
from html import escape
from html.parser import HTMLParser


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


TAGS = _names("""
    a abbr address article aside b bdi bdo blockquote br caption cite code col colgroup data dd del details dfn div dl
    dt em figcaption figure footer h2 h3 h4 h5 h6 header hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp
    section small source span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
""")
# With their content: what stands in these is no reader's text.
DROPPED_WITH_CONTENT = _names("""
    script style template noscript iframe object embed applet svg math title textarea select noframes noembed xmp audio
    video canvas plaintext
""")
ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "lang", "title"},
    "a": {"href", "hreflang", "rel"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "q": {"cite"},
    "source": {"media", "srcset", "type"},
    "td": {"colspan", "headers", "rowspan"},
    "th": {"abbr", "colspan", "headers", "rowspan", "scope"},
    "time": {"datetime"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
PICTURES = frozenset({"img", "picture", "source"})
_RELATIONS = _names("author external license nofollow noopener noreferrer sponsored ugc")

# Elements inside each other: the cleaner's time grows with the square (20,000: 0.7 s); what people write has 30.
_DEEPEST = 2_000
_TAG = re.compile(r"<(/?)[A-Za-z]")


def _filter(tag: str, name: str, value: str) -> str | None:
    """Keep the relations of a link that say something of its target."""
    if tag == "a" and name == "rel":
        return " ".join(word for word in value.lower().split() if word in _RELATIONS) or None
    if name == "srcset" and any(not part.strip().startswith("https://") for part in value.split(",")):
        return None
    return value


def _is_too_deep(html: str) -> bool:
    depth = 0
    for found in _TAG.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > _DEEPEST:
            return True
    return False


@lru_cache(maxsize=512)
def clean(html: str, pictures: bool = True) -> str:
    """Return HTML that a person wrote without whatever the allow-list does not name.

    Without `pictures` nothing stays that a browser would fetch. A piece too deeply nested to be read in bounded time is
    shown as it was typed.
    """
    import nh3

    if _is_too_deep(html):
        return f"<pre>{escape(html)}</pre>"
    return nh3.clean(
        html,
        tags=set(TAGS if pictures else TAGS - PICTURES),
        clean_content_tags=set(DROPPED_WITH_CONTENT),
        attributes=ATTRIBUTES if pictures else {name: ATTRIBUTES[name] for name in ATTRIBUTES if name not in PICTURES},
        attribute_filter=_filter,
        strip_comments=True,
        link_rel=None,
        url_schemes=set(SCHEMES),
    ).strip()


class _Gone(HTMLParser):
    """Collect the names of elements and attributes that the allow-list does not hold, in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.names: dict[str, None] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.names[f"<{tag}>"] = None
            return
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag, set())
        for name, value in attributes:
            scheme = (value or "").strip().partition(":")[0].lower() if name in ("href", "src", "cite") else ""
            if name not in allowed or (scheme in ("javascript", "data", "vbscript")):
                self.names[f"{tag} {name}"] = None

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attributes)


@lru_cache(maxsize=512)
def removed(html: str) -> tuple[str, ...]:
    """Return what `clean` takes out of HTML, by name: `<script>`, `p onclick`."""
    reader = _Gone()
    reader.feed(html)
    reader.close()
    return tuple(reader.names)
