"""Pictures as AMP has them: `amp-img`, which must say how large it is before it is fetched (amp.dev, amp-img)."""

import re
from dataclasses import dataclass, field

from editor.article.ads import Size
from editor.article.body import Image
from editor.exporting.export import Asset
from editor.exporting.picture_size import picture_size
from editor.exporting.pictures import Folder, Shelf, figure
from editor.exporting.templates import fill

# As the templates of `resources/html` write a picture, and as nothing else in their output can be written.
_PICTURE = re.compile(r'<img src="([^"]*)" alt="([^"]*)">')


@dataclass(slots=True)
class SizedFolder:
    """Pictures beside the page, and the size of each by its path."""

    folder: Folder
    sizes: dict[str, Size] = field(default_factory=dict)

    def place(self, digest: str, asset: Asset) -> str:
        """Return the path of a picture from the folder of the export."""
        path = self.folder.place(digest, asset)
        size = picture_size(asset.content, asset.media_type)
        if size:
            self.sizes[path] = size
        return path

    def with_amp(self, html: str) -> str:
        """Return HTML of our templates with its pictures as AMP has them.

        A picture whose size is not known fills a box of 3 by 2, so that nothing shifts when it comes.
        """
        return _PICTURE.sub(lambda found: self._amp(found[1], found[2]), html)

    def _amp(self, source: str, alternative: str) -> str:
        return fill("amp_picture.html", {"source": source, "alternative": alternative, "size": self.sizes.get(source)})

    def image(self, block: Image, shelf: Shelf) -> str:
        """Return the figure of a picture."""
        return self.with_amp(figure(block, shelf))
