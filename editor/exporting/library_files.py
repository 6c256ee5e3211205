"""Pictures of the library that go beside a lossless export, whose text names them by their hash."""

from editor.article import body
from editor.article.article import Article
from editor.article.body import Image
from editor.exporting.export import ExportFile, ExportRequest, Loss
from editor.exporting.pictures import EXTENSIONS


def digests(article: Article) -> dict[str, str]:
    """Return the hashes of the pictures and screenshots that an article shows, each with what it is called."""
    found = {
        block.target[6:]: f"picture “{block.alternative or block.caption or block.target}”"
        for block in body.parse(article.body)
        if isinstance(block, Image) and block.target.lower().startswith("asset:")
    }
    for embed in article.embeds:
        for capture in embed.captures:
            if capture.screenshot:
                found.setdefault(capture.screenshot, f"screenshot of the post {embed.id}")
    return found


def beside(request: ExportRequest) -> tuple[tuple[ExportFile, ...], tuple[Loss, ...]]:
    """Return the picture files of an article in order of their names, and a loss for each that the library lacks."""
    files, losses = [], []
    for digest, called in sorted(digests(request.article).items()):
        asset = request.asset(digest)
        if asset is None:
            losses.append(Loss(called, f"The library holds no file asset:{digest}; the text names it nevertheless."))
        elif asset.media_type in EXTENSIONS:
            name = f"{request.settings.picture_folder}/{digest}.{EXTENSIONS[asset.media_type]}"
            files.append(ExportFile(name, asset.content, asset.media_type))
        else:
            losses.append(
                Loss(called, f"A file of the type {asset.media_type} stays in the library; its hash names it.")
            )
    return tuple(files), tuple(losses)
