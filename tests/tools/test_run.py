"""The first run on a machine without a display: everything is made, listed, and nothing that was written is lost."""

import os
import subprocess
from pathlib import Path

import pytest

from editor.desk import stories
from tools import newsroom

ENDINGS = (".html", ".page.html", ".md", ".json")


def _run(root: Path, build: Path) -> str:
    hidden = {"DISPLAY", "WAYLAND_DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"COPYDESK_BUILD": str(build), "QT_QPA_PLATFORM": "offscreen"}
    command = ["sh", str(root / "tools" / "run.sh")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.slow
def test_without_a_display_the_sample_is_imported_exported_and_photographed(root: Path, tmp_path: Path) -> None:
    if not (root / ".venv" / "bin" / "copydesk").exists():
        pytest.skip("`make setup` has not made .venv here")
    build = tmp_path / "build"
    told = _run(root, build)
    made = sorted((build / "out").iterdir())
    assert [path.name for path in made if path.name == "window-light.png"], told
    for ending in ENDINGS:
        assert len([path for path in made if path.name.endswith(ending)]) >= 2, ending
    for path in made:
        assert str(path) in told
        assert path.stat().st_size
    before = _slugs(root, build)
    assert len(before) == 2
    _run(root, build)
    assert _slugs(root, build) == before, "a second run keeps the library"


def _slugs(root: Path, build: Path) -> list[str]:
    with newsroom.desk_at(build / "sample.copydesk", "Ana Ruiz", newsroom.Clock()) as desk:
        return sorted(stories.every_slug(desk))
