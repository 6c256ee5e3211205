"""The elements of the page's HTML, and what each is in the preview: one table, a row for each tag."""

from collections.abc import Mapping

from PySide6.QtGui import QTextCharFormat, QTextCursor

from editor.ui.preview.preview_setter import Mark, Open, Opener, Setter, Sizes
from editor.ui.preview.preview_style import REM, Kind, PageStyle, families
from editor.ui.preview.preview_verdicts import VERDICT

_CLASSES = {
    "kicker": Kind.KICKER,
    "headline": Kind.HEADLINE,
    "standfirst": Kind.STANDFIRST,
    "byline": Kind.BYLINE,
    "dates": Kind.DATES,
    "credit": Kind.CREDIT,
    "correction": Kind.CORRECTION,
}
_HEADINGS = {"h1": Kind.H2, "h2": Kind.H2, "h3": Kind.H3, "h4": Kind.H4, "h5": Kind.H4, "h6": Kind.H4}

Attributes = Mapping[str, str]


def set_piece(html: str, style: PageStyle, cursor: QTextCursor, sizes: Sizes) -> int:
    """Set a piece before the paragraph at whose start the cursor stands; return how many paragraphs that made."""
    setter = Setter(style, cursor, sizes, OPENERS)
    setter.feed(html)
    setter.close()
    return setter.count


def _bold(made: QTextCharFormat) -> None:
    made.setFontWeight(700)


def _italic(made: QTextCharFormat) -> None:
    made.setFontItalic(True)


def _struck(made: QTextCharFormat) -> None:
    made.setFontStrikeOut(True)


def _mono(made: QTextCharFormat) -> None:
    made.setFontFamilies(list(families("mono")))


def _raised(made: QTextCharFormat) -> None:
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)


def _lowered(made: QTextCharFormat) -> None:
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)


def _dateline(made: QTextCharFormat) -> None:
    made.setFontFamilies(list(families("sans")))
    made.setFontWeight(700)
    made.setProperty(QTextCharFormat.Property.FontPixelSize, round(0.97 * REM))


_MARKS: Mapping[str, Mark] = {
    "strong": _bold, "b": _bold, "em": _italic, "i": _italic, "s": _struck, "del": _struck, "code": _mono,
    "sup": _raised, "sub": _lowered,
}  # fmt: skip
_SPANS: Mapping[str, Mark] = {
    "placeline": _dateline, "author": _bold, "post-name": _bold, "post-notice": _italic,
}  # fmt: skip


def _marked(_setter: Setter, tag: str, _given: Attributes) -> Open:
    return Open(tag, mark=_MARKS[tag])


def _span(_setter: Setter, tag: str, given: Attributes) -> Open:
    return Open(tag, mark=_SPANS.get(given.get("class", "")))


def _link(setter: Setter, tag: str, given: Attributes) -> Open:
    address = given.get("href", "")
    ink = setter.style.colour("link")

    def mark(made: QTextCharFormat) -> None:
        made.setAnchor(True)
        made.setAnchorHref(address)
        made.setForeground(ink)
        made.setFontUnderline(True)

    return Open(tag, mark=mark if address else None)


def _in_post(setter: Setter) -> bool:
    return any(one.box == "post" for one in setter.stack)


def _paragraph(setter: Setter, tag: str, given: Attributes) -> Open:
    kind = next((_CLASSES[name] for name in given.get("class", "").split() if name in _CLASSES), None)
    kind = kind or setter.around() or Kind.PARAGRAPH
    setter.begin(kind)
    return Open(tag, kind)


def _heading(setter: Setter, tag: str, given: Attributes) -> Open:
    kind = Kind.HEADLINE if given.get("class") == "headline" else _HEADINGS[tag]
    setter.begin(kind)
    return Open(tag, kind)


def _quote(setter: Setter, tag: str, _given: Attributes) -> Open:
    return Open(tag, Kind.POST) if _in_post(setter) else Open(tag, Kind.QUOTE, "quote")


def _footer(setter: Setter, tag: str, given: Attributes) -> Open:
    if setter.around() is Kind.QUOTE:
        setter.begin(Kind.CITE)
        setter.put("— ")
        return Open(tag, Kind.CITE)
    if "story-footer" in given.get("class", ""):
        setter.rule()
    return Open(tag)


def _list(_setter: Setter, tag: str, given: Attributes) -> Open:
    start = given.get("start", "1")
    return Open(tag, ordered=tag == "ol", number=int(start) if start.isdecimal() else 1)


def _item(setter: Setter, tag: str, given: Attributes) -> Open:
    holder = next((one for one in reversed(setter.stack) if one.tag in ("ul", "ol")), None)
    value = given.get("value", "")
    if holder is not None and value.isdecimal():
        holder.list, holder.number = None, int(value)
    setter.begin(Kind.ITEM)
    return Open(tag, Kind.ITEM)


def _aside(setter: Setter, tag: str, given: Attributes) -> Open:
    """Set an ad as a box with its label and the sizes that may fill it; the page reserves that room too.

    In a story that is judged its slot and what the policy says stand there too.
    """
    opened = Open(tag, box="ad" if given.get("class") == "ad-slot" else "")
    if opened.box:
        setter.stack.append(opened)
        setter.begin(Kind.AD)
        setter.put(given.get("data-ad-label", "") or "Advertisement")
        setter.begin(Kind.AD_ROOM)
        setter.put(given.get("data-ad-sizes", "").replace("x", " × ").replace(",", ", ") or " ")
        if verdict := given.get(VERDICT, ""):
            setter.put(f"\u2028{given.get('data-ad-slot', '')} – {verdict}")
        setter.stack.pop()
        setter.end()
    return opened


def _figure(setter: Setter, tag: str, given: Attributes) -> Open:
    setter.end()
    return Open(tag, box="post" if given.get("class") == "social-post" else "")


def _caption(setter: Setter, tag: str, _given: Attributes) -> Open:
    kind = Kind.POST_FOOT if _in_post(setter) else Kind.CAPTION
    setter.begin(kind)
    return Open(tag, kind)


def _code(setter: Setter, tag: str, _given: Attributes) -> Open:
    setter.begin(Kind.CODE)
    return Open(tag, Kind.CODE)


def _table(setter: Setter, tag: str, _given: Attributes) -> Open:
    setter.open_table()
    return Open(tag)


def _row(setter: Setter, tag: str, _given: Attributes) -> Open:
    setter.add_row()
    return Open(tag)


def _cell(setter: Setter, tag: str, _given: Attributes) -> Open:
    setter.add_cell(Kind.HEAD_CELL if tag == "th" else Kind.CELL)
    return Open(tag)


def _division(setter: Setter, tag: str, _given: Attributes) -> Open:
    setter.end()
    return Open(tag)


OPENERS: Mapping[str, Opener] = {
    **dict.fromkeys(_MARKS, _marked),
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(("div", "section", "article", "header", "dl", "dt", "dd", "details", "summary"), _division),
    "span": _span,
    "a": _link,
    "p": _paragraph,
    "blockquote": _quote,
    "footer": _footer,
    "ul": _list,
    "ol": _list,
    "li": _item,
    "aside": _aside,
    "figure": _figure,
    "figcaption": _caption,
    "pre": _code,
    "table": _table,
    "tr": _row,
    "td": _cell,
    "th": _cell,
}
