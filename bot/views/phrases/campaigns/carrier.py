"""What carriers and the provider made of texts, in words: the table of codes says most of them."""

from bot.assignment.outcomes.letters import CampaignPausedPost, CarrierNewsPost, NotReached, NotReachedPost
from bot.assignment.refusals.texting import RetryLater, SameWords
from bot.assignment.rules.places.countries import name_of
from bot.assignment.rules.texts.carrier_codes import meaning_of
from bot.views.phrases.words import Strong, Word, Words, counted, listed

_CODE = "provider:"
_LIST = "twilio.com/docs/api/errors"
# What no code says.
_BECAUSE = {
    "filtered": "carriers filter its texts",
    "failing": "too many of its texts fail, and nobody says why",
    "daily_cap": "the day’s number of segments has left (BATON_SEGMENTS_PER_DAY)",
}
_MEND = {
    "filtered": "Reword the script, and look at the registration in Twilio’s console.",
    "failing": f"Open one of its conversations: the code beside the text is explained at {_LIST}.",
    "daily_cap": "",
}
_NAMED = 5


def reason(code: int | None) -> str:
    """What became of a text, as the end of a sentence: this is a landline (30006)."""
    meaning = meaning_of(code)
    if meaning is not None:
        return f"{meaning.says} ({code})"
    return f"the provider says {code}" if code else "nobody says why"


def because(why: str) -> str:
    """Why a campaign paused itself, as the end of a sentence."""
    if why.startswith(_CODE):
        return reason(int(why.removeprefix(_CODE)))
    return _BECAUSE.get(why, "something must be put right first")


def paused(post: CampaignPausedPost) -> Words:
    """A campaign stopped by itself: why, what is kept, what to do, and when it goes on."""
    name = post.campaign.name
    if not post.paused:
        return (Strong(f"{name} goes on."), " It had paused itself.")
    named = [name, *(each.name for each in post.others)]
    shown = named if len(named) <= _NAMED else [*named[:_NAMED], f"{len(named) - _NAMED:,} more"]
    head = f"{listed(shown)} paused {'themselves' if post.others else 'itself'}."
    why = because(post.because)
    mend = _mend(post.because)
    them = "they are resumed" if post.others else "you resume it"
    kept: tuple[Word, ...] = (f"Nobody is texted until {them}; replies can still be answered.",)
    if post.until is not None:
        they, go = ("They", "go") if post.others else ("It", "goes")
        kept = (f"{they} {go} on by {'themselves' if post.others else 'itself'} ", post.until)
        kept = (*kept, ". Until then nobody is texted; replies can still be answered.")
    return (Strong(head), f"\n{why[0].upper()}{why[1:]}. {mend}{' ' if mend else ''}", *kept)


def news(post: CarrierNewsPost) -> Words:
    """What admins should know of a code: what happens, what Baton does by itself, what to do."""
    meaning = meaning_of(post.code)
    if post.country:
        what = (
            f"Texts to {name_of(post.country)} are not enabled: contacts there are set aside ({post.code})."
        )
    else:
        said = reason(post.code)
        what = f"{said[0].upper()}{said[1:]}."
    slowed = " Texts leave at half the pace for an hour." if meaning and meaning.slows else ""
    mend = f" {meaning.mend}" if meaning and meaning.mend else ""
    return (Strong(f"News of {post.campaign.name} from the carriers."), f"\n{what}{slowed}{mend}")


def not_reached(post: NotReachedPost) -> Words:
    """To a sender: who of theirs got no text, and why; there is nothing for them to do."""
    them = counted(post.total, "contact")
    got = "was not reached" if post.total == 1 else "were not reached"
    lines = "".join(f"\n{_not_reached(row)}" for row in post.rows)
    more = f"\nand {post.total - len(post.rows):,} more" if post.total > len(post.rows) else ""
    head = f"{them} you texted in {post.campaign.name} {got}."
    return (Strong(head), f" You need do nothing: the others go on.{lines}{more}")


def not_reached_aloud(post: NotReachedPost) -> Words:
    """The same where others read it: no contact is named."""
    them = counted(post.total, "contact")
    return (f"{them} you texted in {post.campaign.name} could not be reached. You need do nothing.",)


def retry_later(why: RetryLater) -> Words:
    """Some failures need time."""
    return (f"Nothing was sent: {reason(why.code)}. Try {why.name} once more from ", why.at, ".")


def same_words(why: SameWords) -> Words:
    """Some failures need other words."""
    return (f"Nothing was sent to {why.name}: {reason(why.code)}. It can be sent once its words are others.",)


def _not_reached(row: NotReached) -> str:
    given_back = "; the text was given back" if row.given_back else ""
    return f"{row.name}: {reason(row.code)}{given_back}"


def _mend(why: str) -> str:
    if not why.startswith(_CODE):
        return _MEND.get(why, "")
    code = int(why.removeprefix(_CODE))
    meaning = meaning_of(code)
    return meaning.mend if meaning and meaning.mend else f"What it means stands at {_LIST}/{code}."
