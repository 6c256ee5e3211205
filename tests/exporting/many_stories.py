"""Stories that a validator is shown: the sample, every fixture, the one with every feature, and 200 made by chance.

The stories by chance are the same at each run. They hold every kind of block, words that look like markup, and what was
never filled in.
"""

import dataclasses
import json
from functools import lru_cache
from pathlib import Path
from random import Random

from editor.article import body, escaping
from editor.article.ads import AdPlacement, AdSettings, Size, Switch
from editor.article.article import Article, Byline, Dateline, Furniture, Picture
from editor.article.correction import Correction, CorrectionKind
from editor.article.embeds import Capture, Embed, PostState, Presentation
from editor.article.provider_table import PROVIDERS
from editor.article.providers import recognise
from editor.article.sources import Evidence, Source, SourceKind, Terms
from editor.article.syndication import CreditPlace, Duties, SearchEngines, Syndication
from editor.exporting.export import Asset, ExportRequest, ExportSettings
from editor.importing import importer
from tests.exporting.conftest import PICTURE, assets, full_request, png

NUMBER = 200
SITE = ExportSettings(site_name="The Courier", site_address="https://courier.example/")
WORDS = """
    council harbour ferry budget vote Sound Łódź Señor naïve größer Ελλάδα Москва 東京 مدينة 5*3*2 snake_case #tag
    $4.50 50% AT&T <b> </p> "quoted" it’s — … U.S. 2026. a/b [x] (y) *star* `tick` ~ | \\ ::ad{#x} @handle https://e.example/?a=1&b=2
""".split()
LANGUAGES = ("en", "en", "en-GB", "de", "es", "fr", "pl")
_ADDRESSES = (
    "https://x.com/ana/status/2029000000000000001",
    "https://www.youtube.com/watch?v=hRw50uNd_02",
    "https://www.instagram.com/p/DVh4rr0wSnd/",
    "https://www.facebook.com/portellery/posts/1234567890",
    "https://www.tiktok.com/@ana/video/7212345678901234567",
    "https://bsky.app/profile/ana.example/post/3kabcdefghi2x",
    "https://www.reddit.com/r/news/comments/abc123/title/",
    "https://vimeo.com/123456789",
    "https://mastodon.example/@ana/112345678901234567",
)


def sentence(chance: Random, least: int = 3, most: int = 30) -> str:
    """Return words in a row, some of which look like markup."""
    return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))


def _marked(chance: Random) -> str:
    """Return a paragraph of Markdown with emphasis, links, code, line breaks and citations."""
    forms = (
        lambda words: words,
        lambda words: words,
        lambda words: f"**{words}**",
        lambda words: f"*{words}*",
        lambda words: f"~~{words}~~",
        lambda words: (
            f'[{words}](https://e.example/{chance.randint(1, 9)}?a=1&b=2 "{chance.choice(("Title", "A & B"))}")'
        ),
        lambda words: f"{words}\\\n{words}",
        lambda words: f"“{words},” she said [@quillan].",
        lambda words: f"{words} `{chance.choice(('code', 'a <b> c', '&amp;'))}`",
    )
    return " ".join(chance.choice(forms)(escaping.escape(sentence(chance, 1, 8))) for _ in range(chance.randint(1, 5)))


def _table(chance: Random) -> str:
    width = chance.randint(2, 4)
    rows = [[chance.choice(("Old ferry", "410", "**b**", "a \\| b", "&")) for _ in range(width)] for _ in range(3)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * width, *lines[1:]])


def _block(chance: Random, kind: str) -> str:
    words = escaping.escape(sentence(chance))
    if kind == "heading":
        return "#" * chance.randint(1, 4) + " " + escaping.escape(sentence(chance, 1, 6))
    if kind == "quote":
        credit = "\n> — Devon Asher, *councillor*" if chance.random() < 0.6 else ""
        return "\n>\n".join(f"> {escaping.escape(sentence(chance))}" for _ in range(chance.randint(1, 2))) + credit
    if kind == "list":
        return "\n".join(f"{'  ' * (number % 2)}- {_marked(chance)}" for number in range(chance.randint(1, 4)))
    if kind == "numbers":
        return "\n".join(f"{number}. {escaping.escape(sentence(chance))}" for number in range(1, 4))
    if kind == "picture":
        target = f"asset:{PICTURE}" if chance.random() < 0.6 else "https://pictures.example/a.jpg"
        caption = ' "At dusk & in the “rain” <x>"' if chance.random() < 0.7 else ""
        return f"![{chance.choice(('A pier', '', 'a & b'))}]({target}{caption})"
    fixed = {
        "table": _table(chance),
        "divider": "---",
        "html": '```html\n<p>By <b>hand</b> &amp; <a href="https://e.example/">x</a></p>\n<ul><li>one</li></ul>\n```',
        "kept": "```\nTIDE   06:12\n  <b>18:40</b> & on\n```",
    }
    return fixed.get(kind, _marked(chance) if kind == "marked" else words)


_KINDS = (
    "words words words words marked marked marked heading quote list numbers picture table divider html kept".split()
)


def _posts(chance: Random) -> tuple[Embed, ...]:
    posts = []
    for number in range(chance.choice((0, 0, 1, 2, 3))):
        found = recognise(chance.choice(_ADDRESSES))
        assert found is not None
        assert found.provider in PROVIDERS
        capture = Capture(
            words="\n\n".join(sentence(chance) for _ in range(chance.randint(0, 2))),
            author=chance.choice(("Town of Port Ellery", "", "A & B <x>")),
            handle=chance.choice(("ana", "")),
            posted_at=chance.choice(("2026-03-04", "2026-03-04T10:00:00Z", "last week", "")),
            language=chance.choice((*LANGUAGES, "ar", "")),
        )
        captures = (capture,) if chance.random() < 0.8 else ()
        state = chance.choice(list(PostState))
        chosen = chance.choice((*[Presentation.DEFAULT] * 4, *Presentation))
        posts.append(
            Embed(f"e-{number}", found.provider, found.address, found.post_id, captures, state, presentation=chosen)
        )
    return tuple(posts)


def _furniture(chance: Random, number: int) -> Furniture:
    maybe = chance.random
    return Furniture(
        slug=f"story-{number}",
        headline=sentence(chance, 3, 12),
        kicker=sentence(chance, 1, 2) if maybe() < 0.3 else "",
        standfirst=sentence(chance) if maybe() < 0.6 else "",
        byline=tuple(
            Byline(name, role)
            for name, role in (("Tomas Adair", ""), ("Łucja Śmigły", ""), ("A & B", "pictures"))[: chance.randint(0, 3)]
        ),
        dateline=Dateline("PORT ELLERY", agency="HSG", date="March 5") if maybe() < 0.4 else None,
        desk=chance.choice(("harbour", "")),
        language=chance.choice(LANGUAGES),
        keywords=("ferry", "town & council")[: chance.randint(0, 2)],
        ednote="Do not run." if maybe() < 0.2 else "",
        published_at=chance.choice(("2026-03-05T06:10:00-05:00", "2026-03-05", "")),
        updated_at=chance.choice(("2026-03-05T11:45:00-05:00", "", "yesterday")),
    )


def _syndication(chance: Random) -> Syndication | None:
    if chance.random() < 0.4:
        return None
    return Syndication(
        publisher=chance.choice(("The Gazette", "A & B", "")),
        address=chance.choice(("https://gazette.example/2026/ferry?a=1&b=2", "")),
        licence=chance.choice(("CC BY-ND 4.0", "", "own terms")),
        credit_text=chance.choice(("", "First published by The Gazette & others.")),
        credit_place=chance.choice(list(CreditPlace)),
        duties=Duties(
            counter=chance.choice(("", "", "https://count.example/p.gif?a=1&b=2", "https://count.example/c.js")),
            search_engines=chance.choice(list(SearchEngines)),
        ),
    )


def by_chance(number: int) -> Article:
    """Return one of the stories made by chance."""
    chance = Random(number)
    blocks = [_block(chance, chance.choice(_KINDS)) for _ in range(chance.randint(0, 14))]
    sizes = ((Size(300, 250),), (Size(728, 90), Size(320, 100)))
    ads = tuple(
        AdPlacement(f"ad-{at}", "low", chance.choice(sizes), chance.choice(("Advertisement", 'A "b" & c')))
        for at in range(chance.choice((0, 1, 2)))
    )
    posts = _posts(chance)
    for marker in (*(body.marker("ad", one.id) for one in ads), *(body.marker("embed", one.id) for one in posts)):
        blocks.insert(chance.randint(0, len(blocks)), marker)
    return Article(
        furniture=_furniture(chance, number),
        body="\n\n".join(blocks) + "\n",
        sources=(
            Source("quillan", "Marta Quillan", role="mayor", terms=chance.choice(list(Terms))),
            Source("report", "A report", SourceKind.DOCUMENT, evidence=(Evidence("https://e.example/r.pdf"),)),
        ),
        syndication=_syndication(chance),
        ad_settings=AdSettings(off=Switch("June", "a death") if chance.random() < 0.1 else None),
        ads=ads,
        embeds=posts,
        pictures=(Picture(PICTURE, "Lena Marsh", chance.choice(("", "https://lena.example/"))),),
        corrections=tuple(
            Correction("The cost was wrong & is mended.", kind, "2026-03-05")
            for kind in list(CorrectionKind)[: chance.choice((0, 0, 1, 2))]
        ),
    )


def _imported(content: bytes, name: str, slug: str) -> Article:
    return importer.draft(importer.read(content, name), slug=slug, accept="all").article


@lru_cache(maxsize=1)
def _sample(root: Path) -> dict[str, Article]:
    sample = root / "resources" / "sample"
    names = ("syndicated.txt", "saved-page.html")
    return {f"sample {name}": _imported((sample / name).read_bytes(), name, name.split(".")[0]) for name in names}


@lru_cache(maxsize=1)
def _fixtures(root: Path) -> dict[str, Article]:
    """Return the real stories that lie beside the checkout; none where they are not."""
    inputs = root.parent / "shared" / "inputs"
    found = {}
    for path in sorted(inputs.glob("*.txt")):
        found[path.name] = _imported(path.read_bytes(), path.name, path.stem)
    for path in sorted((inputs / "labelled").glob("*.json")):
        told = json.loads(path.read_text("utf-8"))
        found[path.name] = _imported(told["raw"].encode(), f"{path.stem}.{told['shape'][:4]}", path.stem)
    return found


def requests(root: Path) -> dict[str, ExportRequest]:
    """Return every story to try, by a name that says which one it is."""
    articles = {**_sample(root), **_fixtures(root), **{f"by chance {n}": by_chance(n) for n in range(NUMBER)}}
    files = {**assets(), PICTURE: Asset(png(48, 32), "image/png")}
    made = {
        name: ExportRequest(article, "c3" * 32, draft=number % 5 == 0, assets=files, settings=SITE)
        for number, (name, article) in enumerate(articles.items())
    }
    everything = dataclasses.replace(full_request(), settings=SITE)
    return {**made, "everything": everything, "everything as a draft": dataclasses.replace(everything, draft=True)}
