"""The newsroom that is photographed: a library with the sample story and a few neighbours, the same each time.

People, places and posts are made up, as those of `resources/sample` are. Times stand still, so that two runs make the
same library.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from db.library import open_library
from editor.article import citing, embed_edits, ledger
from editor.article.article import Article, Byline, Furniture
from editor.article.edits import apply
from editor.article.embeds import Capture
from editor.article.part import Part
from editor.article.revision import RevisionKind, utc_text
from editor.desk import notes, review, samples, workflow
from editor.desk.desk import Desk
from resources import FOLDER

PERSON = "Ana Ruiz"
EDITOR = "Jon Petersen"
NIGHT = "June Okonjo-Reyes"
NAMES = tuple(  # words that the dictionary of American English lacks
    "Adair Asher Councillor Ellery Farrow Halloran Ines Lindqvist Norberg Okonjo Quillan Saltmarsh Wharf".split()
)
QUESTIONED = "31 cents a week for each household"  # words of the sample that the editor asks about
SAMPLE = "port-ellery-votes-to-bring-back-its-night-ferry-after-eleven"  # the slug of the sample story
PUBLISHED, CORRECTED = "storm-dike", "2026-03-06T09:30+00:00"  # what is corrected, and when, where that is photographed
_BEGIN = datetime(2026, 3, 5, 14, 12, 7, tzinfo=UTC)

# Neighbours in the desk list: slug, headline, desk, author, the steps of the workflow it went, its text.
_NEIGHBOURS = (
    (
        "museum-returns-bronze",
        "Harbour museum returns a bronze head after ninety years",
        "culture",
        EDITOR,
        (),
        "“It was never ours to keep,” said Ilse Marchetti, who directs the harbour museum, of a bronze head.\n",
    ),
    (
        "cannery-shift-pay",
        "Cannery raises pay for the night shift",
        "business",
        NIGHT,
        ("submit",),
        "Packers on the night shift will earn two dollars more an hour from April.\n",
    ),
    (
        "storm-dike",
        "Dike at Cullen Narrows held, but only just",
        "news",
        EDITOR,
        ("submit",),
        "The dike at Cullen Narrows held through Sunday’s storm with a hand’s breadth to spare.\n",
    ),
    (
        "herring-cup",
        "Ellery wins the Herring Cup in extra time",
        "sport",
        NIGHT,
        (),
        "A header in the 118th minute settled the oldest match on the Sound.\n",
    ),
    (
        "library-hours",
        "Library opens on Sundays again",
        "news",
        PERSON,
        ("spike",),
        "The town library will open on Sundays again, from noon until five.\n",
    ),
)


class Clock:
    """Gives times that follow one another by a fixed step, whoever asks."""

    def __init__(self) -> None:
        self._now = _BEGIN

    def __call__(self) -> str:
        """Return the next time as the library writes it."""
        self._now += timedelta(minutes=7, seconds=11)
        return utc_text(self._now)

    def forward(self, hours: float) -> None:
        """Let some hours pass."""
        self._now += timedelta(hours=hours)


@contextmanager
def desk_at(path: Path, person: str, clock: Callable[[], str]) -> Iterator[Desk]:
    """Open the library for one person."""
    library = open_library(path, clock)
    try:
        yield Desk(library, person)
    finally:
        library.close()


def make(path: Path) -> None:
    """Make the library, with the sample story last so that it stands first in the list."""
    clock = Clock()
    for slug, headline, desk_name, author, steps, text in _NEIGHBOURS:
        with desk_at(path, author, clock) as desk:
            furniture = Furniture(slug=slug, headline=headline, byline=(Byline(author),), desk=desk_name)
            desk.library.create(Article(furniture, text), author)
            for step in steps:
                workflow.act(desk, slug, step)
        clock.forward(2)
    clock.forward(5)
    with desk_at(path, NIGHT, clock) as desk:
        samples.sample_story(desk)
        _save(desk, SAMPLE, _furnished, RevisionKind.SAVE)
    with desk_at(path, PERSON, clock) as desk:
        clock.forward(13)
        _save(desk, SAMPLE, _attributed, RevisionKind.SAVE)
        _save(desk, SAMPLE, _with_evidence, RevisionKind.AUTOSAVE)
        _save(desk, SAMPLE, _rewritten, RevisionKind.SAVE)
        workflow.act(desk, SAMPLE, "submit")
    with desk_at(path, EDITOR, clock) as desk:
        review.approve(desk, SAMPLE, Part.EMBEDS)
        review.approve(desk, SAMPLE, Part.ADS)
        question = "Is the interest fixed? Say so, or for how long."
        asked = notes.add_on_words(desk, SAMPLE, question, QUESTIONED, Part.ATTRIBUTION)
        notes.add_on_words(desk, SAMPLE, "The vote was on Wednesday; “votes” or “voted”?", "votes to bring back")
    with desk_at(path, PERSON, clock) as desk:
        clock.forward(9)
        notes.answer(desk, SAMPLE, asked.id, "For five years; the treasurer’s report has it on page 3.")
        _save(desk, SAMPLE, _with_the_ad_lower, RevisionKind.SAVE)


def raw_story(folder: Path) -> Path:
    """Write the sample as it came, as a file that can be imported; return its path."""
    path = folder / samples.FILE
    path.write_bytes((FOLDER / "sample" / samples.FILE).read_bytes())
    return path


def _save(desk: Desk, slug: str, change: Callable[[Article], Article], kind: RevisionKind) -> None:
    story = desk.story(slug)
    desk.library.save(story.summary.id, change(story.article), story.summary.head, desk.person, kind)


def _furnished(article: Article) -> Article:
    return replace(
        article,
        furniture=replace(
            article.furniture,
            kicker="Harrow Sound",
            standfirst="Two boats will cross every forty minutes from May 18, and shift workers will ride free.",
            desk="news",
            keywords=("Port Ellery", "ferry", "town council"),
        ),
    )


def _attributed(article: Article) -> Article:
    """Confirm the first speakers; the rest waits, as it would by noon."""
    amended = citing.confirm_sure(article, ledger.ledger(article)[:5])
    body = apply(article.body, amended.edits)
    for key in ("lindqvist", "farrow"):  # the import had cited these too
        body = body.replace(f" [@{key}]", "")
    return replace(amended.article, body=body)


def _with_evidence(article: Article) -> Article:
    for embed in article.embeds[:1]:
        latest = embed.latest
        kept = Capture(
            words=latest.words,
            author=latest.author,
            handle=latest.handle,
            posted_at=latest.posted_at,
            address=latest.address,
            captured_by=PERSON,
            captured_at="2026-03-06T09:41:00Z",
        )
        placed = embed_edits.with_address(embed, "https://x.com/PortElleryTown/status/2029000000000000001")
        article = embed_edits.changed(article, embed_edits.with_capture(placed, kept))
    return article


def _with_the_ad_lower(article: Article) -> Article:
    """Move the first ad a paragraph down."""
    stretches = article.body.split("\n\n")
    at = next(number for number, stretch in enumerate(stretches) if stretch.startswith("::ad"))
    stretches.insert(at + 1, stretches.pop(at))
    return replace(article, body="\n\n".join(stretches))


def _rewritten(article: Article) -> Article:
    body = article.body.replace(
        "and ended a dispute that has split the two shores for most of a decade",
        "and so settled a dispute that had split the two shores for a decade",
    ).replace("The last word may belong to the weather. ", "The weather may have the last word. ")
    # Slips of the kind that happens at noon, for the checks to find.
    body = body.replace("and two buses will stand ready", "and two buses will will stand ready")
    body = body.replace("Asher told the meeting", "Ascher told the meeting")
    return replace(article, body=body)
