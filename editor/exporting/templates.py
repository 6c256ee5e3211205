"""Page templates of `resources/html`: sandboxed, escaping by default, compiled once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from resources import FOLDER

if TYPE_CHECKING:
    from jinja2 import Template
    from jinja2.sandbox import SandboxedEnvironment


def resource(name: str) -> str:
    """Return the text of a file in `resources/html`."""
    return FOLDER.joinpath("html", name).read_text("utf-8")


@lru_cache(maxsize=1)
def _environment() -> "SandboxedEnvironment":
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


@lru_cache(maxsize=32)
def _template(name: str) -> "Template":
    return _environment().get_template(name)


def fill(name: str, values: Mapping[str, object]) -> str:
    """Return a template of `resources/html` with its values put in."""
    return _template(name).render(values)
