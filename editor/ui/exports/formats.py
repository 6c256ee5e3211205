"""What each format is, in a sentence, for who chooses one."""

SAMPLE = {
    "html": "The fragment that a CMS takes as it is.",
    "page": "A page that stands alone, light and dark, ready to print.",
    "markdown": "Text with its furniture on top; comes back without a loss.",
    "json": "The portable article; comes back without a loss.",
    "wordpress": "Blocks that WordPress’s editor takes as they are; title, tags and pictures lie beside.",
    "amp": "A page that AMP’s own validator finds valid; pictures lie beside.",
    "ninjs": "IPTC’s JSON for exchange between newsrooms, with HTML and plain words; pictures lie beside.",
    "ans": "Arc’s ANS, element by element, for Arc XP; pictures lie beside.",
    "applenews": "An article.json for Apple News; pictures lie beside.",
    "ghost": "Prose that Ghost’s editor takes, slots and posts in cards; title, tags and pictures lie beside.",
}
