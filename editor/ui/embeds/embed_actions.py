"""What is done to a story's posts: each is one step of undo, and evidence is only added, never changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.article import body, embed_edits
from editor.article.article import Article
from editor.article.embeds import Capture, Embed
from editor.desk import embeds as desk_embeds
from editor.desk.desk import Desk
from editor.desk.embeds import Suspect
from editor.ui.embeds.embed_screenshot import Shot
from editor.ui.story_model import StoryModel
from editor.ui.theme import Theme
from editor.ui.worker import Worker


class EmbedActions(QObject):
    """Changes the story in front; `embedded` gives the id of a post that was just set in."""

    embedded = Signal(str)
    added = Signal(str)  # the id of a post whose evidence grew

    def __init__(self, model: StoryModel, worker: Worker, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._model = model
        self._worker = worker
        self._window = window
        self._theme = theme

    def set_look(self, theme: Theme) -> None:
        """Use a theme for the next dialog."""
        self._theme = theme

    def ask_new(self) -> None:
        """Ask for a post and set it in after the paragraph with the caret."""
        from editor.ui.embeds.embed_dialog import EmbedDialog

        at = self._model.caret
        dialog = EmbedDialog(self._theme, parent=self._window)
        dialog.settled.connect(
            lambda embed, capture, shot: self._keep(shot, capture, lambda one: self.embed(embed, one, at))
        )
        dialog.open()

    def ask_capture(self, embed_id: str) -> None:
        """Ask for more evidence of a post."""
        embed = self._model.records.embed(embed_id) or Embed(embed_id)
        digest = embed.latest.screenshot
        if digest:
            self._worker.ask(
                lambda desk: desk_embeds.screenshot(desk, digest), lambda content: self._open_capture(embed, content)
            )
        else:
            self._open_capture(embed, b"")

    def embed(self, embed: Embed, capture: Capture, at: int) -> None:
        """Set a post in after the block at an offset."""
        if any((capture.words, capture.author, capture.handle, capture.posted_at, capture.screenshot)):
            embed = embed_edits.with_capture(embed, self.stamped(capture))
        made = embed_edits.insert(self._model.article, embed, at)
        self._model.amend(self.tr("embedded post"), made)
        self.embedded.emit(made.embeds[-1].id)

    def embed_for(self, embed: Embed, start: int, end: int) -> str:
        """Set a post in the place of lines of the text, whose words it takes over; return its id."""
        captures = tuple(one if one.captured_by else self.stamped(one) for one in embed.captures)
        made = embed_edits.insert_for(self._model.article, replace(embed, captures=captures), start, end)
        self._model.amend(self.tr("card for a post"), made)
        self.embedded.emit(made.embeds[-1].id)
        return made.embeds[-1].id

    def add(self, embed_id: str, address: str, capture: Capture) -> None:
        """Add a capture to the evidence of a post."""
        embed = self._model.records.embed(embed_id) or Embed(embed_id)
        if address and address != embed.address:
            embed = embed_edits.with_address(embed, address)
        self.change(embed_edits.with_capture(embed, self.stamped(capture)), self.tr("evidence of a post"))
        self.added.emit(embed_id)

    def add_screenshot(self, embed_id: str, shot: Shot | Path) -> None:
        """Add a capture that has what the newest one has, and a screenshot."""
        embed = self._model.records.embed(embed_id) or Embed(embed_id)
        taken = replace(embed.latest, screenshot="", screenshot_alternative="")
        self._keep(shot, taken, lambda capture: self.add(embed_id, "", capture))

    def change(self, embed: Embed, label: str, merge: str = "") -> None:
        """Put another record for a post in; quick changes with the same `merge` are one step."""
        self._model.amend(label, embed_edits.changed(self._model.article, embed), merge=merge)

    def to_prose(self, embed_id: str) -> None:
        """Put a post's words back into the prose."""
        self._model.amend(self.tr("post to prose"), embed_edits.to_prose(self._model.article, embed_id))

    def remove(self, embed_id: str) -> None:
        """Take a post out of the story."""
        self._model.amend(self.tr("removed post"), embed_edits.remove(self._model.article, embed_id))

    def settle_as_post(self, suspect: Suspect) -> None:
        """Make a card of paragraphs that may be a post, if they still stand where they were found."""
        article = self._model.article
        if _still_there(article, suspect):
            self.embed_for(suspect.embed, suspect.start, suspect.end)

    def settle_as_prose(self, suspect: Suspect) -> None:
        """Note that paragraphs are prose, so that nobody is asked again."""
        article = self._model.article
        for line in suspect.words.split("\n"):
            article = embed_edits.keep_as_prose(article, line)
        self._model.amend(self.tr("no post"), embed_edits.keep_as_prose(article, suspect.words))

    def stamped(self, capture: Capture) -> Capture:
        """Return a capture with who works here and the time."""
        return desk_embeds.stamped(self._model.person, capture)

    def _open_capture(self, embed: Embed, content: bytes) -> None:
        from editor.ui.embeds.embed_dialog import EmbedDialog

        dialog = EmbedDialog(self._theme, embed, content, self._window)
        dialog.settled.connect(
            lambda given, capture, shot: self._keep(shot, capture, lambda one: self.add(embed.id, given.address, one))
        )
        dialog.open()

    def _keep(self, shot: Shot | Path | None, capture: Capture, then: Callable[[Capture], None]) -> None:
        """Put a new screenshot into the library, then go on with the capture that names it."""
        if shot is None:
            then(capture)
            return
        story = self._model.article_id

        def put(desk: Desk) -> str:
            if isinstance(shot, Path):
                return desk_embeds.put_screenshot_file(desk, shot)
            return desk_embeds.put_screenshot(desk, shot.content, shot.name)

        def go_on(digest: str) -> None:
            if self._model.article_id == story:
                then(replace(capture, screenshot=digest))

        self._worker.ask(put, go_on)


def _still_there(article: Article, suspect: Suspect) -> bool:
    blocks = body.parse(article.body)
    inside = [block for block in blocks if suspect.start <= block.start and block.end <= suspect.end]
    found = "\n".join(text for block in inside for text in body.plain_texts(block))
    return embed_edits.prose_key(found) == embed_edits.prose_key(suspect.words)
