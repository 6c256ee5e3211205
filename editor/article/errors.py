"""Known trouble: things that go wrong in ordinary work and are told in one sentence."""


class Trouble(Exception):
    """Say in one sentence what is wrong and what the person can do; never a bug."""

    @property
    def sentence(self) -> str:
        """Return the sentence to show."""
        return str(self.args[0]) if self.args else "Something is wrong that has no description."


class UnreadableArticle(Trouble):
    """A portable article that does not follow its format; the sentence names the field."""


class UnknownName(Trouble):
    """A name (source key, marker, policy, target) that nothing has."""


class RefusedAction(Trouble):
    """An action that the state of the story, a policy or a rule does not allow."""
