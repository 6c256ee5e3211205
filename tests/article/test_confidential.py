"""What never leaves the library."""

import dataclasses

from hypothesis import given

from editor.article import body, portable
from editor.article.article import Article, Furniture, IgnoredFinding
from editor.article.confidential import publishable, withheld
from editor.article.edits import citations
from editor.article.sources import Evidence, Source, SourceKind, Terms
from tests.article.strategies import stories

SECRET = Source(
    "deep-throat",
    "Ana Ruiz",
    kind=SourceKind.PERSON,
    role="harbour pilot",
    organisation="Port",
    terms=Terms.BACKGROUND,
    conditions="never by name",
    description="a person who works in the port",
    reason="fears for her job",
    contact="+1 555",
    identity_known_to="Jo",
    evidence=(Evidence(note="met at the pier"),),
    notes="tall",
)
STORY = Article(
    Furniture(slug="x", ednote="Ask Jo about Ana."),
    "“No,” she said [@deep-throat, pier; @costa].\n",
    sources=(SECRET, Source("costa", "Rui Costa", contact="+1 556")),
)


def test_nothing_of_a_confidential_source_is_in_what_leaves() -> None:
    text = portable.dumps(publishable(STORY))
    for secret in ("Ana", "deep-throat", "pilot", "never", "fears", "+1 555", "Jo", "pier-", "met at", "tall", "Port"):
        assert secret not in text
    assert "a person who works in the port" in text
    assert "on background" in text
    assert "Rui Costa" in text


def test_the_citation_leads_to_the_bare_source() -> None:
    article = publishable(STORY)
    ((_, citation),) = citations(article.body)
    assert [cited.key for cited in citation.cited] == ["source-1", "costa"]
    assert article.source("source-1") == Source(
        "source-1", "", terms=Terms.BACKGROUND, description="a person who works in the port"
    )


def test_a_free_key_is_found_beside_those_cited() -> None:
    story = dataclasses.replace(STORY, body="x [@source-1] y [@deep-throat]\n")
    article = publishable(story)
    assert article.body == "x [@source-1] y [@source-2]\n"


def test_an_open_article_is_returned_as_it_is() -> None:
    story = Article(Furniture(slug="x"), "x", sources=(Source("costa", "Rui Costa"),))
    assert publishable(story) is story
    assert withheld(story) == ()


def test_what_is_kept_back_is_said() -> None:
    two = dataclasses.replace(STORY, sources=(SECRET, dataclasses.replace(SECRET, key="b", terms=Terms.OFF_RECORD)))
    assert len(withheld(STORY)) == 2
    assert "one source that is" in withheld(STORY)[1]
    assert "2 sources that are" in withheld(two)[1]


@given(stories())
def test_the_words_stay_and_twice_is_once(article: Article) -> None:
    once = publishable(article)
    assert [body.plain_texts(block) for block in body.parse(once.body)] == [
        body.plain_texts(block) for block in body.parse(article.body)
    ]
    assert all(not source.name for source in once.sources if source.is_confidential)
    assert once.furniture.ednote == ""
    assert [source.terms for source in once.sources] == [source.terms for source in article.sources]


def test_why_a_finding_was_let_stand_stays_in_the_library() -> None:
    ignored = (IgnoredFinding("opinion-verb", "claimed", "Ana Ruiz", "Jo said so himself"),)
    story = Article(Furniture(slug="x"), "He claimed it.\n", ignored=ignored)
    assert publishable(story) == dataclasses.replace(story, ignored=())
    assert publishable(dataclasses.replace(STORY, ignored=ignored)).ignored == ()
    (sentence,) = withheld(story)
    assert "let stand" in sentence
