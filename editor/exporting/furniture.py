"""What stands round the body in HTML: byline, dateline, dates, credit and corrections, as values for the templates."""

import re

from editor.article.article import Article, Byline, Dateline
from editor.article.syndication import CreditPlace, Syndication
from editor.exporting import links
from editor.exporting.phrases import Phrases, human_date, human_time, machine_date, phrases
from editor.exporting.serialise import escape_attribute, escape_text
from editor.exporting.templates import fill

# https://creativecommons.org/licenses/: the six licences and the dedication, by the names newsrooms write.
_CREATIVE_COMMONS = re.compile(r"cc[ \-]?(by(?:-(?:nc|nd|sa))*|zero|0)[ \-]?(\d\.\d)?", re.IGNORECASE)


def byline(people: tuple[Byline, ...], words: Phrases) -> list[dict[str, str]]:
    """Return the byline as pieces: words between names, and names with their role."""
    marks = [f"\x00{number}\x00" for number in range(len(people))]
    pieces = []
    for piece in re.split("(\x00\\d+\x00)", words.by.format(names=_series(marks, words))):
        if piece.startswith("\x00"):
            person = people[int(piece.strip("\x00"))]
            pieces.append({"words": "", "name": person.name, "role": person.role})
        elif piece:
            pieces.append({"words": piece, "name": "", "role": ""})
    return pieces


def _series(names: list[str], words: Phrases) -> str:
    return names[0] if len(names) == 1 else words.and_.format(first=", ".join(names[:-1]), last=names[-1])


def byline_text(article: Article) -> str:
    """Return the byline as one line of text; empty where nobody is named."""
    people = article.furniture.byline
    pieces = byline(people, phrases(article.furniture.language)) if people else []
    return "".join(piece["words"] or _with_role(piece["name"], piece["role"]) for piece in pieces)


def _with_role(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def dateline(line: Dateline) -> str:
    """Return a dateline as it runs in before the first words: `LIMA, Peru, Oct. 21 (AP) —`."""
    place = ", ".join(part for part in (line.place, line.date) if part)
    return f"{place} ({line.agency}) —" if line.agency else f"{place} —"


def dateline_html(line: Dateline) -> str:
    """Return the run-in dateline with its parts as data, and the space after it."""
    attributes = {
        # Firefox's reader view takes whatever is called a dateline, or an author, for the byline, and out of the text.
        "class": "placeline",
        "data-place": line.place or None,
        "data-agency": line.agency or None,
        "data-date": line.date or None,
    }
    return fill("dateline.html", {"attributes": attributes, "words": dateline(line)})


def dates(article: Article) -> list[dict[str, str]]:
    """Return when the story was published and updated: role, words before the time, words and the machine's time."""
    furniture = article.furniture
    language = furniture.language
    found = []
    if furniture.published_at:
        shown = human_date(furniture.published_at, language)
        found.append({"role": "published", "before": "", "words": shown, "at": machine_date(furniture.published_at)})
    if furniture.updated_at and furniture.updated_at != furniture.published_at:
        before = phrases(language).updated + " "
        shown = human_time(furniture.updated_at, language, furniture.published_at)
        found.append({"role": "updated", "before": before, "words": shown, "at": machine_date(furniture.updated_at)})
    return found


def creative_commons(licence: str) -> str:
    """Return the address of a Creative Commons licence called by its short name (`CC BY-ND 4.0`), or nothing."""
    found = _CREATIVE_COMMONS.fullmatch(licence.strip())
    if not found:
        return ""
    if found[1].lower() in ("zero", "0"):
        return "https://creativecommons.org/publicdomain/zero/1.0/"
    return f"https://creativecommons.org/licenses/{found[1].lower()}/{found[2] or '4.0'}/"


def credit_text(syndication: Syndication, words: Phrases) -> str:
    """Return the words of the credit: those owed, else a sentence that names the publisher."""
    if syndication.credit_text.strip():
        return syndication.credit_text.strip()
    publisher = syndication.publisher or links.host(syndication.address)
    return words.first_published.format(publisher=publisher) if publisher else ""


def credit(article: Article, place: CreditPlace) -> dict[str, object] | None:
    """Return the credit for a place of the page: words before, words of and after the link, or None.

    The link bears the publisher's name; where the credit does not name the publisher, name or host follows in brackets.
    """
    syndication = article.syndication
    if syndication is None:
        return None
    text = credit_text(syndication, phrases(article.furniture.language))
    if not text:
        return None
    address = links.web_address(syndication.address)
    before, name, after = text.partition(syndication.publisher) if syndication.publisher else (text, "", "")
    if not name and address:
        before, name, after = f"{text} (", syndication.publisher or links.host(address), ")"
    return {
        "before": before,
        "name": name,
        "after": after,
        "address": address,
        "attributes": {"class": f"credit credit-{place.value}"},
        "licence": syndication.licence if creative_commons(syndication.licence) else "",
        "licence_address": creative_commons(syndication.licence),
    }


def corrections(article: Article) -> list[dict[str, object]]:
    """Return what readers are told of corrections; a text that begins with the label is not given it twice."""
    words = phrases(article.furniture.language)
    told: list[dict[str, object]] = []
    for one in article.corrections:
        label = words.corrections[one.kind]
        told.append(
            {
                "label": "" if one.text.lower().startswith(label.lower()) else label,
                "date": human_date(one.date, article.furniture.language),
                "at": machine_date(one.date),
                "text": one.text,
                "attributes": {"class": "correction", "data-kind": one.kind.value, "data-date": one.date or None},
            }
        )
    return told


def correction_lines(article: Article) -> list[str]:
    """Return each correction as one line of plain words: its label with the date, then the text."""
    lines = []
    for one in corrections(article):
        head = " ".join(filter(None, (str(one["label"]), str(one["date"]))))
        lines.append(": ".join(filter(None, (head, str(one["text"])))))
    return lines


def credit_html(article: Article) -> str:
    """Return the credit as one line of HTML with its links, empty where none is owed."""
    found = credit(article, article.syndication.credit_place) if article.syndication else None
    if found is None:
        return ""
    name = escape_text(str(found["name"]))
    linked = f'<a href="{escape_attribute(str(found["address"]))}">{name}</a>' if found["address"] else name
    words = f"{escape_text(str(found['before']))}{linked}{escape_text(str(found['after']))}"
    if found["licence"]:
        address = escape_attribute(str(found["licence_address"]))
        words += f' <a href="{address}">{escape_text(str(found["licence"]))}</a>'
    return words
