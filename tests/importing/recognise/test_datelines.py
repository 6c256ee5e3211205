"""Datelines of agencies and papers, and labels that look like one."""

import pytest

from editor.article.grade import Grade
from editor.importing.reading import ProposalKind
from tests.importing.recognise.support import COPY, MORE_COPY, proposals, words

DATELINE = ProposalKind.DATELINE


@pytest.mark.parametrize(
    ("dateline", "place", "agency", "date"),
    [
        ("LIMA, Peru (AP) —", "LIMA, Peru", "AP", ""),
        ("LA CROSSE, Wis. (AP) —", "LA CROSSE, Wis.", "AP", ""),
        ("WASHINGTON (Reuters) -", "WASHINGTON", "Reuters", ""),
        ("KABUL, Afghanistan        (AP) --", "KABUL, Afghanistan", "AP", ""),
        ("SEOUL, Aug. 20 (Yonhap) --", "SEOUL", "Yonhap", "Aug. 20"),
        ("PUTRAJAYA, Nov 22 —", "PUTRAJAYA", "", "Nov 22"),
        ("LIMA, Dec 29 (NNN-ANDINA) –", "LIMA", "NNN-ANDINA", "Dec 29"),
        ("Bremen (dpa) –", "Bremen", "dpa", ""),
        ("Kassel (dpa/lhe) –", "Kassel", "dpa/lhe", ""),
        ("Madrid, 20 nov (EFE).-", "Madrid", "EFE", "20 nov"),
        ("TALLAHASSEE, Fla., Dec. 30 --", "TALLAHASSEE, Fla.", "", "Dec. 30"),
        ("WINSTON-SALEM, N.C. —", "WINSTON-SALEM, N.C.", "", ""),
        ("CHICAGO, Nov. 5, 2024 /PRNewswire/ --", "CHICAGO", "PRNewswire", "Nov. 5, 2024"),
        ("NEW YORK--(BUSINESS WIRE)--", "NEW YORK", "BUSINESS WIRE", ""),
        ("(ANSA) - ROMA, 20 NOV -", "ROMA", "ANSA", "20 NOV"),
        ("BERLIN taz |", "BERLIN", "taz", ""),
        ("Nov 22 (Reuters) -", "", "Reuters", "Nov 22"),
        ("LIMA —", "LIMA", "", ""),
    ],
)
def test_a_sure_dateline_is_taken_apart(dateline: str, place: str, agency: str, date: str) -> None:
    (found,) = proposals(f"Council approves new bridge\n{dateline} {COPY}\n{MORE_COPY}", DATELINE)
    assert (found.text, found.grade) == (dateline, Grade.SURE)
    assert found.value == {"place": place, "agency": agency, "date": date}


@pytest.mark.parametrize(
    "dateline",
    [
        "NEW DELHI:",
        "LOS ANGELES:",
        "Mumbai:",
        "BHUBANESWAR:",
        "London —",
        "(Reuters) —",
        "CNN  —",
        "QUAYSIDE via JTA —",
        "SPRINGFIELD —",
        "New Delhi, Nov 20 (PTI)",
    ],
)
def test_a_weaker_form_is_likely(dateline: str) -> None:
    (found,) = proposals(f"{dateline} {COPY}\n{MORE_COPY}", DATELINE)
    assert (found.text, found.grade) == (dateline, Grade.LIKELY)


def test_cities_on_a_line_of_their_own_are_a_dateline() -> None:
    assert words(f"Council approves new bridge\nWashington/ New Delhi:\n{COPY}\n{MORE_COPY}", DATELINE) == [
        "Washington/ New Delhi:"
    ]


def test_a_german_paper_ends_the_town_with_a_full_stop() -> None:
    copy = "Der Rat hat am Montag den Bau der neuen Brücke beschlossen, nach einer Debatte von drei Stunden."
    assert words(f"Neue Brücke\nEssen. {copy}\n{copy}", DATELINE) == ["Essen."]
    assert words(f"Neue Brücke\nRegen. {copy}\n{copy}", DATELINE) == []


@pytest.mark.parametrize(
    "start",
    [
        "BREAKING:",
        "VIDEO:",
        "WATCH:",
        "FTC:",
        "READ MORE:",
        "UPDATE —",
        "NASA —",
        "NATO:",
        "Body Condition Score (BCS)-",
        "Former Sen. Nora Field (R-Neb.) —",
        "Wait —",
        "Q:",
        "PARLIAMENT |",
        "COVID-19 —",
        "May 5 —",
        "In Paris —",
        "President Field —",
        "Ukraine:",
    ],
)
def test_labels_bodies_and_copy_are_no_dateline(start: str) -> None:
    assert words(f"Council approves new bridge\n{start} {COPY}\n{MORE_COPY}", DATELINE) == []


def test_speakers_of_a_transcript_are_no_places() -> None:
    lines = [f"{speaker}: {COPY}" for speaker in ("FIELDING", "WONGSTON", "FIELDING")]
    assert words("\n".join(lines), DATELINE) == []


def test_a_story_has_one_dateline_and_the_sure_one_counts() -> None:
    assert words(f"London — {COPY}\nPARIS (AP) — {MORE_COPY}\n{COPY}", DATELINE) == ["PARIS (AP) —"]
