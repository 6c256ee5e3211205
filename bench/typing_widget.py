"""Typing into the body editor beside a bare QPlainTextEdit in one run: the cost of a key, painting included.

Run it as `python -m bench.typing_widget [WORDS]`; without a screen it runs offscreen. The method for a
real X server is another; this one leaves the server out and so sees what the widget itself costs.
"""

import os
import random
import sys
from collections.abc import Callable
from statistics import quantiles
from time import perf_counter, thread_time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit

from editor.article.text import words
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.spelling import Speller, find_provider
from editor.ui.look import Look

KEYS = 300
WORDS = 50_000
SIZE = (1_000, 800)  # pixels


def story(length: int) -> str:
    """Return a story of made-up words with headings, emphasis, links, citations and markers, always the same."""
    chance = random.Random(7)
    syllables = ("ba", "ter", "mo", "lin", "dra", "es", "ku", "ra", "wen", "ti", "so", "pel")
    blocks: list[str] = []
    count = 0
    while count < length:
        made = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(chance.randint(30, 70))]
        made[3] = f"**{made[3]}**"
        made[9] = f"[{made[9]}](https://example.org/{made[9]})"
        blocks.append(" ".join(made) + (". [@tudela, phone]" if chance.random() < 0.4 else "."))
        if len(blocks) % 9 == 0:
            blocks.append(f"## {made[0]} {made[1]}")
        if len(blocks) % 12 == 0:
            blocks.append(f"::ad{{#ad-{len(blocks)}}}")
        count += len(made)
    return "\n\n".join(blocks) + "\n"


def type_keys(widget: QPlainTextEdit | QTextEdit, place: float) -> list[float]:
    """Type letters and spaces at a place (0 to 1) of the text; return milliseconds of CPU for each key."""
    cursor = widget.textCursor()
    cursor.setPosition(int(widget.document().characterCount() * place) - 1)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    widget.setTextCursor(cursor)
    QApplication.processEvents()
    times = []
    for number in range(KEYS):
        key = Qt.Key.Key_Space if number % 6 == 5 else Qt.Key.Key_A
        start = thread_time()
        QTest.keyClick(widget, key)
        QApplication.processEvents()
        times.append((thread_time() - start) * 1000)
    return times


def bare(text: str) -> QPlainTextEdit:
    """Return the floor: Qt's own editor for plain text."""
    made = QPlainTextEdit()
    made.setPlainText(text)
    return made


def bare_rich(text: str) -> QTextEdit:
    """Return Qt's editor for rich text, in which lines may differ in height: what ours is made of."""
    made = QTextEdit()
    made.setPlainText(text)
    return made


def body_editor(text: str) -> BodyEditor:
    """Return the body editor with everything on that looks at the text."""
    made = BodyEditor()
    made.open(BodyDocument(text, made))
    speller = Speller(find_provider("en")[0], made)
    speller.set_words("personal", words(text))  # as in a real story, where few words are underlined
    made.set_speller(speller)
    return made


def measure(name: str, make: Callable[[str], QPlainTextEdit | QTextEdit], text: str) -> dict[str, tuple[float, float]]:
    """Open a text and type at its end and in its middle; print and return p50 and p99 of each."""
    start = perf_counter()
    widget = make(text)
    widget.resize(*SIZE)
    widget.show()
    QApplication.processEvents()
    opened = (perf_counter() - start) * 1000
    while isinstance(widget, BodyEditor) and not widget.highlighter.is_finished:
        QTest.qWait(20)
    figures = {}
    for where, place in (("middle", 0.5), ("end", 1.0)):
        cuts = quantiles(type_keys(widget, place), n=100)
        figures[where] = (cuts[49], cuts[98])
    shown = "  ".join(f"{where} p50 {p50:.2f} p99 {p99:.2f}" for where, (p50, p99) in figures.items())
    print(f"{name:16} opened {opened:7.1f} ms  key {shown}")
    widget.hide()
    widget.deleteLater()
    QApplication.processEvents()
    return figures


def main() -> None:
    """Print the figures of both widgets, and their ratio."""
    length = int(sys.argv[1]) if len(sys.argv) > 1 else WORDS
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    Look(application, "light")
    text = story(length)
    print(f"{length} words, {len(text)} characters")
    floor = measure("QPlainTextEdit", bare, text)
    measure("QTextEdit", bare_rich, text)
    ours = measure("BodyEditor", body_editor, text)
    for where in floor:
        print(f"{where}: {ours[where][0] / floor[where][0]:.1f} times the floor (p50)")


if __name__ == "__main__":
    main()
