"""The style sheet of the page: enough contrast in light and dark, and nothing that fetches."""

import re

import pytest

from editor.exporting.templates import resource

# https://www.w3.org/TR/WCAG22/#contrast-minimum: level AA asks 4.5 of text of ordinary size.
ENOUGH = 4.5
PAIRS = [(ink, ground) for ink in ("ink", "quiet", "accent", "link") for ground in ("paper", "raised")] + [
    ("notice-ink", "notice")
]


def colours(scheme: str) -> dict[str, str]:
    """Return the colours by name, those of the dark scheme over the light ones."""
    light, dark = resource("page.css").split("@media (prefers-color-scheme: dark)", 1)
    pattern = re.compile(r"--([\w\-]+): (#[0-9a-f]{6});")
    found = dict(pattern.findall(light))
    return found if scheme == "light" else {**found, **dict(pattern.findall(dark.split("@media", 1)[0]))}


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("ink", "ground"), PAIRS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_enough_contrast(scheme: str, ink: str, ground: str) -> None:
    found = colours(scheme)
    high, low = sorted((luminance(found[ink]), luminance(found[ground])), reverse=True)
    assert (high + 0.05) / (low + 0.05) >= ENOUGH


def test_the_schemes_differ() -> None:
    assert colours("light")["paper"] != colours("dark")["paper"]


def test_the_style_sheet_fetches_nothing_and_cannot_end_its_element() -> None:
    style = resource("page.css").lower()
    for word in ("url(", "@import", "@font-face", "</", "<!--", "expression("):
        assert word not in style
