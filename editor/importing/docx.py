"""Word documents: looked at by the guard, converted to HTML in a process of its own, and read as HTML.

The decoded text of the reading is the HTML that was made of the document, so all offsets are characters of that HTML.
"""

import base64
import binascii
import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import editor
from editor.importing.docx_guard import check_zip
from editor.importing.errors import UnreadableInput
from editor.importing.reading import Hints, ImportedFile, Reading, Shape

TIME_LIMIT = 30.0  # seconds; 120,000 words took half a second
_POLL = 0.1  # seconds between two looks at whether the person gave up

_TOO_LONG = "This Word document took too long to read; open it in Word, copy the text and save it as a text file."
_UNREADABLE = "This Word document cannot be read; open it in Word or LibreOffice and save it as .docx again."
_STOPPED = "The import was stopped; nothing was kept."


def read_docx(
    content: bytes, *, cancelled: Callable[[], bool] | None = None, time_limit: float = TIME_LIMIT
) -> Reading:
    """Return what a Word document holds.

    Headings, lists, tables, quotations, footnotes and pictures are kept, of tracked changes the new text; comments,
    headers and footers of pages are left out with a note. `cancelled` is asked ten times a second. Raises
    UnreadableInput with a sentence for whatever is no document, is made to harm, or takes longer than the limit in
    seconds.
    """
    check_zip(content)
    answer = _convert(content, cancelled or (lambda: False), time_limit)
    from editor.importing.html import read_html

    try:
        found = json.loads(answer)
        files = tuple(
            ImportedFile(one["digest"], one["media_type"], one["name"], base64.b64decode(one["content"]))
            for one in found["files"]
        )
        hints = Hints(**found["hints"])
        reading = read_html(found["html"])
    except (ValueError, KeyError, TypeError, binascii.Error) as error:
        raise UnreadableInput(_UNREADABLE) from error
    told = replace(
        reading.hints,
        **{name: value for name in ("headline", "published_at", "updated_at") if (value := getattr(hints, name))},
        byline=tuple(hints.byline) or reading.hints.byline,
        language=hints.language or reading.hints.language,
        keywords=tuple(hints.keywords) or reading.hints.keywords,
    )
    notes = (*reading.notes, *found["notes"])
    return replace(reading, shape=Shape.DOCX, hints=told, files=(*reading.files, *files), notes=notes)


def _convert(content: bytes, cancelled: Callable[[], bool], time_limit: float) -> bytes:
    """Run the converter as a process of its own and return what it says; it is ended in any case."""
    root = str(Path(editor.__file__).parent.parent)
    paths = [root, *filter(None, [os.environ.get("PYTHONPATH", "")])]
    process = subprocess.Popen(
        [sys.executable, "-m", "editor.importing.docx_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONIOENCODING": "utf-8"},
    )
    end = time.monotonic() + time_limit
    given: bytes | None = content
    answer = None
    try:
        while answer is None:
            try:
                answer, _ = process.communicate(given, timeout=_POLL)
            except subprocess.TimeoutExpired:
                given = None  # it was handed over by the first call
                if cancelled():
                    raise UnreadableInput(_STOPPED) from None
                if time.monotonic() > end:
                    raise UnreadableInput(_TOO_LONG) from None
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):  # what was not yet handed over goes nowhere
                    stream.close()
    if process.returncode != 0:
        raise UnreadableInput(_UNREADABLE)
    return answer
