"""Tables of words and phrases, written as one text each so that they can be read and sorted."""


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, parted by white space."""
    return frozenset(text.split())


def phrases_of(text: str) -> frozenset[str]:
    """Return the phrases of a text, parted by bars; line ends count as spaces."""
    return frozenset(phrase for one in text.split("|") if (phrase := " ".join(one.split())))
