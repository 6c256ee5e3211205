"""Two hundred times kill -9 in the middle of saves: no acknowledged save is lost, and the library is sound."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from db.library import open_library

KILLS = 200

# Saves one story again and again, and says which text is in the library only after the save has returned.
CHILD = """
import sys
from dataclasses import replace
from pathlib import Path
from db.library import open_library
library = open_library(Path(sys.argv[1]))
stored = library.articles.get("story")
head, article = stored.summary.head, stored.article
number = int(article.body.split()[-1])
print("ready", flush=True)
while True:
    number += 1
    article = replace(article, body="The count is a number that goes up with every save, now " + str(number))
    head = library.save(stored.summary.id, article, head, "Child").revision.id
    print(number, flush=True)
"""


@pytest.mark.slow
@pytest.mark.timeout(280)
def test_no_acknowledged_save_is_lost(tmp_path: Path) -> None:
    from editor.article.article import Article, Furniture

    path = tmp_path / "kill.copydesk"
    library = open_library(path)
    library.create(Article(Furniture("story"), "The count is 0"), "Parent")
    library.close()
    chance = random.Random(7)
    acknowledged = 0
    for _ in range(KILLS):
        child = subprocess.Popen([sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.001, 0.06))
        child.send_signal(signal.SIGKILL)
        said = [int(line) for line in child.stdout if line.endswith("\n")]
        child.wait()
        child.stdout.close()
        acknowledged = max(said, default=acknowledged)
        library = open_library(path)
        kept = int(library.articles.get("story").article.body.split()[-1])
        library.close()
        assert acknowledged <= kept <= acknowledged + 1
        acknowledged = kept
    assert acknowledged > KILLS
    library = open_library(path)
    report = library.verify()
    assert report.problems == ()
    assert report.revisions == acknowledged + 1
    library.close()
