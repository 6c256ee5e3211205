"""Names of persons as a byline writes them."""

import re

from editor.importing.recognise.word_lists import words_of

_TOKEN = re.compile(r"^(?:(?:[aeu]l|a[dnst]|as?h|d|o|l)[-’'])?[^\W\d_a-zà-öø-ÿ][\w’'‘.\-]*$")
_INITIALS = re.compile(r"^(?:[A-Z]\.?){1,3}$")
_PARTICLES = words_of(
    "de da do dos das del della di du la le van von der den ten ter zu zum af av al el bin binti ibni abu ben ibn y "
    "e i "
    "ud ul st"
)
# Words of headings, navigation and titles that are written like names but never are one.
_NO_NAME_WORDS = words_of("""
    the a an and or of in on for to with from at about this that these those our your my his her its their what when
    where why how who any all every each no not new more most less read view share save print email mail copy link
    links follow tweet comment comments reply news world politics political sports sport business technology tech
    science health opinion opinions culture arts entertainment lifestyle style travel food money finance markets
    market economy education environment climate weather local national international regional state states city
    county country video videos photo photos photograph photographs picture pictures gallery galleries image images
    audio podcast podcasts live latest breaking top stories story article articles related trending popular home
    search menu login sign subscribe newsletter newsletters advertisement advertising ads sponsored promoted content
    partner partners company companies group topics topic tags tag category type date time name number numbers law
    design default request means election elections results invitation days week month year today yesterday tomorrow
    morning evening monday tuesday wednesday thursday friday saturday sunday january february july september october
    november december minutes minute min getty reuters press supreme court senate congress parliament government
    president minister prime police republic united kingdom twitter facebook instagram whatsapp linkedin reddit
    telegram pinterest youtube tiktok google apple amazon microsoft meta updated published posted edited written
    reviewed taboola outbrain revcontent disclaimer notice privacy policy terms conditions cookie cookies contact us
    help faq full part chapter season episode summary key points takeaways highlights analysis explainer explained
    exclusive special report editorial interview review reviews recap preview fact check war peace north south east
    eastern western northern southern america american americans africa african asia asian europe european dakota
    carolina york jersey england zealand club league cup staff nachrichten politik wirtschaft kultur panorama wissen
    leben reise meinung thema themen mehr auch lesen sie noticias política economía deportes cultura sociedad mundo
    opinión internacional france monde politique économie société
    """)
_LONGEST_NAME = 60  # characters


def is_person(words: str) -> bool:
    """Return whether words are written like a person's full name: two to five names, particles between them."""
    words = words.strip()
    if not words or len(words) > _LONGEST_NAME:
        return False
    tokens = words.split()
    if not 2 <= len(tokens) <= 6:
        return False
    capital = [token for token in tokens if token.lower() not in _PARTICLES]
    if capital[:1] != tokens[:1] or len(capital) < 2 or tokens[-1].lower() in _PARTICLES:
        return False
    if any(token.lower().strip(".,’'") in _NO_NAME_WORDS for token in capital):
        return False
    if any(token.endswith(".") and len(token) > 4 for token in capital):
        return False
    return all(_TOKEN.match(token) for token in capital) and len(capital[-1].strip(".")) > 1


def proper_case(name: str) -> str:
    """Return a name in capitals as it is written in copy: `DANICA O’KIRKA-LEE` is `Danica O’Kirka-Lee`."""
    if name != name.upper() or not any(len(token) > 2 for token in name.split()):
        return name
    return " ".join(_proper(token) for token in name.split())


def _proper(token: str) -> str:
    if _INITIALS.match(token) and "." in token:
        return token
    if token.lower() in _PARTICLES and len(token) > 1:
        return token.lower()
    parts = re.split(r"([-’'])", token.lower())
    word = "".join(part[:1].upper() + part[1:] for part in parts)
    if word.startswith("Mc") and len(word) > 4:
        return "Mc" + word[2].upper() + word[3:]
    return word
