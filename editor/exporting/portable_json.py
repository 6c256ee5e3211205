"""The target `json`: the portable article, lossless both ways but for what never leaves the library."""

from editor.article import portable
from editor.exporting.export import Export, ExportRequest, Target, distinct, publishable
from editor.exporting.library_files import beside
from editor.exporting.markdown import CARRIES


def render(request: ExportRequest) -> Export:
    """Return the article in its portable form."""
    request, withheld = publishable(request)
    files, missing = beside(request)
    content = portable.dumps(request.article, draft=request.draft).encode("utf-8")
    return Export(content, distinct([*withheld, *missing]), files)


TARGET = Target("json", "Portable article", "application/json", "json", CARRIES, render)
