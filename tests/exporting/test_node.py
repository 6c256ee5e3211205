"""The way to JavaScript programs: values come through whole, and a script that fails fails the test."""

import pytest

from tests.exporting.node import ask


def test_a_value_comes_back_whole() -> None:
    value = {"words": "“é” \u2028 😀 </script>\n", "long": "x" * 1_000_000, "none": None}
    assert ask("echo.mjs", value) == value


def test_a_script_that_fails_fails_the_test() -> None:
    with pytest.raises(pytest.fail.Exception, match="the script has failed"):
        ask("echo.mjs", "fail")
