"""What the tests of the library share: short stories, another program on the same file, and a clock."""

import subprocess
import sys
from pathlib import Path

from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.sources import Source, Terms

BODY = """\
The harbour council voted on Tuesday to mend the north pier before the winter.

“It will hold another fifty years,” Chair Ines Okafor said [@okafor].

::ad{#ad-1}

Work begins in May.
"""


def story(slug: str = "pier", headline: str = "Council mends the pier", body: str = BODY) -> Article:
    """Return a short story with a source and an ad."""
    return Article(
        Furniture(slug, headline, byline=(Byline("Réka Nagy"),), desk="news"),
        body,
        sources=(
            Source("okafor", "Ines Okafor"),
            Source("clerk", "Tom Veld", terms=Terms.BACKGROUND, description="a clerk"),
        ),
        ads=(AdPlacement("ad-1"),),
    )


ASK_FOR_THE_LOCK = """
import sys
from pysqlite3 import dbapi2
connection = dbapi2.connect(sys.argv[1], timeout=0.05, isolation_level=None)
try:
    connection.execute("BEGIN IMMEDIATE")
except dbapi2.OperationalError as error:
    print(error)
else:
    print("got it")
"""


def ask_for_the_lock(path: Path) -> str:
    """Return what another program is told that asks for the write lock of a library."""
    done = subprocess.run(
        [sys.executable, "-c", ASK_FOR_THE_LOCK, str(path)], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()
