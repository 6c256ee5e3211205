"""Sending in the window; what asks the network, and the dialog, are loaded when somebody first sends."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from editor.article.errors import Trouble
from editor.article.workflow import State
from editor.desk.changes import Changed
from editor.ui.review.review_words import PANEL_OF
from editor.ui.services import Services

if TYPE_CHECKING:
    from collections.abc import Sequence

    from editor.article.differences import Difference
    from editor.desk.refusals import Refusal
    from editor.desk.sending import Delivered, Profile, Question, Secret
    from editor.ui.sending.send_dialog import SendDialog, Wish
    from editor.ui.sending.sender import Sender


class Sending(QObject):
    """Handles the action; knows the passwords of this session, which are nowhere but in its memory."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self.dialog: SendDialog | None = None
        self.courier: Sender | None = None
        self._secrets: dict[tuple[str, str], Secret] = {}
        self._slug = ""
        self._wish: Wish | None = None
        services.actions.handle("story.send", self.ask)

    def ask(self) -> None:
        """Have every key kept, then ask to which CMS the story goes."""
        from editor.desk import sending

        def go() -> None:
            self._given.worker.ask(sending.destinations, self._open)

        self._given.keeper.save(go)

    def _open(self, profiles: "tuple[Profile, ...]") -> None:
        given, summary = self._given, self._given.model.summary
        if summary is None or self.dialog is not None:
            return
        if not profiles:
            from editor.ui.sending.send_pages import NoSiteDialog

            nowhere = NoSiteDialog(given.look.theme, given.window)
            nowhere.profiles_wanted.connect(self._show_profiles)
            nowhere.open()
            return
        if self.courier is not None and self.courier.is_busy:
            words = self.tr("“{slug}” is still on its way; send this one after it.").format(slug=self._slug)
            given.story.notice.say(words, "accent", "send")
            return
        self._show_dialog(profiles, summary.slug, summary.headline or summary.slug, summary.state)

    def _show_dialog(self, profiles: "tuple[Profile, ...]", slug: str, headline: str, state: State) -> None:
        from editor.ui.sending.send_dialog import SendDialog

        given = self._given
        self._slug = slug
        courier = self._get_courier()
        dialog = SendDialog(headline, profiles, given.look.theme, given.window)
        dialog.wanted.connect(self._look_ahead)
        dialog.secret_wanted.connect(self._look_for_secret)
        dialog.agreed.connect(self._send)
        dialog.stop_wanted.connect(courier.stop)
        dialog.jump.connect(self._see_to)
        dialog.link_wanted.connect(_open_link)
        dialog.copy_wanted.connect(_copy)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        dialog.start(
            self._wish.profile.name if self._wish else "", draft=state not in {State.IN_REVIEW, State.PUBLISHED}
        )

    def _get_courier(self) -> "Sender":
        if self.courier is None:
            from editor.ui.sending.sender import Sender

            self.courier = Sender(self._given.worker, self)
            self.courier.stepped.connect(lambda step: self.dialog.show_step(step) if self.dialog else None)
            self.courier.sent.connect(self._sent)
            self.courier.asked.connect(self._asked)
            self.courier.failed.connect(self._failed)
            self.courier.secret_known.connect(self._show_secret)
            self.courier.kept.connect(self._kept)
        return self.courier

    def _show_profiles(self) -> None:
        action = self._given.actions.action("export.profiles")
        if action is not None:
            action.trigger()

    def _forget(self) -> None:
        self.dialog = None

    def _look_ahead(self, name: str, draft: bool) -> None:
        from editor.desk import sending

        slug, dialog = self._slug, self.dialog
        if dialog is None:
            return
        self._given.worker.ask(
            lambda desk: sending.prospect(desk, slug, name, draft=draft), dialog.show_prospect, dialog.show_trouble
        )

    def _look_for_secret(self, profile: "Profile") -> None:
        self._get_courier().look_for_secret(profile)

    def _show_secret(self, profile: "Profile", found: "Secret | None", has_keyring: bool) -> None:
        if self.dialog is not None:
            known = self._secrets.get((profile.site, profile.account), found)
            self.dialog.show_secret(profile, known, has_keyring)

    def _send(self, wish: "Wish") -> None:
        self._wish = wish
        self._secrets[wish.profile.site, wish.profile.account] = wish.secret
        self._get_courier().send(self._slug, wish.profile.name, wish.secret, draft=wish.draft, agreed=wish.seen)

    def _sent(self, delivered: "Delivered") -> None:
        if self._wish is not None and self._wish.keep:  # the site took it
            self._get_courier().keep(self._wish.profile, self._wish.secret)
        self._given.keeper.refresh(Changed.LIST, Changed.EXPORTS)
        if self.dialog is not None:
            self.dialog.show_delivered(delivered)
            return
        address = delivered.sent.remote.address
        from editor.ui.sending.send_rows import site_words

        site = site_words(delivered.order.site)
        words = self.tr("“{slug}” was sent to {site}.").format(slug=delivered.order.slug, site=site)
        buttons = [(self.tr("Open the Post"), partial(_open_link, address))] if address else []
        self._given.story.notice.say(words, "accent", "send", *buttons)

    def _asked(self, question: "Question", differences: "Sequence[tuple[Difference, ...]]") -> None:
        if self.dialog is not None:
            self.dialog.show_question(question, differences)
        else:
            self._say(question)

    def _failed(self, trouble: Trouble) -> None:
        from editor.desk import sending

        if self._wish is not None and sending.is_about_secret(trouble):
            self._secrets.pop((self._wish.profile.site, self._wish.profile.account), None)
        if self.dialog is not None:
            self.dialog.show_trouble(trouble)
        else:
            self._say(trouble)

    def _say(self, trouble: Trouble) -> None:
        words = self.tr("“{slug}” was not sent. {why}").format(slug=self._slug, why=trouble.sentence)
        self._given.story.notice.say(words, "warning", "send", (self.tr("Send Again…"), self.ask))

    def _kept(self, trouble: Trouble | None) -> None:
        if trouble is not None:
            self._given.story.notice.say(trouble.sentence, "warning", "keyring")

    def _see_to(self, refusal: "Refusal") -> None:
        """Lead to what stands in the way: the panel of its part, else the checks."""
        self._given.show_panel(PANEL_OF[refusal.part] if refusal.part is not None else "checks")
        self._given.panels.focus_panel()


def _open_link(address: str) -> None:
    QDesktopServices.openUrl(QUrl(address))


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def install(services: Services) -> None:
    """Put sending into the window."""
    Sending(services)
