"""Lines that ask the reader to subscribe or follow, with the lines of the form below them."""

import re

from editor.article.grade import Grade
from editor.importing.reading import ProposalKind, RawKind
from editor.importing.recognise.page import LONG_LINE, Claims, Found, Line, Page, open_lines

_LONGEST = 420
_MOST_LINES = 8
_COPY = re.compile(r"[“„«]|\b(?:said|says|told|according to|sagte|dijo|selon|powiedział)\b")
# One of these asks; one of those says for what. Both must be in the line.
_VERBS = (
    r"sign up|sign-up|signup|subscribe|register|join|get|receive|click here|follow|enter|don[’']t miss|"
    r"stay (?:informed|up to date|updated|in the know|on top)|want (?:more|to)|download|like us|check out|never miss|"
    r"keep up|start your day|make sure|choose|add us|add [\w ]{2,30} as|"
    r"abonnieren|abonniere|melden sie sich|jetzt anmelden|jetzt abonnieren|erhalten sie|bestellen sie|folgen sie|"
    r"suscríbete|suscríbase|regístrate|recibe|reciba|síguenos|sigue|únete|"
    r"abonnez-vous|inscrivez-vous|recevez|suivez|iscriviti|ricevi|seguici|assine|inscreva-se|receba|siga|zapisz się|"
    r"subskrybuj|dołącz|obserwuj|schrijf je in|meld je aan|ontvang|volg|"
    r"prenumerera|anmäl dig|abonner|tilmeld"
)
_ASKS = re.compile(rf"(?:^|[.!?:|–—-]\s{{0,2}}|[”\"’]\s|\b(?:please|you can|you may)\s)(?:{_VERBS})\b", re.IGNORECASE)
# "…and sign up to get our stories": an order only where it speaks of the house or the reader.
_ASKS_BESIDE = re.compile(
    rf"\b(?:and|or|to|now|today)\s(?:{_VERBS})\b(?=.{{0,120}}\b(?:our|your|us)\b)|\b(?:our|"
    rf"your)\b.{{0,80}}\b(?:and|or|to)\s(?:{_VERBS})\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\bnews ?letters?\b|\bin ?box(?:es)?\b|\be-?mail (?:alerts?|updates?|list|address|digest|briefing)\b|"
    r"\bbreaking news (?:alerts?|emails?|notifications)\b|\bnews alerts\b|\bpush notifications?\b|"
    r"\bWhatsApp (?:channel|group|community)\b|\bTelegram (?:channel|group)\b|\bGoogle News\b|\bour (?:channel|app|"
    r"YouTube channel|Facebook page|Twitter|Instagram|socials?|social media|podcast)\b|"
    r"\bus on\b|\b(?:daily|weekly|morning|evening|free) (?:briefing|digest|update|headlines|emails?|roundup|round-up|"
    r"news)\b|\bdelivered (?:straight|directly|right|daily|to)\b|\bhome ?delivery\b|"
    r"\bmailing list\b|\bApp Store\b|\bnews app\b|\bsubscription\b|\bWhatsApp-Kanal\b|\bE-Mail-(?:Postfach|"
    r"Adresse)\b|\bPostfach\b|\bboletín\b|\bboletines\b|\bcorreo\b|\bcanal de (?:WhatsApp|Telegram)\b|"
    r"\binfolettre\b|\bboîte (?:mail|de réception)\b|\bcasella\b|\bskrzynk\w+\b|\bnyhetsbrev\b|\bnieuwsbrief\b|"
    r"\bnyhedsbrev\b|\btop stories\b|\bunlimited access\b|\bdigital (?:access|subscription)\b",
    re.IGNORECASE,
)
# Alone these are enough, as whole lines or as sentences inside a long one.
_WHOLE = re.compile(
    r"(?:The (?:email|newsletter|e-mail) you need\b.{0,160}|(?:Our|The|Your) (?:free |daily |weekly |morning |"
    r"evening )?(?:newsletter|briefing|email)\b.{0,120}\b(?:inbox|every (?:day|morning|week)|each (?:day|morning|"
    r"week)).{0,80}|"
    r"Get (?:the )?(?:latest |breaking |daily |weekly |local |national |top |our |today[’']s |"
    r"all the )+.{0,60}\b(?:news|headlines|stories|updates|newsletter)\b.{0,120}|"
    r"Get daily [\w ’']{2,40} news\b.{0,80}|Newsletter(?: sign-?up)?:?.{0,100}|NEWSLETTER.{0,100}|Subscribe(?: now|"
    r" today)?[!.]?|Sign up(?: here| now| today)?[!.]?|Join us on .{2,80}|"
    r"Thank you for (?:subscribing|signing up)\b.{0,80}|Your subscription (?:could not|has been)\b.{0,80}|"
    r"[\w’' ]{2,30}: Sign up (?:for|to) .{5,160})",
)
# What stands in the form below: never alone, only next to a line that asks.
_FORM = re.compile(
    r"(?:You (?:have been|are now|[’']?ve been|have) (?:successfully )?(?:subscribed|signed up|registered|"
    r"added)\b.{0,120}|(?:There was|There has been) (?:a problem|an error)\b.{0,200}|"
    r"Something went wrong\b.{0,120}|"
    r"(?:Enter )?(?:[Yy]our )?[Ee]-?mail(?: [Aa]ddress)?\*?:?|Sign (?:up|me up)(?: now)?!?|Submit|"
    r"Subscribe(?: now)?!?|SUBSCRIBE|SIGN UP|No,? thanks|By (?:signing up|subscribing|providing|clicking|"
    r"submitting|entering|registering)\b.{0,300}|"
    r"(?:We|I) (?:will|[’']ll|won[’']t|do not|agree|accept|would like)\b.{0,200}|You can unsubscribe\b.{0,120}|"
    r"Unsubscribe\b.{0,80}|(?:View|See|Read) (?:our |all )?(?:privacy policy|newsletters|sample|terms)\b.{0,60}|"
    r"Privacy (?:Policy|Notice)\b.{0,80}|"
    r"Terms (?:of|and)\b.{0,80}|This site is protected by reCAPTCHA\b.{0,160}|Thanks? (?:you )?for (?:subscribing|"
    r"signing up|registering)\b.{0,120}|Success!.{0,80}|Please (?:enter|check|try|confirm)\b.{0,140}|"
    r"Oops.{0,100}|"
    r"Delivered\b.{0,80}|(?:Every )?(?:week)?days?(?: mornings?)?|Daily|Weekly|Loading\W*|Invalid email\b.{0,60}|"
    r"Required fields?\b.{0,40}|An error (?:has )?occurred\b.{0,100}|Already (?:a subscriber|"
    r"have an account)\b.{0,60}|"
    r"(?:It[’']s )?free,? (?:and )?.{0,60}|Mit (?:Ihrer|der|meiner) Anmeldung\b.{0,200}|Ich (?:bin|möchte|"
    r"stimme)\b.{0,200}|Vielen Dank\b.{0,100}|Gracias por\b.{0,100}|Merci\b.{0,80})$",
    re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<=[.!?”\"’)] )(?:The email you need [^.!?“”]{10,160}[.!]|(?:Sign up (?:for|to|here)|Subscribe to|"
    r"Click here to (?:subscribe|sign up)|Get (?:the (?:latest|day[’']s|top|best)|our)|Stay (?:informed|"
    r"up to date))"
    r"[^.!?“”]{0,160}\b(?:newsletters?|inbox|emails?|alerts|briefing|WhatsApp channel|"
    r"Telegram channel)\b[^.!?“”]{0,100}[.!])",
)


def _asks(line: Line) -> bool:
    """Return whether a line asks the reader to subscribe or follow."""
    text = line.text
    if len(text) > _LONGEST or line.kind in {RawKind.QUOTE, RawKind.CAPTION} or _COPY.search(text):
        return False
    if _WHOLE.fullmatch(text.strip(" *_•-–—|>»")):
        return True
    return _FOR.search(text) is not None and bool(
        _ASKS.search(text) or (len(text) <= 250 and _ASKS_BESIDE.search(text))
    )


def _is_form(line: Line) -> bool:
    return len(line.text) <= _LONGEST and _FORM.match(line.text) is not None


def _group(page: Page, claims: Claims, line: Line, taken: set[int]) -> list[Line]:
    """Return the line that asks with those below it that ask too or belong to its form."""
    group = [line]
    while len(group) < _MOST_LINES and (below := page.line(line.number + len(group))):
        if below.number in taken or not claims.is_free(below) or not (_is_form(below) or _asks(below)):
            break
        group.append(below)
    return group


def find(page: Page, claims: Claims) -> list[Found]:
    """Return what asks the reader to subscribe: groups of lines, and sentences inside a long line."""
    out: list[Found] = []
    taken: set[int] = set()
    for line in open_lines(page.lines, claims):
        if line.number in taken:
            continue
        if line.number > 0 and _asks(line) and claims.is_free(line):
            group = _group(page, claims, line, taken)
            taken.update(one.number for one in group)
            places = tuple(one.segment for one in group)
            out.append(
                Found(
                    ProposalKind.NEWSLETTER, Grade.LIKELY, places, {}, "the line asks the reader to subscribe or follow"
                )
            )
        elif len(line.text) >= LONG_LINE:
            out += _inline(line, claims)
    return out


def _inline(line: Line, claims: Claims) -> list[Found]:
    """Return the sentences of a long line that ask the reader to subscribe."""
    places = (line.part(found.start(), found.end()) for found in _INLINE.finditer(line.text))
    return [
        Found(ProposalKind.NEWSLETTER, Grade.LIKELY, (place,), {}, "a sentence that asks the reader to subscribe")
        for place in places
        if claims.kind_at(place) is None
    ]
