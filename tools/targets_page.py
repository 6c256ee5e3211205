"""The page of the formats: what each carries of every feature, and what it does with each option of a profile."""

from collections.abc import Callable, Iterable
from enum import StrEnum

_INTRO = """# Formats and what they lose

Made from the tables in `editor/exporting`: `carries` and `heeds` of each target. Whatever of a story a format does not
carry as it stands is listed before the export and in the manifest beside it; nothing is lost in silence.

✓ carried · ◐ carried in another form · – not carried; the numbers lead to what becomes of it.

"""

Table = Callable[[tuple[str, ...], Iterable[tuple[str, ...]]], str]


class _Remarks:
    """The remarks of one table, each once, by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def mark(self, sign: str, how: str) -> str:
        """Return a cell of the table."""
        return f"{sign} {self._numbers.setdefault(how, len(self._numbers) + 1)}" if how else sign

    def lines(self) -> str:
        """Return the remarks as a numbered list."""
        return "".join(f"{number}. {how}\n" for how, number in self._numbers.items())


def _choices(default: object) -> tuple[object, ...]:
    return tuple(one for one in type(default) if one is not default) if isinstance(default, StrEnum) else ("",)


def page(table: Table) -> str:
    """Return the page."""
    from editor.exporting.export import Carried
    from editor.exporting.features import Feature
    from editor.exporting.profile import options, sentence_of, title_of
    from editor.exporting.targets import TARGETS

    signs = {Carried.CARRIED: "✓", Carried.DEGRADED: "◐", Carried.LOST: "–"}
    targets = tuple(TARGETS.values())
    heads = tuple(f"`{one.name}`" for one in targets)

    remarks = _Remarks()
    features = [
        (
            feature.value,
            *(remarks.mark(signs[one.carries[feature].carried], one.carries[feature].how) for one in targets),
        )
        for feature in Feature
    ]
    more = _Remarks()
    rows = []
    for name, default in options().items():
        for value in _choices(default):
            called = f"{title_of(name)}: `{value}`" if value else title_of(name)
            cells = (one.heeding(name, value) for one in targets)
            rows.append((called, *(more.mark(signs[cell.carried], cell.how) for cell in cells)))
    fields = [(f"`{name}`", title_of(name), sentence_of(name)) for name in options()]
    return (
        f"{_INTRO}## What a story can have\n\n{table(('feature', *heads), features)}\n{remarks.lines()}\n"
        "## What a profile can ask for\n\nAn option that a format has no place for is a loss wherever a story is"
        " touched by it.\n\n"
        f"{table(('option', *heads), rows)}\n{more.lines()}\n"
        f"## The options\n\n{table(('key', 'called', 'what it does'), fields)}"
    )
