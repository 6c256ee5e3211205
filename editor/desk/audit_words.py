"""What each event of the audit trail says, in words: one table, every action that a library records in it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from editor.article.canonical import Json, canonical
from editor.article.library_values import AuditEvent

PROGRAM = "Copydesk"  # who did what nobody in particular did
_LONGEST = 60  # characters of a setting's value; the whole of it is in the library
_SHORT = 4  # characters of an id or a hash that a sentence shows, as a person reads them out
Words = Callable[[AuditEvent], str]


def _named(event: AuditEvent, name: str, otherwise: str = "") -> str:
    value = event.details.get(name)
    return otherwise if value is None or value == "" else str(value)


def _id(event: AuditEvent, name: str = "revision") -> str:
    return _named(event, name)[:_SHORT] or "?"


def _plain(words: str) -> Words:
    return lambda _: words


def _with_revision(words: str) -> Words:
    return lambda event: f"{words} as revision {_id(event)}"


def _imported(event: AuditEvent) -> str:
    file = _named(event, "file")
    return f"imported the story from {file}" if file else "imported the story"


def _approved(event: AuditEvent) -> str:
    own = ", their own work," if event.details.get("own work") is True else ""
    return f"approved the {_named(event, 'part')}{own} (hash {_id(event, 'hash')}…) of revision {_id(event)}"


def _withdrawn(event: AuditEvent) -> str:
    return (
        f"took back the approval of the {_named(event, 'part')} (hash {_id(event, 'hash')}…) of revision {_id(event)}"
    )


def _exported(event: AuditEvent) -> str:
    profile = _named(event, "profile")
    to = f"{_named(event, 'target')}, profile {profile}," if profile else _named(event, "target")
    what = "exported a draft" if event.details.get("draft") is True else "exported the story"
    return f"{what} to {to} (hash {_id(event, 'hash')}…) from revision {_id(event)}"


def _sent(event: AuditEvent) -> str:
    what = "sent a draft" if event.details.get("draft") is True else "sent the story"
    return f"{what} to {_named(event, 'site', 'a site')} (hash {_id(event, 'hash')}…) from revision {_id(event)}"


def _not_sent(event: AuditEvent) -> str:
    what = "a draft" if event.details.get("draft") is True else "the story"
    why = _named(event, "why")
    return f"could not send {what} to {_named(event, 'site', 'a site')}" + (f": {why.rstrip('.')}" if why else "")


def _received(event: AuditEvent) -> str:
    revisions = event.details.get("revisions")
    number = len(revisions) if isinstance(revisions, dict) else 0
    brought = "1 revision" if number == 1 else f"{number} revisions"
    sender = _named(event, "sender")
    return f"took in a bundle{f' of {sender}' if sender else ''} (hash {_id(event, 'hash')}…) with {brought}"


def _corrected(event: AuditEvent) -> str:
    kind = _named(event, "correction", "correction")
    article = "an" if kind[0] in "aeiou" else "a"
    replaced = event.details.get("replaced")
    more = f" and replaced the wrong words {replaced} times" if replaced and replaced != 1 else ""
    more = " and replaced the wrong words once" if replaced == 1 else more
    return f"recorded {article} {kind}{more}, as revision {_id(event)}"


def _killed(event: AuditEvent) -> str:
    return f"killed the story{_notice(event)}"


def _changed_notice(event: AuditEvent) -> str:
    return f"changed the notice of the killed story{_notice(event)}"


def _notice(event: AuditEvent) -> str:
    notice = _named(event, "notice")
    headline = "" if event.details.get("headline kept") is not False else ", without its headline"
    return f"; readers are told “{notice}”{headline}" if notice else headline


def _deleted(event: AuditEvent) -> str:
    revisions = event.details.get("revisions")
    number = "1 revision" if revisions == 1 else f"{revisions} revisions"
    return f"deleted the story “{_named(event, 'slug')}” with {number}"


def _changed_setting(event: AuditEvent) -> str:
    before, after = event.details.get("before"), _shown(event.details.get("after"))
    key = _named(event, "key")
    return f"set {key} to {after}" if before is None else f"changed {key} from {_shown(before)} to {after}"


def _shown(value: Json) -> str:
    text = canonical(value).decode("utf-8")
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _restored_library(event: AuditEvent) -> str:
    source, kept = _named(event, "source"), _named(event, "kept")
    from_ = f" {source}" if source else ""
    return f"put the backup{from_} in the library’s place" + (f"; what was there is kept as {kept}" if kept else "")


def _reopened(event: AuditEvent) -> str:
    """Return what was opened again: a note, or the review of a published story, which are told by one word."""
    return "opened a note again" if "entry" in event.details else "took the published story into review again"


_WORDS: dict[str, Words] = {
    "make library": _plain("made the library"),
    "restore library": _restored_library,
    "change setting": _changed_setting,
    "new": _plain("started the story"),
    "import": _imported,
    "save": _with_revision("saved the story"),
    "autosave": _with_revision("wrote on, kept"),
    "restore": lambda event: f"went back to revision {_id(event, 'restored')}, as revision {_id(event)}",
    "merge": _with_revision("brought two texts together"),
    "correction": _corrected,
    "aside": _with_revision("wrote a text that came too late, kept aside"),
    "submit": _plain("handed the story to the editors"),
    "approve": _approved,
    "withdraw": _withdrawn,
    "recall": _plain("took the story back from the editors"),
    "reject": _plain("gave the story back to its reporter"),
    "reopen": _reopened,
    "publish": _plain("published the story"),
    "spike": _plain("spiked the story"),
    "unspike": _plain("took the spiked story up again"),
    "kill": _killed,
    "change notice": _changed_notice,
    "delete": _deleted,
    "bring back": lambda event: f"brought the story back from the backup {_named(event, 'source')}".rstrip(),
    "send bundle": lambda event: f"sent the story for review as a bundle (hash {_id(event, 'hash')}…)",
    "receive bundle": _received,
    "export": _exported,
    "send": _sent,
    "send failed": _not_sent,
    "note": _plain("wrote a note"),
    "answer": _plain("answered a note"),
    "resolve": _plain("resolved a note"),
    "receive note": _plain("received a note"),
    "receive answer": _plain("received an answer to a note"),
    "receive resolve": _plain("received that a note is resolved"),
    "receive reopen": _plain("received that a note is open again"),
}
WORDS: Mapping[str, Words] = MappingProxyType(_WORDS)


# What a filter calls an action; those of notes that came from elsewhere are told by the sentence alone.
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "approve": "Approved",
        "withdraw": "Approval taken back",
        "submit": "Handed to the editors",
        "recall": "Taken back",
        "reject": "Given back",
        "reopen": "Reopened",
        "publish": "Published",
        "export": "Exported",
        "send": "Sent to a site",
        "send failed": "Could not be sent",
        "send bundle": "Sent as a bundle",
        "receive bundle": "Bundle taken in",
        "correction": "Corrected",
        "spike": "Spiked",
        "unspike": "Taken up again",
        "kill": "Killed",
        "change notice": "Notice changed",
        "delete": "Deleted",
        "bring back": "Brought back",
        "new": "Started",
        "import": "Imported",
        "save": "Saved",
        "autosave": "Kept while writing",
        "restore": "Went back to a revision",
        "merge": "Two texts brought together",
        "aside": "Text laid aside",
        "note": "Note written",
        "answer": "Note answered",
        "resolve": "Note resolved",
        "change setting": "House rule changed",
        "make library": "Library made",
        "restore library": "Backup restored",
    }
)


def what(event: AuditEvent) -> str:
    """Return what was done, without who did it; an action of a newer Copydesk is told by its name."""
    found = WORDS.get(event.action)
    return found(event) if found else event.action


def sentence(event: AuditEvent) -> str:
    """Return who did what, in one sentence without a stop."""
    return f"{event.person or PROGRAM} {what(event)}"
