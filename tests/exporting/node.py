"""What only JavaScript programs can tell of an export: WordPress's own block parser, Ghost's own importer, and others.

A script lies in `tests/validators`, where `make setup` installs the packages that it imports. It reads one JSON value
from standard input and writes one to standard output. Such a program takes seconds to load its packages and
milliseconds to look at a document, so a test asks once, for all its documents:

    answers = ask("blocks.mjs", [export.content.decode() for export in exports])

A script is a module that begins with `import { answer } from "./answer.mjs"` and ends with `answer(function)`, whose
function is given the value and returns (or promises) the answer. What it prints besides goes to standard error.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

VALIDATORS = Path(__file__).resolve().parents[1] / "validators"


def find_node() -> str:
    """Return the path of Node; skips the test where it, or the packages of the validators, are missing."""
    found = shutil.which("node")
    if found is None:
        pytest.skip("there is no Node on this machine")
    if not (VALIDATORS / "node_modules").is_dir():
        pytest.skip("the packages of tests/validators are not installed; `make setup` does it")
    return found


def ask(script: str, value: object, timeout: float = 300) -> Any:
    """Return what a script of `tests/validators` answers to a value; `timeout` in seconds.

    Skips the test where Node or the packages are missing. A script that fails fails the test with what it printed.
    """
    command = [find_node(), "--no-warnings", str(VALIDATORS / script)]
    question = json.dumps(value).encode()
    ran = subprocess.run(command, input=question, capture_output=True, cwd=VALIDATORS, timeout=timeout, check=False)
    if ran.returncode:
        pytest.fail(f"{script} ended with {ran.returncode}:\n{ran.stderr.decode(errors='replace')[-4_000:]}")
    return json.loads(ran.stdout)
