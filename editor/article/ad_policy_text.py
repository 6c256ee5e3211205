"""Ad policies as TOML: read with a sentence that names line, key and what is allowed, and written again."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from editor.article import toml_text
from editor.article.ad_policy import AdPolicy, Kind, Slot
from editor.article.ads import LABEL, Size
from editor.article.errors import Trouble
from editor.article.text import admit
from editor.article.toml_text import line_of, literal

NAME = re.compile(r"[a-z0-9][a-z0-9\-]{0,39}")
_SIZE = re.compile(r"([1-9]\d{0,3})x([1-9]\d{0,3})")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_BARE = re.compile(r"[A-Za-z0-9_\-]+")
_LONGEST = 60  # characters of a title, a label or a slot's name
_LARGEST = 4_000  # pixels


class BadAdPolicy(Trouble):
    """An ad policy that cannot be taken; the sentence says in which line, which key, and what is allowed."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a key may hold: whether a value may stand there, what is allowed in words, and how it is taken."""

    fits: Callable[[Any], bool]
    allowed: str
    take: Callable[[Any], Any] = lambda value: value


def _number(lowest: int, highest: int) -> _Rule:
    return _Rule(
        lambda value: type(value) is int and lowest <= value <= highest, f"a whole number from {lowest} to {highest}"
    )


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST and value == admit(value) and "\n" not in value


def _is_kinds(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one in set(Kind) for one in value)


def _size(text: object) -> Size | None:
    found = _SIZE.fullmatch(text) if isinstance(text, str) else None
    if found is None or max(int(found[1]), int(found[2])) > _LARGEST:
        return None
    return Size(int(found[1]), int(found[2]))


_TEXT = _Rule(_is_text, f"a text of at most {_LONGEST} characters", str.strip)
_FLAG = _Rule(lambda value: isinstance(value, bool), "true or false")
_KINDS = _Rule(
    _is_kinds,
    f"a list of {', '.join(kind.value for kind in Kind)}",
    lambda value: tuple(kind for kind in Kind if kind.value in value),
)
_SIZES = _Rule(
    lambda value: isinstance(value, list) and bool(value) and all(_size(one) for one in value),
    f'a list of sizes up to {_LARGEST} pixels, such as ["300x250", "320x50"]',
    lambda value: tuple(dict.fromkeys(_size(one) for one in value)),
)

# Table, key in it, field of the policy, what it may hold.
_KEYS: tuple[tuple[str, str, str, _Rule], ...] = (
    ("", "title", "title", _TEXT),
    ("story", "blocks", "story_blocks", _number(0, 1_000)),
    ("story", "words", "story_words", _number(0, 100_000)),
    ("story", "sensitive", "sensitive", _FLAG),
    ("places", "most", "most", _number(0, 1_000)),
    ("places", "blocks_before", "blocks_before", _number(0, 1_000)),
    ("places", "blocks_between", "blocks_between", _number(1, 1_000)),
    ("places", "words_between", "words_between", _number(0, 100_000)),
    ("places", "blocks_after", "blocks_after", _number(0, 1_000)),
    ("places", "after", "after", _KINDS),
    ("places", "before", "before", _KINDS),
    ("places", "counted", "counted", _KINDS),
    ("places", "split_quotations", "split_quotations", _FLAG),
    ("density", "limit", "density", _number(0, 100)),
)
_SLOT_KEYS = {"name": _TEXT, "sizes": _SIZES, "most": _number(0, 1_000)}
_TABLES = ("story", "places", "density", "labels")
_MOVED = "google_ad_manager"  # an export profile names the ad unit now; texts from before may still hold the table


def rule_of(field: str) -> tuple[str, str, str]:
    """Return table, key and what is allowed for a field of the policy: what a form says of it."""
    return next((table, key, rule.allowed) for table, key, name, rule in _KEYS if name == field)


def parse(text: str, name: str) -> AdPolicy:
    """Return the policy that a text stands for; raises BadAdPolicy with a sentence for each thing that is wrong."""
    if not NAME.fullmatch(name):
        raise BadAdPolicy(f"“{name}” is no name of a policy: small letters, digits and hyphens, at most 40.")
    table = toml_text.read(text, BadAdPolicy)
    toml_text.refuse(_wrong(table, text), BadAdPolicy)
    fields: dict[str, Any] = {}
    for place, key, field, rule in _KEYS:
        holder = table.get(place, {}) if place else table
        if key in holder:
            fields[field] = rule.take(holder[key])
    if "labels" in table:
        fields["labels"] = tuple((language, label.strip()) for language, label in table["labels"].items())
    if "slot" in table:
        fields["slots"] = tuple(_slot(one) for one in table["slot"])
    return AdPolicy(name=name, **fields)


def _slot(table: Mapping[str, Any]) -> Slot:
    return Slot(**{key: rule.take(table[key]) for key, rule in _SLOT_KEYS.items() if key in table})


def _wrong(table: Mapping[str, Any], text: str) -> Iterator[str]:
    top = {key: rule for place, key, _, rule in _KEYS if not place}
    for key, value in table.items():
        if key == _MOVED:
            continue
        if key == "slot":
            yield from _wrong_slots(value, text)
        elif key in _TABLES and not isinstance(value, dict):
            yield f"{line_of(text, '', key)} “{key}” is a table; write [{key}] on a line of its own."
        elif key == "labels":
            yield from _wrong_labels(value, text)
        elif key in _TABLES:
            rules = {name: rule for place, name, _, rule in _KEYS if place == key}
            yield from _wrong_values(value, rules, text, key)
        else:
            yield from _wrong_values({key: value}, top, text, "")


def _wrong_values(
    values: Mapping[str, Any], rules: Mapping[str, _Rule], text: str, table: str, nth: int = 0
) -> Iterator[str]:
    for key, value in values.items():
        called = f"{table}.{key}" if table else key
        if key not in rules:
            known = (*rules, *_TABLES, "slot") if not table else tuple(rules)
            yield f"{line_of(text, table, key, nth)} “{called}” is not known; known are {', '.join(known)}."
        elif not rules[key].fits(value):
            shown = json.dumps(value, ensure_ascii=False, default=str)
            shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
            yield f"{line_of(text, table, key, nth)} “{called}” must be {rules[key].allowed}, but it is {shown}."


def _wrong_labels(labels: Mapping[str, Any], text: str) -> Iterator[str]:
    if not labels:
        yield f"{line_of(text, '', 'labels')} “labels” needs one at least, such as en = “{LABEL}”."
    for language, label in labels.items():
        if not _LANGUAGE.fullmatch(language):
            yield f"{line_of(text, 'labels', language)} “labels.{language}” must be named by a language, such as en."
        elif not _TEXT.fits(label):
            yield f"{line_of(text, 'labels', language)} “labels.{language}” must be {_TEXT.allowed}."


def _wrong_slots(slots: object, text: str) -> Iterator[str]:
    if not isinstance(slots, list) or not slots or not all(isinstance(one, dict) for one in slots):
        yield f"{line_of(text, '', 'slot')} “slot” is a list of tables; write [[slot]] on a line of its own."
        return
    seen: set[str] = set()
    for number, slot in enumerate(slots):
        yield from _wrong_values(slot, _SLOT_KEYS, text, "slot", number)
        for key in ("name", "sizes"):
            if key not in slot:
                yield f"{line_of(text, '', 'slot', number)} a slot needs “{key}”: {_SLOT_KEYS[key].allowed}."
        name = slot.get("name")
        if isinstance(name, str) and name.strip() in seen:
            yield f"{line_of(text, 'slot', 'name', number)} the slot “{name}” is there twice."
        seen.add(name.strip() if isinstance(name, str) else "")


def dumps(policy: AdPolicy) -> str:
    """Return a policy as TOML that `parse` reads to the same value."""
    slots = [(slot.name, [f"{size.width}x{size.height}" for size in slot.sizes], slot.most) for slot in policy.slots]
    return written(policy, policy.labels, slots)


def written(
    policy: AdPolicy, labels: Iterable[tuple[str, str]], slots: Iterable[tuple[str, Sequence[str], int]]
) -> str:
    """Return a policy as TOML with labels and slots (name, sizes, at most) as somebody wrote them, right or not."""
    lines: list[str] = []
    before = ""
    for table, key, field, _ in _KEYS:
        if table != before:
            lines += ["", f"[{table}]"]
            before = table
        value = getattr(policy, field)
        if field != "title" or value:
            lines.append(f"{key} = {literal(value)}")
    lines += ["", "[labels]"]
    for language, label in labels:
        lines.append(f"{language if _BARE.fullmatch(language) else literal(language)} = {literal(label)}")
    for name, sizes, most in slots:
        lines += ["", "[[slot]]", f"name = {literal(name)}", f"sizes = {literal(tuple(sizes))}", f"most = {most}"]
    return "\n".join(lines).lstrip("\n") + "\n"
