"""A program that saves until it is killed: `python -m tests.db.saver ROLE LIBRARY ...`.

Run as a process of its own, since a fork must not share a connection of SQLite's. What it prints was acknowledged.
"""

import dataclasses
import os
import random
import signal
import sys
import time
from pathlib import Path

from db.library import Library, open_library
from editor.article.library_errors import StaleSave
from editor.article.library_values import WorkingCopy
from tests.db.support import story


def _save_for_ever(path: Path, write: int) -> None:
    """Save revisions and working copies as fast as they go, and acknowledge each after it returned."""
    library = open_library(path)
    stored = library.articles.get("pier")
    article_id, head, number = stored.summary.id, stored.summary.head, 0
    while True:
        number += 1
        article = dataclasses.replace(
            stored.article, body=f"{stored.article.body[:4000]}\nLine {os.getpid()} {number}.\n"
        )
        head = library.save(article_id, article, head, "ana").revision.id
        os.write(write, f"revision {head}\n".encode())
        kept = library.working_copies.put(WorkingCopy(article_id, "desk", "ana", article, head))
        os.write(write, f"copy {kept.saved_at}\n".encode())


def kill(path: Path, times: int, seed: int) -> None:
    """Kill so many savers in the middle, each at another moment; print each acknowledged revision."""
    chance = random.Random(seed)
    for _ in range(times):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            _save_for_ever(path, write)
        os.close(write)
        first = os.read(read, 1 << 16)  # the moment is counted from the first acknowledgement
        time.sleep(chance.uniform(0.0, 0.04))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        told = [first]
        while piece := os.read(read, 1 << 16):
            told.append(piece)
        os.close(read)
        sys.stdout.write(b"".join(told).decode())


def compete(path: Path, times: int, name: str) -> None:
    """Save so many times on one story beside another program that does the same, taking up the new head each time."""
    library = open_library(path)
    done = 0
    while done < times:
        done += _one_more(library, f"{name} {done}")


def _one_more(library: Library, words: str) -> int:
    stored = library.articles.get("pier")
    article = dataclasses.replace(story(), body=f"{stored.article.body}\n{words}\n")
    try:
        saved = library.save(stored.summary.id, article, stored.summary.head, "ana")
    except StaleSave:
        return 0
    sys.stdout.write(f"{saved.revision.id}\n")
    return 1


if __name__ == "__main__":
    role, library_path, count, last = sys.argv[1:]
    if role == "kill":
        kill(Path(library_path), int(count), int(last))
    else:
        compete(Path(library_path), int(count), last)
