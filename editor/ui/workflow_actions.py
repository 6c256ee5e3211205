"""The steps of the workflow that need no more than a key: handed to the editors, reopened, taken up again."""

from functools import partial

from PySide6.QtCore import QObject

from editor.desk.desk import Desk
from editor.ui.services import Services

_STEPS = ("submit", "recall", "reopen", "unspike")
_SENT = "sent for review"


class WorkflowActions(QObject):
    """Registers the handlers; each step is taken with the story as it is now, every key of it."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        for step in _STEPS:
            services.actions.handle(f"workflow.{step}", partial(self._take, step))
        services.model.replaced.connect(lambda: services.story.notice.over(_SENT))

    def _take(self, step: str) -> None:
        given = self._given

        def go() -> None:
            summary = given.model.summary
            if summary is not None:
                slug = summary.slug
                given.worker.ask(partial(_act, slug, step), lambda _: self._taken(step))

        given.keeper.save(go)

    def _taken(self, step: str) -> None:
        """Tell what became of the story, as one key may have done it by mistake."""
        self._given.keeper.refresh()
        notice = self._given.story.notice
        if step == "submit":
            words = self.tr("Handed to the editors. You can go on writing; they see what changes.")
            notice.say(words, "accent", _SENT, (self.tr("Take Back"), partial(self._take, "recall")))
        else:
            notice.over(_SENT)


def _act(slug: str, step: str, desk: Desk) -> None:
    """Take a step of the workflow; with notes and what places them, that is loaded when somebody first takes one."""
    from editor.desk import workflow

    workflow.act(desk, slug, step)
