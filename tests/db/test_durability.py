"""No acknowledged save is lost: not by kill -9, not by another program, not by a kill while the tables are made."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from db.library import open_library
from tests.db.support import story

ROUNDS, KILLS = 10, 20  # 200 kills; the library is verified after each round


def start(root: Path, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.db.saver", *map(str, arguments)]
    return subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_two_hundred_kills_in_the_middle_of_saves_lose_nothing(path: Path, root: Path) -> None:
    library = open_library(path)
    library.create(story(), "ana")
    library.close()
    acknowledged: list[str] = []
    for seed in range(ROUNDS):
        saver = start(root, "kill", path, KILLS, seed)
        out, _ = saver.communicate(timeout=120)
        assert saver.returncode == 0
        told = [line.split(" ") for line in out.splitlines()]
        acknowledged += [value for what, value in told if what == "revision"]
        library = open_library(path)
        assert library.verify().problems == ()
        kept = {row[0] for row in library.connection.all("SELECT id FROM revisions")}
        assert set(acknowledged) <= kept
        (copy,) = library.working_copies.list()
        assert copy.saved_at >= max(value for what, value in told if what == "copy")
        library.close()
    assert len(acknowledged) >= ROUNDS * KILLS


@pytest.mark.slow
def test_two_programs_write_one_story_and_nothing_is_lost(path: Path, root: Path) -> None:
    library = open_library(path)
    library.create(story(), "ana")
    savers = [start(root, "compete", path, 60, name) for name in ("left", "right")]
    acknowledged = {name for saver in savers for name in saver.communicate(timeout=120)[0].split()}
    assert [saver.returncode for saver in savers] == [0, 0]
    assert len(acknowledged) == 120
    stored = library.articles.get("pier")
    chain = [entry.revision for entry in library.revisions.history(stored.summary.id) if entry.revision.kind != "aside"]
    assert acknowledged <= {revision.id for revision in chain}
    assert all(newer.parent == older.id for newer, older in pairwise(chain))
    for name in ("left", "right"):
        assert all(f"\n{name} {number}\n" in stored.article.body for number in range(60))
    assert library.verify().problems == ()
    library.close()


MAKE = "import sys; from pathlib import Path; from db.library import open_library; open_library(Path(sys.argv[1]))"


@pytest.mark.slow
@pytest.mark.parametrize("milliseconds", [150, 250, 300, 350, 400, 450, 600])
def test_a_kill_while_a_library_is_made_leaves_a_whole_one_or_none(path: Path, root: Path, milliseconds: int) -> None:
    maker = subprocess.Popen([sys.executable, "-c", MAKE, str(path)], cwd=root)
    try:
        maker.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        maker.kill()
        maker.wait()
    library = open_library(path)
    library.create(story(), "ana")
    assert library.verify().problems == ()
    library.close()


def test_two_programs_make_one_library(path: Path, root: Path) -> None:
    makers = [subprocess.Popen([sys.executable, "-c", MAKE, str(path)], cwd=root) for _ in range(2)]
    assert [maker.wait(60) for maker in makers] == [0, 0]
    library = open_library(path)
    assert library.verify().problems == ()
    assert [event.action for event in library.audit.events()] == ["make library"]
    library.close()
