"""Nothing of a source that is not on the record is in anything the program puts out, whatever it is asked.

A value of its own is planted in every field that may hold something confidential; every output is searched for each.
"""

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from db.library import open_library
from editor.article import portable
from editor.article.article import Article, Byline, Furniture, IgnoredFinding, QuotationDecision, Waiver
from editor.article.correction import Correction
from editor.article.sources import Evidence, Source, Terms
from editor.crash import describe
from editor.desk import sending
from editor.desk.desk import Desk
from editor.exporting.targets import TARGETS
from editor.sending.secret import Secret
from tests.desk.sending_support import SECRETS as PASSWORDS
from tests.desk.sending_support import set_profile
from tests.e2e.conftest import Run
from tests.sending.ghost_stand_in import GhostStandIn
from tests.sending.stand_in import serving
from tests.sending.wordpress_stand_in import WordPressStandIn

# Every text field of a source that is not public; a new field of `Source` makes the test below fail until it is here.
PLANTED = {
    "key": "wakamoto-key",
    "name": "Zephyrine Wakamoto",
    "role": "deputy quartermaster",
    "organisation": "Obsidian Freight",
    "conditions": "condition-quillfeather",
    "reason": "reason-marrowby",
    "obtained": "obtained-tansyhill",
    "contact": "+49 170 5550142",
    "identity_known_to": "Ottoline Grapnel",
    "notes": "notes-brackenfall",
}
EVIDENCE = ("https://example.org/secret-larkspur", "evidence-note-thistledown", "e" * 60 + "cafe")
PUBLIC = frozenset(("kind", "terms", "description", "evidence"))
SECRETS = (*PLANTED.values(), *EVIDENCE, "ednote-pennywhistle", "Wakamoto")

VALUES: dict[str, Any] = PLANTED
HIDDEN = replace(
    Source(**VALUES),
    terms=Terms.BACKGROUND,
    description="a person at the depot",
    evidence=(Evidence(EVIDENCE[0], EVIDENCE[2], EVIDENCE[1]),),
)
BODY = """The depot lost nine crates, said a person there. “Nobody counted them,” the person said. [@wakamoto-key]

“We count every crate,” said the manager, Iris Holm. “Every single one.” [@holm; @wakamoto-key, letter]

A clerk called the count “a mess” [@nobody-of-ours].

“Somebody will pay for this.”
"""
STORY = Article(
    Furniture(slug="crates", headline="Nine crates", byline=(Byline("Ana Ruiz"),), ednote="ednote-pennywhistle"),
    BODY,
    sources=(HIDDEN, Source("holm", "Iris Holm", role="manager"), replace(HIDDEN, key="wakamoto-key-2")),
    decisions=(
        QuotationDecision("somebody will pay for this.", Waiver.WAIVED, "Jon", "Zephyrine Wakamoto heard it too"),
    ),
    corrections=(Correction("A person was named.", wrong="Zephyrine Wakamoto", right="a deputy quartermaster"),),
    ignored=(IgnoredFinding("byline-missing", "", "Jon", "Zephyrine Wakamoto asked for it"),),
)


def without_secrets(output: str) -> None:
    """Fail if an output holds a planted value, however it is cased or escaped."""
    for text in (output, output.encode("utf-8", "replace").decode("unicode_escape", "replace")):
        found = [secret for secret in SECRETS if secret.casefold() in text.casefold()]
        assert found == [], output[:400]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Desk]:
    """Return a library with the story in three revisions: named openly, hidden, and changed in a hidden field."""
    made = open_library(tmp_path / "test.copydesk")
    desk = Desk(made, "Ana Ruiz")
    opened = replace(STORY, sources=(replace(HIDDEN, terms=Terms.ON_RECORD), STORY.sources[1]))
    saved = made.create(opened, "Ana Ruiz")
    saved = made.save(saved.article_id, STORY, saved.revision.id, "Ana Ruiz")
    louder = tuple(
        replace(one, notes="notes-brackenfall, again") if one.is_confidential else one for one in STORY.sources
    )
    made.save(saved.article_id, replace(STORY, sources=louder), saved.revision.id, "Ana Ruiz")
    yield desk
    made.close()


def test_every_field_of_a_source_is_planted_or_public() -> None:
    assert {field.name for field in fields(Source)} == set(PLANTED) | PUBLIC


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_no_export_tells(copydesk: Run, library: Desk, tmp_path: Path, target: str) -> None:
    out = tmp_path / "out"
    answer = copydesk("export", "crates", "--to", target, "--draft", "--out", out, "--json")
    assert answer.code == 0, answer.err
    without_secrets(answer.out + answer.err)
    files = [path for path in out.rglob("*") if path.is_file()]
    assert files
    for path in files:
        without_secrets(f"{path.name}\n{path.read_bytes().decode('utf-8', 'replace')}")


@pytest.mark.parametrize("target", ["wordpress", "ghost"])
def test_no_site_is_told(library: Desk, target: str) -> None:
    site = WordPressStandIn() if target == "wordpress" else GhostStandIn()
    with serving(site) as server:
        site.base = server.base
        set_profile(library, target, server.base)
        sending.send(library, "crates", "web", lambda _: Secret(PASSWORDS[target]), draft=True)
    assert len(site.posts) == 1
    for asked in server.asked:
        without_secrets(f"{asked.path} {asked.query} {asked.headers} {asked.body.decode('utf-8', 'replace')}")


def test_no_command_tells(copydesk: Run, library: Desk) -> None:
    revisions = [one["revision"] for one in copydesk("history", "crates", "--json").json]
    assert len(revisions) == 3
    asked = [
        ("show", "crates"),
        *(("show", "crates", "--revision", revision) for revision in revisions),
        ("list",),
        ("search", "depot"),
        ("search", "Zephyrine"),
        ("search", "Obsidian"),
        ("check", "crates"),
        ("check", "--all"),
        ("history", "crates"),
        *(("diff", "crates", revisions[at], revisions[at - 1]) for at in (1, 2)),
        ("diff", "crates", revisions[2], revisions[0]),
        ("verify",),
        ("export", "crates", "--to", "html"),  # refused, with the reasons
        ("approve", "crates", "--part", "attribution"),  # refused
        ("submit", "crates", "--as", "Jon"),
        ("approve", "crates", "--part", "attribution", "--as", "Jon"),
        ("approvals", "crates"),
        ("diff", "crates", "--part", "attribution"),
        ("note", "crates", "Is Zephyrine Wakamoto of Obsidian Freight safe?", "--on", "nine crates"),
        ("notes", "crates"),
        ("export", "crates", "--to", "html"),  # refused for a finding that blocks
        ("reject", "crates", "--note", "Zephyrine Wakamoto objects", "--as", "Jon"),
        ("audit", "crates"),
        ("delete", "crates", "--note", "Zephyrine Wakamoto asked for it"),
        ("audit", "crates"),  # of a story that is gone, with all that could tell what to hide
    ]
    for command in asked:
        for form in ((), ("--json",)):
            answer = copydesk(*command, *form)
            without_secrets(answer.out + answer.err)


def test_a_check_calls_the_source_and_the_places_as_the_story_that_is_shown(copydesk: Run, library: Desk) -> None:
    (report,) = copydesk("check", "crates", "--json").json
    shown = portable.loads(copydesk("show", "crates").out)
    cited = [one for one in report["quotations"] if one["state"] == "confirmed"]
    assert {one["source"] for one in cited} == {"source-1", "holm"}
    for one in report["quotations"]:
        assert shown.body[one["start"] : one["end"]] == one["text"]
    assert {source.key for source in shown.sources} >= {"source-1", "holm"}
    assert shown.decisions[0].reason == "a person at the depot heard it too"
    (unknown,) = [one for one in report["findings"] if one["code"] == "source-unknown"]
    assert "nobody-of-ours" in shown.body[unknown["start"] : unknown["end"]]


def test_neither_the_audit_trail_nor_a_row_of_the_list_tells(library: Desk) -> None:
    events = library.library.audit.events()
    assert len(events) >= 3
    without_secrets(json.dumps([event.details for event in events], ensure_ascii=False))
    without_secrets(repr(library.library.articles.list()))
    without_secrets(repr(library.library.search.ranked("depot")))
    without_secrets(repr(library.library.revisions.history(library.library.articles.list()[0].id)))
    assert not library.library.search.ranked("Zephyrine")


def test_a_crash_report_does_not_tell() -> None:
    try:
        raise ValueError(f"bad {STORY!r}") from KeyError(HIDDEN.name)
    except ValueError as error:
        without_secrets(describe(error))
