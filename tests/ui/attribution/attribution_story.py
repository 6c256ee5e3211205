"""A story with every kind of quotation, and another that knows somebody; shared by the tests of attribution."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from editor.article.article import Article, Byline, Furniture
from editor.article.ledger import LedgerEntry
from editor.article.sources import Source, Terms
from editor.ui.attribution.attribution_panel import AttributionPanel
from editor.ui.main_window import MainWindow
from tests.ui.conftest import desk_at
from tests.ui.driving import panel_of

BODY = """The port’s director, Rosa Diaz, said the crane was “safe to use”. [@diaz]

“We checked every bolt of it,” Diaz added. “Nobody was asked to take a risk.”

“I saw the hook swing,” said Tomas Brandt, an engineer.

“It was the wind, and nothing but the wind.”

The so-called “quiet season” begins in March.

A person at the port said the maker warned of “a known weakness of the arm” in a letter. [@source-1]
"""
CRANE = Article(
    Furniture(slug="crane", headline="Crane stands still", byline=(Byline("Ana Ruiz"),)),
    BODY,
    sources=(
        Source("diaz", "Rosa Diaz", role="director"),
        Source(
            "source-1",
            "Jonas Weber",
            terms=Terms.BACKGROUND,
            description="a person at the port",
            contact="+49 40 5550",
        ),
    ),
)
FERRY = Article(
    Furniture(slug="ferry", headline="Ferry line is saved"),
    "“We sail,” said Adele Tubman. [@tubman]\n",
    sources=(Source("tubman", "Adele Tubman", role="captain", organisation="Ferry Line"),),
)


def make_library(path: Path) -> Path:
    """Make a library with the two stories."""
    with desk_at(path) as desk:
        desk.library.create(FERRY, "Jon Petersen")
        desk.library.create(CRANE, "Ana Ruiz")
    return path


def open_story(window: MainWindow, qtbot: QtBot, slug: str = "crane") -> AttributionPanel:
    """Open a story, show the panel, and wait until the story is read."""
    model = window.bench.model
    with qtbot.waitSignal(model.derived_changed, timeout=10_000):
        window.bench.open_slug(slug)
    window.bench.panels.show_panel("attribution")
    panel = panel_of(window, AttributionPanel)
    qtbot.waitUntil(panel.isVisible)
    return panel


def entry(window: MainWindow, words: str) -> LedgerEntry:
    """Return the quotation that holds some words, as it was read last."""
    derived = window.bench.model.derived
    assert derived is not None
    return next(one for one in derived.ledger if words in one.text)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return the library of these tests."""
    return make_library(tmp_path / "stories.copydesk")
