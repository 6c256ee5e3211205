"""A paragraph as tokens: words with what they are in their clause, punctuation, and each quotation as one token."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from editor.article.function_words import Lexicon, Tag, lexicon
from editor.article.person_words import NOT_NAMES

_ABBREVIATIONS = (
    "Mr|Cpt|Ofc|Dep|Cllr|Cdr|Pte|Sgts?|Cpl|Esq|Fr|Bros|Mgr|Mrs|Ms|Dr|Prof|Sens?|Reps?|Govs?|Lt|Col|Gen|Sgt|Capt|St|Ste|Jr|Sr|Rev|Hon|Pres|Sec|Supt|Det|Insp|Maj|Cmdr|Adm|Atty|Inc"
    "|Corp|Co|Ltd|vs|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Mass|Md|Mich"
    "|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|Dipl|Ing|Hr|Fr|Sra?|Dra?|Lic|No|approx|bzw|ca"
)
_TOKEN = re.compile(
    rf"""(?:{_ABBREVIATIONS})\.(?!\w)
    | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?
    | [A-ZÀ-Þ]\.(?=[ \u00a0]?[A-ZÀ-Þ])
    | \d+(?:[.,:/]\d+)*(?:[\-‐‑]?[^\W\d_]+(?:[\-‐‑][^\W\d_]+)*)?
    | [^\W_]+(?:[’'\-‐‑&][^\W_]+)*
    | [@\#]\w+
    | \.\.\.|--
    | [^\s\w]""",
    re.VERBOSE,
)
_POSSESSIVE = ("’s", "'s", "s’", "s'")
_PUNCTUATION = {
    ",": Tag.COMMA, ".": Tag.STOP, "?": Tag.STOP, "!": Tag.STOP, ";": Tag.CONJUNCTION, ":": Tag.COLON, "—": Tag.DASH,
    "–": Tag.DASH, "--": Tag.DASH, "-": Tag.DASH, "(": Tag.OPEN, ")": Tag.CLOSE, "[": Tag.OPEN, "]": Tag.CLOSE,
    "…": Tag.STOP, "...": Tag.STOP,
}  # fmt: skip
_BEGINNERS = frozenset((Tag.QUOTE, Tag.OPEN, Tag.NUMBER, Tag.OTHER))
_SENTENCE_END = frozenset(".?!…")
_CLITIC = re.compile(r"(.+?)(-t)?-(il|elle|ils|elles|on)", re.IGNORECASE)
_CAPITAL_PARTICLES = frozenset(
    ("Le", "La", "De", "Des", "Du", "Del", "Van", "Von", "El", "Al", "Di", "Da", "Los", "Las")
)
_ELISION = re.compile(r"([ldsnjcmtLDSNJCMT]|[Qq]u|[Ll]orsqu|[Pp]uisqu)[’'](?=\w)")
_TRAILING = "”“\"'’‘»«„)] \u00a0\u202f"


class Token(NamedTuple):
    """One token with its offsets in characters; a possessive is without its ending and `owns` tells that it had one."""

    text: str
    start: int
    end: int
    tag: Tag
    owns: bool = False
    quote: int = -1


def _word(text: str, start: int, words: Lexicon) -> Token:
    folded = text.casefold()
    tag = words.tags.get(folded)
    capital = text[0].isupper()
    if tag is not None and not (capital and tag in _OPEN_CLASSES):
        return Token(text, start, start + len(text), tag)
    owns = len(text) > 2 and text.endswith(_POSSESSIVE)
    if owns:
        text = text[:-2] if text[-1] in "sS" else text[:-1]
    end = start + len(text)
    if capital:
        return Token(text, start, end, Tag.WORD if folded in NOT_NAMES else Tag.NAME, owns)
    if text[0].isdigit():
        return Token(text, start, end, Tag.NUMBER, owns)
    if tag is None:
        adverb = words.ends_adverbs and text.endswith(words.ends_adverbs) and folded not in words.no_adverbs
        tag = Tag.ADVERB if adverb else Tag.WORD
    return Token(text, start, end, tag, owns)


# A capitalised word of these classes inside a sentence is rather a name ("Will Moy", "Grant Shapps said").
_OPEN_CLASSES = frozenset((Tag.SAYING, Tag.FRAMING, Tag.FINITE, Tag.AUXILIARY))


def _clitic(text: str, start: int, words: Lexicon) -> list[Token]:
    """Split a French verb from its subject (`a-t-il`, `dit-elle`)."""
    match = _CLITIC.fullmatch(text)
    if match is None or "il" not in words.pronouns:
        return [_word(text, start, words)]
    verb, pronoun = match[1], match[3]
    at = start + match.start(3)
    return [_word(verb, start, words), Token(pronoun, at, at + len(pronoun), Tag.PRONOUN)]


def _contraction(token: Token) -> Token:
    """Read `he’s` as a pronoun and `who’s` as a relative: the verb is of no use to a clause's reading."""
    head = token.text.casefold().replace("’", "'").split("'")[0]
    if "'" in token.text.replace("’", "'") and head in {"he", "she", "they", "it"}:
        return token._replace(tag=Tag.PRONOUN, text=head, end=token.start + len(head))
    return token


def _tokens_of(text: str, start: int, end: int, words: Lexicon) -> list[Token]:
    out: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        piece = match[0]
        first = piece[0]
        if piece in _PUNCTUATION:
            out.append(Token(piece, match.start(), match.end(), _PUNCTUATION[piece]))
        elif first.isalnum():
            if piece[-1] == "." and len(piece) == 2:
                out.append(Token(piece, match.start(), match.end(), Tag.INITIAL))
            elif words.elisions and (cut := _ELISION.match(piece)):
                out.append(_word(cut[1], match.start(), words))
                out.append(_word(piece[cut.end() :], match.start() + cut.end(), words))
            elif "-" in piece and piece[-1] in "leasn":
                out.extend(_clitic(piece, match.start(), words))
            else:
                token = _word(piece, match.start(), words)
                out.append(_contraction(token) if token.tag is not Tag.NAME or "’" in piece or "'" in piece else token)
        else:
            tag = Tag.NAME if first in "@#" and len(piece) > 1 else Tag.OTHER
            out.append(Token(piece, match.start(), match.end(), tag))
    return out


def tokenise(text: str, language: str, quotes: Sequence[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """Return the tokens of a text; each stretch in `quotes` (sorted, apart) is one QUOTE token with its number."""
    words = lexicon(language)
    out: list[Token] = []
    at = 0
    for number, (start, end) in enumerate(quotes):
        out.extend(_tokens_of(text, at, start, words))
        out.append(Token(text[start:end] if end - start < 64 else "", start, end, Tag.QUOTE, False, number))
        at = end
    out.extend(_tokens_of(text, at, len(text), words))
    for number in range(1, len(out) - 1):
        inside = out[number - 1].tag is Tag.NAME and out[number + 1].tag is Tag.NAME
        if inside and out[number].text in _CAPITAL_PARTICLES:
            out[number] = out[number]._replace(tag=Tag.NAME)
    return tuple(out)


def last_sign(text: str, start: int, end: int) -> str:
    """Return the last sign of a quotation that is no quotation mark: `,` and `.` tell whether its sentence goes on."""
    at = end - 1
    while at > start and text[at] in _TRAILING:
        at -= 1
    return text[at] if at > start else ""


def _begins_sentence(text: str, token: Token) -> bool:
    return token.tag in _BEGINNERS or text[token.start].isupper()


def _ends_sentence(text: str, token: Token, follower: Token) -> bool:
    if token.tag is Tag.STOP:
        return _begins_sentence(text, follower)
    if token.tag is Tag.QUOTE:
        sign = last_sign(text, token.start, token.end)
        return (
            sign in _SENTENCE_END and sign != "" and follower.tag is not Tag.COMMA and _begins_sentence(text, follower)
        )
    between = text[token.end : follower.start]
    return "\n" in between


def split_sentences(text: str, tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """Return the sentences as ranges of token numbers; a quotation that ends with a full stop ends its sentence.

    One that ends with a question or exclamation mark does too: whether "Smith said" after it belongs to it is for the
    reader of the clause to say.
    """
    out: list[tuple[int, int]] = []
    first = 0
    for number in range(len(tokens) - 1):
        if _ends_sentence(text, tokens[number], tokens[number + 1]):
            out.append((first, number + 1))
            first = number + 1
    if first < len(tokens):
        out.append((first, len(tokens)))
    return tuple(out)
