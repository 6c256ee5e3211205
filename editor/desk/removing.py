"""Deleting a story that never left: what goes, what stays, and the copy that still has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from editor.article.article import Article
from editor.article.canonical import Json
from editor.article.confidential import Veil
from editor.article.errors import RefusedAction
from editor.article.library_errors import NoSuchStory
from editor.article.library_values import Backup, Removed
from editor.article.revision import RevisionKind
from editor.article.text import admit
from editor.article.workflow import State, may
from editor.desk import house_rules
from editor.desk.desk import Desk

DELETE, CONFIDENTIAL = "delete", "confidential"
"""The action in the audit trail, and its detail that says whether the story had a source that is not on the record."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """What went with a story, and the backup made just before that still has it, None where the last one does."""

    removed: Removed
    backup: Backup | None


def prospect(desk: Desk, slug: str) -> Removed:
    """Return what deleting a story would take away; raises RefusedAction with the reason why it may not go."""
    story = desk.story(slug).summary
    house_rules.next_state(desk, DELETE, story.state)
    if refusal := desk.library.removal.refusal(story.id):
        raise RefusedAction(refusal)
    return desk.library.removal.prospect(story.id)


def delete(desk: Desk, slug: str, note: str = "") -> Deleted:
    """Remove a draft or spiked story that never left, after a backup of the library that has it.

    Its audit trail stays, in which a source that is not on the record is not named by this. Raises RefusedAction.
    """
    prospect(desk, slug)
    story = desk.story(slug)
    said = Veil(story.article).sentence(admit(note).strip())
    had_secrets = any(
        source.is_confidential for article in _versions(desk, story.summary.id) for source in article.sources
    )
    desk.library.back_up_if_changed()
    removed = desk.library.removal.remove(story.summary.id, desk.person, said, {CONFIDENTIAL: had_secrets})
    kept = desk.library.backups()
    return Deleted(removed, kept[0] if kept else None)


def clear_away(desk: Desk, article_id: str) -> bool:
    """Remove a story that was started empty and in which nobody ever wrote anything; return whether it was one.

    Anybody may: nothing is lost with it, so no backup is made. Its audit trail stays.
    """
    with desk.library.transaction():  # so that nobody writes in it between the look and the removal
        if not _is_untouched(desk, article_id):
            return False
        desk.library.removal.remove(article_id, desk.person, "Nothing was written in it.")
    return True


def _is_untouched(desk: Desk, article_id: str) -> bool:
    library = desk.library
    try:
        story = library.articles.get_by_id(article_id)
    except NoSuchStory:
        return False
    typed = (copy.article for copy in library.working_copies.list() if copy.article_id == article_id)
    if story.summary.state is not State.DRAFT or not all(one.is_blank for one in (story.article, *typed)):
        return False
    first, *later = library.revisions.history(article_id)
    gone = library.removal.prospect(article_id)
    return first.revision.kind is RevisionKind.NEW and not (later or gone.notes or gone.drafts or gone.exchanges)


@dataclass(frozen=True, slots=True)
class BroughtBack:
    """A story that is back, and the backup that it came from."""

    article_id: str
    slug: str
    source: str


def bring_back(desk: Desk, slug: str, source: Path | None = None) -> BroughtBack:
    """Put a deleted story back with its whole history, from a backup or from the newest of the library's that has it.

    Raises NoSuchStory where no deleted story had this slug or no backup has it, RefusedAction, SlugTaken.
    """
    if not may(DELETE, desk.roles):
        raise RefusedAction("Bringing a story back is for the role editor; ask one.")
    library = desk.library
    known = library.audit.names(library.audit.stories(slug))
    gone = [article_id for article_id, (_, is_removed) in known.items() if is_removed]
    if not gone:
        raise NoSuchStory(f"No story with the slug “{slug}” was deleted from this library.")
    files = [source] if source is not None else [Path(backup.path) for backup in library.backups()]
    for file in files:
        for article_id in gone:
            try:
                return BroughtBack(article_id, library.removal.bring_back(file, article_id, desk.person), str(file))
            except NoSuchStory:
                continue  # an older one may have it
    raise NoSuchStory(f"No backup has “{slug}” any more; name one by its file.")


def as_json(gone: Deleted) -> dict[str, Json]:
    """Return what went as the command line prints it."""
    removed = gone.removed
    return {
        "slug": removed.slug,
        "revisions": removed.revisions,
        "approvals": removed.approvals,
        "notes": removed.notes,
        "drafts": removed.drafts,
        "files": removed.files,
        "backup": gone.backup.path if gone.backup else "",
    }


def _versions(desk: Desk, article_id: str) -> Iterator[Article]:
    before = 0
    while entries := desk.library.revisions.history(article_id, before=before):
        for entry in entries:
            yield desk.library.revisions.load(entry.revision.id)
        before = entries[-1].revision.sequence
