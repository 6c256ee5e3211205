"""What can go wrong on the way to a CMS, and the questions that only a person may answer; each is a sentence."""

from enum import StrEnum

from editor.article.errors import Trouble


class SendTrouble(Trouble):
    """A story that did not reach its CMS, or of which that is not known; sending again is always safe."""


class NotInstalled(SendTrouble):
    """An optional package that sending needs is not there."""


class NoSecret(SendTrouble):
    """No password or key for a site, or one that cannot be used as it is written."""


class WrongSite(SendTrouble):
    """An address at which there is no CMS of the kind that the profile names."""


class Refused(SendTrouble):
    """An answer of the site that says no; `status` is HTTP's, `code` and `told` the site's own words."""

    def __init__(self, sentence: str, status: int, code: str = "", told: str = "", item: str = "") -> None:
        super().__init__(sentence)
        self.status = status
        self.code = code
        self.told = told
        self.item = item  # the id of what is there already, where the site says it


class Why(StrEnum):
    """Why a person is asked before anything over there is changed."""

    CHANGED = "changed"
    TAKEN = "taken"
    GONE = "gone"


class Question(SendTrouble):
    """Something over there that is not as this library left it; nothing was changed.

    `seen` is what a parcel's `agreed` has to be for the post to be changed all the same. `title` and `text` are what
    stands over there now, as plain words.
    """

    def __init__(
        self, sentence: str, why: Why, seen: str, title: str = "", text: str = "", address: str = "", modified: str = ""
    ) -> None:
        super().__init__(sentence)
        self.why = why
        self.seen = seen
        self.title = title
        self.text = text
        self.address = address
        self.modified = modified
