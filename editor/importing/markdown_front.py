"""The front matter of Markdown that other programs wrote: YAML or TOML as far as a story's fields need it."""

import re
from dataclasses import dataclass

from editor.importing.reading import Hints

_OPENING = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.|\+\+\+)[ \t]*(?:\r\n?|\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_][\w-]*)[ \t]*[:=](?:[ \t]+(.*)|[ \t]*)$")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)$")
_QUOTED = re.compile(r"([\"'])(.*)\1$")
_LONGEST = 20_000  # characters; a longer one is no front matter

# Names that site generators and notebooks give to the fields of a story.
_NAMES = {
    "headline": ("title", "headline"),
    "standfirst": ("subtitle", "standfirst", "dek", "description", "summary", "excerpt", "lead"),
    "byline": ("author", "authors", "byline", "by"),
    "published_at": ("date", "published", "published_at", "pubdate", "publishdate", "created"),
    "updated_at": ("updated", "updated_at", "lastmod", "modified", "last_modified_at"),
    "canonical": ("canonical", "canonical_url", "original_url", "url"),
    "publisher": ("publisher", "site", "site_name", "publication"),
    "language": ("lang", "language", "locale"),
    "keywords": ("tags", "keywords", "categories"),
    "slug": ("slug",),
}
_NO_HINTS = Hints()
_LISTS = ("byline", "keywords")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a front matter tells, the offset in characters where the text after it begins, and the fields not known."""

    hints: Hints = _NO_HINTS
    end: int = 0
    unknown: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Return the front matter of a text; an empty one where there is none that can be read."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST) if opening else None
    if opening is None or closing is None:
        return FrontMatter()
    fields = _fields(text[opening.end() : closing.start()])
    if fields is None:
        return FrontMatter()
    told: dict[str, tuple[str, ...]] = {}
    known = {name: field for field, names in _NAMES.items() for name in names}
    for name, values in fields.items():
        field = known.get(name.casefold(), "")
        if field and not told.get(field):
            told[field] = values
    texts = {field: " ".join(values) for field, values in told.items() if field not in _LISTS}
    hints = Hints(
        headline=texts.get("headline", ""),
        standfirst=texts.get("standfirst", ""),
        byline=told.get("byline", ()),
        published_at=texts.get("published_at", ""),
        updated_at=texts.get("updated_at", ""),
        canonical=texts.get("canonical", ""),
        publisher=texts.get("publisher", ""),
        language=texts.get("language", ""),
        keywords=told.get("keywords", ()),
        slug=texts.get("slug", "") if any(map(str.isalnum, texts.get("slug", ""))) else "",
    )
    return FrontMatter(hints, closing.end(), tuple(name for name in fields if name.casefold() not in known))


def _fields(head: str) -> dict[str, tuple[str, ...]] | None:
    """Return the fields with their values, or None where a line is no field at all: then it is no front matter."""
    fields: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in head.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found, item = _FIELD.match(line), _ITEM.match(line)
        if found:
            name = found[1]
            fields[name] = _values(found[2] or "")
        elif item and name:
            fields[name] += _values(item[1])
        elif line[0] in " \t" and name:
            fields[name] = (" ".join([*fields[name], line.strip()]),)  # a value folded over lines
        else:
            return None
    return fields or None


def _values(value: str) -> tuple[str, ...]:
    value = value.strip()
    if value in {"", "|", ">", "|-", ">-", "~", "null"}:
        return ()
    if value.startswith("[") and value.endswith("]"):
        return tuple(one for part in value[1:-1].split(",") if (one := _unquoted(part.strip())))
    return (_unquoted(value),)


def _unquoted(value: str) -> str:
    found = _QUOTED.match(value)
    if not found:
        return value
    return found[2].replace("''", "'") if found[1] == "'" else re.sub(r"\\([\"\\/])", r"\1", found[2])
