"""Who speaks a quotation: the name, pronoun or description that the text gives, and the person it means."""

from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import NamedTuple

from editor.article.attribution import Attribution
from editor.article.clauses import Passage, Phrase, head_words, is_finite, names_a_role, phrase_at
from editor.article.function_words import Gender, Tag
from editor.article.grade import Grade
from editor.article.naming import (
    BODIES,
    agrees,
    gender_of_description,
    gender_of_polish_verb,
    has_role,
    named_run,
    subject_at_start,
)
from editor.article.people import People
from editor.article.person_words import role_gender
from editor.article.prose import Segment
from editor.article.salience import Event, Salience
from editor.article.speaker_proposals import Naming, SpeakerProposal, evidence_of, name_place, naming_by
from editor.article.subjects import is_passive, subject_before


class Spoken(NamedTuple):
    """A quotation as its speaker is looked for.

    `paragraph` and `token` are where it begins; `source` is the paragraph that the attribution stands in; `whole` tells
    that it is no fragment of a sentence.
    """

    paragraph: int
    token: int
    attribution: Attribution | None
    source: int
    whole: bool


# Papers and posts: what they say is said by who wrote them.
_DOCUMENTS = frozenset(
    """statement letter tweet post message report email e-mail memo note answer reply response words caption filing
        lawsuit
    complaint document video article column editorial blog book notice order ruling judgment verdict text manifesto
    account press release erklärung mitteilung comunicado texto communiqué texte komunikat""".split()
)
_INDEFINITE = frozenset(
    "a an one another some several many other others two three four five most few any ein eine un una une".split()
)
_POSSESSIVE = frozenset("his her their its my our your sein seine ihr ihre su sus son sa ses leur jego jej ich".split())
_MOST_PERSONS = 200
_BACK_SENTENCES = 4
_LOOK_BACK = 3


class Speakers:
    """Propose speakers for the quotations of one text, in their order: who spoke last is known to the next."""

    def __init__(
        self, people: People, passages: Mapping[int, Passage], go_on: Callable[[], None] = lambda: None
    ) -> None:
        """Take the persons of the text and the passages of its body; `go_on` is called at each and may raise."""
        self._people = people
        self._passages = passages
        self._salience = Salience(people, passages, go_on)
        self._numbers = sorted(passages)
        self._place = {paragraph: at for at, paragraph in enumerate(self._numbers)}
        self._events: list[Event] = []
        self._spoken: dict[tuple[int, int], Event] = {}

    def propose(self, spoken: Spoken) -> SpeakerProposal | None:
        """Return who speaks, or None where the text leaves it open; remembers it for what follows."""
        proposal, person = self._own(spoken)
        if proposal is None and not _is_another(spoken):
            proposal, person = self._carried(spoken)
        if proposal is not None:
            self._remember(spoken, proposal, person)
        return proposal

    def credit(self, spoken: Spoken, proposal: SpeakerProposal) -> SpeakerProposal:
        """Take whom a credit line names for the speaker, by the fullest name; remembers it for what follows."""
        person = self._people.named(proposal.name.split())
        if person is not None:
            proposal = replace(proposal, name=self._people.persons[person].name)
        self._remember(spoken, proposal, person)
        return proposal

    def _remember(self, spoken: Spoken, proposal: SpeakerProposal, person: int | None) -> None:
        passage = self._passages[spoken.paragraph]
        sentence = self._salience.sentence(spoken.paragraph, spoken.token)
        gender = self._people.gender(person) if person is not None else gender_of_description(proposal.name)
        event = Event(sentence, person, proposal.name, gender, proposal.evidence, proposal.verb)
        self._events.append(event)
        self._spoken[spoken.paragraph, passage.sentence_of[spoken.token]] = event

    def _own(self, spoken: Spoken) -> tuple[SpeakerProposal | None, int | None]:
        """Resolve the attribution that the quotation has itself."""
        attribution = spoken.attribution
        if attribution is None:
            return None, None
        passage, subject = self._passages[spoken.source], attribution.subject
        close = attribution.close and not attribution.framing
        if subject is not None and subject.pronoun is None:
            run = named_run(passage, subject)
            if run is not None:
                return self._named(passage, naming_by(passage, spoken.source, attribution, run), subject, close=close)
        verb = attribution.verb_text(passage)
        evidence = evidence_of(passage, spoken.source, attribution)
        if subject is None:
            return self._dropped(spoken, evidence, verb)
        return self._resolve(spoken.source, subject, evidence, verb, close=close)

    def _dropped(self, spoken: Spoken, evidence: Segment, verb: str) -> tuple[SpeakerProposal | None, int | None]:
        """Resolve a verb without a subject of its own ("adding", "dodał"): who spoke last, else who is in mind."""
        passage = self._passages[spoken.source]
        assert spoken.attribution is not None
        gender = gender_of_polish_verb(verb) if passage.language == "pl" else Gender.UNKNOWN
        return self._from_mind(spoken.source, spoken.attribution.first, gender, evidence, verb, called="")

    def _resolve(
        self, paragraph: int, phrase: Phrase, evidence: Segment, verb: str, *, close: bool
    ) -> tuple[SpeakerProposal | None, int | None]:
        passage = self._passages[paragraph]
        if phrase.pronoun is not None:
            return self._pronoun(paragraph, phrase, evidence, verb)
        run = named_run(passage, phrase)
        if run is None:
            return self._described(paragraph, phrase, evidence, verb)
        naming = Naming(paragraph, run, name_place(passage, paragraph, run), evidence, verb)
        return self._named(passage, naming, phrase, close=close)

    def _named(
        self, passage: Passage, naming: Naming, phrase: Phrase, *, close: bool
    ) -> tuple[SpeakerProposal | None, int | None]:
        """Return the person whom a name means, by the fullest name."""
        run = naming.run
        person = self._people.named(run.words, naming.segment)
        name = run.name if person is None else self._people.persons[person].name
        grade = Grade.SURE if close and not self._people.is_ambiguous(run.words) else Grade.LIKELY
        told = naming.tell(passage, phrase, name, grade, is_nobody=person is None)
        return told.proposal, None if told.is_several else person

    def _pronoun(
        self, paragraph: int, phrase: Phrase, evidence: Segment, verb: str
    ) -> tuple[SpeakerProposal | None, int | None]:
        passage = self._passages[paragraph]
        called = passage.slice(phrase.first, phrase.last)
        if called.casefold() in {"i", "we", "ich", "wir"}:
            return None, None
        gender = phrase.pronoun or Gender.UNKNOWN
        if gender in {Gender.THING, Gender.MANY}:
            found = self._body_in_mind(paragraph, phrase, gender)
            if found is not None:
                return SpeakerProposal(found.name, called, Grade.LIKELY, evidence, verb), found.person
            gender = Gender.UNKNOWN
        return self._from_mind(paragraph, phrase.first, gender, evidence, verb, called)

    def _body_in_mind(self, paragraph: int, phrase: Phrase, gender: Gender) -> Event | None:
        """Return the organisation or group that spoke last, else the one that is the subject of a sentence before."""
        here = self._salience.sentence(paragraph, phrase.first)
        for event in reversed(self._events[-_LOOK_BACK:]):
            near = here - event.sentence <= _LOOK_BACK
            unknown = event.person is None and event.gender is Gender.UNKNOWN
            if near and (event.gender in {Gender.THING, Gender.MANY} or unknown):
                return event
        passage = self._passages[paragraph]
        sentence = passage.sentence_of[phrase.first]
        for number in range(sentence, max(-1, sentence - 3), -1):
            first, last = passage.sentences[number]
            found = subject_at_start(passage, first, min(last, phrase.first) if number == sentence else last)
            if found is not None and found.pronoun is None:
                run = named_run(passage, found)
                if run is None or self._people.named(run.words) is None:
                    segment = Segment(paragraph, passage.tokens[found.first].start, passage.tokens[found.last - 1].end)
                    return Event(here, None, passage.slice(found.first, found.last), gender, segment, "")
        return None

    def _from_mind(
        self, paragraph: int, token: int, gender: Gender, evidence: Segment, verb: str, called: str
    ) -> tuple[SpeakerProposal | None, int | None]:
        found, doubtful = self._salience.antecedent(paragraph, token, gender, self._events)
        if found is None:
            return None, None  # a pronoun is no name that somebody could confirm
        grade = Grade.SUSPECT if doubtful else Grade.LIKELY
        return SpeakerProposal(found.name, called or found.name, grade, evidence, verb), found.person

    def _described(
        self, paragraph: int, phrase: Phrase, evidence: Segment, verb: str
    ) -> tuple[SpeakerProposal | None, int | None]:
        """Resolve "the minister", "a spokesman", "the statement": to a person, to who wrote it, or to the words."""
        passage = self._passages[paragraph]
        called = passage.slice(phrase.first, phrase.last)
        head = [token for token in head_words(passage, phrase) if token.tag is not Tag.DETERMINER]
        first = passage.tokens[phrase.first]
        proposal = SpeakerProposal(called, called, Grade.LIKELY, evidence, verb)
        if not head:
            return proposal, None
        noun = head[-1].text.casefold()
        if noun not in BODIES:
            noun = next((one.text.casefold() for one in reversed(head) if names_a_role(one)), noun)
        owner = self._owner(passage, phrase, noun)
        if owner is not None:
            return self._resolve(paragraph, owner, evidence, verb, close=False)
        owned = any(token.owns for token in head)
        if first.text.casefold() in _INDEFINITE or owned or first.tag is not Tag.DETERMINER:
            return proposal, None
        is_role, gender = role_gender(noun)
        if is_role and noun not in BODIES:
            return self._by_role(paragraph, phrase, noun, gender or Gender.UNKNOWN, proposal)
        body = (
            self._last_body()
            if noun in BODIES | _DOCUMENTS and len(head) == 1 and phrase.last - phrase.first == 2
            else None
        )
        if body is None and noun in _DOCUMENTS and self._events:
            body = self._events[-1]
        if body is not None:
            return replace(proposal, name=body.name), body.person
        return proposal, None

    def _owner(self, passage: Passage, phrase: Phrase, noun: str) -> Phrase | None:
        """Return who a document is by: "Smith’s statement", "her letter", "a statement from the company"."""
        tokens = passage.tokens
        if noun not in _DOCUMENTS:
            return None
        for at in range(phrase.first, phrase.last):
            if tokens[at].owns:
                return Phrase(phrase.first, at + 1)
            if tokens[at].text.casefold() in {"from", "by"} and at + 1 < phrase.last:
                return Phrase(at + 1, phrase.last)
        possessive = {"his": Gender.MALE, "her": Gender.FEMALE}.get(tokens[phrase.first].text.casefold())
        return Phrase(phrase.first, phrase.first + 1, possessive) if possessive is not None else None

    def _last_body(self) -> Event | None:
        return next((event for event in reversed(self._events[-_LOOK_BACK:]) if event.gender is Gender.THING), None)

    def _by_role(
        self, paragraph: int, phrase: Phrase, noun: str, gender: Gender, proposal: SpeakerProposal
    ) -> tuple[SpeakerProposal | None, int | None]:
        start = self._passages[paragraph].tokens[phrase.first].start
        here = Segment(paragraph, start, start)
        best: tuple[Segment, int] | None = None
        for number, person in enumerate(self._people.persons[:_MOST_PERSONS]):
            if not any(has_role(role.text, noun) for role in person.roles) or not agrees(
                self._people.gender(number), gender
            ):
                continue
            at = bisect_left(person.mentions, here) - 1
            if at >= 0 and (best is None or person.mentions[at] > best[0]):
                best = (person.mentions[at], number)
        if best is not None:
            return replace(proposal, name=self._people.persons[best[1]].name), best[1]
        if self._passages[paragraph].tokens[phrase.first].text.casefold() in _POSSESSIVE:
            return proposal, None
        found, _ = self._salience.antecedent(paragraph, phrase.first, gender, self._events)
        if found is None or self._salience.sentence(paragraph, phrase.first) - found.sentence > _LOOK_BACK:
            return proposal, None
        return replace(proposal, name=found.name, grade=Grade.SUSPECT), found.person

    def _carried(self, spoken: Spoken) -> tuple[SpeakerProposal | None, int | None]:
        """Find who goes on speaking: in the same paragraph before, else at the end of the paragraph before."""
        passage = self._passages[spoken.paragraph]
        sentence = passage.sentence_of[spoken.token]
        found = self._in_own_sentence(spoken, sentence)
        if found[0] is not None:
            return found
        place = self._place[spoken.paragraph]
        found = self._signature(spoken, place) or self._back(spoken.paragraph, sentence - 1)
        if found[0] is None and place:
            before = self._numbers[place - 1]
            found = self._back(before, len(self._passages[before].sentences) - 1)
        if found[0] is None:
            found = self._ahead(spoken.paragraph, sentence + 1)
        if found[0] is None and self._events:
            event = self._events[-1]
            if self._salience.sentence(spoken.paragraph, spoken.token) - event.sentence <= _LOOK_BACK:
                return _from_event(event, Grade.SUSPECT)
        return found

    def _signature(self, spoken: Spoken, place: int) -> tuple[SpeakerProposal | None, int | None] | None:
        """Read a next paragraph that is "— Jane Doe, teacher"."""
        passage = self._passages[spoken.paragraph]
        if place + 1 >= len(self._numbers) or spoken.token + 2 < len(passage.tokens):
            return None
        after = self._numbers[place + 1]
        tokens = self._passages[after].tokens
        if len(tokens) < 2 or tokens[0].tag is not Tag.DASH or tokens[1].tag is not Tag.NAME:
            return None
        phrase = phrase_at(self._passages[after], 1, len(tokens))
        if phrase is None:
            return None
        evidence = Segment(after, tokens[0].start, tokens[phrase.last - 1].end)
        return self._resolve(after, phrase, evidence, "", close=True)

    def _in_own_sentence(self, spoken: Spoken, sentence: int) -> tuple[SpeakerProposal | None, int | None]:
        event = self._spoken.get((spoken.paragraph, sentence))
        if event is not None:
            return _from_event(event, Grade.LIKELY)
        if spoken.whole:
            return None, None
        person = self._salience.subject_of_sentence(spoken.paragraph, sentence)
        return self._suspect(spoken.paragraph, sentence, person)

    def _back(self, paragraph: int, sentence: int) -> tuple[SpeakerProposal | None, int | None]:
        """Return who speaks last in a paragraph up to a sentence, in quotation or in indirect speech."""
        guess: tuple[SpeakerProposal | None, int | None] = (None, None)
        for number in range(sentence, max(-1, sentence - _BACK_SENTENCES), -1):
            event = self._spoken.get((paragraph, number))
            if event is not None:
                return _from_event(event, Grade.LIKELY)
            found = self._speech_of(paragraph, number)
            if found[0] is not None:
                return found
            if guess[0] is None:
                guess = self._suspect(paragraph, number, self._salience.subject_of_sentence(paragraph, number))
        return guess

    def _ahead(self, paragraph: int, sentence: int) -> tuple[SpeakerProposal | None, int | None]:
        if sentence >= len(self._passages[paragraph].sentences):
            return None, None
        found, person = self._speech_of(paragraph, sentence)
        return (None, None) if found is None else (replace(found, grade=Grade.SUSPECT), person)

    def _speech_of(self, paragraph: int, sentence: int) -> tuple[SpeakerProposal | None, int | None]:
        """Return who speaks in a sentence of indirect speech; sure where a colon hands over to the quotation."""
        passage = self._passages[paragraph]
        first, last = passage.sentences[sentence]
        for at in range(first, min(last, first + 60)):
            if passage.tokens[at].tag is not Tag.SAYING or not is_finite(passage, at) or is_passive(passage, at):
                continue
            if at and passage.tokens[at - 1].tag is Tag.RELATIVE:
                continue
            subject = subject_before(passage, first, at)
            if subject is None:
                continue
            begin, end = min(subject.first, at), max(subject.last, at + 1)
            evidence = Segment(paragraph, passage.tokens[begin].start, passage.tokens[end - 1].end)
            hands_over = passage.tokens[last - 1].tag is Tag.COLON
            found, person = self._resolve(paragraph, subject, evidence, passage.tokens[at].text, close=hands_over)
            if found is not None and not hands_over and found.grade is Grade.SURE:
                found = replace(found, grade=Grade.LIKELY)
            return found, person
        return None, None

    def _suspect(self, paragraph: int, sentence: int, person: int | None) -> tuple[SpeakerProposal | None, int | None]:
        if person is None:
            return None, None
        known = self._people.persons[person]
        passage = self._passages[paragraph]
        first, last = passage.sentences[sentence]
        evidence = Segment(paragraph, passage.tokens[first].start, passage.tokens[last - 1].end)
        at = bisect_left(known.mentions, replace(evidence, end=0))
        named = known.mentions[at] if at < len(known.mentions) else evidence
        return SpeakerProposal(known.name, known.name, Grade.SUSPECT, named, ""), person


def _is_another(spoken: Spoken) -> bool:
    """Return whether "he" or "she" speaks whom the text has not named: not simply who spoke last."""
    subject = spoken.attribution.subject if spoken.attribution is not None else None
    return subject is not None and subject.pronoun in {Gender.MALE, Gender.FEMALE}


def _from_event(event: Event, grade: Grade) -> tuple[SpeakerProposal, int | None]:
    return SpeakerProposal(event.name, event.name, grade, event.evidence, event.verb), event.person
