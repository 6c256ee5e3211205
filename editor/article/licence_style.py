"""What counts as house style, time or place when a licence allows no other edits: tables, and a judgement of a change.

The publishers’ words are “relative changes in time, location and editorial style”
(theconversation.com/uk/republishing-guidelines). So `Wednesday` may become `yesterday`, `Portland, Ore.` `Portland` or
`here`, `nine per cent` `9%`; but `63` may not become `65`, nor `Wednesday` `Thursday`, since those change a fact.
"""

import re
from collections.abc import Sequence
from functools import lru_cache


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen".split()
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NUMBERS = {word: str(number) for number, word in enumerate(_UNITS)}
_NUMBERS |= {word: str(10 * number) for number, word in enumerate(_TENS, 2)}
_NUMBERS |= {
    tens + unit: str(10 * ten + number)
    for ten, tens in enumerate(_TENS, 2)
    for number, unit in enumerate(_UNITS[1:10], 1)
}
_ORDINALS = _set("first second third fourth fifth sixth seventh eighth ninth tenth")
_NUMBERS |= {
    f"{number}{end}": word
    for number, (word, end) in enumerate(
        zip(
            "first second third fourth fifth sixth seventh eighth ninth tenth".split(),
            ("st", "nd", "rd", *("th",) * 7),
            strict=True,
        ),
        1,
    )
}

# Short and long forms, British and American spelling where no rule below gives it; to one form each.
_SAME = {
    "percent": "%", "pc": "%", "jan": "january", "feb": "february", "mar": "march", "apr": "april", "aug": "august",
    "sep": "september", "sept": "september", "oct": "october", "nov": "november", "dec": "december",
    "mon": "monday", "tue": "tuesday", "tues": "tuesday", "wed": "wednesday", "thu": "thursday", "thurs": "thursday",
    "fri": "friday", "sen": "senator", "rep": "representative", "gov": "governor", "gen": "general",
    "lt": "lieutenant", "col": "colonel", "capt": "captain", "sgt": "sergeant", "prof": "professor",
    "rev": "reverend", "ave": "avenue", "rd": "road", "bn": "billion", "tn": "trillion", "km": "kilometre",
    "kms": "kilometre", "kilometers": "kilometre", "kilometres": "kilometre", "kilometer": "kilometre",
    "grey": "gray", "tyre": "tire", "tyres": "tires", "plough": "plow", "programme": "program",
    "programmes": "programs", "aluminium": "aluminum", "kerb": "curb", "sceptic": "skeptic",
    "sceptical": "skeptical", "whilst": "while", "amongst": "among", "towards": "toward", "afterwards": "afterward",
    "metre": "meter", "metres": "meters", "litre": "liter", "litres": "liters", "centre": "center",
    "centres": "centers", "centred": "centered", "theatre": "theater", "theatres": "theaters", "fibre": "fiber",
    "defence": "defense", "offence": "offense", "pretence": "pretense", "licence": "license", "licences": "licenses",
    "storey": "story", "storeys": "stories", "judgement": "judgment", "ageing": "aging", "gaol": "jail",
    "okay": "ok", "adviser": "advisor", "advisers": "advisors", "uk": "britain", "eu": "european union",
    "us": "united states", "usa": "united states", "un": "united nations",
    "cheque": "check", "cheques": "checks", "mum": "mom", "&": "and",
}  # fmt: skip
_PHRASES = (
    ("per cent", "%"), ("united states of america", "united states"), ("united kingdom", "britain"),
    ("great britain", "britain"), ("in the morning", "am"),
)  # fmt: skip
_COURTESY = _set("mr mrs ms mx dr sir dame the")
_WEEKDAYS = _set("monday tuesday wednesday thursday friday saturday sunday")
_MONTHS = _set("january february march april may june july august september october november december")
# Words that tell a time by themselves, those that do with a span after them, and the spans.
_ALONE = _set("yesterday today tomorrow tonight overnight ago earlier later recently currently now")
_ORDERS = _set("last this next previous following coming past")
_SPANS = _set(
    "day days night nights morning afternoon evening week weeks weekend month months year years hour hours minute "
    "minutes noon midnight am pm gmt bst est edt cet utc spring summer autumn fall winter"
)
_LINKS = _set("on in at by of the a an from since until before after to for and during")
_HERE = _set("here local locally")
_LONGEST_PLACE = 4  # words
_QUALIFIERS = _set("new north south east west northern united island republic")
# Regions and countries that a story names for readers far away; as they follow a town, they may come and go.
_PLACES = _set(
    "alabama ala alaska arizona ariz arkansas ark california calif colorado colo connecticut conn delaware del florida "
    "fla georgia ga hawaii idaho illinois ill indiana ind iowa kansas kan kentucky ky louisiana la maine maryland md "
    "massachusetts mass michigan mich minnesota minn mississippi miss missouri mo montana mont nebraska neb nevada nev "
    "hampshire nh jersey nj mexico nm york ny carolina nc dakota nd ohio oklahoma okla oregon ore pennsylvania pa "
    "rhode island ri sc sd tennessee tenn texas utah vermont vt virginia va washington wash wisconsin wis wyoming wyo "
    "dc new north south west east england scotland wales ireland northern britain united states kingdom canada ontario "
    "quebec australia queensland victoria tasmania zealand france germany spain italy poland portugal austria "
    "switzerland belgium netherlands denmark sweden norway finland iceland greece turkey ukraine russia china japan "
    "india pakistan bangladesh indonesia malaysia philippines vietnam thailand korea peru brazil argentina chile "
    "colombia ecuador bolivia venezuela cuba nigeria kenya ghana egypt morocco tunisia algeria ethiopia uganda "
    "tanzania africa israel lebanon syria iraq iran jordan arabia saudi qatar romania hungary czech republic slovakia "
    "serbia croatia bulgaria"
)

_QUOTES = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛‹›′", "'"),
        **dict.fromkeys("–—‒―−", "-"),
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u00ad": None,
        "\u200b": None,
    }
)
_RULES = (
    (re.compile(r"is(e|es|ed|ing|er|ers|ation|ations)$"), r"iz\1"),
    (re.compile(r"ys(e|es|ed|ing|er|ers)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|ite|ites|al|ally|hood|hoods|ly|able|ably|ful|less|ist|ists)?$"), r"or\1"),
    (re.compile(r"(?<=[a-z]{4})ll(ed|ing|er|ers)$"), r"l\1"),
)
_SHORTEST_RULED = 6  # letters; below, the rules would make `our` and `or`, `four` and `for` one word


WORD = re.compile(r"[^\W_]+(?:[’'.,:\-‐‑][^\W_]+)*|[%$€£&]")


def plain_marks(text: str) -> str:
    """Return a text with quotation marks, dashes, dots and spaces in their typewriter form."""
    return text.translate(_QUOTES)


@lru_cache(maxsize=16_384)
def normal(word: str) -> str:
    """Return a word without what house style decides: capitals, spelling, short forms, figures or words."""
    folded = re.sub(r"[.'\-‐‑]|(?<=\d),(?=\d{3})", "", plain_marks(word).casefold())
    if re.fullmatch(r"\d+[.:]\d+", plain_marks(word)):
        folded = plain_marks(word)  # 4.50 is not 450
    folded = _NUMBERS.get(folded, _SAME.get(folded, folded))
    if len(folded) >= _SHORTEST_RULED:
        for pattern, spelt in _RULES:
            folded = pattern.sub(spelt, folded)
    return folded


def says(text: str) -> str:
    """Return what a text says in whatever house style: its words in normal form, with spaces between and round them."""
    return f" {' '.join(normal(word) for word in WORD.findall(text))} "


def _phrase(words: Sequence[str]) -> str:
    text = " ".join(words)
    for phrase, short in _PHRASES:
        text = re.sub(rf"(?<!\S){re.escape(phrase)}(?!\S)", short, text)
    return text


def _without(words: Sequence[str], left_out: frozenset[str]) -> list[str]:
    return [word for word in words if word not in left_out]


def _is_number(word: str) -> bool:
    return word[:1].isdigit() or word in _ORDINALS


def _is_time(was: Sequence[str], now: Sequence[str], after: str) -> bool:
    """Return whether a change only tells a time in another way; a weekday for another weekday is another fact.

    `after` is the word that follows both: in `last week` for `this week` it stands outside of what changed.
    """
    old, new = _without(was, _LINKS), _without(now, _LINKS)
    both = {*old, *new}
    spans = _SPANS | _WEEKDAYS | _MONTHS
    if both and both <= _ORDERS and after in spans:
        return True
    if not all(word in spans | _ALONE | _ORDERS or _is_number(word) for word in both):
        return False
    tells = bool(both & (_ALONE | _WEEKDAYS | _MONTHS)) or bool(both & _ORDERS and both & _SPANS)
    if not tells:
        return False
    if not old or not new or both & (_ALONE | _ORDERS) or sorted(old) == sorted(new):
        return True
    return bool(set(old) & _WEEKDAYS) != bool(set(new) & _WEEKDAYS)  # a weekday for a date, not for another weekday


def _is_place(was: Sequence[str], now: Sequence[str], shown: Sequence[str], before: str) -> bool:
    """Return whether a change only says a place more or less fully, or as `here`; `before` precedes both."""
    old, new = _without(was, _LINKS), _without(now, _LINKS)
    names = [word for word in shown if word.casefold() not in _LINKS | _HERE]
    if not all(word[:1].isupper() for word in names):
        return False
    if {*old, *new} & _HERE:
        return bool(set(old) & _HERE) != bool(set(new) & _HERE) and 0 < len(names) <= _LONGEST_PLACE
    words = " ".join(old or new).split()
    # Alone, Victoria and Georgia are persons: a place follows a preposition, or the name of a town.
    is_led = shown[0].casefold() in _LINKS or before[:1].isupper()
    is_one_sided = not (old and new) and bool(words)
    return is_led and is_one_sided and set(words) <= _PLACES and not set(words) <= _QUALIFIERS


def _without_verbs(words: Sequence[str]) -> list[str]:
    """Return words in normal form; `may` and `march` without a capital are no months."""
    return [normal(word) if word not in {"may", "march", "august"} else f"{word} (verb)" for word in words]


def is_allowed(was: Sequence[str], now: Sequence[str], before: str = "", after: str = "") -> bool:
    """Return whether words may become others where a licence allows house style, time and place.

    All as they stand; `before` and `after` are the words on both sides that did not change.
    """
    old, new = _without_verbs(was), _without_verbs(now)
    if _phrase(old) == _phrase(new) or "".join(old) == "".join(new):
        return True
    if _without(old, _COURTESY) == _without(new, _COURTESY):
        return True
    return _is_time(old, new, normal(after)) or _is_place(old, new, [*was, *now], before)
