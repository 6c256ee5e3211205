"""The house policy of the checks: kept in the library, so that all who work on it are told the same."""

from dataclasses import replace

from editor.checks import policy_text
from editor.checks.policy import NO_POLICY, Policy
from editor.desk import ads
from editor.desk.desk import Desk
from resources import FOLDER

SETTING = "checks.policy"


def preset() -> str:
    """Return the policy that a library starts with, as TOML: every choice explained, none made."""
    return (FOLDER / "policies" / "house-checks.toml").read_text(encoding="utf-8")


def text(desk: Desk) -> str:
    """Return the library's policy as TOML."""
    kept = desk.library.setting(SETTING)
    return kept if isinstance(kept, str) else preset()


def policy(desk: Desk) -> Policy:
    """Return the library's policy."""
    kept = desk.library.setting(SETTING)
    made = policy_text.parse_kept(kept) if isinstance(kept, str) else NO_POLICY
    return replace(made, ads=ads.own_policies(desk))


def set_text(desk: Desk, written: str) -> Policy:
    """Keep another policy; raises BadPolicy with a sentence for each thing that is wrong in it."""
    made = policy_text.parse(written)
    desk.library.set_setting(SETTING, written, desk.person)
    return replace(made, ads=ads.own_policies(desk))
