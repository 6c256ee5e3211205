"""The one table of checks, and the run of all of them."""

from collections.abc import Iterable

from editor.article.findings import Finding, Severity
from editor.checks import (
    ads,
    anonymity,
    attribution,
    embeds,
    figures,
    furniture,
    markers,
    name_spelling,
    persons,
    repetition,
    syndication,
    syndication_duties,
    syndication_edits,
    verbs,
)
from editor.checks.check import Check
from editor.checks.story import Story

CHECKS: tuple[Check, ...] = (
    *furniture.CHECKS,
    *markers.CHECKS,
    *ads.CHECKS,
    *attribution.CHECKS,
    *anonymity.CHECKS,
    *verbs.CHECKS,
    *persons.CHECKS,
    *name_spelling.CHECKS,
    *figures.CHECKS,
    *repetition.CHECKS,
    *embeds.CHECKS,
    *syndication.CHECKS,
    *syndication_duties.CHECKS,
    *syndication_edits.CHECKS,
)

BY_CODE = {check.code: check for check in CHECKS}

_ORDER = {severity: number for number, severity in enumerate(Severity)}


def run_checks(story: Story, checks: Iterable[Check] = CHECKS) -> tuple[Finding, ...]:
    """Return what the checks find in a story, the gravest first, then in the order of the text."""
    findings: list[Finding] = []
    for check in checks:
        story.go_on()
        findings += check.findings(story)
    return tuple(sorted(findings, key=lambda one: (_ORDER[one.severity], one.start, one.end, one.code)))
