"""What the duties of a syndicated story mean for the desk: a sentence for each of them."""

from editor.article.syndication import Duties, Edits, SearchEngines

_EDITS = {
    Edits.ANY: "You may edit freely.",
    Edits.STYLE: "Only house style and what depends on time or place may change; anything else stops the export.",
    Edits.NONE: "Not a word may change from the imported original; a changed word stops the export.",
}
_SEARCH_ENGINES = {
    SearchEngines.NOTHING: "Search engines are told nothing.",
    SearchEngines.CANONICAL: "Exports tell search engines that the original is the story to show.",
    SearchEngines.NOINDEX: "Exports ask search engines to leave this copy out.",
}


def _either(holds: bool, yes: str, no: str) -> str:
    return yes if holds else no


def what_follows(duties: Duties) -> dict[str, str]:
    """Return a sentence for each duty, by the name of its field: what follows from the value that it has."""
    return {
        "edits": _EDITS[duties.edits],
        "ads_allowed": _either(
            duties.ads_allowed, "Ads may stand between the paragraphs.", "An ad inside the story stops the export."
        ),
        "images_allowed": _either(
            duties.images_allowed,
            "The pictures come with the story.",
            "The licence leaves pictures out; one in the story stops the export.",
        ),
        "link_required": _either(
            duties.link_required,
            "The credit has to lead to the original, so its address is needed.",
            "The credit need not lead to the original.",
        ),
        "links_kept": _either(
            duties.links_kept,
            "A link of the original that is gone stops the export.",
            "Links in the text may be taken out.",
        ),
        "authors_named": _either(
            duties.authors_named,
            "Byline or credit has to name the authors.",
            "The authors need not be named.",
        ),
        "counter_required": _either(
            duties.counter_required,
            "Exports carry the publisher’s counter; without its address the story stays here.",
            "No counter is asked for.",
        ),
        "search_engines": _SEARCH_ENGINES[duties.search_engines],
        "embargo_until": _either(
            bool(duties.embargo_until), "Until then the story does not leave for the CMS.", "No embargo."
        ),
        "expires_at": _either(
            bool(duties.expires_at), "After that the story does not leave for the CMS any more.", "It does not expire."
        ),
    }


def loosened(duties: Duties, asked: Duties) -> tuple[str, ...]:
    """Return what a story's duties allow although its profile does not, each as the end of “the profile …”."""
    order = (Edits.ANY, Edits.STYLE, Edits.NONE)
    found = []
    if order.index(duties.edits) < order.index(asked.edits):
        found.append(f"allows as edits: {asked.edits.value}")
    if duties.ads_allowed and not asked.ads_allowed:
        found.append("allows no ads inside")
    if duties.images_allowed and not asked.images_allowed:
        found.append("leaves pictures out")
    kept = {
        "link_required": "asks for a link to the original",
        "links_kept": "asks to keep every link",
        "authors_named": "asks to name the authors",
        "counter_required": "asks to keep its counter",
    }
    found += [words for name, words in kept.items() if getattr(asked, name) and not getattr(duties, name)]
    return tuple(found)
