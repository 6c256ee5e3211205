"""The shape of the code: directions of import, sizes, and nothing of one machine in the project."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

PACKAGES = ("editor", "db", "resources")
LONGEST_FILE = 450
LONGEST_FUNCTION = 50
MOST_METHODS = 25

# Written in pieces, so that this file does not name what it looks for.
MACHINE_PATH = re.compile(r"(?<![\w.~:/-])/(?:" + "|".join(("work", "root", "home", "Users", "opt")) + r")/[\w.-]+")
REGISTRY_HOST = re.compile(
    "|".join((r"pypi\.(?:" + "org|io)", "python" + "hosted", r"npmjs\." + "(?:com|org)", r"proxy\.golang\." + "org"))
)


def source_files(root: Path) -> list[Path]:
    return sorted(path for package in PACKAGES for path in (root / package).rglob("*.py"))


def project_files(root: Path) -> list[Path]:
    """List what git keeps or would keep; without git, what is not hidden or made."""
    command = ("git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    try:
        listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        made = {".git", ".venv", ".tools", "build", "dist", "__pycache__"}
        return [path for path in root.rglob("*") if path.is_file() and not made & set(path.relative_to(root).parts)]
    return [root / name for name in listing.split("\0") if name and (root / name).is_file()]


def outgrown(path: Path) -> Iterator[str]:
    """Yield a line for each place of a module that is over the house limits."""
    text = path.read_text(encoding="utf-8")
    if (lines := text.count("\n")) > LONGEST_FILE:
        yield f"{path}: {lines} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{path}:{node.lineno} {node.name}: {lines} lines"
        elif isinstance(node, ast.ClassDef):
            methods = sum(isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) for child in node.body)
            if methods > MOST_METHODS:
                yield f"{path}:{node.lineno} {node.name}: {methods} methods"


def imported_modules(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def test_imports_keep_their_direction(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    exit_code = lint_imports(no_cache=True, no_logo=True)
    assert exit_code == 0, capsys.readouterr().out


def test_the_domain_imports_the_standard_library_only(root: Path) -> None:
    foreign = [
        f"{path.relative_to(root)} imports {module}"
        for path in sorted((root / "editor" / "article").rglob("*.py"))
        for module in imported_modules(path)
        if module.split(".")[0] not in sys.stdlib_module_names and not (module + ".").startswith("editor.article.")
    ]
    assert foreign == []


def test_nothing_outgrows_the_house_limits(root: Path) -> None:
    places = [line for path in source_files(root) for line in outgrown(path)]
    assert [place.removeprefix(f"{root}/") for place in places] == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("x = 1\n" * (LONGEST_FILE + 1), f"{LONGEST_FILE + 1} lines"),
        ("def long():\n" + "    x = 1\n" * LONGEST_FUNCTION, f"long: {LONGEST_FUNCTION + 1} lines"),
        (
            "class Wide:\n" + "".join(f"    def m{n}(self): ...\n" for n in range(MOST_METHODS + 1)),
            f"Wide: {MOST_METHODS + 1} methods",
        ),
    ],
)
def test_the_limits_are_seen_where_they_are_passed(tmp_path: Path, source: str, expected: str) -> None:
    path = tmp_path / "module.py"
    path.write_text(source, encoding="utf-8")
    assert [line.rsplit(" ", 2)[-2:] for line in outgrown(path)] == [expected.rsplit(" ", 2)[-2:]]


def test_nothing_of_one_machine_stands_in_the_project(root: Path) -> None:
    found = []
    for path in project_files(root):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or an old library
        for pattern in (MACHINE_PATH, REGISTRY_HOST):
            found += [f"{path.relative_to(root)}: {match.group()}" for match in pattern.finditer(text)]
    assert found == []


@pytest.mark.parametrize("text", ["see /" + "root/notes", "open('/" + "work/main/x')", "https://py" + "pi.org/simple"])
def test_what_belongs_to_one_machine_is_seen(text: str) -> None:
    assert MACHINE_PATH.search(text) or REGISTRY_HOST.search(text)


def test_every_module_says_what_it_is_for(root: Path) -> None:
    silent = [str(p) for p in source_files(root) if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))]
    assert silent == []
