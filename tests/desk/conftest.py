"""A newsroom that sends its stories to each CMS."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.sending_support import CMS, Newsroom, Site, add_story, desk_at, set_profile
from tests.sending.ghost_stand_in import GhostStandIn
from tests.sending.stand_in import serving
from tests.sending.wordpress_stand_in import WordPressStandIn


@pytest.fixture(params=CMS)
def newsroom(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Newsroom]:
    """Return a library with an approved story, and a site that is empty; a test runs with each CMS."""
    site: Site = WordPressStandIn() if request.param == "wordpress" else GhostStandIn()
    with serving(site) as server, desk_at(tmp_path / "stories.copydesk") as desk:
        site.base = server.base
        add_story(desk)
        set_profile(desk, request.param, server.base)
        yield Newsroom(desk, request.param, site, server)
