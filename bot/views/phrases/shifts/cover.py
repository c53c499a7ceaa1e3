"""What is said of cover: who looks for it, who came, what became of it; and of shifts that begin soon."""

from bot.assignment.outcomes.shifts import CoverFault, CoverPicture, CoverRow, ShiftRow
from bot.assignment.refusals import shifts as no
from bot.views.phrases.sentences import later, say, span, tr, tr_n
from bot.views.phrases.shifts.shift import times, whose
from bot.views.phrases.words import Ago, Strong, Words, listed, shortened

FIND = later("Find cover")
TAKE = later("Take it")
WITHDRAW = later("I can come after all")
JOIN = later("Join")
LEAVE = later("Leave")
STARTS, ENDS, ASK = later("From"), later("Until"), later("Ask")
PART_HINT = later("Leave both empty for the whole shift, or one for its start or end")
ASK_SURE = later("Whoever takes it is on in your place. Until then you are.")
_FEW = 5
_NAME = 40


def offer(of: CoverPicture) -> Words:
    """A request as the channel sees it: open, taken, or over."""
    asker, what = Strong(of.cover.asker.name), _what(of)
    if of.cover.taker:
        return say(
            "✅ {taker} covers for {asker}: {what}.", taker=of.cover.taker.name, asker=asker, what=what
        )
    if of.is_open:
        return say("🙋 {asker} looks for cover: {what}.", asker=asker, what=what)
    return say("Nobody needs to cover for {asker} any more: {what}.", asker=asker.text, what=what)


def news(of: CoverPicture) -> Words:
    """What became of a request, told to whoever asked, or came."""
    if of.cover.taker is None:
        return offer(of)
    if of.mine:
        taker = Strong(of.cover.taker.name)
        return say("✅ {taker} covers for you: {what}.", taker=taker, what=_what(of))
    return took(of)


def take(cover: CoverRow) -> str:
    """What the button says that takes one of several requests."""
    return tr("Take {asker}’s place", asker=shortened(cover.asker.name, _NAME))


def asked(of: CoverPicture) -> Words:
    """Somebody looks for cover now; where it is read."""
    if of.in_channel:
        return say(
            "🙋 You look for cover: {what}. It stands in the channel. Until somebody takes it, you are on.",
            what=_what(of),
        )
    return say(
        "🙋 You look for cover: {what}. It stands in /shift; tell others to look there. Until somebody "
        "takes it, you are on.",
        what=_what(of),
    )


def took(of: CoverPicture) -> Words:
    """Somebody came in another's place."""
    return say("✅ You cover for {asker}: {what}. Thank you!", asker=of.cover.asker.name, what=_what(of))


def withdrawn(of: CoverPicture) -> Words:
    """The asker comes after all."""
    return say("✅ Nobody needs to cover any more: {what}.", what=_what(of))


def reminder(shift: ShiftRow) -> Words:
    """A shift begins soon."""
    what: Words = (f"{whose(shift)}, ", *times(shift))
    return say("⏰ Your shift begins {at}: {what}.", at=Ago(shift.starts_at), what=what)


def full(why: no.ShiftFull) -> Words:
    """No seat is free: who looks for cover, else whom one could ask."""
    seekers = [cover.asker.name for cover in why.shift.covers if cover.taker is None]
    taken = tr("All {seats} seats of this shift are taken; you were not added.", seats=why.shift.seats or 0)
    if seekers:
        looks = tr_n(
            "{people} looks for cover: press “{take}” at the request or in /shift.",
            "{people} look for cover: press “{take}” at the request or in /shift.",
            len(seekers),
            people=listed(seekers[:_FEW]),
            take=TAKE,
        )
        return (f"{taken} {looks}",)
    names = listed([person.name for person in why.shift.people[:_FEW]], "or")
    return say(
        "{taken} You could still come in place of {names}: they press “{find}” in /shift.",
        taken=taken,
        names=names,
        find=FIND,
    )


def off_shift(why: no.OffShift) -> Words:
    """Only those on shift may claim: which shift could be joined."""
    rule = tr(
        "{campaign} gives new contacts only to those on shift; what you hold stays yours.",
        campaign=why.campaign,
    )
    if why.next is None:
        return say("{rule} No shift is planned: ask an admin when the next one is.", rule=rule)
    if why.next.mine:
        return (f"{rule} ", *say("Your shift begins {at}.", at=why.next.starts_at))
    return (f"{rule} ", *say("The next one is {times}: join it, then start again.", times=times(why.next)))


def refused(why: no.CoverRefused) -> Words:
    """Why there is no cover to be had."""
    if why.taker:
        return say("{taker} was faster and covers already. Nothing was changed.", taker=why.taker)
    return (_REFUSED[why.why],)


def _what(of: CoverPicture) -> Words:
    """Of which shift, and when."""
    return (f"{whose(of.shift)}, ", *span(of.cover.starts_at, of.cover.ends_at))


_REFUSED = {
    CoverFault.GONE: later("Nobody looks for this cover any more. Nothing was changed."),
    CoverFault.OWN: later(
        "This is your own request: somebody else must take it. You may withdraw it and come."
    ),
    CoverFault.ON_IT: later("You are on this shift at that time yourself, so you cannot cover for somebody."),
    CoverFault.OFF_IT: later("You are not on this shift at that time, so nobody need cover for you."),
}
