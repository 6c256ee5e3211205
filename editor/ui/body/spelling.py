"""Spelling: who knows the words of a language, the newsroom's own words, and looking words up when nobody types."""

import re
from collections import deque
from collections.abc import Iterable
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

_WORD = re.compile(r"[^\W\d_]+(?:[’'‑-][^\W\d_]+)*")
# Addresses, handles, hashtags and names of files are nobody's spelling.
# What may come before the sign is bounded, as a run of 60,000 letters without one would be read 60,000 times.
_NO_WORDS = re.compile(
    r"(?:https?://|www\.)\S+|[@#]\w[\w.]*|(?<!\S)\S{1,64}@\S{1,254}\.\S+|\b\w{1,64}\.(?:com|org|net|pdf|docx?|jpe?g|png)\b"
)
_LONGEST = 64  # letters; a longer run is nobody's word, and dictionaries take long over it
_STEP = 0.004  # seconds of looking up between two looks at the keyboard
_PAUSE = 15  # milliseconds
_MOST_SUGGESTIONS = 6


class SpellingProvider(Protocol):
    """A dictionary of one language."""

    def knows(self, word: str) -> bool:
        """Return whether the dictionary has a word."""
        ...

    def suggest(self, word: str) -> list[str]:
        """Return words that may have been meant, likeliest first."""
        ...


class EnchantProvider:
    """A dictionary by way of Enchant."""

    def __init__(self, tag: str) -> None:
        import enchant

        self._dictionary = enchant.Dict(tag)

    def knows(self, word: str) -> bool:
        """Return whether the dictionary has a word."""
        return self._dictionary.check(word)

    def suggest(self, word: str) -> list[str]:
        """Return words that may have been meant, likeliest first."""
        return self._dictionary.suggest(word)


def find_provider(language: str) -> tuple[SpellingProvider | None, str]:
    """Return a dictionary for a language tag, or None and a sentence that says what is missing."""
    try:
        import enchant
    except ImportError:
        return None, "Spelling is not checked: the library Enchant is not installed on this computer."
    base = language.partition("-")[0].lower()
    wanted = language.replace("-", "_").lower()
    tags = sorted(
        enchant.list_languages(), key=lambda tag: (tag.lower() != wanted, tag != f"{base}_{base.upper()}", tag)
    )
    fitting = [tag for tag in tags if tag.partition("_")[0].lower() == base]
    for tag in fitting:
        try:
            return EnchantProvider(tag), ""
        except enchant.errors.Error:
            continue
    return None, f"Spelling is not checked: there is no dictionary for “{language}” on this computer."


class Speller(QObject):
    """Judges words, at once where it knows them already, else when nobody types; then `judged` is sent.

    `changed` says that earlier verdicts no longer hold, `word_added` tells the list (`personal` or `desk`) and the word
    to whoever keeps the lists.
    """

    judged = Signal()
    changed = Signal()
    word_added = Signal(str, str)

    def __init__(self, provider: SpellingProvider | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._provider = provider
        self._own: dict[str, set[str]] = {"personal": set(), "desk": set()}
        self._verdicts: dict[str, bool] = {}
        self._waiting: deque[str] = deque()
        self._asked: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look_up)

    def set_provider(self, provider: SpellingProvider | None) -> None:
        """Judge by another dictionary, as the story's language changed."""
        self._provider = provider
        self._forget()

    def set_words(self, name: str, words: Iterable[str]) -> None:
        """Put in the words of the list `personal` or `desk`."""
        self._own[name] = {word.casefold() for word in words}
        self._forget()

    def add(self, name: str, word: str) -> None:
        """Take a word into the list `personal` or `desk`."""
        self._own[name].add(word.casefold())
        self._verdicts[word] = True
        self.word_added.emit(name, word)
        self._forget()

    def ignore(self, word: str) -> None:
        """Take a word for right until the program ends."""
        self._own.setdefault("session", set()).add(word.casefold())
        self._forget()

    def suggest(self, word: str) -> list[str]:
        """Return what may have been meant, likeliest first."""
        if self._provider is None:
            return []
        found = self._provider.suggest(word.replace("’", "'"))
        return [one.replace("'", "’") if "’" in word else one for one in found][:_MOST_SUGGESTIONS]

    def misspelt(
        self, text: str, untouched: list[tuple[int, int]], typing_at: int = -1
    ) -> tuple[list[tuple[int, int]], bool]:
        """Return the spans of misspelt words outside the untouched spans, and whether every word is judged by now.

        The others are looked up later. The word that ends at `typing_at` is left alone, as it is being typed.
        """
        if self._provider is None:
            return [], True
        verdicts = self._verdicts
        wrong = []
        complete = True
        for found in _WORD.finditer(text):
            verdict = verdicts.get(found[0])
            if verdict is True or found.end() == typing_at:
                continue
            if verdict is None:
                self._ask(found[0])
                complete = False
            else:
                wrong.append(found.span())
        if wrong:
            left_alone = untouched + [found.span() for found in _NO_WORDS.finditer(text)]
            wrong = [one for one in wrong if not any(start < one[1] and end > one[0] for start, end in left_alone)]
        return wrong, complete

    def is_right(self, word: str) -> bool:
        """Return whether a word is right, looking it up if need be; one letter, capitals, and no word, are."""
        verdict = self._verdicts.get(word)
        if verdict is None:
            known = self._provider is None or not 1 < len(word) <= _LONGEST or (word.isupper() and len(word) < 7)
            verdict = known or self._is_own(word) or self._is_known(word)
            self._verdicts[word] = verdict
        return verdict

    def _is_own(self, word: str) -> bool:
        bare = re.sub(r"[’']s$", "", word).casefold()
        return any(bare in words or word.casefold() in words for words in self._own.values())

    def _is_known(self, word: str) -> bool:
        assert self._provider is not None
        plain = word.replace("’", "'").replace("‑", "-")
        if self._provider.knows(plain):
            return True
        return "-" in plain and all(self.is_right(part) for part in plain.split("-") if part)

    def _ask(self, word: str) -> None:
        if word not in self._asked:
            self._asked.add(word)
            self._waiting.append(word)
            if not self._timer.isActive():
                self._timer.start()

    def _look_up(self) -> None:
        until = perf_counter() + _STEP
        while self._waiting and perf_counter() < until:
            self.is_right(self._waiting.popleft())
        if not self._waiting:
            self._timer.stop()
            self._asked.clear()
            self.judged.emit()

    def _forget(self) -> None:
        """Judge every word anew."""
        self._verdicts.clear()
        self._asked.clear()
        self._waiting.clear()
        self.changed.emit()
