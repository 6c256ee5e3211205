"""Nothing that runs, styles the page or fetches another one is left of the HTML a person wrote."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.exporting import sanitise

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<img src=x onerror="alert(1)">',
    "<img src='x' ONERROR=alert(1)//>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href=" java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href="vbscript:x">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<img src="data:image/svg+xml;base64,PHN2Zz4=">',
    '<img src="x" srcset="javascript:alert(1) 1x">',
    '<picture><source srcset="data:text/html,x 1x"><img src="x"></picture>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<iframe src="https://evil.example"></iframe>',
    "<svg><script>alert(1)</script></svg>",
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">x</a></svg>',
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    '<form action="https://evil.example"><input name="x"><button formaction="javascript:alert(1)">x</button></form>',
    '<p style="background:url(javascript:alert(1))">x</p>',
    "<style>@import 'https://evil.example'</style>",
    '<link rel="stylesheet" href="https://evil.example">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<object data="x"></object><embed src="x">',
    '<p id="x" name="y" contenteditable onfocus=alert(1) autofocus>x</p>',
    '<a href="x" target="_blank" ping="https://evil.example">x</a>',
    "<div><!--[if IE]><script>alert(1)</script><![endif]--></div>",
    "<xmp><script>alert(1)</script></xmp>",
    '<video src="x" onerror="alert(1)"><source onerror="alert(1)"></video>',
    '<details open ontoggle="alert(1)">x</details>',
    "<p>\x00<script>alert(1)</script></p>",
]
HARMLESS_SCHEMES = ("http:", "https:", "mailto:", "tel:")


class Watch(HTMLParser):
    """Complain of whatever could run, restyle the page, or lead where no link may."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.complaints: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in sanitise.TAGS:
            self.complaints.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "id", "srcdoc", "formaction", "action", "target", "ping"):
                self.complaints.append(f"{tag} {name}")
            scheme = (value or "").partition("/")[0].lower()
            if name in ("href", "src", "cite") and ":" in scheme and not scheme.startswith(HARMLESS_SCHEMES):
                self.complaints.append(f"{tag} {name}={value}")
            if name == "srcset" and not (value or "").startswith("https://"):
                self.complaints.append(f"{tag} {name}={value}")

    def handle_comment(self, data: str) -> None:
        self.complaints.append(f"comment {data}")


def complaints(html: str) -> list[str]:
    watch = Watch()
    watch.feed(html)
    watch.close()
    return watch.complaints


@pytest.mark.parametrize("html", HOSTILE)
def test_nothing_executable_is_left(html: str) -> None:
    assert complaints(html), "the watch must see what is wrong with it"
    cleaned = sanitise.clean(html)
    assert complaints(cleaned) == []
    assert sanitise.clean(cleaned) == cleaned


@given(
    st.lists(st.sampled_from([*HOSTILE, "<p>", "</p>", "<table>", "</div>", "<!--", "-->", "'", '"', "<a href=", "x"]))
)
def test_nothing_executable_is_left_of_any_mixture(pieces: list[str]) -> None:
    assert complaints(sanitise.clean("".join(pieces))) == []


@given(st.text(alphabet="<>/ab'\"= &;#:-!\x00\n", max_size=60))
def test_nothing_executable_is_left_of_any_text(text: str) -> None:
    assert complaints(sanitise.clean(text)) == []


@pytest.mark.parametrize(
    "html",
    [
        '<p class="note">words <b>bold</b> &amp; <i lang="es">más</i></p>',
        '<a href="https://example.org/?a=1&amp;b=2" rel="sponsored">x</a>',
        '<a href="/section">x</a>',
        '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>',
        '<ol start="3"><li value="5">x</li></ol>',
        '<img src="https://example.org/x.png" alt="x" width="1" height="1">',
    ],
)
def test_what_people_write_stays(html: str) -> None:
    assert sanitise.clean(html) == html
    assert sanitise.removed(html) == ()


def test_relations_that_say_nothing_of_the_target_go() -> None:
    assert sanitise.clean('<a href="/x" rel="opener sponsored">x</a>') == '<a href="/x" rel="sponsored">x</a>'


def test_what_was_removed_is_named_once_and_in_order() -> None:
    html = '<p onclick="x">a<script>b</script><script>c</script><a href="javascript:x" target="_blank">d</a></p>'
    assert sanitise.removed(html) == ("p onclick", "<script>", "a href", "a target")


def test_pictures_can_be_kept_out() -> None:
    html = '<p>a<img src="https://example.org/x.png" alt="x"></p>'
    assert sanitise.clean(html, pictures=False) == "<p>a</p>"


def test_what_is_too_deep_to_clean_is_shown_as_typed() -> None:
    """The cleaner's time grows with the square of the depth: 100,000 elements inside each other take 18 seconds."""
    assert sanitise.clean("<div>" * 100_000 + "x").startswith("<pre>&lt;div&gt;")
    assert sanitise.clean("<div>" * 1_000 + "x").startswith("<div><div>")
    assert sanitise.clean("<td>x</td>" * 50_000).count("x") == 50_000
