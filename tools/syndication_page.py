"""The page of docs/ about syndication: its tables are made of the presets, the duties and the checks."""

from collections.abc import Callable, Iterable

Table = Callable[[tuple[str, ...], Iterable[tuple[str, ...]]], str]

_INTRO = """# Syndication

A story that first stood elsewhere carries its credit, its licence and the duties that come with it. They stand in the
Attribution panel under “Syndication”; a story without them is our own, and “Mark as Syndicated” begins them.

## Profiles

A profile is what a publisher, or a licence, asks of everybody. It is chosen at the import by the credit: by the
publisher's name, else by the address the credit links to, else by the Creative Commons licence it names; the newsroom's
own go first in each. A sure credit sets publisher, address, licence, profile and duties; authors are taken from the
byline, and of what shows nothing (pictures too small to be seen, the script of a counter) the one that counts for this
publisher is kept as its counter. A person can choose another profile, or change any duty of the story. “A Creative
Commons licence” without a word on which one chooses nothing: that is asked.

"""

_OWN = """
What was read stands in the first lines of each file in `resources/policies/syndication`. Licences change: read the
publisher's page before you rest on a preset.

## Profiles of your own

The button beside “Licence and duties” opens the newsroom's own profiles. They belong to the library, so that all who
work on it hold to the same. They are TOML; a profile with the name of one of ours takes its place:

```toml
[harbour-weekly]
name = "Harbour Weekly"
publishers = ["Harbour Weekly", "Harbour Weekly Online"]   # names that a credit calls it by
hosts = ["harbourweekly.example"]                          # its sites, with all under them
licences = ["CC BY-SA"]                                    # licences that lead here
counter_hosts = ["count.example"]                          # where its counter is
licence = "by contract"
credit = "First published by {publisher}, {authors}."      # {licence} too
credit_place = "top"                                       # or "foot"; left out: as it came
note = "Their editor answers within the hour."
read = "contract of 3 May"

[harbour-weekly.duties]
edits = "style"                                            # any, style or none
ads_allowed = false                                        # these are true or false
images_allowed = false
link_required = true
links_kept = true
authors_named = true
counter_required = true
search_engines = "noindex"                                 # nothing, canonical or noindex
```

A mistake is told with its line, its key and what is allowed, and nothing is kept before it is mended.

## Duties

Embargo and expiry are moments with their zone; the field says what that is here. Search engines are told nothing unless
somebody chooses so, since agreements differ.

"""

_EDITS = """
## Edits

The words of today are compared with the imported original, which the library keeps byte for byte, word by word where
paragraphs differ. Markup, citations, ads, posts and the breaks between paragraphs are no words; what moved to the
furniture, the credit, a caption, a correction or a post is not lost; ad labels, “Read more” and other lines that are no
part of the story may go or stay; a lost quotation mark may be put in.

| licence | what may change |
| --- | --- |
| any | everything |
| style | spelling and capitals (`colour`, `color`), figures or words (`9`, `nine`), short forms (`Sen.`, `per cent`), marks, courtesy titles; a time told in another way (`Wednesday`, `yesterday`, `March 4`, not `Thursday`); a place told more or less fully (`Portland, Ore.`, `Portland`, `here`, not another place) |
| none | quotation marks, dashes and spaces in another form, and nothing else |

The headline is not judged by these: another one is a warning, as some publishers allow it. What the program takes for an
edit but the publisher agreed to can be ignored with a reason in the Checks panel.

## Checks

"""  # noqa: E501 - a row of a Markdown table is one line


def page(table: Table) -> str:
    """Return the page."""
    return f"{_INTRO}{_presets(table)}{_OWN}{_duties(table)}{_EDITS}{_checks(table)}"


def _presets(table: Table) -> str:
    from editor.desk.syndication import presets

    rows = []
    for one in presets():
        duties = one.duties
        asked = [
            words
            for words, holds in (
                ("credit text", bool(one.credit)),
                (f"credit at the {one.credit_place.value}" if one.credit_place else "", one.credit_place is not None),
                ("link to the original", duties.link_required),
                ("every link", duties.links_kept),
                ("authors", duties.authors_named),
                ("counter", duties.counter_required),
            )
            if holds
        ]
        rows.append(
            (
                f"{one.name} (`{one.key}`)",
                one.licence,
                duties.edits.value,
                "yes" if duties.ads_allowed else "no",
                "yes" if duties.images_allowed else "no",
                ", ".join(asked),
                one.read,
            )
        )
    return table(("profile", "licence", "edits", "ads inside", "pictures", "asks for", "read in"), rows)


def _duties(table: Table) -> str:
    from editor.article.syndication import Duties, Edits, SearchEngines
    from editor.article.syndication_words import what_follows

    cases = [
        *(("edits", one.name.lower(), Duties(edits=one)) for one in Edits),
        ("ads_allowed", "false", Duties(ads_allowed=False)),
        ("images_allowed", "false", Duties(images_allowed=False)),
        ("link_required", "true", Duties(link_required=True)),
        ("links_kept", "true", Duties(links_kept=True)),
        ("authors_named", "true", Duties(authors_named=True)),
        ("counter_required", "true", Duties(counter_required=True)),
        *(("search_engines", one.value, Duties(search_engines=one)) for one in SearchEngines),
        ("embargo_until", "a moment", Duties(embargo_until="2026-11-26T06:00:00+01:00")),
        ("expires_at", "a moment", Duties(expires_at="2026-11-26T06:00:00+01:00")),
    ]
    rows = ((f"`{name}`", value, what_follows(duties)[name]) for name, value, duties in cases)
    return table(("duty", "value", "what follows"), rows)


def _checks(table: Table) -> str:
    from editor.checks import syndication, syndication_duties, syndication_edits

    checks = (*syndication.CHECKS, *syndication_duties.CHECKS, *syndication_edits.CHECKS)
    rows = ((f"[`{one.code}`](checks.md#{one.code})", one.severity.value, one.sentence) for one in checks)
    return table(("code", "severity", "what it looks for"), rows)
