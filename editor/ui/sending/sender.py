"""The thread that sends a story, apart from the one that owns the library: a slow site holds up no save and no key."""

import threading
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from editor.article.errors import Trouble
from editor.desk import sending
from editor.desk.desk import Desk
from editor.desk.sending import Delivered, Note, Order, Profile, Question, Secret, Sent, Why
from editor.ui.worker import Urgency, Worker

_LOOK_AGAIN = 0.1  # seconds between two looks whether the library's thread is still there


class Stopped(Trouble):
    """A sending that somebody stopped, or that the window's end stopped."""


class Sender(QObject):
    """Sends one story at a time; each of `sent`, `asked`, `failed` ends it.

    `patience` is the seconds that one request may take; tests have less.
    """

    stepped = Signal(object)  # Step
    sent = Signal(object)  # Delivered
    asked = Signal(object, object)  # Question, and what differs as paragraphs of Difference
    failed = Signal(object)  # Trouble
    secret_known = Signal(object, object, bool)  # Profile, Secret or None, whether there is a keyring
    kept = Signal(object)  # Trouble that kept the keyring from taking the password, or None
    _arrived = Signal(object, object)

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.patience = sending.PATIENCE
        self._worker = worker
        self._stop = threading.Event()
        self._is_busy = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._stop.set)

    @property
    def is_busy(self) -> bool:
        """Return whether a story is on its way."""
        return self._is_busy

    def look_for_secret(self, profile: Profile) -> None:
        """Look for a password in the keyring, which may ask a person to unlock it."""

        def run() -> None:
            try:
                found = sending.secret_for(profile)
            except Trouble:
                found = None  # what is wrong with the profile is said by its prospect
            has_keyring = sending.has_keyring()
            self._tell(lambda: self.secret_known.emit(profile, found, has_keyring))

        threading.Thread(target=run, name="look for a password", daemon=True).start()

    def keep(self, profile: Profile, secret: Secret) -> None:
        """Put a password into the keyring."""

        def run() -> None:
            trouble = None
            try:
                sending.keep_secret(profile, secret)
            except Trouble as found:
                trouble = found
            self._tell(lambda: self.kept.emit(trouble))

        threading.Thread(target=run, name="keep a password", daemon=True).start()

    def send(self, slug: str, name: str, secret: Secret, *, draft: bool, agreed: str = "") -> None:
        """Send a story as the library has it now."""
        if self._is_busy:
            return
        self._is_busy = True
        self._stop.clear()

        def begin(desk: Desk) -> Order:
            return sending.begin(desk, slug, name, draft=draft, agreed=agreed)

        def start(order: Order) -> None:
            threading.Thread(target=self._run, args=(order, secret), name="send a story", daemon=True).start()

        self._worker.ask(begin, start, self._fail)

    def stop(self) -> None:
        """Stop before the next request; the one that is under way is waited for."""
        self._stop.set()

    def _run(self, order: Order, secret: Secret) -> None:
        answer: Sent | Trouble | None = None
        under_way = sending.steps(order, secret, self.patience)
        try:
            while answer is None:
                if self._stop.is_set():
                    raise Stopped(
                        "The sending was stopped. Send the story again when it is to go: nothing is sent twice."
                    )
                try:
                    step = next(under_way)
                except StopIteration as end:
                    answer = end.value
                    continue
                if isinstance(step, Note):
                    self._in_library(partial(_keep, order, step))
                else:
                    self._tell(partial(self.stepped.emit, step))
        except Trouble as trouble:
            answer = trouble
        finally:
            under_way.close()
            # Without answer a bug is on its way to the hook of threads.
            self._tell(lambda: self._end(order, answer))

    def _in_library(self, operation: Callable[[Desk], None]) -> None:
        """Do something in the library's thread and wait until it is in the file; raises what it raises."""
        done, troubles = threading.Event(), list[Trouble]()

        def run(desk: Desk) -> None:
            try:
                operation(desk)
            except Trouble as trouble:
                troubles.append(trouble)
            finally:
                done.set()

        self._worker.ask(run, urgency=Urgency.SAVE)
        while not done.wait(_LOOK_AGAIN):
            if not self._worker.is_running:
                raise Stopped("The window was closed while the story was sent; send it again to be sure of it.")
        if troubles:
            raise troubles[0]

    def _end(self, order: Order, answer: Sent | Trouble | None) -> None:
        """Keep what became of the story, then tell it."""
        ask, save = self._worker.ask, Urgency.SAVE
        if isinstance(answer, Sent):
            sent = answer
            ask(lambda desk: sending.complete(desk, order, sent), self._complete, self._fail, urgency=save)
            return
        trouble = answer or Stopped("The sending broke off; send the story again.")

        def fail(desk: Desk) -> Any:
            sending.fail(desk, order, trouble)
            if isinstance(trouble, Question) and trouble.why is not Why.GONE:
                return sending.changes(desk, order.slug, order.profile.name, trouble)
            return ()

        ask(fail, lambda differences: self._told(trouble, differences), self._fail, urgency=save)

    def _complete(self, delivered: Delivered) -> None:
        self._is_busy = False
        self.sent.emit(delivered)

    def _told(self, trouble: Trouble, differences: Any) -> None:
        self._is_busy = False
        if isinstance(trouble, Question):
            self.asked.emit(trouble, differences)
        else:
            self.failed.emit(trouble)

    def _fail(self, trouble: Trouble) -> None:
        self._is_busy = False
        self.failed.emit(trouble)

    def _tell(self, emit: Callable[[], None]) -> None:
        """Have something done on the window's thread."""
        with suppress(RuntimeError):  # the window, and with it this object, went away meanwhile
            self._arrived.emit(emit, None)

    def _deliver(self, emit: Callable[[], None], _nothing: object) -> None:
        emit()


def _keep(order: Order, noted: Note, desk: Desk) -> None:
    sending.note(desk, order, noted)
