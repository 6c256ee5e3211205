"""What can go wrong when a provider is asked, beside what the network itself does."""

from editor.network.errors import NetworkTrouble


class UnknownProvider(NetworkTrouble):
    """A network that answers no questions about posts."""


class NotInstalled(NetworkTrouble):
    """The optional package that asks providers is not there."""
