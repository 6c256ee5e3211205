"""The words of posts, by which a change is told from another writing of the same."""

import pytest

from editor.sending.words import exact_mark, lost_elements, text, word_mark


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("<!-- wp:paragraph -->\n<p>One&nbsp;&amp; two</p>\n<!-- /wp:paragraph -->", "One & two"),
        ("<p>One<br>two</p>\n\n\n<hr/><h2>Three</h2>", "One\ntwo\nThree"),
        ("<p>a</p><script>alert(1)</script><style>p {}</style><p>b</p>", "a\nb"),
        ("</script><p>a", "a"),
        ("<p>5 < 6 &lt; 7", "5 < 6 < 7"),
        ("", ""),
    ],
)
def test_the_words_that_readers_read(html: str, words: str) -> None:
    assert text(html) == words


def test_marks() -> None:
    first = word_mark("A title", "<p>One two</p>")
    assert first == word_mark("A title", '<div class="x"><p>One <b>two</b></p>\n</div>')
    assert first != word_mark("A title", "<p>One three</p>")
    assert first != word_mark("Another", "<p>One two</p>")
    assert exact_mark("a", "b", "c") != exact_mark("a", "bc", "")


def test_what_a_site_took_out() -> None:
    sent = '<figure><img src="a"/><time datetime="b">c</time><br></figure><aside></aside>'
    assert lost_elements(sent, sent.replace('"a"/>', '"a" />')) == ()
    assert lost_elements(sent, "<figure><img>c<br></figure>") == ("time", "aside")
