"""The house policy of the checks: what a newsroom switched off, made graver or milder, and its own lists of words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from editor.article.ad_policy import AdPolicy
from editor.article.findings import Severity

OFF = "off"


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Policy:
    """A newsroom's choices; what is not named stays as the table of checks has it.

    `severities` gives "off" or a severity by code; `verbs` the opinion verbs by language, in place of ours; `names` are
    spellings that are right; `second_reference` is "consistent" (for each person as the story mostly has it), "surname"
    or "courtesy"; `ads` are the ad policies of its own by name.
    """

    severities: Mapping[str, str] = field(default_factory=_nothing)
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    allowed_verbs: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    second_reference: str = "consistent"
    ads: Mapping[str, AdPolicy] = field(default_factory=lambda: MappingProxyType({}))

    def severity(self, code: str, own: Severity) -> Severity | None:
        """Return the severity of a check here, None where it is switched off."""
        named = self.severities.get(code)
        if named is None:
            return own
        return None if named == OFF else Severity(named)


NO_POLICY = Policy()
