"""Known trouble with the file of a bundle."""

from editor.article.errors import Trouble


class BundleTrouble(Trouble):
    """A file that is no bundle, or one that must not be trusted; the sentence says which part of it and what to do."""


class BundleDamaged(BundleTrouble):
    """A bundle of which a byte is not what was written."""
