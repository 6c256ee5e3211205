"""Ads that carry no label: lines that promote a product, an offer or the publisher itself.

One sign alone says nothing (a story may tell of a bonus, a code, an app), so signs are weighed; a line that quotes or
names who said it is copy.
"""

import re

_LONGEST = 420
_SHORTEST = 25
_ENOUGH = 3
_COPY = re.compile(r"\b(?:said|says|told|according to|announced|reported|sagte|dijo|según|laut)\b|[“„«]|\"\w")
_SIGNS = tuple(
    (weight, re.compile(pattern, flags))
    for weight, flags, pattern in (
        # A heading that publishers set over what advertisers pay for.
        (3, 0, (r"^(?:Insight by|Insights by|Presented by|A message from|A word from|From our partner|"
            r"From our sponsor|Sponsor spotlight|Brand voice|"
            r"Partner insight|Sponsored by|Sponsored Content|Paid Post|Special Offer|Featured Deal|"
                r"Deal of the Day)\b[^.:?!]{0,60}:\s")),
        (3, 0, r"^(?:Insight|Insights|Perspective|Sponsored|Presented) by [A-Z][\w&.’' -]{1,40}:\s"),
        # An offer's code.
        (2, re.IGNORECASE, (r"\b(?:promo(?:tion(?:al)?)?|discount|coupon|voucher|referral|offer|the|with|use|using|"
            r"enter|gutschein|rabatt|código|code promo)\s?"
            r"code:?\s+[\"“'‘]?(?-i:[A-Z0-9]{4,20})\b")),
        (1, re.IGNORECASE, (r"\b(?:\d{1,2} ?(?:%|percent|per cent|prozent) (?:off|discount|rabatt)|free trial|"
            r"money[- ]back|cash ?back|limited[- ]time|"
            r"special offer|exclusive (?:offer|deal|discount)|(?:for|from) (?:only|just|as little as) [$€£]|bonus|"
                r"discounts?|free shipping|sale ends|"
            r"while supplies last|no credit card|risk[- ]free|gratis testen|jetzt testen|descuento|oferta)\b")),
        (1, 0, (r"^New to [A-Z]|^Looking (?:for|to) |^Want (?:to|more) |^Need (?:a|to|help) |^Tired of |^Ready to |"
            r"^Don[’']t miss |^Did you know[,:?]")),
        (1, 0, r"^New to [A-Z][\w. ]{1,30}\?"),
        (1, re.IGNORECASE, (r"(?:^|[.!?] )(?:download|deposit|order|shop|buy|book|claim|redeem|join|try|start|save|"
            r"grab|unlock|enroll?|apply|upgrade|get|"
            r"register|reserve|donate|support|become|jetzt|compra|descarga|achetez|kup)\b[^.!?]{0,80}\b(?:now|today|"
                r"free|app|offer|deal|trial|tickets?|code|"
            r"discount|bonus|account|member|membership|sichern|kaufen|bestellen|ahora|hoy|teraz)\b")),
        (1, re.IGNORECASE, r"\b(?:an|the|our|their|your|free) app\b|\bapp store\b|\bgoogle play\b|\bdownload\b"),
        (1, re.IGNORECASE, r"\byou(?:r|rself)?\b|\bI(?:hr|hnen|hre)\b|\btu\b|\bvous\b"),
        (1, re.IGNORECASE, (r"\b(?:designed to help you|grow your|save (?:you )?(?:money|time|up to)|trusted by|"
            r"loved by|starting at|at checkout|click here to "
            r"(?:buy|order|shop|save|get|claim|learn|download)|learn more (?:at|here)|shop (?:the|now|here)|"
                r"visit (?:our|www)|call (?:now|today))\b")),
        # The house praises itself: "DAILY NOISE is the fastest-growing news channel in the country!"
        (2, 0, (r"^(?:The )?[A-Z][\w’'&.]*(?: [A-Z0-9][\w’'&.]*){0,4} is (?:(?:now|still|proudly) )?(?:(?:America|"
            r"Britain|Canada|Australia|India|Germany|Europe|the world|the nation|"
            r"the country)[’']s )?(?:the )?(?:fastest[- ]growing|most[- ](?:trusted|watched|read|popular)|leading|"
                r"largest|number one|No\. ?1|#1|only)\b"
            r"[^.?]{0,80}\b(?:news|channel|network|site|website|source|newspaper|paper|app|magazine|newsletter|"
                r"platform|podcast|community)\b")),
        (1, 0, r"![\"”]?$|^[A-Z]{4,}(?: [A-Z]{2,}){0,3} is "),
        # What an advertiser's briefing, white paper or webinar is called.
        (1, re.IGNORECASE, (r"\b(?:exclusive (?:executive )?(?:briefing|webinar|report|ebook)|free (?:webinar|ebook|"
            r"guide|report)|white ?paper|sponsored webinar)\b")),
    )
)  # fmt: skip


def is_promotion(text: str) -> bool:
    """Return whether a line shows enough signs of promoting something, and none of being copy."""
    if not _SHORTEST <= len(text) <= _LONGEST or _COPY.search(text):
        return False
    weight = 0
    for worth, sign in _SIGNS:
        if sign.search(text):
            weight += worth
            if weight >= _ENOUGH:
                return True
    return False
