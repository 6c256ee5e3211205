"""Conflicts of a merge as the difference view shows them: one row for each, mine beside theirs."""

from collections.abc import Mapping, Sequence

from editor.article.article_conflicts import ArticleConflict, Choice, ConflictKind, Edited, Take
from editor.article.differences import Difference, Kind, compare
from editor.ui.history.difference_rows import DifferenceRow, PartReading, with_names
from editor.ui.history.history_words import FIELD_WORDS, count_words, value_words

REMOVED = "(taken away)"
_RECORDS = {"sources": "Source", "ads": "Ad", "embeds": "Post", "pictures": "Picture"}
_FIELDS = {
    "contact": "contact", "name": "name", "role": "role", "terms": "terms", "place": "place", "why": "reason",
    "organisation": "organisation", "description": "description", "captures": "captures", "sizes": "sizes",
}  # fmt: skip


def place_words(place: str) -> str:
    """Return where a conflict is, as a person calls it: “Headline”, “Source vale: role”, “Paragraph”."""
    head, _, rest = place.partition(".")
    if head == "body":
        return "Paragraph"
    if head == "furniture":
        return FIELD_WORDS.get(rest, rest.replace("_", " "))
    if head not in _RECORDS or not rest:
        field = f": {rest.rpartition('.')[2].replace('_', ' ')}" if rest and "." not in rest else ""
        return FIELD_WORDS.get(head, head) + field
    key, _, field = rest.partition(".")
    called = f"{_RECORDS[head]} {key[:20]}"
    return f"{called}: {_FIELDS.get(field, field.replace('_', ' '))}" if field else called


def side_words(conflict: ArticleConflict, value: object) -> str:
    """Return one side of a conflict in words."""
    if value is None or (conflict.kind is ConflictKind.TEXT and value == ""):
        return REMOVED
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value_words(value) or "(empty)"


def reading(conflicts: Sequence[ArticleConflict], choices: Mapping[int, Choice]) -> PartReading:
    """Return conflicts as the difference view shows them."""
    rows = tuple(_row(one, choices.get(one.number)) for one in conflicts)
    left = len(conflicts) - len(choices)
    words = f"{count_words(left, 'place', 'places')} to settle" if left else "Every place is settled"
    return PartReading(rows, len(rows), f"{words}.")


def _row(conflict: ArticleConflict, choice: Choice | None) -> DifferenceRow:
    mine, theirs = side_words(conflict, conflict.mine), side_words(conflict, conflict.theirs)
    title = place_words(conflict.place)
    if choice is Take.BOTH:
        title = f"{title} · both stay"
    elif isinstance(choice, Edited):
        title = f"{title} · in other words"
    return with_names(DifferenceRow(_pieces(mine, theirs), conflict.number, title))


def _pieces(mine: str, theirs: str) -> tuple[Difference, ...]:
    if REMOVED in (mine, theirs):
        return (Difference(Kind.REPLACE, mine, theirs),)
    return tuple(piece for paragraph in compare(mine, theirs) for piece in paragraph)


def chosen_sides(choices: Mapping[int, Choice]) -> dict[int, bool]:
    """Return for each conflict in which a side was taken whether it is theirs."""
    return {number: choice is Take.THEIRS for number, choice in choices.items() if choice in (Take.MINE, Take.THEIRS)}
