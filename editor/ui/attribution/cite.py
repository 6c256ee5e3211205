"""Citing from the text: one key, two letters, Enter."""

from functools import partial

from PySide6.QtCore import QObject, QPoint

from editor.article import citing
from editor.article.decisions import key_of, keyed
from editor.article.ledger import LedgerEntry
from editor.ui.attribution.attribution_section import Ledger, amend
from editor.ui.attribution.source_popup import Chosen, SourcePopup
from editor.ui.services import Services


class Citer(QObject):
    """Cites a source for what is selected, or for the quotation or the words at the caret."""

    def __init__(self, services: Services, popup: SourcePopup, ledger: Ledger) -> None:
        super().__init__(services.window)
        self._given = services
        self._popup = popup
        self._ledger = ledger

    def open(self) -> None:
        """Ask whose words or facts these are, at the caret."""
        editor = self._given.story.editor
        start, end = editor.selected
        entries = self._ledger.now()
        entry = self._quotation(entries, start, end)
        caret = editor.cursorRect(editor.story.cursor(end))
        at = editor.viewport().mapToGlobal(QPoint(caret.left(), caret.bottom()))
        if entry is not None:
            self._popup.ask(at, entry.speaker, partial(self._attribute, key_of(entries, entry)))
        else:
            self._popup.ask(at, "", partial(self._cite, self._word_end(end) if start == end else end))

    def _quotation(self, entries: tuple[LedgerEntry, ...], start: int, end: int) -> LedgerEntry | None:
        """Return the quotation that is meant: the one round the caret, or one that is selected as it stands."""
        if start == end:
            return citing.entry_at(entries, start)
        return next((one for one in entries if start <= one.start and one.end <= end <= one.end + 1), None)

    def _word_end(self, at: int) -> int:
        """Return where the word ends that the caret stands in, so that no citation parts it."""
        text = self._given.model.article.body
        while 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum():
            at += 1
        return at

    def _attribute(self, key: str, chosen: Chosen) -> None:
        entries = self._ledger.now()
        entry = keyed(entries).get(key)
        if entry is not None:
            article, source = chosen.made(self._given.model.article)
            amend(self._given.model, self.tr("citation"), citing.attribute(article, entries, entry, source))

    def _cite(self, end: int, chosen: Chosen) -> None:
        article, source = chosen.made(self._given.model.article)
        amend(self._given.model, self.tr("citation"), citing.cite(article, end, source))
