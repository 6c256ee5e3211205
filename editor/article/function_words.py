"""Small words by which a clause is read: pronouns, articles, prepositions, conjunctions, in five languages."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache

from editor.article.verbs_of_saying import framing_forms, known_language, saying_forms


class Gender(StrEnum):
    """What grammar says of a person."""

    FEMALE = "female"
    MALE = "male"
    THING = "thing"
    MANY = "many"
    UNKNOWN = "unknown"


class Tag(IntEnum):
    """What a token is in its clause; an integer, as tags are looked up in sets a hundred times a sentence."""

    PRONOUN = 1
    DETERMINER = 2
    PREPOSITION = 3
    CONJUNCTION = 4
    RELATIVE = 5
    AUXILIARY = 6
    ADVERB = 7
    SAYING = 8
    FRAMING = 9
    FINITE = 10
    TIME = 11
    WORD = 12
    NAME = 13
    NUMBER = 14
    COMMA = 15
    STOP = 16
    COLON = 17
    DASH = 18
    OPEN = 19
    CLOSE = 20
    QUOTE = 21
    OTHER = 22
    NEGATION = 23
    INITIAL = 24


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's small words, each in lower case with its tag; pronouns have a gender."""

    tags: dict[str, Tag]
    pronouns: dict[str, Gender]
    according: tuple[tuple[str, ...], ...]
    according_first: frozenset[str]
    passive: frozenset[str]
    by: frozenset[str]
    ends_adverbs: str = ""
    no_adverbs: frozenset[str] = frozenset()
    elisions: bool = False


F, M, T, N = Gender.FEMALE, Gender.MALE, Gender.THING, Gender.MANY

_PRONOUNS: dict[str, dict[str, Gender]] = {
    "en": {"he": M, "she": F, "it": T, "they": N, "i": Gender.UNKNOWN, "we": N},
    "de": {"er": M, "sie": F, "es": T, "ich": Gender.UNKNOWN, "man": T},
    "es": {"él": M, "ella": F, "ellos": N, "ellas": N},
    "fr": {"il": M, "elle": F, "ils": N, "elles": N, "on": T},
    "pl": {"on": M, "ona": F, "oni": N, "one": N},
}
_EN = {
    Tag.DETERMINER: """the a an this that's these those my our your his her its their some any each every another no
        both
        several many most few all other others one two three four five six seven eight nine ten such either neither""",
    Tag.PREPOSITION: """of in on at by for from with to into onto about over under after before during since until
        against
        between among through throughout across behind beyond near outside inside within without toward towards upon
        amid amidst despite via per following including regarding concerning like unlike off up down out around above
        below besides beside alongside ahead""",
    Tag.CONJUNCTION: """and but or nor so yet because although though while whilst whereas if unless when whenever once
        where wherever as that whether than how why""",
    Tag.RELATIVE: "who whom whose which what",
    Tag.AUXILIARY: """is are was were be been being am has have had having do does did will would can could shall should
        may might must ought isn't aren't wasn't weren't hasn't haven't hadn't it's he's she's i'm we're they're i've
        we've they've i'd he'd she'd we'd they'd i'll he'll she'll it'll we'll they'll""",
    Tag.NEGATION: """not never don't didn't doesn't won't wouldn't couldn't cannot can't shouldn't neither nor declined
        refused""",
    Tag.ADVERB: """also later then now still just only even again once twice thrice already never always often soon
        recently earlier
        previously however therefore meanwhile moreover furthermore nevertheless nonetheless instead thus hence indeed
        perhaps maybe very too quite rather here there further repeatedly reportedly allegedly famously once first
        finally eventually quickly simply merely today yesterday tomorrow tonight afterwards afterward ago back
        subsequently additionally similarly likewise""",
    Tag.FINITE: """went came took made got gave saw knew left kept let began became ran held brought stood lost paid met
        set led grew drew won spent fell sent built rose broke drove fought put sat caught bought taught sold threw
        wore hit cut shot struck chose shook rode flew sought dealt froze spread laid seems seem appears appear comes
        come takes take makes make goes go gets get gives give wants needs means stands faces runs leads works lives
        knows sees looks keeps hopes plans remains marks comprises includes contains became""",
    Tag.TIME: """monday tuesday wednesday thursday friday saturday sunday january february march april june july august
        september october november december mon tue tues wed thu thur thurs fri sat sun""",
}
_DE = {
    Tag.DETERMINER: """der die das den dem des ein eine einen einem einer eines sein seine seiner ihr ihre ihrer unser
        unsere
        dieser diese dieses jener jede jeder kein keine viele einige mehrere zwei drei alle andere""",
    Tag.PREPOSITION: """in im an am auf bei beim mit nach von vom vor zu zum zur über unter gegen für um durch aus seit
        während wegen trotz ohne zwischen bis gegenüber laut gemäß neben hinter ab ins ans""",
    Tag.CONJUNCTION: """und aber oder denn sondern weil obwohl während wenn als dass daß ob wie nachdem bevor damit
        sowie doch""",
    Tag.RELATIVE: "welcher welche welches",
    Tag.AUXILIARY: """ist sind war waren sei seien bin hat haben hatte hatten habe wird werden wurde wurden worden kann
        können konnte konnten muss müssen musste soll sollen sollte will wollen wollte darf dürfen mag möchte würde""",
    Tag.NEGATION: "nicht nie",
    Tag.ADVERB: """auch dann nun noch nur schon wieder bereits zudem außerdem weiter später zuvor jedoch allerdings
        dagegen deshalb daher hier dort heute gestern morgen dazu dabei darauf ferner schließlich zunächst hinzu mit ein
        laut sich""",
    Tag.FINITE: "ging kam machte nahm stand lag hielt blieb begann steht liegt geht kommt macht bleibt gilt zeigt",
    Tag.TIME: """montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli
        august september oktober november dezember""",
}
_ES = {
    Tag.DETERMINER: """el la los las un una unos unas su sus mi mis este esta estos estas ese esa aquel otro otra otros
        varios algunos algunas todos dos tres cada""",
    Tag.PREPOSITION: """de del a al en con por para sin sobre entre hasta desde contra durante tras ante bajo mediante
        según hacia""",
    Tag.CONJUNCTION: "y e o u pero sino porque aunque si cuando mientras como que donde pues",
    Tag.RELATIVE: "quien quienes cual cuales cuyo cuya",
    Tag.AUXILIARY: """es son era eran fue fueron ser sido está están estaba ha han había habían haber será sería puede
        pueden podría debe deben va van hay tiene tienen tenía""",
    Tag.NEGATION: "no nunca tampoco",
    Tag.ADVERB: """también además luego después ya aún todavía ahora hoy ayer mañana así entonces sin embargo más muy
        asimismo posteriormente finalmente se lo le les""",
    Tag.FINITE: "hizo hace tuvo vino llegó salió quedó volvió dio llevó puso viajó ganó perdió",
    Tag.TIME: """lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto
        septiembre octubre noviembre diciembre""",
}
_FR = {
    Tag.DETERMINER: """le la les l un une des son sa ses leur leurs mon ma ce cet cette ces notre votre deux trois
        plusieurs certains chaque autre autres""",
    Tag.PREPOSITION: """de du d à au aux en dans par pour sur sous avec sans chez vers entre contre depuis pendant après
        avant devant dès lors selon malgré parmi""",
    Tag.CONJUNCTION: "et ou mais donc or ni car que si quand lorsque comme puisque tandis alors où",
    Tag.RELATIVE: "qui dont lequel laquelle lesquels",
    Tag.AUXILIARY: """est sont était étaient être été a ont avait avaient avoir sera serait peut peuvent pourrait doit
        va
        vont fut ait""",
    Tag.NEGATION: "ne n pas jamais",
    Tag.ADVERB: """aussi également encore déjà ensuite puis enfin ainsi toutefois cependant hier aujourd'hui demain
        mercredi très plus notamment pourtant néanmoins se s lui nous même""",
    Tag.FINITE: "fit prend prit vient vint reste arrive met mit voit vit veut",
    Tag.TIME: """lundi mardi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre
        octobre novembre décembre""",
}
_PL = {
    Tag.DETERMINER: "ten ta to ci te jego jej ich nasz jeden jedna każdy wszyscy inny kilku kilka",
    Tag.PREPOSITION: """w we z ze na do od dla o u po przed przy przez za nad pod bez między wobec podczas według
        zdaniem
        ku mimo""",
    Tag.CONJUNCTION: "i a ale lub oraz że bo gdy kiedy jeśli ponieważ choć aby żeby jak czy więc",
    Tag.RELATIVE: "który która które którzy którego której",
    Tag.AUXILIARY: "jest są był była było byli być będzie będą może mogą ma mają miał miała został została",
    Tag.NEGATION: "nie nigdy",
    Tag.ADVERB: "też także również potem następnie już jeszcze teraz dziś dzisiaj wczoraj jutro się tu tam ponadto",
    Tag.FINITE: "poszedł przyszedł zrobił zrobiła wziął stał",
    Tag.TIME: """poniedziałek wtorek środę środa czwartek piątek sobotę sobota niedzielę niedziela stycznia lutego marca
        kwietnia maja czerwca lipca sierpnia września października listopada grudnia""",
}
_TABLES = {"en": _EN, "de": _DE, "es": _ES, "fr": _FR, "pl": _PL}
_ACCORDING = {
    "en": ("according to", "in the words of"),
    "de": ("laut", "nach Angaben von", "nach Worten von", "so"),
    "es": ("según", "en palabras de", "de acuerdo con"),
    "fr": ("selon", "d après", "aux yeux de", "pour"),
    "pl": ("według", "zdaniem"),
}
_PASSIVE = {
    "en": "is are was were be been being",
    "de": "wird werden wurde wurden worden",
    "es": "es son fue fueron ser sido",
    "fr": "est sont été fut",
    "pl": "został została jest był była",
}
_ADVERB_ENDINGS = {"en": "ly", "es": "mente", "fr": "ment"}
_NO_ADVERBS = frozenset(
    """family ally reply supply rally assembly bully belly fly elderly friendly anomaly monopoly butterfly weekly daily
    monthly quarterly early likely unlikely lonely lovely deadly costly holy ugly silly melancholy orderly gully folly
    gouvernement parlement moment document président comment argument département appartement événement mouvement
    règlement
    traitement logement élément monument instrument testament segment ciment régiment bâtiment sentiment jugement
    changement financement développement établissement gendarmement ministerment clément vêtement""".split()
)
_BY = {"en": "by", "de": "von vom durch", "es": "por", "fr": "par", "pl": "przez"}


@lru_cache(maxsize=8)
def _lexicon(language: str) -> Lexicon:
    tags = dict.fromkeys(framing_forms(language), Tag.FRAMING)
    tags.update(dict.fromkeys(saying_forms(language), Tag.SAYING))
    for tag, words in _TABLES[language].items():
        tags.update(dict.fromkeys(words.split(), tag))
    if language == "de":
        tags["so"] = Tag.SAYING
    if language == "en":
        tags["offered"] = Tag.FRAMING
    tags.update(dict.fromkeys(_PRONOUNS[language], Tag.PRONOUN))
    according = tuple(tuple(phrase.casefold().split()) for phrase in _ACCORDING[language])
    passive = frozenset(_PASSIVE[language].split())
    by = frozenset(_BY[language].split())
    first = frozenset(phrase[0] for phrase in according)
    return Lexicon(
        tags,
        _PRONOUNS[language],
        according,
        first,
        passive,
        by,
        _ADVERB_ENDINGS.get(language, ""),
        _NO_ADVERBS,
        language == "fr",
    )


def lexicon(language: str) -> Lexicon:
    """Return the small words of a language given by its tag."""
    return _lexicon(known_language(language))
