"""Addresses that carry another one inside: click counters, consent pages, frames, questions to a provider."""

import re

from editor.article.provider_forms import Wrapper, hosts, path

WRAPPERS: tuple[Wrapper, ...] = (
    Wrapper(hosts(r"(?:www\.)?google\.[a-z.]{2,6}"), path(r"/url"), ("q", "url")),
    Wrapper(
        hosts(r"(?:www\.)?google\.[a-z.]{2,6}"),
        re.compile(r"/amp/(?:s/)?(.+)", re.IGNORECASE),
        path_holds_address=True,
    ),
    Wrapper(
        hosts(r"lm?\.facebook\.com", r"l\.instagram\.com", r"l\.threads\.(?:net|com)"), path(r"/(?:l\.php)?"), ("u",)
    ),
    Wrapper(hosts(r"(?:www\.)?facebook\.com"), path(r"/(?:v[\d.]+/)?plugins/(?:post|video)\.php"), ("href",)),
    Wrapper(hosts(r"(?:www\.|m\.)?youtube\.com"), path(r"/attribution_link"), ("u",)),
    Wrapper(hosts(r"(?:www\.|m\.)?youtube\.com"), path(r"/(?:oembed|redirect)"), ("url", "q")),
    Wrapper(hosts(r"consent\.youtube\.com", r"consent\.google\.[a-z.]{2,6}"), path(r"/.*"), ("continue",)),
    Wrapper(hosts(r"publish\.(?:twitter|x)\.com"), path(r"/(?:oembed)?"), ("url", "query")),
    Wrapper(hosts(r"out\.reddit\.com"), path(r"/.*"), ("url",)),
)
