"""Embedded posts and what the reporter captured of them, so that the words outlive the post."""

from dataclasses import dataclass
from enum import StrEnum


class PostState(StrEnum):
    """Whether the post is still there, as far as somebody looked."""

    UNKNOWN = "unknown"
    LIVE = "live"
    CHANGED = "changed"
    GONE = "gone"


class Presentation(StrEnum):
    """How an export shows the post; `default` leaves it to the target's profile."""

    DEFAULT = "default"
    STATIC = "static"
    CLICK_TO_LOAD = "click to load"
    CMS = "cms"


@dataclass(frozen=True, slots=True)
class Capture:
    """What somebody captured of a post at one time; captures are added, never changed.

    `posted_at` is the post's own time as ISO 8601 where it could be read, else as it stood; `screenshot` the hash of
    an asset. Meta forbids keeping its API's answers, so words are typed or pasted ones.
    """

    words: str = ""
    author: str = ""
    handle: str = ""
    posted_at: str = ""
    address: str = ""
    language: str = ""
    screenshot: str = ""
    screenshot_alternative: str = ""
    captured_by: str = ""
    captured_at: str = ""


@dataclass(frozen=True, slots=True)
class Embed:
    """One marker `::embed{#id}` in the body: provider, canonical address, the post's id, and its captures in order.

    `shows_screenshot` has exports show the screenshot beside the words too.
    """

    id: str
    provider: str = ""
    address: str = ""
    post_id: str = ""
    captures: tuple[Capture, ...] = ()
    state: PostState = PostState.UNKNOWN
    presentation: Presentation = Presentation.DEFAULT
    private_person: bool = False
    shows_screenshot: bool = False

    @property
    def latest(self) -> Capture:
        """Return what was captured last; an empty capture where nothing was."""
        return self.captures[-1] if self.captures else Capture()
