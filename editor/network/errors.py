"""What can go wrong between this desktop and a server; each is a sentence for the person who asked."""

from editor.article.errors import Trouble


class NetworkTrouble(Trouble):
    """A request that got no answer that can be used."""


class RefusedAddress(NetworkTrouble):
    """An address that may not be asked: not safe, not public where it has to be, or a redirect to such a one."""


class TooSlow(NetworkTrouble):
    """No whole answer within the time allowed."""


class TooLarge(NetworkTrouble):
    """An answer of more bytes than allowed."""


class NoAnswer(NetworkTrouble):
    """Nobody there, a broken connection, or an answer that is none."""
