"""What readers are told of a correction, proposed from what was wrong and what is right, in five languages.

The words are quoted as they stood, so that no grammar of any language can go wrong; whoever corrects may change them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from editor.article.correction import CorrectionKind
from editor.article.text import fold_spaces

WRONG, RIGHT = "{wrong}", "{right}"
_HOLES = re.compile(r"\{wrong\}|\{right\}")
Wordings = Mapping[str, str]
"""House wordings: `en correction` (language and kind) to a sentence with `{wrong}` and `{right}`."""

NO_WORDINGS: Wordings = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Words:
    """The sentences of one kind in one language: with both, with what was wrong alone, with what is right alone."""

    both: str
    wrong: str
    right: str


_K = CorrectionKind
_TABLE: Mapping[str, Mapping[CorrectionKind, _Words]] = {
    "en": {
        _K.CORRECTION: _Words(
            "An earlier version of this story said “{wrong}”. It should have said “{right}”.",
            "An earlier version of this story wrongly said “{wrong}”.",
            "An earlier version of this story was wrong. It now says “{right}”.",
        ),
        _K.CLARIFICATION: _Words(
            "An earlier version of this story said “{wrong}”. To be clear, it now says “{right}”.",
            "An earlier version of this story said “{wrong}”, which was not clear.",
            "This story was changed to be clear. It now says “{right}”.",
        ),
        _K.UPDATE: _Words(
            "This story was updated. It said “{wrong}” and now says “{right}”.",
            "This story was updated. It no longer says “{wrong}”.",
            "This story was updated. It now says “{right}”.",
        ),
    },
    "de": {
        _K.CORRECTION: _Words(
            "In einer früheren Fassung dieses Textes hieß es „{wrong}“. Richtig ist „{right}“.",
            "In einer früheren Fassung dieses Textes hieß es fälschlich „{wrong}“.",
            "Eine frühere Fassung dieses Textes war falsch. Richtig ist „{right}“.",
        ),
        _K.CLARIFICATION: _Words(
            "In einer früheren Fassung dieses Textes hieß es „{wrong}“. Genauer heißt es nun „{right}“.",
            "In einer früheren Fassung dieses Textes hieß es missverständlich „{wrong}“.",
            "Dieser Text wurde genauer gefasst. Es heißt nun „{right}“.",
        ),
        _K.UPDATE: _Words(
            "Dieser Text wurde aktualisiert. Statt „{wrong}“ heißt es nun „{right}“.",
            "Dieser Text wurde aktualisiert. Es heißt nicht mehr „{wrong}“.",
            "Dieser Text wurde aktualisiert. Es heißt nun „{right}“.",
        ),
    },
    "es": {
        _K.CORRECTION: _Words(
            "Una versión anterior de este artículo decía «{wrong}». Debía decir «{right}».",
            "Una versión anterior de este artículo decía por error «{wrong}».",
            "Una versión anterior de este artículo contenía un error. Ahora dice «{right}».",
        ),
        _K.CLARIFICATION: _Words(
            "Una versión anterior de este artículo decía «{wrong}». Para mayor claridad, ahora dice «{right}».",
            "Una versión anterior de este artículo decía «{wrong}», lo que no era claro.",
            "Este artículo se ha aclarado. Ahora dice «{right}».",
        ),
        _K.UPDATE: _Words(
            "Este artículo se ha actualizado. Decía «{wrong}» y ahora dice «{right}».",
            "Este artículo se ha actualizado. Ya no dice «{wrong}».",
            "Este artículo se ha actualizado. Ahora dice «{right}».",
        ),
    },
    "fr": {
        _K.CORRECTION: _Words(
            "Une version précédente de cet article indiquait « {wrong} ». Il fallait lire « {right} ».",
            "Une version précédente de cet article indiquait à tort « {wrong} ».",
            "Une version précédente de cet article était erronée. Il indique désormais « {right} ».",
        ),
        _K.CLARIFICATION: _Words(
            "Une version précédente de cet article indiquait « {wrong} ». Pour plus de clarté, il indique désormais"
            " « {right} ».",
            "Une version précédente de cet article indiquait « {wrong} », ce qui prêtait à confusion.",
            "Cet article a été précisé. Il indique désormais « {right} ».",
        ),
        _K.UPDATE: _Words(
            "Cet article a été mis à jour. Il indiquait « {wrong} » et indique désormais « {right} ».",
            "Cet article a été mis à jour. Il n’indique plus « {wrong} ».",
            "Cet article a été mis à jour. Il indique désormais « {right} ».",
        ),
    },
    "pl": {
        _K.CORRECTION: _Words(
            "W poprzedniej wersji tego tekstu napisano „{wrong}”. Powinno być „{right}”.",
            "W poprzedniej wersji tego tekstu błędnie napisano „{wrong}”.",
            "W poprzedniej wersji tego tekstu był błąd. Powinno być „{right}”.",
        ),
        _K.CLARIFICATION: _Words(
            "W poprzedniej wersji tego tekstu napisano „{wrong}”. Dla jasności jest teraz „{right}”.",
            "W poprzedniej wersji tego tekstu napisano niejasno „{wrong}”.",
            "Tekst doprecyzowano. Jest w nim teraz „{right}”.",
        ),
        _K.UPDATE: _Words(
            "Tekst zaktualizowano. Było „{wrong}”, jest „{right}”.",
            "Tekst zaktualizowano. Nie ma w nim już „{wrong}”.",
            "Tekst zaktualizowano. Jest w nim teraz „{right}”.",
        ),
    },
}  # fmt: skip


def key(language: str, kind: CorrectionKind) -> str:
    """Return the name of a house wording: the language without its region, and the kind."""
    return f"{_base(language)} {kind.value}"


def flaw(name: str, wording: str) -> str:
    """Return what a house wording has wrong, as a sentence; empty where nothing is."""
    language, _, kind = name.partition(" ")
    if not language.isalpha() or kind not in {one.value for one in CorrectionKind}:
        kinds = ", ".join(one.value for one in CorrectionKind)
        return f"“{name}” must be a language and a kind ({kinds}), such as “en correction”."
    if wording.count(WRONG) != 1 or wording.count(RIGHT) != 1:
        return f"The wording of “{name}” must hold {WRONG} and {RIGHT}, each once."
    return ""


def proposed(kind: CorrectionKind, wrong: str, right: str, language: str, wordings: Wordings = NO_WORDINGS) -> str:
    """Return what readers could be told; empty where nothing is said to be wrong or right.

    The house's wording is for both; where only one of the two is known, the built-in sentence is proposed.
    """
    values = {WRONG: _inside(wrong), RIGHT: _inside(right)}
    words = _TABLE.get(_base(language), _TABLE["en"])[kind]
    if values[WRONG] and values[RIGHT]:
        form = wordings.get(key(language, kind), words.both)
    elif values[WRONG]:
        form = words.wrong
    else:
        form = words.right if values[RIGHT] else ""
    return _HOLES.sub(lambda found: values[found[0]], form)


def _inside(words: str) -> str:
    """Return words as they stand between quotation marks of a sentence, which ends with a stop of its own."""
    return fold_spaces(words).removesuffix(".")


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
