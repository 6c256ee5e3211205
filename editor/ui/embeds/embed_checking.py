"""Checking posts on the network: consent first, then questions, then what came of them, kept until it is settled."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from editor.article.embeds import Embed
from editor.desk.embed_asking import Checked, may_be_asked
from editor.ui.embeds.embed_actions import EmbedActions
from editor.ui.embeds.embed_asker import EmbedAsker
from editor.ui.embeds.embed_consent import ask_consent
from editor.ui.settings_store import SettingsStore
from editor.ui.story_model import StoryModel

SETTING = "embeds.fetch"


class EmbedChecking(QObject):
    """Holds what providers said of the posts of the story in front; `changed` tells of more or less of it."""

    changed = Signal()

    def __init__(self, model: StoryModel, settings: SettingsStore, actions: EmbedActions, window: QWidget) -> None:
        super().__init__(window)
        self._model = model
        self._settings = settings
        self._actions = actions
        self._window = window
        self._checked: dict[str, Checked] = {}
        self.consent: QMessageBox | None = None
        self.asker = EmbedAsker(self)
        self.asker.answered.connect(self._take)
        model.replaced.connect(self._forget)

    def of(self, embed_id: str) -> Checked | None:
        """Return what came of asking about a post, as long as that is not settled."""
        return self._checked.get(embed_id)

    def check(self, embeds: Sequence[Embed]) -> None:
        """Ask about posts; providers that the settings do not name are asked only if the person says so."""
        wanted = [embed for embed in embeds if may_be_asked(embed)]
        allowed = set(self._settings.values.texts(SETTING))
        unasked = sorted({embed.provider for embed in wanted} - allowed)
        if not unasked:
            self._ask(wanted)
            return

        def go_on(always: bool) -> None:
            if always:
                self._settings.change(SETTING, tuple(sorted({*allowed, *unasked})))
            self._ask(wanted)

        self.consent = ask_consent(unasked, self._window, go_on)
        self.consent.finished.connect(self._consented)

    def accept(self, embed_id: str) -> None:
        """Add what a provider says of a post to its evidence."""
        checked = self._checked.pop(embed_id, None)
        if checked is not None and checked.capture is not None:
            self._actions.add(embed_id, "", checked.capture)
        self.changed.emit()

    def dismiss(self, embed_id: str) -> None:
        """Let what a provider says go."""
        self._checked.pop(embed_id, None)
        self.changed.emit()

    def _ask(self, embeds: Sequence[Embed]) -> None:
        for embed in embeds:
            self._checked.pop(embed.id, None)
        if embeds:
            self.asker.ask(self._model.article_id, embeds)
        self.changed.emit()

    def _consented(self) -> None:
        self.consent = None

    def _take(self, story: str, checked: Checked) -> None:
        """Take an answer in: the state at once, as a step of undo; words only when the person says so."""
        embed = self._model.records.embed(checked.embed_id)
        if story != self._model.article_id or embed is None:
            return
        self._checked[checked.embed_id] = checked
        if checked.state is not None and checked.state is not embed.state:
            self._actions.change(replace(embed, state=checked.state), self.tr("state of a post"), "checked posts")
        self.changed.emit()

    def _forget(self) -> None:
        self._checked.clear()
        self.asker.cancel()
