"""What helps while one writes, by the story's language and the settings: quotes and dashes, spelling, direction.

A dictionary is looked for in a thread of its own, as loading Enchant and one takes a quarter of a second.
"""

import threading
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from editor.desk import dictionary
from editor.ui import languages
from editor.ui.body.body_operations import Aids
from editor.ui.body.spelling import Speller, SpellingProvider, find_provider
from editor.ui.services import Services

CHECK, WORDS = "spelling.check", "spelling.words"  # settings
_TYPING = ("typing.smart_marks", "typing.enter_begins_paragraph", "typing.pair_brackets")
_WAIT = 1_200  # milliseconds after a story came to the front: first it is shown, then read, then spelt
_NOTICE = "spelling"


class WritingAids(QObject):
    """Keeps the editor's aids in step with the story's language and the settings; `changed` gives the aids."""

    changed = Signal(object)
    _found = Signal(str, object, str)

    def __init__(self, services: Services) -> None:
        super().__init__(services.window)
        self._given = services
        self._language = ""
        self._dictionaries: dict[str, tuple[SpellingProvider | None, str]] = {}
        self._told: set[str] = set()
        self._desk_words: tuple[str, ...] = ()
        self.speller = Speller(None, self)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT)
        self._wait.timeout.connect(self._look_for_dictionary)
        self._found.connect(self._dictionary_found, Qt.ConnectionType.QueuedConnection)
        self.speller.word_added.connect(self._keep_word)
        self.speller.set_words("personal", services.settings.values.texts(WORDS))
        services.model.replaced.connect(self._story_replaced)
        services.model.records_changed.connect(self._follow_language)
        services.settings.changed.connect(self._setting_changed)
        services.actions.handle("edit.spelling", self._switch)
        services.actions.set_checked("edit.spelling", services.settings.values.flag(CHECK))
        self._story_replaced()

    @property
    def sentence(self) -> str:
        """Return why the story's words are not checked, empty where they are."""
        return self._dictionaries.get(self._language, (None, ""))[1]

    def _story_replaced(self) -> None:
        self._language = ""
        self._follow_language()
        if self._given.model.is_open:
            self._given.worker.ask(dictionary.desk_words, self._take_desk_words)

    def _follow_language(self) -> None:
        language = self._given.model.records.furniture.language
        if not self._given.model.is_open or language == self._language:
            return
        self._language = language
        self._set_aids()
        self._set_direction(languages.direction(language))
        self._use_dictionary()

    def _set_aids(self) -> None:
        values = self._given.settings.values
        aids = Aids(self._language, *(values.flag(key) for key in _TYPING))
        self._given.story.editor.aids = aids
        self.changed.emit(aids)

    def _set_direction(self, direction: Qt.LayoutDirection) -> None:
        """Let the text run as the language does; left to right each paragraph goes by its own letters."""
        self._given.model.document.set_from_right(on=direction is Qt.LayoutDirection.RightToLeft)

    def _setting_changed(self, key: str) -> None:
        values = self._given.settings.values
        if key in _TYPING:
            self._set_aids()
        elif key == CHECK:
            self._given.actions.set_checked("edit.spelling", values.flag(CHECK))
            self._use_dictionary()
        elif key == WORDS:
            self.speller.set_words("personal", values.texts(WORDS))

    def _switch(self, on: bool) -> None:
        self._told.discard(self._language)
        self._given.settings.change(CHECK, on)

    def _use_dictionary(self) -> None:
        """Check by the dictionary of the language if it was found before, else look for it in a while."""
        self._given.story.notice.over(_NOTICE)
        self._wait.stop()
        editor = self._given.story.editor
        if not self._given.settings.values.flag(CHECK) or not self._language:
            if editor.speller is not None:
                editor.set_speller(None)
            return
        if self._language not in self._dictionaries:
            self._wait.start()
            return
        provider, sentence = self._dictionaries[self._language]
        self.speller.set_provider(provider)
        wanted = self.speller if provider is not None else None
        if editor.speller is not wanted:
            editor.set_speller(wanted)
        if sentence:
            self._tell(sentence)

    def _look_for_dictionary(self) -> None:
        language = self._language

        def look() -> None:
            found = find_provider(language)
            with suppress(RuntimeError):  # Qt's word for a window that was closed meanwhile
                self._found.emit(language, *found)

        threading.Thread(target=look, name="dictionary", daemon=True).start()

    def _dictionary_found(self, language: str, provider: SpellingProvider | None, sentence: str) -> None:
        self._dictionaries[language] = (provider, sentence)
        if language == self._language:
            self._use_dictionary()

    def _tell(self, sentence: str) -> None:
        """Say once a session what is missing, where nothing graver is said."""
        notice = self._given.story.notice
        if self._language in self._told or notice.words:
            return
        self._told.add(self._language)
        leave = (self.tr("Leave Spelling Unchecked"), lambda: self._switch(False))
        notice.say(sentence, "accent", _NOTICE, leave)

    def _take_desk_words(self, words: tuple[str, ...]) -> None:
        if words != self._desk_words:
            self._desk_words = words
            self.speller.set_words("desk", words)

    def _keep_word(self, name: str, word: str) -> None:
        if name == "personal":
            kept = self._given.settings.values.texts(WORDS)
            self._given.settings.change(WORDS, tuple(sorted({*kept, word})))
        else:
            self._given.worker.ask(lambda desk: dictionary.add_desk_word(desk, word), self._take_desk_words)
