"""The ad policies of the library: each in a form, or as its text, beside a story that is judged while one edits."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from editor.article import ad_policy_text
from editor.article.ad_policy import AdPolicy
from editor.article.ad_suggestions import How, suggest
from editor.article.ad_verdicts import judge
from editor.article.article import Article
from editor.article.errors import Trouble
from editor.checks.ads_presets import STANDARD, presets
from editor.desk import ads, house_checks
from editor.desk.desk import Desk
from editor.ui.ads import ad_rows
from editor.ui.ads.ad_density_bar import AdDensityBar
from editor.ui.ads.ad_list import AdList
from editor.ui.ads.ad_operations import AdOperations
from editor.ui.ads.ad_policy_form import AdPolicyForm
from editor.ui.kit import EDGE, Choice, LineField, Row, RowList, SectionHead, TomlField, rule
from editor.ui.services import Services

_SAMPLE, _THIS = "sample", "this"
_FORM, _TEXT = 0, 1


class AdPolicyDialog(QDialog):
    """Shows presets and the newsroom's own policies, and keeps changes in the library's settings."""

    def __init__(self, services: Services, operations: AdOperations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = services
        self._do = operations
        self._theme = services.look.theme
        self._texts: dict[str, str] = {}
        self._own: frozenset[str] = frozenset()
        self._name = ""
        self._sample: Article | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Ad policies"))
        self.resize(1040, 700)
        self.names = RowList(self.tr("Ad policies"), self)
        self.form = AdPolicyForm(self._theme, self)
        self.text = TomlField(self.tr("The policy as TOML"), "", self)
        self.text.setProperty("kind", "bare")
        self.text.document().setDocumentMargin(EDGE)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.form, self.tr("Rules"))
        self.tabs.addTab(self.text, self.tr("As text"))
        self.story_choice = Choice(self.tr("The story that is judged"), (), self)
        self.told = QLabel(self, wordWrap=True)
        self.density = AdDensityBar(self)
        self.judged = AdList(self)
        self.problem = QLabel(self, wordWrap=True)
        self.copy_name = LineField(self.tr("Name of the copy"), self.tr("Name of a copy"), self)
        self._buttons()
        self._lay_out()
        self._connect()
        self._given.worker.ask(lambda _: ads.sample(), self._take_sample)
        self.tabs.setEnabled(False)
        self.save_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self._load(operations.policy.name)

    def sizeHint(self) -> QSize:
        """Return room for the three columns."""
        return QSize(1040, 700)

    def _buttons(self) -> None:
        self.save_button = QPushButton(self.tr("Save"), self)
        self.save_button.setProperty("kind", "primary")
        self.drop_button = QPushButton(self)
        self.drop_button.hide()
        self.drop_button.setProperty("kind", "danger")
        self.copy_button = QPushButton(self.tr("Copy"), self)
        self.copy_button.setToolTip(self.tr("Keep what stands here as another policy, under the name at the left"))
        self.close_button = QPushButton(self.tr("Close"), self)
        for button in (self.drop_button, self.copy_button, self.close_button):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(0)
        self.names.setFixedWidth(200)
        columns.addWidget(self.names)
        columns.addWidget(rule(self, upright=True))
        columns.addWidget(self.tabs, 5)
        columns.addWidget(rule(self, upright=True))
        columns.addLayout(self._right(), 4)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 10, 12, 12)
        foot.setSpacing(8)
        self.copy_name.setFixedWidth(176)
        for widget in (self.copy_name, self.copy_button):
            foot.addWidget(widget)
        self.problem.setProperty("role", "danger")
        foot.addWidget(self.problem, 1)
        for widget in (self.drop_button, self.close_button, self.save_button):
            foot.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(columns, 1)
        column.addWidget(rule(self))
        column.addLayout(foot)

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        head = SectionHead(self.tr("Judged by these rules"), self._theme, self)
        holder = QHBoxLayout()
        holder.setContentsMargins(EDGE, 0, EDGE, 4)
        holder.addWidget(self.story_choice)
        self.told.setContentsMargins(EDGE, 4, EDGE, 4)
        self.told.setProperty("role", "muted")
        right.addWidget(head)
        right.addLayout(holder)
        right.addWidget(self.told)
        right.addWidget(self.density)
        right.addWidget(self.judged, 1)
        return right

    def _connect(self) -> None:
        self.names.set_look(self._theme)
        self.judged.set_look(self._theme)
        self.density.set_look(self._theme)
        self.judged.can_drag = False
        self.names.current_changed.connect(self._show)
        self.form.changed.connect(self._judge)
        self.text.textChanged.connect(self._judge)
        self.tabs.currentChanged.connect(self._turned)
        self.story_choice.chosen.connect(lambda _: self._judge())
        self.save_button.clicked.connect(self._save)
        self.drop_button.clicked.connect(self._drop)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.close)

    @property
    def written(self) -> str:
        """Return the policy that is edited as TOML, right or not."""
        return self.text.toPlainText() if self.tabs.currentIndex() == _TEXT else self.form.text

    def _load(self, name: str) -> None:
        """Read the policies out of the library and show one."""

        def read(desk: Desk) -> tuple[dict[str, str], frozenset[str]]:
            names = ads.policies(desk)
            return {one: ads.policy_text(desk, one) for one in names}, frozenset(ads.own_texts(desk))

        def take(found: tuple[dict[str, str], frozenset[str]]) -> None:
            self._texts, self._own = found
            self.tabs.setEnabled(True)
            self.names.show_rows([self._row(one, text) for one, text in self._texts.items()])
            chosen = name if name in self._texts else STANDARD
            self.names.select(chosen)
            self._show(chosen)

        ticket = self._given.worker.ask(read, take)
        self.finished.connect(lambda _: ticket.cancel())

    def _row(self, name: str, text: str) -> Row:
        title = ad_policy_text.parse(text, name).title or name
        pill = self.tr("Preset")
        if name in self._own:
            pill = self.tr("Changed") if name in presets() else self.tr("Own")
        tone = "accent" if name in self._own else "neutral"
        return Row(name, title, name if title != name else "", pill=pill, tone=tone)

    def _show(self, name: str) -> None:
        if not name:
            return
        self._name = name
        self.form.show_policy(ad_policy_text.parse(self._texts[name], name))
        self._show_text(self._texts[name])
        self.drop_button.setVisible(name in self._own)
        self.drop_button.setText(self.tr("Back to the Preset") if name in presets() else self.tr("Delete"))
        self._judge()

    def _show_text(self, text: str) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(text)
        self.text.blockSignals(False)

    def _turned(self, tab: int) -> None:
        """Bring what was edited on one tab to the other; a text that is wrong stays until it is mended."""
        if not self._name:
            return
        if tab == _TEXT:
            known = self._texts.get(self._name, "")
            try:
                same = bool(known) and ad_policy_text.parse(known, self._name) == self.form.policy
            except Trouble:
                same = False
            self._show_text(known if same else self.form.text)
        else:
            try:
                self.form.show_policy(ad_policy_text.parse(self.text.toPlainText(), self._name))
            except Trouble:
                self.tabs.setCurrentIndex(_TEXT)
        self._judge()

    def _policy(self) -> AdPolicy | None:
        try:
            policy = ad_policy_text.parse(self.written, self._name)
        except Trouble as trouble:
            self.problem.setText(trouble.sentence)
            return None
        self.problem.setText("")
        return policy

    def _judge(self) -> None:
        """Judge the story by what stands in the form now."""
        if not self._name:
            return  # the policies are not read yet
        policy = self._policy()
        self.save_button.setEnabled(policy is not None and self._differs(policy))
        self.copy_button.setEnabled(policy is not None)
        article = self._given.model.article if self.story_choice.currentData() == _THIS else self._sample
        if policy is None or article is None:
            return
        judged = judge(article, policy)
        self.judged.show_rows(ad_rows.rows(judged))
        self.density.show_density(judged.density)
        free = sum(gap.holds for gap in judged.gaps)
        added = sum(one.how is How.ADDED for one in suggest(article, policy).placements)
        words = self.tr("{held} of {all} placements hold; {free} places are free, and {added} more would be suggested.")
        count = len(judged.placements)
        held = count - len(judged.refused)
        self.told.setText(words.format(held=held, all=count, free=free, added=added))

    def _differs(self, policy: AdPolicy) -> bool:
        """Return whether what is edited is another policy than the one that is kept, or has other remarks."""
        kept = self._texts[self._name]
        return policy != ad_policy_text.parse(kept, self._name) or (
            self.tabs.currentIndex() == _TEXT and self.written != kept
        )

    def _take_sample(self, sample: Article) -> None:
        self._sample = sample
        choices = [(_SAMPLE, self.tr("The sample story"))]
        if self._given.model.is_open:
            choices.append((_THIS, self.tr("The story in front")))
        self.story_choice.set_values(choices)
        self.story_choice.show_value(_SAMPLE)
        self._judge()

    def _save(self) -> None:
        self._keep(self._name)

    def _copy(self) -> None:
        name = self.copy_name.text().strip()
        if name in self._texts:
            self.problem.setText(self.tr("There is a policy “{name}” already; choose another name.").format(name=name))
        else:
            self._keep(name)

    def _keep(self, name: str) -> None:
        text = self.written
        self._given.worker.ask(lambda desk: ads.set_policy(desk, name, text), lambda _: self._kept(name), self._refused)

    def _drop(self) -> None:
        name = self._name
        self._given.worker.ask(lambda desk: ads.drop_policy(desk, name), lambda _: self._kept(name), self._refused)

    def _refused(self, trouble: Trouble) -> None:
        self.problem.setText(trouble.sentence)

    def _kept(self, name: str) -> None:
        """Have the story judged by what is in the library now."""
        self.copy_name.show_text("")
        self._given.worker.ask(ads.policies, self._do.set_policies)
        self._given.worker.ask(house_checks.policy, self._given.reader.set_policy)
        self._load(name)
