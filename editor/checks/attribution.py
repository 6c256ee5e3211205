"""Checks of quotations: each has a speaker, each has both its marks."""

from collections.abc import Iterator
from dataclasses import replace

from editor.article import edits
from editor.article.findings import Fix, Severity
from editor.article.ledger import QuotationState
from editor.article.quotations import MarksState
from editor.checks.check import Check, Problem
from editor.checks.story import Story


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


def _unattributed(story: Story) -> Iterator[Problem]:
    for entry in story.ledger:
        if entry.state is QuotationState.MISSING:
            yield Problem(f"Nobody is named as the speaker of {_short(entry.text)}", entry.start, entry.end)


def _proposed(story: Story) -> Iterator[Problem]:
    for entry in story.ledger:
        if entry.state is QuotationState.PROPOSED:
            message = f"Confirm that {entry.speaker} is the speaker of {_short(entry.text)}"
            yield Problem(message, entry.start, entry.end)


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
            body = edits.apply(story.article.body, [edits.Edit(at, at, mend.insert)])
            fix = Fix(f"Put in {mend.insert}", replace(story.article, body=body))
        yield Problem(f"A quotation has lost its {which} mark: {_short(entry.text)}", entry.start, entry.end, fix)


CHECKS = (
    Check("quotation-unattributed", Severity.WARNING, "Every direct quotation has a speaker.", _unattributed),
    Check(
        "quotation-unconfirmed", Severity.NOTE, "A speaker proposed from the text is confirmed by a person.", _proposed
    ),
    Check("quotation-mark-unpaired", Severity.WARNING, "Every quotation has both its marks.", _unpaired),
)
