"""Verify: every kind of damage is found and named, and what is not damaged stays readable."""

import re
import zlib
from pathlib import Path

import pytest

from db.library import Library, open_library
from editor.article.errors import Trouble
from editor.article.library_values import HealthReport, KeptFile
from editor.article.part import Part
from tests.db.support import story


@pytest.fixture
def used(library: Library) -> Library:
    """Return a library with a row in every table that is guarded."""
    saved = library.create(story(), "ana")
    second = library.save(saved.article_id, story(body="Other words."), saved.revision.id, "ben")
    library.create(story("other"), "ana")
    library.approve(saved.article_id, Part.ADS, second.revision.id, "mia")
    file = library.assets.put(b"x", "text/plain", "x.txt")
    beside = (KeptFile("pictures/x.txt", file.sha256),)
    library.keep_export(saved.article_id, second.revision.id, "html", "", b"<p>", "mia", False, beside)
    return library


def forge(library: Library, *statements: str) -> HealthReport:
    """Change what is guarded, as somebody with another program could, and verify."""
    library.connection.all("PRAGMA foreign_keys = OFF")
    with library.connection.write():
        for (name,) in library.connection.all("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
            library.connection.run(f"DROP TRIGGER {name}")
        for statement in statements:
            library.connection.run(statement)
    return library.verify()


def test_a_sound_library_is_clean(used: Library) -> None:
    told: list[tuple[int, int]] = []
    report = used.verify(lambda done, total: told.append((done, total)))
    assert report.is_clean
    assert report.problems == ()
    assert (report.articles, report.revisions, report.events) == (2, 3, 6)
    assert told[-1][0] == told[-1][1] == len(told) - 1


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE audit SET person = 'eve' WHERE sequence = 3", r"Event 3 of the audit trail \(save\) was changed"),
        ("UPDATE audit SET details = '{}' WHERE sequence = 2", "Event 2 of the audit trail"),
        ("DELETE FROM audit WHERE sequence = 3", "lacks events between 2 and 4"),
        ("DELETE FROM audit WHERE sequence = 6", "The export 1 is not in the audit trail"),
        ("UPDATE audit SET previous = 'x' WHERE sequence = 4", "Event 4 of the audit trail does not follow"),
        ("UPDATE revisions SET author = 'eve' WHERE sequence = 2", r"revision \w{12} was changed after it was made"),
        ("UPDATE revisions SET time = '' WHERE sequence = 2", r"revision \w{12} was changed"),
        ("UPDATE revisions SET parent = 'x' WHERE sequence = 2", "lost the one it started from"),
        ("UPDATE revisions SET parent = id WHERE sequence = 2", "does not follow from the one it names"),
        ("DELETE FROM revisions WHERE sequence = 2", "does not fit its newest revision"),
        ("DELETE FROM contents", "has lost its text"),
        ("UPDATE contents SET body = x'789c' WHERE rowid = 1", "is not what was saved"),
        ("UPDATE articles SET head = (SELECT min(id) FROM revisions WHERE article_id <> id)", "does not fit"),
        ("UPDATE articles SET head_content = 'forged'", "does not fit its newest revision"),
        ("UPDATE articles SET ads_hash = 'forged'", "does not fit its newest revision"),
        ("UPDATE approvals SET part_hash = 'forged'", "The approval 1 is not what the audit trail says"),
        (
            "INSERT INTO approvals SELECT 9, article_id, part, part_hash, revision, 'eve', '', '', 0, 0 FROM approvals",
            "The approval 9 is not in the audit trail",
        ),
        ("DELETE FROM approvals", "The approval 1 of the audit trail is not there"),
        ("UPDATE assets SET content = x'00'", r"The file x.txt .* is not what was put in"),
        ("UPDATE exports SET content = x'00'", "The export number 1 is not what was sent"),
        ("UPDATE exports SET approvals = '[]'", "What is said of the export number 1 is not what the audit trail says"),
        ("UPDATE exports SET person = 'eve'", "What is said of the export number 1"),
        ("UPDATE exports SET draft = 1", "What is said of the export number 1"),
        ("DELETE FROM assets", "The file pictures/x.txt of the export number 1 is not there"),
        ("DELETE FROM search WHERE rowid = 2", "The search does not know every story"),
        ("UPDATE search_data SET block = x'0000' WHERE id > 100", "SQLite says of the file: .*search|could not be"),
    ],
)
def test_a_forgery_is_named(used: Library, statement: str, words: str) -> None:
    report = forge(used, statement)
    assert any(re.search(words, problem) for problem in report.problems), report.problems


def test_a_flipped_byte_in_a_revision_is_found_and_the_rest_stays_readable(library: Library, path: Path) -> None:
    library.create_many([story(f"s-{number}", body=f"Words {number}. " * 40) for number in range(20)], "ana")
    packed = library.connection.value(
        "SELECT c.body FROM articles a JOIN revisions r ON r.id = a.head JOIN contents c ON c.hash = r.content"
        " WHERE a.slug = 's-7'"
    )
    library.close()
    damaged = bytearray(packed)
    damaged[len(packed) // 2] ^= 0x10
    content = path.read_bytes()
    assert packed in content
    path.write_bytes(content.replace(packed, damaged))  # SQLite may have left an older copy of the page's content
    library = open_library(path)
    report = library.verify()
    (problem,) = report.problems
    head = library.articles.list(limit=100)
    broken = next(row for row in head if row.slug == "s-7")
    assert broken.head[:12] in problem
    with pytest.raises(Trouble):
        library.articles.get("s-7")
    for row in head:
        if row.slug != "s-7":
            assert library.articles.get(row.slug).article.body.startswith("Words")
    library.close()


@pytest.mark.parametrize("seed", range(12))
def test_a_page_of_rubbish_ends_in_sentences(library: Library, path: Path, seed: int) -> None:
    library.create_many([story(f"s-{number}", body=f"Words {number}. " * 40) for number in range(40)], "ana")
    library.close()
    content = bytearray(path.read_bytes())
    page = 1 + (seed * 7) % (len(content) // 4096 - 1)
    content[page * 4096 : (page + 1) * 4096] = zlib.compress(bytes([seed]) * 9000)[:40].ljust(4096, b"\xa5")
    path.write_bytes(content)
    try:
        library = open_library(path)
    except Trouble:
        return
    report = library.verify()
    assert not report.is_clean
    assert all(problem.endswith((".", "`")) or ":" in problem for problem in report.problems)
    library.connection.raw.close()
