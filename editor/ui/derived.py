"""What is read out of a story: blocks, ledger, findings, counts and the hashes of its parts, off the window's thread.

Reading 50,000 words takes 0.7 s of CPU time, and 20 to 30 ms again after a key (`python -m bench.checks`). So it waits
for a pause in the typing and runs in a thread of its own, which stands still while a key is handled; an answer is taken
only while the story is still the one that was read, so that its offsets are right.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from time import thread_time

from PySide6.QtCore import QObject, QTimer, Signal

from editor.article import body, parts
from editor.article.ad_density import block_height
from editor.article.ad_places import words_in
from editor.article.ad_verdicts import Judgement
from editor.article.article import Article
from editor.article.body import Block
from editor.article.earlier import Earlier, each, learn
from editor.article.findings import Finding
from editor.article.ledger import Coverage, LedgerEntry, coverage
from editor.article.part import Part
from editor.article.text import count_words, reading_minutes
from editor.checks.background import NO_BACKGROUND, Background
from editor.checks.policy import NO_POLICY, Policy
from editor.checks.registry import run_checks
from editor.checks.story import Story
from editor.ui.between_keys import Later, at_once
from editor.ui.newest import Newest

PAUSE = 200  # milliseconds without a key before the story is read
LONGEST_PAUSE = 400  # of a story that takes long to read, as a pause of 200 ms comes after every third key
LONGEST_WAIT = 1_200  # milliseconds of typing without a pause after which it is read all the same
DEAREST_WAIT = 4_000  # the same of a story that takes long to read
SHARE = 10  # of the time may reading take that comes at a pause: one of so many parts
SHARE_UNASKED = 100  # and of the time of typing without one; 50,000 words take 30 to 40 ms
# Seconds that the reading thread may hold Python's lock while the window wants it; 0.005 is Python's own figure, and a
# key takes the lock several times.
SWITCH_INTERVAL = 0.0005


@dataclass(frozen=True, slots=True)
class Derived:
    """What was read out of one version of a story; offsets are those of `article.body`."""

    article: Article
    blocks: tuple[Block, ...]
    ledger: tuple[LedgerEntry, ...]
    coverage: Coverage
    findings: tuple[Finding, ...]
    words: int
    minutes: int
    part_hashes: dict[Part, str]
    ads: Judgement

    @property
    def blocking(self) -> int:
        """Return how many findings keep the story from the CMS."""
        return sum(finding.blocks for finding in self.findings)


def _words_in(block: Block) -> int:
    return count_words(body.plain_texts(block))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A version of a story, the house policy that its checks keep to, and what it is held against."""

    article: Article
    policy: Policy
    background: Background
    earlier: Earlier


def read(
    article: Article,
    go_on: Callable[[], None] = lambda: None,
    policy: Policy = NO_POLICY,
    background: Background = NO_BACKGROUND,
    earlier: Earlier | None = None,
) -> Derived:
    """Read a story; `go_on` is called every millisecond or so and may raise to end it."""
    story = Story(article, policy, background, earlier, go_on)
    go_on()
    learn(story.known.facts, (_words_in, words_in, block_height), go_on)
    words = sum(each(story.known.facts, _words_in))
    entries = story.ledger
    findings = run_checks(story)
    go_on()
    hashes = parts.part_hashes(article, story.earlier, go_on)
    go_on()
    story.ads.places.words_before, story.ads.gaps  # noqa: B018 - reckoned here and kept, so that no panel waits for them
    go_on()
    minutes = reading_minutes(words)
    return Derived(article, story.blocks, entries, coverage(entries), findings, words, minutes, hashes, story.ads)


def _read_asked(asked: _Asked, go_on: Callable[[], None]) -> tuple[Derived, float]:
    """Return what was read, and the milliseconds of work that it took."""
    start = thread_time()
    derived = read(asked.article, go_on, asked.policy, asked.background, asked.earlier)
    return derived, (thread_time() - start) * 1_000


class StoryReader(QObject):
    """Reads stories in a thread, the newest version alone; `read_out` gives what was found."""

    read_out = Signal(object)  # Derived
    crashed = Signal(object)  # an exception that is a bug

    def __init__(self, current: Callable[[], Article], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current = current
        self._policy = NO_POLICY
        self._background = NO_BACKGROUND
        self._earlier = Earlier()  # the thread's
        self._thread = Newest(_read_asked, parent=self)
        self._thread.done.connect(self._take)
        self._thread.crashed.connect(self.crashed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._longest = QTimer(self, singleShot=True)
        self._longest_wait = LONGEST_WAIT
        self._pause.timeout.connect(self._hand_over)
        self.later: Later = at_once  # what comes while somebody types goes on
        self._longest.timeout.connect(self._hand_over_later)

    def start(self) -> None:
        """Start the thread."""
        sys.setswitchinterval(SWITCH_INTERVAL)
        self._thread.start()

    def stop(self) -> None:
        """End the thread after what it is doing."""
        self._pause.stop()
        self._longest.stop()
        self._thread.stop()

    def hold(self) -> None:
        """Have the reading stand still while a key is handled and painted; costs less than a microsecond.

        It goes on when `let_go` is called, which need not be, or by itself a quarter of a second later.
        """
        self._thread.hold()

    def let_go(self) -> None:
        """Have the reading go on."""
        self._thread.let_go()

    def set_policy(self, policy: Policy) -> None:
        """Keep to another house policy from now on, and read the story anew."""
        if policy != self._policy:
            self._policy = policy
            self._hand_over()

    def set_background(self, background: Background) -> None:
        """Hold the story against something else from now on, and read it anew."""
        if background != self._background:
            self._background = background
            self._hand_over()

    def story_edited(self) -> None:
        """Read the story at the next pause."""
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start(self._longest_wait)

    def story_replaced(self) -> None:
        """Read the story at once; what the story before was held against is not this one's."""
        self._background = NO_BACKGROUND
        self._earlier = Earlier()
        self._hand_over()

    def _hand_over_later(self) -> None:
        self.later(self._hand_over)

    def _hand_over(self) -> None:
        self._pause.stop()
        self._longest.stop()
        self._thread.give(_Asked(self._current(), self._policy, self._background, self._earlier))

    def _take(self, read_out: tuple[Derived, float]) -> None:
        derived, cost = read_out
        self._longest_wait = _between(LONGEST_WAIT, cost * SHARE_UNASKED, DEAREST_WAIT)
        self._pause.setInterval(_between(PAUSE, cost * SHARE, LONGEST_PAUSE))
        if derived.article is self._current():
            self.read_out.emit(derived)


def _between(least: int, wanted: float, most: int) -> int:
    return max(least, min(round(wanted), most))
