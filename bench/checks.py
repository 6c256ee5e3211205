"""Speed of reading a story: `python -m bench.checks` prints what it costs anew, and again after one key.

A reading is all that the window reads out of a story off its own thread: blocks, quotations with their speakers,
persons, every check, hashes and ads. Figures are CPU time, which a busy machine changes least.
"""

import gc
import random
import re
import statistics
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise, zip_longest
from time import thread_time

from bench.typing_widget import story as plain_story
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.earlier import Earlier
from editor.article.sources import Source
from editor.ui import derived

LENGTHS = (1_000, 50_000)  # words
KEYS = 30
_PERSONS = ("Rosa Diaz", "Tomas Adair", "Ines Vale", "Grace Osei", "Jon Petersen", "Devon Asher", "Carla Ruiz")
_ROLES = ("harbour master", "mayor", "ferry captain", "engineer", "fisherman", "teacher", "spokesman")
_FACTS = (
    "The council voted {n} to 2 on the timetable of the ferry, which leaves the northern pier at {n} minutes past six.",
    "Nobody on the quay had heard of the plan before Tuesday, when {n} boats lay idle behind the old wall.",
    "The line was closed {n} years ago, after a winter in which three ships and a crane were lost.",
    "A ticket will cost as much as on the bus, and children under {n} go free on working days.",
)


def story(words: int = LENGTHS[0]) -> Article:
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


def mixed_story(words: int) -> Article:
    """Return a story of headings, links, citations and ads, in which two words of five stand beside a quotation."""
    plain = plain_story(words * 6 // 10).strip().split("\n\n")
    quoting = [_cited(paragraph, number) for number, paragraph in enumerate(story(words * 4 // 10).body.split("\n\n"))]
    pairs = zip_longest(plain, quoting, fillvalue="")
    body = "\n\n".join(paragraph.strip() for pair in pairs for paragraph in pair if paragraph)
    keys = {name.split()[1].casefold(): name for name in _PERSONS} | {"tudela": "Adriana Tudela"}
    return Article(
        Furniture("ferry", headline="The night ferry comes back", byline=(Byline("Ana Ruiz"),)),
        body,
        sources=tuple(Source(key, name) for key, name in keys.items()),
        ads=tuple(AdPlacement(marker_id) for marker_id in re.findall(r"::ad\{#(.*?)\}", body)),
    )


def _cited(paragraph: str, number: int) -> str:
    name = _PERSONS[number % 7].split()[1]
    return f"{paragraph} [@{name.casefold()}]" if number % 3 == 1 and f"{name}." in paragraph else paragraph


class _Typing:
    """A story that is read after each key, now here, now there, and what was known of it before."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._earlier = Earlier()
        self._chance = random.Random(5)
        self.steps: list[float] = []
        derived.read(article, earlier=self._earlier)

    def key(self) -> None:
        """Put a letter somewhere into a paragraph."""
        text = self._article.body
        at = text.index(" ", self._chance.randrange(len(text) - 400))
        self._article = replace(self._article, body=f"{text[:at]}e{text[at:]}")

    def read(self) -> None:
        """Read the story."""
        derived.read(self._article, earlier=self._earlier)

    def read_in_steps(self) -> None:
        """Read the story, and keep the longest time in milliseconds between two calls of `go_on`."""
        times: list[float] = [thread_time()]
        derived.read(self._article, lambda: times.append(thread_time()), earlier=self._earlier)
        times.append(thread_time())
        self.steps.append(max(after - before for before, after in pairwise(times)) * 1_000)


def _cost(work: Callable[[], object], before: Callable[[], object], times: int) -> tuple[float, float]:
    """Return median and highest of the CPU time of a piece of work, in milliseconds."""
    taken = []
    for _ in range(times):
        before()
        begun = thread_time()
        work()
        taken.append((thread_time() - begun) * 1_000)
    return statistics.median(taken), max(taken)


def main() -> None:
    """Print what was measured."""
    gc.collect()
    gc.disable()  # as in the window, where garbage is collected between two keys
    print("milliseconds of CPU: median, highest")
    for name, make in (
        ("quotations in every second paragraph", story),
        ("headings, links, citations, ads", mixed_story),
    ):
        for words in LENGTHS:
            article = make(words)
            found = derived.read(article)
            print(f"{found.words:,} words, {len(found.ledger)} quotations, {len(article.ads)} ads: {name}")
            typing = _Typing(article)
            for what, work, before, times in (
                ("anew, nothing known", lambda article=article: derived.read(article), forget, 3),
                ("again after one key", typing.read, typing.key, KEYS),
                ("the same in steps", typing.read_in_steps, typing.key, KEYS),
            ):
                median, high = _cost(work, before, times)
                print(f"  {what:40} {median:8.2f} {high:8.2f}")
            print(f"  {'longest step':40} {statistics.median(typing.steps):8.2f} {max(typing.steps):8.2f}")


if __name__ == "__main__":
    main()
