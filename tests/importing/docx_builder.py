"""Word documents made by hand: the few parts that a reader needs, and whatever a test wants beside them."""

import io
import zipfile
from collections.abc import Mapping

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = ("Title", "Subtitle", "Heading 1", "Heading 2", "Quote", "Intense Quote", "caption")
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c4890000000d4944415478da63fcff9fa11e00077f027f"
    "3dc8a3480000000049454e44ae426082".replace(" ", "")
)


def style_id(name: str) -> str:
    """Return the id by which a paragraph names a style."""
    return name.replace(" ", "")


def paragraph(text: str, style: str = "") -> str:
    """Return a paragraph of one run."""
    named = f'<w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr>' if style else ""
    return f'<w:p>{named}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table of cells with one paragraph each."""
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def picture(relationship: str, alternative: str = "") -> str:
    """Return a paragraph with a picture."""
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alternative}"/>'
        "<a:graphic><a:graphicData>"
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relationship}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )


def core(title: str = "", creator: str = "", created: str = "") -> str:
    """Return the properties of a document."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dcterms:created>{created}</dcterms:created>"
        "</cp:coreProperties>"
    )


def docx(
    content: str,
    parts: Mapping[str, str | bytes] | None = None,
    relationships: Mapping[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a document with this body; `relationships` are id: (kind, target), `parts` more files of the archive."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{style_id(name)}"><w:name w:val="{name}"/></w:style>'
        for name in _STYLES
    )
    linked = {"styles": ("styles", "styles.xml"), **(relationships or {})}
    links = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in linked.items()
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{content}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{relations}">{links}</Relationships>',
        "word/styles.xml": f"<w:styles {_NAMESPACES}>{styles}</w:styles>",
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def with_namespaces(element: str, inner: str) -> str:
    """Return a part of the document: footnotes, comments, a header."""
    return f"<w:{element} {_NAMESPACES}>{inner}</w:{element}>"
