"""Plain text: what is let in at the door, how words are counted, how white space is folded."""

import re
import unicodedata
from collections.abc import Iterable

# Control characters but tab and line feed: HTML readers drop or refuse them, and a NUL makes SQLite's length() stop.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
# All that is let in as it is. One look finds that nothing is to be done: 1 instead of 10 ms in 50,000 words.
_ADMITTED = re.compile("[\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*+")
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
# A word is a run of letters and digits; an apostrophe, hyphen, stop or comma inside joins ("21.5", "co-operation").
_WORD = re.compile(r"[^\W_]+(?:[’'\-‐‑.,][^\W_]+)*")
# Scripts that put no spaces between words; word processors count their characters (kana, ideographs).
_UNSPACED = re.compile("[\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")
# Words a minute, silent reading of English non-fiction: Brysbaert 2019, Journal of Memory and Language 109, 104047.
READING_SPEED = 238


def admit(text: str) -> str:
    """Return the text as the library keeps it: NFC, LF line ends, no control characters, no lone surrogates."""
    if not _ADMITTED.fullmatch(text):
        text = _LINE_ENDS.sub("\n", text)
        text = _SURROGATE.sub("\ufffd", text)
        text = _CONTROL.sub("", text)
    return unicodedata.normalize("NFC", text)


def fold_spaces(text: str) -> str:
    """Return the text with every run of breaking white space as one space, as a page shows it."""
    return _SPACES.sub(" ", text).strip(" ")


def words(text: str) -> list[str]:
    """Return the words of a plain text in order."""
    return _WORD.findall(text)


def count_words(texts: Iterable[str]) -> int:
    """Return how many words the plain texts hold together; of Chinese and Japanese each character counts as one."""
    return sum(_count(text) for text in texts)


def _count(text: str) -> int:
    if not _UNSPACED.search(text):
        return len(_WORD.findall(text))
    return len(_UNSPACED.findall(text)) + len(_WORD.findall(_UNSPACED.sub(" ", text)))


def counted(number: int, one: str) -> str:
    """Return a number with its word: "1 block", "3 blocks"."""
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def reading_minutes(word_count: int) -> int:
    """Return the reading time in minutes, at least one for a text that has words."""
    return -(-word_count // READING_SPEED)
