"""The portable article, `copydesk.article/1`: JSON that any program can read, strict in what it takes back.

Values that stand at their default are left out, so a field added later changes no file and no hash that was made
before. Reading refuses whatever it does not know with a sentence that names the field.
"""

import dataclasses
import json
import types
import typing
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any

from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.errors import UnreadableArticle
from editor.article.text import admit

FORMAT = "copydesk.article/1"
DRAFT = "draft"  # the mark of a draft beside `format`, which Hugo and Jekyll know in front matter too


def encode(value: object) -> Json:
    """Return a domain value as JSON values; fields at their default are left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Json] = {}
        for field in dataclasses.fields(value):
            content = getattr(value, field.name)
            if field.default is dataclasses.MISSING or content != field.default:
                out[field.name] = encode(content)
        return out
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    raise TypeError(f"no portable form for {type(value).__name__}")


@lru_cache(maxsize=128)
def _field_types(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _called(value: object) -> str:
    names: dict[type, str] = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a number"}
    return "nothing" if value is None else names.get(type(value), f"a {type(value).__name__}")


def _refuse(place: str, expected: str, value: object) -> UnreadableArticle:
    return UnreadableArticle(f"The field {place} must be {expected}, but it holds {_called(value)}.")


def _decode_object(kind: type, value: object, place: str) -> object:
    if not isinstance(value, Mapping):
        raise _refuse(place, "an object", value)
    hints = _field_types(kind)
    fields = {field.name: field for field in dataclasses.fields(kind)}
    unknown = sorted(str(name) for name in value if name not in fields)
    if unknown:
        raise UnreadableArticle(f"The field {place}.{unknown[0]} is not known; known are {', '.join(sorted(fields))}.")
    for name, field in fields.items():
        if name not in value and field.default is dataclasses.MISSING:
            raise UnreadableArticle(f"The field {place}.{name} is missing.")
    return kind(**{name: decode(hints[name], item, f"{place}.{name}") for name, item in value.items()})


def _decode_text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _refuse(place, "a text", value)
    if value != admit(value):
        if admit(value) == unicodedata.normalize("NFC", value):
            return admit(value)
        raise UnreadableArticle(f"The field {place} holds control characters or half characters; remove them.")
    return value


def _decode_choice(kind: type[StrEnum], value: object, place: str) -> StrEnum:
    if value not in [choice.value for choice in kind]:
        choices = ", ".join(f"“{choice.value}”" for choice in kind)
        raise UnreadableArticle(f"The field {place} must be one of {choices}.")
    return kind(value)


def decode(kind: Any, value: object, place: str) -> Any:
    """Return the domain value of a type that JSON values stand for.

    Raises UnreadableArticle with a sentence that names the field by its `place`.
    """
    origin = typing.get_origin(kind)
    if origin is tuple:
        if not isinstance(value, list):
            raise _refuse(place, "a list", value)
        (item,) = (part for part in typing.get_args(kind) if part is not Ellipsis)
        return tuple(decode(item, one, f"{place}[{number}]") for number, one in enumerate(value))
    if origin in (types.UnionType, typing.Union):
        (inner,) = (part for part in typing.get_args(kind) if part is not types.NoneType)
        return None if value is None else decode(inner, value, place)
    if kind is str:
        return _decode_text(value, place)
    if kind is bool or kind is int:
        if type(value) is not kind:
            raise _refuse(place, "true or false" if kind is bool else "a whole number", value)
        return value
    if issubclass(kind, StrEnum):
        return _decode_choice(kind, value, place)
    return _decode_object(kind, value, place)


def article_to_json(article: Article, *, draft: bool = False) -> dict[str, Json]:
    """Return the portable form of an article; `draft` marks it as a draft, which is no field of the article."""
    content = encode(article)
    assert isinstance(content, dict)
    mark: dict[str, Json] = {DRAFT: True} if draft else {}
    return {"format": FORMAT, **mark, **content}


def article_from_json(value: object) -> Article:
    """Return the article that a portable form stands for; the mark of a draft is passed over.

    Raises UnreadableArticle with a sentence that names the field.
    """
    if not isinstance(value, Mapping):
        raise _refuse("article", "an object", value)
    found = value.get("format")
    if found != FORMAT:
        raise UnreadableArticle(f"The field article.format must be “{FORMAT}”; a newer Copydesk may read this file.")
    if not isinstance(value.get(DRAFT, False), bool):
        raise _refuse(f"article.{DRAFT}", "true or false", value[DRAFT])
    content = {name: item for name, item in value.items() if name not in {"format", DRAFT}}
    article = decode(Article, content, "article")
    assert isinstance(article, Article)
    return article


def dumps(article: Article, *, draft: bool = False) -> str:
    """Return the portable article as a text: two spaces of indent, fields in the order of the definition, LF."""
    return json.dumps(article_to_json(article, draft=draft), indent=2, ensure_ascii=False) + "\n"


def loads(text: str | bytes) -> Article:
    """Return the article that a portable text stands for; raises UnreadableArticle."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle(
            "This is no JSON text; open it in the program that made it and save it anew."
        ) from error
    return article_from_json(value)
