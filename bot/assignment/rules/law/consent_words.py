"""The words of columns and cells that speak of consent, in English and Spanish: data, no rules.

All are lower case and without accents, as `consent_columns.words_of` leaves them.
"""


def _set(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# What a column may be about.
TEXTING = _set(
    "text texts texted texting textable txt txts sms mms msg msgs message messages messaging texto textos",
    "textear mensaje mensajes mensajeria",
)
CONTACTING = _set(
    "contact contacted contacting contactable contactar contacto marketing outreach communicate",
    "communication communications comms",
)
ELSEWHERE = _set(
    "email emails mail mails mailing mailings mailer mailers postal letter letters newsletter newsletters",
    "call calls called calling caller callers voice voicemail dial dialer dialing robocall robocalls robo",
    "fax phonebank ring door doors knock knocking visit visits canvass canvassing whatsapp whats facebook",
    "instagram twitter push cookie cookies photo photos photograph video videos media picture pictures",
    "image correo correos carta cartas llamar llamada llamadas llame puerta visita visitar visitas",
    "boletin foto fotos",
)

# Yes in such a column means: leave me alone.
OUT_ALONE = _set(
    "unsubscribe unsubscribed unsubscribes unsubscription unsub unsubbed unsubscriber dnc dnt dncl dnd",
    "suppressed suppress suppression blacklist blacklisted blocklist blocklisted denylist denylisted",
    "desuscrito desuscrita desuscripcion desuscribir desuscribirse untextable nontextable uncontactable",
    "noncontactable unconsented ndnc dncr litigator litigators litigious litigant litigants plaintiff",
    "plaintiffs",
)
# These say so where nothing but glue stands beside them.
OUT_BARE = _set(
    "stop stopped stops stopall blocked remove removed removal baja bloqueado bloqueada quitar quitado",
    "quitada eliminar eliminado eliminada borrar borrado borrada sacar sacado sacada remover removido",
    "removida quit withdraw withdrawn withdrew withdrawal",
)
# Yes in such a column means: you may text me.
IN_ALONE = _set(
    "subscribe subscribed subscribes subscription consent consents consented consenting textable",
    "contactable suscrito suscrita suscripcion consentimiento consiente consintio",
)
IN_BARE = _set("subscriber suscriptor suscriptora")
# These say so beside a word for texts or for being contacted; the second ones beside texts alone.
IN_BESIDE = _set(
    "accept accepts accepted accepting allow allows allowed agree agrees agreed authorize authorized",
    "authorise authorised authorization permission permissions permit permits permitted can may ok okay",
    "wants want willing acepta acepto aceptado autoriza autorizado autorizada autorizacion permite",
    "permiso puede quiere desea",
)
IN_BESIDE_TEXTS = _set(
    "approve approved receive receives enabled enable active capable capability eligible recibe recibir"
)
# These make a no of a yes.
WITHDRAWN = _set(
    "revoke revoked revokes withdraw withdrawn withdrew withdrawal declined declines decline refused",
    "refuses refuse denied rejected expired lapsed cancel cancelled canceled quit retirado revocado",
    "rechaza rechazado rechazo cancelado cancelada disabled disable deactivated inactive block",
)
NEGATIONS = _set(
    "no not dont doesnt didnt isnt hasnt havent shouldnt wouldnt mustnt never cannot cant wont unwilling non",
    "without nunca sin",
)
# A negation before these forbids texts too.
FORBIDDEN = _set("disturb solicit bother molestar send enviar mandar escribir")
# With these a negation tells of something that happened, or counts.
COUNTED = _set("of answer answered reply replies replied response responded sent count home show")
# A "no" behind these is short for number.
NUMBERED = _set("phone mobile cell contact tel telephone house apt street account telefono celular movil")
# These look like consent, and are no clear word of it; a no to the second ones harms nobody.
LOOKS_LIKE_CONSENT = _set(
    "opt opts opting opted opto permission permissions tcpa ctia gdpr autorizo autoriza"
)
LOOKS_LIKE_LEAVING = _set(
    "revoked exclude excluded exclusion removed blocked excluir excluido excluida forgotten"
)
# So do these where nothing but glue stands beside them.
LOOKS_BARE_LIKE_LEAVING = _set(
    "revoke revokes revocation revocado revocada retirado retirada refuse refused refusal refuses decline",
    "declined denied object objected objection rechazado rechazada delete deleted cancel cancelled canceled",
    "cancelado cancelada scrub scrubbed complained complainer spam unwanted forget",
)

# When it was said.
DATES = _set(
    "at on date dates dated time timestamp datetime when since ts dt epoch utc day until fecha dia",
    "hora desde",
)
# How it was said: with these a column tells how consent came about, not whether.
PROVENANCE = _set(
    "source method ip url link page form version language lang via how where campaign keyword by id",
    "medium channel proof evidence agent location notes note reason type level plan tier amount price",
    "fuente medio metodo origen enlace formulario motivo",
)
# The same of an opt-out: one that has a source or a reason has happened, but everybody has a link to opt out.
LINKS = _set("url link page ip version language lang id enlace")
# Columns whose words may say anything, an opt-out too.
STATUSES = _set(
    "status state result results disposition dispositions outcome outcomes response tag tags label labels",
    "preference preferences pref prefs preferred answer code estado resultado resultados etiqueta",
    "etiquetas respuesta preferencia preferencias",
)
# These change nothing about bare words.
GLUE = _set(
    "is has was have had been did the a an of from to for in out all any global list lists requested",
    "request me flag indicator ind yn user users person people voter contact contacts by reply replied",
    "keyword word received sent field custom cf member date dado dada de del se la el en y o or and",
    "solicitud solicito solicita lista asked asks ask us be wants please se dio darse dar",
)
CONJUNCTIONS = _set("or and y o")

# What is often written without a gap: "optedout", "donotcontact".
VOCABULARY = (
    TEXTING
    | CONTACTING
    | ELSEWHERE
    | OUT_ALONE
    | OUT_BARE
    | IN_ALONE
    | WITHDRAWN
    | NEGATIONS
    | STATUSES
    | DATES
) | _set(
    "do not opt opted out outs in back ok okay to can me no has is was dado dada de take taken off list tcpa"
)
VOCABULARY -= _set("ts ring media state code answer image since sin non")

# What cells say, squashed to letters and digits.
NOTHING = _set(
    "null none na nan nat nil notset unset notapplicable notavailable blank empty nodata novalue ninguno",
    "ninguna nulo nula noaplica sindato sindatos nd",
)
YES = _set(
    "yes y true t x on si s verdadero cierto v checked set ticked marked marcado yep yeah yup 1yes yes1",
    "1true true1",
)
NO = _set("no n false f off falso unchecked nope 0no no0 0false false0")
SAYS_OUT = _set(
    "out optedout optout optsout optingout unsubscribed unsubscribe unsub stop stopped stopall dnc dnt",
    "donottext donotcontact donotmessage donotsms donttext dontcontact dontmessage notext notexts nosms",
    "nomessages nomoretexts removed remove removeme takemeoff suppressed blacklisted blocklisted revoked",
    "withdrawn nocontactar notextear noenviarmensajes noenviarsms nomensajes nomasmensajes dadodebaja",
    "dadadebaja baja debaja desuscrito desuscrita cancelado nomolestar donotdisturb nocontacte",
)
# With more behind it ("Opted out 3/4/24") these still say so.
SAYS_OUT_FIRST = (
    "opted out",
    "opt out",
    "optout",
    "unsubscribed",
    "do not text",
    "do not contact",
    "no longer",
    "no more",
    "never text",
    "dado de baja",
    "dada de baja",
    "no contactar",
)
# How somebody left, where the column asks about that alone; and what they left.
SAYS_LEFT = _set(
    "quit end cancel cancelled canceled revoke blacklist dnd notexting all both everything litigator",
    "tcpalitigator knownlitigator",
)
LEFT = _set("stop stopped stopall removed remove")
WHAT_IS_LEFT = TEXTING | ELSEWHERE | _set("and only all")
# So plain that a whole cell of it is believed in any column, and those that are believed of texts alone.
SAYS_OUT_ANYWHERE = _set(
    "optedout optout donottext donotcontact donotmessage donttext dontcontact dontmessage notexts nosms",
    "nomoretexts nocontactar notextear noenviarmensajes noenviarsms dadodebaja dadadebaja",
)
SAYS_NO_TEXTS = _set("donottext donotmessage donttext dontmessage notexts nosms nomoretexts notextear")
# In a column that may hold any result or tag.
SAYS_OUT_AS_RESULT = SAYS_OUT_ANYWHERE | _set("unsubscribed unsubscribe stop stopall dnc dnt desuscrito baja")
# The same in any column about consent, a result or tag, where no other word stands beside them but glue; and
# whatever does, but for a negation.
SAYS_OUT_BARE = _set("dnc quit cancel revoke stop stopall unsub unsubscribe unsubscribed optout")
SAYS_OUT_AMID = _set("dnd dncl dnt ndnc litigator litigators litigious")
# Of texts these may be said by a program of one message, or by somebody who left.
SAYS_PERHAPS_OUT = _set("end ended cancelled canceled cancelado")
SAYS_IN = _set(
    "in optedin optin subscribed subscribe resubscribed oktotext start unstop notoptedout nooptedout",
    "notunsubscribed suscrito suscrita textable",
)
# A yes to consent, but no answer to the question who opted out.
GOOD = _set(
    "active activo activa confirmed granted given accepted allowed consented agreed enrolled ok okay",
    "approved singleoptin doubleoptin acepta aceptado autorizado",
)
BAD = _set(
    "inactive inactivo inactiva pending unconfirmed notsubscribed nonsubscribed neversubscribed",
    "notoptedin declined refused denied rejected blocked expired noconsent nopermission rechazado",
    "pendiente bloqueado",
)

# Columns that hold phone numbers, of whatever kind.
PHONES = _set(
    "phone phones cell cellphone cellular mobile tel telephone sms wireless landline number numero",
    "telefono telefonos celular movil whatsapp whats text",
)
# Days as people write them.
MONTHS = _set("jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic")
DAYS = _set("mon tue wed thu fri sat sun lun mar mie jue vie sab dom")
TIMES = _set("t z am pm a p m utc gmt est edt cst cdt mst mdt pst pdt at de del of st nd rd th o")
