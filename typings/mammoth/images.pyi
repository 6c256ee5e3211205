from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any, BinaryIO, Protocol

class Image(Protocol):
    alt_text: str | None
    content_type: str | None
    def open(self) -> AbstractContextManager[BinaryIO]: ...

ImageConverter = Callable[[Image], list[Any]]

def img_element(func: Callable[[Image], Mapping[str, str]]) -> ImageConverter: ...

data_uri: ImageConverter
