"""Speech inside speech: found where it reads as speech, with a guess at who says it."""

import pytest

from editor.article.nested_quotations import nested_in
from editor.article.prose import Prose
from editor.article.quotations import Grade, find_quotations

# (the paragraph, what is found inside its quotation, whose words that is taken for)
STORIES: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "“I stood there and thought, ‘This boat will never float,’” Mara Quist said.",
        [("‘This boat will never float,’", "Mara Quist")],
    ),
    (
        "“My brother told me, ‘Take the early ferry,’ so I did,” Mara Quist said.",
        [("‘Take the early ferry,’", "My brother")],
    ),
    (
        "“When a visitor sees the gate, they might ask, ‘Where does this lead to?’ and turn,” Mara Quist said.",
        [("‘Where does this lead to?’", "a visitor")],
    ),
    (
        "“Bo Lind said, ‘We will wait for spring,’ and that was that,” Mara Quist said.",
        [("‘We will wait for spring,’", "Bo Lind")],
    ),
    ("“She asked, ‘Are we there yet?’ all day,” Mara Quist said.", [("‘Are we there yet?’", None)]),
    ("“It’s the dogs’ own beach, isn’t it?” Mara Quist said.", []),
    ("“We read ‘The Long Winter’ to them every year,” Mara Quist said.", []),
    ("“They call it ‘green’ and it is brown,” Mara Quist said.", []),
    ("“’Tis the season, and rock ’n’ roll is back in the ’90s bar,” Mara Quist said.", []),
    ("‘He shouted “Get off the pier!” at us,’ Mara Quist said.", [("“Get off the pier!”", None)]),
    (
        "\"I told them, 'Nobody touches the rope,' and left,\" Mara Quist said.",
        [("'Nobody touches the rope,'", "Mara Quist")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STORIES)
def test_what_is_quoted_in_a_quotation(text: str, expected: list[tuple[str, str | None]]) -> None:
    outer, *inner = find_quotations([Prose(text)])
    assert outer.speaker is not None
    assert outer.speaker.name == "Mara Quist"
    assert [(one.text, one.speaker.name if one.speaker else None) for one in inner] == expected
    assert all(one.speaker is None or one.speaker.grade is Grade.SUSPECT for one in inner)


def test_a_running_quotation_has_its_inner_ones_where_they_stand() -> None:
    first = "“We asked the crew and they said, ‘Not before noon.’"
    second = "“So we waited,” Mara Quist said."
    outer, inner = find_quotations([Prose(first), Prose(second)])
    assert len(outer.segments) == 2
    (place,) = inner.segments
    assert first[place.start : place.end] == "‘Not before noon.’"


def test_a_text_of_marks_alone_is_read_no_further() -> None:
    assert nested_in("“" + "‘Yes it is,’ " * 500 + "”", "en") == ()
    assert nested_in("", "en") == ()
    assert nested_in("“", "en") == ()
