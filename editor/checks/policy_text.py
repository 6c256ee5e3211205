"""The house policy of the checks as TOML: read with a sentence for everything that is wrong, by line and key."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from editor.article import toml_text
from editor.article.errors import Trouble
from editor.article.findings import Severity
from editor.article.toml_text import line_of
from editor.article.verbs_of_saying import LANGUAGES
from editor.checks.policy import NO_POLICY, OFF, Policy
from editor.checks.registry import BY_CODE

SECOND_REFERENCES = ("consistent", "surname", "courtesy")
_CHOICES = (OFF, *(severity.value for severity in reversed(Severity)))
_KEYS = ("second_reference", "names", "allowed_verbs", "checks", "opinion_verbs")


class BadPolicy(Trouble):
    """A house policy that cannot be taken; the sentence names line, key and what is allowed."""


def parse(text: str) -> Policy:
    """Return the policy that a text stands for; raises BadPolicy with a sentence for each thing that is wrong."""
    table = toml_text.read(text, BadPolicy)
    toml_text.refuse(_wrong(table, text), BadPolicy)
    return _policy(table)


def parse_kept(text: str) -> Policy:
    """Return the policy that a library keeps; what this version does not know counts as not said.

    A text is judged when it is kept, so only one that a newer version wrote can hold such things.
    """
    try:
        table = toml_text.read(text, BadPolicy)
    except BadPolicy:
        return NO_POLICY
    checks = table.get("checks")
    if isinstance(checks, dict):
        table["checks"] = {code: value for code, value in checks.items() if not _wrong_severity(code, value)}
    for key in [key for key in table if list(_wrong({key: table[key]}, text))]:
        del table[key]
    return _policy(table)


def _policy(table: Mapping[str, object]) -> Policy:
    verbs = table.get("opinion_verbs", {})
    checks = table.get("checks", {})
    names, allowed = table.get("names", ()), table.get("allowed_verbs", ())
    assert isinstance(verbs, dict)
    assert isinstance(checks, dict)
    assert isinstance(names, list | tuple)
    assert isinstance(allowed, list | tuple)
    return Policy(
        severities=MappingProxyType(dict(checks)),
        verbs=MappingProxyType({language: _folded(words) for language, words in verbs.items()}),
        allowed_verbs=frozenset(_folded(allowed)),
        names=frozenset(_folded(names)),
        second_reference=str(table.get("second_reference", NO_POLICY.second_reference)),
    )


def _folded(words: list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _wrong(table: Mapping[str, object], text: str) -> Iterator[str]:
    for key, value in table.items():
        if key not in _KEYS:
            yield f"{line_of(text, '', key)} “{key}” is not known; known are {', '.join(_KEYS)}."
        elif key == "second_reference":
            if value not in SECOND_REFERENCES:
                yield f"{line_of(text, '', key)} “{key}” must be one of {', '.join(SECOND_REFERENCES)}."
        elif key in {"names", "allowed_verbs"}:
            if not _is_words(value):
                yield f'{line_of(text, "", key)} “{key}” must be a list of texts, like ["one", "two"].'
        elif not isinstance(value, dict):
            yield f"{line_of(text, '', key)} “{key}” must be a table; write [{key}] on a line of its own."
        elif key == "checks":
            yield from (
                f"{line_of(text, 'checks', code)} {sentence}"
                for code, one in value.items()
                if (sentence := _wrong_severity(code, one))
            )
        else:
            yield from _wrong_verbs(value, text)


def _wrong_severity(code: str, value: object) -> str:
    check = BY_CODE.get(code)
    if check is None:
        return f"There is no check “{code}”; docs/checks.md lists them."
    if value not in _CHOICES:
        return f"“{code}” must be one of {', '.join(_CHOICES)}."
    if check.guards and value != Severity.BLOCKING.value:
        return f"“{code}” guards what leaves the library and stays blocking."
    return ""


def _wrong_verbs(value: Mapping[str, object], text: str) -> Iterator[str]:
    for language, words in value.items():
        line = line_of(text, "opinion_verbs", language)
        if language not in LANGUAGES:
            yield f"{line} There are no verbs for “{language}”; known are {', '.join(LANGUAGES)}."
        elif not _is_words(words):
            yield f'{line} “{language}” must be a list of texts, like ["claimed"].'


def _is_words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def with_choice(text: str, code: str, choice: str) -> str:
    """Return the text with a check at "off" or a severity, every other line as it was; its own severity needs no line.

    A line that says it already is changed or taken away; a new one stands first under [checks].
    """
    own = choice == BY_CODE[code].severity.value
    line = "" if own else f'{code} = "{choice}"\n'
    there = re.compile(rf"^[ \t]*[\"']?{re.escape(code)}[\"']?[ \t]*=.*\n?", re.MULTILINE)
    if there.search(text):
        return there.sub(lambda _: line, text, count=1)
    if own:
        return text
    head = re.search(r"^[ \t]*\[[ \t]*checks[ \t]*\].*\n?", text, re.MULTILINE)
    if head is None:
        return f"{text.rstrip()}\n\n[checks]\n{line}".lstrip()
    begun = head[0] if head[0].endswith("\n") else head[0] + "\n"
    return f"{text[: head.start()]}{begun}{line}{text[head.end() :]}"
