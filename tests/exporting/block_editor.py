"""WordPress's own block editor, asked about markup: the newest one, and the one of an installed WordPress."""

import html
import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.exporting.node import VALIDATORS, ask

INSTALLED = Path("/usr/share/wordpress")  # Debian's package `wordpress`
_NO_BLOCK = frozenset({"core/missing", "core/freeform"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the editor says of a document: what is wrong with its blocks, and what it would save of it.

    `saved` is for a person who opens and saves it; `edited` for one who edits each text, None where that is not known.
    """

    faults: tuple[str, ...]
    blocks: tuple[str, ...]
    saved: str
    edited: str | None


def newest(documents: Sequence[str]) -> list[Verdict]:
    """Return what the editor of the packages in `tests/validators` says of each document."""
    return _ask(None, documents)


def installed(documents: Sequence[str]) -> list[Verdict]:
    """Return what the editor of an installed WordPress says; skips the test where there is none."""
    if not (INSTALLED / "wp-includes" / "js" / "dist" / "block-library.min.js").is_file():
        pytest.skip("there is no WordPress on this machine")
    return _ask(str(INSTALLED), documents)


def filtered(documents: Sequence[str]) -> list[str]:
    """Return what WordPress's own filter leaves of documents from an account that may not write unfiltered HTML."""
    php = shutil.which("php")
    if php is None or not (INSTALLED / "wp-includes" / "kses.php").is_file():
        pytest.skip("there is no WordPress with PHP on this machine")
    question = json.dumps({"wordpress": str(INSTALLED), "documents": list(documents)}).encode()
    ran = subprocess.run([php, str(VALIDATORS / "kses.php")], input=question, capture_output=True, check=True)
    found: list[str] = json.loads(ran.stdout)
    return found


def _ask(wordpress: str | None, documents: Sequence[str]) -> list[Verdict]:
    answers = ask("blocks.mjs", {"wordpress": wordpress, "documents": list(documents)})
    return [
        Verdict(
            tuple(
                f"{block['name']}: {'; '.join(block['issues']) or 'no block'}"
                for block in answer["blocks"]
                if not block["valid"] or block["name"] in _NO_BLOCK
            ),
            tuple(block["name"] for block in answer["blocks"]),
            answer["saved"],
            answer["edited"],
        )
        for answer in answers
    ]


def spelled(markup: str) -> str:
    """Return markup with each character as itself, so that `&quot;` and `&#34;` are one; twice, for HTML in HTML."""
    return html.unescape(html.unescape(markup))
