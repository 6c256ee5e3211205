"""Exports that were kept: what readers got, when, approved by whom; any of them again, byte for byte; what differs."""

from dataclasses import dataclass
from pathlib import Path

from editor.article.article import Article, Furniture
from editor.article.canonical import Json
from editor.article.differences import compare
from editor.article.errors import UnknownName
from editor.article.library_values import KeptExport
from editor.article.revision import utc_text
from editor.desk import moments
from editor.desk.desk import Desk
from editor.desk.moments import NoSuchTime
from editor.exporting import archive, visible_text, write
from editor.exporting.export import ExportFile
from editor.exporting.targets import TARGETS

MOST = 10_000  # exports of a story that are listed


@dataclass(frozen=True, slots=True)
class Texts:
    """Two exports as texts that can be compared; `visible` where they are the words readers see, else their source."""

    before: str
    after: str
    visible: bool


def kept(desk: Desk, slug: str) -> tuple[KeptExport, ...]:
    """Return the exports of a story that were for readers, the newest first; raises NoSuchStory."""
    found = desk.library.exports.list(desk.story(slug).summary.id, MOST)
    return tuple(one for one in found if not one.draft)


def one(desk: Desk, slug: str, number: int) -> KeptExport:
    """Return the export of a story that has a number; raises UnknownName."""
    for export in kept(desk, slug):
        if export.sequence == number:
            return export
    raise UnknownName(f"“{slug}” has no export number {number}; `copydesk exports {slug}` lists those it has.")


def at(desk: Desk, slug: str, time: str, to: str = "") -> tuple[KeptExport, ...]:
    """Return what readers had of a story at a time: the last export of each target and profile, the newest first.

    `to` names a target or profile, where only that is asked for. Raises NoSuchTime.
    """
    moment = utc_text(moments.end(time, desk.clock()))
    found: dict[tuple[str, str], KeptExport] = {}
    for export in kept(desk, slug):
        if export.time <= moment and to in ("", export.target, export.profile):
            found.setdefault((export.target, export.profile), export)
    if not found:
        raise NoSuchTime(f"Readers had no export of “{slug}” at {time}{f' as {to}' if to else ''}.")
    return tuple(found.values())


def content(desk: Desk, export: KeptExport) -> bytes:
    """Return an export byte for byte; raises LibraryDamaged."""
    return desk.library.exports.content(export.sequence)


def files(desk: Desk, export: KeptExport) -> tuple[ExportFile, ...]:
    """Return the files that went beside an export, byte for byte; raises UnknownName, LibraryDamaged."""
    assets = desk.library.assets
    return tuple(
        ExportFile(file.name, assets.content(file.sha256), assets.get(file.sha256).media_type) for file in export.files
    )


def file_name(export: KeptExport) -> str:
    """Return what an export is called as a file: its slug and number, with its target's extension."""
    target = TARGETS.get(export.target)
    return f"{write.stem(export.slug)}-{export.sequence}.{target.extension if target else 'txt'}"


def media_type(export: KeptExport) -> str:
    """Return the media type of an export; that of a text where its target is no longer there."""
    target = TARGETS.get(export.target)
    return target.media_type if target else "text/plain"


def save(desk: Desk, export: KeptExport, destination: Path) -> Path:
    """Write an export again, byte for byte; raises ExportNotWritten.

    Into a file, it alone; into a zip file (by its ending), with the files that went beside it.
    """
    if destination.suffix.lower() != ".zip":
        write.put(destination, content(desk, export))
        return destination
    main = ExportFile(file_name(export), content(desk, export), media_type(export))
    archive.pack_files((main, *files(desk, export)), destination)
    return destination


def lay_out(desk: Desk, export: KeptExport, folder: Path) -> Path:
    """Write an export and the files that went beside it into a folder, as they lay; return the export's file.

    Raises ExportNotWritten.
    """
    main = ExportFile(file_name(export), content(desk, export), media_type(export))
    for file in (*files(desk, export), main):
        write.put(folder.joinpath(*file.name.split("/")), file.content)
    return folder / main.name


def texts(desk: Desk, before: KeptExport, after: KeptExport, *, source: bool = False) -> Texts:
    """Return two exports as texts to be compared: by the words readers see where both are HTML, else by their source.

    `source` asks for the source in any case; a line of it is a paragraph of its own.
    """
    pair = [content(desk, one).decode("utf-8", "replace") for one in (before, after)]
    visible = not source and all("html" in media_type(one) for one in (before, after))
    if visible:
        old, new = ("\n\n".join(visible_text.visible_lines(text)) + "\n" for text in pair)
    else:
        old, new = pair
    return Texts(old, new, visible)


def articles(found: Texts) -> tuple[Article, Article]:
    """Return the texts as the bodies of two stories, which is what is compared and shown side by side."""
    return Article(Furniture(""), found.before), Article(Furniture(""), found.after)


def diff(desk: Desk, slug: str, a: int, b: int, *, source: bool = False) -> dict[str, Json]:
    """Return what differs between two exports of a story, paragraph by paragraph and word by word."""
    before, after = one(desk, slug, a), one(desk, slug, b)
    found = texts(desk, before, after, source=source)
    paragraphs: list[Json] = [
        [{"a": piece.a, "b": piece.b} for piece in paragraph]
        for paragraph in compare(found.before, found.after)
        if any(piece.a != piece.b for piece in paragraph)
    ]
    same = before.sha256 == after.sha256
    return {
        "slug": slug,
        "a": a,
        "b": b,
        "same_bytes": same,
        "compared": "words" if found.visible else "source",
        "paragraphs": paragraphs,
    }


def as_json(export: KeptExport) -> dict[str, Json]:
    """Return a kept export as the command line prints it."""
    return {
        "number": export.sequence,
        "slug": export.slug,
        "target": export.target,
        "profile": export.profile,
        "revision": export.revision,
        "sha256": export.sha256,
        "size": export.size,
        "person": export.person,
        "time": export.time,
        "approvals": [
            {
                "part": held.part.value,
                "by": held.approver,
                "time": held.time,
                "revision": held.revision,
                "own_work": held.own_work,
            }
            for held in export.approvals
        ],
        "files": [{"name": file.name, "sha256": file.sha256} for file in export.files],
    }
