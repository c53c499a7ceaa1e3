"""What is said where work lies: to whoever holds it, to whoever looks after it, and how much one hears."""

from collections.abc import Sequence
from datetime import datetime

from bot.assignment.outcomes.attention import EscalationPost, Late, NobodyOnPost, NudgePost, StillOnItPost
from bot.assignment.outcomes.reassignment import PlanPicture, Taker
from bot.views.phrases.reassignment import plan
from bot.views.phrases.sentences import later, say, say_n, tr, tr_n
from bot.views.phrases.words import Ago, Strong, Words, listed, shortened
from bot.vocabulary import Volume

HAND_OVER, STILL_HERE, GIVE_BACK, OPEN = (
    later("Hand them over"),
    later("Still here"),
    later("Give them back"),
    later("Open"),
)
NOTIFICATIONS = later("What Baton tells you by itself")
HEARS = later("Baton tells you")
VOLUMES = {
    Volume.ALL: later("Everything"),
    Volume.FEW: later("Only what is about to go wrong"),
    Volume.NONE: later("Nothing"),
}
REMIND, ASK = later("Remind holders of replies that wait"), later("Ask about buckets that nobody texts")
REMIND_HINT = later(
    "Whoever is on duty and does not answer is reminded; in vain, the lead of the shift is told."
)
ASK_HINT = later("Without an answer within 10 minutes, unsent contacts go back to the pool.")
_NAMED, _NAME = 3, 60
_HOUR = 60
# Who is mentioned in a campaign's channel when nobody is on duty.
CALLED, NO_ROLE = later("Role called when nobody is on"), later("none")
CALLED_HINT = later("Mentioned in the channel once a shift at most. Empty: no role.")


def minutes(number: int) -> str:
    """How long something may lie."""
    if number == 0:
        return tr("Never")
    if number % _HOUR == 0:
        return tr_n("After {n} hour", "After {n} hours", number // _HOUR)
    return tr_n("After {n} minute", "After {n} minutes", number)


def nudge(post: NudgePost) -> Words:
    """To a holder: how many wait too long, since when, and where."""
    if not post.late:
        return say("✅ Nothing waits for you too long any more.")
    total = sum(each.count for each in post.late)
    head = tr_n("{n} reply has waited too long for you.", "{n} replies have waited too long for you.", total)
    return ("⏳ ", Strong(head), " ", *_where(post.late))


def hand_over_question() -> tuple[str, str]:
    """Asked before everything that waits is handed over."""
    return (
        tr("Hand them over?"),
        tr("All replies that wait for you go to those on duty, or else to the admins."),
    )


def handed_over(done: PlanPicture) -> Words:
    """What waited is with others."""
    if not done.total:
        return say("Nothing was handed over: it was answered or moved meanwhile.")
    return say("✅ {went}. Thank you!", went=plan.went(done))


def escalation(post: EscalationPost) -> Words:
    """To whoever looks after a campaign: somebody does not answer."""
    if not post.late:
        return say("✅ Nothing waits for {holder} too long any more.", holder=post.holder.name)
    total = sum(each.count for each in post.late)
    head = Strong(tr("{holder} does not answer.", holder=post.holder.name))
    return ("⏳ ", head, " ", *_where(post.late, of_others=total), *_best(post.taker))


def reassign_to(taker: Taker) -> str:
    """What the button says."""
    return tr("Reassign to {person}", person=shortened(taker.person.name, _NAME))


def still_on_it(post: StillOnItPost) -> Words:
    """The question about a bucket that lies, or what became of the bucket."""
    name = post.campaign.name
    if post.until is None:
        return say_n(
            "{n} unsent contact of {campaign} went back to the pool. Type /text to start again.",
            "{n} unsent contacts of {campaign} went back to the pool. Type /text to start again.",
            post.returned,
            campaign=name,
        )
    told = say_n(
        "You have {n} contact of {campaign} yet to text. Without an answer they go back to the pool {at}.",
        "You have {n} contacts of {campaign} yet to text. Without an answer they go back to the pool {at}.",
        post.unsent,
        campaign=name,
        at=post.until,
    )
    return (Strong(tr("Are you still on it?")), " ", *told)


def still_here(post: StillOnItPost) -> Words:
    """The answer to the question was yes."""
    if not post.unsent:
        return say(
            "You have no unsent contacts of {campaign} any more. Type /text to start again.",
            campaign=post.campaign.name,
        )
    return say_n(
        "👍 {n} contact of {campaign} stays with you.",
        "👍 {n} contacts of {campaign} stay with you.",
        post.unsent,
        campaign=post.campaign.name,
    )


def nobody_on(post: NobodyOnPost) -> Words:
    """Replies come, and nobody is there for them; or somebody is again."""
    name, waiting = post.campaign.name, tr_n("{n} reply waits.", "{n} replies wait.", post.waiting)
    if post.on:
        names = [each.name for each in post.on[:_NAMED]]
        hidden = len(post.on) - len(names)
        on = listed([*names, tr_n("{n} other", "{n} others", hidden)] if hidden else names)
        told = tr_n(
            "✅ {people} is on duty for {campaign} now.",
            "✅ {people} are on duty for {campaign} now.",
            len(post.on),
            people=on,
            campaign=name,
        )
        return (f"{told} {waiting}",)
    begins = say("The next shift begins {at}.", at=post.next_shift) if post.next_shift else (_NO_SHIFT,)
    head = Strong(tr("Nobody is on duty for {name}, and replies come.", name=name))
    return ("🚨 ", head, f" {waiting} ", *begins)


def chosen(volume: Volume) -> Words:
    """How much somebody hears from now on."""
    return {
        Volume.ALL: (tr("🔔 Baton tells you of replies that wait, of idle contacts and of trouble."),),
        Volume.FEW: (tr("🔔 Baton tells you only what is about to go wrong."),),
        Volume.NONE: (tr("🔕 Baton tells you nothing by itself. Type /text to see what waits for you."),),
    }[volume]


def hears(volume: Volume) -> str:
    """How much somebody hears, to others; nothing to say where it is everything."""
    return {
        Volume.ALL: "",
        Volume.FEW: tr("🔔 hears only what is about to go wrong"),
        Volume.NONE: tr("🔕 hears nothing by itself"),
    }[volume]


_NO_SHIFT = later("No other shift is planned: open one with /shift.")


def _oldest(late: Sequence[Late]) -> datetime:
    return min(each.oldest for each in late)


def _where(late: Sequence[Late], of_others: int = 0) -> Words:
    """Since when replies wait and where: for the reader, or so many of somebody else's."""
    oldest, named = Ago(_oldest(late)), [_in(each) for each in late[:_NAMED]]
    hidden = len(late) - len(named)
    named += [tr("{n} other campaigns", n=hidden)] if hidden > 1 else []
    if of_others and len(late) == 1:
        return say_n(
            "{n} reply waits for them; the oldest came {since} in {campaign}.",
            "{n} replies wait for them; the oldest came {since} in {campaign}.",
            of_others,
            since=oldest,
            campaign=late[0].campaign.name,
        )
    if of_others:
        return say_n(
            "{n} reply waits for them; the oldest came {since}: {places}.",
            "{n} replies wait for them; the oldest came {since}: {places}.",
            of_others,
            since=oldest,
            places=listed(named),
        )
    if len(late) == 1:
        return say("The oldest came {since} in {campaign}.", since=oldest, campaign=late[0].campaign.name)
    return say("The oldest came {since}: {places}.", since=oldest, places=listed(named))


def _in(late: Late) -> str:
    return tr("{count} in {campaign}", count=late.count, campaign=late.campaign.name)


def _best(taker: Taker | None) -> Words:
    if taker is None:
        return ("\n", *say("Nobody else is there to take them."))
    work = tr_n("{n} open conversation", "{n} open conversations", taker.open_work)
    places: dict[str, str] = {"name": taker.person.name, "work": work}
    if taker.on_shift and taker.until:
        told = say("{name} could take them: {work}, on shift until {at}.", at=taker.until, **places)
    elif taker.begins:
        told = say(
            "{name} could take them: {work}, on the shift that begins {at}.", at=taker.begins, **places
        )
    else:
        told = say("{name} could take them: {work}, at work lately.", **places)
    return ("\n", *told)
