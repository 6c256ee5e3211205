"""The real stories beside the checkout: what a desk editor would say of them, and next to nothing else."""

import json
from collections import Counter
from pathlib import Path

from editor.article.article import Article
from editor.checks.registry import run_checks
from editor.checks.story import Story
from editor.importing import importer

# Checks of what stands in the text; those of furniture, licence, posts and ads see a raw story as unfinished, rightly.
_TEXT = (
    "opinion-verb", "two-roles", "full-name-again", "courtesy-title", "name-spelt-two-ways", "other-number",
    "told-twice", "source-bare", "sources-for-one", "quotation-unattributed", "quotation-mark-unpaired",
    "quotation-mark-stray", "to-come",
)  # fmt: skip


def _imported(content: bytes, name: str) -> Article:
    return importer.draft(importer.read(content, name), slug="story", accept="sure").article


def test_the_typical_story(shared: Path) -> None:
    article = _imported((shared / "inputs" / "syndicated-story.txt").read_bytes(), "story.txt")
    findings = run_checks(Story(article))
    said = Counter(one.code for one in findings)
    assert said["original-address-missing"] == 1
    assert said["quotation-mark-unpaired"] == 1
    assert said["two-roles"] == 1
    assert said["told-twice"] == 2
    # A full name repeated and one “claiming” are the only other things that it says of the text.
    assert {code: said[code] for code in _TEXT if said[code]} == {
        "quotation-mark-unpaired": 1, "two-roles": 1, "told-twice": 2, "full-name-again": 1, "opinion-verb": 1,
    }  # fmt: skip
    (lost,) = [one for one in findings if one.code == "quotation-mark-unpaired"]
    assert lost.fix
    assert "“The benefits of this resolution" in lost.fix.mended.body
    (roles,) = [one for one in findings if one.code == "two-roles"]
    assert article.body[roles.start : roles.end] == "Adriana Tudela"


def test_the_labelled_stories_are_left_in_peace(shared: Path) -> None:
    said: list[tuple[str, str]] = []
    for path in sorted((shared / "inputs" / "labelled").glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        article = _imported(row["raw"].encode(), "story.html" if row["shape"] == "html" else "story.txt")
        said += [
            (row["id"], article.body[one.start : one.end]) for one in run_checks(Story(article)) if one.code in _TEXT
        ]
    # A campaign video is quoted with “declaring”, which AP's rule on verbs of saying is about.
    assert said == [("thehill-noem", "declaring")]
