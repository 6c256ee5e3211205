"""Make the library that stands for a released form of the tables: `python -m tests.data.make_library`.

Run it once, when a form is released; a file that is there is never made anew.
"""

import dataclasses
import sys
import tempfile
from pathlib import Path

from db import migrations
from db.library import open_library
from editor.article.ads import AdPlacement
from editor.article.article import Article, Byline, Furniture
from editor.article.library_values import WorkingCopy
from editor.article.notes import NoteEntry, NoteKind
from editor.article.part import Part
from editor.article.revision import RevisionKind
from editor.article.sources import Source
from editor.article.workflow import State
from editor.desk import bundles
from editor.desk.desk import Desk

BODY = """\
The ferry across Harrow Sound will sail by night again, the council decided on Wednesday.

“We have waited eleven years,” Mayor Idris Vale said [@vale].

::ad{#ad-1}

The first boat leaves in April.
"""


def main() -> None:
    """Make a library with a row in every table, and copy it to its place."""
    destination = Path(__file__).with_name(f"library-{len(migrations.NAMES)}.copydesk")
    if destination.exists():
        sys.exit(f"{destination.name} is there; a released form is never made anew")
    article = Article(
        Furniture("night-ferry", "The night ferry comes back", byline=(Byline("Jo Brandt"),), desk="news"),
        BODY,
        sources=(Source("vale", "Idris Vale", role="mayor"),),
        ads=(AdPlacement("ad-1"),),
    )
    with tempfile.TemporaryDirectory() as folder:
        library = open_library(Path(folder) / "library.copydesk")
        first = library.create(article, "Jo Brandt", RevisionKind.IMPORT, {"path": "ferry.txt"})
        longer = dataclasses.replace(article, body=BODY + "\nFares are not decided.\n")
        second = library.save(first.article_id, longer, first.revision.id, "Jo Brandt", RevisionKind.AUTOSAVE)
        longest = dataclasses.replace(longer, body=longer.body + "\nThe council meets again in June.\n")
        third = library.save(first.article_id, longest, second.revision.id, "Ada Roth")
        library.move(first.article_id, "submit", State.DRAFT, State.IN_REVIEW, "Jo Brandt")
        library.approve(first.article_id, Part.ATTRIBUTION, third.revision.id, "Mia Sand", "checked by telephone")
        library.withdraw(first.article_id, Part.ATTRIBUTION, "Mia Sand")
        library.approve(first.article_id, Part.ADS, third.revision.id, "Mia Sand")
        library.assets.put(b"a picture", "image/png", "ferry.png")
        library.keep_export(
            first.article_id, third.revision.id, "html", "", b"<p>The night ferry</p>", "Mia Sand", draft=False
        )
        library.working_copies.put(
            WorkingCopy(first.article_id, "desk", "Ada Roth", longest, third.revision.id, 12, 12)
        )
        library.notes.add(NoteEntry("", "", first.article_id, NoteKind.NOTE, "Mia Sand", "", "Who says so?"))
        desk = Desk(library, "Jo Brandt")
        made = bundles.make(desk, "night-ferry")
        library.exchanges.sent(made.bundle, made.sha256, "Jo Brandt")
        library.set_setting("approvals.four_eyes", True, "Mia Sand")
        gone = library.create(dataclasses.replace(article, furniture=Furniture("gone-again")), "Jo Brandt")
        library.removal.remove(gone.article_id, "Mia Sand", "told twice")
        library.backup(destination)
        library.close()


if __name__ == "__main__":
    main()
