"""Keeps what the story in front is held against: its imported original, the profiles, and the time as it passes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article.syndication import Syndication
from editor.article.syndication_profiles import NO_PROFILES, Profiles, moment
from editor.checks.background import NO_BACKGROUND, Background
from editor.desk import originals, syndication
from editor.ui.services import Services

_LONGEST = 3_600_000  # milliseconds; a timer's own limit is 24 days, and a clock may be put right meanwhile


class SyndicationWatch(QObject):
    """Looks the original up when a story is opened or comes under a licence, and has it read anew when a time is up."""

    profiles_changed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._services = services
        self._model = services.model
        self._asked: tuple[str, bool, str] | None = None
        self._times = ("", "")
        self._background = NO_BACKGROUND
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._renew)
        self.profiles: Profiles = NO_PROFILES
        self._model.replaced.connect(self._look)
        self._model.records_changed.connect(self._look)
        services.worker.ask(syndication.profiles, self.take_profiles)
        self._look()

    @property
    def background(self) -> Background:
        """Return what the story in front is held against, as far as it is known."""
        return self._background

    def take_profiles(self, profiles: Profiles) -> None:
        """Take in the profiles of the library."""
        self.profiles = profiles
        self._asked = None
        self._look()
        self.profiles_changed.emit()

    def _look(self) -> None:
        """Ask for what the story is held against, where that is another than before."""
        told = self._model.records.syndication
        name = self._model.article_id
        if told is None:
            self._asked = None
            self._put(NO_BACKGROUND)
            return
        times = (told.duties.embargo_until, told.duties.expires_at)
        key = (name, originals.needs_original(told), told.profile)
        if key != self._asked:
            if self._asked is None or self._asked[0] != name:
                self._put(Background(profiles=self.profiles))
            self._asked = key
            self._ask(name, told)
        elif times != self._times:
            self._renew()
        self._times = times

    def _ask(self, name: str, told: Syndication) -> None:
        def take(background: Background) -> None:
            if name == self._model.article_id and self._asked is not None:
                self._put(background)

        self._services.worker.ask(lambda desk: originals.background_of(desk, name, told), take)

    def _renew(self) -> None:
        self._put(replace(self._background, now=datetime.now(UTC)))

    def _put(self, background: Background) -> None:
        self._background = background
        self._services.reader.set_background(background)
        self._wait()

    def _wait(self) -> None:
        """Wait for the next moment at which a finding comes or goes."""
        told = self._model.records.syndication
        texts = (told.duties.embargo_until, told.duties.expires_at) if told else ()
        now = datetime.now(UTC)
        ahead = [when - now for when in map(moment, texts) if when is not None and when > now]
        self._timer.stop()
        if ahead:
            self._timer.start(min(_LONGEST, int(min(ahead) / timedelta(milliseconds=1)) + 50))
