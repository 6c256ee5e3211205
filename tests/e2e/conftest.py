"""The program as a process."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

COPYDESK = Path(sys.executable).with_name("copydesk")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a run of the program gave."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Answer]


@pytest.fixture
def copydesk(tmp_path: Path) -> Run:
    """Return a function that runs the program on a library of the test's own."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> Answer:
        command = [COPYDESK, "--library", tmp_path / "test.copydesk", *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=120)
        answer = Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in answer.err
        return answer

    return run
