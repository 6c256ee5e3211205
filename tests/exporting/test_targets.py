"""The registry: what each target gives for the article that has every feature, the same anywhere."""

import dataclasses
import hashlib
import json
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given

from editor.article import confidential, front_matter, portable
from editor.article.article import Article
from editor.article.errors import UnknownName
from editor.exporting.export import ExportRequest
from editor.exporting.manifest import losses_to_json
from editor.exporting.targets import TARGETS, export, target
from tests.article.strategies import articles, stories
from tests.exporting.conftest import full_request

# COPYDESK_GOLDENS=write makes them anew; look at the difference before it is committed.
WRITES = os.environ.get("COPYDESK_GOLDENS") == "write"

PROGRAM = """
import hashlib, sys
from editor.exporting.targets import TARGETS, export
from tests.exporting.conftest import full_request
for name in TARGETS:
    print(name, hashlib.sha256(export(name, full_request(draft=True)).content).hexdigest())
"""


@pytest.mark.parametrize("draft", [False, True], ids=["final", "draft"])
@pytest.mark.parametrize("name", TARGETS)
def test_an_export_is_as_kept(root: Path, name: str, draft: bool) -> None:
    made = export(name, full_request(draft))
    losses = (json.dumps(losses_to_json(made.losses), ensure_ascii=False, indent=1) + "\n").encode()
    stem = root / "tests" / "data" / "exports" / ("draft" if draft else "final")
    for path, content in (
        (stem.with_suffix(f".{TARGETS[name].extension}"), made.content),
        (stem.with_suffix(f".{TARGETS[name].extension}.losses"), losses),
    ):
        if WRITES:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        assert content.decode() == path.read_text("utf-8")


@pytest.mark.slow
def test_the_same_bytes_under_any_locale_zone_and_hash_seed(root: Path) -> None:
    outputs = []
    for language, zone, seed in (
        ("C", "UTC", "0"),
        ("de_DE.UTF-8", "Asia/Kathmandu", "1"),
        ("tr_TR.ISO-8859-9", "America/Lima", "4242"),
    ):
        environment = {**os.environ, "LANG": language, "LC_ALL": language, "TZ": zone, "PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM], cwd=root, env=environment, capture_output=True, text=True, check=True
        )
        outputs.append(ran.stdout)
    here = [f"{name} {hashlib.sha256(export(name, full_request(True)).content).hexdigest()}" for name in TARGETS]
    assert [output.splitlines() for output in outputs] == [here] * 3


@pytest.mark.slow
def test_other_processes_make_the_same_exports() -> None:
    request = full_request()
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        made = list(pool.map(export, TARGETS, [request] * len(TARGETS)))
    assert made == [export(name, request) for name in TARGETS]


def test_requests_and_exports_go_from_process_to_process() -> None:
    request = full_request()
    assert pickle.loads(pickle.dumps(request)) == request
    made = export("html", request)
    assert pickle.loads(pickle.dumps(made)) == made


def test_an_unknown_target_is_named_with_the_known_ones() -> None:
    with pytest.raises(UnknownName) as refusal:
        target("fax")
    assert refusal.value.sentence == f"There is no target “fax”; there are {', '.join(TARGETS)}."


@given(articles())
def test_markdown_and_json_are_lossless_both_ways(article: Article) -> None:
    expected = confidential.publishable(article)
    assert front_matter.read(export("markdown", ExportRequest(article)).content.decode()) == expected
    assert portable.loads(export("json", ExportRequest(article)).content) == expected


@given(stories())
def test_what_never_leaves_the_library_is_a_loss_of_every_target(article: Article) -> None:
    withheld = set(confidential.withheld(article))
    for name in TARGETS:
        assert withheld <= {loss.why for loss in export(name, ExportRequest(article)).losses}


@pytest.mark.parametrize("name", TARGETS)
def test_an_export_is_utf_8_with_line_feeds_and_an_end(name: str) -> None:
    content = export(name, full_request()).content
    assert content.decode("utf-8").endswith("\n")
    assert b"\r" not in content


def test_the_extensions_differ() -> None:
    assert len({one.extension for one in TARGETS.values()}) == len(TARGETS)


@pytest.mark.parametrize("name", ["html", "page", "markdown", "json"])
def test_an_asset_that_the_library_lacks_is_a_loss(name: str) -> None:
    made = export(name, dataclasses.replace(full_request(), assets={}))
    assert made.files == ()
    assert any("holds no file" in loss.why for loss in made.losses)
