"""Proposals of speakers, and the names that attributions have for them: made anew where the text says otherwise."""

from dataclasses import dataclass

from editor.article.attribution import Attribution
from editor.article.clauses import Passage, Phrase
from editor.article.grade import Grade
from editor.article.names import NameRun, is_organisation
from editor.article.naming import together
from editor.article.prose import Segment


@dataclass(frozen=True, slots=True)
class SpeakerProposal:
    """Who probably speaks: the fullest name, how the text calls them there, and the words that say so."""

    name: str
    called: str
    grade: Grade
    evidence: Segment
    verb: str


@dataclass(frozen=True, slots=True)
class Told:
    """What was made of a name, given the person's fullest one; `is_nobody` tells that the text names no such person."""

    name: str
    grade: Grade
    is_nobody: bool
    proposal: SpeakerProposal
    is_several: bool


@dataclass(slots=True)
class Naming:
    """A name as it stands for who speaks, and what was made of it last: the same, as a rule, at the next reading."""

    paragraph: int
    run: NameRun
    segment: Segment
    evidence: Segment
    verb: str
    last: Told | None = None

    def tell(self, passage: Passage, phrase: Phrase, name: str, grade: Grade, *, is_nobody: bool) -> Told:
        """Return the proposal of a person's fullest name."""
        last = self.last  # read and replaced as a whole: texts are read in more threads than one
        if last is None or last.name != name or last.grade is not grade or last.is_nobody is not is_nobody:
            last = self.last = self._told(passage, phrase, name, grade, is_nobody)
        return last

    def _told(self, passage: Passage, phrase: Phrase, name: str, grade: Grade, is_nobody: bool) -> Told:
        called = passage.slice(phrase.first, phrase.last)
        several = together(passage, phrase, self.run, name)
        said = called if is_nobody or several else passage.slice(self.run.name_first, self.run.last)
        shown = called if is_nobody and is_organisation(self.run.words) else name
        proposal = SpeakerProposal(several or shown, said, grade, self.evidence, self.verb)
        return Told(name, grade, is_nobody, proposal, bool(several))


def naming_by(passage: Passage, paragraph: int, attribution: Attribution, run: NameRun) -> Naming:
    """Return the name that an attribution has for who speaks, as it was made for this paragraph before."""
    known, key = passage.of(_namings), (attribution.first, attribution.verb)
    kept = known.get(key)
    if kept is None or kept[0] is not attribution or kept[1].paragraph != paragraph:
        evidence = evidence_of(passage, paragraph, attribution)
        naming = Naming(paragraph, run, name_place(passage, paragraph, run), evidence, attribution.verb_text(passage))
        kept = known[key] = attribution, naming
    return kept[1]


def _namings(_: Passage) -> dict[tuple[int, int], tuple[Attribution, Naming]]:
    """Return the names that attributions of a passage have for their speakers so far, by where these stand."""
    return {}


def name_place(passage: Passage, paragraph: int, run: NameRun) -> Segment:
    """Return where a name stands, without its titles."""
    return Segment(paragraph, passage.tokens[run.name_first].start, passage.tokens[run.last - 1].end)


def evidence_of(passage: Passage, paragraph: int, attribution: Attribution) -> Segment:
    """Return the words that attribute."""
    tokens = passage.tokens
    return Segment(paragraph, tokens[attribution.first].start, tokens[attribution.last - 1].end)
