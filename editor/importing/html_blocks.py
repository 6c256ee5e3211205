"""The tree of a page to the blocks of a reading: one walk in the order of the text, which never calls itself."""

import re

from editor.article.inline import Plain
from editor.importing import html_pictures, html_tables
from editor.importing.ad_markup import AdSlot, ad_slot
from editor.importing.clipboard import is_comment, is_list_marker
from editor.importing.embed_markup import EmbedMarkup, embed_markup
from editor.importing.html_found import NOTHING, Blocks, Found
from editor.importing.html_kinds import BREAKERS, CREDIT, Context, inside, is_block
from editor.importing.html_looks import look_of
from editor.importing.html_story import Story, whole
from editor.importing.html_tree import Document, Element, Words
from editor.importing.html_visible import Visibility, is_for_screen_readers, is_hidden
from editor.importing.html_words import Line
from editor.importing.reading import Markup, RawBlock, RawKind

_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n\s*")
_QUOTATION_MARKS = ("“", "”")
_DRAFT_NOTICE = "draft-notice"


def read_blocks(document: Document, story: Story, visibility: Visibility, base: str) -> Blocks:
    """Return the blocks of a page's story; `base` is the address that local links and pictures begin with."""
    walk = _Walk(document, story, visibility, base)
    walk.run(document.root, Context())
    walk.flush(len(document.text))
    return walk.found.told


class _Walk:
    """One walk over a tree.

    `line` holds the words not yet made a block and `pending` what they are part of, `covered` how far an embed's markup
    reaches. A flat walk makes one line of everything.
    """

    def __init__(self, document: Document, story: Story, visibility: Visibility, base: str, flat: bool = False) -> None:
        self.document = document
        self.story = story
        self.visibility = visibility
        self.base = base
        self.flat = flat
        self.found = Found()
        self.line = Line(document.text)
        self.pending = Context()
        self.covered = 0
        self.counters: dict[int, int] = {}

    def run(self, root: Element, context: Context) -> None:
        """Walk over what stands in an element."""
        stack: list[tuple[Element | Words, Context, bool]] = [
            (child, context, True) for child in reversed(root.children)
        ]
        while stack:
            node, around, entering = stack.pop()
            if isinstance(node, Words):
                self._words(node, around)
            elif not entering:
                self._leave(node, around)
            else:
                within = self._enter(node, around)
                if within is not None:
                    stack.append((node, around, False))
                    stack.extend((child, within, True) for child in reversed(node.children))

    def gather(self, element: Element, all_shown: bool = False) -> html_tables.Gathered:
        """Return the words of an element as one piece; blocks inside it begin new lines."""
        visibility = Visibility(self.document, all_shown=True) if all_shown else self.visibility
        walk = _Walk(self.document, whole(self.document), visibility, self.base, flat=True)
        walk.run(element, Context(joined=True))
        self.found.told.notes.update(walk.found.told.notes)
        return walk.line.take()

    # -- words

    def _words(self, node: Words, context: Context) -> None:
        if node.start < self.covered or node.start < self.story.start or node.start >= self.story.end:
            return
        if node.start == node.end:
            self._part(node.start, context)
            return
        if context.fallback and not self.visibility.all_shown:
            return
        text = self.document.text
        if self.found.breaks and not text[node.start : node.end].replace("&nbsp;", " ").strip():
            return
        if context.look.kept and not context.look.code and not context.joined:
            start = node.start
            for found in _BLANK_LINE.finditer(text, node.start, node.end):
                self._put(start, found.start(), context)
                self.flush(found.start())
                start = found.end()
            self._put(start, node.end, context)
        else:
            self._put(node.start, node.end, context)

    def _put(self, start: int, end: int, context: Context) -> None:
        before = self.line.length
        if not before:
            self.pending = context
        self.line.add(start, end, context.look)
        if self.line.length > before:
            self.found.breaks = 0

    def _part(self, place: int, context: Context) -> None:
        """End a line or a block where a block begins or ends."""
        if context.joined or self.flat:
            self.line.break_line(place)
        else:
            self.flush(place)

    def _break(self, place: int, context: Context) -> None:
        """Read a line break: two of them with nothing between end a paragraph."""
        self.found.breaks += 1
        if self.found.breaks > 1 and not context.joined and not self.flat:
            self.flush(place)
        self.line.break_line(place)

    # -- elements

    def _enter(self, element: Element, context: Context) -> Context | None:
        """Begin an element; return the context inside it, or None where nothing inside is to be walked over."""
        if element.start < self.covered or self.story.leaves_out(element):
            return None
        if not self.flat and self._take_whole(element, context):
            return None
        if element.name == "noscript":
            return context._replace(fallback=True)
        if not self.visibility.shows(element):
            self._count_hidden(element)
            return None
        if element.attributes and self._is_beside_text(element):
            return None
        if element.name == "br":
            self._break(element.start, context)
            return None
        return self._inside(element, context)

    def _inside(self, element: Element, context: Context) -> Context:
        look = look_of(element, context.look, self.base)
        if element.name == "q":
            self._put_mark(_QUOTATION_MARKS[0], element.start, context._replace(look=look))
        if element.name == "cite" and element.parent is not None and element.parent.name == "blockquote":
            self._part(element.start, context)
            return context._replace(look=context.look, credit=True, joined=True, owner=element)
        if self.flat or not (is_block(element) or self._acts_as_block(element)):
            if is_block(element):
                self.line.break_line(element.start)
            return context._replace(look=look)
        if context.joined and element.name not in BREAKERS:
            self.line.break_line(element.start)
        else:
            self.flush(element.start)
        within = inside(self.document, element, context, self.counters)
        return within._replace(look=look)

    @staticmethod
    def _acts_as_block(element: Element) -> bool:
        return (
            "style" in element.attributes
            and "display" in element.attributes["style"]
            and bool(re.search(r"display\s*:\s*(?:block|flex|grid|list-item)\b", element.attributes["style"]))
        )

    def _leave(self, element: Element, context: Context) -> None:
        if element.name == "q" and element.content_end < len(self.document.text):  # else it was never closed
            self._put_mark(_QUOTATION_MARKS[1], element.content_end, context)
        if element.name == "cite" and element.parent is not None and element.parent.name == "blockquote":
            self._end(element, context)
        elif is_block(element) or (not self.flat and self._acts_as_block(element)):
            if self.flat or (context.joined and element.name not in BREAKERS):
                self.line.break_line(element.content_end)
            else:
                self._end(element, context)

    def _end(self, element: Element, context: Context) -> None:
        if self.flat or (context.joined and element.name not in BREAKERS):
            self.line.break_line(element.content_end)
        else:
            self.flush(element.content_end, element)

    def _put_mark(self, mark: str, place: int, context: Context) -> None:
        if self.line.is_empty:
            self.pending = context
        self.line.insert(mark, place, context.look)
        self.found.breaks = 0

    def _is_beside_text(self, element: Element) -> bool:
        """Return whether an element is Word's list marker, a colleague's remark, or our own mark of a draft.

        What a reader would miss is noted.
        """
        if is_list_marker(element):
            return True
        if _DRAFT_NOTICE in element.classes:
            self.found.note("The line by which our export marks a draft was left out.")
            return True
        if not is_comment(element):
            return False
        remark = " ".join(self.gather(element)[0].text.split())
        if len(remark) > 12 or " " in remark:
            self.found.note(f"A remark in the document was left out: “{remark[:300]}”")
        return True

    def _count_hidden(self, element: Element) -> None:
        if element.children and (is_hidden(element) or is_for_screen_readers(element)):
            self.found.told.hidden_words += sum(
                len(self.document.text[one.start : one.end].split())
                for owner, one in element.stretches()
                if owner.name not in {"script", "style", "template", "noscript", "iframe"}
            )

    # -- blocks that are no words

    def _take_whole(self, element: Element, context: Context) -> bool:
        """Take an element that is a block as a whole: an ad slot, a post, a picture, a rule, a table."""
        if element.name in {"html", "body", "head", "p", "span", "#root"} and not element.attributes:
            return False
        if slot := ad_slot(self.document, element):
            self._ad(element, slot)
        elif (post := embed_markup(self.document, element)) is not None:
            self._post(element, post, context)
        elif element.name in {"img", "amp-img", "amp-anim"}:
            self._picture(element, context)
        elif element.name == "hr":
            self.flush(element.start)
            self.found.add(RawBlock(RawKind.DIVIDER, NOTHING, element.start, element.end))
        elif element.name == "table" and html_tables.is_data(element, self.document.text):
            self._table(element)
        else:
            return False
        return True

    def _ad(self, element: Element, slot: AdSlot) -> None:
        """Add an ad slot."""
        self.flush(element.start)
        self.found.add_slot(slot, self.gather(element, all_shown=True)[0], element)

    def _post(self, element: Element, post: EmbedMarkup, context: Context) -> None:
        """Add a post; one that a page repeats for readers without scripts is taken once."""
        if element.name == "iframe" and is_hidden(element) and not self.visibility.all_shown:
            return
        self.covered = max(self.covered, post.end)
        if self.found.is_repeated(post, context.fallback):
            return
        self.flush(element.start)
        words = self.gather(element)[0]
        self.found.add(RawBlock(RawKind.EMBED, words, element.start, post.end, embed=post.embed))

    def _table(self, element: Element) -> None:
        self.flush(element.start)
        for caption in element.children:
            if isinstance(caption, Element) and caption.name == "caption":
                words, markup = self.gather(caption)
                if words.text:
                    self.found.add(RawBlock(RawKind.PARAGRAPH, words, caption.start, caption.end, markup))
        words, markup = html_tables.read_table(element, self.gather)
        if words.text.strip():
            self.found.add(RawBlock(RawKind.TABLE, words, max(element.start, self.found.edge), element.end, markup))

    def _picture(self, element: Element, context: Context) -> None:
        """Add a picture, below the paragraph it stands in; one that stands for a character joins the words."""
        if html_pictures.is_symbol(element):
            self._put_mark(element.get("alt"), element.start, context)
            return
        if not self.visibility.shows(element):
            return
        picture = html_pictures.picture(element, self.base)
        if picture is None:
            return
        self.found.take_picture(picture, element)
        if self.line.is_empty:
            self.found.release()

    # -- blocks of words

    def flush(self, at: int, closing: Element | None = None) -> None:
        """Make the words so far a block; `at` is where it ends, unless the element that closes is its own."""
        self.found.breaks = 0
        if self.line.is_empty:
            self.found.release()
            return
        context = self.pending
        last_place = self.line.last_place
        words, markup = self.line.take()
        if words.text:
            owner = context.owner
            start = owner.start if owner and owner.start >= self.found.edge else words.outer(0)
            end = closing.end if closing is owner and closing else max(at, last_place + 1)
            self.found.add(self._block(context, words, markup, start, end))
        self.found.release()

    def _block(self, context: Context, words: Plain, markup: tuple[Markup, ...], start: int, end: int) -> RawBlock:
        kind = context.kind
        level = context.level
        if kind is RawKind.LIST_ITEM:
            level = self.found.list_level(context.depth)
        if kind is RawKind.HEADING:
            whole_line = (0, len(words.text))
            markup = tuple(one for one in markup if one.element != "strong" or (one.start, one.end) != whole_line)
        target = CREDIT if context.credit and kind is RawKind.QUOTE else ""
        return RawBlock(kind, words, start, end, markup, level, context.number, target)
