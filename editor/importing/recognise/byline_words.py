"""What bylines begin with in nine languages, and what stands in one beside the names."""

import re

from editor.importing.recognise.word_lists import phrases_of, words_of

# Before the names. German "Von" and the like are also parts of names: a name must follow, and nothing unread be left.
PREFIX = re.compile(
    r"^(?:[-–—*•]\s{0,2})?(?:"
    r"(?:(?:Written|Words|Story|Text|Reported|Reporting|Report|Article|Posted|Published|Compiled|Edited|Authored|"
    r"Submitted|"
    r"Photos? and text|Story and photos?|Analysis|Opinion|Commentary|Review|Column|Guest post|An essay|An analysis|"
    r"Text and photos?|Interview|Special report|Exclusive)\s+)?[Bb][Yy]:?\s+|"
    r"(?:Author|Authors|Reporter|Writer|Text|Autor|Autorin|Autoren|Texte|Testo|Auteur|Tekst|Texto|Redactor|"
    r"Автор|Текст)\s?:\s*|"
    r"(?:(?:Ein|Eine|Der)\s+(?:\w+\s+)?(?:Gastbeitrag|Analyse|Kommentar|Interview|Reportage|Bericht|Kolumne|Essay|"
    r"Gastkommentar|Glosse|Leitartikel)\s+von\s+|(?:Kommentar|Analyse|Interview|Gastbeitrag|Kolumne)\s+von\s+)|"
    r"(?:VON|Von|von)\s+|(?:POR|Por|por):?\s+|(?:PAR|Par|par)\s+|(?:Propos recueillis|Texte|Récit|Publié) par\s+|"
    r"(?:DI|Di|di)\s+|(?:DOOR|Door|door)\s+|(?:Av|AV|Af|AF)\s+|(?:Oleh|OLEH):?\s+|(?:Autor|Opracowanie)\s*:?\s+"
    r")"
)
NOISE = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"  # an address
    r"|(?<![\w@])@\w{2,30}"  # a handle
    r"|(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}"  # an American telephone number
    r"|\b\d{1,4}\s+(?:[Cc]omments?|[Ee]dit|[Ss]hares?|[Vv]iews?|[Kk]ommentare)\b"
    r"|\b\d{1,2}[ -]?(?:[Mm]in(?:ute)?s?)\s+[Rr]ead\b|\bMin(?:ute)?s? [Rr]ead\b"
    r"|\b(?:Updated|Published|Posted|UPDATED|PUBLISHED|Last updated|Last modified|Aktualisiert|Stand|Publié|"
    r"Mis à jour)\b:?(?:\s+(?:on|at|le|am))?"
    r"|\b(?:Follow|Contact|Email|E-mail|Read more|Bio|Profile|Follow the author|Follow on Twitter)\b"
    r"|\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b[.,]?"
)
SEPARATOR = re.compile(r"\s*[|•·●/»>]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s{3,}|\t")
BETWEEN_NAMES = re.compile(
    r"\s+(?:and|und)\s+(?:reviewed|edited|photographed|updated|translated)\s+by\s+|"
    r"\s*,\s*(?:and|und)?\s+|\s*,\s*|\s+(?:and|AND|And|&|und|UND|y|Y|et|e|i|og|och|en|dan|with|mit|avec)\s+|\s*&\s*"
)
# "Jane Doe in Beirut", "Jane Doe for NJ.com", "Jane Doe of The Gazette", "Jane Doe, à Lyon"
TAIL = re.compile(r"\s+(?:in|for|of|at|from|à|en|aus|für|w|dla|pour|IN|FOR|OF)\s+(?P<after>.{2,60})$")
STAFF = phrases_of(
    "staff|staff reporter|staff writer|staff reports|staff report|our correspondent|our special correspondent|"
    "our staff reporter|web desk|news desk|newsroom|the newsroom|editorial board|the editorial board|the editors|"
    "editors|"
    "wire services|wire reports|agencies|agency|correspondent|special correspondent|redaktion|redacción|redacao|"
    "redação|la redazione|"
    "online desk|digital desk|sports desk|express news service|redakcja|agencias|unserer redaktion|rédaction|"
    "la rédaction"
)
ALONE = phrases_of(
    "by|written by|words by|story by|von|por|par|di|door|av|af|author|autor|text|reported by|posted by|analysis by"
)
# What photo credits hold and bylines do not.
PICTURE = re.compile(
    r"Getty|Photo|Picture|Images?\b|Shutterstock|iStock|Alamy|Foto|©|File\b|Courtesy|Screenshot|Handout|Unsplash|Imago|"
    r"/\s?(?:via\s)?(?:AFP|AP|Reuters|REUTERS|EPA|dpa|Bloomberg)\b",
)
DEGREES = words_of("ph.d phd m.d md jr sr ii iii mba mph esq rn")
# An outlet and the agency it drew on: "Le Courrier avec AFP".
WITH_AGENCY = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w.’' ]{1,40}?)\s(?:avec|with|mit|con|com|und|et|"
    r"and)\s(?P<agency>[\w./ -]{2,30})$"
)
