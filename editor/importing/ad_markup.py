"""Places for ads by their markup: class names, ids, data attributes and elements that ad servers and sites use.

Whole tokens are compared, never parts: `add`, `header-admin`, `ad-hoc` and `download-ad-free` are no ads. Counted on
1,779 stored news pages: `ins.adsbygoogle` on 216, Google Publisher Tag slots (`div-gpt-ad-…`) on 511.
"""

import json
import re
from dataclasses import dataclass

from editor.article.ads import AdPlacement, Size
from editor.importing.html_tree import AD_UNIT, Document, Element, names
from editor.importing.html_visible import NEVER_SHOWN, style_of

_WORD = r"(?:ad|ads|advert|adverts|advertisement|advertisements|advertising|dfp|gpt)"
_PART = (
    r"(?:slot|slots|container|wrapper|wrap|unit|units|banner|box|block|placeholder|placement|break|inner|outer|holder|"
    r"area|zone|space|spot|frame|module|leaderboard|billboard|mpu|mrec|rectangle|skyscraper|inline|incontent|content|"
    r"inarticle|inread|in|article|mid|middle|top|bottom|left|right|center|centre|centered|desktop|mobile|tablet|label|"
    r"title|div|tag|target|responsive|sticky|lazy|loaded|size|fluid|gpt|dfp|google|native|hidden|in\d{1,2}|\d{1,4})"
)
_BEFORE = (
    r"(?:[a-z]{1,2}|js|htl|article|inline|story|content|body|mid|in-article|in-content|mid-article|native|banner|"
    r"display|google|dfp|gpt|post|page|site|sidebar|video|mobile|desktop|nyt|wsj|cmp|component|layout|lazy)"
)
_JOIN = r"[-_]{1,2}"
_TOKEN = re.compile(
    rf"(?:{_BEFORE}{_JOIN})?{_WORD}(?:{_JOIN}{_PART})*|"
    r"ads?(?:slot|unit|box|zone|spot|wrap|wrapper|container|holder|block|banner|label|placeholder)s?(?:-?\d{1,3})?|"
    r"adsbygoogle|adsense|google-?auto-?placed|proper-ad-unit|teads-inread|ob-ad",
    re.IGNORECASE,
)
_ID = re.compile(
    r"div-gpt-ad.*|google_ads_.*|gpt[-_]ad.*|ad[-_](?:slot|unit|in|pos)[\w\-]*|adslot[\w\-]*", re.IGNORECASE
)
_ELEMENTS = names("amp-ad amp-embed amp-sticky-ad amp-fx-flying-carpet")
_MARKS = names(
    "data-ad-slot data-ad-unit data-ad-client data-adunit data-ad-unit-path data-google-query-id data-ad-loc"
)
_TELLING = names("data-aqa data-component data-testid data-module data-type data-name data-qa data-tracking-type")
_LABELS = names("advertisement advertising anzeige werbung publicidad publicité reklama sponsored")
_FRAMES = re.compile(
    r"//(?:[\w\-]+\.)*(?:doubleclick\.net|googlesyndication\.com|adnxs\.com|amazon-adsystem\.com|adform\.net|criteo\.com|"
    r"taboola\.com|outbrain\.com|revcontent\.com|rubiconproject\.com|teads\.tv)/",
    re.IGNORECASE,
)
_SIZE_ATTRIBUTES = (
    "data-ad",
    "data-ad-sizes",
    "data-sizes",
    "data-size",
    "data-ad-size",
    "data-ad-mobile",
    "data-multi-size",
)
_OWN_CLASSES = names("ad-slot ad-shortcode")
_SIZE = re.compile(r"(\d{2,4})\s*(?:x|×|,)\s*(\d{2,4})")
_PIXELS = re.compile(r"(\d{2,4})(?:px)?")
_NEVER = names("html body main article head script style")
_MOST_WORDS = 60  # a slot with more words than a label or a short notice has holds a text
_MOST_LOOKED_AT = 40  # elements inside a slot that may tell its sizes


@dataclass(frozen=True, slots=True)
class AdSlot:
    """A place for an ad; `sizes` is JSON as in `[[728,90],[300,250]]`, empty where the markup names none.

    `ad` is the placement where the markup is of our own export, or a block of Newspack's; its id may be empty.
    """

    sizes: str = ""
    ad: AdPlacement | None = None


def ad_slot(document: Document, element: Element) -> AdSlot | None:
    """Return the ad slot that an element is, or None."""
    if element.name == AD_UNIT:
        return AdSlot(ad=AdPlacement("", element.get("ad_unit") or AdPlacement("").slot, ()))
    if element.name in _NEVER or not _is_marked(element) or _words_up_to(document, element, _MOST_WORDS) > _MOST_WORDS:
        return None
    return AdSlot(_sizes(element), _own(element))


def _own(element: Element) -> AdPlacement | None:
    """Return the placement that an element of our own export carries."""
    if _OWN_CLASSES.isdisjoint(element.classes) or not element.get("data-ad-id"):
        return None
    return AdPlacement(
        element.get("data-ad-id"),
        element.get("data-ad-slot"),
        tuple(Size(int(width), int(height)) for width, height in _SIZE.findall(element.get("data-ad-sizes"))),
        element.get("data-ad-label"),
    )


def _is_marked(element: Element) -> bool:
    attributes = element.attributes
    if element.name in _ELEMENTS:
        return True
    if not attributes:
        return False
    if any(_TOKEN.fullmatch(token) for token in element.classes):
        return True
    if _ID.fullmatch(element.get("id")) or _TOKEN.fullmatch(element.get("id")):
        return True
    if not _MARKS.isdisjoint(attributes) or element.get("aria-label").lower().rstrip(":") in _LABELS:
        return True
    if any(_TOKEN.fullmatch(element.get(name)) for name in _TELLING & attributes.keys()):
        return True
    return element.name == "iframe" and _FRAMES.search(element.get("src")) is not None


def _words_up_to(document: Document, element: Element, most: int) -> int:
    """Return how many words an element holds; counting stops above a limit."""
    count = 0
    for owner, stretch in element.stretches():
        if owner.name not in NEVER_SHOWN:
            count += len(document.text[stretch.start : stretch.end].split())
            if count > most:
                break
    return count


def _sizes(slot: Element) -> str:
    """Return the sizes that a slot or an element inside it names, as JSON."""
    for number, element in enumerate((slot, *slot.elements())):
        if number == _MOST_LOOKED_AT:
            break
        for name in _SIZE_ATTRIBUTES:
            if found := _SIZE.findall(element.get(name)):
                return json.dumps([[int(width), int(height)] for width, height in found], separators=(",", ":"))
        if size := _own_size(element):
            return size
    return ""


def _own_size(element: Element) -> str:
    """Return the size that an ad element reserves by its attributes or its style."""
    if element.name not in {"amp-ad", "ins", "iframe", "img"}:
        return ""
    style = style_of(element)
    width = _PIXELS.fullmatch(element.get("width") or style.get("width", ""))
    height = _PIXELS.fullmatch(element.get("height") or style.get("height", ""))
    return f"[[{int(width[1])},{int(height[1])}]]" if width and height else ""
