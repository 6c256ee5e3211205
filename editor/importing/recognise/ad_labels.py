"""Labels that stand where an ad stood, as publishers write them, in the languages of the stories that come in.

Counted in 1,779 stored news pages and taken from filter lists. A line is an ad label if nothing but such phrases
is on it.
"""

from editor.importing.recognise.word_lists import phrases_of, words_of

_ADS = (
    "ad|ads|advert|advertisement|advertisements|advertising|this ad|this advertisement|sponsor message|"
    "sponsored content|commercial break"
)
_STORIES = (
    "story|article|content|post|report|column|review|page|recipe|interview|list|transcript|text|this story|"
    "this article|your article|the article"
)

# Alone on a line these can be nothing else.
SURE = phrases_of("""
    advertisement|advertisements|advertising|advertisment|advertisement:|sponsored content|sponsored links|
    sponsored link|sponsored post|sponsored stories|sponsored story|promoted content|promoted links|
    promoted stories|promoted story|paid content|paid post|paid advertisement|paid advertising|paid partner content|
    partner content|advertorial|ad feedback|report this ad|report ad|skip ad|skip ads|skip advertisement|remove ads|
    hide ad|close ad|ad choices|adchoices|sponsor message|message from our sponsor|a message from our sponsor|
    a word from our sponsor|thanks to our sponsors|
    this advertisement has not loaded yet but your article continues below|this advertisement has not loaded yet|
    this ad has not loaded yet but your article continues below|we apologize but this video has failed to load|
    scroll to continue|scroll down to continue|scroll to continue reading|scroll for more content|
    scroll to continue with content|scroll to continue with site|continue reading below|content continues below|
    story continues below|article continues below|keep reading below|continue reading the main story|
    text continues after ad|post continues after ad|the story continues after the break|anzeige|anzeigen|werbung|
    - anzeige -|werbeanzeige|weiter nach der anzeige|weiter nach der werbung|nach der werbung weiterlesen|
    nach der anzeige weiterlesen|lesen sie nach der anzeige weiter|lesen sie nach der werbung weiter|
    artikel wird nach der anzeige fortgesetzt|der artikel wird nach der anzeige fortgesetzt|
    dieser artikel wird nach der anzeige fortgesetzt|artikel geht nach der anzeige weiter|
    artikel geht nach der werbung weiter|der artikel geht nach der anzeige weiter|
    nach dieser anzeige geht es weiter|nach der anzeige geht es weiter|bitte lesen sie nach der anzeige weiter|
    anzeigensonderveröffentlichung|bezahlte anzeige|entgeltliche einschaltung|gesponserter inhalt|
    advertorial anzeige|hier folgt werbung|inhalt wird nach der anzeige fortgesetzt|publicidad|anuncio|anuncios|
    pauta publicitaria|contenido patrocinado|continúa después de la publicidad|sigue después de la publicidad|
    la nota continúa después de la publicidad|la nota continúa debajo de la publicidad|
    la información continúa después de la publicidad|continúa leyendo después de la publicidad|
    sigue leyendo después de la publicidad|el artículo continúa después de la publicidad|
    continúa tras la publicidad|publicidad - sigue leyendo|continuar leyendo|publicité|publicités|
    annonce publicitaire|passer la publicité|la suite après la publicité|la suite après cette publicité|
    la suite de l'article après la publicité|suite de l'article après la publicité|lire la suite après la publicité|
    cette publicité sera masquée|l'article continue après la publicité|contenu sponsorisé|pubblicità|annuncio|
    continua a leggere dopo la pubblicità|continua dopo la pubblicità|l'articolo continua dopo la pubblicità|
    contenuto sponsorizzato|publicidade|anúncio|continua após a publicidade|continua depois da publicidade|
    continua após publicidade|conteúdo patrocinado|reklama|reklamy|koniec reklamy|dalszy ciąg artykułu pod reklamą|
    dalsza część artykułu pod reklamą|dalsza część tekstu pod reklamą|artykuł sponsorowany|ciąg dalszy pod reklamą|
    reszta artykułu pod reklamą|materiał sponsorowany|advertentie|advertenties|
    artikel gaat verder onder de advertentie|lees verder onder de advertentie|tekst gaat verder onder advertentie|
    gesponsord|annons|annonser|artikeln fortsätter efter annonsen|artikeln fortsätter under annonsen|annonse|
    annonsørinnhold|artikkelen fortsetter under annonsen|artikkelen fortsetter etter annonsen|
    saken fortsetter etter annonsen|annoncer|artiklen fortsætter efter annoncen|artiklen fortsætter under annoncen|
    mainos|juttu jatkuu mainoksen jälkeen|artikkeli jatkuu mainoksen jälkeen|inzerce|reklamní sdělení|hirdetés|
    a cikk a hirdetés után folytatódik|publicitate|articolul continuă după reclamă|articolul continuă mai jos|oglas|
    reklam|реклама|реклама на сайте|διαφήμιση|iklan|iklan - lanjutkan membaca|quảng cáo|
    广告|廣告|広告|광고|إعلان|פרסומת|विज्ञापन
    """)
# These can also head a list, a button or a section, so a person looks.
LIKELY = phrases_of("""
    ad|ads|sponsored|promoted|promotion|story continues|article continues|paid partnership|from our partners|
    from our sponsors|our sponsors|our partners|presented by|sponsored by|powered by|brought to you by|anzeige:|
    in kooperation mit|patrocinado|sponsorisé|sponsorizzato|annonce|commercial content|special offers|special offer|
    shop now|ad break|sponsoreret|mainos:|werbepartner|branded content|native ad|brand studio|loading ad|
    loading ads|ad loading|promo|house ad|ad placeholder|ad slot|ad unit
    """)
# "Article continues below this ad", "Story continues after advertisement", "Continue reading after the ad".
CONTINUES = (
    rf"(?:(?:the |our )?(?:{_STORIES}) )?(?:continues?|continued|resumes?|keep|read)(?: reading| scrolling)?"
    r"(?: the (?:main )?(?:story|article))? (?:below|after|under|following|beneath|past)(?: the| this| our|"
    rf" these)?(?: \w+)? ?(?:{_ADS})(?: break)?"
)
PREFIX_LABELS = words_of(
    "advertisement advertising advertorial sponsored anzeige werbung publicidad publicité reklama advertentie annons "
    "annonse pubblicità publicidade"
)
COLON_LABELS = ("advertisement", "advertorial", "sponsored", "anzeige", "advertentie", "annons")
SPONSORS = "|".join(
    label.strip()
    for label in """
    sponsored by|presented by|brought to you by|paid for by|in partnership with|a message from|a word from|
    a message paid for by|paid content from|content by|content from|sponsored content by|partner content from|
    made possible by|supported by|powered by|gesponsert von|präsentiert von|in zusammenarbeit mit|patrocinado por|
    presentado por|en partenariat avec|proposé par|in collaborazione con|this ad was paid for by
    """.replace("\n", " ").split("|")
)
# Within a long line: phrases that running copy does not hold, at a sentence's border.
INLINE = (
    r"(?:Story|Article|Content|Post|Column|STORY|ARTICLE|CONTENT)\s+(?:continues|CONTINUES)\s+(?:below|after|BELOW|"
    r"AFTER)"
    r"(?:\s+(?:this|the|THIS|THE))?\s+(?:advertisements?|ads?|sponsor message|ADVERTISEMENTS?|ADS?)\b"
    r"|This advertisement has not loaded yet, but your article continues below\."
    r"|SKIP ADVERTISEMENT|Skip advertisement(?= [A-Z“\"])|AD FEEDBACK|Ad Feedback(?= [A-Z“\"])"
    r"|(?:Advertisement|ADVERTISEMENT)\s?[-–—·]\s?(?:[Ss]tory continues below|[Ss]croll to continue|"
    r"SCROLL TO CONTINUE|[Cc]ontinue [Rr]eading [Bb]elow)"
    r"|ADVERTISEMENT(?:\s+SCROLL TO CONTINUE(?: READING| WITH CONTENT)?)?\b"
    r"|SCROLL TO CONTINUE WITH CONTENT"
    r"|Advertisement(?=\s+[A-Z“\"‘](?!tandards))"
    r"|(?:WERBUNG|ANZEIGE|PUBLICIDAD|PUBLICITÉ|REKLAMA|PUBLICIDADE|PUBBLICITÀ|ADVERTENTIE)\b"
    r"|Passer la publicité|La suite après (?:la|cette) publicité|Continúa después de la publicidad|"
    r"Continua após a publicidade"
)
