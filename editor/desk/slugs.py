"""Slugs: made from a headline, unique in a library, safe in a file's name and an address."""

import re
from collections.abc import Callable

from editor.article.errors import Trouble
from editor.desk.desk import Desk

EMPTY_STORY = "new story"  # the words that a story without a headline gets its slug from
LONGEST = 60  # characters; what fits a column of the desk list and every CMS's limit of 200 bytes


class SlugTrouble(Trouble):
    """A slug that cannot be taken; the sentence says why."""


def make_slug(words: str, taken: Callable[[str], bool]) -> str:
    """Return a slug made of words that no story of the library has; words that say nothing make `story`."""
    from slugify import slugify

    stem = slugify(words, max_length=LONGEST, word_boundary=True) or "story"
    slug, number = stem, 1
    while taken(slug):
        number += 1
        slug = f"{stem}-{number}"
    return slug


def checked_slug(slug: str, taken: Callable[[str], bool]) -> str:
    """Return the slug that somebody typed; raises SlugTrouble with the form it must have."""
    if not slug or slug != make_slug(slug, lambda _: False):
        raise SlugTrouble(
            f"A slug has lower-case letters, digits and hyphens, at most {LONGEST} of them; “{slug}” is not one."
        )
    if taken(slug):
        raise SlugTrouble(f"The slug “{slug}” belongs to another story; choose another.")
    return slug


def is_made_from(slug: str, words: str) -> bool:
    """Return whether a slug is the one that `make_slug` makes of words, whatever number tells it from others."""
    stem = make_slug(words or EMPTY_STORY, lambda _: False)
    return re.fullmatch(rf"{re.escape(stem)}(?:-\d+)?", slug) is not None


def follow_headline(desk: Desk, article_id: str, slug: str, before: str, after: str) -> str:
    """Return the slug of a story whose headline changed: a new one, unless a person gave it a slug of its own."""
    if not after.strip() or not is_made_from(slug, before):
        return slug
    return slug if is_made_from(slug, after) else make_slug(after, _taken_by_others(desk, article_id))


def slug_from_headline(desk: Desk, article_id: str, headline: str) -> str:
    """Return the slug that a headline makes, whatever slug the story has."""
    return make_slug(headline or EMPTY_STORY, _taken_by_others(desk, article_id))


def take_slug(desk: Desk, article_id: str, slug: str) -> str:
    """Return a slug that a person wants for a story; raises SlugTrouble where it has no such form or is taken."""
    return checked_slug(slug, _taken_by_others(desk, article_id))


def _taken_by_others(desk: Desk, article_id: str) -> Callable[[str], bool]:
    own = desk.library.articles.summary(article_id).slug
    return lambda slug: slug != own and desk.library.articles.has_slug(slug)
