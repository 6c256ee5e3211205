"""Markdown with front matter: the whole article in one text that any Markdown program opens, lossless both ways.

The text begins with a line `---` and the line `format: copydesk.article/1`. After these comes one line `field: JSON`
for each field of the portable article but the body (as in `editor.article.portable`, defaults left out). A line `---`
ends the front matter, and what follows its line end is the body, character for character. JSON is YAML, so other
programs can read the fields.
"""

import json
import re

from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.errors import UnreadableArticle
from editor.article.portable import FORMAT, article_from_json, article_to_json
from editor.article.text import admit

_FENCE = "---"
_OPENING = re.compile(r"---[ \t]*(?:\r\n?|\n)format: *\"?copydesk\.article/")
_FIELD = re.compile(r"([a-z_]+):[ \t]+(\S.*)")


def write(article: Article, *, draft: bool = False) -> str:
    """Return the article as Markdown with front matter; `draft` marks it as a draft there."""
    fields = article_to_json(article, draft=draft)
    body = fields.pop("body", "")
    fields.pop("format")
    lines = [_FENCE, f"format: {FORMAT}"]
    lines += [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return "\n".join([*lines, _FENCE, str(body)])


def is_ours(text: str) -> bool:
    """Return whether a text begins with our front matter, of this version or another."""
    return _OPENING.match(text) is not None


def read(text: str) -> Article:
    """Return the article that a text with our front matter stands for.

    Line ends and the form of accented letters may have changed on the way, as an editor or a mail program changes them.
    Raises UnreadableArticle with a sentence that names the field.
    """
    text = admit(text)
    if not is_ours(text):
        raise UnreadableArticle(f"The text does not begin with a line “{_FENCE}” and a line “format: {FORMAT}”.")
    head, fence, body = text[text.index("\n") + 1 :].partition(f"\n{_FENCE}\n")
    if not fence:
        head, fence, rest = text[text.index("\n") + 1 :].rpartition(f"\n{_FENCE}")
        if not fence or rest.strip():
            raise UnreadableArticle(f"The front matter has no end; put a line “{_FENCE}” between it and the body.")
        body = ""
    fields = _read_fields(head)
    if "body" in fields:
        raise UnreadableArticle("The field body stands in the front matter; its place is after it.")
    if body:
        fields["body"] = body
    return article_from_json(fields)


def _read_fields(head: str) -> dict[str, Json]:
    """Return the fields of the front matter as JSON values."""
    fields: dict[str, Json] = {}
    for number, line in enumerate(head.split("\n"), start=2):
        if not line.strip():
            continue
        found = _FIELD.fullmatch(line.rstrip())
        if not found:
            raise UnreadableArticle(f"Line {number} of the front matter is no field; write “name: value” in JSON.")
        name, value = found[1], found[2]
        if name in fields:
            raise UnreadableArticle(f"The field {name} stands twice in the front matter; remove one of them.")
        fields[name] = value.strip('"') if name == "format" else _read_value(name, value)
    return fields


def _read_value(name: str, value: str) -> Json:
    try:
        content: Json = json.loads(value)
    except (ValueError, RecursionError) as error:
        raise UnreadableArticle(
            f"The field {name} in the front matter holds no JSON value; mend or remove it."
        ) from error
    return content
