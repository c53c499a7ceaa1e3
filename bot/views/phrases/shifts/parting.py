"""What is said at the end of a shift: to whoever goes, to the lead, and to the lead of the next one."""

from datetime import timedelta

from bot.assignment.outcomes.reassignment import PlanPicture, Taker
from bot.assignment.outcomes.refs import PersonRef
from bot.assignment.outcomes.shifts import (
    EndedShift,
    HandoverPost,
    Instead,
    PartingPost,
    ShiftEndingPost,
    StillWith,
    SummaryPost,
)
from bot.assignment.refusals.shifts import NobodyThere
from bot.views.phrases.reassignment import plan
from bot.views.phrases.words import Ago, Strong, Word, Words, counted, listed, shortened
from bot.vocabulary import AtShiftEnd

LEAVE = "Leave in the queue"
FINISH, RELEASE, HAND_OVER, HAND_OVER_ALL = "I'll finish", "Release", "Hand over", "Hand over all"
ALL = "all campaigns"
AT_END, GRACE = "When a shift ends", "Minutes to answer"
POLICIES = {
    AtShiftEnd.ASK: "Ask the holders first what shall become of what waits",
    AtShiftEnd.HAND_OVER: "Hand over at once what waits",
}
AT_ONCE = "what waits is handed over at once when a shift ends"
GRACE_HINT = "Where holders are asked. Without an answer, what waits goes to whoever is on duty."
NOBODY = "Nobody on duty can take them now."
_NAME, _NOTE, _SHOWN = 40, 200, 10


def parting(post: PartingPost) -> Words:
    """Their shift is over; what shall become of what waits."""
    over = (Strong(f"Your shift for {whose(post.shift)} is over."), " Thank you.")
    if not post.waiting:
        return (*over, " Nothing waits for you.")
    waits = f" {counted(post.waiting, 'contact still waits', 'contacts still wait')} for you"
    oldest: Words = ("; the first wrote ", Ago(post.oldest)) if post.oldest else ()
    if post.finishing_until:
        return (*over, waits, *oldest, ". You go on until ", post.finishing_until, ".")
    return (*over, waits, *oldest, ". What shall become of them?")


def ending(post: ShiftEndingPost) -> Words:
    """A shift ends soon: what somebody holds, and who is next."""
    left = post.left
    ends: Words = ("⏰ ", Strong(f"Your shift for {whose(left.shift)} ends "), Ago(left.shift.ends_at), ".")
    held = [f"{counted(left.waiting, 'reply waits', 'replies wait')} for you"] if left.waiting else []
    held += [f"{counted(post.unsent, 'contact is', 'contacts are')} yet to be texted"] if post.unsent else []
    return (*ends, f" {listed(held)}. ", *_after(left))


def _after(left: PartingPost) -> Words:
    """To whom what waits goes then."""
    if left.taker is not None:
        return ("Next: ", *(piece for word in why(left.taker) for piece in (word, " ")))[:-1]
    if left.instead is None:
        return ("What is left goes to those on duty then.",)
    coming = _next(left.instead)
    return (coming[0], *(piece for word in coming[1:] for piece in (" ", word)))


def why(taker: Taker) -> Words:
    """Who would take over, and why they; each word stands apart."""
    name = shortened(taker.person.name, _NAME)
    if taker.on_shift and taker.until:
        return (
            f"{name} is on shift until",
            taker.until,
            f"and has {counted(taker.open_work, 'contact')} to do.",
        )
    if taker.begins:
        return (f"{name}'s shift begins", taker.begins)
    return (f"{name} was active a moment ago.",)


def otherwise(post: PartingPost) -> Words:
    """What happens without a press; each word stands apart."""
    if post.finishing_until:
        return ("Whatever waits then goes to those on duty.",)
    if post.instead is not None:
        return (f"{NOBODY} In a few minutes they wait in the queue, which admins see.", *_next(post.instead))
    return ("In a few minutes they go to those on duty by themselves. Release lets them wait for anybody.",)


def alone(why: NobodyThere) -> Words:
    """Nobody on duty can take what waits: who could."""
    names = [shortened(each.name, _NAME) for each in why.instead.admins]
    could = f" {listed(names, 'or')} could take them, by /reassign or from the summary." if names else ""
    coming = _next(why.instead)
    after: Words = (" ", coming[0], " ", *coming[1:], ".") if coming else ()
    return (f"{NOBODY} Nothing was moved.{could} In the queue admins see them.", *after)


def _next(instead: Instead) -> Words:
    if instead.next_shift is None:
        return ("No shift is planned.",)
    return ("The next shift is offered them as it begins:", instead.next_shift)


def give(to: PersonRef) -> str:
    """What a button says that names an admin."""
    return f"Give to {shortened(to.name, _NAME)}"


def takers(post: PartingPost) -> list[tuple[str, int]]:
    """What the buttons say that hand over, and to whom each does: by id, or 0 for those on duty."""
    best = [(hand_over(post.taker), post.taker.person.id)] if post.taker else []
    if post.instead is None:
        return best or [(HAND_OVER, 0)]
    named = {to for _, to in best}
    return [*best, *((give(each), each.id) for each in post.instead.admins if each.id not in named)]


def give_all(to: PersonRef) -> str:
    """The same, for all that waits."""
    return f"Give all to {shortened(to.name, _NAME)}"


def hand_over(taker: Taker | None) -> str:
    """What the button says."""
    return f"Hand over to {shortened(taker.person.name, _NAME)}" if taker else HAND_OVER


def reassign(taker: Taker) -> str:
    """What the lead's button says."""
    return f"Reassign to {shortened(taker.person.name, _NAME)}"


def summary(post: SummaryPost) -> Words:
    """What a shift did."""
    done = post.done
    said = [
        counted(done.texts, "first text"),
        counted(done.replies, "reply", "replies"),
        counted(done.answers, "answer"),
    ]
    times: list[Word] = []
    if done.times.median is not None and done.times.slow is not None:
        half, most = _long(done.times.median), _long(done.times.slow)
        times = [f"\nHalf of the replies were answered within {half}, nine of ten within {most}."]
    return ("🏁 ", Strong(f"The shift for {whose(post.shift)} is over."), f"\n{listed(said)}.", *times)


def left(post: SummaryPost) -> str:
    """What waits."""
    lines = []
    if post.unheld:
        lines.append(f"{counted(post.unheld, 'contact waits', 'contacts wait')} for somebody to take.")
    if not post.still and not post.unheld:
        lines.append("Nothing waits with anybody off duty.")
    elif post.instead is not None:
        lines.append(NOBODY)
    return " ".join(lines)


def coming(post: SummaryPost) -> Words:
    """Where nobody on duty can take what waits: the shift that will be offered it; each word stands apart."""
    return _next(post.instead) if post.instead is not None and (post.still or post.unheld) else ()


def still(row: StillWith) -> Words:
    """Somebody who went, with what waits for them."""
    until: Words = (", who goes on until ", row.finishing_until) if row.finishing_until else ()
    waits = counted(row.count, "contact waits", "contacts wait")
    return (f"{waits} with ", Strong(shortened(row.person.name, _NAME)), *until, ".")


def moved(made: PlanPicture) -> Words:
    """What Baton handed over by itself."""
    givers = plan.shares(made.gives).removesuffix(f" {made.total:,}")
    return (f"From {givers}: {plan.shares(made.gets, '+')}",)


def others(hidden: int) -> str:
    """How many are not shown."""
    return f"and {counted(hidden, 'other')}"


def handover(post: HandoverPost) -> Words:
    """What the next shift finds."""
    before = f"The shift for {whose(post.shift)} before yours is over."
    if not post.waiting:
        return ("🤝 ", Strong(before), " Nothing waits.")
    oldest: Words = ("; the first wrote ", Ago(post.oldest)) if post.oldest else ()
    waits = counted(post.waiting, "contact waits", "contacts wait")
    nobody = f", {post.unheld:,} of them with nobody yet" if post.unheld else ""
    people = [f"{shortened(ref.name, _NAME)} ({count:,})" for ref, count in post.people[:_SHOWN]]
    held = f"\nWith {listed(people)}." if people else ""
    return ("🤝 ", Strong(before), f" {waits}{nobody}", *oldest, f".{held}")


def notes(post: HandoverPost) -> str:
    """What was written about those who wait."""
    return "\n".join(f"{each.name}: “{shortened(each.words, _NOTE)}”" for each in post.notes)


def whose(shift: EndedShift) -> str:
    """The campaign of a shift."""
    return shift.campaign.name if shift.campaign else ALL


def _long(span: timedelta) -> str:
    minutes = max(1, round(span.total_seconds() / 60))
    return counted(minutes, "minute")
