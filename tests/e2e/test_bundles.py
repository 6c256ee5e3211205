"""The commands `bundle` and `unbundle`, run as processes between two libraries."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

STORY = "# Ferry\n\nThe ferry sails by night.\n\nFares are not decided.\n\nThe council meets in June.\n"


def run(library: Path, *arguments: str | Path, code: int = 0) -> Any:
    command = [sys.executable, "-m", "editor", "--library", str(library), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    if "--json" in arguments and done.stdout:
        return json.loads(done.stdout)
    return done.stdout + done.stderr


@pytest.fixture
def libraries(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "ferry.md").write_text(STORY)
    jo, mia = tmp_path / "jo.copydesk", tmp_path / "mia.copydesk"
    run(jo, "import", tmp_path / "ferry.md", "--as", "Jo")
    return jo, mia


def rewritten(library: Path, folder: Path, old: str, new: str) -> None:
    """Change the one story of a library, as its window would."""
    code = (
        "import sys, dataclasses; from pathlib import Path; from db.library import open_library\n"
        "library = open_library(Path(sys.argv[1])); row = library.articles.list()[0]\n"
        "story = library.articles.get(row.slug).article\n"
        "story = dataclasses.replace(story, body=story.body.replace(sys.argv[2], sys.argv[3]))\n"
        "library.save(row.id, story, row.head, sys.argv[4]); library.close()\n"
    )
    subprocess.run([sys.executable, "-c", code, str(library), old, new, library.stem], check=True, cwd=folder)


def test_a_story_goes_there_and_back(libraries: tuple[Path, Path], tmp_path: Path, root: Path) -> None:
    jo, mia = libraries
    made = run(jo, "bundle", "ferry", "--out", tmp_path / "a.copydesk", "--json", "--as", "Jo")
    assert (made["whole"], made["revisions"], made["confidential_sources"]) == (True, 1, 0)
    came = run(mia, "unbundle", tmp_path / "a.copydesk", "--json", "--as", "Mia")
    assert (came["outcome"], came["from"], came["revisions"], came["changed"]) == ("new", "Jo", 1, True)
    rewritten(mia, root, "June", "July")
    rewritten(jo, root, "by night", "at night")
    assert "since the last bundle" in run(mia, "bundle", "ferry", "--out", tmp_path / "b.copydesk")
    came = run(jo, "unbundle", tmp_path / "b.copydesk", "--json")
    assert (came["outcome"], came["merged"], came["conflicts"]) == ("both", True, [])
    body = json.loads(run(jo, "show", "ferry"))["body"]
    assert "at night" in body
    assert "July" in body
    assert "nothing in the bundle is new" in run(jo, "unbundle", tmp_path / "b.copydesk")
    for library in libraries:
        assert run(library, "verify", "--json")["clean"]


def test_conflicts_are_listed_and_settled_by_a_word(libraries: tuple[Path, Path], tmp_path: Path, root: Path) -> None:
    jo, mia = libraries
    run(jo, "bundle", "ferry", "--out", tmp_path / "a.copydesk")
    run(mia, "unbundle", tmp_path / "a.copydesk")
    rewritten(mia, root, "by night", "after dark")
    rewritten(jo, root, "by night", "at night")
    run(jo, "bundle", "ferry", "--out", tmp_path / "a.copydesk")
    told = run(mia, "unbundle", tmp_path / "a.copydesk", code=1)
    assert "both sides changed 1 place" in told
    assert "after dark" in told
    assert "at night" in told
    waits = run(mia, "unbundle", tmp_path / "a.copydesk", "--json", code=1)
    assert (waits["kept_aside"], waits["conflicts"][0]["place"]) == (True, "body")
    assert "after dark" in json.loads(run(mia, "show", "ferry"))["body"]
    assert "settled" in run(mia, "unbundle", tmp_path / "a.copydesk", "--take", "both")
    body = json.loads(run(mia, "show", "ferry"))["body"]
    assert "The ferry sails after dark.\n\nThe ferry sails at night.\n\n" in body
    assert run(mia, "verify", "--json")["clean"]


def test_a_taken_slug_a_library_and_a_damaged_file_get_a_sentence(libraries: tuple[Path, Path], tmp_path: Path) -> None:
    jo, mia = libraries
    run(mia, "import", tmp_path / "ferry.md")
    run(jo, "bundle", "ferry", "--out", tmp_path)
    path = tmp_path / "ferry.copydesk"
    assert "--as-slug" in run(mia, "unbundle", path, code=1)
    assert "harrow" in run(mia, "unbundle", path, "--as-slug", "harrow")
    assert "is a library, not a bundle" in run(mia, "unbundle", jo, code=1)
    assert "is a bundle, not a library" in run(path, "list", code=1)
    assert "is a library" in run(jo, "bundle", "ferry", "--out", mia, code=1)
    content = bytearray(path.read_bytes())
    content[-30] ^= 1
    path.write_bytes(content)
    assert "damaged" in run(mia, "unbundle", path, code=1)
    assert "no file" in run(mia, "unbundle", tmp_path / "nothing", code=1)
    assert run(mia, "verify", "--json")["clean"]
