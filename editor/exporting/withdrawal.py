"""A withdrawn story as it leaves: the notice in its place, as an article that every target can carry."""

from editor.article import escaping
from editor.article.article import Article, Furniture
from editor.article.kill import KillNotice
from editor.exporting.phrases import human_date, phrases


def notice_text(notice: KillNotice, language: str) -> str:
    """Return what readers are told, the plain statement that the story was withdrawn where nothing else is said."""
    return notice.text.strip() or phrases(language).withdrawn_story


def notice_label(notice: KillNotice, language: str) -> str:
    """Return the word for withdrawn with the day, as it stands before the text."""
    words, day = phrases(language), human_date(notice.time, language)
    return f"{words.withdrawn}, {day}" if day else words.withdrawn


def notice_headline(headline: str, notice: KillNotice, language: str) -> str:
    """Return what stands over the notice."""
    return headline if notice.keeps_headline and headline else phrases(language).withdrawn


def notice_article(article: Article, notice: KillNotice) -> Article:
    """Return the notice in a story's place: its headline or the word for withdrawn, the day, and what readers are told.

    Nothing else of the story is in it; the notice of a notice is the same one.
    """
    about = article.furniture
    label = notice_label(notice, about.language)
    first, *more = [part for part in notice_text(notice, about.language).split("\n") if part.strip()]
    paragraphs = [f"**{escaping.escape(label)}:** {escaping.escape(first)}", *map(escaping.escape, more)]
    furniture = Furniture(
        about.slug,
        notice_headline(about.headline, notice, about.language),
        desk=about.desk,
        language=about.language,
        published_at=about.published_at,
        updated_at=notice.time,
    )
    return Article(furniture, "\n\n".join(paragraphs) + "\n")
