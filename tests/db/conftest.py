"""A library of the test's own, in its own folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.library import Library, open_library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where the test's library is, or may be."""
    return tmp_path / "test.copydesk"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """Return an open, empty library."""
    library = open_library(path)
    yield library
    library.connection.raw.close()
