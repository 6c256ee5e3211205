"""The few words that an export adds to a story, and dates as readers write them, in five languages.

The table is the program's own and no locale is asked, so that the same revision gives the same bytes anywhere.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from editor.article.correction import CorrectionKind


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of one language; braces hold what is put in."""

    by: str
    and_: str
    post: str
    post_on: str
    video_on: str
    gone: str
    gone_since: str
    changed: str
    load_post: str
    load_note: str
    first_published: str
    corrections: dict[CorrectionKind, str]
    updated: str  # stands before a date, or before a time of the day of publication
    draft: str
    withdrawn: str  # what a story is that was killed
    withdrawn_story: str
    picture: str
    source: str
    sources: str
    months: tuple[str, ...]
    date: str = "{day} {month} {year}"


def _months(names: str) -> tuple[str, ...]:
    return tuple(names.split())


_ENGLISH = Phrases(
    by="By {names}",
    and_="{first} and {last}",
    post="Post",
    post_on="Post on {provider}",
    video_on="Video on {provider}",
    gone="This post is no longer available.",
    gone_since="This post is no longer available. Its words were captured on {date}.",
    changed="This post was changed after its words were captured.",
    load_post="Load the post from {provider}",
    load_note="{provider} then learns that you read this page.",
    first_published="This story was first published by {publisher}.",
    corrections={
        CorrectionKind.CORRECTION: "Correction",
        CorrectionKind.CLARIFICATION: "Clarification",
        CorrectionKind.UPDATE: "Update",
    },
    updated="Updated",
    draft="Draft. Not for publication.",
    withdrawn="Withdrawn",
    withdrawn_story="This story was withdrawn.",
    picture="Picture: {name}",
    sources="Sources",
    source="Source",
    months=_months("January February March April May June July August September October November December"),
    date="{month} {day}, {year}",
)

_GERMAN = Phrases(
    by="Von {names}",
    and_="{first} und {last}",
    post="Beitrag",
    post_on="Beitrag auf {provider}",
    video_on="Video auf {provider}",
    gone="Dieser Beitrag ist nicht mehr verfügbar.",
    gone_since="Dieser Beitrag ist nicht mehr verfügbar. Sein Wortlaut wurde am {date} gesichert.",
    changed="Dieser Beitrag wurde geändert, nachdem sein Wortlaut gesichert worden war.",
    load_post="Beitrag von {provider} laden",
    load_note="{provider} erfährt dann, dass Sie diese Seite lesen.",
    first_published="Dieser Text erschien zuerst bei {publisher}.",
    corrections={
        CorrectionKind.CORRECTION: "Korrektur",
        CorrectionKind.CLARIFICATION: "Klarstellung",
        CorrectionKind.UPDATE: "Aktualisierung",
    },
    updated="Aktualisiert:",
    draft="Entwurf. Nicht zur Veröffentlichung.",
    withdrawn="Zurückgezogen",
    withdrawn_story="Dieser Text wurde zurückgezogen.",
    picture="Bild: {name}",
    sources="Quellen",
    source="Quelle",
    months=_months("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    date="{day}. {month} {year}",
)

_SPANISH = Phrases(
    by="Por {names}",
    and_="{first} y {last}",
    post="Publicación",
    post_on="Publicación en {provider}",
    video_on="Vídeo en {provider}",
    gone="Esta publicación ya no está disponible.",
    gone_since="Esta publicación ya no está disponible. Su texto se guardó el {date}.",
    changed="Esta publicación se modificó después de guardarse su texto.",
    load_post="Cargar la publicación de {provider}",
    load_note="{provider} sabrá entonces que lee esta página.",
    first_published="Este artículo se publicó primero en {publisher}.",
    corrections={
        CorrectionKind.CORRECTION: "Corrección",
        CorrectionKind.CLARIFICATION: "Aclaración",
        CorrectionKind.UPDATE: "Actualización",
    },
    updated="Actualizado:",
    draft="Borrador. No publicar.",
    withdrawn="Retirado",
    withdrawn_story="Este artículo se ha retirado.",
    picture="Imagen: {name}",
    sources="Fuentes",
    source="Fuente",
    months=_months("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
    date="{day} de {month} de {year}",
)

_FRENCH = Phrases(
    by="Par {names}",
    and_="{first} et {last}",
    post="Publication",
    post_on="Publication sur {provider}",
    video_on="Vidéo sur {provider}",
    gone="Cette publication n’est plus disponible.",
    gone_since="Cette publication n’est plus disponible. Son texte a été relevé le {date}.",
    changed="Cette publication a été modifiée après le relevé de son texte.",
    load_post="Charger la publication depuis {provider}",
    load_note="{provider} saura alors que vous lisez cette page.",
    first_published="Cet article a d’abord été publié par {publisher}.",
    corrections={
        CorrectionKind.CORRECTION: "Correction",
        CorrectionKind.CLARIFICATION: "Précision",
        CorrectionKind.UPDATE: "Mise à jour",
    },
    updated="Mis à jour :",
    draft="Brouillon. Ne pas publier.",
    withdrawn="Retiré",
    withdrawn_story="Cet article a été retiré.",
    picture="Image : {name}",
    sources="Sources",
    source="Source",
    months=_months("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
)

_POLISH = Phrases(
    by="{names}",
    and_="{first} i {last}",
    post="Wpis",
    post_on="Wpis w serwisie {provider}",
    video_on="Wideo w serwisie {provider}",
    gone="Ten wpis nie jest już dostępny.",
    gone_since="Ten wpis nie jest już dostępny. Jego treść zapisano {date}.",
    changed="Ten wpis zmieniono po zapisaniu jego treści.",
    load_post="Wczytaj wpis z serwisu {provider}",
    load_note="{provider} dowie się wtedy, że czytasz tę stronę.",
    first_published="Tekst ukazał się najpierw w: {publisher}.",
    corrections={
        CorrectionKind.CORRECTION: "Sprostowanie",
        CorrectionKind.CLARIFICATION: "Wyjaśnienie",
        CorrectionKind.UPDATE: "Aktualizacja",
    },
    updated="Aktualizacja:",
    draft="Wersja robocza. Nie do publikacji.",
    withdrawn="Wycofano",
    withdrawn_story="Ten tekst wycofano.",
    picture="Zdjęcie: {name}",
    sources="Źródła",
    source="Źródło",
    months=_months(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
    ),
)

_LANGUAGES = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH, "fr": _FRENCH, "pl": _POLISH}
_DAY_FIRST = frozenset({"en-gb", "en-ie", "en-au", "en-nz", "en-za", "en-in"})
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?")


def language_tag(language: str) -> str:
    """Return a language as an HTML attribute may hold it; empty where it is no language tag."""
    return language if _TAG.fullmatch(language) else ""


def direction(language: str) -> str:
    """Return `rtl` for a language that is written from right to left, else nothing."""
    return "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else ""


def phrases(language: str) -> Phrases:
    """Return the words of a language; English where it has none."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), _ENGLISH)


def machine_date(text: str) -> str:
    """Return a time as `datetime` may hold it; empty where the text is no ISO 8601 date or time."""
    if not _DATE.fullmatch(text):
        return ""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text.replace(" ", "T")


def human_date(text: str, language: str) -> str:
    """Return the date of an ISO 8601 text as readers of a language write it; another text as it stands."""
    found = _DATE.fullmatch(text)
    if not found or not machine_date(text):
        return text
    words = phrases(language)
    form = "{day} {month} {year}" if language.lower() in _DAY_FIRST else words.date
    return form.format(day=int(found[3]), month=words.months[int(found[2]) - 1], year=int(found[1]))


def human_time(text: str, language: str, since: str = "") -> str:
    """Return date and time of an ISO 8601 text for readers, with the offset it was written in.

    The time alone where `since` is a time of the same day; the date alone where the text has no time.
    """
    found = _DATE.fullmatch(text)
    date = human_date(text, language)
    if not found or not machine_date(text) or not found[4]:
        return date
    offset = (found[6] or "").replace("Z", "+00:00")
    time = f"{int(found[4])}:{found[5]}{_zone(offset)}"
    return time if since[:10] == text[:10] else f"{date}, {time}"


def _zone(offset: str) -> str:
    """Return an offset as readers know it: `+05:30` is ` UTC+5:30`, `-05:00` is ` UTC−5`."""
    if not offset:
        return ""
    digits = offset[1:].replace(":", "")
    if digits == "0000":
        return " UTC"
    minutes = "" if digits[2:] == "00" else f":{digits[2:]}"
    return f" UTC{'−' if offset[0] == '-' else '+'}{int(digits[:2])}{minutes}"
