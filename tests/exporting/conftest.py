"""An article that has every feature, with the files its pictures lie in, for all tests of exporting."""

import struct
import zlib
from collections.abc import Iterator

import pytest

from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import (
    Article,
    Byline,
    Dateline,
    Furniture,
    Picture,
    QuotationDecision,
    Waiver,
)
from editor.article.correction import Correction, CorrectionKind
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.sources import Evidence, Source, SourceKind, Terms
from editor.article.syndication import CreditPlace, Duties, Edits, SearchEngines, Syndication
from editor.exporting.export import Asset, ExportRequest
from tests.exporting.browsing import Site, find_browser, serving

PICTURE = "a1" * 32
SCREENSHOT = "b2" * 32
REVISION = "c3" * 32

BODY = f"""\
The town council voted 7 to 2 on Wednesday to bring back the night ferry across Harrow Sound, eleven years after \
the last boat was sold for scrap.

![A queue of people in winter coats on a wooden pier at dusk](asset:{PICTURE} "Passengers wait at Tanner’s Wharf.")

“Half of this town works on the other side of the water,” said Mayor Marta Quillan [@quillan, floor speech]. The \
fare is **$4.50**, by [a report of the treasurer](https://portellery.example/council/report.pdf "Report, 14 pages") \
[@report].

::ad{{#ad-1}}

## What it costs

The council will borrow $6.2 million. The report names three sums:

- two boats built for ice, *$4.1 million*;
- a landing stage, of which
  - the piles are `oak`;
  - the deck is ~~pine~~ larch;
- and $180,000 a year for ice.

::embed{{#e-1}}

#NightFerry is what the town calls it. 2026. A good year. The vote was 5*3*2 = 30 minutes late & nobody <b>minded</b>.

> I am not against boats. I am against paying for them twice.
>
> The Sound does not care about your timetable.
> — Devon Asher, councillor

### The steps

1. The boats are built in Norberg.
2. They sail on May 18.

| Night line | Passengers |
|---|---|
| Old ferry | 410 |
| New ferry | 340 |

::ad{{#ad-2}}

“They will be closer to 90, and half of them gulls,” one member of the council said [@deep].

![The Marigold](https://pictures.example/marigold.jpg "The old *Marigold*, 1978")

::embed{{#e-2}}

---

```html
<p class="note" onclick="steal()">A note <script>alert(1)</script>by <a href="javascript:alert(1)">hand</a>.</p>
```

```
TIDE   06:12
TIDE   18:40
```

One line\\
and another. The [full list](asset:{PICTURE}) lies in the library.

::embed{{#e-3}}

::ad{{#ad-9}}

::embed{{#e-9}}
"""


def png(width: int, height: int) -> bytes:
    """Return a grey picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + b"\x99" * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def full_article() -> Article:
    """Return the article; `ad-9` and `e-9` have markers and no records, `ad-3` a record and no marker."""
    return Article(
        furniture=Furniture(
            slug="port-ellery-ferry",
            headline="Port Ellery votes to bring back its night ferry",
            kicker="Harrow Sound",
            standfirst="Two boats will cross every forty minutes from May 18, and shift workers will ride free.",
            byline=(Byline("Tomas Adair"), Byline("June Okonjo-Reyes"), Byline("Lena Marsh", "pictures")),
            dateline=Dateline("PORT ELLERY", agency="HSG", date="March 5"),
            desk="harbour",
            language="en",
            keywords=("ferry", "town council"),
            ednote="Legal has read this. Do not run before noon.",
            published_at="2026-03-05T06:10:00-05:00",
            updated_at="2026-03-05T11:45:00-05:00",
        ),
        body=BODY,
        sources=(
            Source("quillan", "Marta Quillan", role="mayor", organisation="Town of Port Ellery", contact="555-0123"),
            Source("deep", "Ruth Halloran", terms=Terms.BACKGROUND, description="a member of the council"),
            Source(
                "report",
                "Report of the treasurer",
                SourceKind.DOCUMENT,
                organisation="Town of Port Ellery",
                evidence=(Evidence("https://portellery.example/council/report.pdf"),),
            ),
        ),
        decisions=(QuotationDecision("the last word", Waiver.WAIVED, "June Okonjo-Reyes"),),
        syndication=Syndication(
            publisher="The Harrow Sound Gazette",
            address="https://harrowsoundgazette.example/2026/03/ferry",
            authors=("Tomas Adair",),
            licence="CC BY-ND 4.0",
            credit_text="This story was originally published by The Harrow Sound Gazette.",
            credit_place=CreditPlace.TOP,
            duties=Duties(
                edits=Edits.STYLE,
                counter="https://count.example/pixel.gif?story=1&site=2",
                search_engines=SearchEngines.CANONICAL,
                embargo_until="2026-03-05T06:00:00-05:00",
            ),
        ),
        ad_settings=AdSettings(policy="scaip", sensitive=Switch("June", "a death")),
        ads=(
            AdPlacement("ad-1"),
            AdPlacement("ad-2", "low", (Size(728, 90), Size(320, 100)), "Advertisements"),
            AdPlacement("ad-3"),
        ),
        embeds=(
            Embed(
                "e-1",
                "x",
                "https://x.com/PortElleryTown/status/2029000000000000001",
                "2029000000000000001",
                captures=(
                    Capture(words="Earlier words"),
                    Capture(
                        words="It’s official. The night boat is back.\n\n#NightFerry <3 & more\nBring a coat.",
                        author="Town of Port Ellery",
                        handle="PortElleryTown",
                        posted_at="2026-03-04",
                        language="en",
                        captured_by="June Okonjo-Reyes",
                        captured_at="2026-03-05T05:50:00-05:00",
                    ),
                ),
                state=PostState.GONE,
            ),
            Embed("e-2", "youtube", "https://www.youtube.com/watch?v=hRw50uNd_02", "hRw50uNd_02"),
            Embed(
                "e-3",
                "instagram",
                "https://www.instagram.com/p/DVh4rr0wSnd/",
                "DVh4rr0wSnd",
                captures=(
                    Capture(
                        author="Saltmarsh Diner",
                        handle="saltmarshdiner.ellery",
                        screenshot=SCREENSHOT,
                        screenshot_alternative="A lamp in the window of the diner",
                    ),
                ),
                presentation=Presentation.CLICK_TO_LOAD,
            ),
        ),
        pictures=(Picture(PICTURE, "Lena Marsh/Harrow Sound Gazette", "https://lenamarsh.example/"),),
        corrections=(
            Correction(
                "An earlier version of this story gave the cost as $6.8 million.",
                date="2026-03-05",
                wrong="$6.8 million",
                right="$6.2 million",
            ),
            Correction("Update: The council has published the timetable.", CorrectionKind.UPDATE),
        ),
    )


def assets() -> dict[str, Asset]:
    """Return the files of the library that the article shows."""
    return {PICTURE: Asset(png(48, 32), "image/png"), SCREENSHOT: Asset(png(20, 20), "image/png")}


def full_request(draft: bool = False) -> ExportRequest:
    """Return the request to export the article that has every feature."""
    return ExportRequest(full_article(), REVISION, draft, assets())


@pytest.fixture
def article() -> Article:
    return full_article()


@pytest.fixture
def request_of_all() -> ExportRequest:
    return full_request()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def browser() -> str:
    return find_browser()
