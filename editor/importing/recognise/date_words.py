"""The words of dates: months in twelve languages, time zones, and words that stand round a date."""

from editor.importing.recognise.word_lists import words_of

_MONTHS_OF = {
    "en": "january february march april may june july august september october november december",
    "en short": "jan feb mar apr may jun jul aug sep oct nov dec",
    "en AP": "jan feb march april may june july aug sept oct nov dec",
    "de": "januar februar märz april mai juni juli august september oktober november dezember",
    "de short": "jän feb mär apr mai jun jul aug sep okt nov dez",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "es short": "ene feb mar abr may jun jul ago set oct nov dic",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "fr short": "janv févr mars avr mai juin juil août sept oct nov déc",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "it short": "gen feb mar apr mag giu lug ago set ott nov dic",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "pt short": "jan fev mar abr mai jun jul ago set out nov dez",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "nl short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "ru short": "янв фев мар апр май июн июл авг сен окт ноя дек",
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "tr": "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "id": "januari februari maret april mei juni juli agustus september oktober november desember",
}
MONTHS = {name: number for names in _MONTHS_OF.values() for number, name in enumerate(names.split(), 1)}

# Hours and minutes ahead of UTC. Letters that several zones use stand for the one most news copy means:
# IST India, CST the United States, BST Britain.
OFFSETS = {
    "GMT": "+00:00", "UTC": "+00:00", "Z": "+00:00", "WET": "+00:00", "BST": "+01:00", "WEST": "+01:00",
    "CET": "+01:00", "MEZ": "+01:00", "CEST": "+02:00", "MESZ": "+02:00", "EET": "+02:00", "EEST": "+03:00",
    "MSK": "+03:00", "TRT": "+03:00", "SAST": "+02:00", "CAT": "+02:00", "WAT": "+01:00", "EAT": "+03:00",
    "GST": "+04:00", "PKT": "+05:00", "IST": "+05:30", "NPT": "+05:45", "ICT": "+07:00", "WIB": "+07:00",
    "WITA": "+08:00", "WIT": "+09:00", "MYT": "+08:00", "SGT": "+08:00", "HKT": "+08:00", "PHT": "+08:00",
    "AWST": "+08:00", "JST": "+09:00", "KST": "+09:00", "ACST": "+09:30", "AEST": "+10:00", "ACDT": "+10:30",
    "AEDT": "+11:00", "NZST": "+12:00", "NZDT": "+13:00",
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00", "AKST": "-09:00", "AKDT": "-08:00", "HST": "-10:00", "AST": "-04:00",
    "ADT": "-03:00", "NST": "-03:30", "NDT": "-02:30", "BRT": "-03:00", "ART": "-03:00", "PET": "-05:00",
    "COT": "-05:00", "ECT": "-05:00", "CLT": "-04:00",
}  # fmt: skip
# Names that mean summer or winter time as the date asks.
ZONES = {
    "ET": "America/New_York", "EASTERN": "America/New_York", "CT": "America/Chicago", "CENTRAL": "America/Chicago",
    "MT": "America/Denver", "MOUNTAIN": "America/Denver", "PT": "America/Los_Angeles", "PACIFIC": "America/Los_Angeles",
}  # fmt: skip
AMERICAN = words_of("EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT EASTERN CENTRAL MOUNTAIN PACIFIC")

WEEKDAYS = words_of(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so "
    "lunes martes miércoles jueves viernes sábado domingo "
    "lundi mardi mercredi jeudi vendredi samedi dimanche "
    "lunedì martedì mercoledì giovedì venerdì sabato domenica "
    "segunda terça quarta quinta sexta feira segunda-feira terça-feira quarta-feira quinta-feira sexta-feira "
    "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
)
UPDATED = words_of(
    "updated update modified edited revised last-updated aktualisiert aktualisierung stand geändert update "
    "actualizado actualizada actualización modificado mis jour modifié actualisé "
    "aggiornato atualizado aktualizacja aktualizowano zaktualizowano bijgewerkt uppdaterad opdateret oppdatert"
)
PUBLISHED = words_of(
    "published posted publication first originally created issued released date dated uploaded "
    "veröffentlicht erstellt erschienen publiziert datum publicado publicada publicación fecha creado "
    "publié publiée paru le à pubblicato publicação data opublikowano dodano publikacja gepubliceerd publicerad "
    "publisert offentliggjort diterbitkan"
)
# Small words that may stand between the dates of such a line, and nothing else of weight.
BESIDE = words_of(
    "on at am um von vom der den del de el la las los le à a the h hrs uhr time local ist in and as of last min mins "
    "minute minutes read reading minuti minutos minuten lesezeit lecture lectura ago story article pm noon midnight "
    "ultima última dernière zuletzt hace i o godz ore kl ora klo by online print edition"
)
