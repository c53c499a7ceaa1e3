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
from bot.views.phrases.languages import number
from bot.views.phrases.reassignment import plan
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Ago, Strong, Word, Words, listed, shortened
from bot.vocabulary import AtShiftEnd

LEAVE = later("Leave in the queue")
FINISH, RELEASE, HAND_OVER, HAND_OVER_ALL = (
    later("I'll finish"),
    later("Release"),
    later("Hand over"),
    later("Hand over all"),
)
ALL = later("all campaigns")
AT_END, GRACE = later("When a shift ends"), later("Minutes to answer")
POLICIES = {
    AtShiftEnd.ASK: later("Ask the holders first what shall become of what waits"),
    AtShiftEnd.HAND_OVER: later("Hand over at once what waits"),
}
AT_ONCE = later("what waits is handed over at once when a shift ends")
GRACE_HINT = later("Where holders are asked. Without an answer, what waits goes to whoever is on duty.")
NOBODY = later("Nobody on duty can take them now.")
_NAME, _NOTE, _SHOWN = 40, 200, 10


def parting(post: PartingPost) -> Words:
    """Their shift is over; what shall become of what waits."""
    over = (
        Strong(tr("Your shift for {whose} is over.", whose=whose(post.shift))),
        " ",
        tr("Thank you."),
        " ",
    )
    if not post.waiting:
        return (*over, tr("Nothing waits for you."))
    if post.finishing_until:
        return (*over, *_waits(post), " ", *say("You go on until {at}.", at=post.finishing_until))
    return (*over, *_waits(post), " ", tr("What shall become of them?"))


def _waits(post: PartingPost) -> Words:
    if post.oldest is None:
        return say_n("{n} contact still waits for you.", "{n} contacts still wait for you.", post.waiting)
    return say_n(
        "{n} contact still waits for you; the first wrote {since}.",
        "{n} contacts still wait for you; the first wrote {since}.",
        post.waiting,
        since=Ago(post.oldest),
    )


def ending(post: ShiftEndingPost) -> Words:
    """A shift ends soon: what somebody holds, and who is next."""
    left, ends = post.left, Ago(post.left.shift.ends_at)
    told = say("Your shift for {whose} ends {at}.", whose=whose(left.shift), at=ends)
    held = [tr_n("{n} reply waits for you", "{n} replies wait for you", left.waiting)] if left.waiting else []
    unsent = tr_n("{n} contact is yet to be texted", "{n} contacts are yet to be texted", post.unsent)
    held += [unsent] if post.unsent else []
    return ("⏰ ", *told, f" {listed(held)}. ", *_after(left))


def _after(left: PartingPost) -> Words:
    """To whom what waits goes then."""
    if left.taker is not None:
        return (tr("Next:"), " ", *(piece for word in why(left.taker) for piece in (word, " ")))[:-1]
    if left.instead is None:
        return say("What is left goes to those on duty then.")
    coming = _next(left.instead)
    return (coming[0], *(piece for word in coming[1:] for piece in (" ", word)))


def why(taker: Taker) -> Words:
    """Who would take over, and why they; each word stands apart."""
    name = shortened(taker.person.name, _NAME)
    if taker.on_shift and taker.until:
        return (
            tr("{name} is on shift until", name=name),
            taker.until,
            tr_n("and has {n} contact to do.", "and has {n} contacts to do.", taker.open_work),
        )
    if taker.begins:
        return (tr("{name}'s shift begins", name=name), taker.begins)
    return say("{name} was at work lately.", name=name)


def otherwise(post: PartingPost) -> Words:
    """What happens without a press; each word stands apart."""
    if post.finishing_until:
        return say("Whatever waits then goes to those on duty.")
    at = post.settles_at or post.shift.ends_at
    if post.instead is not None:
        told = tr("{nobody} They wait in the queue, which admins see, from:", nobody=NOBODY)
        return (told, at, *_next(post.instead))
    return (tr("Release lets them wait for anybody. They go to those on duty by themselves at:"), at)


def alone(why: NobodyThere) -> Words:
    """Nobody on duty can take what waits: who could."""
    names = [shortened(each.name, _NAME) for each in why.instead.admins]
    told = [str(NOBODY), tr("Nothing was moved.")]
    if names:
        could = listed(names, "or")
        told.append(tr("{people} could take them, by /reassign or from the summary.", people=could))
    coming = _next(why.instead)
    after: Words = (" ", coming[0], " ", *coming[1:], ".") if coming else ()
    return (" ".join([*told, tr("In the queue admins see them.")]), *after)


def _next(instead: Instead) -> Words:
    if instead.next_shift is None:
        return say("No shift is planned.")
    return (tr("The next shift is offered them as it begins:"), instead.next_shift)


def give(to: PersonRef) -> str:
    """What a button says that names an admin."""
    return tr("Give to {name}", name=shortened(to.name, _NAME))


def takers(post: PartingPost) -> list[tuple[str, int]]:
    """What the buttons say that hand over, and to whom each does: by id, or 0 for those on duty."""
    best = [(hand_over(post.taker), post.taker.person.id)] if post.taker else []
    if post.instead is None:
        return best or [(HAND_OVER, 0)]
    named = {to for _, to in best}
    return [*best, *((give(each), each.id) for each in post.instead.admins if each.id not in named)]


def give_all(to: PersonRef) -> str:
    """The same, for all that waits."""
    return tr("Give all to {name}", name=shortened(to.name, _NAME))


def hand_over(taker: Taker | None) -> str:
    """What the button says."""
    return tr("Hand over to {person}", person=shortened(taker.person.name, _NAME)) if taker else HAND_OVER


def reassign(taker: Taker) -> str:
    """What the lead's button says."""
    return tr("Reassign to {person}", person=shortened(taker.person.name, _NAME))


def summary(post: SummaryPost) -> Words:
    """What a shift did."""
    done = post.done
    said = [
        tr_n("{n} first text", "{n} first texts", done.texts),
        tr_n("{n} reply", "{n} replies", done.replies),
        tr_n("{n} answer", "{n} answers", done.answers),
    ]
    times: list[Word] = []
    if done.times.median is not None and done.times.slow is not None:
        half, most = _long(done.times.median), _long(done.times.slow)
        times = [
            tr(
                "\nHalf of the replies were answered within {half}, nine of ten within {most}.",
                half=half,
                most=most,
            )
        ]
    return (
        "🏁 ",
        Strong(tr("The shift for {whose} is over.", whose=whose(post.shift))),
        f"\n{listed(said)}.",
        *times,
    )


def left(post: SummaryPost) -> str:
    """What waits."""
    lines = []
    if post.unheld:
        lines.append(
            tr_n(
                "{n} contact waits for somebody to take.",
                "{n} contacts wait for somebody to take.",
                post.unheld,
            )
        )
    if not post.still and not post.unheld:
        lines.append(tr("Nothing waits with anybody off duty."))
    elif post.instead is not None:
        lines.append(NOBODY)
    return " ".join(lines)


def coming(post: SummaryPost) -> Words:
    """Where nobody on duty can take what waits: the shift that will be offered it; each word stands apart."""
    return _next(post.instead) if post.instead is not None and (post.still or post.unheld) else ()


def still(row: StillWith) -> Words:
    """Somebody who went, with what waits for them."""
    person = Strong(shortened(row.person.name, _NAME))
    if row.finishing_until is None:
        return say_n(
            "{n} contact waits with {person}.", "{n} contacts wait with {person}.", row.count, person=person
        )
    return say_n(
        "{n} contact waits with {person}, who goes on until {at}.",
        "{n} contacts wait with {person}, who goes on until {at}.",
        row.count,
        person=person,
        at=row.finishing_until,
    )


def moved(made: PlanPicture) -> Words:
    """What Baton handed over by itself."""
    givers = plan.shares(made.gives).removesuffix(f" {made.total:,}")
    return say("From {givers}: {shares}", givers=givers, shares=plan.shares(made.gets, "+"))


def others(hidden: int) -> str:
    """How many are not shown."""
    return tr_n("and {n} other", "and {n} others", hidden)


def handover(post: HandoverPost) -> Words:
    """What the next shift finds."""
    before = tr("The shift for {whose} before yours is over.", whose=whose(post.shift))
    if not post.waiting:
        return ("🤝 ", Strong(before), " ", tr("Nothing waits."))
    people = [f"{shortened(ref.name, _NAME)} ({number(count)})" for ref, count in post.people[:_SHOWN]]
    held = "\n" + tr("With {names}.", names=listed(people)) if people else ""
    return ("🤝 ", Strong(before), " ", *_found(post), held)


def _found(post: HandoverPost) -> Words:
    """How much waits, since when, and how much of it with nobody."""
    waits = tr_n("{n} contact waits", "{n} contacts wait", post.waiting)
    nobody = tr("{unheld} of them with nobody yet", unheld=post.unheld) if post.unheld else ""
    told = ", ".join(each for each in (waits, nobody) if each)
    if post.oldest is None:
        return (f"{told}.",)
    return say("{told}; the first wrote {since}.", told=told, since=Ago(post.oldest))


def notes(post: HandoverPost) -> str:
    """What was written about those who wait."""
    return "\n".join(f"{each.name}: “{shortened(each.words, _NOTE)}”" for each in post.notes)


def whose(shift: EndedShift) -> str:
    """The campaign of a shift."""
    return shift.campaign.name if shift.campaign else ALL


def _long(span: timedelta) -> str:
    minutes = max(1, round(span.total_seconds() / 60))
    return tr_n("{n} minute", "{n} minutes", minutes)
