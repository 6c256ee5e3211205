"""Posts in HTML: a figure with the captured words, author, date and a link. It needs no script and calls nobody.

Where the profile or the person says so, a frame is added in which readers may load the original on a click, or the
address stands alone, which a CMS makes its own embed of.
"""

import re

from editor.article import providers
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.exporting import click_to_load, links, own_form
from editor.exporting.embed_mode import EMBEDDED_BY_ADDRESS, embed_mode
from editor.exporting.export import Loss
from editor.exporting.phrases import Phrases, direction, human_date, language_tag, machine_date, phrases
from editor.exporting.pictures import Shelf
from editor.exporting.profile import EmbedMode
from editor.exporting.templates import fill

_VIDEO = frozenset({"youtube", "vimeo", "rumble", "tiktok"})


def provider_title(key: str) -> str:
    """Return how readers know a provider; a provider that the table does not hold by its key."""
    found = providers.provider(key)
    return found.title if found else key.title()


def link_words(provider: str, words: Phrases) -> str:
    """Return the words of the link to a post, in a language."""
    if not provider:
        return words.post
    form = words.video_on if provider in _VIDEO else words.post_on
    return form.format(provider=provider_title(provider))


def paragraphs(text: str) -> list[list[str]]:
    """Return captured words as paragraphs of lines; they are plain words, never Markdown."""
    parts = re.split(r"\n[ \t]*\n", text.strip())
    return [part.strip("\n").split("\n") for part in parts if part.strip()]


def author_of(capture: Capture) -> str:
    """Return author and handle as they stand below a post: `Ana Ruiz (@ana)`."""
    handle = capture.handle.strip()
    # A handle on Mastodon and Bluesky has a dot or an @ inside; readers know each with the @ in front.
    handle = f"@{handle}" if handle and not handle.startswith(("@", "u/")) else handle
    if capture.author and handle and capture.author != handle:
        return f"{capture.author} ({handle})"
    return capture.author or handle


def notice_of(embed: Embed, language: str) -> str:
    """Return the sentence that tells readers what became of a post; nothing for one that is there."""
    words = phrases(language)
    if embed.state is PostState.CHANGED:
        return words.changed
    if embed.state is not PostState.GONE:
        return ""
    captured = embed.latest.captured_at if embed.latest.words else ""
    return words.gone_since.format(date=human_date(captured, language)) if captured else words.gone


def shows_screenshot(embed: Embed) -> bool:
    """Return whether a figure shows the screenshot: where no words were captured, or where somebody chose it."""
    capture = embed.latest
    return bool(capture.screenshot) and (not capture.words.strip() or embed.shows_screenshot)


def _screenshot(embed: Embed, shelf: Shelf) -> str:
    """Return the address of the screenshot where no words were captured, or where somebody chose to show it."""
    if not shows_screenshot(embed):
        return ""
    return shelf.source_of(f"asset:{embed.latest.screenshot}", f"screenshot of the post {embed.id}")


def _frame(embed: Embed, shelf: Shelf, words: Phrases) -> str:
    """Return the frame in which readers may load the original; empty where it is not wanted or not to be had."""
    profile = shelf.request.profile
    if embed_mode(embed, profile) is not EmbedMode.CLICK_TO_LOAD:
        return ""
    found = click_to_load.frame(embed, profile)
    if found is None:
        why = "No embed of its provider lies at a host that is listed, so readers have its words and the link."
        shelf.losses.append(Loss(f"loading the post {embed.id} on a click", why))
        return ""
    shelf.frame_hosts.append(found.host)
    author = author_of(embed.latest)
    called = provider_title(embed.provider)
    title = ", ".join(filter(None, (link_words(embed.provider, words), author)))
    return click_to_load.markup(found, title, called, shelf.request.article.furniture.language, words)


def _attributes(embed: Embed, shown_words: str | None) -> dict[str, str | None]:
    """Return what a CMS, or an import, needs of a post; `shown_words` are those that its figure shows just so."""
    presentation = embed.presentation
    return {
        "data-embed-id": embed.id,
        "data-provider": embed.provider or None,
        "data-post-id": embed.post_id or None,
        "data-address": embed.address or None,
        "data-state": embed.state.value,
        "data-presentation": None if presentation is Presentation.DEFAULT else presentation.value,
        "data-screenshot": "shown" if embed.shows_screenshot else None,
        "data-evidence": own_form.evidence(embed, shown_words),
    }


def _by_address(embed: Embed, shelf: Shelf) -> str:
    """Return the address alone in a paragraph, which a CMS makes its own embed of; empty where it would not."""
    if embed_mode(embed, shelf.request.profile) is not EmbedMode.CMS or not shelf.fetches:
        return ""
    address = links.web_address(embed.address)
    if not address or embed.provider not in EMBEDDED_BY_ADDRESS:
        network = provider_title(embed.provider) or "this network"
        why = f"A CMS embeds no post of {network} by its address alone, so it is a static figure."
        shelf.losses.append(Loss(f"the CMS’s own embed of the post {embed.id}", why))
        return ""
    if embed.latest.words.strip() or embed.latest.screenshot:
        why = "The CMS shows the post itself, so what was captured of it is there as data alone."
        shelf.losses.append(Loss(f"words of the post {embed.id}", why))
    attributes = {"class": "post-address", **_attributes(embed, None)}
    return fill("post_address.html", {"attributes": attributes, "address": address}).strip()


def post(embed: Embed, shelf: Shelf) -> str:
    """Return the HTML of a post; what was not captured is left out."""
    return _by_address(embed, shelf) or static_figure(embed, shelf)


def static_figure(embed: Embed, shelf: Shelf) -> str:
    """Return the figure of a post that needs no script, whatever the profile asks for."""
    language = shelf.request.article.furniture.language
    words = phrases(language)
    capture = embed.latest
    address = links.web_address(embed.address) or links.web_address(capture.address)
    spoken = paragraphs(capture.words)
    screenshot = _screenshot(embed, shelf)
    if not spoken and not screenshot:
        shelf.losses.append(
            Loss(f"words of the post {embed.id}", "Nothing was captured of it, so readers see the link alone.")
        )
    posted = capture.posted_at
    shown = "\n\n".join("\n".join(lines) for lines in spoken)
    return fill(
        "post.html",
        {
            "attributes": {"class": "social-post", **_attributes(embed, shown)},
            "quote_attributes": {
                "cite": address or None,
                "lang": language_tag(capture.language) or None,
                "dir": direction(capture.language) or ("auto" if not capture.language else None),
            },
            "paragraphs": spoken,
            "screenshot": screenshot,
            "screenshot_alternative": capture.screenshot_alternative or author_of(capture) or words.post,
            "frame": _frame(embed, shelf, words),
            "author": author_of(capture),
            "posted": human_date(posted, language),
            "posted_at": machine_date(posted),
            "address": address,
            "link_words": link_words(embed.provider, words),
            "notice": notice_of(embed, language),
        },
    )
