"""What Word, Outlook, Google Docs and browsers put round the words when somebody copies from them."""

import re
from urllib.parse import urljoin

from editor.article.inline import is_safe_address
from editor.article.providers import unwrapped
from editor.importing.html_tree import Document, Element
from editor.importing.html_visible import style_of

_HEADER = re.compile(r"Version:\d[\d.]*\s+(?:\w+:[^\r\n]*\s+)+", re.IGNORECASE)  # Windows' "HTML Format"
_OFFICE = re.compile(
    r"urn:schemas-microsoft-com:office|class=[\"']?Mso|docs-internal-guid-|mso-(?:list|style|bidi)|"
    r"<meta[^>]{0,200}content=[\"']?(?:Microsoft Word|LibreOffice|OpenOffice|Apache OpenOffice)|Apple-converted-space",
    re.IGNORECASE,
)
_LIST = re.compile(r"\bl\d+ level(\d+)", re.IGNORECASE)
_MARKER = re.compile(r"[^\w]*(?:(\d{1,4})|([ivxlcdm]{1,7}|[a-z]))[.)\]:]", re.IGNORECASE)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_COMMENTS = frozenset({"comment-list", "comment"})
_COMMENT_CLASSES = frozenset({"msocommentreference", "msocomanchor", "msocomtxt", "msocomoff"})
# Word's own style names, as the class names it writes: heading level, or what else the paragraph is.
HEADING_STYLES = {"msotitle": 1}
QUOTE_STYLES = frozenset({"msoquote", "msointensequote", "msoblocktext"})
CAPTION_STYLES = frozenset({"msocaption"})


def header_length(decoded: str) -> int:
    """Return how many characters Windows' clipboard header takes before the HTML; 0 where there is none."""
    found = _HEADER.match(decoded)
    return found.end() if found and decoded[found.end() : found.end() + 1] == "<" else 0


def fragment_span(decoded: str) -> tuple[int, int]:
    """Return the part of a clipboard that was selected, by the marks round it; everything where there are none."""
    start = decoded.find("<!--StartFragment-->", 0, 200_000)
    if start < 0:
        return header_length(decoded), len(decoded)
    end = decoded.rfind("<!--EndFragment-->")
    return start + len("<!--StartFragment-->"), end if end > start else len(decoded)


def is_copied(decoded: str) -> bool:
    """Return whether an input comes from a clipboard or a word processor, so that all of it is the person's choice."""
    head = decoded[:20_000]
    return "<!--StartFragment-->" in head or header_length(decoded) > 0 or _OFFICE.search(head) is not None


def list_level(element: Element) -> int:
    """Return the level, from 1, of a paragraph that Word set as a list item; 0 for any other."""
    style = element.attributes.get("style", "")
    if "mso-list" not in style.lower():
        return 0
    found = _LIST.search(style_of(element).get("mso-list", ""))
    return min(int(found[1]), 9) if found else 0


def is_list_marker(element: Element) -> bool:
    """Return whether an element holds the number or bullet that Word writes as text before a list item."""
    return "mso-list" in element.attributes.get("style", "").lower() and (
        style_of(element).get("mso-list", "").replace("\n", "").strip() == "ignore"
    )


def item_number(document: Document, item: Element) -> int:
    """Return the number that Word wrote before a list item, letters and Roman numbers counted; 0 for a bullet."""
    marker = next((element for element in item.elements() if is_list_marker(element)), None)
    if marker is None:
        return 0
    words = "".join(document.text[stretch.start : stretch.end] for _, stretch in marker.stretches())
    found = _MARKER.match(re.sub(r"&nbsp;|&#160;", " ", words).strip())
    if found is None:
        return 0
    if found[1]:
        return int(found[1])
    letters = found[2].lower()
    # One letter alone counts as a letter, but i, v and x begin Roman numbers far oftener than they follow h, u and w.
    return _roman(letters) if len(letters) > 1 or letters in "ivx" else ord(letters) - ord("a") + 1


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def is_comment(element: Element) -> bool:
    """Return whether an element is a remark that a colleague made in Word, or the sign that leads to one."""
    if not element.attributes:
        return False
    return style_of(element).get("mso-element", "") in _COMMENTS or not _COMMENT_CLASSES.isdisjoint(element.classes)


def paragraph_style(element: Element) -> str:
    """Return the name of Word's paragraph style in lower case, such as `msoquote`; empty for any other element."""
    return next((name for name in element.classes if name.startswith("mso")), "")


def link_address(address: str, base: str) -> str:
    """Return where a link leads: click counters taken off, local ones resolved; empty where it may not be a link."""
    cleaned = re.sub(r"[\t\r\n]", "", address.strip()).replace(" ", "%20")
    if cleaned.startswith("#") or not cleaned:
        return ""
    if cleaned.startswith("//"):
        cleaned = "https:" + cleaned
    elif base and ":" not in cleaned.split("/", 1)[0]:
        try:
            cleaned = urljoin(base, cleaned)
        except ValueError:
            return ""
    return unwrapped(cleaned) if is_safe_address(cleaned) else ""
