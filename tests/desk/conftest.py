"""A newsroom that sends its stories to each CMS."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.sending_support import CMS, Newsroom, Site, add_story, desk_at, set_profile
from tests.sending.ghost_stand_in import GhostStandIn
from tests.sending.stand_in import serving
from tests.sending.wordpress_stand_in import WordPressStandIn


@pytest.fixture(scope="session")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a library with an approved story, made once; copy it."""
    path = tmp_path_factory.mktemp("approved") / "stories.copydesk"
    with desk_at(path) as desk:
        add_story(desk)
    return path


@pytest.fixture(params=CMS)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path, approved: Path) -> Iterator[Newsroom]:
    """Return a library with an approved story, and a site that is empty; a test runs with each CMS."""
    site: Site = WordPressStandIn() if request.param == "wordpress" else GhostStandIn()
    path = Path(shutil.copy(approved, tmp_path / "stories.copydesk"))
    with serving(site) as server, desk_at(path) as desk:
        site.base = server.base
        set_profile(desk, request.param, server.base)
        yield Newsroom(desk, request.param, site, server)
