"""Speed of the checks: `python -m bench.checks` prints what all of them cost on a story of 1,000 words.

Both figures take in the whole reading: blocks, quotations with their speakers, persons, and every check.
"""

from dataclasses import replace

from bench.render import milliseconds
from editor.article.article import Article, Byline, Furniture
from editor.article.body import parse, plain_texts
from editor.checks.registry import CHECKS, run_checks
from editor.checks.story import Story

WORDS = 1_000
_PERSONS = ("Rosa Diaz", "Tomas Adair", "Ines Vale", "Grace Osei", "Jon Petersen", "Devon Asher", "Carla Ruiz")
_ROLES = ("harbour master", "mayor", "ferry captain", "engineer", "fisherman", "teacher", "spokesman")
_FACTS = (
    "The council voted {n} to 2 on the timetable of the ferry, which leaves the northern pier at {n} minutes past six.",
    "Nobody on the quay had heard of the plan before Tuesday, when {n} boats lay idle behind the old wall.",
    "The line was closed {n} years ago, after a winter in which three ships and a crane were lost.",
    "A ticket will cost as much as on the bus, and children under {n} go free on working days.",
)


def story(words: int = WORDS) -> Article:
    """Return a story of about as many words: paragraphs of facts, each second with a quotation and who says it."""
    paragraphs: list[str] = []
    count = number = 0
    while count < words:
        name, role = _PERSONS[number % 7], _ROLES[number % 7]
        called = f"{role} {name}" if number < 7 else name.split()[1]
        facts = [_FACTS[(number + part) % 4].format(n=number + part + 13) for part in range(2)]
        said = f"“We have waited {number + 2} winters for this boat, and we can wait for another one,” said {called}."
        paragraph = f"{facts[0]} {said} {facts[1]}" if number % 2 else " ".join(facts)
        paragraphs.append(paragraph)
        count += len(paragraph.split())
        number += 1
    furniture = Furniture("ferry", headline="The night ferry comes back", byline=(Byline("Ana Ruiz"),))
    return Article(furniture, "\n\n".join(paragraphs) + "\n")


def forget() -> None:
    """Empty every cache between the text and the findings."""
    from editor.article import clauses, inline, ledger, people, quotation_kinds, quotation_marks, quotations
    from editor.checks import furniture, name_spelling, sentences, verbs

    ledger.forget()
    people.forget()
    modules = (clauses, inline, people, quotation_kinds, quotation_marks, quotations)
    for module in (*modules, furniture, name_spelling, sentences, verbs):
        for thing in vars(module).values():
            if hasattr(thing, "cache_clear"):
                thing.cache_clear()


class _Typing:
    """A story in which one word changes each time, now here, now there."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._places = [at for at in range(len(article.body)) if article.body.startswith(" the ", at)]
        self._number = 0
        self.now = article

    def change(self) -> None:
        self._number += 1
        at = self._places[self._number % len(self._places)]
        text = self._article.body
        self.now = replace(self._article, body=f"{text[:at]} that{self._number} {text[at + 5 :]}")


def main() -> None:
    """Print what was measured."""
    article = story()
    words = sum(len(text.split()) for block in parse(article.body) for text in plain_texts(block))
    quotations = len(Story(article).ledger)
    typing = _Typing(article)
    print(f"{len(CHECKS)} checks on {words} words with {quotations} quotations; milliseconds: median, 99th percentile")
    for name, work, before in (
        ("everything anew", lambda: run_checks(Story(article)), forget),
        ("after one changed word", lambda: run_checks(Story(typing.now)), typing.change),
    ):
        median, high = milliseconds(work, before, 100)
        print(f"  {name:40} {median:8.2f} {high:8.2f}")


if __name__ == "__main__":
    main()
