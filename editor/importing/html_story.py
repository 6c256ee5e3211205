"""Where the story stands in a whole saved page, and which parts round and inside it are the site's own furniture.

Left out is only what its element or class says is no story: navigation, the site's header and footer, forms, share
bars, comments, sidebars. An element that holds much of the page's running copy is never taken for any of these, so a
page whose markup lies keeps too much rather than too little. Related stories and newsletter boxes inside the story
stay: the recogniser proposes to take them out.
"""

import re
from dataclasses import dataclass, field

from editor.importing.ad_markup import ad_slot
from editor.importing.html_tree import HEADINGS, Document, Element, Words, names
from editor.importing.html_visible import NEVER_SHOWN, is_hidden

_CHROME_NAMES = names("nav form button select textarea dialog menu datalist optgroup option")
_CHROME_ROLES = names("navigation banner contentinfo search menu menubar toolbar dialog alertdialog tablist")
_EDGES = names("header footer aside")
_J = r"[-_]{1,2}"
_CHROME_TOKEN = re.compile(
    rf"(?!(?:no|has|is|with){_J})(?:(?:[a-z]{{1,3}}|site|main|page|global|primary|top|mobile|desktop|article|post|entry|story){_J})?(?:"
    rf"nav|navbar|navigation|nav{_J}(?:bar|menu|links|wrapper)|menu|submenu|breadcrumbs?|skip(?:{_J}(?:link|to{_J}content))?|"
    rf"share|sharing|share{_J}(?:bar|buttons?|links?|tools?|this|icons?)|sharebar|social{_J}?(?:share|sharing|links?|icons?|"
    rf"media{_J}links|buttons?|bar|tools?|menu|list)|sharedaddy|addtoany|addthis\w*|sd-sharing|jp-relatedposts|"
    rf"cookie{_J}?(?:banner|notice|consent|bar)|consent{_J}?(?:banner|manager)|gdpr|onetrust{_J}.*|cmp{_J}container|"
    rf"site{_J}?(?:header|footer)|masthead|colophon|page{_J}footer|global{_J}(?:header|footer)|"
    rf"sidebar|side{_J}bar|widget{_J}area|widgets|right{_J}rail|left{_J}rail|off{_J}?canvas|drawer|modal|popup|lightbox|"
    rf"pagination|pager|paging|post{_J}navigation|nav{_J}links|toolbar|print{_J}(?:button|link)|font{_J}size|"
    rf"login|log{_J}in|search{_J}(?:form|box|bar)|searchform|subscribe{_J}button|taboola.*|outbrain.*|trc_.*|OUTBRAIN"
    rf")",
    re.IGNORECASE,
)
# Readers' comments may be longer than the story; they go whatever they hold.
_COMMENTS = re.compile(
    r"comments?|comments?[-_](?:list|area|section|wrapper|container|form|respond)|comment-?list|respond|disqus_thread|"
    r"livefyre\w*|coral[-_]\w+|viafoura\w*|fb-comments|open[-_]web\w*|spotim[-_]\w+|discussion[-_]thread",
    re.IGNORECASE,
)
_CONTAINER_TOKEN = re.compile(
    r"(?:article|story|post|entry|news|content|single|page)[-_]{0,2}(?:body|content|text|copy|main|inner|detail|article)"
    r"(?:[-_]{1,2}(?:copy|content|text|main|inner|wrapper|container))?|td-post-content|caas-body|mw-parser-output|"
    r"articlebody|body-?copy|rich-?text|prose|storytext|hentry",
    re.IGNORECASE,
)
_NEVER_CHROME = names("html body main article head")
_HEADLINE_WORDS = 3  # a logo set as a heading has one or two words
_PARAGRAPH_WORDS = 8
_LOOSE_WORDS = 12  # words outside paragraphs that count as running copy
_MUCH = 0.4  # of the page's running copy
_NEARLY_ALL = 0.8


@dataclass(slots=True)
class Weight:
    """What stands in an element: words, words of links, words of running copy, and whether a headline is among it."""

    words: int = 0
    linked: int = 0
    prose: int = 0
    headlines: int = 0


@dataclass(slots=True)
class Story:
    """Which part of a page is the story: offsets, and the elements in between that are left out."""

    start: int
    end: int
    left_out: set[int] = field(default_factory=set)
    words_left_out: int = 0

    def leaves_out(self, element: Element) -> bool:
        """Return whether an element is no part of the story."""
        return element.end <= self.start or element.start >= self.end or id(element) in self.left_out


def whole(document: Document) -> Story:
    """Return the story that takes in everything."""
    return Story(0, len(document.text))


def find_story(document: Document, headline: str) -> Story:
    """Return where the story of a saved page stands; `headline` is what the page calls it."""
    return _Finder(document, headline).find()


class _Finder:
    """The weights of a page's elements, and what was decided by them."""

    def __init__(self, document: Document, headline: str) -> None:
        self.document = document
        self.headline = _letters(headline)
        self.weights: dict[int, Weight] = {id(element): Weight() for element in (document.root, *document.elements)}
        self.left_out: set[int] = set()
        self.inside: dict[int, bool] = {}

    def find(self) -> Story:
        self._weigh()
        total = self.weights[id(self.document.root)].words
        self._leave_out()
        container = self._widened(self._container())
        start = self._headline_before(container)
        story = Story(start, container.end, self.left_out)
        story.words_left_out = max(0, total - self._words_between(story))
        return story

    def _weigh(self) -> None:
        """Add up the weights from the innermost elements outwards; later elements stand inside earlier ones."""
        text = self.document.text
        for element in reversed(self.document.elements):
            weight = self.weights[id(element)]
            if element.name in NEVER_SHOWN or element.name == "noscript" or is_hidden(element):
                self.weights[id(element)] = Weight()
                continue
            own = sum(len(text[one.start : one.end].split()) for one in element.children if isinstance(one, Words))
            weight.words += own
            if element.name == "a":
                weight.linked = weight.words
            if element.name == "h1" and weight.words >= _HEADLINE_WORDS:
                weight.headlines += 1
            if element.name == "p":
                mostly_links = weight.linked * 2 > weight.words
                weight.prose = weight.words if weight.words >= _PARAGRAPH_WORDS and not mostly_links else 0
            elif own >= _LOOSE_WORDS and element.name not in HEADINGS | {"a", "span", "b", "i", "em", "strong", "font"}:
                weight.prose += own
            self._add(element.parent, weight, 1)

    def _add(self, element: Element | None, weight: Weight, sign: int) -> None:
        if element is not None:
            above = self.weights[id(element)]
            above.words += sign * weight.words
            above.linked += sign * weight.linked
            above.prose += sign * weight.prose
            above.headlines += sign * weight.headlines

    def _leave_out(self) -> None:
        """Mark what is furniture, outermost first, and take its weight off what it stands in."""
        for element in self.document.elements:
            parent = element.parent
            if parent is not None and (id(parent) in self.left_out or self.inside.get(id(parent))):
                self.inside[id(element)] = True
                continue
            if self._is_furniture(element):
                self.left_out.add(id(element))
                weight = self.weights[id(element)]
                while parent is not None:
                    self._add(parent, weight, -1)
                    parent = parent.parent

    def _is_furniture(self, element: Element) -> bool:
        name = element.name
        if name in _NEVER_CHROME:
            return False
        tokens = [*element.classes, element.get("id")]
        if any(_COMMENTS.fullmatch(token) for token in tokens) and not self.weights[id(element)].headlines:
            return True
        telling = (
            name in _CHROME_NAMES
            or element.get("role").lower() in _CHROME_ROLES
            or ((name in _EDGES or element.get("role") == "complementary") and self._is_edge(element))
            or any(_CHROME_TOKEN.fullmatch(token) for token in tokens)
        )
        if not telling:
            return False
        weight = self.weights[id(element)]
        much = weight.prose > _MUCH * max(1, self.weights[id(self.document.root)].prose)
        return not much and not self._has_headline(element) and ad_slot(self.document, element) is None

    def _is_edge(self, element: Element) -> bool:
        """Return whether a header, footer or aside belongs to the site; in an article it is the story's own.

        An aside in an article stays unless it holds mostly links: it may be a fact box or a quotation.
        """
        above = element.parent
        while above is not None and above.name not in {"article", "main", "blockquote", "figure"}:
            above = above.parent
        if above is None:
            return True
        weight = self.weights[id(element)]
        return element.name not in {"header", "footer"} and weight.linked * 2 > weight.words

    def _has_headline(self, element: Element) -> bool:
        """Return whether the story's headline stands in an element."""
        if not self.weights[id(element)].headlines:
            return False
        heads = [one for one in element.elements() if one.name == "h1"]
        return any(self._is_headline(one) for one in heads) or element.name == "header"

    def _is_headline(self, element: Element) -> bool:
        words = "".join(self.document.text[one.start : one.end] for _, one in element.stretches())
        found = _letters(words)
        return bool(found) and bool(self.headline) and (found in self.headline or self.headline in found)

    def _shown(self, element: Element) -> bool:
        return id(element) not in self.left_out and not self.inside.get(id(element))

    def _container(self) -> Element:
        """Return the element that holds the story, or the root where none stands out."""
        root = self.document.root
        total = self.weights[id(root)].prose
        articles = [one for one in self.document.elements if _is_article(one) and self._shown(one)]
        for article in articles:
            heads = [one for one in article.elements() if one.name in {"h1", "h2"} and self._is_headline(one)]
            if heads and self.weights[id(article)].prose >= 60 and heads[0].parent is not None:
                return article
        best = root
        for wanted in (_is_article, _is_main, _is_body):
            found = [one for one in self.document.elements if wanted(one) and self._shown(one)]
            fitting = [one for one in found if self.weights[id(one)].prose >= _NEARLY_ALL * total and total]
            if fitting:
                best = fitting[0]  # the outermost: what stands beside the text may be its credit
                break
        return best

    def _widened(self, container: Element) -> Element:
        """Return the widest element round the container that adds next to nothing: perhaps the credit below."""
        best = container
        weight = self.weights[id(container)]
        above = container.parent
        while above is not None and above.name not in {"#root", "html", "body"}:
            around = self.weights[id(above)]
            more = around.words - weight.words
            mostly_links = (around.linked - weight.linked) * 2 > more
            if more > weight.words * 0.3 + 20 or around.prose > weight.prose * 1.1 + 20 or mostly_links:
                break
            best = above
            above = above.parent
        return best

    def _headline_before(self, container: Element) -> int:
        """Return where the story begins: at the headline before its container, if it stands there."""
        if any(one.name == "h1" for one in container.elements()) or container is self.document.root:
            return container.start
        before = [
            one
            for one in self.document.elements
            if one.name == "h1"
            and one.end <= container.start
            and self._shown(one)
            and self.weights[id(one)].words >= _HEADLINE_WORDS
        ]
        called = [one for one in before if self._is_headline(one)]
        return (called or before)[-1].start if before else container.start

    def _words_between(self, story: Story) -> int:
        """Return how many words of the page the story keeps."""
        count = 0
        for owner, stretch in self.document.root.stretches():
            if story.start <= stretch.start < story.end and self.weights[id(owner)].words and self._shown(owner):
                count += len(self.document.text[stretch.start : stretch.end].split())
        return count


def _letters(text: str) -> str:
    return re.sub(r"&#?\w+;|[\W_]+", "", text).lower()


def _is_article(element: Element) -> bool:
    return element.name == "article" or element.get("role") == "article"


def _is_main(element: Element) -> bool:
    return element.name == "main" or element.get("role") == "main"


def _is_body(element: Element) -> bool:
    if element.name in {"html", "body", "head"}:
        return False
    if element.get("itemprop") == "articleBody":
        return True
    return any(_CONTAINER_TOKEN.fullmatch(token) for token in (*element.classes, element.get("id")))
