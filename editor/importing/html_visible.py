"""What of a page a reader sees: styles of elements, elements never shown, and elements that are hidden."""

from collections.abc import Mapping
from functools import lru_cache

from editor.importing.html_tree import Document, Element, Words, names

# What browsers that can show the rest never show, with the fallbacks inside media and frames.
NEVER_SHOWN = names(
    "applet area audio base canvas col colgroup datalist defs desc embed frame frameset head iframe link "
    "math-annotation meta metadata noembed noframes object param script source style symbol template title track "
    "video xml"
)
# Class names that hide words from the eye and leave them to screen readers: Bootstrap, WordPress, Drupal, news sites.
_FOR_SCREEN_READERS = names(
    "sr-only sr_only screen-reader screen-reader-only screen-reader-text screenreader screenreader-only "
    "visually-hidden visuallyhidden visually_hidden u-visually-hidden u-visuallyhidden element-invisible offscreen "
    "off-screen a11y-hidden assistive-text show-for-sr vh hidden-visually is-visually-hidden"
)
_HIDING = {"display": "none", "visibility": "hidden", "mso-hide": "all"}


@lru_cache(maxsize=8_192)
def _declarations(style: str) -> Mapping[str, str]:
    found = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def style_of(element: Element) -> Mapping[str, str]:
    """Return the declarations of an element's own style attribute, in lower case."""
    return _declarations(element.attributes["style"]) if "style" in element.attributes else {}


def is_hidden(element: Element) -> bool:
    """Return whether an element says of itself that it is hidden from every reader, or from the eye."""
    attributes = element.attributes
    if not attributes:
        return element.name == "dialog"
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    if attributes.get("aria-hidden", "").lower() == "true" or (element.name == "dialog" and "open" not in attributes):
        return True
    if "style" not in attributes:
        return False
    style = style_of(element)
    return any(style.get(name, "") == value for name, value in _HIDING.items())


def is_for_screen_readers(element: Element) -> bool:
    """Return whether an element's words are read aloud only."""
    return "class" in element.attributes and not _FOR_SCREEN_READERS.isdisjoint(element.classes)


class Visibility:
    """Which elements of a document show. With `all_shown`, everything does that any browser would ever show."""

    def __init__(self, document: Document, all_shown: bool = False) -> None:
        self.text = document.text
        self.all_shown = all_shown
        self.beside: dict[int, bool] = {}

    def shows(self, element: Element) -> bool:
        """Return whether an element shows, if what it stands in does."""
        if element.name in NEVER_SHOWN:
            return False
        if self.all_shown:
            return True
        if is_hidden(element):
            return False
        return not (is_for_screen_readers(element) and self._has_other_words(element.parent))

    def _has_other_words(self, parent: Element | None) -> bool:
        """Return whether an element shows words beside the ones for screen readers, which then only repeat or guide."""
        if parent is None:
            return False
        known = self.beside.get(id(parent))
        if known is None:
            known = self.beside[id(parent)] = self._shows_words(parent)
        return known

    def _shows_words(self, parent: Element) -> bool:
        stack: list[Element | Words] = list(parent.children)
        while stack:
            node = stack.pop()
            if isinstance(node, Words):
                if self.text[node.start : node.end].strip():
                    return True
            elif node.name not in NEVER_SHOWN and not is_hidden(node) and not is_for_screen_readers(node):
                stack.extend(node.children)
        return False
