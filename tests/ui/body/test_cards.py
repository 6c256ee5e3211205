"""Cards and chips: what they say of an article's records, and that they are painted where they belong."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from editor.article.ads import AdPlacement, Size
from editor.article.article import Article, Furniture, Picture
from editor.article.embeds import Capture, Embed, PostState
from editor.article.sources import Source, SourceKind, Terms
from editor.ui.body.article_cards import ArticleCards
from editor.ui.body.body_document import BodyDocument
from editor.ui.body.body_editor import BodyEditor
from editor.ui.body.cards import CardText, ChipText, card_text
from editor.ui.body.quiet_syntax import UnitKind, read_run
from editor.ui.theme import Role, load

ARTICLE = Article(
    Furniture("quay"),
    "Said [@tudela; @gone].\n\n::ad{#ad-1}\n\n::embed{#e-1}\n\n::embed{#nobody}\n",
    sources=(
        Source("tudela", "Teresa Tudela"),
        Source("memo", "A. N. Other", SourceKind.DOCUMENT, terms=Terms.BACKGROUND, description="a city official"),
    ),
    ads=(AdPlacement("ad-1", "mid", (Size(300, 250), Size(728, 90))),),
    embeds=(
        Embed("e-1", "youtube", "https://youtu.be/x", captures=(Capture("The  boat", "Ana"),), state=PostState.LIVE),
        Embed("e-2", "x", "https://x.com/a/status/1", state=PostState.GONE),
        Embed("e-3"),
    ),
)


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (UnitKind.AD, "ad-1", CardText("ad", "Advertisement", "mid · 300×250, 728×90")),
        (UnitKind.EMBED, "e-1", CardText("embed", "YouTube · Ana", "“The boat”", "Live", Role.SUCCESS)),
        (UnitKind.EMBED, "e-2", CardText("embed", "X", "https://x.com/a/status/1", "Gone, no evidence", Role.DANGER)),
        (UnitKind.EMBED, "e-3", CardText("embed", "Embedded post", "", "No evidence", Role.WARNING)),
        (UnitKind.AD, "e-1", CardText("warning", "Ad “e-1”", "No record", "Missing", Role.DANGER)),
    ],
)
def test_cards(kind: UnitKind, name: str, expected: CardText) -> None:
    assert ArticleCards(ARTICLE).card(kind, name) == expected


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        (UnitKind.CITATION, "tudela", ChipText("Teresa Tudela", "person")),
        (UnitKind.CITATION, "memo", ChipText("a city official", "lock")),
        (UnitKind.CITATION, "gone", ChipText("gone", "warning", Role.DANGER_TINT)),
    ],
)
def test_chips(kind: UnitKind, name: str, expected: ChipText) -> None:
    assert ArticleCards(ARTICLE).chip(kind, name) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('![A crane](asset:9f "At dawn")', CardText("image", "At dawn", "A crane · Jon Petersen")),
        ("![A crane](https://example.org/p.jpg)", CardText("image", "Picture", "A crane")),
        ("![](asset:9f)", CardText("image", "Picture", "Jon Petersen", "No alt text", Role.WARNING)),
    ],
)
def test_the_card_of_a_picture_says_its_words_and_its_credit(line: str, expected: CardText) -> None:
    cards = ArticleCards(replace(ARTICLE, pictures=(Picture("9f", "Jon Petersen"),)))
    (unit,) = read_run(line)[0].units
    assert card_text(unit, cards) == expected


def test_a_picture_is_painted_small_on_its_card_once_it_is_loaded(qtbot: QtBot) -> None:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.open(BodyDocument("One.\n\n![A crane](asset:9f)\n\nTwo.\n", editor))
    editor.show()
    small = QPixmap(400, 100)
    small.fill(QColor("#ff00ff"))
    assert _count(editor, "#ff00ff") == 0
    editor.decorations.thumbnails = lambda target: small if target == "asset:9f" else None
    editor.viewport().update()
    assert _count(editor, "#ff00ff") > 5_000


def _count(editor: BodyEditor, colour: str) -> int:
    """Return how many pixels of the view have a colour."""
    image = editor.viewport().grab().toImage()
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_states_are_put_on_ads_alone() -> None:
    cards = ArticleCards(ARTICLE).with_states({"ad-1": ("Too early", Role.WARNING), "e-1": ("x", Role.DANGER)})
    assert cards.card(UnitKind.AD, "ad-1").state == "Too early"
    assert cards.card(UnitKind.EMBED, "e-1").state == "Live"


def test_a_marker_is_painted_over_as_a_card_and_lit_when_selected(qtbot: QtBot) -> None:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.open(BodyDocument(ARTICLE.body, editor))
    editor.set_cards(ArticleCards(ARTICLE))
    editor.show()
    position = editor.story.findBlockByNumber(2)
    place = editor.story.documentLayout().blockBoundingRect(position)
    light = load("light")
    middle = round(place.center().y())

    def colour(x: int, y: int) -> QColor:
        return editor.viewport().grab().toImage().pixelColor(x, y)

    half = editor.viewport().width() // 2
    assert colour(half, middle) == light.colour(Role.AD_CARD)
    assert colour(10, middle) == light.colour(Role.SURFACE)
    edge = next(y for y in range(middle, middle + 60) if colour(half, y) != light.colour(Role.AD_CARD))
    assert colour(half, edge + 1) != light.colour(Role.ACCENT)
    editor.jump_to(editor.source.index("::ad"))
    assert light.colour(Role.ACCENT) in [colour(half, edge), colour(half, edge + 1)]


def test_focus_mode_dims_what_is_not_in_focus(qtbot: QtBot) -> None:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 600)
    editor.open(BodyDocument("One\n\nTwo", editor))
    editor.show()

    def darkest(number: int) -> int:
        area = editor.story.documentLayout().blockBoundingRect(editor.story.findBlockByNumber(number)).toAlignedRect()
        image = editor.viewport().grab().toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(area.left() + 4, area.left() + 60)
            for y in range(area.top(), area.bottom())
        )

    plain = darkest(2)
    editor.set_focus_mode(True)
    assert darkest(2) > plain + 60
    assert darkest(0) < plain + 20
    editor.jump_to(len("One\n\nTw"))
    assert darkest(2) < plain + 20


def test_typewriter_scrolling_keeps_the_caret_at_its_height(qtbot: QtBot) -> None:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(700, 500)
    editor.open(BodyDocument("words\n\n" * 80, editor))
    editor.show()
    editor.set_typewriter(True)
    heights = []
    for at in (200, 300, 400):
        editor.jump_to(at)
        heights.append(editor.cursorRect().center().y())
    assert max(heights) - min(heights) <= 2
    assert abs(heights[0] - 225) < 20


def test_other_names_reach_the_chips_out_of_sight_too(qtbot: QtBot) -> None:
    editor = BodyEditor()
    qtbot.addWidget(editor)
    editor.resize(700, 400)
    editor.show()
    editor.open(BodyDocument("[@tudela] so\n\n" * 60, editor))
    qtbot.waitUntil(lambda: editor.highlighter.is_finished)

    def spacings() -> set[float]:
        document = editor.story
        firsts = [document.findBlockByNumber(number).layout().formats() for number in range(0, 120, 2)]
        return {formats[0].format.fontLetterSpacing() for formats in firsts}

    before = spacings()
    assert len(before) == 1
    editor.set_cards(ArticleCards(ARTICLE))
    qtbot.waitUntil(lambda: len(spacings()) == 1 and spacings() != before)
    assert ArticleCards(ARTICLE) == ArticleCards(ARTICLE)
    assert ArticleCards(ARTICLE) != ArticleCards(Article(Furniture("other")))
