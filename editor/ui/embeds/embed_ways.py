"""The ways in which a post gets into a story by itself: its address, code or words pasted, a screenshot dropped."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData, QObject, Signal

from editor.article import embed_edits
from editor.article.embed_edits import from_address
from editor.article.embeds import Embed
from editor.article.providers import recognise
from editor.desk import embeds as desk_embeds
from editor.ui.body import paste
from editor.ui.body.body_editor import BodyEditor
from editor.ui.embeds.embed_actions import EmbedActions
from editor.ui.embeds.embed_rows import author_line, provider_title
from editor.ui.embeds.embed_screenshot import shot_in
from editor.ui.newest import Newest
from editor.ui.notice_bar import NoticeBar
from editor.ui.settings_store import SettingsStore
from editor.ui.story_model import StoryModel

NOTICE = "pasted post"
_LONGEST = 6_000  # characters of pasted words that are looked at for a post's tail; posts have 500, code up to 6,000


@dataclass(frozen=True, slots=True)
class _Place:
    """What was pasted, where, and into which story."""

    story: str
    start: int
    end: int
    text: str


def _read(place: _Place, go_on: Callable[[], None]) -> tuple[_Place, Embed | None]:
    del go_on  # the text is short
    return place, desk_embeds.from_paste(place.text)


class EmbedWays(QObject):
    """Watches the editor; a card that is made of what was pasted is a step of undo of its own."""

    bug = Signal(object)

    def __init__(
        self, model: StoryModel, editor: BodyEditor, notice: NoticeBar, settings: SettingsStore, actions: EmbedActions
    ) -> None:
        super().__init__(actions)
        self._model = model
        self._editor = editor
        self._notice = notice
        self._settings = settings
        self._actions = actions
        self._reader = Newest(_read, parent=self)
        self._reader.done.connect(self._take)
        self._reader.crashed.connect(self.bug)
        self._reader.start()
        self.destroyed.connect(self._reader.stop)
        editor.paste_reader = replace(
            editor.paste_reader,
            is_post=lambda address: recognise(address) is not None,
            is_post_code=desk_embeds.looks_like_code,
        )
        editor.text_pasted.connect(self._pasted)
        editor.card_received.connect(self._received)
        model.replaced.connect(lambda: notice.over(NOTICE))

    def _pasted(self, start: int, end: int) -> None:
        """Look at what was pasted; an address is known at once, code and words are read in a thread."""
        source = self._model.article.body
        text = source[start:end].strip("\n")
        start += len(source[start:end]) - len(source[start:end].lstrip("\n"))
        place = _Place(self._model.article_id, start, start + len(text), text)
        if not text.strip() or len(text) > _LONGEST or not self._is_alone(place):
            return
        if found := from_address(text.strip()) if len(text.split()) == 1 else None:
            self._settle(place, found, is_sure=True)
        elif desk_embeds.looks_like_code(text) or "@" in text or "u/" in text or "♬" in text:
            self._reader.give(place)

    def _take(self, read: tuple[_Place, Embed | None]) -> None:
        place, found = read
        if found is not None:
            self._settle(place, found, is_sure=desk_embeds.looks_like_code(place.text))

    def _settle(self, place: _Place, embed: Embed, *, is_sure: bool) -> None:
        """Make a card, or offer one: as the settings say, and never at once of words that only look like a post."""
        way = self._settings.values.text("embeds.paste")
        if way == "keep" or not self._still_there(place):
            return
        what = " · ".join(filter(None, (provider_title(embed.provider), author_line(embed.latest))))
        if way == "card" and is_sure:
            self._model.end_typing()
            embed_id = self._actions.embed_for(embed, place.start, place.end)
            words = self.tr("What you pasted became a card ({what}). Undo gives it back as text.").format(what=what)
            self._notice.say(words, "accent", NOTICE, (self.tr("Keep as Text"), lambda: self._keep(place, embed_id)))
        else:
            words = self.tr("What you pasted looks like a post ({what}).").format(what=what)
            self._notice.say(words, "accent", NOTICE, (self.tr("Make a Card"), lambda: self._make(place, embed)))

    def _keep(self, place: _Place, embed_id: str) -> None:
        """Put what was pasted back in the card's place, whatever was typed since."""
        if self._model.article_id == place.story:
            made = embed_edits.to_text(self._model.article, embed_id, place.text)
            self._model.amend(self.tr("pasted text"), made)

    def _make(self, place: _Place, embed: Embed) -> None:
        if self._still_there(place):
            self._model.end_typing()
            self._actions.embed_for(embed, place.start, place.end)

    def _still_there(self, place: _Place) -> bool:
        same = self._model.article_id == place.story
        return same and self._model.article.body[place.start : place.end] == place.text and self._is_alone(place)

    def _is_alone(self, place: _Place) -> bool:
        """Return whether nothing else stands on the lines of what was pasted."""
        source = self._model.article.body
        before = source[source.rfind("\n", 0, place.start) + 1 : place.start]
        line_end = source.find("\n", place.end)
        after = source[place.end : line_end if line_end >= 0 else len(source)]
        return not before.strip() and not after.strip()

    def _received(self, embed_id: str, mime: QMimeData) -> None:
        """Add a picture that was dropped or pasted on a card to the post's evidence."""
        found = shot_in(mime)
        if found is not None:
            self._actions.add_screenshot(embed_id, found)
        elif files := paste.local_files(mime.urls()):
            self._editor.files_dropped.emit(list(files))
