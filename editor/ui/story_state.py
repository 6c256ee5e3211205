"""The story's state as a pill, and beside it the next step of the workflow as a button."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from editor.article.library_values import ArticleSummary, Standing
from editor.article.part import Part
from editor.article.workflow import State
from editor.ui.actions import Actions
from editor.ui.desk_list_delegate import STATE_WORDS
from editor.ui.story_model import StoryModel

_PILLS = {
    State.DRAFT: "neutral",
    State.IN_REVIEW: "accent",
    State.PUBLISHED: "success",
    State.SPIKED: "warning",
    State.KILLED: "danger",
}
_NEXT = {
    State.DRAFT: ("workflow.submit", "Submit", "primary"),
    State.IN_REVIEW: ("workflow.publish", "Publish…", "primary"),
    State.PUBLISHED: ("workflow.reopen", "Reopen", ""),
    State.SPIKED: ("workflow.unspike", "Take Up Again", ""),
    State.KILLED: ("story.export", "Export Notice…", ""),
}
_NONE = ("", "", "")
_CHANGED = ("workflow.publish", "Publish Again…", "primary")  # where readers have another text than the one here


class StoryState(QWidget):
    """Shows where the story in front stands and leads on."""

    def __init__(self, model: StoryModel, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._actions = actions
        self._pill = QLabel(self)
        self._pill.setContentsMargins(8, 2, 8, 2)  # a label measures itself without the style sheet's padding
        self._pill.setAccessibleName(self.tr("State of the story"))
        self._button = QPushButton(self)
        self._button.clicked.connect(self._go_on)
        self._approvals = QMenu(self)
        self._watched: list[QAction] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.show_state)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(12)
        row.addWidget(self._pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._button)
        model.replaced.connect(self.show_state)
        model.standing_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Show the state of now, and the step that leads on where something handles it."""
        summary = self._model.summary
        self._pill.setVisible(summary is not None)
        self._button.setVisible(False)
        if summary is None:
            return
        changed = summary.changed_since_out
        _restyle(self._pill, "pill", "warning" if changed else _PILLS[summary.state])
        self._pill.setText("")  # a label measures its words once, and would keep the measure of the other style
        self._pill.setText(self.tr("Changed since published") if changed else STATE_WORDS[summary.state])
        self._pill.setToolTip(self.tr("Readers have the text of the last export, not this one.") if changed else "")
        step, title, kind = self._step(summary)
        action = self._actions.action(step)
        tip = action.statusTip() if action is not None else ""
        waiting = self._waiting_approvals() if changed or summary.state is State.IN_REVIEW else []
        if any(one.isEnabled() for one in waiting):
            self._offer(waiting)
            title, tip = self.tr("Approve"), self.tr("Approve a part exactly as it stands.")
        else:
            self._button.setMenu(None)  # type: ignore[arg-type]
            kind = "" if waiting else kind  # somebody else has to approve first: nothing to be led on to
        # A button that this person can only be refused by is none; the review bar says whom the story waits for.
        if action is not None and (not waiting or action.isEnabled() or self._button.menu() is not None):
            _restyle(self._button, "kind", kind)
            self._button.setText(title)
            self._button.setToolTip(tip)
            self._button.setVisible(True)

    def _step(self, summary: ArticleSummary) -> tuple[str, str, str]:
        """Return the action that leads on, what it is called here, and how its button looks."""
        return _CHANGED if summary.changed_since_out else _NEXT.get(summary.state, _NONE)

    def _waiting_approvals(self) -> list[QAction]:
        """Return the actions that approve what waits for it; the state is shown anew when one may be taken or not."""
        waiting = [part for part in Part if self._wants_approval(part)]
        found = [one for part in waiting if (one := self._actions.action(f"approve.{part.value}")) is not None]
        for action in found:
            if action not in self._watched:
                self._watched.append(action)
                action.enabledChanged.connect(self._soon.start)
        return found

    def _offer(self, approvals: list[QAction]) -> None:
        """Put the approvals into the button's menu.

        Publishing stays below them: which approvals the newsroom demands is said there.
        """
        self._approvals.clear()
        self._approvals.addActions(approvals)
        if publish := self._actions.action(_NEXT[State.IN_REVIEW][0]):
            self._approvals.addSeparator()
            self._approvals.addAction(publish)
        self._button.setMenu(self._approvals)

    def _wants_approval(self, part: Part) -> bool:
        if part is Part.EMBEDS and not self._model.records.embeds:
            return False
        return self._model.standing(part) is not Standing.APPROVED

    def _go_on(self) -> None:
        summary = self._model.summary
        if summary is not None:
            action = self._actions.action(self._step(summary)[0])
            if action is not None:
                action.trigger()


def _restyle(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at; Qt does not look again by itself."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.updateGeometry()
