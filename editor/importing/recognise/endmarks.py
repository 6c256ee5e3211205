"""End marks: what wires and papers set below the last line, or glue to its end."""

import re

from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.page import Claims, Found, Line, Page, free_lines

# These end a story wherever they stand.
_SURE = re.compile(
    r"(?:#{3,5}|# # #|[-–—*(\[]{0,2}\s?30\s?[-–—*)\]]{1,2}|[(\[]\s?(?:END|End|ENDS|Ends|end|ends|ENDE|FIN|"
    r"Fin)\s?[)\]]|ENDS|[-–—~*]{1,3}\s?(?:ENDS?|Ends?|ends?|ENDE|FIN)\s?[-–—~*]{0,3}|"
    r"[■◼◾▪⬛●◆♦∎□❚█]|ooo|000|XXX|/ENDS|ENDS/|END OF STORY|THE END)"
)
# These also part sections: they end a story only near its end.
_NEAR_END = re.compile(r"(?:_{3,}|\*{3,}|\*\s\*\s\*|-{3,}|~{3,}|={3,}|END|ENDE|End|•\s?•\s?•|…)")
_GLUED = re.compile(
    r"(?<=[.!?”\"’)])\s{0,2}(?P<mark>[■◼◾▪⬛●◆♦∎□]|\(END\)|\(ENDS\)|[-–—]ENDS?[-–—]?|ENDS|-30-|###|DM)$"
)
_AFTER_END = 8  # lines: contributors, a pointer to coverage, rights
_PROSE_AFTER_END = 2


def _is_near_end(page: Page, line: Line) -> bool:
    after = page.lines[line.number + 1 :]
    return len(after) <= _AFTER_END and sum(one.is_prose for one in after) <= _PROSE_AFTER_END


def _whole(page: Page, line: Line) -> Grade | None:
    text = line.text
    if len(text) > 20 or line.kind is RawKind.LIST_ITEM:
        return None
    if _SURE.fullmatch(text):
        return Grade.SURE if _is_near_end(page, line) else Grade.LIKELY
    return Grade.SURE if _NEAR_END.fullmatch(text) and _is_near_end(page, line) else None


def find(page: Page, claims: Claims) -> list[Found]:
    """Return the end marks: whole lines, and one glued to the last sentence of the copy."""
    lines = free_lines(page.lines, claims)
    out = [
        Found(ProposalKind.ENDMARK, grade, (line.segment,), {}, "a mark that ends a story")
        for line in lines
        if line.number > 0 and (grade := _whole(page, line))
    ]
    prose = [line for line in lines if line.is_prose or _GLUED.search(line.text[-12:])]
    if len(prose) > 1 and (found := _GLUED.search(prose[-1].text[-12:])):
        line = prose[-1]
        start = len(line.text) - len(found["mark"])
        out.append(
            Found(
                ProposalKind.ENDMARK,
                Grade.LIKELY,
                (line.part(start, len(line.text)),),
                {},
                "a mark after the last sentence",
            )
        )
    return out
