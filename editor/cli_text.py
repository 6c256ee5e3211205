"""What the command line prints for a person: each function turns a command's JSON values into lines."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from editor.article.text import counted

Rows = list[dict[str, Any]]


def local(time: str) -> str:
    """Return a time of the library by this desktop's clock, to the second: as `exports --at` and `audit` read it."""
    return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M:%S}"


def imported(results: Rows) -> Iterator[str]:
    """Say what arrived, and what was recognised in it."""
    for result in results:
        if result.get("error"):
            continue
        yield f"{result['path']} -> {result['slug']}"
        for note in result["notes"]:
            yield f"  {note}"
        counts = Counter((one["kind"], one["grade"], one["applied"]) for one in result["proposals"])
        for (kind, grade, applied), number in sorted(counts.items()):
            yield f"  {number:3} {kind} ({grade}{', applied' if applied else ''})"
        for word in result["unaccounted_words"]:
            yield f"  not accounted for: {word}"


def listed(rows: Rows) -> Iterator[str]:
    """Print a line for each story: slug, state, words, headline."""
    width = max((len(row["slug"]) for row in rows), default=0)
    for row in rows:
        changed = " (changed since)" if row["changed_since_published"] else ""
        headline = row["headline"] or "(no headline)"
        yield f"{row['slug']:{width}}  {row['state']:9}  {row['words']:5}  {headline}{changed}"
    if not rows:
        yield "No stories."


def found(hits: Rows) -> Iterator[str]:
    """Print slug, headline and the words that were found."""
    for hit in hits:
        yield f"{hit['slug']}  {hit['headline']}"
        if hit["snippet"]:
            yield f"    {hit['snippet']}"
    if not hits:
        yield "Nothing found."


def checked(reports: Rows) -> Iterator[str]:
    """Print the findings and the coverage of each story."""
    for report in reports:
        coverage = report["coverage"]
        yield f"{report['slug']}: {coverage['attributed']} of {coverage['total']} quotations attributed"
        for finding in report["findings"]:
            mend = f" ({finding['fix']})" if finding["fix"] else ""
            let = finding["ignored"]
            severity = "ignored" if let else finding["severity"]
            why = f" – {let['by']}: {let['reason']}" if let else mend
            yield f"  {severity:8} {finding['code']:26} {finding['message']}{why}"


def past(rows: Rows) -> Iterator[str]:
    """Print a line for each revision."""
    for row in rows:
        changed = f"+{row['words_added']} -{row['words_removed']}"
        yield f"{row['revision'][:12]}  {local(row['time'])}  {row['kind']:9}  {changed:>10}  {row['author']}"


def restored(saved: dict[str, Any]) -> Iterator[str]:
    """Say which revision is the newest now."""
    yield f"{saved['slug']}: revision {saved['revision'][:12]} is what {saved['restored'][:12]} was."


def _paragraphs(changes: dict[str, Any]) -> Iterator[str]:
    """Print the changed paragraphs, words taken out as [-so-] and words put in as {+so+}."""
    for paragraph in changes["paragraphs"]:
        pieces = []
        for piece in paragraph:
            if piece["a"] == piece["b"]:
                pieces.append(piece["a"])
                continue
            pieces.append(f"[-{piece['a']}-]" if piece["a"] else "")
            pieces.append(f"{{+{piece['b']}+}}" if piece["b"] else "")
        yield "".join(pieces)
        yield ""


def differing(changes: dict[str, Any]) -> Iterator[str]:
    """Print the changed paragraphs, then the other fields."""
    yield from _paragraphs(changes)
    for field in changes["fields"]:
        yield f"{field['field']}: {field['a'] or '(nothing)'} -> {field['b'] or '(nothing)'}"
    if not changes["paragraphs"] and not changes["fields"]:
        yield "No difference."


def verified(report: dict[str, Any]) -> Iterator[str]:
    """Say that the library is sound, or what is not."""
    if report["clean"]:
        revisions, events = counted(report["revisions"], "revision"), counted(report["events"], "event")
        yield f"The library is sound: {revisions}, {events} of the audit trail."
    yield from report["problems"]


def backed_up(report: dict[str, Any]) -> Iterator[str]:
    """Say where the copy is."""
    if report["path"]:
        yield f"The library is copied to {report['path']}."
    else:
        yield "Nothing changed since the last backup."


def put_back(report: dict[str, Any]) -> Iterator[str]:
    """Say what was put back and where the replaced file is."""
    yield f"The library {report['library']} is what {report['source']} held."
    if report["kept"]:
        yield f"What stood there before is kept as {report['kept']}."


def approved(given: dict[str, Any]) -> Iterator[str]:
    """Say what was approved and by whom."""
    yield f"{given['slug']}: {given['part']} approved by {given['by']} as it is in revision {given['revision'][:12]}."


def moved(answer: dict[str, Any]) -> Iterator[str]:
    """Say where a story stands now."""
    yield f"{answer['slug']} is {answer['state']}."
    if answer.get("still_out"):
        yield answer["still_out"]


def part_differing(changes: dict[str, Any]) -> Iterator[str]:
    """Print what changed in a part since it was approved: records with both sides, then the prose."""
    yield f"{changes['slug']}: {changes['part']} since it was approved in revision {changes['revision'][:12]}"
    for record in changes["records"]:
        yield f"  {record['what']}"
        for sign, side in (("-", "a"), ("+", "b")):
            for line in record[side].splitlines():
                yield f"    {sign} {line}"
    yield from _paragraphs(changes)
    if not changes["records"] and not changes["paragraphs"]:
        yield "  No difference that may be told."


def judged(found: dict[str, Any]) -> Iterator[str]:
    """Print a line for each part, and one for each of its approvals."""
    yield f"{found['slug']} is {found['state']}."
    for one in found["parts"]:
        needed = "" if one["required"] else " (not required)"
        changed = f"; changed last by {one['last_changed_by']}" if one["last_changed_by"] else ""
        yield f"  {one['part']:12} {one['standing']}{needed}{changed}"
        for given in one["approvals"]:
            holds = "holds" if given["holds"] else "is for other content"
            own = ", own work" if given["own_work"] else ""
            note = f": {given['note']}" if given["note"] else ""
            yield f"    by {given['by']} at {local(given['time'])}{own}, {holds}{note}"


def withdrawn(answer: dict[str, Any]) -> Iterator[str]:
    """Say whose approval was taken back."""
    yield f"{answer['slug']}: the approval of {answer['part']} is taken back by {answer['by']}."


def noted(rows: Rows) -> Iterator[str]:
    """Print each note with its place and what followed."""
    for row in rows:
        state = "open" if row["open"] else "resolved"
        about = " ".join(filter(None, (row["part"], row["field"], f"“{row['words']}”" if row["words"] else "")))
        gone = " (these words are gone)" if row["gone"] else ""
        yield f"{row['note'][:12]}  {state}  {about or 'the whole story'}{gone}"
        for entry in row["entries"]:
            done = "" if entry["kind"] in ("note", "answer") else f"{entry['kind']}{': ' if entry['text'] else ''}"
            yield f"    {entry['by']}, {local(entry['time'])}: {done}{entry['text']}"
    if not rows:
        yield "No notes."


def note_kept(answer: dict[str, Any]) -> Iterator[str]:
    """Say which note it was."""
    yield f"{answer['slug']}: {answer['kind']} {answer['note'][:12]} by {answer['by']}."


def corrected(made: dict[str, Any]) -> Iterator[str]:
    """Say what readers are told, and what was replaced."""
    yield f"{made['slug']}: {made['kind']} recorded by {made['approved_by']}: {made['text']}"
    if made["replaced"] or made["left"]:
        left = f"; left alone in {made['left']}" if made["left"] else ""
        yield f"Replaced in {counted(made['replaced'], 'place')}{left}."
    yield "The attribution wants an approval before the story can leave again."


def killed(answer: dict[str, Any]) -> Iterator[str]:
    """Say that a story is killed, and what to do next."""
    told = f"readers are told “{answer['notice']}”" if answer["notice"] else "readers are told that it was withdrawn"
    yield f"{answer['slug']} is {answer['state']}; {told}. Export it to send the notice."


def deleted(gone: dict[str, Any]) -> Iterator[str]:
    """Say what went, and where it can still be found."""
    kept = f" The backup {gone['backup']} still has it." if gone["backup"] else ""
    revisions = counted(gone["revisions"], "revision")
    yield f"{gone['slug']} is deleted with {revisions}; its audit trail stays.{kept}"


def undeleted(back: dict[str, Any]) -> Iterator[str]:
    """Say what is back, and from where."""
    yield f"{back['slug']} is back, as the backup {back['backup']} has it."


def audited(rows: Rows) -> Iterator[str]:
    """Print a line for each event: the time here, story, who did what, and the note."""
    if not rows:
        yield "No events."
    for row in rows:
        slug = f"{row['slug']} (removed)" if row["removed"] else row["slug"]
        note = f" — {row['note']}" if row["note"] else ""
        yield f"{local(row['time'])}  {slug or '-'}  {row['what']}{note}"


def audit_written(answer: dict[str, Any]) -> Iterator[str]:
    """Say where the trail was written."""
    yield f"{counted(answer['events'], 'event')} written to {answer['path']}."
