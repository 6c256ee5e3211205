"""What the command line prints for a person: each function turns a command's JSON values into lines."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

Rows = list[dict[str, Any]]


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
        yield f"{row['slug']:{width}}  {row['state']:9}  {row['words']:5}  {row['headline'] or '(no headline)'}"
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


def exported(results: Rows) -> Iterator[str]:
    """Print where each story went and what its target could not carry."""
    for result in results:
        yield f"{result['slug']} -> {result['path']}"
        for loss in result["losses"]:
            yield f"  not carried: {loss['what']}: {loss['why']}"


def past(rows: Rows) -> Iterator[str]:
    """Print a line for each revision."""
    for row in rows:
        changed = f"+{row['words_added']} -{row['words_removed']}"
        yield f"{row['revision'][:12]}  {row['time']}  {row['kind']:9}  {changed:>10}  {row['author']}"


def restored(saved: dict[str, Any]) -> Iterator[str]:
    """Say which revision is the newest now."""
    yield f"{saved['slug']}: revision {saved['revision'][:12]} is what {saved['restored'][:12]} was."


def differing(changes: dict[str, Any]) -> Iterator[str]:
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
    for field in changes["fields"]:
        yield f"{field['field']}: {field['a'] or '(nothing)'} -> {field['b'] or '(nothing)'}"
    if not changes["paragraphs"] and not changes["fields"]:
        yield "No difference."


def verified(report: dict[str, Any]) -> Iterator[str]:
    """Say that the library is sound, or what is not."""
    if report["clean"]:
        yield f"The library is sound: {report['revisions']} revisions, {report['events']} events of the audit trail."
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
