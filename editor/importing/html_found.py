"""What a walk over a page found: its blocks in order, how they join those before, and what is told of the rest."""

from dataclasses import dataclass, field, replace

from editor.article.inline import Plain
from editor.importing.ad_markup import AdSlot
from editor.importing.embed_markup import EmbedMarkup
from editor.importing.html_pictures import Picture
from editor.importing.html_tree import Element
from editor.importing.reading import ImportedFile, RawBlock, RawKind

NOTHING = Plain("", ())


@dataclass(slots=True)
class Blocks:
    """What a walk found: blocks in order, pictures that came inside the page, and sentences about what it met."""

    blocks: list[RawBlock] = field(default_factory=list)
    files: dict[str, ImportedFile] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    hidden_words: int = 0


class Found:
    """Collects blocks; `edge` is where the last one ended, `breaks` the line breaks since with nothing between.

    `waiting` are pictures that stand in a paragraph which has not ended, `levels` the depths of the list that goes on.
    """

    def __init__(self) -> None:
        self.told = Blocks()
        self.edge = self.breaks = 0
        self.waiting: list[tuple[Picture, Element]] = []
        self.levels: list[int] = []
        self._posts: dict[tuple[str, str], bool] = {}

    @property
    def last(self) -> RawBlock | None:
        """Return the block before."""
        return self.told.blocks[-1] if self.told.blocks else None

    def add(self, block: RawBlock) -> None:
        """Add a block."""
        if block.kind is not RawKind.LIST_ITEM:
            self.levels.clear()
        self.told.blocks.append(block)
        self.edge = block.end
        self.breaks = 0

    def note(self, sentence: str) -> None:
        """Tell of something, once."""
        self.told.notes[sentence] = None

    def add_slot(self, slot: AdSlot, words: Plain, element: Element) -> None:
        """Add an ad slot; a label and a slot side by side are one."""
        last = self.last
        parted = last is not None and last.ad is not None and slot.ad is not None
        if last and last.kind is RawKind.AD_SLOT and not (last.text and words.text) and not parted:
            self.told.blocks.pop()
            sizes, ad = last.target or slot.sizes, last.ad or slot.ad
            self.add(replace(last, words=words if words.text else last.words, end=element.end, target=sizes, ad=ad))
        else:
            self.add(RawBlock(RawKind.AD_SLOT, words, element.start, element.end, target=slot.sizes, ad=slot.ad))

    def is_repeated(self, post: EmbedMarkup, is_fallback: bool) -> bool:
        """Return whether a post is there already: a page repeats it for readers without scripts."""
        key = (post.embed.provider, post.embed.post_id or post.embed.address)
        if key in self._posts and (is_fallback or self._posts[key]):
            return True
        self._posts[key] = is_fallback
        return False

    def take_picture(self, picture: Picture, element: Element) -> None:
        """Keep a picture until its paragraph has ended, with what is told of it."""
        if picture.note:
            self.note(picture.note)
        if picture.file:
            self.told.files.setdefault(picture.file.digest, picture.file)
        if picture.target:
            self.waiting.append((picture, element))

    def release(self) -> None:
        """Add the pictures that waited for their paragraph to end."""
        for picture, element in self.waiting:
            last = self.last
            if last is None or last.kind is not RawKind.IMAGE or last.target != picture.target:
                start = max(element.start, self.edge)
                end = max(start, element.end)
                self.add(
                    RawBlock(RawKind.IMAGE, NOTHING, start, end, target=picture.target, alternative=picture.alternative)
                )
        self.waiting.clear()

    def list_level(self, depth: int) -> int:
        """Return the depth of an item below the items before it; word processors leave levels out."""
        while self.levels and self.levels[-1] > depth:
            self.levels.pop()
        if not self.levels or self.levels[-1] < depth:
            self.levels.append(depth)
        return len(self.levels) - 1
