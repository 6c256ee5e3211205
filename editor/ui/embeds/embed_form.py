"""The form in which a person says what a post is and what it says; address or embed code fill in what they carry."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from editor.article.embed_edits import from_address, with_address
from editor.article.embeds import Capture, Embed
from editor.desk import embeds as desk_embeds
from editor.ui.embeds.embed_rows import provider_title
from editor.ui.embeds.embed_screenshot import ScreenshotField, Shot
from editor.ui.kit import Form, LineField, TextField
from editor.ui.theme import Theme

_FIELDS = ("words", "author", "handle", "posted_at", "language", "screenshot_alternative")


class EmbedForm(Form):
    """Fields for a post and one capture of it; `changed` tells of any change."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent, edge=0)
        self._base = Embed("")
        self.address = LineField(self.tr("Address or embed code"), "https://x.com/name/status/…", self)
        self.found = QLabel(self, wordWrap=True)
        self.found.setProperty("role", "small")
        self.words = TextField(self.tr("What the post says"), self.tr("Word for word, as it stands there"), self)
        self.author = LineField(self.tr("Author"), self.tr("Name shown"), self)
        self.handle = LineField(self.tr("Handle"), "@name", self)
        self.posted_at = LineField(self.tr("Posted on"), self.tr("4 March 2026"), self)
        self.language = LineField(self.tr("Language"), "en", self)
        self.screenshot = ScreenshotField(theme, self)
        self.alternative = LineField(
            self.tr("What the screenshot shows"), self.tr("For readers who do not see it"), self
        )
        self._lay_out()
        self._connect()
        self._told()

    def _lay_out(self) -> None:
        self.add(self.tr("Address or embed code"), self.address)
        self.add_plain(self.found)
        self.add(self.tr("What it says"), self.words)
        self.add_pair(self.tr("Author"), self.author, self.tr("Handle"), self.handle)
        self.add_pair(self.tr("Posted on"), self.posted_at, self.tr("Language"), self.language, (3, 1))
        self.add(self.tr("Screenshot"), self.screenshot)
        self._alternative = self.add(self.tr("What the screenshot shows"), self.alternative)

    def _connect(self) -> None:
        self.address.edited.connect(self._address_edited)
        for field in (self.words, self.author, self.handle, self.posted_at, self.language, self.alternative):
            field.edited.connect(self.changed)
        self.screenshot.changed.connect(self._screenshot_changed)

    def show_embed(self, embed: Embed, screenshot: bytes = b"") -> None:
        """Show a post with its newest capture."""
        self._base = embed
        self.address.show_text(embed.address or embed.latest.address)
        self._fill(embed.latest)
        self.screenshot.show_kept(embed.latest.screenshot, screenshot)
        self._told()

    def embed(self) -> Embed:
        """Return the post that the form describes, without what was captured of it."""
        return with_address(replace(self._base, captures=()), self.address.text())

    def capture(self) -> Capture:
        """Return what the form says was captured; a kept screenshot is named, a new one comes by `shot`."""
        embed = self.embed()
        date = self.posted_at.text().strip()
        return Capture(
            words=self.words.words,
            author=self.author.text(),
            handle=self.handle.text(),
            posted_at=desk_embeds.read_posted(date),
            address=embed.address,
            language=self.language.text(),
            screenshot=self.screenshot.digest,
            screenshot_alternative=self.alternative.text() if self.screenshot.is_filled else "",
        )

    @property
    def shot(self) -> Shot | None:
        """Return the new screenshot, or None."""
        return self.screenshot.shot

    @property
    def is_enough(self) -> bool:
        """Return whether the form says anything of a post: an address, words or a screenshot."""
        told = (self.address.text(), self.words.words)
        return any(text.strip() for text in told) or self.screenshot.is_filled

    def _address_edited(self, text: str) -> None:
        found = desk_embeds.from_code(text) or from_address(text.strip())
        if found is not None:
            self._base = replace(found, id=self._base.id)
            if desk_embeds.looks_like_code(text):
                self.address.show_text(found.address)
            self._fill(found.latest, only_empty=True)
        self._told()
        self.changed.emit()

    def _fill(self, capture: Capture, *, only_empty: bool = False) -> None:
        lines = (self.author, self.handle, self.posted_at, self.language, self.alternative)
        fields: tuple[TextField | LineField, ...] = (self.words, *lines)
        for name, field in zip(_FIELDS, fields, strict=True):
            there = field.words if isinstance(field, TextField) else field.text()
            if not only_empty or (not there.strip() and getattr(capture, name)):
                field.show_text(getattr(capture, name))

    def _screenshot_changed(self) -> None:
        self._told()
        self.changed.emit()

    def _told(self) -> None:
        """Say which post the address leads to, and ask for a screenshot's description where there is one."""
        embed = self.embed()
        self._alternative.setVisible(self.screenshot.is_filled)
        if not embed.address:
            words = self.tr("A post of any of 14 networks is known by its address; no network is asked.")
        elif embed.post_id:
            words = self.tr("{provider}, post {id}").format(provider=provider_title(embed.provider), id=embed.post_id)
        else:
            words = self.tr("No known post; the card keeps the address as a link.")
        self.found.setText(words)
