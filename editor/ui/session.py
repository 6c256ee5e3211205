"""The session: what was open, where the caret stood, which panels were in sight; a small file in the state folder."""

import json
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

MOST_RECENT, MOST_CARETS = 12, 200
_MOST_NUMBER = 2**31 - 1  # what Qt takes; a longer one ends the start with an OverflowError, again at each start


@dataclass(frozen=True, slots=True)
class Session:
    """What is brought back at the next start. `opening` names a story while it is being opened at start.

    If the program ends before that is taken back, the story is not opened by itself again: a bad one cannot lock
    anybody out. `geometry` is Qt's own form in Base64.
    """

    device: str = ""
    story: str = ""
    opening: str = ""
    recent: tuple[tuple[str, str], ...] = ()
    carets: dict[str, int] = field(default_factory=dict)
    panel: str = "attribution"
    geometry: str = ""
    sizes: tuple[int, ...] = ()
    shown: dict[str, bool] = field(default_factory=dict)

    def with_story(self, article_id: str, headline: str) -> "Session":
        """Return the session with a story in front, which is then the most recent one."""
        others = tuple(pair for pair in self.recent if pair[0] != article_id)
        return replace(self, story=article_id, recent=((article_id, headline), *others)[:MOST_RECENT])

    def with_title(self, article_id: str, headline: str) -> "Session":
        """Return the session that lists a story by the headline that it has now."""
        recent = tuple((name, headline if name == article_id else title) for name, title in self.recent)
        return self if recent == self.recent else replace(self, recent=recent)

    def without_story(self, article_id: str) -> "Session":
        """Return the session that does not know a story."""
        return replace(
            self,
            story="" if self.story == article_id else self.story,
            recent=tuple(pair for pair in self.recent if pair[0] != article_id),
            carets={name: at for name, at in self.carets.items() if name != article_id},
        )

    def with_caret(self, article_id: str, offset: int) -> "Session":
        """Return the session that knows where the caret of a story stands."""
        carets = {name: at for name, at in self.carets.items() if name != article_id}
        carets[article_id] = offset
        kept = list(carets.items())[-MOST_CARETS:]
        return replace(self, carets=dict(kept))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _numbers(value: object) -> tuple[int, ...]:
    return tuple(one for one in value if _is_number(one)) if isinstance(value, list) else ()


def _is_number(value: object) -> bool:
    return type(value) is int and 0 <= value <= _MOST_NUMBER


def _table(value: object, kind: type) -> dict[str, Any]:
    if not isinstance(value, dict):
        return {}
    return {name: one for name, one in value.items() if type(one) is kind}


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, list):
        return ()
    pairs = (tuple(one) for one in value if isinstance(one, list) and len(one) == 2)
    return tuple((_text(one), _text(other)) for one, other in pairs if one)


def load(path: Path) -> Session:
    """Return the session of a file; whatever in it is no good is as if it were not there."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        table = {}
    if not isinstance(table, dict):
        table = {}
    return Session(
        device=_text(table.get("device")) or os.urandom(16).hex(),
        story=_text(table.get("story")),
        opening=_text(table.get("opening")),
        recent=_pairs(table.get("recent")),
        carets={name: at for name, at in _table(table.get("carets"), int).items() if _is_number(at)},
        panel=_text(table.get("panel")) or "attribution",
        geometry=_text(table.get("geometry")),
        sizes=_numbers(table.get("sizes")),
        shown=_table(table.get("shown"), bool),
    )


def store(session: Session, path: Path) -> bool:
    """Write the session, aside first and then in one step; return whether that went well: it is no trouble if not."""
    table = {
        "device": session.device,
        "story": session.story,
        "opening": session.opening,
        "recent": [list(pair) for pair in session.recent],
        "carets": session.carets,
        "panel": session.panel,
        "geometry": session.geometry,
        "sizes": list(session.sizes),
        "shown": session.shown,
    }
    aside = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump(table, file, ensure_ascii=False, indent=1)
        aside.replace(path)
    except OSError:
        return False
    return True
