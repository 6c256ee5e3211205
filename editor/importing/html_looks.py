"""How an element sets its words: emphasis by name, by style and by class, links, and how white space counts."""

import re

from editor.importing.clipboard import link_address
from editor.importing.html_tree import Element
from editor.importing.html_visible import style_of
from editor.importing.html_words import Look, reach

_STRONG = frozenset({"strong", "b"})
_EM = frozenset({"em", "i", "cite", "dfn", "var"})
_STRUCK = frozenset({"s", "strike", "del"})
_CODE = frozenset({"code", "kbd", "samp", "tt"})
_KEPT = frozenset({"pre", "listing", "xmp", "textarea"})
_PLAIN = frozenset({"div", "p", "section", "article", "li", "td", "ul", "ol", "tr", "tbody"})
_BOLD_WORDS = frozenset({"bold", "bolder"})
_LIGHT_WORDS = frozenset({"normal", "lighter"})
_KEEPS_LINES = frozenset({"pre-wrap", "pre-line", "break-spaces", "pre"})
_SOFT_SPACE = "apple-converted-space"  # WebKit's name for a common space that it wrote as a protected one


def look_of(element: Element, look: Look, base: str) -> Look:
    """Return how words inside an element are set, from how the words round it are."""
    name = element.name
    if not element.attributes:
        if name in _PLAIN:
            return look
        return _named(name, look, reach(element.until))
    changed = _named(name, look, reach(element.until))
    if name == "a" and (address := link_address(element.get("href"), base)):
        changed = changed._replace(address=address, linked=reach(element.until))
    if "style" in element.attributes:
        changed = _styled(element, changed)
    if "class" in element.attributes and _SOFT_SPACE in element.classes:
        changed = changed._replace(soft=True)
    return changed


def _named(name: str, look: Look, until: int) -> Look:
    if name in _STRONG:
        return look._replace(strong=until)
    if name in _EM:
        return look._replace(em=until)
    if name in _STRUCK:
        return look._replace(s=until)
    if name in _CODE:
        return look._replace(code=until)
    if name in _KEPT:
        return look._replace(kept=True)
    return look


def _styled(element: Element, look: Look) -> Look:
    """Return a look changed by an element's own style; Google Docs says everything that way."""
    style = style_of(element)
    until = reach(element.until)
    weight = style.get("font-weight", "")
    if weight in _BOLD_WORDS or (weight.isdecimal() and int(weight) >= 600):
        look = look._replace(strong=until)
    elif weight in _LIGHT_WORDS or weight.isdecimal():
        look = look._replace(strong=0)
    slant = style.get("font-style", "")
    if slant.startswith(("italic", "oblique")):
        look = look._replace(em=until)
    elif slant == "normal":
        look = look._replace(em=0)
    decoration = f"{style.get('text-decoration', '')} {style.get('text-decoration-line', '')}"
    if "line-through" in decoration:
        look = look._replace(s=until)
    elif element.name in _STRUCK and re.match(r"none\b", decoration):
        look = look._replace(s=0)
    if style.get("white-space", "") in _KEEPS_LINES:
        look = look._replace(lines=True)
    return look
