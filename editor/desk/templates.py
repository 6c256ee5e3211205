"""Templates: stories half begun, ours and the newsroom's own, in Markdown with our front matter.

A template's front matter holds two lines more than a story's: `name` and `sentence`, both JSON texts. `{person}` in its
byline becomes whoever starts the story.
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from editor.article import front_matter
from editor.article.article import Article, Byline
from editor.article.errors import Trouble
from editor.article.text import admit
from editor.desk import writing
from editor.desk.desk import Desk
from resources import FOLDER

OURS = ("news", "interview", "live", "syndicated")
LARGEST = 1_000_000  # bytes; a template is a page or two
_PERSON = "{person}"
_OWN_LINE = re.compile(r"^(name|sentence):[ \t]+(\S.*)\n", re.MULTILINE)
_UNNAMED = re.compile(r"[-_\s]+")


class TemplateTrouble(Trouble):
    """A template that cannot be read; the sentence names it and says why."""


@dataclass(frozen=True, slots=True)
class Template:
    """A story half begun: its key, the name and sentence it is offered with, and what it begins with."""

    key: str
    name: str
    sentence: str
    article: Article
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Offered:
    """The templates there are, ours first, and sentences about those that cannot be read."""

    templates: tuple[Template, ...]
    troubles: tuple[str, ...] = ()


def read(text: str, key: str, *, is_own: bool = False) -> Template:
    """Return the template that a text holds; raises Trouble with a sentence that says what to mend."""
    text = admit(text)
    head, fence, rest = text.partition("\n---\n")
    words: dict[str, str] = {}
    for field, value in _OWN_LINE.findall(f"{head}\n"):
        words[field] = _as_text(field, value)
    article = front_matter.read(_OWN_LINE.sub("", f"{head}\n").removesuffix("\n") + fence + rest)
    name = words.get("name") or _UNNAMED.sub(" ", key).strip().capitalize()
    return Template(key, name, words.get("sentence", ""), article, is_own)


def _as_text(field: str, value: str) -> str:
    try:
        content = json.loads(value)
    except ValueError:
        content = None
    if not isinstance(content, str):
        raise TemplateTrouble(f'The line {field} must hold a text in quotation marks: {field}: "…".')
    return content


def ours() -> tuple[Template, ...]:
    """Return the templates that come with Copydesk."""
    folder = FOLDER / "templates"
    return tuple(read((folder / f"{key}.md").read_text(encoding="utf-8"), key) for key in OURS)


def offered(folder: Path | None = None) -> Offered:
    """Return the templates there are: ours, then those of a folder by name; one with the name of ours replaces it."""
    found = {template.key: template for template in ours()}
    troubles = []
    for path in _own_files(folder):
        try:
            found[path.stem] = read(_content(path), path.stem, is_own=True)
        except Trouble as trouble:
            troubles.append(f"The template {path.name} cannot be used. {trouble.sentence}")
    return Offered(tuple(found.values()), tuple(troubles))


def _own_files(folder: Path | None) -> Iterable[Path]:
    if folder is None or not folder.is_dir():
        return ()
    return sorted(path for path in folder.iterdir() if path.suffix.lower() == ".md" and path.is_file())


def _content(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TemplateTrouble("It is larger than a template can be; take the pictures out of it.")
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise TemplateTrouble("It is not in UTF-8; save it anew as UTF-8.") from error
    except OSError as error:
        raise TemplateTrouble(f"It cannot be read: {error.strerror}.") from error


def start(desk: Desk, template: Template) -> str:
    """Take a new story in that begins as a template does; return its id."""
    furniture = template.article.furniture
    byline = tuple(
        Byline(person.name.replace(_PERSON, desk.person), person.role.replace(_PERSON, desk.person))
        for person in furniture.byline
    )
    # Our words are English only to say what to write; the story will be in the newsroom's language.
    language = furniture.language if template.is_own else desk.language
    return writing.new_story(
        desk, replace(template.article, furniture=replace(furniture, byline=byline, language=language))
    )
