"""Bytes to text in any common encoding, with a note where something was odd."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.importing.decoding import SAMPLE, decode, replace_surrogates

ENGLISH = "The mayor said “we won’t go” – and café owners agreed."
POLISH = "Prezydent powiedział, że żadna ustawa nie zostanie przyjęta. Mieszkańcy Łodzi są wściekli."
RUSSIAN = "Президент сказал, что закон не будет принят. Жители города недовольны."
JAPANESE = "首相は記者会見で、法案は成立しないと述べた。市民は不満を示している。"
CHINESE = "总理在新闻发布会上表示，该法案不会通过。市民表示不满。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (ENGLISH, "utf-8-sig"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-32-le"),
        (ENGLISH, "utf-32-be"),
        (ENGLISH, "cp1252"),
        (ENGLISH, "mac_roman"),
        ("It was — so they said — too late.", "cp1252"),
        ("Der Bürgermeister sagte: „Wir gehen nicht“, die Gäste am Straßenrand nickten.", "cp1252"),
        ("Le maire a déclaré que l'été serait chaud à Besançon, où les élèves sont prêts.", "latin-1"),
        ("El alcalde dijo que mañana habrá más policías en la región.", "latin-1"),
        (POLISH, "cp1250"),
        (POLISH, "iso8859-2"),
        ("Prezident řekl, že žádný zákon nebude přijat. Obyvatelé města jsou šťastní.", "iso8859-2"),
        ("Başbakan yasanın geçmeyeceğini söyledi. İstanbul halkı kızgın, şehir ışıl ışıl.", "cp1254"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        ("總理在新聞發布會上表示，該法案不會通過。市民表示不滿。", "big5"),
        ("총리는 기자회견에서 법안이 통과되지 않을 것이라고 말했다.", "cp949"),
        ("Ο πρωθυπουργός είπε ότι ο νόμος δεν θα περάσει.", "cp1253"),
    ],
)
def test_common_encodings_are_told_by_their_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>", "cp1252"),
        ('<?xml version="1.0" encoding="shift_jis"?>', "cp932"),
        ("Content-Type: text/plain; charset=iso-8859-2\n\n", "iso8859-2"),
    ],
)
def test_a_declared_encoding_is_used(head: str, encoding: str) -> None:
    text = head + {"cp1251": RUSSIAN, "cp932": JAPANESE, "iso8859-2": POLISH, "cp1252": ENGLISH}[encoding]
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("content", "read", "says"),
    [
        ('<meta charset="iso-8859-1">café'.encode(), "café", "read as utf-8"),
        ('<meta charset="utf-8">café “x”'.encode("cp1252"), "café “x”", "read as cp1252"),
        ('<meta charset="klingon">café'.encode(), "café", ""),
        (b'<meta charset="utf-16">plain', "plain", ""),
    ],
)
def test_a_wrong_declaration_is_seen_and_noted(content: bytes, read: str, says: str) -> None:
    decoded = decode(content)
    assert decoded.text.endswith(read)
    assert (says in " ".join(decoded.notes)) if says else decoded.notes == ()


def test_utf8_with_broken_places_keeps_what_is_whole() -> None:
    decoded = decode("It is “so” he said. ".encode() + b"\x93no\x94 " + "“yes”".encode())
    assert decoded.text == "It is “so” he said. “no” “yes”"
    assert "broken places" in decoded.notes[0]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"a\x00b", "a\ufffdb"),
        (b"ab \xed\xa0\x80 \xc3\xa9", "ab \ufffd é"),
        (b"\xed\xa0\xbd\xed\xb8\x80 \xc3\xa9", "😀 é"),
    ],
)
def test_what_no_text_can_hold_is_shown_and_noted(content: bytes, text: str) -> None:
    decoded = decode(content)
    assert decoded.text == text
    assert decoded.notes


def test_garbled_letters_are_kept_and_noted() -> None:
    garbled = "It’s the mayor’s café".encode().decode("cp1252")
    decoded = decode(garbled.encode())
    assert decoded.text == garbled
    assert "garbled" in decoded.notes[0]


def test_a_mark_is_all_that_is_taken_away() -> None:
    text = "\ufeff a\r\nb\u2028c\x0c\t "
    assert decode(text.encode()).text == text[1:]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\x1b")))
def test_utf8_comes_through_to_the_character(text: str) -> None:
    assert decode(("x" + text).encode()).text == "x" + text


@given(st.binary(max_size=300))
def test_any_bytes_are_a_text(content: bytes) -> None:
    text = decode(content).text
    assert text.encode("utf-8").decode("utf-8") == text
    assert "\x00" not in text


@given(st.text(alphabet=st.characters()))
def test_surrogates_are_replaced_and_pairs_joined(text: str) -> None:
    assert replace_surrogates(text).encode("utf-8").decode("utf-8") == replace_surrogates(text)


@pytest.mark.parametrize(
    ("text", "read"), [("a\ud800b", "a\ufffdb"), ("\ud83d\ude00", "😀"), ("\ude00\ud83d", "\ufffd\ufffd")]
)
def test_halves_of_characters(text: str, read: str) -> None:
    assert replace_surrogates(text) == read


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", [b"\xe9", b"caf\xe9 ", b"\xc3", b"<", b"\x83\x41", b"<meta charset="])
def test_a_large_file_is_decoded_from_a_sample(unit: bytes) -> None:
    content = unit * (10_000_000 // len(unit))
    assert len(decode(content).text) > SAMPLE
