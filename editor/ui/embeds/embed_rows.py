"""A story's posts in words: what the panel's rows say, what is missing, when and by whom something was captured."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from editor.article.embed_edits import Lack, Placed, lacks
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.provider_table import PROVIDERS
from editor.article.text import fold_spaces
from editor.ui.body.article_cards import shown_handle
from editor.ui.kit import Row


def tr(text: str) -> str:
    """Return a text of the interface in the language of the window."""
    return QCoreApplication.translate("Embeds", text)


def provider_title(key: str) -> str:
    """Return a provider as readers know it; a key that the table does not hold as it stands."""
    found = PROVIDERS.get(key)
    return found.title if found else key


def author_line(capture: Capture) -> str:
    """Return author and handle in one line."""
    handle = shown_handle(capture.handle.strip())
    return f"{capture.author} ({handle})" if capture.author and handle else capture.author or handle


def title(embed: Embed) -> str:
    """Return a post in a line: provider and author."""
    parts = (provider_title(embed.provider), author_line(embed.latest))
    return " · ".join(filter(None, parts)) or tr("Post without address")


def lack_words(lack: Lack) -> str:
    """Return what is missing, as it is asked for."""
    return {
        Lack.WORDS: tr("what it says"),
        Lack.AUTHOR: tr("who posted it"),
        Lack.DATE: tr("when it was posted"),
        Lack.ADDRESS: tr("its address"),
        Lack.ALTERNATIVE: tr("a description of the screenshot"),
    }[lack]


def asks(embed: Embed) -> str:
    """Return one sentence that asks for all that is missing; empty where nothing is."""
    missing = [lack_words(lack) for lack in lacks(embed)]
    if not missing:
        return ""
    together = missing[0] if len(missing) == 1 else tr("{some} and {last}").format(
        some=", ".join(missing[:-1]), last=missing[-1]
    )  # fmt: skip
    return tr("Still needed: {what}.").format(what=together)


def state_words(state: PostState) -> str:
    """Return a post's state in a word."""
    return {
        PostState.UNKNOWN: tr("Not checked"),
        PostState.LIVE: tr("Live"),
        PostState.CHANGED: tr("Changed"),
        PostState.GONE: tr("Gone"),
    }[state]


STATE_TONES: Mapping[PostState, str] = {
    PostState.UNKNOWN: "neutral",
    PostState.LIVE: "success",
    PostState.CHANGED: "warning",
    PostState.GONE: "danger",
}


def presentation_words(presentation: Presentation) -> str:
    """Return how a post is shown to readers."""
    return {
        Presentation.DEFAULT: tr("As the export’s profile says"),
        Presentation.STATIC: tr("Its words, as a figure"),
        Presentation.CLICK_TO_LOAD: tr("Its words, and the original on a click"),
        Presentation.CMS: tr("Left to the CMS"),
    }[presentation]


def day(text: str) -> str:
    """Return an ISO 8601 date as people here read it; another text as it stands."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return f"{moment.day} {QLocale(QLocale.Language.English).standaloneMonthName(moment.month)} {moment.year}"


def moment(text: str) -> str:
    """Return an ISO 8601 time as day and time of this place; another text as it stands."""
    try:
        local = datetime.fromisoformat(text).astimezone()
    except ValueError:
        return text
    return f"{day(local.date().isoformat())}, {local:%H:%M}"


def captured_line(capture: Capture) -> str:
    """Return who captured something, and when."""
    if not capture.captured_by and not capture.captured_at:
        return tr("Came with the text; nobody is named as having captured it")
    if not capture.captured_at:
        return tr("Captured by {who}").format(who=capture.captured_by)
    who, when = capture.captured_by or tr("somebody"), moment(capture.captured_at)
    return tr("Captured by {who}, {when}").format(who=who, when=when)


def _pill(embed: Embed, twice: Sequence[str]) -> tuple[str, str]:
    if twice:
        return tr("Twice"), "warning"
    if lacks(embed) and not (embed.latest.words or embed.latest.screenshot):
        gone = embed.state is PostState.GONE
        return (tr("Gone, no evidence"), "danger") if gone else (tr("No evidence"), "warning")
    if embed.state in (PostState.CHANGED, PostState.GONE):
        return state_words(embed.state), STATE_TONES[embed.state]
    if lacks(embed):
        return tr("Incomplete"), "warning"
    return (tr("Live"), "success") if embed.state is PostState.LIVE else ("", "neutral")


def rows(posts: Sequence[Placed], twice: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the rows of the panel: one for each post, as the text has them."""
    out = []
    for one in posts:
        embed, capture = one.embed, one.embed.latest
        words = fold_spaces(capture.words)
        pill, tone = _pill(embed, twice.get(embed.id, ()))
        posted = tr("Posted {day}").format(day=day(capture.posted_at)) if capture.posted_at else ""
        detail = asks(embed) or " · ".join(filter(None, (posted, embed.address.partition("//")[2])))
        if one.start < 0:
            pill, tone, detail = tr("Not in the text"), "danger", tr("Nothing in the text stands for it")
        shown = f"“{words}”" if words else embed.address.partition("//")[2]
        out.append(Row(embed.id, title(embed), detail, shown, "embed", pill, tone, not words, embed.address))
    return out
