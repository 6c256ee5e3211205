"""The command of the ads: what the policy says of a story's placements, and what it would place."""

from collections.abc import Iterator
from typing import Any

import click

from editor.cli_base import Opening, as_json, as_person, say, told


@click.command()
@click.argument("slug")
@click.option(
    "--policy", default="", help="Judge by this policy, or by a file of rules (.toml); else by the story’s own."
)
@click.option("--suggest", "suggesting", is_flag=True, help="Say where the policy would place ads.")
@click.option("--apply", "applying", is_flag=True, help="With --suggest: place them so, as a new revision.")
@as_person
@as_json
@told
def ads(opening: Opening, slug: str, policy: str, suggesting: bool, applying: bool, person: str, json_: bool) -> int:
    """Say where a story's ads stand and what the policy says of each; exit 1 where it refuses one."""
    from editor.desk import ads as desk_ads

    if applying and not suggesting:
        raise click.UsageError("--apply goes with --suggest: it takes what is suggested.")
    with opening.desk(person) as desk:
        report = desk_ads.report(desk, slug, policy, suggesting=suggesting, applying=applying)
        answer = desk_ads.as_json(report)
    say(answer, json_, reported)
    is_off = report.judged.places.article.ad_settings.off is not None
    return int(bool(report.judged.refused) and not is_off)


def reported(answer: dict[str, Any]) -> Iterator[str]:
    """Print the placements in order with their verdicts, the density, and what is suggested."""
    yield f"{answer['slug']}: {len(answer['placements'])} placements, judged by {answer['policy']}"
    for switch, words in (("off", "ads are off"), ("sensitive", "sensitive story")):
        if answer[switch]:
            yield f"  {words}: {answer[switch]['by']}: {answer[switch]['why'] or '(no reason given)'}"
    for one in answer["placements"]:
        sizes = ", ".join(f"{width}x{height}" for width, height in one["sizes"])
        distance = f"{one['blocks_since']} blocks, {one['words_since']} words on"
        yield f"  {'holds  ' if one['holds'] else 'refused'}  {one['id']:8} {one['slot']} ({sizes}), {distance}"
        for reason in one["reasons"]:
            yield f"           {reason['sentence']}"
    for marker_id in answer["unplaced"]:
        yield f"  {marker_id} stands nowhere in the text."
    yield f"  {answer['density']['arithmetic']}"
    if "suggestion" in answer:
        yield from _suggested(answer)


def _suggested(answer: dict[str, Any]) -> Iterator[str]:
    suggestion = answer["suggestion"]
    yield "Placed:" if answer["applied"] else "Suggested:"
    for one in suggestion["placements"]:
        after = f"after block {one['after_block']}: {one['after']}"
        yield f"  {one['how']:6}  {one['id']:8} {one['slot']}, {after}"
    for marker_id in suggestion["left_out"]:
        yield f"  left out  {marker_id}"
    if not suggestion["placements"]:
        yield "  no ads"
