"""Words that lead to other stories, in nine languages."""

import re

from editor.importing.recognise.word_lists import phrases_of

# Alone on a line, or before a colon: what follows, in the line or below, are other stories' titles.
LABELS = phrases_of(
    """
    read|read more|read next|next story|previous story|next article|read also|also read|must read|must reads|
    read this|read this next|read this too|see also|see more|more|more news|more stories|more coverage|more reading|
    further reading|related|people are also reading|more for you|related stories|related story|related article|
    related articles|related content|
    related news|related posts|related coverage|related topics|related links|related reading|related video|
    related videos|recommended|recommended stories|recommended for you|recommended reading|recommended articles|
    you may also like|you might also like|you may like|you might like|you may have missed|in case you missed it|
    icymi|don't miss|dont miss|trending|trending now|trending stories|trending news|trending topics|most read|
    most popular|most viewed|most shared|most watched|popular|popular now|popular stories|top stories|top news|
    latest|latest news|latest stories|latest headlines|more from this section|more on this story|more on this topic|
    more on this|more like this|more to read|more to explore|explore more|keep reading|up next|next up|
    read full story|read the full story|read the latest|what to read next|what others are reading|editor's picks|
    editors' picks|editor's choice|editors' choice|our picks|also on|also see|also in the news|elsewhere|
    on this topic|explore this topic|the latest|learn more|for more|go deeper|dig deeper|full coverage|what to know|
    what we know|watch next|watch now|watch more|watch also|photos|photo gallery|in pictures|gallery|view gallery|
    video|watch|watch video|watch the video|listen|listen now|lesen sie auch|lesen sie mehr|lesen sie hier|
    lesen sie dazu auch|lesen sie dazu|auch interessant|mehr zum thema|mehr dazu|mehr lesen|mehr aus|weiterlesen|
    zum weiterlesen|zum thema|das könnte sie auch interessieren|das könnte dich auch interessieren|passend dazu|
    mehr nachrichten|weitere artikel|weitere nachrichten|meistgelesen|meistgelesene artikel|empfehlungen|
    empfohlener artikel|empfehlungen der redaktion|siehe auch|hier geht's weiter|auch spannend|verwandte artikel|
    verwandte themen|lesetipp|lesetipps|lies auch|video zum thema|lea también|lea más|lee también|lee más|leer más|
    ver más|vea también|te puede interesar|te puede gustar|le puede interesar|también te puede interesar|
    puede interesarle|más información|más noticias|más leídas|lo más leído|lo más visto|noticias relacionadas|
    artículos relacionados|relacionado|relacionadas|no te pierdas|mira también|recomendados|sigue leyendo|
    lire aussi|à lire aussi|a lire aussi|lire la suite|lire également|à lire également|voir aussi|sur le même sujet|
    sur le même thème|à lire|les plus lus|pour aller plus loin|articles liés|notre sélection|dans la même rubrique|
    czytaj także|czytaj też|czytaj również|czytaj więcej|zobacz także|zobacz też|zobacz również|przeczytaj także|
    przeczytaj też|polecamy|więcej na ten temat|najczęściej czytane|powiązane artykuły|leggi anche|leggi tutto|
    vedi anche|guarda anche|potrebbe interessarti|ti potrebbe interessare|articoli correlati|per approfondire|
    approfondimenti|leia também|leia mais|veja também|saiba mais|mais lidas|matérias relacionadas|lees ook|
    lees meer|lees verder|bekijk ook|meer over dit onderwerp|gerelateerd|läs också|läs mer|läs även|les også|
    les mer|læs også|læs mere|lue myös|lue lisää|читайте также|читать также|читайте ещё|по теме|смотрите также|
    baca juga|okumaya devam et|ayrıca oku
    """
)
# Labels that are also headings of sections, words on buttons, or the start of a sentence: only with titles
# below or beside them.
WEAK = phrases_of(
    "read|more|latest|the latest|popular|trending|photos|gallery|video|watch|listen|recommended|what to know|"
    "what we know|elsewhere|learn more|keep reading|empfehlungen|zum thema|"
    "in pictures|up next|ver más|top news|for more|relacionado|polecamy|à lire|watch now|listen now|also on|"
    "on this topic|our picks|top stories|by the numbers"
)
# With a name after: "More on Sports", "More from The Times", "Mehr aus München".
LABEL_WITH_NAME = re.compile(
    r"(?:More (?:on|from|about|in|news from|stories from|coverage of|top stories)|Latest (?:on|from|in)|"
    r"Read more (?:on|about|from|in)|Trending (?:in|on|now)|Related to|Mehr (?:zu|aus|von|über)|"
    r"Alles (?:zu|über)|Más (?:sobre|de|en)|Plus (?:sur|de)|Więcej o|Altro su|"
    r"Mais sobre)\s+(?P<name>[A-Z\d#][^.!?:]{1,50}):?$"
)
# Whole sentences that send the reader elsewhere.
SENTENCES = re.compile(
    r"(?:"
    r"(?:Follow|Find|See|Read|Get|Check out|For|Here is|More)\s(?:[\w’'’-]+\s){0,3}?(?:full |complete |ongoing |all |"
    r"more |further |latest |continuing )?(?:\w+ )?coverage\b.{0,120}"
    r"|(?:The )?(?:AP|Associated Press)(?:[’']s)? (?:full )?(?:coverage|sports|news|stories|NFL|NBA|MLB|NHL|soccer|"
    r"tennis|golf|Olympics|college football|auto racing|boxing|top 25)\b.{0,80}:? ?https?://\S+"
    r"|More AP [\w’' -]{2,40}:? ?(?:and )?https?://.{4,120}"
    r"|For more,? (?:read|see|watch|visit|listen)\b.{0,140}"
    r"|For more (?:on|about|information|stories|news|details|from|coverage)\b.{0,140}"
    r"|(?:To )?(?:[Rr]ead|[Ss]ee|[Cc]lick here (?:for|to read)|[Ff]ind|[Bb]rowse) (?:more|all|the latest|"
    r"other)\b.{0,60}\b(?:here|stories|news|articles|coverage|updates)\b.{0,60}"
    r"|Click here (?:for|to) (?:more|read more|see|view|watch)\b.{0,100}"
    r"|Follow (?:[\w.’' ]{2,50}|him|her|them|us|me) (?:on (?:Twitter|X|Instagram|Facebook|Threads|Bluesky|LinkedIn|"
    r"TikTok)|at @\w+|@\w+).{0,120}"
    r"|(?:Lesen Sie|Mehr) (?:hier|dazu|mehr|auch|außerdem)\b.{0,140}"
    r")",
)
INLINE = re.compile(
    r"(?:More on [A-Z]\w+(?: [A-Z]\w+)?|More from [A-Z]\w+(?: [A-Z]\w+){0,2}|Trending Now|Trending Stories|"
    r"Related Stories|Related Articles|Related News|RELATED STORIES|Most Read|Most Popular|"
    r"Recommended Stories|Recommended Videos|You May Also Like|Editor[’']s Picks|Read more:|READ MORE:|Read More:|"
    r"RELATED:|Related:|ALSO READ:|Also Read:|Also read:|SEE ALSO:|See also:|READ ALSO:|Read also:|"
    r"Lesen Sie auch:|LESEN SIE AUCH:|Lea también:|LEA TAMBIÉN:|Lire aussi\s?:|LIRE AUSSI\s?:|Czytaj także:|"
    r"CZYTAJ TAKŻE:|Leia também:|Leggi anche:|Baca juga:)(?=\s)"
)
