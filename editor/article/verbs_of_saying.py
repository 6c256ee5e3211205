"""Verbs of saying in English, German, Spanish, French and Polish, with their forms.

Sources of the English words: the AP and Reuters stylebooks on attribution, and what news copy uses beside "said".
Two kinds differ in grammar: a verb of saying can stand before its subject after a quotation (“…,” said Smith), a
framing verb cannot, but makes the fragment after it somebody's words (Smith called it “absurd”).
"""

from collections.abc import Iterator
from functools import lru_cache

# Forms are made by rule: base, -s, -ed, -ing.
_ENGLISH_REGULAR = """
 accuse acknowledge add admit admonish advise affirm agree allege announce answer argue ask assert assure attest aver
 banter beam bellow boast brag caution chant charge chide chime chuckle claim clarify coax comment complain concede
 conclude concur confess confide confirm contend continue counsel counter crow declare decry demand deny disclose
 dispute echo elaborate emphasise emphasize enquire enthuse estimate exclaim exhort explain fume gasp groan grumble gush
 hint holler howl implore imply inform inquire insist instruct intone itemise jeer jest joke lament lecture
 marvel maintain mention moan mumble murmur muse mutter note observe offer opine order phone plead pledge point
 posit post preach predict proclaim promise pronounce propose prophesy protest query question quip rant
 reaffirm reason reassure rebut recall recite recommend recount refute reiterate rejoin relate relay remark remind
 reminisce repeat reply report request respond retort reveal roar scoff scold scream shout shriek sigh snap sneer
 snort sob specify speculate spout state stipulate stress submit suggest summarise summarize surmise testify
 text theorise theorize threaten thunder trumpet tweet urge utter venture vent voice volunteer vow wail warn whine
 whisper wonder yell emote blog email ponder prompt signal underline underscore
"""
_ENGLISH_IRREGULAR = """
 say says said saying tell tells told telling write writes wrote written writing cry cries cried crying
 swear swears swore sworn swearing sing sings sang sung foresee foresaw rewrote retold retelling
 speak speaks spoke think thinks thought thinking believe believes believed believing feel feels felt
 labelled labelling signalled signalling marvelled quoth read reads reading goes
"""
_ENGLISH_FRAMING = """
 call describe label brand dub slam blast praise criticise criticize condemn denounce hail term
 characterise characterize portray liken compare dismiss deride mock ridicule attack blame cite quote deplore defend
 reject tout trash lambast lambaste welcome laud bemoan rail express accuse vilify salute champion pitch apologise
 apologize thank remember
"""
_DOUBLED = frozenset("admit aver brag chat concur dub quip rebut rebid refer sob submit stop snap slam".split())

# Stem + ending; what the rules do not give is listed in full.
_GERMAN_STEMS = """
 sag erklär antwort beton erzähl erläuter ergänz frag kommentier kritisier mein mahn warn forder behaupt bemerk
 bericht versicher vermut schilder schwärm scherz klag beklag bedauer begründ bekräftig bestätig berichtiget
 dementier prophezei reagier resümier sorg stell urteil verteidig verrat vermeld verkünd äußer führ füg räum
 sprech unterstrich erwider entgegn wetter witzel jubel lob freu ärger staun stöhn zitier twitter poste
 argumentier bilanzier konstatier konter korrigier plauder präzisier prognostizier schimpf seufz spott versprech wünsch
 bezeichn nenn betont
"""
_GERMAN_FORMS = """
 sagte sagt sagten sagen gesagt sprach sprachen spricht schrieb schreibt schrieben schreiben geschrieben rief riefen
 ruft
 gab gibt gaben ergab meinte hieß heißt wies weist wiesen unterstrich unterstreicht verriet verrät versprach verspricht
 nannte nennt nannten bat bittet baten lautete lautet fuhr fährt schloss schließt schlug schlägt gestand gesteht
 bezeichnete befand findet fand fanden beschrieb beschreibt widersprach widerspricht so hob hebt räumte räumt fügte fügt
 führte führt stellte stellt teilte teilt mitgeteilt gestanden verwies verweist betitelte betitelt äußerte äußert denkt
 dachte glaubt glaubte weiß
"""
_GERMAN_FRAMING = """
 nannte nennt nannten bezeichnete bezeichnet bezeichneten sprach spricht kritisierte kritisiert wirft warf
 lobte lobt
"""

_SPANISH_AR = """
 afirm asegur señal explic declar manifest indic coment agreg destac apunt relat subray recalc revel pregunt lament
 denunci anunci adelant precis sentenci zanj puntualiz enfatiz reiter critic acus apost avis aclar acept
 alert argument augur bromeó celebr cit confes confirm consider contest constat critic cuestion detall enumer
 evoc exclam explay expres grit exhort inform insinu invit juzg matiz mencion narr neg not objet observ opin orden
 plante proclam pronostic qued razon rechaz record reclam rememor remarc replic report reproch resalt resumi retrat
 ruego sostuv susurr tach tranquiliz trasl ufan vatizin vaticin ironiz lanz tuite relat remat
"""
_SPANISH_FORMS = """
 dice dicen dijo dijeron dicho decía decían diciendo añade añaden añadió añadieron añadido añadiendo advierte advierten
 advirtió advirtieron advirtiendo sostiene sostienen sostuvo sostuvieron expone expuso expusieron reconoce reconocen
 reconoció reconocieron admite admiten admitió admitieron insiste insisten insistió insistieron responde responden
 respondió respondieron concluye concluyen concluyó concluyeron cuenta cuentan contó contaron mantiene mantuvo propone
 propuso pide piden pidió pidieron exige exigió defiende defienden defendió describe describió escribe escriben escribió
 escribieron prosigue prosiguió sugiere sugirió repite repitió recuerda recuerdan aduce adujo predijo promete prometió
 transmitió continuó continúa cree creen creía piensa espera resume resumió siguió añadía comenta refirió refiere
 confiesa confesó niega reprocha advertía asevera aseveró aseveraron enfatiza dictaminó sentencia bromea bromeó
"""
_SPANISH_FRAMING = """
 calificó califica calificaron tildó tilda definió define llamó llama tachó denominó describió acusó
 calificado tildado tachado definido descrito acusado
"""

_FRENCH_ER = """
 affirm ajout déclar expliqu précis soulign indiqu estim assur not rappel confi racont témoign regrett lanc
 insist martel dénonc annonc salu réagi lâch résum détaill avanc argument alert interrog demand
 critiqu constat confirm commenta comment clam félicit observ ironis plaisant murmur rétorqu répliqu
 remarqu relat rapport relev plaid promett recommand redout rével révèl s'exclam exclam souffl tempêt tranch twitt
 explicit signal indign inquiét étonn alarm emport agac amus défend estim espèr espér pens juge jug
"""
_FRENCH_FORMS = """
 dit disent disait disaient dixit répond répondent répondu répondait conclut concluent conclu poursuit poursuivent
 poursuivi
 avertit averti écrit écrivent écrivait soutient soutiennent soutenu reconnaît reconnaissent reconnu admet admettent
 admis
 réagit réagissent réagi prévient prévenu promet promis prédit craint maintient maintenu convient glisse glissé
 fait sourit s'insurge s'indigne s'inquiète s'interroge s'exclame s'alarme s'étonne s'agace s'emporte s'amuse enchaîne
 enchaîné tempère tempéré surenchérit renchérit renchéri abonde souhaite souhaité croit pense affirme
"""
_FRENCH_FRAMING = """
 qualifie qualifié qualifiait appelle appelé décrit traite traité accuse accusé
"""

_POLISH_FORMS = """
 powiedział powiedziała powiedzieli powiedziały mówi mówią mówił mówiła mówili dodał dodała dodali dodaje dodają
 stwierdził stwierdziła stwierdzili stwierdza podkreślił podkreśliła podkreślili podkreśla podkreślają podkreślał
 zaznaczył zaznaczyła zaznacza wyjaśnił wyjaśniła wyjaśnia wyjaśniali tłumaczył tłumaczyła tłumaczy tłumaczą ocenił
 oceniła ocenia poinformował poinformowała poinformowali informuje zapewnił zapewniła zapewnia zauważył zauważyła
 zauważa przyznał przyznała przyznaje oświadczył oświadczyła oświadcza napisał napisała napisali pisze odpowiedział
 odpowiedziała odpowiada zapytał zapytała pyta pytał podsumował podsumowała podsumowuje wskazał wskazała wskazuje
 przekonywał przekonywała przekonuje uważa uważał uważała twierdzi twierdził twierdziła twierdzą relacjonuje
 relacjonował
 relacjonowała opowiada opowiadał opowiadała wspomina wspominał zapowiedział zapowiedziała zapowiada apelował apelowała
 apeluje ostrzegł ostrzegła ostrzega skomentował skomentowała komentuje wskazują powtórzył powtórzyła kontynuował
 kontynuowała kontynuuje zadeklarował zadeklarowała deklaruje wyznał wyznała zwrócił zwróciła krzyczał krzyczała
 argumentował argumentowała przypomniał przypomniała przypomina odparł odparła żartował żartowała wykrzyknął
 obiecał obiecała zaapelował zaapelowała uznał uznała
"""
_POLISH_FRAMING = """
 nazwał nazwała nazwali określił określiła określili
"""

# Words that are verbs of saying or nouns; the words around them decide.
_NOUN_OR_VERB = """
 claim claims report reports note notes comment comments state states remark remarks question questions answer answers
 call calls demand demands promise promises warning estimate estimates joke jokes post posts tweet tweets thought
 thoughts reply replies request requests order orders charge charges text texts cry cries shout shouts whisper whispers
 offer offers protest protests stress pledge pledges vow vows reason reasons signal signals blog email emails phone
 phones
 dispute counter counsel query voice volunteer volunteers lecture echo laments scream screams reading read writing
 thinking feeling urge mention rate view views bill quote quotes label brand brands attack blame credit term terms issue
 issues blast back start backing finding show shows counters echoes point points prompt find finds ruling saying telling
 appeal credits benefits sign signs chant chants headline caption welcome attacks starts posting
"""
# These say something only right beside a quotation; otherwise they have another sense ("continues below", "added to").
_BESIDE_QUOTATION = frozenset(
    """continue continues continued continuing add adds added adding conclude concludes concluded concluding go goes
    read reads offer offers offered sing sings sang sung echo echoed echoes signal signalled charged charges point
    points pointed pointing""".split()
)
_NOT_INVERTED = frozenset(
    "read reads reading think thinks thinking believe believes felt feel feels post posts text state states report "
    "reports claim claims question questions order orders note notes comment comments answer answers".split()
)


def _english(base: str) -> Iterator[str]:
    yield base
    if base.endswith("y") and base[-2] not in "aeo":
        yield from (base[:-1] + "ies", base[:-1] + "ied", base + "ing")
    elif base.endswith("e"):
        yield from (base + "s", base + "d", base[:-1] + "ing")
    else:
        stem = base + base[-1] if base in _DOUBLED else base
        plural = "es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s"
        yield from (base + plural, stem + "ed", stem + "ing")


def _with(endings: str, stems: str) -> Iterator[str]:
    return (stem + ending for stem in stems.split() for ending in endings.split())


_SAYING: dict[str, frozenset[str]] = {
    "en": frozenset(form for base in _ENGLISH_REGULAR.split() for form in _english(base))
    | frozenset(_ENGLISH_IRREGULAR.split()),
    "de": frozenset(_with("t te ten et ete eten en", _GERMAN_STEMS)) | frozenset(_GERMAN_FORMS.split()),
    "es": frozenset(_with("a an ó aron aba aban ado ando", _SPANISH_AR)) | frozenset(_SPANISH_FORMS.split()),
    "fr": frozenset(_with("e ent ait aient é ée és a ant", _FRENCH_ER)) | frozenset(_FRENCH_FORMS.split()),
    "pl": frozenset(_POLISH_FORMS.split()),
}
_FRAMING: dict[str, frozenset[str]] = {
    "en": frozenset(form for base in _ENGLISH_FRAMING.split() for form in _english(base)),
    "de": frozenset(_GERMAN_FRAMING.split()),
    "es": frozenset(_SPANISH_FRAMING.split()),
    "fr": frozenset(_FRENCH_FRAMING.split()),
    "pl": frozenset(_POLISH_FRAMING.split()),
}
_AMBIGUOUS: dict[str, frozenset[str]] = {
    "en": frozenset(_NOUN_OR_VERB.split()),
    "es": frozenset("cuenta nota pregunta sentencia denuncia crítica consulta relato informe cita acusado".split()),
    "fr": frozenset("note dit fait écrit rapport demande".split()),
    "de": frozenset({"so"}),
}
LANGUAGES = tuple(_SAYING)


@lru_cache(maxsize=64)
def known_language(tag: str) -> str:
    """Return the language of the tables for a language tag such as `de-AT`; English where there is no table."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    return primary if primary in _SAYING else "en"


def is_speech_verb(word: str, language: str = "en") -> bool:
    """Return whether a word is a form of a verb of saying; `language` is a tag such as `en` or `de-AT`."""
    return word.casefold() in _SAYING[known_language(language)]


def may_be_noun(word: str, language: str = "en") -> bool:
    """Return whether a verb's form is a common noun as well ("claims", "reports")."""
    return word.casefold() in _AMBIGUOUS.get(known_language(language), frozenset())


def speaks_beside_quotation_only(word: str) -> bool:
    """Return whether an English verb is one of saying only with a quotation, comma, colon or "that" right after it."""
    return word.casefold() in _BESIDE_QUOTATION


def may_stand_first(word: str, language: str = "en") -> bool:
    """Return whether the verb can follow a quotation and come before its speaker (“…,” said Smith)."""
    if known_language(language) != "en":
        return True
    word = word.casefold()
    return not word.endswith("ing") and word not in _NOT_INVERTED


def saying_forms(language: str) -> frozenset[str]:
    """Return every form of the language's verbs of saying, in lower case."""
    return _SAYING[known_language(language)]


def framing_forms(language: str) -> frozenset[str]:
    """Return every form of the language's framing verbs, in lower case."""
    return _FRAMING[known_language(language)]
