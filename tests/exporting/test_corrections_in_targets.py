"""Corrections in every format that can hold them: in the story’s language, dated, where the house wants them."""

import json
import re

import pytest

from editor.article.article import Article, Furniture
from editor.article.correction import Correction, CorrectionKind
from editor.exporting.export import ExportRequest, ExportSettings
from editor.exporting.profile import Position, Profile
from editor.exporting.targets import TARGETS, export

AS_RECORDS = ("markdown", "json")  # the portable forms hold corrections as data, and nothing of how they look
FOR_READERS = tuple(name for name in TARGETS if name not in AS_RECORDS)
TOLD = Correction(
    "Die Summe war falsch.", date="2026-03-05T23:30:00-05:00", wrong="7", right="6", approved_by="Mia Sand"
)
STORY = Article(
    Furniture("mauer", headline="Die Mauer hält", language="de"),
    "Der erste Absatz.\n\nDer letzte Absatz.\n",
    corrections=(TOLD, Correction("Ein Satz war unklar.", CorrectionKind.CLARIFICATION)),
)


def made(name: str, place: Position, house: str = "foot") -> str:
    request = ExportRequest(
        STORY, settings=ExportSettings(corrections_at=house), profile=Profile(target=name, corrections=place)
    )
    return export(name, request).content.decode()


@pytest.mark.parametrize("house", ["top", "foot"])
@pytest.mark.parametrize("place", Position)
@pytest.mark.parametrize("name", FOR_READERS)
def test_readers_find_them_where_profile_or_house_say(name: str, place: Position, house: str) -> None:
    text = made(name, place, house)
    wanted = house if place is Position.HOUSE else place.value
    assert "Korrektur" in text
    assert "Klarstellung" in text
    # The date as readers write it stands in what they read alone, never in the data of a head.
    read = text.partition('"edNote"')[0]  # which ninjs has for editors, after the body
    assert (read.rindex("5. März 2026") < read.rindex("letzte Absatz")) is (wanted == "top")
    assert "Mia Sand" not in text


@pytest.mark.parametrize("name", AS_RECORDS)
def test_the_portable_forms_hold_all_of_a_correction(name: str) -> None:
    text = made(name, Position.HOUSE)
    for part in (TOLD.text, TOLD.date, TOLD.approved_by, "clarification"):
        assert part in text


def test_search_engines_are_told_of_each_with_its_date() -> None:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', made("page", Position.TOP), re.DOTALL)
    assert found
    assert json.loads(found[1])["correction"] == [
        {"@type": "CorrectionComment", "text": "Die Summe war falsch.", "datePublished": "2026-03-05T23:30:00-05:00"},
        {"@type": "CorrectionComment", "text": "Ein Satz war unklar."},
    ]
