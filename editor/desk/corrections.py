"""Corrections of published stories: recorded with their words, and the wrong words replaced in the same step."""

from dataclasses import dataclass, replace

from editor.article import correction_edits, correction_words
from editor.article.article import Article, Furniture
from editor.article.canonical import Json
from editor.article.correction import Correction, CorrectionKind
from editor.article.correction_words import Wordings
from editor.article.errors import RefusedAction
from editor.article.revision import RevisionKind
from editor.desk import house_rules
from editor.desk.desk import Desk

CORRECT = "correct"
WORDING, PLACE = "corrections.wording", "corrections.place"  # the house rules
_EVER = "9999"  # later than any time of the library


@dataclass(frozen=True, slots=True)
class Corrected:
    """What a correction made: it as it is kept, the revision, how many places were replaced and how many left alone."""

    slug: str
    revision: str
    correction: Correction
    replaced: int = 0
    left: int = 0


def wordings(desk: Desk) -> Wordings:
    """Return the house's own wordings of what readers are told."""
    named = house_rules.value(desk, WORDING)
    return {name: str(wording) for name, wording in named.items()} if isinstance(named, dict) else {}


def proposal(desk: Desk, article: Article, kind: CorrectionKind, wrong: str, right: str) -> str:
    """Return what readers could be told, by the house's wording in the story's language."""
    return correction_words.proposed(kind, wrong, right, article.furniture.language, wordings(desk))


@dataclass(frozen=True, slots=True)
class House:
    """What a form for corrections has to know: the house's wordings and place, four eyes, and the time of now."""

    wordings: Wordings
    place: str
    four_eyes: bool
    now: str


def begin(desk: Desk, slug: str) -> House:
    """Return what a form for another correction has to know; raises RefusedAction where none may be recorded."""
    house_rules.next_state(desk, CORRECT, desk.story(slug).summary.state)
    return house(desk)


def house(desk: Desk) -> House:
    """Return what the house says of corrections."""
    return House(wordings(desk), str(house_rules.value(desk, PLACE)), desk.four_eyes, now(desk))


@dataclass(frozen=True, slots=True)
class Told:
    """A correction as readers see it; the label is empty where the text begins with it."""

    label: str
    date: str
    text: str


def as_told(correction: Correction, language: str) -> Told:
    """Return a correction as readers of a language see it."""
    from editor.exporting import furniture  # late: the window's first paint needs no exports

    (told,) = furniture.corrections(Article(Furniture("", language=language), corrections=(correction,)))
    return Told(str(told["label"]), str(told["date"]), str(told["text"]))


def now(desk: Desk) -> str:
    """Return the time as a correction has it: ISO 8601 to the minute, by the clock of this desktop, with its offset."""
    return desk.clock().astimezone().isoformat(timespec="minutes")


def correct(desk: Desk, slug: str, correction: Correction, *, replaces: bool = False) -> Corrected:
    """Add a correction to a published story and, if it `replaces`, put what is right in the place of what was wrong.

    What it lacks is filled in: the text by the house's wording, the time, and who acts as who approved it. It is a
    change of the attribution by its author, so it wants an approval before the story leaves again. Raises
    RefusedAction for a story that is not published, without anything to tell, and for a date that is none.
    """
    story = desk.story(slug)
    house_rules.next_state(desk, CORRECT, story.summary.state)
    article = story.article
    full = _filled_in(desk, article, correction)
    done = correction_edits.Replaced(article)
    if replaces:
        done = correction_edits.replaced(article, full.wrong, full.right)
        if not done.count:
            raise RefusedAction(
                f"“{full.wrong}” stands nowhere in the story; leave the replacing out, or say it as it stands."
            )
    after = correction_edits.add(done.article, full)
    after = replace(after, furniture=replace(after.furniture, updated_at=full.date))
    details: dict[str, Json] = {"correction": full.kind.value, "replaced": done.count}
    saved = desk.library.save(
        story.summary.id, after, story.summary.head, desk.person, RevisionKind.CORRECTION, details
    )
    return Corrected(slug, saved.revision.id, after.corrections[-1], done.count, done.left)


def _filled_in(desk: Desk, article: Article, correction: Correction) -> Correction:
    text = correction.text.strip() or proposal(desk, article, correction.kind, correction.wrong, correction.right)
    date = correction.date.strip() or now(desk)
    if not correction_edits.is_date(date):
        raise RefusedAction(f"“{date}” is no date; write it as 2026-03-05, or leave it out for now.")
    return correction_edits.checked(
        replace(correction, text=text, date=date, approved_by=correction.approved_by.strip() or desk.person)
    )


def told(desk: Desk, article_id: str) -> tuple[Correction, ...]:
    """Return the corrections that readers have, by the newest export that was no draft: what was told is not untold."""
    newest = desk.library.exports.at(article_id, _EVER)
    return desk.library.revisions.load(newest.revision).corrections if newest else ()


def as_json(made: Corrected) -> dict[str, Json]:
    """Return what a correction made as the command line prints it."""
    one = made.correction
    return {
        "slug": made.slug,
        "revision": made.revision,
        "kind": one.kind.value,
        "text": one.text,
        "wrong": one.wrong,
        "right": one.right,
        "date": one.date,
        "approved_by": one.approved_by,
        "replaced": made.replaced,
        "left": made.left,
    }
