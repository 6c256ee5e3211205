"""Headline and standfirst: what the page says of itself, else by where a line stands."""

import re

from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines

_LONGEST_HEADLINE = 220
_LONGEST_STANDFIRST = 420
_FEWEST_WORDS = 4
_FEWEST_STANDFIRST_WORDS = 6
_LETTERS = re.compile(r"[^\W_]+")
_NAVIGATION = re.compile(
    r"(?:view|read|share|print|email|save|listen|comments?|skip|menu|search|log ?in|home|photos?|video|updated?|"
    r"published|posted|tags?|topics?|wordcount|follow|play|close|next|previous|by)\b",
    re.IGNORECASE,
)
_SLUG = re.compile(r"^[A-Z]{2}-+[A-Z]{2,}--?\S|\b\d(?:st|nd|rd|th) Ld\b|Writethru")


def _same(one: str, other: str) -> bool:
    """Return whether two titles have the same words; sites add their name after a bar or a dash."""
    first, second = _LETTERS.findall(one.lower()), _LETTERS.findall(other.lower())
    shorter = min(len(first), len(second))
    return shorter >= 2 and first[:shorter] == second[:shorter] and abs(len(first) - len(second)) <= 4


def _could_be_headline(line: Line) -> bool:
    text = line.text
    if len(text) > _LONGEST_HEADLINE or len(text.split()) < _FEWEST_WORDS or line.is_prose:
        return False
    if text.endswith((".", ":", ";", ",")) and not text.endswith(("...", "U.S.", "Jr.")):
        return False
    return not _NAVIGATION.match(text) and not _SLUG.search(text)


def _headline(page: Page, claims: Claims) -> tuple[Line, Grade, str] | None:
    lines = free_lines(page.head, claims)
    if page.hints.headline:
        for line in lines:
            if _same(line.text, page.hints.headline):
                return line, Grade.SURE, "the page gives it as its title"
    for line in lines:
        if line.kind is RawKind.HEADING and page.blocks[line.block].level == 1:
            return line, Grade.SURE, "the page's first heading"
    before = {line.number for line in page.before_prose}
    for line in lines:
        if line.number in before and line.kind in {RawKind.PARAGRAPH, RawKind.HEADING} and _could_be_headline(line):
            below = page.line(line.number + 1)
            if line.number == 0 and below and claims.kind_at(below.segment) is ProposalKind.BYLINE:
                return line, Grade.SURE, "the first line, with the byline below"
            return line, Grade.LIKELY, "the first line before the story that could be one"
        if line.is_prose:
            break
    return None


def _standfirst(page: Page, claims: Claims, headline: Line | None) -> tuple[Line, Grade, str] | None:
    lines = free_lines(page.head, claims)
    if page.hints.standfirst:
        for line in lines:
            if _same(line.text, page.hints.standfirst) and (headline is None or line.number != headline.number):
                return line, Grade.SURE, "the page gives it as its description"
    below = page.line(headline.number + 1) if headline else None
    if below is None or not claims.is_free(below) or not _could_be_standfirst(below):
        return None
    furniture = {ProposalKind.BYLINE, ProposalKind.DATE, ProposalKind.CAPTION, ProposalKind.DATELINE}
    nearby = (page.line(below.number + 1), page.line(below.number + 2))
    if any(line and claims.kind_at(line.segment) in furniture for line in nearby):
        return below, Grade.LIKELY, "a sentence between headline and byline"
    return None


def _could_be_standfirst(line: Line) -> bool:
    fits = len(line.text) <= _LONGEST_STANDFIRST and len(line.text.split()) >= _FEWEST_STANDFIRST_WORDS
    return fits and line.kind in {RawKind.PARAGRAPH, RawKind.HEADING} and not _NAVIGATION.match(line.text)


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the headline and the standfirst."""
    out: list[Found] = []
    headline = _headline(page, claims)
    if headline:
        out.append(Found(ProposalKind.HEADLINE, headline[1], (headline[0].segment,), {}, headline[2]))
    standfirst = _standfirst(page, claims, headline[0] if headline else None)
    if standfirst:
        out.append(Found(ProposalKind.STANDFIRST, standfirst[1], (standfirst[0].segment,), {}, standfirst[2]))
    return out
