"""What can be done to the ads of the story in front, from the panel, the margin, the menus and the keys alike.

Every operation is one step of undo that covers the text and the records.
"""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from editor.article import ad_edits, body
from editor.article.ad_edits import Changed
from editor.article.ad_places import Places
from editor.article.ad_policy import AdPolicy
from editor.article.ad_suggestions import Suggestion, suggest
from editor.article.ad_verdicts import Judgement, judge
from editor.article.ads import AdPlacement, AdSettings, Switch
from editor.article.library_values import Standing
from editor.article.part import Part
from editor.checks.ads_presets import STANDARD, presets
from editor.ui.story_model import StoryModel
from editor.ui.worker import Worker


class AdOperations(QObject):
    """Works on one model; `previewed` tells that a suggestion is shown before it is taken, or is no longer."""

    previewed = Signal()
    policies_changed = Signal()

    def __init__(self, model: StoryModel, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.person = ""
        self._worker = worker
        self._policies: Mapping[str, AdPolicy] = presets()
        self._judged: Judgement | None = None
        self._without: tuple[Judgement, str, Judgement] | None = None
        self._preview: Suggestion | None = None
        model.edited.connect(self.leave)
        model.replaced.connect(self.leave)

    @property
    def policies(self) -> Mapping[str, AdPolicy]:
        """Return every policy of the library by its name."""
        return self._policies

    def set_policies(self, policies: Mapping[str, AdPolicy]) -> None:
        """Take in which policies there are."""
        self._policies = policies
        self._judged = None
        self.leave()
        self.policies_changed.emit()

    @property
    def policy(self) -> AdPolicy:
        """Return the policy that judges the story in front."""
        return self._policies.get(self.model.records.ad_settings.policy) or self._policies[STANDARD]

    @property
    def judged(self) -> Judgement:
        """Return what the policy says of the story as it is now; what was read out of it already is used."""
        article, policy, derived = self.model.article, self.policy, self.model.derived
        if derived is not None and derived.article is article and derived.ads.policy == policy:
            return derived.ads
        if self._judged is None or self._judged.places.article is not article or self._judged.policy != policy:
            self._judged = judge(article, policy)
        return self._judged

    @property
    def preview(self) -> Suggestion | None:
        """Return the suggestion that is shown before it is taken, or None."""
        return self._preview

    def refusal(self, marker_id: str, gap: int) -> str:
        """Return why a placement may not stand in a gap; empty where it may."""
        judged = self.judged
        if self._without is None or self._without[0] is not judged or self._without[1] != marker_id:
            rest = ad_edits.take_away(judged.places, marker_id).article
            self._without = (judged, marker_id, judge(rest, judged.policy))
        gaps = self._without[2].gaps
        return gaps[gap].objections[0].sentence if gap < len(gaps) and gaps[gap].objections else ""

    def place_at(self, offset: int, marker_id: str = "") -> None:
        """Place an ad after the block at an offset; `marker_id` names a record that stands nowhere."""
        places = Places(self.model.article)
        self.place(places.gap_at(offset), marker_id, places)

    def place(self, gap: int, marker_id: str = "", places: Places | None = None) -> None:
        """Place an ad in a gap between two blocks."""
        changed = ad_edits.place(places or self.judged.places, gap, self.policy, marker_id)
        self._do(self.tr("ad placement"), changed)
        self._show(marker_id or changed.article.ads[-1].id)

    def move(self, marker_id: str, gap: int) -> None:
        """Move a placement to a gap; one that stands nowhere is put in there."""
        judged = self.judged
        if all(verdict.marker_id != marker_id for verdict in judged.placements):
            self.place(gap, marker_id)
            return
        self._do(self.tr("move of an ad"), ad_edits.move(judged.places, marker_id, gap))
        self._show(marker_id)

    def step(self, marker_id: str, by: int) -> None:
        """Move a placement over one block, up (-1) or down (1)."""
        verdict = next((one for one in self.judged.placements if one.marker_id == marker_id), None)
        if verdict is not None and 0 <= verdict.gap + by <= self.judged.places.last:
            self._do(self.tr("move of an ad"), ad_edits.move(self.judged.places, marker_id, verdict.gap + by))
            self._show(marker_id)

    def remove(self, marker_id: str) -> None:
        """Take a placement away, marker and record."""
        self._do(self.tr("removal of an ad"), ad_edits.take_away(self.judged.places, marker_id))

    def amend(self, record: AdPlacement, label: str) -> None:
        """Put another record in the place of the one with its id."""
        self.model.amend(label, ad_edits.amend(self.model.article, record))

    def set_off(self, switch: Switch | None) -> None:
        """Switch ads off for the story, or on again."""
        self._settle(replace(self.model.records.ad_settings, off=switch), self.tr("ads off"), "ads.off")

    def set_sensitive(self, switch: Switch | None) -> None:
        """Say that the story is sensitive, or no longer."""
        settings = replace(self.model.records.ad_settings, sensitive=switch)
        self._settle(settings, self.tr("sensitive story"), "ads.sensitive")

    def choose_policy(self, name: str) -> None:
        """Let another policy judge the story."""
        self._settle(replace(self.model.records.ad_settings, policy=name), self.tr("ad policy"), "")

    def suggest(self) -> None:
        """Show where the policy would place ads; take that, if it is shown already."""
        if self._preview is not None:
            self.take()
            return
        article, policy = self.model.article, self.policy
        approved = frozenset(ad.id for ad in article.ads) if self._is_approved() else frozenset()

        def show(suggestion: Suggestion) -> None:
            if self.model.article is article:
                self._preview = suggestion
                self.previewed.emit()

        self._worker.ask(lambda _: suggest(article, policy, approved), show)

    def take(self) -> None:
        """Do what is suggested."""
        if self._preview is not None:
            suggestion, self._preview = self._preview, None
            self._do(self.tr("suggested ads"), suggestion.changed)
            self.previewed.emit()

    def leave(self) -> None:
        """Let a suggestion go that is shown."""
        if self._preview is not None:
            self._preview = None
            self.previewed.emit()

    def _is_approved(self) -> bool:
        return self.model.standing(Part.ADS) is Standing.APPROVED

    def _settle(self, settings: AdSettings, label: str, merge: str) -> None:
        self.model.amend(label, replace(self.model.article, ad_settings=settings), merge=merge)

    def _do(self, label: str, changed: Changed) -> None:
        if changed.article != self.model.article:
            self.model.edit(label, changed.edits, changed.article)

    def _show(self, marker_id: str) -> None:
        """Bring a placement to sight in the text."""
        marker = body.marker("ad", marker_id)
        start = self.model.article.body.find(marker)
        if start >= 0:
            self.model.jump_requested.emit(start, start + len(marker))


def lost_words(before: Places, after: Places) -> str:
    """Return what to tell where an edit took markers from between their neighbours; empty where none did."""
    known = {ad.id: ad for ad in after.article.ads}
    strayed = ad_edits.strayed(before, after)
    return " ".join(f"The ad “{known[name].slot}” {what}." for name, what in strayed if name in known)
