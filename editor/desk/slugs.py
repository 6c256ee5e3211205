"""Slugs: made from a headline, unique in a library, safe in a file's name and an address."""

from collections.abc import Callable

from editor.article.errors import Trouble

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
