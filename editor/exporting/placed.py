"""What the markers of a story place: the record of each, or a loss where a marker has none."""

from editor.article.ads import AdPlacement
from editor.article.body import Ad, Block, Embed
from editor.article.embeds import Embed as EmbedRecord
from editor.exporting.export import Loss
from editor.exporting.pictures import Shelf


def placed_ad(block: Block, shelf: Shelf) -> AdPlacement | None:
    """Return the ad of a marker; None where ads are off for the story, or where it has no record, which is a loss."""
    assert isinstance(block, Ad)
    article = shelf.request.article
    if article.ad_settings.off is not None:
        return None
    found = article.ad(block.id)
    if found is None:
        shelf.losses.append(Loss(f"ad {block.id}", "Its marker has no record; place the ad anew or remove the marker."))
    return found


def placed_post(block: Block, shelf: Shelf) -> EmbedRecord | None:
    """Return the post of a marker; None where it has no record, which is a loss."""
    assert isinstance(block, Embed)
    found = shelf.request.article.embed(block.id)
    if found is None:
        shelf.losses.append(
            Loss(f"post {block.id}", "Its marker has no record; set the post anew or remove the marker.")
        )
    return found
