"""What networks and search engines show below a story's headline."""

from editor.article import body
from editor.article.article import Article
from editor.article.body import Block
from editor.article.text import fold_spaces

LONGEST = 300  # characters; what search engines and networks show of a description is shorter


def description(article: Article, blocks: tuple[Block, ...]) -> str:
    """Return the standfirst, or the first words of the story where it has none."""
    if article.furniture.standfirst:
        return article.furniture.standfirst
    texts = (fold_spaces(text) for block in blocks if body.is_prose(block) for text in body.plain_texts(block))
    text = next((text for text in texts if text), "")
    return shortened(text, LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return a text of at most `longest` characters, cut at a word with an ellipsis where it is longer."""
    if len(text) <= longest:
        return text
    head = text[: longest - 2]
    return (head.rpartition(" ")[0] or head) + " …"
