"""The line under a block quotation that says whose words they are: “— Jane Doe, teacher”."""

from editor.article.clauses import phrase_at, read_passage
from editor.article.grade import Grade
from editor.article.naming import named_run
from editor.article.prose import Prose, ProseRole, Segment
from editor.article.speaker_proposals import SpeakerProposal


def read_credit(prose: Prose, paragraph: int, language: str) -> SpeakerProposal | None:
    """Return the speaker that a credit line names, without its dash; None for any other paragraph."""
    if prose.role is not ProseRole.CREDIT or not prose.text.strip():
        return None
    passage = read_passage(prose.text, (), language)
    phrase = phrase_at(passage, 0, len(passage.tokens))
    if phrase is None:
        return None
    run = named_run(passage, phrase)
    called = passage.slice(phrase.first, phrase.last)
    evidence = Segment(paragraph, passage.tokens[phrase.first].start, passage.tokens[phrase.last - 1].end)
    return SpeakerProposal(run.name if run is not None else called, called, Grade.SURE, evidence, "")
