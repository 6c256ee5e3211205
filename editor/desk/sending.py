"""Sending: a story goes into the CMS that a profile names, once, whatever happens on the way.

What touches the library (`begin`, `note`, `complete`, `fail`) is apart from what touches the network (`steps`), so that
a window can do the one on its library's thread and the other beside it. `send` does both, for the command line.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace

from editor.article.canonical import Json
from editor.article.differences import Difference, Kind, compare
from editor.article.errors import RefusedAction, Trouble
from editor.article.library_values import Delivery, KeptFile, StoredArticle
from editor.article.workflow import State
from editor.desk import house_rules, parcels, profiles, review, workflow
from editor.desk.desk import Desk
from editor.desk.refusals import Refusal, RefusalKind, sentences
from editor.desk.refusals import trouble as trouble_of
from editor.exporting.export import Loss
from editor.exporting.manifest import losses_to_json
from editor.exporting.profile import Profile
from editor.sending import ghost, secret, site, wordpress
from editor.sending.client import Client
from editor.sending.delivery import deliver
from editor.sending.errors import NoSecret, Question, Refused, Why
from editor.sending.secret import Secret
from editor.sending.values import ANYTHING, Note, Parcel, Sent, Step
from editor.sending.words import text

__all__ = [
    "PASSWORD", "Delivered", "KeptBack", "NoSecret", "Note", "Order", "Parcel", "Profile", "Prospect", "Question",
    "Secret", "Sent", "Step", "Why", "as_json", "authorization", "begin", "changed_lines", "changes", "complete",
    "destinations", "driven", "fail", "has_keyring", "is_about_secret", "keep_secret", "note", "prospect",
    "question_as_json", "refusals", "secret_for", "send", "steps",
]  # fmt: skip

PASSWORD = "COPYDESK_PASSWORD"
"""The environment variable that a script puts a password or key into."""
PATIENCE = 30.0  # seconds that a request may take
_INTENDED, _FAILED, _ASKED = "intended", "failed", "asked"
_STATES = (State.DRAFT, State.IN_REVIEW, State.PUBLISHED)


class KeptBack(Trouble):
    """A story that may not leave; `refusals` are all reasons."""

    def __init__(self, refusals: tuple[Refusal, ...]) -> None:
        super().__init__(" ".join(sentences(refusals)))
        self.refusals = refusals


@dataclass(frozen=True, slots=True)
class Prospect:
    """What sending a story would do: what stands in the way, what goes, and where it is over there already.

    `unready` says why the profile cannot be sent with; `last` is the newest delivery of the story to that site.
    """

    slug: str
    profile: Profile
    parcel: Parcel
    draft: bool
    refusals: tuple[Refusal, ...]
    losses: tuple[Loss, ...]
    unready: str = ""
    last: Delivery | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One story on its way."""

    id: str
    article_id: str
    slug: str
    revision: str
    site: str
    profile: Profile
    parcel: Parcel
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a story: its post over there, and what its editors should know."""

    order: Order
    sent: Sent
    sha256: str


def destinations(desk: Desk) -> tuple[Profile, ...]:
    """Return the profiles that a story can be sent with: those of a CMS, with a site."""
    return tuple(one for one in profiles.profiles(desk).all.values() if one.target in parcels.WAYS and one.site.strip())


def prospect(desk: Desk, slug: str, name: str, *, draft: bool) -> Prospect:
    """Return what sending would do, without doing any of it; raises UnknownName, SendTrouble."""
    story = desk.story(slug)
    made = parcels.make(desk, story, name, draft=draft)
    unready, last = "", None
    try:
        base = _site_of(made.profile)
        parcel = _remembering(desk, story, base, made.parcel)
        sent = [row for row in desk.library.deliveries.list(story.summary.id, base) if row.outcome == parcels.SENT]
        last = sent[-1] if sent else None
    except Trouble as trouble:
        unready, parcel = trouble.sentence, made.parcel
    return Prospect(
        slug, made.profile, parcel, draft, refusals(desk, story, draft=draft), made.export.losses, unready, last
    )


def refusals(desk: Desk, story: StoredArticle, *, draft: bool) -> tuple[Refusal, ...]:
    """Return why a story may not be sent: what keeps it from the CMS, a state that leads nowhere, a role."""
    state = story.summary.state
    if draft and state is State.KILLED:
        return (trouble_of("The story is killed; what may be sent of it is its notice, and no draft."),)
    if draft:
        told = f"The story is {state.value}; a draft of it is not sent."
        return () if state in _STATES else (Refusal(RefusalKind.STATE, told),)
    found = review.refusals(desk, story)
    if not found and state is State.IN_REVIEW:
        try:
            house_rules.next_state(desk, "publish", state)
        except RefusedAction as refused:
            return (trouble_of(refused.sentence),)
    return found


def _site_of(profile: Profile) -> str:
    """Return the address that a profile's site has in the library; raises RefusedAddress, NoSecret."""
    if profile.target == "wordpress" and not profile.account:
        raise NoSecret(f"The profile “{profile.name}” names no account; write the WordPress user’s name into it.")
    return site.read(profile.site).base


def _remembering(desk: Desk, story: StoredArticle, base: str, parcel: Parcel) -> Parcel:
    remembered = parcels.known(desk, story.summary.id, base, parcel.pictures)
    return replace(parcel, token=parcels.token(story.summary.id, base), known=remembered)


def begin(desk: Desk, slug: str, name: str, *, draft: bool = False, agreed: str = "") -> Order:
    """Make a story ready to go; raises KeptBack, UnknownName, SendTrouble, RefusedAddress.

    `agreed` is the `seen` of a question that a person answered with yes.
    """
    story = desk.story(slug)
    parcels.way_of(profiles.profile(desk, name))  # what could not be sent at all is told before what stands in the way
    if reasons := refusals(desk, story, draft=draft):
        raise KeptBack(reasons)
    made = parcels.make(desk, story, name, draft=draft)
    base = _site_of(made.profile)
    parcel = replace(_remembering(desk, story, base, made.parcel), agreed=agreed)
    summary = story.summary
    return Order(os.urandom(16).hex(), summary.id, slug, summary.head, base, made.profile, parcel, made.export.losses)


def secret_for(profile: Profile) -> Secret | None:
    """Return the password or key of a profile's site out of the keyring, which may take its time; None without one.

    Raises RefusedAddress where the profile's site cannot be read.
    """
    return secret.kept(site.read(profile.site).base, profile.account)


def keep_secret(profile: Profile, value: Secret) -> None:
    """Put the password or key of a profile's site into the system's keyring; raises NoSecret, NotInstalled."""
    authorization(profile, value)
    secret.keep(site.read(profile.site).base, profile.account, value)


def is_about_secret(trouble: Trouble) -> bool:
    """Return whether another password or key would help."""
    return isinstance(trouble, NoSecret) or (isinstance(trouble, Refused) and trouble.status == 401)


def has_keyring() -> bool:
    """Return whether this system keeps passwords safely; the answer may take its time."""
    return secret.has_keyring()


def authorization(profile: Profile, value: Secret) -> str:
    """Return the header that says who sends; raises NoSecret, NotInstalled."""
    if profile.target == "ghost":
        return ghost.authorization(value)
    return wordpress.authorization(profile.account, value)


def steps(order: Order, value: Secret, seconds: float = PATIENCE) -> Generator[Step | Note, None, Sent]:
    """Send a story over the network; each note has to be kept by `note` before the next step is asked for.

    `seconds` is what one request may take. Raises Question, SendTrouble, NetworkTrouble; nothing is lost by any.
    """
    profile = order.profile
    authorization(profile, value)
    client = Client(
        site.read(profile.site),
        lambda: authorization(profile, value),
        value,
        ghost.explain if profile.target == "ghost" else wordpress.explain,
        seconds,
    )
    cms = ghost.Ghost(client) if profile.target == "ghost" else wordpress.WordPress(client)
    yield Note(_INTENDED, order.parcel.known.remote_id, sha256=_sha256(order.parcel.markup.encode("utf-8", "replace")))
    return (yield from deliver(cms, order.parcel, parcels.way_of(profile).put_in))


def note(desk: Desk, order: Order, noted: Note) -> None:
    """Keep what the next step rests on."""
    details: dict[str, Json] = {}
    if noted.outcome == _INTENDED:
        details = {"draft": order.parcel.is_draft, "revision": order.revision}
    row = replace(_row(desk, order, noted.outcome), remote_id=noted.remote_id, address=noted.address)
    desk.library.deliveries.add(replace(row, sha256=noted.sha256, remote_mark=noted.mark, details=details))


def complete(desk: Desk, order: Order, sent: Sent) -> Delivered:
    """Keep what the site was given, byte for byte, and where it is; with its first sending the story is published."""
    draft, profile, remote = order.parcel.is_draft, order.profile, sent.remote
    content = sent.markup.encode("utf-8", "replace")
    files = tuple(KeptFile(one.path, one.digest) for one in order.parcel.pictures)
    with desk.library.transaction():
        kept = desk.library.keep_export(
            order.article_id, order.revision, profile.target, profile.name, content, desk.person, draft, files
        )
        told: dict[str, Json] = {"draft": draft, "status": remote.status, "slug": remote.slug, "made": sent.made}
        told |= {"revision": order.revision, "modified": remote.modified, "edit": remote.edit_address}
        row = replace(_row(desk, order, parcels.SENT), remote_id=remote.id, address=remote.address, details=told)
        desk.library.deliveries.add(replace(row, export=kept.sequence, sha256=kept.sha256, remote_mark=sent.exact))
        about: dict[str, Json] = {"profile": profile.name, "site": order.site, "post": remote.id}
        about |= {"address": remote.address, "export": kept.sequence, "hash": kept.sha256, **told}
        desk.library.record("send", desk.person, order.article_id, about)
        summary = desk.library.articles.summary(order.article_id)
        if not draft and summary.state is State.IN_REVIEW:
            workflow.act(desk, summary.slug, "publish")
    return Delivered(order, sent, kept.sha256)


def fail(desk: Desk, order: Order, trouble: Trouble) -> None:
    """Write down why a story did not get there, or what was asked."""
    outcome = _ASKED if isinstance(trouble, Question) else _FAILED
    why: dict[str, Json] = {"why": trouble.sentence, "draft": order.parcel.is_draft}
    with desk.library.transaction():
        row = replace(_row(desk, order, outcome), remote_id=order.parcel.known.remote_id, details=why)
        desk.library.deliveries.add(row)
        about: dict[str, Json] = {"profile": order.profile.name, "site": order.site, **why}
        desk.library.record("send failed", desk.person, order.article_id, about)


def changes(desk: Desk, slug: str, name: str, question: Question) -> tuple[tuple[Difference, ...], ...]:
    """Return what changed over there: from the words that were sent last to those that stand there now.

    Of a post that is none of ours, it is what would be put in its place: from its words to those of the story.
    """
    story = desk.story(slug)
    base = site.read(profiles.profile(desk, name).site).base
    rows = desk.library.deliveries.list(story.summary.id, base)
    kept = next((row.export for row in reversed(rows) if row.outcome == parcels.SENT and row.export is not None), None)
    if question.why is Why.TAKEN or kept is None:
        made = parcels.make(desk, story, name, draft=False)
        return compare(question.text, text(made.parcel.markup))
    return compare(text(desk.library.exports.content(kept).decode("utf-8", "replace")), question.text)


def changed_lines(desk: Desk, slug: str, name: str, question: Question) -> list[str]:
    """Return the paragraphs that changed, words taken out as [-so-] and words put in as {+so+}."""
    if question.why is Why.GONE:
        return []
    changed = (
        paragraph
        for paragraph in changes(desk, slug, name, question)
        if any(piece.kind is not Kind.EQUAL for piece in paragraph)
    )
    return ["".join(map(_marked, paragraph)).strip() for paragraph in changed]


def _marked(piece: Difference) -> str:
    if piece.kind is Kind.EQUAL:
        return piece.a
    out, new = piece.a.strip(), piece.b.strip()
    return (f"[-{out}-]" if out else "") + (f"{{+{new}+}}" if new else "")


def question_as_json(desk: Desk, slug: str, name: str, question: Question) -> dict[str, Json]:
    """Return a question as the command line prints it."""
    told: dict[str, Json] = {"why": question.why.value, "sentence": question.sentence, "title": question.title}
    lines: list[Json] = list(changed_lines(desk, slug, name, question))
    return {**told, "address": question.address, "modified": question.modified, "changes": lines}


def send(
    desk: Desk,
    slug: str,
    name: str,
    ask: Callable[[Profile], Secret],
    *,
    draft: bool = False,
    overwrite: bool = False,
    tell: Callable[[Step], None] = lambda _: None,
    seconds: float = PATIENCE,
) -> Delivered:
    """Send a story and keep what became of it; raises KeptBack, Question, SendTrouble, NetworkTrouble, UnknownName.

    `ask` gives the password or key where neither the environment nor the keyring has it; `seconds` is what one request
    may take, beside what its size asks for.
    """
    order = begin(desk, slug, name, draft=draft, agreed=ANYTHING if overwrite else "")
    given = os.environ.get(PASSWORD, "")
    value = Secret(given) if given else secret_for(order.profile) or ask(order.profile)
    try:
        sent = driven(desk, order, steps(order, value, seconds), tell)
    except Trouble as trouble:
        fail(desk, order, trouble)
        raise
    return complete(desk, order, sent)


def driven(
    desk: Desk,
    order: Order,
    under_way: Generator[Step | Note, None, Sent],
    tell: Callable[[Step], None] = lambda _: None,
) -> Sent:
    """Take the steps one after another, keep what each rests on, and return what is over there at the end."""
    while True:
        try:
            step = next(under_way)
        except StopIteration as end:
            sent: Sent = end.value
            return sent
        if isinstance(step, Note):
            note(desk, order, step)
        else:
            tell(step)


def as_json(delivered: Delivered) -> dict[str, Json]:
    """Return what became of a story as the command line prints it."""
    order, sent = delivered.order, delivered.sent
    return {
        "slug": order.slug,
        "profile": order.profile.name,
        "site": order.site,
        "id": sent.remote.id,
        "address": sent.remote.address,
        "edit": sent.remote.edit_address,
        "status": sent.remote.status,
        "created": sent.made,
        "draft": order.parcel.is_draft,
        "sha256": delivered.sha256,
        "losses": losses_to_json(order.losses),
        "notes": list(sent.told),
    }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _row(desk: Desk, order: Order, outcome: str) -> Delivery:
    """Return a row of an order, without what the outcome adds."""
    name, person = order.profile.name, desk.person
    return Delivery(0, order.id, order.article_id, name, order.site, "", "", None, "", "", outcome, {}, person)
