"""Verbs of saying that carry an opinion about what is said, in every form, and the neutral form for each.

AP's and Reuters' stylebooks on attribution: "said", not "claimed", "admitted", "declared", "exclaimed", which judge.
"""

# Base forms; doubled consonants are spelt out.
_ENGLISH = "claim admit declare exclaim confess concede boast brag gush rant whine moan sneer scoff crow bluster bleat"
_DOUBLED = {"admit": "admitt", "brag": "bragg"}


def _english() -> dict[str, str]:
    forms: dict[str, str] = {}
    for base in _ENGLISH.split():
        stem = _DOUBLED.get(base, base.removesuffix("e"))
        plural = "es" if base.endswith(("s", "sh")) else "s"
        forms |= {base: "say", base + plural: "says", stem + "ed": "said", stem + "ing": "saying"}
    return forms


# German, Spanish, French and Polish have no one neutral word for every place, so a form says nothing of its own.
NEUTRAL: dict[str, dict[str, str]] = {
    "en": _english(),
    "de": dict.fromkeys(
        """behauptet behaupten behauptete behaupteten eingeräumt prahlt prahlte prahlten tönt tönte tönten poltert
        polterte polterten schwadroniert schwadronierte gestand gestanden gesteht jammert jammerte lamentierte
        wetterte wettert""".split(),
        "",
    ),
    "es": dict.fromkeys(
        """admite admitió admitieron confesó confiesa confesaron alegó alega alegaron pretende presumió presume jactó
        exclamó exclama fanfarroneó""".split(),
        "",
    ),
    "fr": dict.fromkeys(
        """prétend prétendent prétendu prétendait avoue avoué avouent avouait admet admis clame clamé clament fanfaronne
        fanfaronné s'exclame s'exclament""".split(),
        "",
    ),
    "pl": dict.fromkeys(
        "wyznał wyznała chwali chwalił chwaliła przechwalał przechwalała wykrzyknął wykrzyknęła".split(), ""
    ),
}
