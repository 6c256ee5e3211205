"""Values out of the JSON of an answer, whatever a site puts there."""

import re

from editor.article.canonical import Json
from editor.sending.errors import WrongSite


def record(value: Json) -> dict[str, Json]:
    """Return an object, empty where there is none."""
    return value if isinstance(value, dict) else {}


def records(value: Json) -> list[dict[str, Json]]:
    """Return the objects of a list, none where there is no list."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def words(value: Json) -> str:
    """Return a text, empty where there is none; a number as it is written."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def needed(value: Json, host: str) -> str:
    """Return an id or an address that the next step rests on; raises WrongSite where there is none."""
    found = words(value)
    if not found:
        raise WrongSite(f"{host} gave an answer that cannot be read, so what it did is not known. Send again later.")
    return found


def file_name(name: str, digest: str, media_type: str) -> str:
    """Return the name of a picture's file over there: plain letters, told apart by its digest."""
    stem = re.sub(r"[^a-z0-9]+", "-", name.rpartition(".")[0].lower() or name.lower()).strip("-")[:60]
    kind = media_type.partition("/")[2].replace("jpeg", "jpg")
    return f"{stem or 'picture'}-{digest[:24]}.{kind}"
