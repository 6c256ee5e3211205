from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from mammoth import images as images
from mammoth.results import Result

def convert_to_html(
    fileobj: BinaryIO,
    *,
    style_map: str | Sequence[str] | None = None,
    include_default_style_map: bool = True,
    include_embedded_style_map: bool = True,
    convert_image: images.ImageConverter | None = None,
    ignore_empty_paragraphs: bool = True,
    id_prefix: str | None = None,
    transform_document: Callable[[Any], Any] | None = None,
    external_file_access: bool = False,
) -> Result: ...
def extract_raw_text(fileobj: BinaryIO) -> Result: ...
