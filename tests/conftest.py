"""What every test stands on: Qt without a screen, a home of its own, and silence in the log."""

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent

# Before anything imports Qt. A test that needs a real screen starts the program as a process with its own environment.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

hypothesis.settings.register_profile("desk", deadline=None, max_examples=60)
# On a server the same examples each time: a red run there can be had again here.
hypothesis.settings.register_profile("server", deadline=None, max_examples=60, derandomize=True, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=2000)
hypothesis.settings.load_profile(os.environ.get("COPYDESK_HYPOTHESIS", "server" if os.environ.get("CI") else "desk"))


@pytest.fixture(scope="session", autouse=True)
def _own_home() -> Iterator[None]:
    """Keep settings, libraries and crash logs of the tests out of the home of whoever runs them."""
    with tempfile.TemporaryDirectory(prefix="copydesk-home-") as home, pytest.MonkeyPatch.context() as patch:
        for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
            patch.setenv(variable, str(Path(home) / variable.lower()))
        yield


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test that logs a warning or worse, unless it is marked `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log") is None:
        records = [*caplog.get_records("setup"), *caplog.get_records("call")]
        loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
        assert not loud, f"logged at WARNING or above: {loud}"


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder `shared` beside the checkout, with the real stories; skip where it is not."""
    folder = ROOT.parent / "shared"
    if not (folder / "inputs").is_dir():
        pytest.skip("the folder `shared` with the real stories is not beside this checkout")
    return folder
