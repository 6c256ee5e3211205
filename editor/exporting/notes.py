"""What a profile asks of a story in HTML, for every target: citations, footer, places of credit and corrections.

Only sources on the record are shown; of a source nothing is told but its name, role and organisation, and where a
document or post is on the web. What shows that a person or body said so is the newsroom's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from editor.article import body
from editor.article.article import Article
from editor.article.body import Block, Paragraph
from editor.article.inline import Citation, Cited
from editor.article.sources import Source, SourceKind
from editor.article.syndication import CreditPlace, SearchEngines
from editor.exporting import links
from editor.exporting.export import ExportRequest, Loss
from editor.exporting.phrases import phrases
from editor.exporting.profile import Citations, Engines, Position, Profile
from editor.exporting.render import cited_html, render
from editor.exporting.templates import fill
from editor.exporting.write import stem

_READABLE = (SourceKind.DOCUMENT, SourceKind.POST)  # sources that are themselves something to read


@dataclass(frozen=True, slots=True)
class Note:
    """What readers are told of one cited source; `address` is empty where it has none that is public."""

    number: int
    words: str
    address: str


def public_address(source: Source) -> str:
    """Return where a document or post on the record can be read on the web, empty for any other source.

    Behind a person stands what was kept as proof: a recording, a transcript, a folder that its address opens.
    """
    if source.is_confidential or source.kind not in _READABLE:
        return ""
    return next((found for one in source.evidence if (found := links.web_address(one.address))), "")


class Notes:
    """The citations of one export, numbered as the text meets them; `losses` grows with what is not shown.

    The request is one that `publishable` has passed. Ask `section` after every block was rendered.
    """

    def __init__(self, request: ExportRequest) -> None:
        self._article = request.article
        self._mode = request.profile.citations
        self._words = phrases(request.article.furniture.language)
        self._stem = stem(request.article.furniture.slug)
        self._notes: dict[tuple[str, str], Note] = {}
        self._lost: dict[Loss, None] = {}

    @property
    def all(self) -> tuple[Note, ...]:
        """Return the notes so far, in the order of their numbers."""
        return tuple(self._notes.values())

    @property
    def losses(self) -> tuple[Loss, ...]:
        """Return a loss for each citation that is not shown although the profile asks for it."""
        return tuple(self._lost)

    def render(self, block: Block) -> str:
        """Return the HTML of a block, as `render` does, with its citations as the profile shows them."""
        if self._mode is Citations.HIDDEN or "[@" not in block.source:
            return render(block)
        return cited_html(block, self.mark)

    def mark(self, citation: Citation) -> str:
        """Return the HTML that stands for a citation after its passage; empty where nothing is shown."""
        if self._mode is Citations.HIDDEN:
            return ""
        told = list(dict.fromkeys(note for one in citation.cited if (note := self._note(one))))
        if not told:
            return ""
        marks = [
            {
                "number": note.number,
                "words": note.words,
                "href": note.address if self._mode is Citations.LINKS else f"#{self._anchor(note)}",
            }
            for note in told
        ]
        return fill("citation.html", {"marks": marks, "called": self._words.source}).strip()

    def section(self) -> str:
        """Return the numbered notes for the foot of the story, empty where the profile wants none or none is cited."""
        if self._mode is not Citations.NOTES or not self._notes:
            return ""
        notes = [{"id": self._anchor(note), "words": note.words, "address": note.address} for note in self.all]
        return fill("notes.html", {"title": self._words.sources, "notes": notes}).strip()

    def _anchor(self, note: Note) -> str:
        return f"note-{self._stem}-{note.number}"

    def _note(self, cited: Cited) -> Note | None:
        source = self._article.source(cited.key)
        if source is None or source.is_confidential or not source.name.strip():
            self._lost[Loss("citations", "A source that is not on the record, or has no name, is shown to nobody.")] = (
                None
            )
            return None
        address = public_address(source)
        if self._mode is Citations.LINKS and not address:
            self._lost[Loss("citations", _without_link(source))] = None
            return None
        place = cited.locator if self._mode is Citations.NOTES else ""
        known = self._notes.get((cited.key, place))
        if known is None:
            told = (source.name, source.role, source.organisation, place)
            known = Note(len(self._notes) + 1, ", ".join(part.strip() for part in told if part.strip()), address)
            self._notes[cited.key, place] = known
        return known


def _without_link(source: Source) -> str:
    if source.kind in _READABLE:
        return f"{source.name} has no address on the web, so no link leads there."
    return f"Links lead to documents and posts; what shows that {source.name} said so stays in the library."


def footer_html(profile: Profile) -> str:
    """Return the profile's footer as one paragraph of HTML, empty where it has none."""
    paragraph = next((block for block in body.parse(profile.footer) if isinstance(block, Paragraph)), None)
    return render(paragraph).replace("<p>", '<p class="house-footer">', 1) if paragraph else ""


def credit_place(request: ExportRequest) -> CreditPlace:
    """Return where the credit stands: as the profile says, else as the story's syndication says."""
    if request.profile.credit is not Position.HOUSE:
        return CreditPlace(request.profile.credit.value)
    syndication = request.article.syndication
    return syndication.credit_place if syndication else CreditPlace.FOOT


def corrections_place(request: ExportRequest) -> Position:
    """Return where corrections stand, `top` or `foot`: as the profile says, else as the house does."""
    if request.profile.corrections is not Position.HOUSE:
        return request.profile.corrections
    return Position.TOP if request.settings.corrections_at == Position.TOP else Position.FOOT


def search_engines(request: ExportRequest) -> SearchEngines:
    """Return what search engines are told: as the profile says, else as the story's syndication says."""
    if request.profile.search_engines is not Engines.STORY:
        return SearchEngines(request.profile.search_engines.value)
    syndication = request.article.syndication
    return syndication.duties.search_engines if syndication else SearchEngines.NOTHING


def canonical(request: ExportRequest) -> str:
    """Return the address of the original where search engines are to be led to it, else nothing."""
    syndication = request.article.syndication
    if syndication is None or search_engines(request) is not SearchEngines.CANONICAL:
        return ""
    return links.web_address(syndication.address)


def duty_losses(request: ExportRequest) -> tuple[Loss, ...]:
    """Return a loss for each thing that the profile says otherwise than the story's syndication asks."""
    return tuple(_duty_losses(request.article, request))


def _duty_losses(article: Article, request: ExportRequest) -> Iterable[Loss]:
    syndication, profile = article.syndication, request.profile
    told = search_engines(request)
    if told is SearchEngines.CANONICAL and not canonical(request):
        yield Loss(
            "what search engines are told", "The story has no original to lead them to, so they are told nothing."
        )
    if syndication is None:
        return
    if profile.credit is not Position.HOUSE and syndication.credit_place != profile.credit.value:
        asked_place = syndication.credit_place.value
        why = f"The profile sets it at the {profile.credit.value}; its syndication asks for the {asked_place}."
        yield Loss("place of the credit", why)
    asked = syndication.duties.search_engines
    if asked is not SearchEngines.NOTHING and told is not asked:
        why = f"The profile says {told.value}; its syndication asks for {asked.value}."
        yield Loss("what search engines are told", why)
