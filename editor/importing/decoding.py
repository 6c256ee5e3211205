"""From bytes to text, one character for each character that was meant; nothing is taken away but a byte order mark.

Order: byte order mark, pattern of NUL bytes (UTF-16 and UTF-32 without a mark), UTF-8, the declared encoding, UTF-8
with a few broken places, and a guess. Offsets of everything that an import finds are characters of the text made here.
"""

import codecs
import re
from dataclasses import dataclass

SAMPLE = 65_536  # bytes that a guess looks at, so that its time does not grow with the file
_HEAD = 4_096  # bytes in which a declaration must stand; the HTML standard asks for the first 1,024
_SMALLEST_SHARE = 0.3  # of high bytes among letters, below which a text is Latin with accents and curly quotes

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)"
    rb"|<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)"
    rb"|^content-type:[^\r\n]{0,200}?charset\s*=\s*[\"']?([\w.:-]+)",
    re.IGNORECASE | re.MULTILINE,
)
# What a declaration means in practice: https://encoding.spec.whatwg.org/#names-and-labels
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "tis-620": "cp874",
}
# Declarations without codecs in Python, and those that are never true of a file that shows them in ASCII.
_NO_CODEC = {"x-sjis": "cp932", "ks_c_5601-1987": "cp949", "x-mac-roman": "mac_roman", "x-x-big5": "big5hkscs"}
_UNTRUE = ("utf-16", "utf-32", "utf-7", "hz", "punycode", "idna", "raw", "unicode")

_WESTERN = "àâäáãåæçèéêëìíîïñòóôöõøùúûüýÿœßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØÙÚÛÜÝŒ"
_CENTRAL = "ąćęłńóśźżáčďéěíľĺňôřšťúůýžäöüőűâăîşţđĄĆĘŁŃÓŚŹŻÁČĎÉĚÍĽŇŘŠŤÚŮÝŽÄÖÜŐŰÂĂÎŞŢĐß"
_TURKISH = "çğıöşüâîûÇĞİÖŞÜ"
# Encodings of Latin scripts, the likelier first, each with the letters that its languages use.
_LATIN = (
    ("cp1252", _WESTERN),
    ("cp1250", _CENTRAL),
    ("iso8859-2", _CENTRAL),
    ("cp1254", _TURKISH),
    ("mac_roman", _WESTERN),
    ("cp850", _WESTERN),
)
_JOINING = frozenset("’–—…\u00a0\u00ad")  # punctuation that may stand between two letters
_PUNCTUATION = frozenset("“”‘’„‚«»–—…•·€£§©®™°¿¡ª\u00a0\u00ad")
_OTHER_SCRIPTS = [
    "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp1251", "koi8_r", "cp866", "cp1253", "cp1255", "cp1256", "cp874",
]  # fmt: skip

_MOJIBAKE = re.compile("â€[™œ\u009d“”˜¦]|Ã[©¨¼¶¤±³¡­«Ÿ]|Â[ «»°£]|Ð[°-¿]Ñ|ï»¿")
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding it was in, and sentences about what was odd."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(content: bytes) -> Decoded:
    """Return the text that the bytes hold; every byte sequence has one."""
    decoded = _by_mark(content) or _by_zeros(content) or _by_bytes(content)
    text, notes = decoded.text, list(decoded.notes)
    readable = _UNREADABLE.sub("\ufffd", text)
    if readable != text:
        notes.append(
            "Characters that no text can hold (NUL or halves of characters) are shown as \ufffd; check those places."
        )
    elif "\ufffd" in readable and not any("\ufffd" in note for note in notes):
        notes.append("Some characters were lost before this file was made and are shown as \ufffd; check those places.")
    if len(_MOJIBAKE.findall(readable, 0, SAMPLE)) > 1:
        notes.append(
            "Some letters were garbled by an earlier conversion (such as â€™ for ’); they are kept as they came."
        )
    return Decoded(readable, decoded.encoding, tuple(notes))


def replace_surrogates(text: str) -> str:
    """Return the text with pairs of surrogates as the characters they mean, and lone ones as U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _by_mark(content: bytes) -> Decoded | None:
    """Decode by a byte order mark."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _forgiving(content[len(mark) :], encoding)
    return None


def _by_zeros(content: bytes) -> Decoded | None:
    """Decode UTF-16 and UTF-32 without a mark: in most scripts every second byte, or three of four, are zero."""
    head = content[: _HEAD // 4 * 4]
    if len(head) < 4 or head.count(0) * 5 < len(head):
        return None
    zeros = [head[place::4].count(0) * 4 / len(head) for place in range(4)]
    patterns = {"utf-32-le": "0.11", "utf-32-be": "11.0", "utf-16-le": "0101", "utf-16-be": "1010"}
    for encoding, pattern in patterns.items():
        if all(sign == "." or (share > 0.5) == (sign == "1") for sign, share in zip(pattern, zeros, strict=True)):
            return _forgiving(content, encoding)
    return None


def _by_bytes(content: bytes) -> Decoded:
    """Decode a text in which ASCII stands as itself."""
    declared = _declaration(content)
    try:
        if b"\x1b$" not in content[:SAMPLE]:
            text = content.decode("utf-8")
            wrong = declared not in ("", "utf-8") and not text.isascii()
            return Decoded(text, "utf-8", (_wrong(declared, "utf-8"),) if wrong else ())
        return Decoded(content.decode("iso2022_jp"), "iso2022_jp")
    except UnicodeDecodeError:
        pass
    if declared not in ("", "utf-8"):
        try:
            return Decoded(content.decode(declared), declared)
        except UnicodeDecodeError:
            pass
    decoded = _broken_utf8(content) or _guessed(content)
    if declared and declared != decoded.encoding:
        return Decoded(decoded.text, decoded.encoding, (*decoded.notes, _wrong(declared, decoded.encoding)))
    return decoded


def _wrong(declared: str, found: str) -> str:
    return f"The file says that it is in {declared}, but it was read as {found}; check letters with accents."


def _declaration(content: bytes) -> str:
    """Return the codec of the encoding that the file says it is in, or nothing."""
    found = _DECLARED.search(content[:_HEAD])
    if not found:
        return ""
    label = (found[1] or found[2] or found[3]).decode("ascii", "replace").casefold()
    try:
        name = codecs.lookup(_NO_CODEC.get(label, label)).name
        b"a".decode(name)
    except (LookupError, ValueError):
        return ""
    return "" if name.startswith(_UNTRUE) else _MEANT.get(name, name)


def _forgiving(content: bytes, encoding: str) -> Decoded:
    """Decode; what cannot be is shown as U+FFFD, and noted."""
    try:
        return Decoded(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8":
            return _broken_utf8(content) or Decoded(content.decode("utf-8", _HANDLER), "utf-8", (_BROKEN,))
    text = content.decode(encoding, "replace")
    return Decoded(text, encoding, (f"Bytes that {encoding} does not know are shown as \ufffd; check those places.",))


_HANDLER = "copydesk.utf-8-with-windows-1252"
_BROKEN = "The file is UTF-8 with broken places, which were read as windows-1252; check letters with accents."
_HALF = re.compile(rb"(?:\xed[\xa0-\xbf][\x80-\xbf])+")
_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _mend_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read bytes that are no UTF-8: surrogates written as such, else characters of windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    halves = _HALF.match(error.object, error.start)
    if halves:
        return replace_surrogates(halves[0].decode("utf-8", "surrogatepass")), halves.end()
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(_HANDLER, _mend_bytes)


def _broken_utf8(content: bytes) -> Decoded | None:
    """Decode UTF-8 with broken places, where the whole ones outweigh them."""
    rest = _SEQUENCE.sub(b"", content)
    broken = len(rest) - len(rest.translate(None, bytes(range(128, 256))))
    whole = (len(content) - len(rest)) // 3
    if whole < broken or not whole:
        return None
    return Decoded(content.decode("utf-8", _HANDLER), "utf-8", (_BROKEN,))


def _guessed(content: bytes) -> Decoded:
    """Guess from a sample: accents and curly quotes in a Latin script, else any other script."""
    sample = re.sub(rb"<[^<>]{0,2000}>", b" ", content[:SAMPLE])
    high = len(sample.translate(None, bytes(range(128))))
    letters = len(re.findall(rb"[A-Za-z]", sample))
    encoding, score = max(
        ((name, _latin_score(sample.decode(name, "replace"), expected)) for name, expected in _LATIN),
        key=lambda one: one[1],
    )
    if (high > _SMALLEST_SHARE * (high + letters) and high > 4) or score < 0:
        encoding = _other_script(sample) or encoding
    decoded = _forgiving(content, encoding)
    note = f"The file does not say what encoding it is in; it was read as {encoding}. Check letters with accents."
    return Decoded(decoded.text, encoding, (*decoded.notes, note))


def _latin_score(text: str, expected: str) -> int:
    """Return how well a text reads: letters of the languages and punctuation in its place count for it."""
    score = 0
    letters = frozenset(expected)
    for found in re.finditer(r"[^\x00-\x7f]", text):
        one, before, after = found[0], text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        if one in letters:
            score += -1 if one.isupper() and before.islower() else 2
        elif one in _JOINING or (one in _PUNCTUATION and not (before.isalpha() and after.isalpha())):
            score += 2
        elif one.isalpha():
            score -= 1
        else:
            score -= 4 if one == "\ufffd" or (before.isalpha() and after.isalpha()) else 2
    return score


def _other_script(sample: bytes) -> str:
    """Return the encoding of a text in another script, or nothing; this is the one place that needs a library."""
    from charset_normalizer import from_bytes

    whole = sample[: max(sample.rfind(b"\n"), sample.rfind(b" "), 0) or None] if len(sample) > SAMPLE // 2 else sample
    best = from_bytes(whole, cp_isolation=_OTHER_SCRIPTS).best()
    return best.encoding if best else ""
