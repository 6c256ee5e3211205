"""The headings of a story as an outline: none skips a level, since readers of the page by ear go by it."""

import re

from editor.article.body import Block, Heading

_OPENING = re.compile(r"<h[2-6]")
_CLOSING = re.compile(r"</h[2-6]>$")


class Outline:
    """Sets the headings of one story at most one level below the one before; the headline is the first level.

    `### Costs` right below the headline is set as h2, with the level that was typed as data.
    """

    def __init__(self) -> None:
        self._above = 1

    def placed(self, html: str, block: Block) -> str:
        """Return the HTML of a block as it stands in the outline; what is no heading as it is."""
        if not isinstance(block, Heading):
            return html
        typed = max(2, block.level)
        self._above = min(typed, self._above + 1)
        if self._above == typed:
            return html
        html = _OPENING.sub(f'<h{self._above} data-level="{block.level}"', html, count=1)
        return _CLOSING.sub(f"</h{self._above}>", html)
