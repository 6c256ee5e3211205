"""A story as the checks see it: read once, with everything they look at more than once."""

from functools import cached_property

from editor.article import body
from editor.article.ad_verdicts import Judgement, judge
from editor.article.article import Article, IgnoredFinding
from editor.article.body import Block
from editor.article.edits import citations
from editor.article.inline import Citation
from editor.article.ledger import LedgerEntry, Passage, ledger, passages
from editor.checks.ads_presets import STANDARD, chosen, presets
from editor.checks.policy import NO_POLICY, Policy


class Story:
    """One article with its blocks, paragraphs, citations and ledger, each made when it is first asked for."""

    def __init__(self, article: Article, policy: Policy = NO_POLICY) -> None:
        self.article = article
        self.policy = policy

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks of the body."""
        return body.parse(self.article.body)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the paragraphs of words, with their way back to the body."""
        return passages(self.blocks)

    @cached_property
    def citations(self) -> tuple[tuple[int, Citation], ...]:
        """Return the citations with the offset in the body where each begins."""
        return citations(self.article.body)

    @cached_property
    def ledger(self) -> tuple[LedgerEntry, ...]:
        """Return the quotations with their state."""
        return ledger(self.article, self.blocks)

    @cached_property
    def ads(self) -> Judgement:
        """Return what the story's ad policy says of its placements; an unknown policy gives way to the standard one."""
        found = chosen(self.article.ad_settings.policy, self.policy.ads)
        return judge(self.article, found or chosen(STANDARD, self.policy.ads) or presets()[STANDARD], self.blocks)

    def ignored(self, code: str) -> dict[tuple[str, int], IgnoredFinding]:
        """Return the findings of a check that somebody let stand, by their words and count."""
        return {(one.words, one.occurrence): one for one in self.article.ignored if one.code == code}
