"""Keeps the text’s cards and marks in step with the verdicts, and says where an edit took a marker from its place."""

from PySide6.QtCore import QObject

from editor.article.ad_places import Places
from editor.article.ad_verdicts import Judgement, Reason
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.ui.ads.ad_ghosts import AdGhosts
from editor.ui.ads.ad_margin import AdMargin
from editor.ui.ads.ad_operations import AdOperations, lost_words
from editor.ui.services import Services
from editor.ui.theme import Role, Theme

_NOTICE = "ads strayed"


class AdWatch(QObject):
    """Works on the window's editor."""

    def __init__(self, services: Services, operations: AdOperations) -> None:
        super().__init__(services.window)
        self._given = services
        self._model = services.model
        self._do = operations
        self._last: Places | None = None
        self._deliberate = False
        # Steps that move or remove a card on purpose, by the words that undo has for them.
        self._on_purpose = {
            self.tr("move card"),
            self.tr("delete card"),
            self.tr("ad placement"),
            self.tr("move of an ad"),
            self.tr("removal of an ad"),
            self.tr("suggested ads"),
        }
        self.margin = AdMargin(services.story.editor)
        self.ghosts = AdGhosts(services.story.editor, self.margin)
        self._connect()
        self._set_look(services.look.theme)
        self._read()

    def _connect(self) -> None:
        model, do = self._model, self._do
        self.margin.place_wanted.connect(do.place)
        model.derived_changed.connect(self._read)
        model.replaced.connect(self._replaced)
        model.standing_changed.connect(self._show_states)
        model.undo_changed.connect(self._stepped)
        do.previewed.connect(lambda: self.ghosts.show_suggestion(do.preview))
        self._given.look.changed.connect(self._set_look)

    def _set_look(self, theme: Theme) -> None:
        self.margin.set_look(theme)
        self.ghosts.set_look(theme)

    def _replaced(self) -> None:
        self._last = None
        self.margin.show_gaps(())
        self._given.story.notice.over(_NOTICE)
        self._show_states()

    def _stepped(self) -> None:
        """Note a step that moves markers on purpose: undo and redo, and what is done to cards."""
        if self._model.redo_label or self._model.undo_label in self._on_purpose:
            self._deliberate = True

    def _read(self) -> None:
        derived = self._model.derived
        if derived is None or not self._model.is_open:
            return
        before, self._last = self._last, derived.ads.places
        deliberate, self._deliberate = self._deliberate, False
        self.margin.show_gaps(derived.ads.gaps)
        self.ghosts.update()
        self._show_states()
        if before is None:
            return
        words = lost_words(before, derived.ads.places)
        if deliberate or not words:
            if deliberate:
                self._given.story.notice.over(_NOTICE)
            return
        self._given.story.notice.say(words, "warning", _NOTICE, (self.tr("Undo"), self._model.undo))

    def _show_states(self) -> None:
        """Let the cards in the text say what the policy says."""
        derived = self._model.derived
        approved = self._model.standing(Part.ADS) is Standing.APPROVED
        self._given.story.set_ad_states(states(derived.ads, approved=approved) if derived is not None else {})


def states(judged: Judgement, *, approved: bool) -> dict[str, tuple[str, Role]]:
    """Return for each placement what its card in the text says: a word, and the role that colours it."""
    out = {}
    for verdict in judged.placements:
        reasons = {one.reason for one in verdict.objections}
        if Reason.OFF in reasons:
            out[verdict.marker_id] = ("Ads off", Role.MUTED)
        elif reasons:
            out[verdict.marker_id] = ("Refused", Role.WARNING)
        else:
            out[verdict.marker_id] = ("Approved" if approved else "Holds", Role.SUCCESS)
    return out
