"""What is said of cover: who looks for it, who came, what became of it; and of shifts that begin soon."""

from bot.assignment.outcomes.shifts import CoverFault, CoverPicture, CoverRow, ShiftRow
from bot.assignment.refusals import shifts as no
from bot.views.phrases.shifts.shift import times, whose
from bot.views.phrases.words import Ago, Strong, Words, listed, shortened, span

FIND = "Find cover"
TAKE = "Take it"
WITHDRAW = "I can come after all"
JOIN = "Join"
LEAVE = "Leave"
STARTS, ENDS, ASK = "From", "Until", "Ask"
PART_HINT = "Leave both empty for the whole shift, or one for its start or end; "
ASK_SURE = "Whoever takes it is on in your place. Until then you are."
_FEW = 5
_NAME = 40


def offer(of: CoverPicture) -> Words:
    """A request as the channel sees it: open, taken, or over."""
    asker, when = of.cover.asker.name, _when(of)
    if of.cover.taker:
        return (f"✅ {of.cover.taker.name} covers for ", Strong(asker), f": {whose(of.shift)}, ", *when, ".")
    if of.is_open:
        return ("🙋 ", Strong(asker), f" looks for cover: {whose(of.shift)}, ", *when, ".")
    return (f"Nobody needs to cover for {asker} any more: {whose(of.shift)}, ", *when, ".")


def news(of: CoverPicture) -> Words:
    """What became of a request, told to whoever asked, or came."""
    if of.cover.taker is None:
        return offer(of)
    if of.mine:
        return (
            "✅ ",
            Strong(f"{of.cover.taker.name} covers for you"),
            f": {whose(of.shift)}, ",
            *_when(of),
            ".",
        )
    return took(of)


def take(cover: CoverRow) -> str:
    """What the button says that takes one of several requests."""
    return f"Take {shortened(cover.asker.name, _NAME)}’s place"


def asked(of: CoverPicture) -> Words:
    """Somebody looks for cover now; where it is read."""
    where = (
        "It stands in /shift; tell others to look there."
        if not of.in_channel
        else "It stands in the channel."
    )
    return (
        f"🙋 You look for cover: {whose(of.shift)}, ",
        *_when(of),
        f". {where} Until somebody takes it, you are on.",
    )


def took(of: CoverPicture) -> Words:
    """Somebody came in another's place."""
    return (f"✅ You cover for {of.cover.asker.name}: {whose(of.shift)}, ", *_when(of), ". Thank you!")


def withdrawn(of: CoverPicture) -> Words:
    """The asker comes after all."""
    return (f"✅ Nobody needs to cover any more: {whose(of.shift)}, ", *_when(of), ".")


def reminder(shift: ShiftRow) -> Words:
    """A shift begins soon."""
    return ("⏰ Your shift begins ", Ago(shift.starts_at), f": {whose(shift)}, ", *times(shift), ".")


def full(why: no.ShiftFull) -> Words:
    """No seat is free: who looks for cover, else whom one could ask."""
    seekers = [cover.asker.name for cover in why.shift.covers if cover.taker is None]
    taken = f"All {why.shift.seats:,} seats of this shift are taken; you were not added."
    if seekers:
        return (f"{taken} {_named(seekers)} for cover: press “{TAKE}” at the request or in /shift.",)
    names = listed([person.name for person in why.shift.people[:_FEW]], "or")
    return (f"{taken} You could still come in place of {names}: they press “{FIND}” in /shift.",)


def off_shift(why: no.OffShift) -> Words:
    """Only those on shift may claim: which shift could be joined."""
    rule = f"{why.campaign} gives new contacts only to those on shift; what you hold stays yours."
    if why.next is None:
        return (f"{rule} No shift is planned: ask an admin when the next one is.",)
    if why.next.mine:
        return (f"{rule} Your shift begins ", why.next.starts_at, ".")
    return (f"{rule} The next one is ", *times(why.next), ": join it, then start again.")


def refused(why: no.CoverRefused) -> Words:
    """Why there is no cover to be had."""
    if why.taker:
        return (f"{why.taker} was faster and covers already. Nothing was changed.",)
    return (_REFUSED[why.why],)


def _named(names: list[str]) -> str:
    return f"{listed(names[:_FEW])} {'looks' if len(names) == 1 else 'look'}"


def _when(of: CoverPicture) -> Words:
    return span(of.cover.starts_at, of.cover.ends_at)


_REFUSED = {
    CoverFault.GONE: "Nobody looks for this cover any more. Nothing was changed.",
    CoverFault.OWN: "This is your own request: somebody else must take it. You may withdraw it and come.",
    CoverFault.ON_IT: "You are on this shift at that time yourself, so you cannot cover for somebody.",
    CoverFault.OFF_IT: "You are not on this shift at that time, so nobody need cover for you.",
}
