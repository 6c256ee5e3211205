"""A real browser fills the slots of the sample's page: nothing moves. And the density is about what the page shows."""

import subprocess
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from editor.article.ad_density import WIDTH
from editor.article.ad_verdicts import judge
from editor.article.article import Article
from editor.checks.ads_presets import presets
from editor.desk import ads
from editor.exporting.export import ExportRequest
from editor.exporting.page import render
from editor.exporting.profile import AdDialect, Profile
from tests.exporting import browsing
from tests.exporting.browsing import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# As wide as it is told, and no time of its own: it waits until the page tells.
FLAGS = ("--remote-debugging-port=0", "--hide-scrollbars")
# Ads come late, as they do; what moved since the page was first painted is what web.dev/articles/cls counts.
SCRIPT = """<script>
let shift = 0;
new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value; }))
  .observe({type: "layout-shift", buffered: true});
addEventListener("load", () => setTimeout(() => {
  const story = document.querySelector(".story-body").getBoundingClientRect();
  for (const slot of document.querySelectorAll(".ad-slot")) {
    const sizes = slot.dataset.adSizes.split(",").map(size => size.split("x").map(Number));
    const tallest = sizes.reduce((one, other) => one[1] >= other[1] ? one : other);
    const ad = document.createElement("div");
    ad.style.cssText = `width:${Math.min(tallest[0], 300)}px;height:${tallest[1]}px;background:teal`;
    (slot.querySelector("[id^=div-gpt]") || slot).append(ad);
  }
  const slots = document.querySelectorAll(".ad-slot").length;
  setTimeout(() => fetch(`/result?shift=${shift}&slots=${slots}&height=${story.height}`), 500);
}, 500));
</script>"""


def measured(browser: str, site: Site, page: str, profile: Path, width: int) -> dict[str, float]:
    """Return what the script found out when the slots had been filled; the page is tall enough to show all of it."""
    site.page = browsing.without_policy(page).replace("</head>", f"{SCRIPT}</head>").encode()
    flags = [*browsing.FLAGS, *FLAGS, f"--window-size={width},9000", f"--user-data-dir={profile}"]
    command = [browser, *flags, site.address]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + 60
        while time.monotonic() < end and not (found := [one for one in site.asked if one.startswith("/result")]):
            time.sleep(0.05)
        process.terminate()
    (told,) = found
    return {name: float(values[0]) for name, values in parse_qs(urlsplit(told).query).items()}


def page_of(article: Article, ad_unit: str = "") -> str:
    return render(ExportRequest(article, profile=Profile(ads=AdDialect.GOOGLE, ad_unit=ad_unit))).content.decode()


@pytest.mark.parametrize("unit", ["", "/1234567/news"])
@pytest.mark.parametrize("width", [500, 1200])
def test_filling_the_slots_moves_nothing(browser: str, site: Site, tmp_path: Path, unit: str, width: int) -> None:
    told = measured(browser, site, page_of(ads.sample(), unit), tmp_path, width)
    assert told["slots"] == 3
    assert told["shift"] == 0


def test_the_test_sees_what_moves(browser: str, site: Site, tmp_path: Path) -> None:
    page = page_of(ads.sample()).replace("min-height:", "max-width:")
    assert measured(browser, site, page, tmp_path, 500)["shift"] > 0.01


def test_the_height_that_density_reckons_with_is_about_the_browsers(browser: str, site: Site, tmp_path: Path) -> None:
    article = ads.sample()
    density = judge(article, presets()["house"]).density
    page = page_of(article).replace("<main>", f'<main style="max-width:{WIDTH}px">')  # no window is so narrow
    told = measured(browser, site, page, tmp_path, 500)
    beside = 31 + 16 + 2 + 12 + 32  # label, padding, lines and margins of a slot, which count as neither
    text = told["height"] - sum(density.ads) - 3 * beside
    assert abs(text - density.text) < 0.1 * density.text, (text, density.text)
