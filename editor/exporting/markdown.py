"""The target `markdown`: front matter and body, lossless both ways but for what never leaves the library."""

from editor.article import front_matter
from editor.exporting.export import (
    CARRIED,
    Carries,
    Export,
    ExportRequest,
    Target,
    distinct,
    lost,
    publishable,
)
from editor.exporting.features import Feature
from editor.exporting.library_files import beside

CARRIES: Carries = {
    **dict.fromkeys(Feature, CARRIED),
    Feature.NOTE: lost("The note to editors stays in the library."),
}


def render(request: ExportRequest) -> Export:
    """Return the article as Markdown with front matter."""
    request, withheld = publishable(request)
    files, missing = beside(request)
    content = front_matter.write(request.article, draft=request.draft).encode("utf-8")
    return Export(content, distinct([*withheld, *missing]), files)


TARGET = Target("markdown", "Markdown with front matter", "text/markdown", "md", CARRIES, render)
