"""The making of the environment: what pip knows reaches uv, and nothing of an index reaches the lock."""

import tomllib
from pathlib import Path

import pytest

from tools.environment import NEUTRAL_INDEX, neutralise, read_pip_settings, uv_variables

LISTING = """\
:env:.cert='/etc/ssl/certs/all.crt'
global.cert='/etc/ssl/certs/old.crt'
global.extra-index-url='file:///a/simple file:///b/simple'
global.index-url='https://mirror.example/simple'
"""


def test_what_the_environment_says_to_pip_wins_over_its_files() -> None:
    settings = read_pip_settings(LISTING)
    assert settings["cert"] == "/etc/ssl/certs/all.crt"
    assert settings["index-url"] == "https://mirror.example/simple"


def test_pip_settings_reach_uv_under_its_names() -> None:
    variables = uv_variables(read_pip_settings(LISTING), {"HOME": "/nowhere"})
    assert variables["UV_DEFAULT_INDEX"] == "https://mirror.example/simple"
    assert variables["UV_INDEX"] == "file:///a/simple file:///b/simple"
    assert variables["SSL_CERT_FILE"] == "/etc/ssl/certs/all.crt"
    assert variables["HOME"] == "/nowhere"


def test_several_values_from_a_file_are_split_and_set_apart_as_uv_wants_them() -> None:
    settings = read_pip_settings(r"global.find-links='\n/wheels/a\n/wheels/b'")
    assert uv_variables(settings, {})["UV_FIND_LINKS"] == "/wheels/a,/wheels/b"


def test_what_uv_was_told_already_stands() -> None:
    present = {"UV_DEFAULT_INDEX": "https://told.example/simple"}
    assert uv_variables(read_pip_settings(LISTING), present)["UV_DEFAULT_INDEX"] == "https://told.example/simple"


def test_no_python_is_ever_downloaded_unless_asked_for() -> None:
    assert uv_variables({}, {})["UV_PYTHON_DOWNLOADS"] == "never"
    assert uv_variables({}, {"UV_PYTHON_DOWNLOADS": "automatic"})["UV_PYTHON_DOWNLOADS"] == "automatic"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('source = { registry = "https://mirror.example/simple" }', f'source = {{ registry = "{NEUTRAL_INDEX}" }}'),
        (
            '    { url = "https://files.example/ab/cd/nh3-0.3.whl", hash = "sha256:00", size = 1 },',
            '    { filename = "nh3-0.3.whl", hash = "sha256:00", size = 1 },',
        ),
        ('name = "nh3"', 'name = "nh3"'),
    ],
)
def test_a_lock_keeps_names_and_hashes_and_loses_addresses(line: str, expected: str) -> None:
    assert neutralise(line) == expected


def test_the_lock_names_no_host_and_a_hash_for_every_file(root: Path) -> None:
    lock = tomllib.loads((root / "uv.lock").read_text(encoding="utf-8"))
    fetched = [package for package in lock["package"] if "registry" in package["source"]]
    files = [file for package in fetched for file in [*package.get("wheels", []), package.get("sdist")] if file]
    assert len(fetched) == len(lock["package"]) - 1  # all but Copydesk itself
    assert {package["source"]["registry"] for package in fetched} == {NEUTRAL_INDEX}
    assert [file for file in files if "url" in file or "path" in file or "hash" not in file] == []
