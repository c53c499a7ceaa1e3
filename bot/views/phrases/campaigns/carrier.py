"""What carriers and the provider made of texts, in words: the table of codes says most of them."""

from bot.assignment.outcomes.letters import CampaignPausedPost, CarrierNewsPost, NotReached, NotReachedPost
from bot.assignment.refusals.texting import RetryLater, SameWords
from bot.assignment.rules.places.countries import name_of
from bot.assignment.rules.texts.carrier_codes import meaning_of
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Strong, Words, listed

_CODE = "provider:"
_LIST = "twilio.com/docs/api/errors"
# What no code says.
_BECAUSE = {
    "filtered": later("carriers filter its texts"),
    "failing": later("too many of its texts fail, and nobody says why"),
    "daily_cap": later("the day’s number of segments has left (BATON_SEGMENTS_PER_DAY)"),
}
_MEND = {
    "filtered": later("Reword the script, and look at the registration in Twilio’s console."),
    "failing": later(
        "Open one of its conversations: the code beside the text is explained at twilio.com/docs/api/errors."
    ),
    "daily_cap": "",
}
_NAMED = 5


def reason(code: int | None) -> str:
    """What became of a text, as the end of a sentence: this is a landline (30006)."""
    meaning = meaning_of(code)
    if meaning is not None:
        return f"{tr(meaning.says)} ({code})"
    return tr("the provider says {code}", code=str(code)) if code else tr("nobody says why")


def because(why: str) -> str:
    """Why a campaign paused itself, as the end of a sentence."""
    if why.startswith(_CODE):
        return reason(int(why.removeprefix(_CODE)))
    return str(_BECAUSE[why]) if why in _BECAUSE else tr("something must be put right first")


def paused(post: CampaignPausedPost) -> Words:
    """A campaign stopped by itself: why, what is kept, what to do, and when it goes on."""
    name = post.campaign.name
    if not post.paused:
        return (Strong(tr("{name} goes on.", name=name)), " ", tr("It had paused itself."))
    named = [name, *(each.name for each in post.others)]
    hidden = len(named) - _NAMED
    shown = [*named[:_NAMED], tr("{more} more", more=hidden)] if hidden > 0 else named
    head = tr_n(
        "{campaigns} paused itself.", "{campaigns} paused themselves.", len(named), campaigns=listed(shown)
    )
    why, mend = because(post.because), _mend(post.because)
    return (Strong(head), f"\n{why[0].upper()}{why[1:]}. {mend}{' ' if mend else ''}", *_kept(post))


def _kept(post: CampaignPausedPost) -> Words:
    """What still goes on, and until when nobody is texted."""
    if post.until is not None:
        return say_n(
            "It goes on by itself {at}. Until then nobody is texted; replies can still be answered.",
            "They go on by themselves {at}. Until then nobody is texted; replies can still be answered.",
            1 + len(post.others),
            at=post.until,
        )
    if post.others:
        return say("Nobody is texted until they are resumed; replies can still be answered.")
    return say("Nobody is texted until you resume it; replies can still be answered.")


def news(post: CarrierNewsPost) -> Words:
    """What admins should know of a code: what happens, what Baton does by itself, what to do."""
    meaning = meaning_of(post.code)
    if post.country:
        told = [
            tr(
                "Texts to {country} are not enabled: contacts there are set aside ({code}).",
                country=name_of(post.country),
                code=str(post.code),
            )
        ]
    else:
        said = reason(post.code)
        told = [f"{said[0].upper()}{said[1:]}."]
    told += [tr("Texts leave at half the pace for an hour.")] if meaning and meaning.slows else []
    told += [tr(meaning.mend)] if meaning and meaning.mend else []
    head = tr("News of {campaign} from the carriers.", campaign=post.campaign.name)
    return (Strong(head), f"\n{' '.join(told)}")


def not_reached(post: NotReachedPost) -> Words:
    """To a sender: who of theirs got no text, and why; there is nothing for them to do."""
    lines = "".join(f"\n{_not_reached(row)}" for row in post.rows)
    hidden = post.total - len(post.rows)
    more = "\n" + tr("and {n} more", n=hidden) if hidden > 0 else ""
    head = tr_n(
        "{n} contact you texted in {campaign} was not reached.",
        "{n} contacts you texted in {campaign} were not reached.",
        post.total,
        campaign=post.campaign.name,
    )
    return (Strong(head), " ", tr("You need do nothing: the others go on."), f"{lines}{more}")


def not_reached_aloud(post: NotReachedPost) -> Words:
    """The same where others read it: no contact is named."""
    return say_n(
        "{n} contact you texted in {campaign} could not be reached. You need do nothing.",
        "{n} contacts you texted in {campaign} could not be reached. You need do nothing.",
        post.total,
        campaign=post.campaign.name,
    )


def retry_later(why: RetryLater) -> Words:
    """Some failures need time."""
    return say(
        "Nothing was sent: {reason}. Try {name} once more from {at}.",
        reason=reason(why.code),
        name=why.name,
        at=why.at,
    )


def same_words(why: SameWords) -> Words:
    """Some failures need other words."""
    return say(
        "Nothing was sent to {name}: {reason}. It can be sent once its words are others.",
        name=why.name,
        reason=reason(why.code),
    )


def _not_reached(row: NotReached) -> str:
    why = reason(row.code)
    if row.given_back:
        return tr("{name}: {reason}; the text was given back", name=row.name, reason=why)
    return f"{row.name}: {why}"


def _mend(why: str) -> str:
    if not why.startswith(_CODE):
        return str(_MEND.get(why, ""))
    code = int(why.removeprefix(_CODE))
    meaning = meaning_of(code)
    if meaning and meaning.mend:
        return tr(meaning.mend)
    page = f"{_LIST}/{code}"
    return tr("What it means stands at {page}.", page=page)
