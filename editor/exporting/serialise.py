"""Element trees to HTML: every text escaped as it is, attributes in the order they were set.

Python-Markdown's own serialiser takes `&copy;` in a text for an entity, so that what a reporter typed changes, and
sorts attributes. Here an ampersand is an ampersand.
"""

from xml.etree.ElementTree import Element

RAW = "#raw"  # the tag of an element whose text is finished HTML; no HTML element can be called so
VOID = frozenset({"br", "hr", "img", "meta", "link", "input", "col", "wbr"})

_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def escape_text(text: str) -> str:
    """Return a text as HTML shows it between tags."""
    return text.translate(_IN_TEXT) if "&" in text or "<" in text or ">" in text else text


def escape_attribute(text: str) -> str:
    """Return a text as it stands between the double quotes of an attribute."""
    return text.translate(_IN_ATTRIBUTE)


def _opening(element: Element) -> str:
    if not element.attrib:
        return f"<{element.tag}>"
    attributes = "".join(f' {name}="{escape_attribute(value)}"' for name, value in element.items())
    return f"<{element.tag}{attributes}>"


def to_html(root: Element) -> str:
    """Return the HTML of a tree; it walks without recursion, so that depth is no matter."""
    out: list[str] = []
    waiting: list[Element | str] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            out.append(item)
            continue
        if item.tail:
            waiting.append(escape_text(item.tail))
        if item.tag == RAW:
            out.append(item.text or "")
            continue
        out.append(_opening(item))
        if item.text:
            out.append(escape_text(item.text))
        if item.tag not in VOID:
            waiting.append(f"</{item.tag}>")
        waiting.extend(reversed(item))
    return "".join(out)
