"""Write a bundle: the same story at the same moment gives the same bytes."""

import hashlib

from editor.article.bundle import FORMAT, Bundle, without_number
from editor.article.canonical import Json, canonical
from editor.article.notes import entry_as_json
from editor.article.portable import article_to_json, dumps, encode
from editor.article.revision import Revision
from editor.article.text import admit
from editor.bundles import layout, manifest
from editor.bundles.layout import STORED, Packed
from editor.bundles.manifest import Entry, FileName, Manifest


def write(bundle: Bundle) -> bytes:
    """Return the file of a bundle."""
    contents: dict[str, bytes] = {
        manifest.ARTICLE: dumps(bundle.article).encode(),
        manifest.REVISIONS: canonical([revision_as_json(one) for one in bundle.revisions]),
        manifest.APPROVALS: canonical([encode(without_number(one)) for one in bundle.approvals]),
        manifest.NOTES: canonical([entry_as_json(one) for one in bundle.notes]),
        manifest.TEXTS: b"".join(canonical(article_to_json(one)) + b"\n" for one in bundle.texts.values()),
    }
    contents |= {manifest.FILES + one.asset.sha256: one.content for one in bundle.files}
    names = manifest.in_order(contents)
    packed = [layout.pack(name, contents[name], _method(name)) for name in names]
    files = sorted((one.asset for one in bundle.files), key=lambda asset: asset.sha256)
    made = manifest.sealed(
        Manifest(
            bundle.article_id,
            bundle.library,
            admit(bundle.person),
            bundle.head,
            bundle.state,
            tuple(sorted(bundle.starts_from)),
            tuple(FileName(one.sha256, one.media_type, admit(one.name)) for one in files),
            tuple(entry_of(one) for one in packed),
            "",
            "",
            FORMAT,
        )
    )
    return layout.write((layout.pack(manifest.NAME, manifest.spelt(made), STORED), *packed))


def entry_of(packed: Packed) -> Entry:
    """Return what the manifest says of an entry."""
    digest = hashlib.sha256(packed.data).hexdigest()
    return Entry(packed.name, packed.size, len(packed.data), packed.crc, digest)


def revision_as_json(revision: Revision) -> dict[str, Json]:
    """Return a revision as a bundle carries it: all that its name is made of, and the name."""
    return {
        "id": revision.id,
        "parent": revision.parent,
        "merged": revision.merged,
        "author": revision.author,
        "time": revision.time,
        "kind": revision.kind.value,
        "content": revision.content_hash,
    }


def _method(name: str) -> int:
    return Entry(name, 0, 0, 0, "").method
