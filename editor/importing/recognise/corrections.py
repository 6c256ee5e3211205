"""Corrections, clarifications and notes of update that a story carries."""

import re

from editor.article.canonical import Json
from editor.article.correction import CorrectionKind
from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.dates import read_date
from editor.importing.recognise.page import Claims, Found, Page, free_lines

_LONGEST = 1_200
_CLOCK = r"(?:\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:[A-Z]{2,4})?\s?:\s)?"
_HEADS = (
    (CorrectionKind.CORRECTION, (r"(?:Corrections?|CORRECTIONS?|Corrected|Erratum|Errata|Korrektur|Richtigstellung|"
        r"Berichtigung|Fe de erratas|Fe de errores|Corrección|Rectificación|Rectificatif|Correction|Sprostowanie|"
        r"Korekta|Errata corrige|Correção|Rectificatie|Rättelse|Rettelse)\b")),
    (CorrectionKind.CLARIFICATION, (r"(?:Clarifications?|CLARIFICATIONS?|Klarstellung|Aclaración|Précision|"
        r"Wyjaśnienie|Chiarimento|Esclarecimento)\b")),
    (CorrectionKind.UPDATE, (r"(?:UPDATES?|Updates?|UPDATED|Updated|Aktualisierung|Actualización|Mise à jour|"
        r"Aktualizacja|Aggiornamento|Atualização)\b")),
)  # fmt: skip
_AFTER_HEAD = re.compile(r"(?:\s?[,(–—-]?\s?[^:.]{0,60})?[:.]\s")
_SAYS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (CorrectionKind.CORRECTION, (r"(?:An? (?:earlier|previous|prior) version of (?:this|the)|(?:This|"
            r"The) (?:story|article|post|piece|report|headline|version|caption|item|"
            r"column)\b[^.]{0,60}\b(?:corrected|amended|mis(?:stated|identified|spelled|spelt|quoted|attributed|"
            r"characterized))|"
            r"(?:In einer früheren|Eine frühere|In einer ersten) (?:Version|Fassung)|Una versión (?:anterior|"
                r"previa) de|Une (?:version précédente|première version) de|W poprzedniej wersji)\b")),
        (CorrectionKind.CLARIFICATION, (r"(?:This|The) (?:story|article|post|piece|report)\b[^.]{0,60}\bclarif(?:y|"
            r"ied|ies)\b")),
        (CorrectionKind.UPDATE, (r"(?:(?:This|The) (?:story|article|post|piece|report|page|developing story|"
            r"breaking news story)\b[^.]{0,60}\b(?:updated|been updated|will be updated|is being updated|edited to|"
            r"changed to|revised)\b|This is a (?:developing|breaking)\b|"
            r"Dieser (?:Artikel|Beitrag|Text) (?:wurde|wird)\b[^.]{0,60}\b(?:aktualisiert|ergänzt|korrigiert)|"
                r"Der Artikel wurde\b[^.]{0,60}\b(?:aktualisiert|ergänzt)|Updated at \d|Esta (?:nota|noticia) (?:fue|"
                r"ha sido|será) actualizada|Cet article a été (?:mis à jour|modifié|actualisé))")),
    )
)  # fmt: skip
_NOTE = re.compile(
    r"(?:Editor[’']?s[’']? [Nn]otes?|EDITOR[’']?S[’']? NOTES?|Anmerkung der Redaktion|"
    r"Hinweis der Redaktion|Anm\. d\. Red\.|Nota (?:del editor|de la redacción)|Note de la rédaction|NDLR|"
    r"Od redakcji)\s?[:.–—-]\s?"
)
_HEAD_PATTERNS = tuple((kind, re.compile(_CLOCK + pattern)) for kind, pattern in _HEADS)


def _kind(text: str) -> tuple[CorrectionKind, Grade] | None:
    """Return what kind of note a line is, and how surely; None for any other line."""
    bare = text.strip(" *_()[]•–—-")
    for kind, pattern in _HEAD_PATTERNS:
        found = pattern.match(bare)
        if found and _AFTER_HEAD.match(bare, found.end()):
            sure = kind is not CorrectionKind.UPDATE or any(said.search(bare) for _, said in _SAYS)
            return kind, Grade.SURE if sure else Grade.LIKELY
    note = _NOTE.match(bare)
    rest = bare[note.end() :] if note else re.sub(_CLOCK, "", bare, count=1)
    for kind, pattern in _SAYS:
        if (found := pattern.search(rest) if note else pattern.match(rest)) is not None:
            return kind, Grade.SURE if found.start() == 0 else Grade.LIKELY
    return None


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the notes that tell what was corrected, clarified or added."""
    out = []
    for line in free_lines(page.lines, claims):
        if len(line.text) > _LONGEST or line.kind is RawKind.HEADING or line.number == 0:
            continue
        if read := _kind(line.text):
            kind, grade = read
            value: dict[str, Json] = {"kind": kind.value, "date": read_date(line.text[:200], page.language == "en")}
            out.append(Found(ProposalKind.CORRECTION, grade, (line.segment,), value, "a note on what was changed"))
    return out
