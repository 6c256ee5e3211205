"""The file of a bundle: what goes in comes out, the same bytes each time, and no changed byte passes."""

import dataclasses
import hashlib
import io
import json
import os
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editor.article.article import Article
from editor.article.bundle import Bundle
from editor.article.canonical import canonical
from editor.article.revision import content_hash
from editor.bundles import layout, manifest, opening
from editor.bundles.errors import BundleDamaged, BundleTrouble
from editor.bundles.layout import DEFLATED, STORED, Packed
from editor.bundles.reading import read
from editor.bundles.writing import entry_of, write
from tests.article.strategies import articles
from tests.bundles.making import bundle, chained, revision

ROOT = Path(__file__).resolve().parent.parent.parent
SMALL = bundle()


def without_id(found: Bundle) -> Bundle:
    return replace(found, id="")


def test_what_goes_in_comes_out() -> None:
    found = read(write(SMALL), "story.copydesk")
    assert without_id(found) == SMALL
    assert len(found.id) == 64


@settings(max_examples=25)
@given(st.lists(articles(), min_size=1, max_size=3))
def test_any_versions_go_in_and_come_out(versions: list[Article]) -> None:
    revisions = chained(versions)
    texts = {content_hash(one): one for one in versions}
    made = replace(SMALL, revisions=revisions, head=revisions[-1].id, article=versions[-1], texts=texts, approvals=())
    assert without_id(read(write(made), "x")) == made


def test_any_zip_program_reads_it() -> None:
    with zipfile.ZipFile(io.BytesIO(write(SMALL))) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names[:6] == [manifest.NAME, "article.json", "revisions.json", "approvals.json", "notes.json",
                             "texts.jsonl"]  # fmt: skip
        assert json.loads(archive.read("article.json"))["furniture"]["slug"] == "night-ferry"


def test_the_same_story_gives_the_same_bytes_in_any_process() -> None:
    code = "import sys, hashlib; from tests.bundles.making import bundle; from editor.bundles.writing import write; "
    code += "sys.stdout.write(hashlib.sha256(write(bundle())).hexdigest())"
    answers = set()
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT,
                              env=environment, check=True)  # fmt: skip
        answers.add(done.stdout)
    assert len(answers) == 1


def test_versions_that_hardly_differ_take_little_room() -> None:
    words = random.Random(7)
    body = " ".join(words.choice("the ferry sails by night and nobody knows why it ever stopped".split()) + str(
        words.randrange(500)) for _ in range(900))  # fmt: skip
    one, many = bundle(body), bundle(*(f"{body} {number}" for number in range(60)))
    assert len(write(many)) < 4 * len(write(one))


@pytest.mark.slow
def test_every_changed_byte_is_found_and_named() -> None:
    content = write(SMALL)
    assert len(content) < 8_000
    told = []
    for at in range(len(content)):
        changed = content[:at] + bytes((content[at] ^ 1 << at % 8,)) + content[at + 1 :]
        with pytest.raises(BundleTrouble) as trouble:
            read(changed, "story.copydesk")
        assert "story.copydesk" in trouble.value.sentence
        told.append((at, trouble.value.sentence))
    for name, place in places(content).items():
        inside = {sentence for at, sentence in told if place[0] <= at < place[1]}
        assert all(manifest.CALLED.get(name, "the file ") in sentence for sentence in inside), inside


def places(content: bytes) -> dict[str, tuple[int, int]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        starts = {one.filename: one.header_offset + 30 + len(one.filename) for one in archive.infolist()}
        sizes = {one.filename: one.compress_size for one in archive.infolist()}
    return {name: (start, start + sizes[name]) for name, start in starts.items()}


def test_every_cut_and_every_addition_is_found() -> None:
    content = write(SMALL)
    for end in range(0, len(content), 5):
        with pytest.raises(BundleTrouble):
            read(content[:end], "story.copydesk")
    for more in (b"\0", b"PK", content):
        with pytest.raises(BundleDamaged):
            read(content + more, "story.copydesk")
        with pytest.raises(BundleTrouble):
            read(more + content, "story.copydesk")


@given(st.binary(max_size=400))
def test_any_bytes_get_a_sentence(content: bytes) -> None:
    for one in (content, b"PK\x03\x04" + content, write(SMALL)[:60] + content):
        with pytest.raises(BundleTrouble, match=r"\.$"):
            read(one, "x.copydesk")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"SQLite format 3\x00" + bytes(84), "is a library, not a bundle"),
        (b"<html>", "is no Copydesk bundle"),
    ],
)
def test_another_file_is_told_apart(content: bytes, words: str) -> None:
    with pytest.raises(BundleTrouble, match=words):
        read(content, "x.copydesk")


def foreign(**files: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "."), text)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [foreign(word="<w/>"), foreign(manifest__json='{"name": "an extension"}'), foreign(manifest__json="[]"), foreign()],
)
def test_a_foreign_zip_file_is_told_apart(content: bytes) -> None:
    with pytest.raises(BundleTrouble, match="is a zip file but no Copydesk bundle"):
        read(content, "x.zip")


def test_a_bundle_that_was_packed_anew_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(write(SMALL))) as archive, zipfile.ZipFile(out, "w") as other:
        for name in reversed(archive.namelist()):
            other.writestr(name, archive.read(name))
    with pytest.raises(BundleTrouble):
        read(out.getvalue(), "x.copydesk")


Forge = Callable[[dict[str, Any]], None] | None


def forged(
    change: Callable[[dict[str, bytes]], None] = lambda _: None,
    names: Forge = None,
    packed: Callable[[list[Packed]], None] = lambda _: None,
) -> bytes:
    """Return a bundle whose hashes are all right, but which says what ours never do."""
    opened = opening.open_bundle(write(SMALL), "x")
    contents = dict(opened.contents)
    change(contents)
    method = {name: manifest.Entry(name, 0, 0, 0, "").method for name in contents}
    entries = [layout.pack(name, content, method[name]) for name, content in contents.items()]
    packed(entries)
    told = manifest.sealed(replace(opened.manifest, entries=tuple(map(entry_of, entries))))
    if names is not None:
        value = json.loads(manifest.spelt(told))
        names(value)
        value["hash"] = hashlib.sha256(canonical({**value, "hash": ""})).hexdigest()
        content = canonical(value)
    else:
        content = manifest.spelt(told)
    return layout.write((layout.pack(manifest.NAME, content, STORED), *entries))


def put(name: str, content: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(contents: dict[str, bytes]) -> None:
        contents[name] = content

    return change


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "C:\\evil.exe", "files/../x", "files/" + "A" * 64,
                                  "con", "files\\" + "a" * 64])  # fmt: skip
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(BundleTrouble, match="which no bundle has"):
        read(forged(put(name, b"x")), "x")


def bomb(entries: list[Packed]) -> None:
    entries[-2] = layout.pack(manifest.TEXTS, bytes(opening.LARGEST_UNPACKED // 4), DEFLATED)


def liar(entries: list[Packed]) -> None:
    entries[-2] = replace(layout.pack(manifest.TEXTS, bytes(5_000_000), DEFLATED), size=900)


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    with pytest.raises(BundleTrouble, match="far more than a story"):
        read(forged(packed=bomb), "x")
    with pytest.raises(BundleTrouble, match="says wrongly what"):
        read(forged(packed=liar), "x")


def test_too_many_entries_are_refused() -> None:
    def many(contents: dict[str, bytes]) -> None:
        for number in range(opening.MOST_ENTRIES + 1):
            contents[f"files/{number:064x}"] = b""

    with pytest.raises(BundleTrouble, match="it was made to harm"):
        read(forged(many), "x")


def test_two_entries_of_one_name_are_refused() -> None:
    with pytest.raises(BundleTrouble, match="names a file twice"):
        read(forged(packed=lambda entries: entries.append(entries[-1])), "x")


def test_a_newer_format_asks_for_a_newer_copydesk() -> None:
    with pytest.raises(BundleTrouble, match="of a newer Copydesk"):
        read(forged(names=lambda value: value.update(format="copydesk.bundle/2")), "x")


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value.update(more=1),
        lambda value: value.update(state="draft"),
        lambda value: value.update(entries={}),
        lambda value: value.update(person=None),
        lambda value: value["entries"][0].update(size="1"),
        lambda value: value["entries"][0].update(size=True),
        lambda value: value.pop("chain"),
    ],
)
def test_wrong_types_in_the_manifest_are_refused(change: Callable[[dict[str, Any]], None]) -> None:
    with pytest.raises(BundleTrouble):
        read(forged(names=change), "x")


def test_huge_numbers_in_the_manifest_are_refused() -> None:
    for key in ("size", "packed", "crc"):
        for number in (-1, 2**40, 10**300):
            with pytest.raises(BundleTrouble):
                read(forged(names=lambda value, k=key, n=number: value["entries"][0].update({k: n})), "x")  # type: ignore[misc]


def test_a_broken_chain_is_found() -> None:
    with pytest.raises(BundleTrouble, match="not linked"):
        read(forged(names=lambda value: value.update(chain="0" * 64)), "x")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("revisions.json", b"[" * 200_000),
        ("revisions.json", b"{}"),
        ("revisions.json", b'[{"id": 1}]'),
        ("revisions.json", b"\xff\xfe"),
        ("approvals.json", b'[{"sequence": 0}]'),
        ("approvals.json", b"null"),
        ("notes.json", b"[[]]"),
        ("article.json", b'{"format": "copydesk.article/9"}'),
        ("article.json", b"[" * 200_000),
        ("texts.jsonl", b"{}"),
        ("texts.jsonl", b"{}\n"),
        ("texts.jsonl", b"[" * 200_000 + b"\n"),
        ("texts.jsonl", b""),
        ("texts.jsonl", b"1e999\n"),
    ],
)
def test_contents_of_another_form_are_refused(name: str, content: bytes) -> None:
    with pytest.raises(BundleTrouble, match=r"^x "):
        read(forged(put(name, content)), "x")


ELSEWHERE = revision(SMALL.article, "ab" * 32)


@pytest.mark.parametrize(
    "change",
    [
        {"head": "0" * 64},
        {"revisions": SMALL.revisions[1:]},
        {"revisions": SMALL.revisions[::-1]},
        {"revisions": (*SMALL.revisions, SMALL.revisions[-1])},
        {"revisions": (replace(SMALL.revisions[0], author="Somebody Else"), SMALL.revisions[1])},
        {"revisions": (*SMALL.revisions, ELSEWHERE)},
        {"texts": {}},
        {"article": replace(SMALL.article, body="Another.\n")},
        {"approvals": (replace(SMALL.approvals[0], article_id="cd" * 16),)},
        {"notes": (replace(SMALL.notes[0], article_id="cd" * 16),)},
        {"notes": SMALL.notes * 2},
        {"article_id": "../../x"},
        {"approvals": (replace(SMALL.approvals[0], time="2026-13-40T10:00:00.000000Z"),)},
        {"notes": (replace(SMALL.notes[0], time="yesterday"),)},
        {"state": replace(SMALL.state, time="2026-05-04T10:00:00+02:00")},
        {"files": (replace(SMALL.files[0], content=b"another"),)},
    ],
)
def test_what_does_not_hang_together_is_refused(change: dict[str, object]) -> None:
    made: Bundle = dataclasses.replace(SMALL, **change)  # type: ignore[arg-type]
    with pytest.raises(BundleTrouble, match="does not hang together"):
        read(write(made), "x")


def test_versions_may_start_from_what_the_other_has() -> None:
    first, second = SMALL.revisions
    texts = {second.content_hash: SMALL.texts[second.content_hash]}
    made = replace(SMALL, revisions=(second,), starts_from=(first.id,), texts=texts)
    assert without_id(read(write(made), "x")) == made
