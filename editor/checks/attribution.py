"""Checks of quotations: each has a speaker, each has both its marks."""

from collections.abc import Iterator

from editor.article.edits import Edit
from editor.article.findings import Fix, Severity
from editor.article.ledger import LedgerEntry, QuotationState
from editor.article.prose import ProseRole
from editor.article.quotation_marks import MarksState, read_marks
from editor.checks.check import Check, Problem
from editor.checks.story import Story


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _unattributed(story: Story) -> Iterator[Problem]:
    end = 0
    for entry in story.ledger:
        inside = entry.start < end  # words that the speaker quotes: who says them is for the speaker to say
        end = max(end, entry.end)
        if entry.state is QuotationState.MISSING and not inside:
            yield Problem(f"No speaker is named for {_short(entry.text)}", entry.start, entry.end)


def _proposed(story: Story) -> Iterator[Problem]:
    """Tell once how many speakers nobody confirmed yet; the Attribution panel lists them one by one."""
    entries = [entry for entry in story.ledger if entry.state is QuotationState.PROPOSED]
    if len(entries) == 1:
        yield Problem(f"Confirm that {entries[0].speaker} said {_short(entries[0].text)}", *_place(entries[0]))
    elif entries:
        total = sum(entry.state is not QuotationState.NO_QUOTATION for entry in story.ledger)
        message = (
            f"The speakers of {len(entries)} of {total} quotations are proposed from the text and not confirmed yet."
        )
        yield Problem(message, *_place(entries[0]), about="speakers not confirmed")


def _place(entry: LedgerEntry) -> tuple[int, int]:
    return entry.start, entry.end


_MARKS = {MarksState.OPENING_MISSING: "opening", MarksState.CLOSING_MISSING: "closing"}


def _unpaired(story: Story) -> Iterator[Problem]:
    for entry in story.ledger:
        which = _MARKS.get(entry.quotation.marks)
        if which is None:
            continue
        mend = entry.quotation.mend
        fix = None
        if mend:
            passage = story.passages[mend.paragraph]
            at = passage.offset + passage.words.outer(mend.at)
            if 0 < mend.at == len(passage.prose.text):
                at = passage.offset + passage.words.outer(mend.at - 1) + 1
            fix = Fix(f"Put in {mend.insert}", story.article, (Edit(at, at, mend.insert),))
        yield Problem(f"A quotation has lost its {which} mark: {_short(entry.text)}", entry.start, entry.end, fix)


def _stray(story: Story) -> Iterator[Problem]:
    """Find closing marks that nothing opens and that end no quotation either, so that a missing one is no guess."""
    ends = {(one.paragraph, one.end) for entry in story.ledger for one in entry.quotation.segments}
    for number, prose in enumerate(story.prose):
        if prose.role is not ProseRole.BODY:
            continue
        for start, end in read_marks(prose.text, story.article.furniture.language).orphans:
            if (number, end) not in ends:
                place = story.place(number, start, end)
                fix = Fix("Take it out", story.article, (Edit(*place, ""),))
                yield Problem(f"This {prose.text[start:end]} closes a quotation that nothing opens.", *place, fix)


CHECKS = (
    Check(
        "quotation-unattributed",
        Severity.WARNING,
        "Every direct quotation has a speaker.",
        _unattributed,
        title="No speaker",
        example="“We have waited long enough. It is time to build.” (and no word of who says so)",
        mend="Name the speaker, cite the source, or mark the words as no quotation in the Attribution panel.",
    ),
    Check(
        "quotation-unconfirmed",
        Severity.NOTE,
        "A speaker proposed from the text is confirmed by a person.",
        _proposed,
        title="Speakers to confirm",
        example="“We have waited long enough,” said Grace Osei. (without a citation)",
        mend="Walk through the quotations in the Attribution panel; one key confirms each.",
    ),
    Check(
        "quotation-mark-unpaired",
        Severity.WARNING,
        "Every quotation has both its marks; one that runs on opens anew in each paragraph and closes in the last.",
        _unpaired,
        title="Lost quotation mark",
        example="We have waited long enough,” said Grace Osei.",
        mend="Put the mark in where the words begin or end; what is proposed is a guess from the grammar.",
    ),
    Check(
        "quotation-mark-stray",
        Severity.WARNING,
        "A closing mark closes something.",
        _stray,
        title="Stray quotation mark",
        example="The council said no” and left.",
        mend="Find where the quotation begins and put its mark in, or take this one out.",
    ),
)
