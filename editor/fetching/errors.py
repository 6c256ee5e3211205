"""What can go wrong when a provider is asked; each is a sentence for the person who asked."""

from editor.article.errors import Trouble


class FetchTrouble(Trouble):
    """A question to a provider that got no answer that can be used."""


class RefusedAddress(FetchTrouble):
    """An address that may not be asked: not https, not public, or a redirect to such a one."""


class TooSlow(FetchTrouble):
    """No whole answer within the time allowed."""


class TooLarge(FetchTrouble):
    """An answer of more bytes than any provider needs."""


class NoAnswer(FetchTrouble):
    """Nobody there, a broken connection, or an answer that is none."""


class NotInstalled(FetchTrouble):
    """The optional package that asks providers is not there."""
