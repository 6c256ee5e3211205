"""The ad policies of the library: each in a form, or as its text, beside a story that is judged while one edits."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.article import ad_policy_text
from editor.article.ad_policy import AdPolicy
from editor.article.ad_suggestions import How, suggest
from editor.article.ad_verdicts import judge
from editor.article.article import Article
from editor.checks.ads_presets import presets
from editor.desk import ads, house_checks
from editor.desk.desk import Desk
from editor.ui.ads import ad_rows
from editor.ui.ads.ad_density_bar import AdDensityBar
from editor.ui.ads.ad_list import AdList
from editor.ui.ads.ad_operations import AdOperations
from editor.ui.ads.ad_policy_form import AdPolicyForm
from editor.ui.dialog_parts import label
from editor.ui.kit import EDGE, Choice, SectionHead
from editor.ui.services import Services
from editor.ui.theme import Theme
from editor.ui.written_dialog import Editing, Known, Naming, Written, WrittenDialog

_SAMPLE, _THIS = "sample", "this"
_SIZE = QSize(1080, 700)  # logical pixels: room for the three columns
_FORM = 430  # pixels: two numbers beside each other with their words
_TAKEN = "There is a policy “{name}” already; choose another name."


class AdPolicyDialog(WrittenDialog[AdPolicy]):
    """Shows presets and the newsroom's own policies, and keeps changes in the library's settings."""

    def __init__(self, services: Services, operations: AdOperations, parent: QWidget | None = None) -> None:
        theme = services.look.theme
        form = AdPolicyForm(theme)
        form.setMinimumWidth(_FORM)
        super().__init__(
            Written(_known, _read, ads.set_policy, ads.drop_policy, _title, presets().__contains__),
            Editing(form, lambda _, policy: form.show_policy(policy), lambda: form.text),
            Naming("Ad policies", "Rules", "The policy as TOML", "Name of another policy", _TAKEN, lambda _: "Preset"),
            services.worker,
            theme,
            parent,
        )
        self.form = form
        self._given = services
        self._do = operations
        self._sample: Article | None = None
        form.changed.connect(self.judge)
        self.story_choice = Choice(self.tr("The story that is judged"), (), self)
        self.story_choice.chosen.connect(lambda _: self.judge())
        self.told = label("muted", self)
        self.density = AdDensityBar(self)
        self.judged_ads = AdList(self)
        self.judged_ads.can_drag = False
        for shown in (self.density, self.judged_ads):
            shown.set_look(theme)
        self.judged.connect(self._show_judged)
        self.kept.connect(self._tell)
        services.worker.ask(lambda _: ads.sample(), self._take_sample)
        self.begin(operations.policy.name, self._right(theme), _SIZE)

    def _right(self, theme: Theme) -> QWidget:
        held = QWidget(self)
        right = QVBoxLayout(held)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        head = SectionHead(self.tr("Judged by these rules"), theme, self)
        holder = QHBoxLayout()
        holder.setContentsMargins(EDGE, 0, EDGE, 4)
        holder.addWidget(self.story_choice)
        self.told.setContentsMargins(EDGE, 4, EDGE, 4)
        right.addWidget(head)
        right.addLayout(holder)
        right.addWidget(self.told)
        right.addWidget(self.density)
        right.addWidget(self.judged_ads, 1)
        return held

    def _show_judged(self, policy: AdPolicy) -> None:
        """Judge the story by what stands in the form now."""
        article = self._given.model.article if self.story_choice.currentData() == _THIS else self._sample
        if article is None:
            return
        judged = judge(article, policy)
        self.judged_ads.show_rows(ad_rows.rows(judged))
        self.density.show_density(judged.density)
        free = sum(gap.holds for gap in judged.gaps)
        added = sum(one.how is How.ADDED for one in suggest(article, policy).placements)
        words = self.tr("{held} of {all} placements hold; {free} places are free, and {added} more would be suggested.")
        count = len(judged.placements)
        held = count - len(judged.refused)
        self.told.setText(words.format(held=held, all=count, free=free, added=added))

    def _take_sample(self, sample: Article) -> None:
        self._sample = sample
        choices = [(_SAMPLE, self.tr("The sample story"))]
        if self._given.model.is_open:
            choices.append((_THIS, self.tr("The story in front")))
        self.story_choice.set_values(choices)
        self.story_choice.show_value(_SAMPLE)
        self.judge()

    def _tell(self) -> None:
        """Have the story judged by what is in the library now."""
        self._given.worker.ask(ads.policies, self._do.set_policies)
        self._given.worker.ask(house_checks.policy, self._given.reader.set_policy)


def _known(desk: Desk) -> Known:
    return Known({name: ads.policy_text(desk, name) for name in ads.policies(desk)}, frozenset(ads.own_texts(desk)))


def _read(name: str, text: str) -> AdPolicy:
    return ad_policy_text.parse(text, name)


def _title(_name: str, policy: AdPolicy) -> str:
    return policy.title
