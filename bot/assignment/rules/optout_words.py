"""The words and phrases people use to leave, come back or ask for help, in English and Spanish.

Everything here is matched against plain words: lower case, no accents, no punctuation, one space between
them, apostrophes gone ("dont"), and courtesies ("please", "thanks", "now") already taken out.

The law names seven words that always count as the whole of a text (stop, quit, end, revoke, opt out,
cancel, unsubscribe; 47 CFR 64.1200(a)(10)) and beside them "any reasonable means", hence the phrases.
"""

import re


def _any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern that finds any of these, on word boundaries."""
    return re.compile("|".join(rf"\b(?:{pattern})\b" for pattern in patterns))


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# Compared without spaces, so that "opt out" and "s t o p" are found too.
STOP_KEYWORDS = _words(
    "stop stopall quit end revoke optout cancel unsubscribe",
    "stopp sstop stopplease pleasestop stopit stopthis stopthat",
    "stopend stoptoend stoptoquit stoptostop stoptooptout stoptounsubscribe",
    "stop2end stop2stop stop2quit stop2optout",
    "unsub unsubscribeall unsubscribeme unsuscribe unsubcribe unsubscibe unsubsribe unsubscrib",
    "alto parar pare paren baja cancelar detener detente salir terminar desuscribir desuscribirme",
    "arret arreter desabonner",
)
START_KEYWORDS = _words("start unstop optin optbackin optmein optmebackin resubscribe comenzar reanudar")
HELP_KEYWORDS = _words("help info ayuda")

COURTESIES = _any_of(
    "please|pls|plz|plse|pleas|kindly|just|now|right now|asap|immediately|already|ok|okay",
    "thanks|thank you|thankyou|thx|ty|sir|maam|hi|hello|hey|yall|you guys|guys",
    "fucking|fuckin|freaking|damn|goddamn|dammit|the fuck|the hell",
    "por favor|porfavor|porfa|gracias|ya|ahora|hola",
)

# What may stand beside a keyword without changing it: "reply STOP", "no stop", "STOP 2 end".
BESIDE_KEYWORD = _words("no reply text txt send type word the to again i said")

_SENT = r"(?:texts?|txts?|messages?|msgs?|sms|spam|calls?|emails?|alerts?|notifications?)"
_SENDING = (
    r"(?:texting|textin|txting|messaging|messging|msging|contacting|calling|emailing|sending|writing|spamming"
    r"|bothering|harassing|soliciting)"
)
_SEND = r"(?:text|txt|message|msg|contact|call|email|bother|spam|harass|sms)"
_AT_US = r"(?:me|us|here|this (?:number|phone)|my (?:number|phone|cell))"
_BETWEEN = (
    r"(?:(?:with|the|these|those|this|all|any|your|ur|sending|getting|receiving|me|my|us|political|automated"
    r"|more|to|from|of|be|get|receive|receiving|have|see|further|future|such|unsolicited|unwanted|campaign) )"
)
_OURS = (
    r"(?:my (?:\w+ ){0,2}(?:number|name|info|information|contact|phone|cell|data|details)"
    r"|this (?:number|phone))"
)
_UNLESS_NEGATED = (
    r"(?<!dont )(?<!do not )(?<!never )(?<!cant )(?<!cannot )(?<!couldnt )(?<!didnt )(?<!wont )(?<!not )"
    r"(?<!will )(?<!ill )(?<!let me )(?<!gotta )(?<!did i )"
)
_UNLESS_TOLD_OF_OTHERS = r"(?<!i )(?<!we )(?<!they )(?<!you )(?<!he )(?<!she )"
_UNLESS_FOR_A_WHILE = r"(?! (?:at|before|after|until|till|during|while|today|tonight|tomorrow|and driv))"

_NOT_FOR_ME = (
    r"(?:(?:im |i am |we are )?(?:not|no longer) interested"
    r"|(?:you have |you got )?(?:the )?wrong (?:number|person)"
    r"|no|nope|never|leave me alone|go away|for the last time|i(?: have)? (?:said|asked|told you)"
    r"|numero equivocado|no me interesa)"
)

STOP_PHRASES = _any_of(
    rf"{_UNLESS_NEGATED}(?:stop|quit|cease) {_BETWEEN}{{0,4}}(?:{_SENDING}|{_SENT}){_UNLESS_FOR_A_WHILE}",
    rf"{_UNLESS_NEGATED}(?:remove|unsubscribe|delete|erase|scrub) (?:me|us|{_OURS})",
    rf"(?:take|get|strike|scratch|pull) (?:me|us|{_OURS}) off(?:$| (?:of )?"
    r"(?:your|ur|the|this|these|that|those|all|any|it|everything)\b"
    r"(?! (?:hook|phone|streets?|bus|train|couch)))",
    rf"(?:take|get|strike|scratch|pull|leave|keep) (?:me|us|{_OURS}) (?:off|off of|out of|from) "
    r"(?:\w+ ){1,2}(?:lists?|database|system|group|chat|thread|texts|messages|contacts|records)",
    r"(?:lose|forget|erase|block) (?:my|this) (?:phone |cell )?number",
    rf"{_UNLESS_TOLD_OF_OTHERS}(?:dont|do not|donot|never) (?:you )?(?:ever )?{_SEND}(?: or {_SEND})?"
    rf"(?: {_AT_US})?"
    r"(?: (?:on|at) this number)?(?: (?:again|anymore|any more|ever|ever again|further|back)\b|$)",
    rf"(?:dont|do not|never) send (?:(?:me|us|any|anymore|more|these|your|this|another|further) )*"
    rf"(?:{_SENT}|anything|stuff|crap|shit){_UNLESS_FOR_A_WHILE}",
    rf"not to (?:{_SEND}|send) {_AT_US}",
    rf"no (?:more|mas) (?:\w+ )?(?:{_SENT}|{_SENDING}|contact){_UNLESS_FOR_A_WHILE}",
    rf"^no (?:{_SENT}|texting)(?: {_AT_US})?$",
    rf"(?:dont|do not|no longer|never) (?:want|wish|care|like|need|consent) {_BETWEEN}{{0,6}}"
    r"(?:texts|messages|msgs|spam|texted|messaged|contacted|called)",
    r"(?:dont|do not|no longer) (?:want|wish|care) to hear from (?:you|u|yall|this)",
    rf"^(?:\w+ ){{0,8}}{_UNLESS_NEGATED}unsubscribe(?: \w+){{0,6}}$",
    r"^(?:(?:i|im|id|am|m|want|wanna|would|like|wish|choose|to|can|can you|how|do|let|me) )*"
    r"opt(?:ing)? (?:me )?out(?: (?:of|from) .{1,60})?$",
    r"(?:revoke|withdraw|rescind) .{0,30}(?:consent|permission)",
    rf"(?:cancel|end) (?:(?:my|all|the|these|this|your) )*(?:{_SENT}|subscription)",
    r"cease and desist",
    r"(?:add|put|place) (?:me|us|this number|my number) (?:to|on|in) (?:your |the |ur )?"
    r"(?:do not|dnc|no call|opt out)",
    rf"^(?:{_NOT_FOR_ME} )+(?:so |and )?(?:stop|unsubscribe|opt out|alto)$",
    rf"^(?:stop|unsubscribe|opt out|alto)(?: {_NOT_FOR_ME})+$",
    # Spanish
    r"no (?:me|nos) (?:vuelva[ns]? a )?(?:escriba[ns]?|(?:mand|envi|text|texte|contact|llam|molest)e[ns]?"
    r"|escribir|mandar|enviar|textear|contactar|llamar|molestar)",
    r"no vuelva[ns]? a (?:escribir|mandar|enviar|textear|contactar|llamar|molestar)(?:me|nos)",
    r"no (?:quiero|deseo) (?:(?:recibir|mas|sus|tus|estos|esos) )*(?:mensajes|textos)",
    r"no (?:quiero|deseo) que me (?:escrib|mand|env|text|contact|llam)\w+",
    r"no mas (?:mensajes|textos|llamadas)",
    r"(?:deje[ns]?|deja|dejar|pare[ns]?|para) de "
    r"(?:escribir|mandar|enviar|textear|contactar|llamar|molestar)(?:me|nos)?",
    r"(?:quit|sac|saqu|borr|elimin|remuev|retir)\w*(?:me|nos) de (?:la|las|su|sus|tu|esta|este|esa)",
    r"(?:quit|saqu|borr|elimin|remuev|retir)\w+ mi (?:numero|nombre|telefono|contacto)",
    r"^(?:quit|borr|elimin|saqu|remuev|retir)\w*me$",
    r"(?:dar(?:me|nos)?|den(?:me|nos)?|deme|dame|quiero|solicito) (?:la |de )?(?:darme de )?baja",
    r"(?:pare[ns]?|parar|alto|detengan?|detener|cancelen?|cancelar) (?:(?:a|de|con|los|estos|sus|mi|la) )*"
    r"(?:mensajes|textos|suscripcion)",
)

_BENIGN_AFTER_STOP = r"(?:by|in|at|over|into|on|off|sign|light|and|for|here|there|watching|out)"
_BENIGN_BEFORE_STOP = (
    r"(?:bus|train|subway|truck|tour|non|next|one|first|last|pit|rest|full|a|the|to|will|ill|cant|cannot|can|wont"
    r"|never|dont|not|nonstop|must|didnt|my|your|our|every|each|another|quick)"
)

DOUBTFUL_PHRASES = _any_of(
    rf"^stop(?! {_BENIGN_AFTER_STOP}\b)(?: \w+){{1,7}}$",
    rf"^(?:\w+ ){{0,6}}(?!{_BENIGN_BEFORE_STOP} )\w+ stop$",
    rf"(?:stop|quit|cease) {_BETWEEN}{{0,4}}(?:{_SENDING}|{_SENT})",
    rf"(?:dont|do not|never|not) (?:\w+ )?(?:{_SEND}|send) (?:me|us|this number)",
    rf"no (?:more|mas) (?:\w+ )?{_SENT}",
    r"^(?:no more|no mas|enough|basta|ya basta|para|fin|the end)$",
    r"unsubscrib\w+|opt\w* (?:me )?out|optout",
    r"leave (?:me|us) (?:alone|be)|go away|get lost|(?:back|buzz|piss|fuck|f) off|(?:fuck|screw) (?:you|u)",
    r"who (?:gave|sold) (?:you|u) (?:my|this)",
    r"(?:how|where) (?:did|do|d) (?:you|u|they) (?:get|have|find) (?:my|this) \w+",
    rf"why (?:are|r|do) (?:you|u) (?:keep )?(?:{_SENDING}|{_SEND}) (?:me|us)",
    r"(?:will|gonna|going to|am|im|ill) (?:be )?(?:block|blocking|report|reporting|sue|suing) (?:you|u|this)",
    r"blocked|reported|spam|spammers?|spamming|scam|scammers?|harass\w*|cease|unsolicited|unwanted",
    r"do not (?:call|text|contact) (?:list|registry)|dnc|tcpa|lawsuit|lawyer|attorney",
    r"(?:never|didnt|did not|dont|do not) (?:sign|signed|consent|consented|agree|agreed|subscribe|subscribed)"
    r"(?: up)?(?: (?:to|for) (?:this|these|get|receive|texts|your|any))?",
    rf"not interested in (?:your|these|any|getting|receiving) (?:\w+ )?{_SENT}",
    rf"too many {_SENT}",
    r"get off my (?:phone|back|case|line)",
    # Spanish
    r"deje(?:n|me|nme)\w* (?:en paz|tranquil[oa])|deja(?:me)? (?:en paz|tranquil[oa])",
    r"(?:quien|como|de donde) (?:\w+ ){0,3}(?:mi|este) numero",
    r"no molest\w+|acoso|vayanse",
    # slips of the thumb that are no other word
    r"^(?:stp|sotp|stpo|tsop|dtop|atop|stoo|stip|stoop|stpp|ztop)$",
)

SIGNS = frozenset("🛑⛔🚫🖕")  # a whole body of these is a doubtful "no more"
